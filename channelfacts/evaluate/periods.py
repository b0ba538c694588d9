"""Whether two periods are the same: as dates where both have dates, else as words."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from typing import Any

from channelfacts.evaluate.alike import options, same_words

MOMENT = r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?"
INTERVAL = re.compile(f"{MOMENT}(?:/{MOMENT})?")
LEAP = 2000
"""A year whose February is long; in which years it is so follows below."""

Day = tuple[int, int, int]


def same_period(gold: Any, said: Any) -> bool:
    """Whether a period found is one of the gold's. `said` is a period of the record, or a word or date."""
    forms = list(_forms(said)) or [None]
    return any(_same(option, form) for option in options(gold) for form in forms if not isinstance(form, list))


def _forms(said: Any) -> Iterator[Any]:
    """The ways in which a period found may be read."""
    if not isinstance(said, dict):
        if said:
            yield said
        return
    if said.get("text"):
        yield said["text"]
    start, end = said.get("start"), said.get("end")
    if start or end:
        yield f"{start}/{end}"
    if start and start == end:
        yield start


def _same(gold: Any, said: Any) -> bool:
    if gold is None or said is None:
        return gold is said
    first, second = _days(gold), _days(said)
    if first is not None and second is not None:
        return first == second
    return same_words(gold, said, strict=True)


def _days(text: Any) -> tuple[Day, Day] | None:
    """The first and last day of an ISO day, month, year or interval; None for words."""
    match = INTERVAL.fullmatch(str(text))
    if match is None:
        return None
    parts = [None if part is None else int(part) for part in match.groups()]
    first = parts[:3]
    last = parts[3:] if parts[3] is not None else first
    return _edge(first, last=False), _edge(last, last=True)


def _edge(parts: list[int | None], *, last: bool) -> Day:
    year, month, day = parts
    assert year is not None
    if month is None:
        return (year, 12, 31) if last else (year, 1, 1)
    if day is None:
        day = _length(year, month) if last else 1
    return year, month, day


def _length(year: int, month: int) -> int:
    """The days of a month. A month that does not exist is taken for the one that counting round the year leads to."""
    return monthrange(LEAP if year % 4 == 0 else LEAP + 1, (month - 1) % 12 + 1)[1]
