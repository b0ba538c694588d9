"""Days that have a name: Boxing Day, Good Friday, the bank holiday weekend. Signatures as in `calendar`.

Easter is python-dateutil's; benchmarks/dates has what was measured.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateutil.easter import easter

from channelfacts.lexicons import lexicon
from channelfacts.mentions.dates.outlook import ahead
from channelfacts.mentions.dates.stretches import OPEN, Stretch, days, iso_month, month_number, whole


def _of_year(name: str, year: int) -> tuple[date, date]:
    """First and last day of the feast in a year."""
    fixed = lexicon("dates")["feasts"].get(name)
    if fixed is not None:
        found = date.fromisoformat(f"{year}-{fixed}")
        return found, found
    first, last = lexicon("dates")["moving_feasts"][name]
    sunday = easter(year)
    return sunday + timedelta(days=first), sunday + timedelta(days=last)


def feast(match: re.Match[str], published: date | None) -> Stretch | None:
    """A feast with its year, or the last one up to publication."""
    name = " ".join(match["f"].lower().replace("’", "'").split())
    if match["y"]:
        return days(*_of_year(name, int(match["y"])))
    if published is None:
        return OPEN
    if match["ry"]:
        shift = {"last": -1, "this": 0, "next": 1}[match["ry"].lower()]
        return days(*_of_year(name, published.year + shift))
    if ahead(match):
        return OPEN
    first, last = _of_year(name, published.year)
    return days(first, last) if first <= published else days(*_of_year(name, published.year - 1))


def bank_holiday(match: re.Match[str], published: date | None) -> Stretch | None:
    """The bank holiday weekend just past, or the month that the name of the holiday gives (countries differ)."""
    if published is None or ahead(match):
        return OPEN
    monday = published - timedelta(days=published.weekday())
    number = month_number(match["m"]) if match["m"] else None
    if published.weekday() <= 3 and match["w"] and number in (None, monday.month, (monday - timedelta(days=2)).month):
        return days(monday - timedelta(days=2), monday) if match["w"].lower() == "weekend" else days(monday)
    if number is not None:
        return whole(iso_month(published.year - (number > published.month), number))
    return OPEN
