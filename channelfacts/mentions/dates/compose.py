"""Words that make a longer stretch of a date beside them: "since May", "the year to June", "2018 to date", "the week of
13 October", "between Friday and yesterday"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from dateutil.relativedelta import relativedelta

from channelfacts.annotations import DateMention
from channelfacts.lexicons import lexicon
from channelfacts.mentions.dates.spacing import close
from channelfacts.mentions.dates.stretches import (
    DAY,
    MONTH,
    OPEN,
    Stretch,
    count,
    days,
    iso_duration,
    iso_month,
    last_day,
    steps,
)
from channelfacts.model import Period

NEAR = 250
"""Characters between "the same period" and the period that is meant, at most."""
SAME = re.compile(r"(?:the|this|that) same (?:period|time|(?:\w+ )?(?:weeks|months|years))$|over (?:this|that) period$")
REACH = 70
"""Characters before a date that are looked at."""


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data = lexicon("dates")
    number = rf"\d{{1,3}}|{'|'.join(data['numbers'])}"
    clock = r"(?:midnight|midday|noon|\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?)\s+(?:on\s+)?"
    begun, events = "|".join(data["beginnings"]["verbs"]), "|".join(data["beginnings"]["nouns"])
    part = r"(?:(?:start|beginning|end|middle|night|morning)\s+of\s+)?"
    loose = rf"(?:around\s+|about\s+|at\s+least\s+|early\s+|late\s+)?(?:the\s+)?{part}"
    return {
        "since": re.compile(
            close(
                rf"\b[Ss]ince\s+(?:{loose}|(?:[\w'’]+\s+){{1,5}}(?:{begun})\s+(?:in|on|at)?\s*{loose}"
                rf"|(?:the|a|an)\s+(?:[\w'’-]+\s+){{0,2}}(?:{events})\s+(?:in|on|of|at)\s+{loose})$"
            )
        ),
        "back": re.compile(
            close(
                rf"(?:\b[Tt]he\s+)?(?:(?:financial|fiscal|tax|calendar)\s+)?(?:(?:(?:past|last|previous)\s+)?(?P<n>{number})[\s-]+)?\b(?P<u>{'|'.join(data['units'])})s?\s+"
                rf"(?:period\s+)?(?P<how>to|ending|ended|up\s+to|until|through)\s+(?:(?:in|on|at|with)\s+)?"
                rf"(?:(?:the\s+)?end\s+of\s+|end-)?(?P<clock>{clock})?$"
            ),
            re.I,
        ),
        "week": re.compile(
            r"(?:\b[Tt]he\s+)?\bweek\s+(?P<how>of|beginning|commencing|starting|from)\s+(?:on\s+)?(?:the\s+)?$", re.I
        ),
        "to date": re.compile(r"\s+(?:to\s+(?:date|the\s+present(?:\s+day)?|present)|onwards?|so\s+far)\b"),
        "between": re.compile(r"\b(?:between|from)\s+(?:the\s+)?$", re.I),
        "and": re.compile(r"\s+(?:and|to|until|till|through)\s+(?:the\s+)?"),
    }


def composed(text: str, mentions: Sequence[DateMention], published: date | None) -> list[DateMention]:
    """The mentions, in order, each with the words around it that make another stretch of it."""
    out: list[DateMention] = []
    for mention in mentions:
        if mention.kind != "date":
            out.append(mention)
            continue
        floor = _floor(out)
        made = _made(text, mention, floor, published)
        while out and out[-1].end > made.start:  # "in the three years" of "in the three years to 2019"
            out.pop()
        joined = _joined(text, out[-1], made) if out else None
        if joined is not None:
            out[-1] = joined
        elif made.period is not None and SAME.match(made.text):
            out.append(_same(made, out))
        else:
            out.append(made)
    return out


def _same(mention: DateMention, earlier: list[DateMention]) -> DateMention:
    """ "Over the same period": the stretch that was told last, where it stands near."""
    for told in reversed(earlier):
        period = told.period
        if mention.start - told.end > NEAR:
            break
        if (
            period is not None
            and period.start
            and period.end
            and (period.start, len(period.start)) != (period.end, DAY)
        ):
            settled = Period(text=mention.text, start=period.start, end=period.end)
            return replace(mention, period=settled)
    return mention


def _floor(out: list[DateMention]) -> int:
    """Where a mention may begin: behind the last date, not behind a mere duration."""
    return next((m.end for m in reversed(out) if m.kind == "date"), 0)


def _made(text: str, mention: DateMention, floor: int, published: date | None) -> DateMention:
    before = text[max(floor, mention.start - REACH) : mention.start]
    start = mention.period.start if mention.period else None
    patterns = _patterns()
    match = patterns["since"].search(before)
    if match:
        return _with(text, mention, match, _up_to(start, published))
    match = patterns["back"].search(before)
    if match:
        return _with(text, mention, match, _back(match, mention))
    match = patterns["week"].search(before)
    if match:
        return _with(text, mention, match, _week(start, match["how"].lower()))
    match = patterns["to date"].match(text, mention.end)
    if match and start is not None:
        return _with(text, mention, None, _up_to(start, published), match.end())
    return mention


def _with(
    text: str, mention: DateMention, match: re.Match[str] | None, stretch: Stretch, end: int | None = None
) -> DateMention:
    start = mention.start if match is None else mention.start - len(match.group())
    end = end or mention.end
    period = Period(text=text[start:end], start=stretch.start, end=stretch.end)
    return replace(mention, start=start, end=end, text=text[start:end], period=period, duration=stretch.duration)


def _up_to(start: str | None, published: date | None) -> Stretch:
    """From there up to the day of the article."""
    if start is None or (published is not None and start > published.isoformat()):
        return OPEN
    return Stretch(start, published.isoformat() if published else None)


def _back(match: re.Match[str], mention: DateMention) -> Stretch:
    """The stretch that ends with a day, month or year: "the year to June", "the 24 hours to midnight on Sunday"."""
    unit = match["u"].lower()
    number = count(match["n"]) if match["n"] else 1
    ends = mention.period.end if mention.period else None
    if number is None:
        return OPEN
    said = iso_duration(number, unit)
    if ends is None or (mention.period and mention.period.start != ends):
        return Stretch(duration=said)
    last = last_day(ends)
    if unit == "hour":
        whole_day = number <= 24 and (match["clock"] or "").lower().startswith("midnight")
        return days(last if whole_day else last - steps(number, unit), last)
    first = last + timedelta(days=1) - steps(number, unit)
    if len(ends) == DAY:
        return Stretch(first.isoformat(), ends, said)
    if len(ends) == MONTH:
        begins = last.replace(day=1) - steps(number, unit) + relativedelta(months=1)
        return Stretch(iso_month(begins.year, begins.month), ends, said) if begins <= last else Stretch(duration=said)
    return (
        Stretch(f"{first.year}", ends, said) if first.year <= int(ends) and first.month == 1 else Stretch(duration=said)
    )


def _week(start: str | None, how: str) -> Stretch:
    if start is None or len(start) != DAY:
        return OPEN
    first = date.fromisoformat(start)
    if how == "of":  # the week in which it lies
        first -= timedelta(days=first.weekday())
    return days(first, first + timedelta(days=6))


def _inside_year(mention: DateMention) -> str | None:
    """The end of a stretch; of "the middle of this year" June, of "the end of 2019" December."""
    ends = mention.period.end if mention.period else None
    if ends is None or len(ends) != len("2019"):
        return ends
    part = re.match(r"(?:the\s+)?(?P<part>middle|end)\s+of\b", mention.text)
    return ends if part is None else f"{ends}-{'06' if part['part'] == 'middle' else '12'}"


def _joined(text: str, first: DateMention, last: DateMention) -> DateMention | None:
    """ "between 28 May and last Sunday" as one, where both are days."""
    if (
        first.kind != "date"
        or first.end >= last.start
        or _patterns()["and"].fullmatch(text, first.end, last.start) is None
    ):
        return None
    opened = _patterns()["between"].search(text[max(0, first.start - 20) : first.start])
    one, two = first.period, last.period
    if opened is None or one is None or two is None:
        return None
    start = first.start - len(opened.group())
    ends = _inside_year(last)
    if one.start is None and ends is None:
        if "year" in first.text + last.text:
            return None
    elif not one.start or not ends or one.start > ends:
        return None
    period = Period(text=text[start : last.end], start=one.start, end=ends)
    return replace(first, start=start, end=last.end, text=period.text, period=period, duration=None)
