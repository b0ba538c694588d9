"""PDF files for tests, drawn line by line, so that each test knows what stands where."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
FONT = "Times-Roman"


@dataclass
class Style:
    """How a document looks. running: what each page has at its head and foot, given its number from 1."""

    columns: int = 1
    size: float = 10.0
    margin: float = 60.0
    gutter: float = 18.0
    indent: float = 0.0
    space: float = 6.0
    hyphenate: bool = False
    justify: bool = False
    running: Callable[[int], tuple[str, str]] | None = None
    title: str | None = None
    notes: dict[int, str] = field(default_factory=dict)
    lines_a_column: int = 50


def broken(paragraph: str, width: float, style: Style, font: str = FONT) -> list[str]:
    """A paragraph in lines of a width, words parted where the style says so."""
    lines: list[str] = []
    line = ""

    def fits(text: str) -> bool:
        indent = style.indent if not lines else 0.0
        return stringWidth(text, font, style.size) <= width - indent

    for word in paragraph.split():
        candidate = f"{line} {word}" if line else word
        if fits(candidate):
            line = candidate
            continue
        at = next(
            (i for i in range(len(word) - 3, 2, -1) if _parts(word, i, style) and fits(_head(line, word, i))), None
        )
        if at is None:
            lines.append(line)
            line = word
        else:
            lines.append(_head(line, word, at))
            line = word[at:]
    return [*lines, line]


def _parts(word: str, at: int, style: Style) -> bool:
    """May a word be parted before its letter `at`? At its own hyphens always."""
    return word[at - 1] == "-" or (style.hyphenate and word.isalpha() and word.islower() and len(word) > 6)


def _head(line: str, word: str, at: int) -> str:
    head = word[:at] if word[at - 1] == "-" else f"{word[:at]}-"
    return f"{line} {head}" if line else head


def pdf(paragraphs: Sequence[str], style: Style | None = None, **settings: object) -> bytes:
    """A PDF file with the paragraphs, one behind the other, column after column, page after page."""
    style = style or Style()
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4, invariant=1, **settings)  # type: ignore[arg-type]
    width = (WIDTH - 2 * style.margin - (style.columns - 1) * style.gutter) / style.columns
    leading = 1.2 * style.size
    number, column, down = 1, 0, 0.0

    def open_page() -> None:
        if style.running is not None:
            head, foot = style.running(number)
            canvas.setFont("Helvetica", 8)
            canvas.drawString(style.margin, HEIGHT - 30, head)
            canvas.drawCentredString(WIDTH / 2, 28, foot)
        if number in style.notes:
            canvas.setFont(FONT, 7)
            canvas.drawString(style.margin, 62, style.notes[number])

    open_page()
    top = HEIGHT - 70
    if style.title:
        canvas.setFont("Times-Bold", 18)
        canvas.drawString(style.margin, top, style.title)
        top -= 34
    for text, first, last in _all(paragraphs, width, style):
        if down + leading > min(top - 80, style.lines_a_column * leading):
            down, column = 0.0, column + 1
            if column == style.columns:
                canvas.showPage()
                number, column, top = number + 1, 0, HEIGHT - 70
                open_page()
        x = style.margin + column * (width + style.gutter) + (style.indent if first else 0.0)
        write = canvas.beginText(x, top - down - leading)
        write.setFont(FONT, style.size)
        room = width - (style.indent if first else 0.0) - stringWidth(text, FONT, style.size)
        write.setWordSpace(room / text.count(" ") if style.justify and not last and " " in text else 0)
        write.textOut(text)
        canvas.drawText(write)
        down += leading + (style.space if last else 0.0)
    canvas.showPage()
    canvas.save()
    return made.getvalue()


def _all(paragraphs: Sequence[str], width: float, style: Style) -> Iterator[tuple[str, bool, bool]]:
    for paragraph in paragraphs:
        lines = broken(paragraph, width, style)
        for at, line in enumerate(lines):
            yield line, at == 0, at == len(lines) - 1


def drawn(draw: Callable[[Canvas], None], **settings: object) -> bytes:
    """A PDF file of one page, or as many as `draw` makes."""
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4, invariant=1, **settings)  # type: ignore[arg-type]
    draw(canvas)
    canvas.save()
    return made.getvalue()
