"""What words of the calendar mean: days, months, years and the stretches between two of them.

Each function takes a match of a pattern of `dates` and the publication date (or None), and gives a Stretch (ISO dates,
empty where not settled), or None where the words are no time at all.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from channelfacts.lexicons import lexicon
from channelfacts.mentions.dates.outlook import year_of
from channelfacts.mentions.dates.stretches import OPEN, Stretch, iso_day, iso_month, month_number, whole

_TITLED = re.compile(r"\b(?:Mrs?|Ms|Miss|Dr|Theresa|Brian)\.?\s+$")


def _day_number(word: str) -> int:
    return int(re.sub(r"\D", "", word))


def day(match: re.Match[str], published: date | None) -> Stretch | None:
    """A day with its year."""
    said = match["m"]
    number = int(said) if said.isdigit() else month_number(said)
    found = iso_day(int(match["y"]), number, _day_number(match["d"]))
    return whole(found) if found else None


def day_without_year(match: re.Match[str], published: date | None) -> Stretch | None:
    """A day and month: the year is that of the last such day before publication, or "last year"."""
    month = month_number(match["m"] or match["m2"])
    number = _day_number(match["d"] or match["d2"])
    year = year_of(match, published, month, number)
    found = iso_day(year, month, number) if year else None
    return whole(found) if found else OPEN


def days_of_month(match: re.Match[str], published: date | None) -> Stretch | None:
    """Between 1 and 7 October, 1-7 October 2020, on 13 and 14 May."""
    month = month_number(match["m"])
    first, last = _day_number(match["a"]), _day_number(match["b"])
    if not first < last:
        return None
    year = year_of(match, published, month, first)
    begins, ends = (iso_day(year, month, first), iso_day(year, month, last)) if year else (None, None)
    return Stretch(begins, ends) if begins and ends else OPEN


def month(match: re.Match[str], published: date | None) -> Stretch | None:
    """A month: with its year, or the last one that had begun at publication."""
    number = month_number(match["m"])
    year = year_of(match, published, number)
    return whole(iso_month(year, number)) if year else OPEN


def is_surname(text: str, start: int, end: int) -> bool:
    """ "Mrs May and ...": a month's name behind a title or a given name."""
    return text[start:end].startswith("May") and _TITLED.search(text[max(0, start - 10) : start]) is not None


def is_month(text: str, start: int, match: re.Match[str]) -> bool:
    """Is a month's name alone a month here? Short forms and "March" need a word before; "May" is a name too."""
    word = match["m"].lower().strip(".")
    before = text[max(0, start - 24) : start]
    behind = text[match.end() : match.end() + 12]
    if word in lexicon("dates")["ambiguous"]["given_names"] and re.match(r"\s[A-Z][a-z]", behind):
        return re.search(lexicon("dates")["ambiguous"]["firm"], before) is not None
    if word not in lexicon("dates")["ambiguous"]["months"]:
        return True
    if re.search(lexicon("dates")["ambiguous"]["before"], before) is None:
        return re.match(r"['’]s\s+(?:\d|total|figure|record)|\s*$", behind) is not None
    return not (
        word == "may" and _has_minister_may(text) and re.search(r"\b(?:to|by|for|after|before|of|and)\s+$", before)
    )


@lru_cache(maxsize=4)
def _has_minister_may(text: str) -> bool:
    return re.search(r"\b(?:Theresa|Mrs|Mr|Ms|Miss|Brian|minister)\s+May\b", text) is not None


def year(match: re.Match[str], published: date | None) -> Stretch | None:
    """A year."""
    return whole(match["said"][-4:])


def decade(match: re.Match[str], published: date | None) -> Stretch | None:
    """The 1990s."""
    first = int(match["y"][:3]) * 10
    return Stretch(str(first), str(first + 9))


def words_only(match: re.Match[str], published: date | None) -> Stretch | None:
    """Words whose days are not settled here."""
    return OPEN


def part_of_month(match: re.Match[str], published: date | None) -> Stretch | None:
    """The last week of May: the month, which is all that is plainly said."""
    return month(match, published)


Point = tuple[int | None, int | None, int | None]


def _point(text: str) -> Point:
    """(year, month, day) of an end of an interval, None for what it does not say."""
    year_said = re.search(r"\b(18|19|20)\d\d\b", text)
    month_said = re.search(r"[A-Za-z]{3,}", re.sub(r"(?:the\s+)?end\s+of\s+|(?:early|late|mid)[\s-]", "", text))
    number = lexicon("dates")["months"].get(month_said.group().lower()) if month_said else None
    day_said = re.match(r"\s*(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+[A-Z]", text)
    return (int(year_said.group()) if year_said else None, number, int(day_said.group(1)) if day_said else None)


def interval(match: re.Match[str], published: date | None) -> Stretch | None:
    """Two points of the calendar: "between January 2013 and April 2016", "from 2003 to 2011", "May and June"."""
    first, last = _point(match["a"]), _point(match["b"])
    if (first[0] is None and first[1] is None) or (last[0] is None and last[1] is None):
        return None
    if (first[1] is None) != (last[1] is None) and (first[0] is None or last[0] is None):
        return None
    year_b = last[0] or (year_of(match, published, last[1], last[2] or 1) if last[1] else None)
    year_a = first[0] or (year_b if year_b and _in_order(first, last) else year_b and year_b - 1)
    if year_a is None or year_b is None:
        return OPEN
    begins, ends = _iso(year_a, first), _iso(year_b, last)
    return Stretch(begins, ends) if begins <= ends else None


def _in_order(first: Point, last: Point) -> bool:
    return (first[1] or 0, first[2] or 0) <= (last[1] or 0, last[2] or 31)


def _iso(year_said: int, point: Point) -> str:
    _, month_said, day_said = point
    if month_said is None:
        return f"{year_said}"
    return iso_month(year_said, month_said) + (f"-{day_said:02d}" if day_said is not None else "")
