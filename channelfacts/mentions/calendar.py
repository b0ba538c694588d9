"""What words of time mean: each function takes a match of a pattern of `dates` and the publication date (or None),
and gives a Stretch (ISO dates, empty where not settled), or None where the words are no time at all."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

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
        r"(?:\b(?:in|since|during|until|till|by|from|to|of|for|last|next|this|early|mid|late|between|before|after|and|end of|start of)\s+|[-(])$",
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
    length = 6 if match["u"] == "half" else 3 if match["u"] == "quarter" else _count(match["n"]) or 0
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


def since(match: re.Match[str], published: date | None) -> Stretch | None:
    """From a month or year up to publication."""
    ends = published.isoformat() if published else None
    if match["y2"]:
        return Stretch(match["y2"], ends)
    if match["m"]:
        begins = int(match["y"]) if match["y"] else bare_year(month_number(match["m"]), published)
        return Stretch(f"{begins}-{month_number(match['m']):02d}", ends) if begins else OPEN
    if published and "year" in match.group() and not match["rel"]:
        return Stretch(f"{published.year}-01-01", ends)
    return OPEN


def so_far(match: re.Match[str], published: date | None) -> Stretch | None:
    """From the beginning of a year up to publication."""
    said = match.group()
    if published is None or "month" in said or "week" in said:
        return Stretch(match["y"], match["y"]) if match["y"] else OPEN
    if match["y"] and int(match["y"]) != published.year:
        return Stretch(match["y"], match["y"])
    return Stretch(f"{published.year}-01-01", published.isoformat())


def span_back(match: re.Match[str], published: date | None) -> Stretch | None:
    """The past 24 hours, the last three years, the next two years."""
    return Stretch(duration=duration(match))


def _count(word: str | None) -> int | None:
    if word is None:
        return None
    return int(word) if word.isdigit() else lexicon("dates")["numbers"].get(word.lower())


def duration(match: re.Match[str]) -> str | None:
    """The ISO 8601 duration of a number and a unit, or None where the number is vague."""
    count = _count(match.groupdict().get("n"))
    unit = match["u"].lower().rstrip("s")
    if count is None:
        return None
    letter = str(lexicon("dates")["units"][unit])
    if letter == "TH":
        return f"PT{count}H"
    factor = re.match(r"\d+", letter)
    return f"P{count * int(factor.group()) if factor else count}{letter[-1]}"


def relative(match: re.Match[str], published: date | None) -> Stretch | None:
    """This year, last month, last Tuesday, next week."""
    rel, unit = match["rel"].lower(), match["u"]
    if published is None:
        return OPEN
    back = {"this": 0, "last": -1, "next": 1}.get(rel)
    if unit == "year" and back is not None:
        said = str(published.year + back)
        return Stretch(said, said)
    if unit == "month" and back is not None:
        index = published.year * 12 + published.month - 1 + back
        said = f"{index // 12}-{index % 12 + 1:02d}"
        return Stretch(said, said)
    if unit == "week" and back is not None:
        monday = published + timedelta(days=7 * back - published.weekday())
        return Stretch(monday.isoformat(), (monday + timedelta(days=6)).isoformat())
    if unit == "weekend" and rel in {"this past", "last", "the past"}:
        sunday = published - timedelta(days=(published.weekday() + 1) % 7 or 7)
        return Stretch((sunday - timedelta(days=1)).isoformat(), sunday.isoformat())
    weekdays, months = lexicon("dates")["weekdays"], lexicon("dates")["months"]
    if unit.lower() in weekdays and rel == "last":
        gap = (published.weekday() - weekdays[unit.lower()]) % 7 or 7
        found = (published - timedelta(days=gap)).isoformat()
        return Stretch(found, found)
    if unit.lower().rstrip(".") in months and rel == "last":
        number = months[unit.lower().rstrip(".")]
        year_said = published.year if number < published.month else published.year - 1
        said = f"{year_said}-{number:02d}"
        return Stretch(said, said)
    return OPEN


def near(match: re.Match[str], published: date | None) -> Stretch | None:
    """Yesterday, today, tonight, tomorrow; "the previous month" is left in words."""
    rel = match["rel"]
    shift = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}.get((rel or "").lower())
    if published is None or shift is None:
        return OPEN
    found = (published + timedelta(days=shift)).isoformat()
    return Stretch(found, found)


def weekday(match: re.Match[str], published: date | None) -> Stretch | None:
    """A day of the week: the last one up to publication, unless the words before it look ahead."""
    if published is None or _ahead(match):
        return OPEN
    gap = (published.weekday() - lexicon("dates")["weekdays"][match["w"].lower()]) % 7
    found = (published - timedelta(days=gap)).isoformat()
    return Stretch(found, found)


def weekday_pair(match: re.Match[str], published: date | None) -> Stretch | None:
    """From Monday to Tuesday: the last such days up to publication."""
    if published is None or _ahead(match):
        return OPEN
    days = lexicon("dates")["weekdays"]
    last = published - timedelta(days=(published.weekday() - days[match["b"].lower()]) % 7)
    first = last - timedelta(days=(days[match["b"].lower()] - days[match["a"].lower()]) % 7)
    return Stretch(first.isoformat(), last.isoformat())


def _ahead(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 60) : match.start()].lower()
    before = re.split(r"[.!?\n]", before)[-1]
    after = match.string[match.end() : match.end() + 50].lower()
    if re.match(r"[^.!?\n]{0,40}\b(?:will|is to|are to|would)\b", after) and not re.search(
        r"\w", before.replace("on", "")
    ):
        return True
    return any(re.search(rf"\b{cue}\b", before) for cue in lexicon("dates")["future"]["cues"])


def last_day(year_said: int, month_said: int) -> int:
    """The number of days of a month."""
    return monthrange(year_said, month_said)[1]
