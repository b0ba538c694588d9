"""What words of time mean that count from the day of the article: "last month", "so far this year", "on Friday".

As in `calendar`, each function takes a match and the publication date, and gives a Stretch or None.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from channelfacts.lexicons import lexicon
from channelfacts.mentions.dates.outlook import ahead
from channelfacts.mentions.dates.stretches import (
    OPEN,
    Stretch,
    count,
    days,
    iso_duration,
    iso_month,
    steps,
    whole,
)
from channelfacts.mentions.dates.years import relative_season

SHIFTS = {"this": 0, "the": 0, "last": -1, "next": 1}


def so_far(match: re.Match[str], published: date | None) -> Stretch | None:
    """From the beginning of a year, month or week up to publication."""
    said = match["y"]
    if published is None or (said and int(said) != published.year):
        return whole(said) if said else OPEN
    unit = (match["u"] or match["u2"] or "year").lower()
    first = {
        "year": published.replace(month=1, day=1),
        "month": published.replace(day=1),
        "week": published - timedelta(days=published.weekday()),
    }[unit]
    return days(first, published)


def span_back(match: re.Match[str], published: date | None) -> Stretch | None:
    """The past 24 hours, the last three years, the next two years."""
    number, unit, rel = count(match["n"]), match["u"].lower().rstrip("s"), match["rel"].lower()
    if number is None:
        return OPEN
    said = iso_duration(number, unit)
    if published is None or rel not in {"past", "last", "next", "coming"}:
        return Stretch(duration=said)
    other = published + steps(number, unit) * (1 if rel in {"next", "coming"} else -1)
    return Stretch(min(other, published).isoformat(), max(other, published).isoformat(), said)


def duration(match: re.Match[str]) -> str | None:
    """The ISO 8601 duration of a number and a unit, or None where the number is vague."""
    number = count(match.groupdict().get("n"))
    return None if number is None else iso_duration(number, match["u"].lower().rstrip("s"))


def ago(match: re.Match[str], published: date | None) -> Stretch | None:
    """Two years ago, ten days ago: the year, month or day; weeks and round or hedged numbers are left in words."""
    number, unit = count(match["n"]), match["u"].lower().rstrip("s")
    if published is None or number is None or match["about"]:
        return OPEN
    found = published - steps(number, unit)
    if unit == "year" and number < 20:
        return whole(f"{found.year}")
    if unit == "month" and number < 12:
        return whole(iso_month(found.year, found.month))
    return days(found) if unit in {"day", "night"} else OPEN


def this_time(match: re.Match[str], published: date | None) -> Stretch | None:
    """This time last year: the month."""
    return OPEN if published is None else whole(iso_month(published.year - 1, published.month))


def relative(match: re.Match[str], published: date | None) -> Stretch | None:
    """This year, last month, the past week, last Tuesday, last summer."""
    rel, unit = " ".join(match["rel"].lower().split()), match["u"].lower().rstrip(".")
    if published is None:
        return OPEN
    data = lexicon("dates")
    if unit == "weekend":
        return weekend_of(rel, published)
    if rel in {"the past", "the last", "this past", "past"} and unit in data["units"] and unit != "night":
        return days(published - steps(1, unit), published)
    rel = {"this past": "last", "the past": "last"}.get(rel, rel)
    if rel not in SHIFTS:
        return OPEN
    if unit in data["seasons"]:
        return relative_season(rel, unit, published)
    if unit in data["weekdays"] or unit in data["months"]:
        return _named(rel, unit, published)
    return _unit(SHIFTS[rel], unit, published)


def _unit(shift: int, unit: str, published: date) -> Stretch:
    if unit == "year":
        return whole(str(published.year + shift))
    if unit == "month":
        return whole(iso_month(published.year, published.month + shift))
    if unit == "quarter":
        first = (published.month - 1) // 3 * 3 + 1 + 3 * shift
        return Stretch(iso_month(published.year, first), iso_month(published.year, first + 2))
    if unit == "week":
        monday = published + timedelta(days=7 * shift - published.weekday())
        return days(monday, monday + timedelta(days=6))
    if unit == "decade":
        first = published.year // 10 * 10 + 10 * shift
        return Stretch(str(first), str(first + 9))
    if unit == "night" and shift < 0:
        return days(published - timedelta(days=1))
    return days(published) if unit in {"morning", "afternoon", "evening"} and not shift else OPEN


def _named(rel: str, unit: str, published: date) -> Stretch:
    """Last Tuesday, last March; "this Tuesday" may be to come."""
    weekdays, months = lexicon("dates")["weekdays"], lexicon("dates")["months"]
    if unit in months:
        number = months[unit]
        if rel == "this":
            return whole(iso_month(published.year, number))
        return whole(iso_month(published.year - (number >= published.month), number)) if rel == "last" else OPEN
    if rel != "last":
        return OPEN
    return days(published - timedelta(days=(published.weekday() - weekdays[unit]) % 7 or 7))


def weekend_of(rel: str, published: date) -> Stretch:
    """The weekend before, or the one that is nearly over; on other days "this weekend" may be to come."""
    day = published.weekday()
    if (
        rel in {"last", "this past", "the past", "the last"}
        or (rel == "the" and day < 5)
        or (rel == "this" and day < 2)
    ):
        sunday = published - timedelta(days=(day + 1) % 7 or 7)
    elif rel in {"the", "this"} and day == 6:
        sunday = published
    else:
        return OPEN
    return days(sunday - timedelta(days=1), sunday)


def weekend(match: re.Match[str], published: date | None) -> Stretch | None:
    """Over the weekend."""
    return OPEN if published is None or ahead(match) else weekend_of("the", published)


def near(match: re.Match[str], published: date | None) -> Stretch | None:
    """Yesterday, today, tonight, overnight, tomorrow; "the previous month" is left in words."""
    said = " ".join((match["rel"] or match["rel3"] or "").lower().split())
    if published is None or (said == "overnight" and ahead(match)):
        return OPEN
    if said == "overnight":
        return days(published - timedelta(days=1), published)
    shift = {"today": 0, "tonight": 0, "yesterday": -1, "day before yesterday": -2, "tomorrow": 1}.get(said)
    return OPEN if shift is None else days(published + timedelta(days=shift))


def weekday(match: re.Match[str], published: date | None) -> Stretch | None:
    """A day of the week: the last one up to publication, unless the words around it look ahead."""
    if published is None or ahead(match):
        return OPEN
    gap = (published.weekday() - lexicon("dates")["weekdays"][match["w"].lower()]) % 7
    return days(published - timedelta(days=gap))


def weekday_pair(match: re.Match[str], published: date | None) -> Stretch | None:
    """From Monday to Tuesday: the last such days up to publication."""
    if published is None or ahead(match):
        return OPEN
    named = lexicon("dates")["weekdays"]
    last = published - timedelta(days=(published.weekday() - named[match["b"].lower()]) % 7)
    first = last - timedelta(days=(named[match["b"].lower()] - named[match["a"].lower()]) % 7)
    return days(first, last)
