"""Running heads and feet, and the numbers of pages: what stands in the same place of page after page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from channelfacts.documents.pdf.segments import Segment

OUTER = 3
"""Lines from the top of a page, and from its foot, that may be such."""
MARGIN = 0.2
"""Share of a page's height, at its top and at its foot, in which they stand."""
FEWEST_PAGES, OFTEN = 2, 0.2
"""Pages, and share of the pages, that a line has to stand on: left and right pages have different ones."""
BAND = 6.0
"""Points by which a line may stand higher or lower from page to page."""
GAP = 1.3
"""Heights of a line by which they are parted from the text at least."""
NUMBER = re.compile(r"\d{1,4}(?!\d)|\b[ivxl]{1,7}\b")
FIRST = re.compile(r"\W*(?:1|[ivxl]{1,7})\W*")
"""The number of an only page, and of one before the first."""
ROMAN_ALONE = re.compile(r"[ivxl]{1,7}")
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}

Page = list[Segment]
Key = tuple[str, int, str, int]


def without_running(pages: list[Page]) -> list[Page]:
    """The pages without what runs along at their heads and feet. A page may become empty."""
    edges = [edge for page in pages for segment in page for edge in (segment.bottom, segment.top)]
    if not edges:
        return pages
    lower = min(edges) + MARGIN * (max(edges) - min(edges))
    upper = max(edges) - MARGIN * (max(edges) - min(edges))
    outer = [[s for s in _outermost(page) if s.top < lower or s.bottom > upper] for page in pages]
    seen: Counter[Key] = Counter()
    for index, page in enumerate(outer):
        seen.update({key for segment in page for key in _keys(segment, index)})
    needed = max(FEWEST_PAGES, OFTEN * len(pages))

    def runs(segment: Segment, index: int) -> bool:
        if len(pages) == 1 or ROMAN_ALONE.fullmatch(segment.text):
            return FIRST.fullmatch(segment.text) is not None
        return any(seen[key] >= needed for key in _keys(segment, index))

    running = [{id(s) for s in page if runs(s, index)} for index, page in enumerate(outer)]
    return [[s for s in page if id(s) not in gone] for page, gone in zip(pages, running, strict=True)]


def _outermost(page: Page) -> Iterator[Segment]:
    """The segments of the first and last lines of a page, as far as a gap parts them from the rest."""
    lines: dict[int, list[Segment]] = {}
    for segment in page:
        lines.setdefault(round(segment.bottom / BAND), []).append(segment)
    ordered = [lines[band] for band in sorted(lines)]
    for way in (ordered, ordered[::-1]):
        for at, (line, following) in enumerate(pairwise(way[: OUTER + 1]), 1):
            height = max(segment.height for segment in (*line, *following))
            if abs(line[0].bottom - following[0].bottom) > GAP * height:
                yield from (segment for line in way[:at] for segment in line)
                break


def _keys(segment: Segment, index: int) -> Iterator[Key]:
    """What a line of the kind says, and where: as it stands, and with a number in it counted from that of the page.

    One of these is the same from page to page. Each in its band and those beside, since paper slips; by its left end
    and its right one, since left and right pages mirror each other.
    """
    said = " ".join(segment.text.lower().split())
    texts = set() if NUMBER.fullmatch(said) else {said}
    for found in NUMBER.finditer(said):
        number = _value(found[0])
        # Years may rise from page to page of a report, and are no numbers of pages.
        if not 1900 <= number < 2100:
            texts.add(f"{said[: found.start()]}#{number - index}{said[found.end() :]}")
    band, left, right = (round(at / BAND) for at in (segment.bottom, segment.x0, segment.x1))
    for text in sorted(texts):
        for shift in (-1, 0, 1):
            for beside in (-1, 0, 1):
                yield text, band + shift, "left", left + beside
                yield text, band + shift, "right", right + beside


def _value(written: str) -> int:
    if written.isdigit():
        return int(written)
    values = [ROMAN[letter] for letter in written]
    return sum(-v if any(w > v for w in values[at + 1 : at + 2]) else v for at, v in enumerate(values))
