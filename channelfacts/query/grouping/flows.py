"""Numbers that may honestly be added: one event, unit and place, in times that follow each other without a gap.

Such a sum is the number of the whole time: what was counted in January, February and March, in 2019, 2020 and 2021. Of
times with a gap between them it would be the number of no time at all, and be quoted as that of the whole. The month
within a year that is told as well is not added to it; two numbers for one time, or for times that overlap in part,
are both left out, because nothing says which of them is right. Numbers without a place add up where one sentence tells
them. What is in no sum is counted by reason (REASONS).
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Any

from channelfacts.facts.counts import Count
from channelfacts.lexicons import lexicon
from channelfacts.query.alike import Stretch, apart, overlap, stretch
from channelfacts.query.characters import fold

REASONS = (
    "rates", "ranges", "bounds", "vague", "unsure", "parts of another number", "at one time", "running totals",
    "events that don't add up", "no settled time", "only in a variant", "within a longer time", "overlapping times",
    "nothing to add to", "repeats",
)  # fmt: skip

Row = dict[str, Any]

OPEN = "no settled time"
"""The reason that another article may take away: it says when. What one article says against adding stands."""

VARIANT = "only in a variant"
"""Another version of an article has another number, most often of the same thing."""

SMALL = 20
"""Numbers below are common: that two articles tell one says little."""


@dataclass(slots=True, eq=False)
class Figure:
    """One number as one or more articles have it. `rows` are their rows of `counts`, the first one first."""

    fact: Count
    rows: list[Row]
    left_out: str | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """Numbers that may be added, in the order of their times. `place` is None where their one sentence has none."""

    unit: str
    place: str | None
    figures: list[Figure]

    @property
    def total(self) -> Decimal:
        return sum((one.fact.value for one in self.figures), Decimal(0))

    @property
    def approximate(self) -> int:
        return sum(one.fact.qualifier == "approx" for one in self.figures)


def reason(fact: Count, published: str | None) -> str | None:
    """Why a number may not be added to any other; None if it may. A year that is not over yet when told runs on."""
    if fact.per is not None:
        return "rates"
    if fact.value_max is not None:
        return "ranges"
    if fact.vague:
        return "vague"
    if fact.qualifier not in ("exact", "approx"):
        return "bounds"
    if unsure(fact):
        return "unsure"
    if fact.part_of is not None:
        return "parts of another number"
    if fact.basis == "stock" or fact.event == "presence":
        return "at one time"
    if fact.basis == "cumulative":
        return "running totals"
    units = lexicon("totals")["adds"].get(fact.event)
    if units is None or (units and unit(fact.unit) not in units):
        return "events that don't add up"
    if fact.basis is None or fact.period is None or not (fact.period.start and fact.period.end):
        return OPEN
    days = stretch(fact.period)
    return "running totals" if days and published and _day(days[1]).isoformat() > published else None


def unsure(fact: Count) -> bool:
    """Whether the number's own words say that it may be another: "27 feared dead", "net migration"."""
    words = set(fold(f"{fact.evidence.text} {fact.unit}").split())
    return not words.isdisjoint(lexicon("totals")["unsure"]["words"])


def added(figures: Iterable[Figure]) -> list[Flow]:
    """The sums of figures that have no reason against them; those that are in none get one."""
    alike: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for one in figures:
        if one.left_out is None:
            fact = one.fact
            where = place(fact.place) if fact.place else (one.rows[0]["doc_id"], fact.evidence.sentence.start)
            alike[fact.subject, fact.event, unit(fact.unit), where].append(one)
    flows = []
    for found in alike.values():
        for run in _runs(_apart(found)):
            if len(run) == 1:
                run[0].left_out = "nothing to add to"
            else:
                fact = run[0].fact
                flows.append(Flow(unit(fact.unit), place(fact.place) if fact.place else None, run))
    return flows


def _apart(figures: list[Figure]) -> list[Figure]:
    """Those of the figures whose times do not overlap, in order; the others get a reason."""
    told = Counter(_days(one) for one in figures)
    # From the first on, of those that begin alike the longest first: what ends before its forerunner lies within it.
    outer: list[Stretch] = []
    for days in sorted(sorted(told, key=lambda days: days[1], reverse=True), key=lambda days: days[0]):
        if not outer or days[1] > outer[-1][1]:
            outer.append(days)
    kept = set(outer)
    clash = {days for days in outer if told[days] > 1}
    clash.update(days for pair in pairwise(outer) if overlap(*pair) for days in pair)
    for one in figures:
        if _days(one) not in kept:
            one.left_out = "within a longer time"
        elif _days(one) in clash:
            one.left_out = "overlapping times"
    return sorted((one for one in figures if one.left_out is None), key=_days)


def _runs(figures: list[Figure]) -> Iterator[list[Figure]]:
    """The figures in runs: each begins on the day after the end of the one before."""
    run: list[Figure] = []
    for one in figures:
        if run and _day(_days(run[-1])[1]) + timedelta(days=1) != _day(_days(one)[0]):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _day(padded: str) -> date:
    """The first or last day of a month or year (`2023-00-00`, `2023-02-99`), or the day itself."""
    year, month, day = (int(part) for part in padded.split("-"))
    month = min(max(month, 1), 12)
    return date(year, month, min(max(day, 1), monthrange(year, month)[1]))


def _days(one: Figure) -> Stretch:
    return stretch(one.fact.period) or ("", "")


@cache
def unit(words: str) -> str:
    """The unit of counting: of people's words for one thing the first."""
    return _first("units", words)


@cache
def place(words: str) -> str:
    """The place: of several names the one that the lexicon has as the first."""
    return _first("places", words)


def _first(table: str, words: str) -> str:
    known: dict[str, Sequence[str]] = lexicon("totals")[table]
    return next((name for name, same in known.items() if fold(words) in same), words)


def distinct(rows: Iterable[Row]) -> list[Figure]:
    """The numbers that rows of `counts` tell, each once; those that may not be added bear the reason."""
    figures: list[Figure] = []
    alike: dict[tuple[Decimal, Decimal | None, str, str | None], list[Figure]] = defaultdict(list)
    for row in rows:
        fact = Count.model_validate(row["record"])
        near = alike[fact.value, fact.value_max, fact.subject, fact.per]
        why = reason(fact, row["date"])
        variant = bool(row.get("variant_of"))
        known = next((one for one in near if _same(one, fact, row["doc_id"])), None)
        if known is None:
            near.append(Figure(fact, [row], VARIANT if variant and why in (None, OPEN) else why))
            figures.append(near[-1])
            continue
        known.rows.append(row)
        if variant:
            continue
        if known.left_out == VARIANT or (known.left_out == OPEN and why != OPEN):
            known.fact, known.left_out = fact, why
        elif known.left_out is None and why != OPEN:
            known.left_out = why
    return figures


def _same(one: Figure, fact: Count, doc_id: str) -> bool:
    """Whether two articles tell one number: the time is the same, or the number is no round one; nothing contradicts.

    Two facts of one article are two: what is one there has been put together. Small numbers are common: their place
    and unit agree as well.
    """
    other = one.fact
    if any(row["doc_id"] == doc_id for row in one.rows) or len({fact.event, other.event} - {"other"}) > 1:
        return False
    mine, theirs = stretch(fact.period), stretch(other.period)
    known = mine is not None and theirs is not None
    if apart(fact.period, other.period) or not (known or _digits(fact.value) >= 3):
        return False
    if fact.value < SMALL:
        return fact.place == other.place and unit(fact.unit) == unit(other.unit)
    return fact.place is None or other.place is None or place(fact.place) == place(other.place)


def _digits(value: Decimal) -> int:
    """How many digits a number has before its last noughts: three of 28,200, one of 700."""
    return len(value.normalize().as_tuple().digits)


def left_out(figures: Iterable[Figure]) -> dict[str, int]:
    """How many facts are in no sum, by reason."""
    counted: Counter[str] = Counter()
    for one in figures:
        if one.left_out is not None:
            counted[one.left_out] += len(one.rows)
        elif len(one.rows) > 1:
            counted["repeats"] += len(one.rows) - 1
    return {why: counted[why] for why in REASONS if counted[why]}
