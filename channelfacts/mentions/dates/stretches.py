"""Stretches of the calendar and their arithmetic."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from channelfacts.lexicons import lexicon

DAY = len("2024-05-01")
MONTH = len("2024-05")


@dataclass(frozen=True, slots=True)
class Stretch:
    """First and last day, month or year in ISO, and an ISO duration where the words give one."""

    start: str | None = None
    end: str | None = None
    duration: str | None = None


OPEN = Stretch()
"""Words of time whose days are not settled."""


def month_number(word: str) -> int:
    """1-12 of a month's name in any form."""
    return int(lexicon("dates")["months"][word.lower().strip(". ")])


def iso_day(year: int, month: int, day: int) -> str | None:
    """The ISO date, or None where the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def iso_month(year: int, month: int) -> str:
    """The ISO month; 0 and 13 are the months beside the year."""
    index = year * 12 + month - 1
    return f"{index // 12}-{index % 12 + 1:02d}"


def days(first: date, last: date | None = None) -> Stretch:
    return Stretch(first.isoformat(), (last or first).isoformat())


def whole(said: str) -> Stretch:
    """The whole of a day, month or year."""
    return Stretch(said, said)


def last_day(said: str) -> date:
    """The last day of an ISO day, month or year."""
    parts = [int(part) for part in said.split("-")]
    month = parts[1] if len(parts) > 1 else 12
    return date(parts[0], month, parts[2] if len(parts) > 2 else monthrange(parts[0], month)[1])


def steps(number: int, unit: str) -> relativedelta:
    """So many units of time; hours count as the days that they touch."""
    letter = str(lexicon("dates")["units"][unit])
    if letter == "TH":
        return relativedelta(days=-(-number // 24))
    amount = number * int(letter[:-1] or 1)
    return {
        "D": relativedelta(days=amount),
        "W": relativedelta(weeks=amount),
        "M": relativedelta(months=amount),
        "Y": relativedelta(years=amount),
    }[letter[-1]]


def iso_duration(number: int, unit: str) -> str:
    letter = str(lexicon("dates")["units"][unit])
    if letter == "TH":
        return f"PT{number}H"
    return f"P{number * int(letter[:-1] or 1)}{letter[-1]}"


def count(word: str | None) -> int | None:
    """The number that stands before a unit of time, in figures or words; None where it is vague."""
    if word is None:
        return None
    return int(word) if word.isdigit() else lexicon("dates")["numbers"].get(word.lower())
