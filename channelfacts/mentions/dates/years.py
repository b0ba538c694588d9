"""What words for parts of a year and for years that do not begin in January mean. Signatures as in `calendar`."""

from __future__ import annotations

import re
from datetime import date

from channelfacts.lexicons import lexicon
from channelfacts.mentions.dates.stretches import OPEN, Stretch, count, iso_month

ORDER = {"first": 0, "second": 1, "third": 2, "fourth": 3, "1": 0, "2": 1, "3": 2, "4": 3, "opening": 0}


def _year(match: re.Match[str], published: date | None) -> int | None:
    groups = match.groupdict()
    if groups.get("y"):
        return int(groups["y"])
    if published is None or not groups.get("ry"):
        return None
    shift = {"last": -1, "this": 0, "the": 0, "next": 1}.get(groups["ry"].lower())
    return published.year + shift if shift is not None else None


def _said_the(match: re.Match[str]) -> bool:
    return (match.groupdict().get("ry") or "").lower() == "the"


def part_of_year(match: re.Match[str], published: date | None) -> Stretch | None:
    """The first half of 2015, Q2 2021, the last three months of this year; without a year the last one that is over."""
    unit = match["u"].lower()
    length = {"half": 6, "h": 6, "quarter": 3, "q": 3}.get(unit) or count(match.groupdict().get("n")) or 0
    order = ORDER.get(match["q"].lower())
    begins = 12 - length if order is None else order * length
    if not 0 < length <= 12 or begins + length > 12:
        return OPEN
    year = _year(match, published)
    if year is None and published is not None and not match.groupdict().get("ry") and unit in ("quarter", "q"):
        year = published.year if order is not None and begins + length < published.month else published.year - 1
    if year is None or (_said_the(match) and published is not None and begins + length > published.month):
        return OPEN  # "the last three months of the year" in a text of February are those of another year
    return Stretch(iso_month(year, begins + 1), iso_month(year, begins + length))


def double_year(match: re.Match[str], published: date | None) -> Stretch | None:
    """2023-24, 2015/16, 2014-2016. The short form is how Britain writes a financial year."""
    first = int(match["y"])
    last = int(match["z"]) if len(match["z"]) == 4 else first - first % 100 + int(match["z"])
    last += 100 if last < first and len(match["z"]) == 2 and first % 100 == 99 else 0
    if not first < last <= first + 30:
        return None
    if last > first + 1:
        return Stretch(str(first), str(last))
    kind = (match["k"] or match["k2"] or ("financial" if len(match["z"]) == 2 else "")).lower()
    begins, ends = lexicon("dates")["years"].get(kind, ["", ""])
    return Stretch(f"{first}{begins}", f"{last}{ends}", "P1Y")


def financial_year(match: re.Match[str], published: date | None) -> Stretch | None:
    """This or the last financial year."""
    shift = {"this": 0, "current": 0, "last": -1, "previous": -1, "next": 1}[match["rel"].lower()]
    years = lexicon("dates")["years"].get(match["k"].lower())
    if published is None or years is None:
        return OPEN
    first = published.year + shift - (f"-{published.month:02d}-{published.day:02d}" < years[0])
    return Stretch(f"{first}{years[0]}", f"{first + 1}{years[1]}", "P1Y")


def season(match: re.Match[str], published: date | None) -> Stretch | None:
    """A season with its year; a winter has two, and with only one it is left in words."""
    name = match["s"].lower()
    first, last = lexicon("dates")["seasons"]["fall" if name == "fall" else name]
    groups = match.groupdict()
    if first < last:
        year = _year(match, published)
        return Stretch(iso_month(year, first), iso_month(year, last)) if year else OPEN
    if not groups.get("y") or not groups.get("z"):
        return OPEN
    ends = int(groups["z"][-2:])
    year = int(groups["y"])
    return Stretch(iso_month(year, first), iso_month(year + 1, last)) if ends == (year + 1) % 100 else None


def relative_season(rel: str, name: str, published: date) -> Stretch:
    """Last summer, this winter: settled where only one can be meant."""
    first, last = lexicon("dates")["seasons"][name]
    month, year = published.month, published.year
    if first < last:
        if rel == "this":
            return Stretch(iso_month(year, first), iso_month(year, last))
        # said after this year's, "last summer" may be this year's or the one before
        return (
            Stretch(iso_month(year - 1, first), iso_month(year - 1, last)) if rel == "last" and month <= last else OPEN
        )
    inside = month >= first or month <= last
    begins = year if month >= first else year - 1
    if rel == "this" and (inside or month >= first - 2):
        begins = year if month >= first - 2 else year - 1
    elif rel == "last":
        begins -= inside
    else:
        return OPEN
    return Stretch(iso_month(begins, first), iso_month(begins + 1, last))
