"""What words of time mean: each function takes a match of a pattern of `dates` and the publication date (or None),
and gives a Stretch (ISO dates, empty where not settled), or None where the words are no time at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from channelfacts.lexicons import lexicon


@dataclass(frozen=True, slots=True)
class Stretch:
    """First and last day, month or year in ISO, and an ISO duration where the words give one."""

    start: str | None = None
    end: str | None = None
    duration: str | None = None


OPEN = Stretch()


def month_number(word: str) -> int:
    """1-12 of a month's name in any form."""
    return int(lexicon("dates")["months"][word.lower().strip(". ")])


def _day_number(word: str) -> int:
    return int(re.sub(r"\D", "", word))


def iso_day(year: int, month: int, day: int) -> str | None:
    """The ISO date, or None where the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def day(match: re.Match[str], published: date | None) -> Stretch | None:
    """A day with its year."""
    month = match["m"]
    number = int(month) if month.isdigit() else month_number(month)
    found = iso_day(int(match["y"]), number, _day_number(match["d"]))
    return Stretch(found, found) if found else None


def day_without_year(match: re.Match[str], published: date | None) -> Stretch | None:
    """A day and month: the year is that of the last such day before publication."""
    month = month_number(match["m"] or match["m2"])
    number = _day_number(match["d"] or match["d2"])
    if not 1 <= number <= 31:
        return None
    if published is None:
        return OPEN
    year = _last_year_of(month, number, published)
    found = iso_day(year, month, number)
    return Stretch(found, found) if found else OPEN


def _last_year_of(month: int, number: int, published: date) -> int:
    return published.year if (month, number) <= (published.month, published.day) else published.year - 1


def month(match: re.Match[str], published: date | None) -> Stretch | None:
    """A month with its year."""
    said = f"{match['y']}-{month_number(match['m']):02d}"
    return Stretch(said, said)


def is_month(text: str, start: int, match: re.Match[str]) -> bool:
    """Is a month's name alone a month here? "May" and "March" are names and verbs too: they need a preposition."""
    word = match["m"].lower().strip(".")
    before = text[max(0, start - 24) : start]
    if word in {
        "may",
        "march",
        "mar",
        "jan",
        "sep",
        "dec",
        "apr",
        "jun",
        "jul",
        "aug",
        "oct",
        "nov",
        "feb",
    } and not re.search(
        r"(?:\b(?:in|since|during|until|till|by|from|to|of|for|last|next|this|early|mid|late|between|before|after|and"
        r"|end of|start of)\s+|[-(])$",
        before,
    ):
        return False
    if word in {"may", "march"}:
        return not re.search(r"(?:Theresa|Mrs|Mr|Ms|to|by|for|after|before|of|and)\s+$", before) or bool(
            re.match(r"['’]s\s+\d|\s+(?:this|last|next)\s+year|[.,;]?\s*$", text[match.end() :][:24])
            and not re.search(r"(?:Theresa|Mrs|Mr|Ms)\s+$", before)
        )
    return not re.search(r"(?:Mrs?|Ms|Dr)\.?\s+$", before)


def bare_month(match: re.Match[str], published: date | None) -> Stretch | None:
    """A month alone: the last one that had begun at publication."""
    if published is None:
        return OPEN
    number = month_number(match["m"])
    year = published.year if number <= published.month else published.year - 1
    said = f"{year}-{number:02d}"
    return Stretch(said, said)


def year(match: re.Match[str], published: date | None) -> Stretch | None:
    """A year."""
    return Stretch(match["y"], match["y"])


def words_only(match: re.Match[str], published: date | None) -> Stretch | None:
    """Words whose days are not settled here."""
    return OPEN


def _point(text: str, published: date | None) -> tuple[int | None, int | None, int | None]:
    """(year, month, day) of an end of an interval, None for what it does not say."""
    year_said = re.search(r"\b(19|20)\d\d\b", text)
    month_said = re.search(r"[A-Za-z]{3,}", re.sub(r"(?:the\s+)?end\s+of\s+", "", text))
    months = lexicon("dates")["months"]
    number = months.get(month_said.group().lower()) if month_said else None
    day_said = re.match(r"\s*(\d{1,2})(?:st|nd|rd|th)?\s+[A-Z]", text)
    return (
        int(year_said.group()) if year_said else None,
        number,
        int(day_said.group(1)) if day_said else None,
    )


def interval(match: re.Match[str], published: date | None) -> Stretch | None:
    """Two points of the calendar: "between January 2013 and April 2016", "from 2003 to 2011", "May and June"."""
    first, last = _point(match["a"], published), _point(match["b"], published)
    if (first[0] is None and first[1] is None) or (last[0] is None and last[1] is None):
        return None
    if (first[1] is None) != (last[1] is None) and (first[0] is None or last[0] is None):
        return None
    year_b = last[0] or (bare_year(last[1], published) if last[1] else None)
    year_a = first[0] or (year_b if year_b and first[1] and last[1] and first[1] <= last[1] else year_b and year_b - 1)
    if year_a is None or year_b is None:
        return OPEN
    return Stretch(_iso(year_a, first[1], first[2]), _iso(year_b, last[1], last[2]))


def bare_year(number: int | None, published: date | None) -> int | None:
    """The year of the last month `number` that had begun at publication."""
    if published is None or number is None:
        return None
    return published.year if number <= published.month else published.year - 1


def _iso(year_said: int, month_said: int | None, day_said: int | None) -> str:
    said = f"{year_said}"
    if month_said is not None:
        said += f"-{month_said:02d}"
        if day_said is not None:
            said += f"-{day_said:02d}"
    return said


def year_ending(match: re.Match[str], published: date | None) -> Stretch | None:
    """The twelve months that end with a month."""
    number = month_number(match["m"])
    ends = int(match["y"]) if match["y"] else bare_year(number, published)
    if ends is None:
        return Stretch(duration="P1Y")
    begins = (ends, 1) if number == 12 else (ends - 1, number + 1)
    return Stretch(f"{begins[0]}-{begins[1]:02d}", f"{ends}-{number:02d}", "P1Y")


def part_of_year(match: re.Match[str], published: date | None) -> Stretch | None:
    """The first half of 2015, the last three months of this year."""
    said = match["y"]
    if said is None and published is not None and match["rel"]:
        said = str(published.year - (match["rel"] == "last"))
    if said is None:
        return OPEN
    length = 6 if match["u"] == "half" else 3 if match["u"] == "quarter" else count(match["n"]) or 0
    order = {"first": 0, "second": 1, "third": 2, "fourth": 3}.get(match["q"])
    begins = 12 - length if order is None else order * length
    if not 0 < length <= 12 or begins + length > 12:
        return OPEN
    return Stretch(f"{said}-{begins + 1:02d}", f"{said}-{begins + length:02d}")


def quarter(match: re.Match[str], published: date | None) -> Stretch | None:
    """Q1 2023."""
    last = 3 * int(match["qn"])
    return Stretch(f"{match['y']}-{last - 2:02d}", f"{match['y']}-{last:02d}")


def double_year(match: re.Match[str], published: date | None) -> Stretch | None:
    """2023-24, 2015/16, 2014-2016: a financial year stays in its years, a longer stretch too."""
    first = int(match["y"])
    last = int(match["z"]) if len(match["z"]) == 4 else first - first % 100 + int(match["z"])
    if not first < last <= first + 30:
        return None
    return Stretch(str(first), str(last), "P1Y" if last == first + 1 else None)


def season(match: re.Match[str], published: date | None) -> Stretch | None:
    """A season with its year; winter is left in words."""
    months = lexicon("dates")["seasons"].get(match["s"].lower())
    if months is None:
        return OPEN
    return Stretch(f"{match['y']}-{months[0]:02d}", f"{match['y']}-{months[1]:02d}")


def count(word: str | None) -> int | None:
    """The number that stands before a unit of time, in figures or words; None where it is vague."""
    if word is None:
        return None
    return int(word) if word.isdigit() else lexicon("dates")["numbers"].get(word.lower())
