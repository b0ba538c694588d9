"""What words of time mean that count from the day of the article: "last month", "so far this year", "on Friday".

As in `calendar`, each function takes a match and the publication date, and gives a Stretch or None.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from channelfacts.lexicons import lexicon
from channelfacts.mentions.dates.calendar import OPEN, Stretch, bare_year, count, month_number


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


def duration(match: re.Match[str]) -> str | None:
    """The ISO 8601 duration of a number and a unit, or None where the number is vague."""
    number = count(match.groupdict().get("n"))
    unit = match["u"].lower().rstrip("s")
    if number is None:
        return None
    letter = str(lexicon("dates")["units"][unit])
    if letter == "TH":
        return f"PT{number}H"
    factor = re.match(r"\d+", letter)
    return f"P{number * int(factor.group()) if factor else number}{letter[-1]}"


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
