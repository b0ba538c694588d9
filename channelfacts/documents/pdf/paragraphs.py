"""Lines to paragraphs, and paragraphs over the ends of columns and pages.

A line is broken where the next word would not have fitted: where it would have, somebody meant a new paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from channelfacts.documents.pdf.columns import Line

ENDED = re.compile(r"""[.!?:;…]["'”’)\]]*\d{0,2}$""")
STOPPED = re.compile(r"""[.!?…]["'”’)\]]*$""")
MARKER = re.compile(
    r"(?:[•●▪◦‣·►▶■□✓]|[-–—*]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s|\(?[ivx]{1,5}[.)]\s|\d{1,2}(?:\.\d{1,2}){1,3}\s)"
)
NOTE = re.compile(r"(?:\[?\d{1,3}\]?|[*†‡§])\s?\S")
FIGURE = re.compile(r"[£$€]?\s?[\d–-][\d,. ]*(?:%|m|bn|k|million|billion)?$")
SMALL, LARGE = 0.88, 1.2
"""Of the usual height of letters: notes have less, headings more."""
SAME = 0.18
"""Share by which heights may differ within a paragraph: fonts of one size differ among themselves."""
LEADERS = re.compile(r"(?:\. ?){4,}")
PAGE = re.compile(r"\d{1,4}|[ivxl]{1,7}")
FEWEST_CONTENTS = 3
"""Lines of a table of contents at least."""
LONGEST_HEADING = 200


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together. kind: paragraph, heading, row (of a table) or note (at the foot of a page).

    right: how far lines go in its column. indented: its first line stands further in than the column.
    """

    lines: list[Line]
    kind: str = "paragraph"
    right: float = 0.0
    indented: bool = False

    @property
    def last(self) -> Line:
        return self.lines[-1]

    @property
    def unfinished(self) -> bool:
        """Does it end within a sentence?"""
        return self.kind == "paragraph" and ENDED.search(self.last.text) is None


def paragraphs(pages: Iterable[list[list[Line]]]) -> list[Paragraph]:
    """The paragraphs of a document, given the lines of each column of each page."""
    pages = [[_without_contents(column) for column in page] for page in pages]
    heights = [line.height for page in pages for column in page for line in column for _ in range(len(line.text))]
    usual = median(heights) if heights else 1.0
    found: list[Paragraph] = []
    for page in pages:
        notes: list[Paragraph] = []
        for column in page:
            read = list(_column(column, usual)) if column else []
            notes += [part for part in read if part.kind == "note"]
            body = [part for part in read if part.kind != "note"]
            if found and body and _goes_on(found[-1], body[0]):
                found[-1].lines += body[0].lines
                found[-1].right = body[0].right
                del body[0]
            found += body
        at = _place(found, notes)
        found[at:at] = notes
    return found


def _without_contents(lines: list[Line]) -> list[Line]:
    """The lines without a table of contents; dots between other things and their figures become the gap of a table."""
    led = [(line, LEADERS.split(line.text)) for line in lines if LEADERS.search(line.text)]
    contents = [line for line, parts in led if PAGE.fullmatch(parts[-1].strip())]
    for line, parts in led:
        line.cells = [part.strip() for part in parts if part.strip()]
        line.edges = [line.edges[0], *[line.edges[-1]] * (len(line.cells) - 1)]
    gone = set(map(id, contents)) if len(contents) >= FEWEST_CONTENTS else set()
    return [line for line in lines if id(line) not in gone and line.cells]


def _place(found: list[Paragraph], notes: list[Paragraph]) -> int:
    """Where the notes of a page go: before a paragraph that may go on overleaf, so that it stays whole.

    Only if that begins on the page of the notes: pages stay in order.
    """
    on_page = bool(found and notes) and found[-1].lines[0].page == notes[0].lines[0].page
    return len(found) - 1 if on_page and found[-1].unfinished else len(found)


def _goes_on(before: Paragraph, following: Paragraph) -> bool:
    """Does a paragraph go on at the head of the next column or page?

    A line that is full goes on, but where the next one is set in like the first of a paragraph. A line that is not
    ends its paragraph, but within a sentence.
    """
    if before.kind != "paragraph" or following.kind != "paragraph":
        return False
    first = following.lines[0]
    if abs(before.last.height - first.height) > SAME * first.height or MARKER.match(first.text):
        return False
    if not _had_room(before.last, first, before.right):
        return not following.indented
    return before.unfinished and first.text[:1].islower()


def _had_room(last: Line, line: Line, right: float) -> bool:
    """Would the first word of a line have fitted on the line before it?"""
    return not last.text.endswith("-") and last.x1 + 0.2 * last.height + line.word < right - 1.0


def _column(lines: list[Line], usual: float) -> Iterator[Paragraph]:
    """The paragraphs of a stretch of column."""
    right = sorted(line.x1 for line in lines)[-1 - len(lines) // 20]
    left = sorted(line.x0 for line in lines)[int(0.1 * (len(lines) - 1))]
    gaps = sorted(above.bottom - below.bottom for above, below in pairwise(lines))
    leading = gaps[len(gaps) // 2] if len(gaps) > 2 else min(*gaps, 1.35 * usual) if gaps else usual
    open_one: Paragraph | None = None
    for at, line in enumerate(lines):
        kind = "row" if _is_row(lines, at) else "paragraph"
        if open_one is not None and open_one.kind == kind == "paragraph" and not _parts(open_one, line, leading):
            open_one.lines.append(line)
            continue
        if open_one is not None:
            yield _named(open_one, usual)
        open_one = Paragraph([line], kind, right, line.x0 > left + 0.7 * line.height)
    if open_one is not None:
        yield _named(open_one, usual)


def _is_row(lines: list[Line], at: int) -> bool:
    """Is the line a row of a table: cells of figures, or cells under or over those of another line?"""
    line = lines[at]
    if len(line.cells) < 2 or (len(line.cells) == 2 and MARKER.match(f"{line.cells[0]} ")):
        return False
    beside = [other for other in (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2]) if len(other.cells) > 1]
    figures = all(FIGURE.match(cell) for cell in line.cells[1:])
    return bool(beside) and (figures or any(_aligned(line, other) for other in beside))


def _aligned(line: Line, other: Line) -> bool:
    """Do two lines have a cell, not the first, that begins or ends at the same place?"""
    return any(abs(one[edge] - two[edge]) < 2.0 for one in line.edges[1:] for two in other.edges[1:] for edge in (0, 1))


def _parts(before: Paragraph, line: Line, leading: float) -> bool:
    """Does a new paragraph begin with the line?"""
    last = before.last
    if abs(last.height - line.height) > SAME * max(last.height, line.height):
        return True
    if last.bottom - line.bottom > 1.35 * max(leading, line.height) or MARKER.match(line.text):
        return True
    if _had_room(last, line, before.right):
        return True
    hanging = len(before.lines) == 1 and MARKER.match(before.lines[0].text)
    return not hanging and line.x0 > last.x0 + 0.7 * line.height and ENDED.search(last.text) is not None


def _named(found: Paragraph, usual: float) -> Paragraph:
    """The paragraph with its kind, by the size of its letters."""
    if found.kind == "row":
        return found
    height, text = found.lines[0].height, " ".join(line.text for line in found.lines)
    if height > LARGE * usual and len(text) <= LONGEST_HEADING:
        found.kind = "heading"
    elif height < SMALL * usual and NOTE.match(text) and len(text.split()) > 2:
        found.kind = "note"
    return found
