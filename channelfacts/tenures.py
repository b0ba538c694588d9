"""Who held which office when, by `gazetteers/offices.tsv`: looked up by day, for texts and for `offices --on`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from channelfacts.lexicons import gazetteer
from channelfacts.model import Entity

DATED = re.compile(r"\b\d{4}(?:-\d\d){0,2}\b")


@dataclass(frozen=True, slots=True)
class Tenure:
    """A stretch of one holder in one office. Dates are ISO, as exact as known.

    until: the last day that the row speaks of: its end, or the date of its source where that has the holder in office.
    A source without a date bears out the beginning alone.
    """

    office: str
    holder: str
    start: str
    end: str | None
    until: str
    country: str | None
    kind: str
    party: str | None
    source: str

    def may_hold(self, day: str) -> bool:
        """Could the holder have been in office on an ISO day (or at some time in an ISO month or year)?"""
        return _first(self.start) <= _last(day) and _first(day) <= _last(self.until)

    def holds(self, day: str) -> bool:
        """Was the holder surely in office then, however early or late the unknown days were?"""
        return _last(self.start) <= _first(day) and _last(day) <= _first(self.until)

    def outdated(self, day: str) -> bool:
        """Is the holder in office as far as the row knows, but the day later than its source?"""
        return self.end is None and _last(self.until) < _first(day)

    @property
    def entity(self) -> Entity:
        """What the record calls the office."""
        return Entity.of("office", self.office, self.country)


def _first(day: str) -> str:
    """The first day of a year or month; a full day as it is. Days are compared, never shown."""
    return (day + "-00-00")[:10]


def _last(day: str) -> str:
    """The last day of a year or month."""
    return (day + "-99-99")[:10]


def as_of(source: str) -> str:
    """The latest date in the name of a source, "" where it has none."""
    return max(DATED.findall(source), key=_last, default="")


@cache
def tenures() -> tuple[Tenure, ...]:
    """Every row, in the order of the file."""
    return tuple(
        Tenure(
            row["office"],
            row["holder"],
            row["from"],
            row["to"] or None,
            row["to"] or max(row["from"], as_of(row["source"]), key=_last),
            row["country"] or None,
            row["kind"],
            row["party"] or None,
            row["source"],
        )
        for row in gazetteer("offices")
    )


@cache
def by_office() -> dict[tuple[str, str | None], tuple[Tenure, ...]]:
    """The rows of each office of a country."""
    found: dict[tuple[str, str | None], list[Tenure]] = {}
    for one in tenures():
        found.setdefault((one.office, one.country), []).append(one)
    return {key: tuple(rows) for key, rows in found.items()}


def sole(rows: tuple[Tenure, ...], day: str) -> Tenure | None:
    """The row in which a day surely lies, where it can lie in no row of another holder."""
    possible = [row for row in rows if row.may_hold(day)]
    if len({row.holder for row in possible}) != 1:
        return None
    return next((row for row in possible if row.holds(day)), None)
