"""Numbers of people, boats and so on by event, year or place: how many, the least, the largest, and what adds up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any, get_args

from channelfacts.facts.counts import Event, Subject
from channelfacts.facts.wording import quantity
from channelfacts.model import number
from channelfacts.query.characters import fold
from channelfacts.query.grouping import flows
from channelfacts.query.grouping.flows import Figure, Flow
from channelfacts.query.grouping.years import year

Row = dict[str, Any]
SHOWN = ("line", "document", "date", "sentence", "id", "doc_id")
COLUMNS = (
    "event", "subject", "figures", "facts", "documents",
    *(f"least_{name}" for name in SHOWN), *(f"largest_{name}" for name in SHOWN), "sums", "left_out",
)  # fmt: skip
UNNAMED = "~"
NOT_COMPARED = frozenset({"rates", "vague"})
"""A number a day is no smaller than a number, and "hundreds" are no number: the least and largest are of the others."""


def rows(facts: Iterable[Row], by: str) -> tuple[list[Row], dict[str, int]]:
    """A row a group, event and subject."""
    figures = flows.distinct(facts)
    headings = [BY[by](one) for one in figures]
    names = dict(reversed(headings))
    groups: dict[tuple[str, str, str], list[Figure]] = {}
    told: Counter[str] = Counter()
    for (first, _), one in zip(headings, figures, strict=True):
        groups.setdefault((first, one.fact.event, one.fact.subject), []).append(one)
        told[first] += len(one.rows)

    def order(key: tuple[str, str, str]) -> tuple[Any, ...]:
        first, event, subject = key
        much = -told[first] * (by == "place" and first != UNNAMED)
        return much, first if by != "event" else "", EVENTS.index(event), SUBJECTS.index(subject)

    found = [_row(by, names[key[0]], groups[key]) for key in sorted(groups, key=order)]
    return found, flows.left_out(figures)


EVENTS, SUBJECTS = get_args(Event), get_args(Subject)


def _row(by: str, name: str, figures: list[Figure]) -> Row:
    sums = flows.added(figures)
    compared = [one for one in figures if one.left_out not in NOT_COMPARED] or figures
    largest = max(compared, key=_most)
    least = min(compared, key=lambda one: one.fact.value)
    return {
        by: name,
        "event": figures[0].fact.event,
        "subject": figures[0].fact.subject,
        "figures": len(figures),
        "facts": sum(len(one.rows) for one in figures),
        "documents": len({row["doc_id"] for one in figures for row in one.rows}),
        "least": None if least is largest else _shown(least),
        "largest": _shown(largest),
        "sums": [_sum(flow) for flow in sums],
        "left_out": flows.left_out(figures),
    }


def _most(one: Figure) -> Decimal:
    return one.fact.value if one.fact.value_max is None else one.fact.value_max


def _shown(one: Figure) -> Row:
    return {name: one.rows[0][name] for name in SHOWN}


def _sum(flow: Flow) -> Row:
    """A sum with what it is of: which numbers, from when to when."""
    first, last = (one.fact.period for one in (flow.figures[0], flow.figures[-1]))
    start, end = first and first.start, last and last.end
    about = "about " if flow.approximate else ""
    where = f", {flow.place}" if flow.place else ""
    return {
        "line": f"{about}{quantity(flow.total)} {flow.unit}{where}, {start} to {end} ({len(flow.figures)} numbers)",
        "total": number(flow.total),
        "approximate": flow.approximate,
        "unit": flow.unit,
        "place": flow.place,
        "start": start,
        "end": end,
        "ids": [one.rows[0]["id"] for one in flow.figures],
    }


def _event(one: Figure) -> tuple[str, str]:
    return one.fact.event, one.fact.event


def _year(one: Figure) -> tuple[str, str]:
    return year(one.fact.period, min((str(row["date"]) for row in one.rows if row["date"]), default=""))


def _place(one: Figure) -> tuple[str, str]:
    if one.fact.place is None:
        return UNNAMED, "not said"
    name = flows.place(one.fact.place)
    return fold(name), name


BY: dict[str, Callable[[Figure], tuple[str, str]]] = {"event": _event, "year": _year, "place": _place}
"""What counts may be grouped by."""
