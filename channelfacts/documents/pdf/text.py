"""Paragraphs to the text of a Document, with the place where each page begins in it."""

from __future__ import annotations

from collections.abc import Iterable

from channelfacts.documents.blocks import CELL, MARKS, clean
from channelfacts.documents.mending import tidy
from channelfacts.documents.pdf.columns import Line
from channelfacts.documents.pdf.hyphens import joined, vocabulary
from channelfacts.documents.pdf.paragraphs import Paragraph


def text(paragraphs: Iterable[Paragraph], count: int) -> tuple[str, tuple[int, ...]]:
    """The text, and for each of `count` pages where it begins; a page without text begins where the next does."""
    paragraphs = [part for part in paragraphs if any(map(_said, part.lines))]
    known = vocabulary(_said(line) for part in paragraphs for line in part.lines)
    parts: list[str] = []
    starts: dict[int, int] = {}
    length = 0
    before = ""
    for paragraph in paragraphs:
        if parts:
            parts.append("\n" if paragraph.kind == before == "row" else "\n\n")
            length += len(parts[-1])
        before = paragraph.kind
        written = ""
        for line in paragraph.lines:
            said = _said(line, paragraph.kind)
            if not said:
                continue
            if written:
                whole = joined(written, said, known)
                starts.setdefault(line.page, length + len(whole) - len(said))
                written = whole
            else:
                starts.setdefault(line.page, length)
                written = MARKS.get(paragraph.kind, "") + said
        parts.append(written)
        length += len(written)
    whole_text = "".join((*parts, "\n")) if parts else ""
    return whole_text, _every(starts, count, len(whole_text))


def _said(line: Line, kind: str = "") -> str:
    """The line as it is written down: cells parted in a row of a table, else by a space."""
    return tidy(" ".join(clean(CELL.join(line.cells) if kind == "row" else line.text).split()))


def _every(starts: dict[int, int], count: int, end: int) -> tuple[int, ...]:
    made: list[int] = []
    following = end
    for page in range(count - 1, -1, -1):
        following = min(following, starts.get(page, following))
        made.append(following)
    return (0, *reversed(made[:-1])) if made else ()
