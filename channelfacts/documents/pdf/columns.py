"""The order in which a page is read: columns, and what stands over them in full width."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from channelfacts.documents.pdf.segments import Segment

STEP = 2.0
NARROWEST = 7.0
"""Points of the gutter between two columns at least."""
FEWEST = 5
"""Segments on one side of a gutter at least; on the other one, at the end of a text, may be few."""
CROSSING = (0.0, 0.03, 0.08, 0.15)
"""Shares of the segments that may cross a gutter: headings, tables and pictures' lines in full width."""
FULL = 0.55
"""Of the width of a column, what half of its segments have at least: cells of a table are narrower."""

CELL_GAP = 1.6
"""Heights of the gap between two cells of a table at least."""
SHORTEST = 15
"""Letters that half of the segments of a column have at least: a narrow column of a newspaper has 30."""


@dataclass(slots=True)
class Line:
    """What stands on one line of a column. cells: its segments, where gaps between them are wide.

    edges: from where to where each cell goes. word: the width of the first word.
    """

    x0: float
    x1: float
    bottom: float
    top: float
    cells: list[str]
    edges: list[tuple[float, float]]
    word: float
    page: int

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def text(self) -> str:
        return " ".join(self.cells)


def columns(segments: list[Segment], page: int) -> list[list[Line]]:
    """The lines of each stretch of column, stretches in the order of reading, lines from top to bottom."""
    return [lines(part, page) for part in _ordered(segments) if part]


def _ordered(segments: list[Segment]) -> list[list[Segment]]:
    gutter = _gutter(segments)
    if gutter is None:
        return [segments]
    middle = sum(gutter) / 2
    # A line that runs over into the gutter is one of its column; one that runs across it is not.
    over = {id(s) for s in segments if s.x0 < gutter[0] and s.x1 > gutter[1]}
    across = sorted((s for s in segments if id(s) in over), key=lambda s: -s.top)
    bands: list[tuple[list[Segment], list[Segment]]] = [([], []) for _ in range(len(across) + 1)]
    for segment in segments:
        if id(segment) in over:
            continue
        at = sum(1 for other in across if other.bottom + 0.5 * other.height > segment.bottom + 0.5 * segment.height)
        bands[at][segment.x0 + segment.x1 >= 2 * middle].append(segment)
    ordered: list[list[Segment]] = []
    for at, (left, right) in enumerate(bands):
        if left or right:
            ordered += [*_ordered(left), *_ordered(right)] if left and right else [left or right]
        if at < len(across):
            # Lines in full width that follow each other are one stretch.
            if ordered and not (left or right) and at:
                ordered[-1] = [*ordered[-1], across[at]]
            else:
                ordered.append([across[at]])
    return ordered


def _gutter(segments: list[Segment]) -> tuple[float, float] | None:
    """From where to where the space between two columns goes, if the segments stand in columns of prose.

    The widest strip that nothing crosses; where there is none, one that few segments cross.
    """
    if len(segments) <= FEWEST:
        return None
    low, high = min(s.x0 for s in segments), max(s.x1 for s in segments)
    covered = [0] * (int((high - low) / STEP) + 1)
    for segment in segments:
        for step in range(int((segment.x0 - low) / STEP), int((segment.x1 - low) / STEP) + 1):
            covered[step] += 1
    for share in CROSSING:
        strips = [(low + first * STEP, low + end * STEP) for first, end in _free(covered, share * len(segments))]
        fitting = [strip for strip in strips if strip[1] - strip[0] >= NARROWEST and _parts_prose(segments, strip)]
        if fitting:
            return max(fitting, key=lambda strip: strip[1] - strip[0])
    return None


def _free(covered: list[int], most: float) -> Iterator[tuple[int, int]]:
    """The runs of steps that at most so many segments cover: first step, and the one behind the last."""
    start: int | None = None
    for step, count in enumerate([*covered, len(covered) + int(most)]):
        if count <= most and step < len(covered):
            start = step if start is None else start
        elif start is not None:
            yield start, step
            start = None


def _parts_prose(segments: list[Segment], gutter: tuple[float, float]) -> bool:
    middle = sum(gutter) / 2
    left, right = [s for s in segments if s.x1 <= middle], [s for s in segments if s.x0 >= middle]
    if not left or not right or max(len(left), len(right)) < FEWEST:
        return False
    for side in (left, right):
        width = max(s.x1 for s in side) - min(s.x0 for s in side)
        prose = median(len(s.text) for s in side) >= SHORTEST
        if not prose or (median(s.x1 - s.x0 for s in side) < FULL * width and _gutter(side) is None):
            return False
    return True


def lines(segments: list[Segment], page: int) -> list[Line]:
    """Segments side by side as lines, from top to bottom; a large initial belongs to the line that it begins."""
    usual = median(s.height for s in segments)
    initials = [s for s in segments if len(s.text) == 1 and s.height > 1.8 * usual and s.text.isalpha()]
    rows: list[list[Segment]] = []
    for segment in sorted((s for s in segments if s not in initials), key=lambda s: (-s.bottom, s.x0)):
        row = rows[-1] if rows else None
        if row and abs(row[0].bottom - segment.bottom) < 0.4 * min(row[0].height, segment.height):
            row.append(segment)
        else:
            rows.append([segment])
    made = [_line(sorted(row, key=lambda s: s.x0), page) for row in rows]
    for initial in initials:
        beside = [line for line in made if line.x0 >= initial.x1 - 1 and line.top <= initial.top + 0.5 * usual]
        if beside:
            first = max(beside, key=lambda line: line.top)
            first.cells[0] = initial.text + first.cells[0]
    return made


def _line(row: list[Segment], page: int) -> Line:
    cells: list[str] = []
    edges: list[tuple[float, float]] = []
    for segment in row:
        text = " ".join(segment.text.split())
        gap = segment.x0 - edges[-1][1] if edges else 0.0
        if edges and gap < CELL_GAP * segment.height:
            cells[-1] += f"{'' if gap < 0.1 * segment.height else ' '}{text}"
            edges[-1] = edges[-1][0], segment.x1
        else:
            cells.append(text)
            edges.append((segment.x0, segment.x1))
    first = row[0]
    return Line(
        first.x0,
        max(s.x1 for s in row),
        first.bottom,
        max(s.top for s in row),
        cells,
        edges,
        first.word - first.x0,
        page,
    )
