"""Lines to paragraphs.

Newspapers break lines at paragraphs, e-mails and old agency copy at a width. A break at a width shows itself: the first
word of the next line would not have fitted on this one. Lists, tables and lines of newspapers do not behave so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from channelfacts.lexicons import lexicon

LINE = re.compile(r"[^\n\u2028\u2029\f]+")
MARKER = re.compile(
    r"\s*(?:(?P<sign>[•●▪◦‣·►▶■□✓]|[*–—-](?=\s)|\(?[a-z]\)(?=\s)|\(?[ivx]{1,5}\)(?=\s))"
    r"|(?P<number>\(?\d{1,3}[.)](?=\s))|(?P<hash>#{1,6}(?=\s))|(?P<mail>(?:>\s?){1,8}))\s*"
)
"""What stands before the text of a line: bullet, number of the paragraph, heading's mark, the mark of quoted mail."""

NARROW, WIDE = 45, 100
"""Widths, in characters, at which people and machines break lines."""
ENDS = '.!?:”"…'


@dataclass(frozen=True, slots=True)
class Paragraph:
    """From `start`, after any marker, to `end`. marker: `sign`, `number`, `hash`, `mail`, or None. lines: how many.

    alone: a blank line, or the edge of the text, lies before it.
    """

    start: int
    end: int
    marker: str | None = None
    lines: int = 1
    alone: bool = True


def paragraphs(text: str) -> Iterator[Paragraph]:
    """The paragraphs: lines, joined where a line was only broken for its length. Markers belong to none."""
    blocks = list(_blocks(text))
    widths = [_width(text, block) for block in blocks]
    usual = max((width for width in widths if width), default=0)
    for block, width in zip(blocks, widths, strict=True):
        i = 0
        while i < len(block):
            first = i
            while i + 1 < len(block) and _goes_on(text, block[i], block[i + 1], width, usual):
                i += 1
            yield _paragraph(text, block[first][0], block[i][1], lines=i - first + 1, alone=first == 0)
            i += 1


def _paragraph(text: str, start: int, end: int, *, lines: int, alone: bool) -> Paragraph:
    marker = MARKER.match(text, start, end)
    if marker is None or marker.end() >= end:
        return Paragraph(start, end, None, lines, alone)
    return Paragraph(marker.end(), end, marker.lastgroup, lines, alone)


def _blocks(text: str) -> Iterator[list[tuple[int, int]]]:
    """Runs of lines without a blank line between them."""
    block: list[tuple[int, int]] = []
    before = 0
    for found in LINE.finditer(text):
        line = found.group()
        if line.isspace():
            continue
        start, end = found.start(), found.start() + len(line.rstrip())
        if block and text.count("\n", before, start) > 1:
            yield block
            block = []
        block.append((start, end))
        before = end
    if block:
        yield block


def _first_word(text: str, line: tuple[int, int]) -> int:
    """The length of a line's first word."""
    end = line[0]
    while end < line[1] and not text[end].isspace():
        end += 1
    return end - line[0]


def _width(text: str, block: Sequence[tuple[int, int]]) -> int:
    """The width at which the lines of a block were broken, or 0."""
    if len(block) < 3:
        return 0
    widest = max(end - start for start, end in block)
    if not NARROW <= widest <= WIDE:
        return 0
    long = full = 0
    for line, following in pairwise(block):
        length = line[1] - line[0]
        if length >= 0.6 * widest:  # shorter ones end a paragraph or stand in a list
            long += 1
            full += length + 1 + _first_word(text, following) > widest
    return widest if long >= 2 and full >= 0.6 * long else 0


def _goes_on(text: str, line: tuple[int, int], following: tuple[int, int], width: int, usual: int) -> bool:
    """Is the next line the rest of this one?"""
    start, end = line
    last, first = text[end - 1], text[following[0] : following[0] + 2].lstrip()[:1]
    marker = MARKER.match(text, *following)
    if marker is not None and not ((width or usual) and last not in ENDS and _within(text, marker)):
        return False
    if end - start > 2 * WIDE or (last not in ENDS and _about().match(text, *following)):
        return False
    broken_at = width or (usual if end - start <= usual else 0)
    if broken_at:
        return end - start + 1 + _first_word(text, following) > broken_at
    if last in ENDS or last == ";":
        return False
    return first.islower() or first in ",;)" or last in ",£$€"


@cache
def _about() -> re.Pattern[str]:
    """The start of a line about the article: it does not go on with the headline above it."""
    meta = lexicon("layout")["meta"]
    cues = "|".join(re.escape(c.capitalize()) for c in (*meta["dates"], *meta["bylines"]))
    return re.compile(rf"(?:{cues})\b(?=[\s:]+[A-Z\d])")


def _within(text: str, marker: re.Match[str]) -> bool:
    """May what looks like a marker be a number or a dash in the middle of a sentence?"""
    dash = marker["sign"] in ("-", "–", "—") and text[marker.end() : marker.end() + 1].islower()
    return dash or marker.lastgroup == "number"
