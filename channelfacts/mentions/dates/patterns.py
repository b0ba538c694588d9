"""The patterns of time, in order: where two overlap, the earlier one has it."""

# ruff: noqa: E501  (a pattern is read as one line)

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache

from channelfacts.lexicons import lexicon
from channelfacts.mentions.dates import calendar, relative
from channelfacts.mentions.dates.calendar import Stretch

Resolver = Callable[[re.Match[str], date | None], Stretch | None]


@cache
def patterns() -> tuple[tuple[re.Pattern[str], str, Resolver], ...]:
    """(pattern, kind, resolver), the longest readings first: where two overlap, the earlier pattern has it."""
    data = lexicon("dates")
    month = r"(?:" + "|".join(sorted((m.capitalize() for m in data["months"]), key=len, reverse=True)) + r")\b\.?"
    month = rf"(?:{month}|(?:{'|'.join(m.upper() for m in data['months'] if len(m) > 3)})\b)"
    weekday = "(?:" + "|".join(d.capitalize() for d in data["weekdays"] if len(d) > 5 or d == "friday") + r")\b"
    number = rf"(?:\d{{1,4}}|{'|'.join(data['numbers'])})"
    unit = r"(?:hour|day|night|week|fortnight|month|quarter|year|decade)s?"
    year = r"(?:19[4-9]\d|20[0-6]\d)"
    day = r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?"
    full = rf"(?:{weekday},?\s+)?(?:the\s+)?(?P<d>{day})(?:\s+of)?\s+(?P<m>{month}),?\s+(?P<y>{year})"
    american = rf"(?:{weekday},?\s+)?(?P<m>{month})\s+(?P<d>{day}),?\s+(?P<y>{year})\b"
    iso = rf"(?P<y>{year})-(?P<m>0\d|1[0-2])-(?P<d>[0-2]\d|3[01])\b"
    slashed = rf"(?P<d>[0-2]?\d|3[01])[/.](?P<m>0?\d|1[0-2])[/.](?P<y>{year})\b"
    short = rf"(?:(?P<w>{weekday}),?\s+)?(?:(?:the\s+)?(?P<d>{day})(?:\s+of)?\s+(?P<m>{month})(?!\w)|(?P<m2>{month})\s+(?P<d2>{day})\b)(?!,?\d)"
    nameless = "(?:" + "|".join(re.sub(r"\?P<\w+>", "?:", p) for p in (full, american, short)) + ")"
    month_year = rf"(?:(?P<edge>early|mid|late)[ -])?(?P<m>{month})(?:\s+of|,)?\s+(?P<y>{year})\b"
    between = rf"(?P<cue>between|from|[Bb]etween|[Ff]rom)\s+(?P<a>(?:{day}\s+)?(?:{month})?(?:\s*\b{year})?)\s+(?:and|to|until|till|through|-|–)\s+(?P<b>(?:(?:the\s+)?end\s+of\s+)?(?:{day}\s+)?(?:{month}\s*)?(?:\b{year})?)"
    table: list[tuple[str, str, Resolver]] = [
        (rf"(?P<a>(?:{day}\s+)?{month}(?:\s+{year})?)\s?[-–]\s?(?P<b>(?:{day}\s+)?{month}(?:\s+{year})?)", "date", calendar.interval),
        (between, "date", calendar.interval),
        (rf"(?P<a>{month})\s+and\s+(?P<b>{month}(?:\s+{year})?)", "date", calendar.interval),
        (full, "date", calendar.day), (american, "date", calendar.day), (iso, "date", calendar.day), (slashed, "date", calendar.day),
        (rf"[Ff]rom\s+(?:last\s+{weekday}|yesterday|{weekday})\s+(?:to|until|till)\s+(?:yesterday|today|{weekday})", "date", calendar.words_only),
        (r"(?:this|last|the|next|the\s+current|the\s+previous|the\s+last)\s+(?:fiscal|financial)\s+year\b", "date", calendar.words_only),
        (rf"(?:the\s+)?week\s+(?:of|ending|beginning|starting|to)\s+{nameless}", "date", calendar.words_only),
        (rf"(?:the\s+)?(?P<e>year|(?:12|twelve)\s+months)\s+(?:ending|ended|to|up\s+to)(?:\s+(?:the\s+)?end\s+of|\s+in)?\s+(?:{day}\s+)?(?P<m>{month})(?:\s+(?P<y>{year}))?", "date", calendar.year_ending),
        (rf"(?:the\s+)?(?P<q>first|second|third|fourth|last|final)\s+(?P<u>half|quarter|(?P<n>{number})\s+months)\s+of\s+(?:(?P<y>{year})|(?P<rel>this|last)\s+year|the\s+year)", "date", calendar.part_of_year),
        (rf"\bQ(?P<qn>[1-4])\s+(?:of\s+)?(?P<y>{year})", "date", calendar.quarter),
        (rf"(?:the\s+)?(?:financial\s+year\s+|fiscal\s+year\s+|FY\s?)?(?P<y>{year})\s?[-/–]\s?(?P<z>(?:20)?\d\d)\b(?!-\d)(?:\s+(?:financial|fiscal)\s+year)?", "date", calendar.double_year),
        (rf"\b(?:FY\s?|(?:fiscal|financial)\s+year\s+)(?P<y>{year})\b", "date", calendar.words_only),
        (month_year, "date", calendar.month),
        (rf"(?:the\s+)?(?P<s>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)(?:\s+of)?\s+(?P<y>{year})", "date", calendar.season),
        (rf"(?P<since>[Ss]ince)\s+(?:the\s+(?:start|beginning)\s+of\s+)?(?:(?:{day}\s+)?(?P<m>{month})(?:\s+(?P<y>{year}))?|(?P<y2>{year})|(?P<rel>last)\s+(?P<u>week|month|year|{weekday})|(?:the\s+)?(?:start\s+of\s+)?(?:this|the)\s+year\b(?:\s+began)?)", "date", relative.since),
        (rf"[Ss]o\s+far\s+(?:in\s+(?P<y>{year})|this\s+(?P<u>year|month|week))(?:\s+alone)?|(?:this|the)\s+(?P<u2>year|month|week)\s+so\s+far|(?:the\s+)?year\s+to\s+date", "date", relative.so_far),
        (short, "date", calendar.day_without_year),
        (rf"(?:the\s+)?(?P<same>same)\s+(?:period|time|point|month|week|stage)(?:\s+of\s+(?:time|the\s+year))?(?:\s+in|\s+of|\s+during)?\s+(?:(?P<y>{year})|last\s+year|the\s+(?:previous|preceding)\s+year|a\s+year\s+(?:ago|earlier|before))", "date", calendar.words_only),
        (rf"(?:the\s+|this\s+|these\s+)?(?P<rel>past|last|previous|next|coming|first|recent)\s+(?:(?P<n>{number}|few|several|couple\s+of)\s+)(?P<u>{unit})\b", "date", relative.span_back),
        (rf"\b(?:[Ii]n|[Oo]ver|[Ww]ithin|[Dd]uring|[Ff]or)\s+(?:just\s+|only\s+|about\s+|the\s+)?(?P<n>{number}|(?:the\s+)?space\s+of\s+(?:{number}))\s+(?P<u>{unit})\b", "duration", calendar.words_only),
        (rf"(?:over\s+|during\s+)?(?:the\s+whole\s+of\s+|the\s+(?:start|beginning|end)\s+of\s+|earlier\s+|later\s+|in\s+(?=last))?(?P<rel>this|last|next|this\s+past|the\s+(?:past|previous|following|preceding))\s+(?P<u>{weekday}|week|weekend|month|year|night|spring|summer|autumn|winter|{month})\b", "date", relative.relative),
        (r"\b(?:in|over|on)\s+(?:one|a\s+single|a)\s+(?:day|night|week|month|year|weekend)\b", "date", calendar.words_only),
        (rf"(?:overnight\s+)?(?:from\s+)?(?P<a>{weekday})\s+(?:to|and)\s+(?P<b>{weekday})", "date", relative.weekday_pair),
        (r"(?:the\s+)?(?P<rel>day\s+before\s+yesterday|yesterday|today|tonight|overnight|tomorrow)\b(?:\s+(?:morning|afternoon|evening|night))?|(?:the\s+)?(?P<rel2>previous|following|same)\s+(?:day|week|month|year)\b", "date", relative.near),
        (rf"(?:early\s+|late\s+)?(?P<w>{weekday})(?:\s+(?:morning|afternoon|evening|night))?(?!['’]s\s+(?:crossings?|Observer))", "date", relative.weekday),
        (rf"(?:a|per|every|each|[Ee]very|[Ee]ach|[Pp]er)\s+(?:single\s+)?(?P<u>hour|day|night|week|fortnight|month|year)\b(?!\s+(?:ago|earlier|later|before|after|old))|\b(?:per|each|every)\s+(?P<u3>quarter)\b|\bper\s+(?P<ann>annum)\b|-a-(?P<u2>day|week|month|year|night)\b|\b(?P<adv>{'|'.join(data['rates'])})\b|\bpcm\b", "rate", calendar.words_only),
        (rf"\b(?P<n>\d{{1,2}}|{'|'.join(k for k in data['numbers'] if len(k) > 2)})[ -](?P<u>hour|day|week|month|year)\b(?!-old)", "duration", calendar.words_only),
        (rf"(?:(?P<edge>early|mid|late)[ -])?(?<![\w/.£$€-])(?P<m>{month})(?![\w-])", "date", calendar.bare_month),
        (rf"(?:\b(?i:in|during|since|of|for|by|from|until|before|after|throughout|year|than|and|on|peak|record)\b|[,(])\s*(?P<y>{year})\b(?![,.]?\d|\s+(?:people|migrants|men|women|children|refugees|asylum))", "date", calendar.year),
    ]  # fmt: skip
    return tuple((re.compile(pattern), kind, resolver) for pattern, kind, resolver in table)
