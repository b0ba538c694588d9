"""The rest of the world's towns, in a sorted file of GeoNames: looked up by bisection where no list knows a candidate.

Nothing is loaded at the start, and no name of it is looked for in the text: 47,000 towns hold every surname and many a
plain word. It is asked about a word that grammar or the model already takes for a place, and says whether there is such
a town, in which countries and where.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from channelfacts.errors import DataError
from channelfacts.lexicons import root
from channelfacts.mentions.gazetteers import KnownPlace
from channelfacts.mentions.layout import fold
from channelfacts.mentions.names import Line
from channelfacts.mentions.places.spots import Spot

TOWNS = frozenset(("town", "place", "village"))
"""Kinds of spots that a town of the file may be."""


class Sorted:
    """The lines of the file by number, for a bisection by their first column."""

    def __init__(self, data: bytes) -> None:
        self.lines = data.split(b"\n")
        while self.lines and (not self.lines[0] or self.lines[0].startswith(b"#")):
            del self.lines[0]
        while self.lines and not self.lines[-1]:
            del self.lines[-1]

    def find(self, folded: str) -> list[list[str]]:
        """The rows of that folded name."""
        key = folded.encode() + b"\t"
        at, found = bisect_left(self.lines, key), []
        while at < len(self.lines) and self.lines[at].startswith(key):
            found.append(self.lines[at].decode().split("\t"))
            at += 1
        return found


@cache
def towns() -> Sorted:
    """The file, read when first asked. Raises DataError where it is missing."""
    path = root() / "gazetteers" / "world.tsv"
    try:
        return Sorted(path.read_bytes())
    except OSError as error:
        raise DataError(f"no gazetteer named world: {error.strerror}") from error


@cache
def known(name: str) -> tuple[KnownPlace, ...]:
    """The towns of that name, the largest first."""
    found = sorted(towns().find(fold(name)), key=lambda row: -int(row[5]))
    return tuple(KnownPlace(row[1], row[2], "town", degrees(row[3]), degrees(row[4])) for row in found)


def degrees(value: str) -> float | None:
    """A column of degrees, empty where a country has several towns of the name."""
    return float(value) if value else None


def name_of(line: Line, i: int, j: int) -> str:
    """The words of tokens `i` to `j` as they stand, without a possessive at their end."""
    start, end = line.tokens[i].start - line.sentence.start, line.tokens[j - 1].end - line.sentence.start
    return " ".join(line.sentence.text[start:end].split())


def located(spots: list[Spot], doc_lines: list[Line]) -> None:
    """Gives the unknown towns among the spots the rows of their name: of the country said beside it, if one is."""
    for spot in spots:
        if spot.rows or spot.kind not in TOWNS or spot.inside:
            continue
        rows = known(name_of(doc_lines[spot.line], spot.i, spot.j))
        spot.rows = tuple(row for row in rows if spot.country in (None, row.country))
