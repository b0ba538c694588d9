"""The patterns of time, in order: where two overlap, the earlier one has it."""

# ruff: noqa: E501  (a pattern is read as one line)

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache

from channelfacts.lexicons import lexicon
from channelfacts.mentions.dates import calendar, feasts, relative, years
from channelfacts.mentions.dates.spacing import close
from channelfacts.mentions.dates.stretches import Stretch

Resolver = Callable[[re.Match[str], date | None], Stretch | None]


@cache
def patterns() -> tuple[tuple[re.Pattern[str], str, Resolver], ...]:
    """(pattern, kind, resolver), the longest readings first: where two overlap, the earlier pattern has it."""
    data = lexicon("dates")
    month = r"(?:" + "|".join(sorted((m.capitalize() for m in data["months"]), key=len, reverse=True)) + r")\b\.?"
    month = rf"(?:{month}|(?:{'|'.join(m.upper() for m in data['months'] if len(m) > 3)})\b)"
    weekday = "(?:" + "|".join(d.capitalize() for d in data["weekdays"] if len(d) > 5) + r")\b"
    named = (
        rf"(?<!{')(?<!'.join(data['not_days']['before'])}){weekday}(?!\s+(?:{'|'.join(data['not_days']['after'])})\b)"
    )
    number = rf"(?:\d{{1,4}}|(?i:{'|'.join(data['numbers'])}))"
    unit = r"(?:hour|day|night|week|fortnight|month|quarter|year|decade)s?"
    year = r"(?:19[0-9]\d|20[0-6]\d)"
    day = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
    of_year = r"(?:,?\s+(?:of\s+|in\s+)?(?P<ry>this|last|next|that|the\s+previous)\s+year\b)"
    full = rf"(?:{weekday},?\s+)?(?:the\s+)?(?P<d>{day})(?:\s+of)?\s+(?P<m>{month}),?\s+(?P<y>{year})\b"
    american = rf"(?:{weekday},?\s+)?(?P<m>{month})\s+(?P<d>{day}),?\s+(?P<y>{year})\b"
    iso = rf"(?P<y>{year})-(?P<m>0\d|1[0-2])-(?P<d>[0-2]\d|3[01])\b"
    slashed = rf"(?P<d>[0-2]?\d|3[01])[/.](?P<m>0?\d|1[0-2])[/.](?P<y>{year})\b"
    short = rf"(?:(?P<w>{weekday}),?\s+)?(?:(?:the\s+)?\b(?P<d>{day})(?:\s+of)?\s+(?P<m>{month})(?!\w)|(?P<m2>{month})\s+(?P<d2>{day})\b)(?!,?\d){of_year}?"
    edge = r"(?:(?P<edge>[Ee]arly|[Mm]id|[Ll]ate)[ -])?"
    point = rf"(?:{day}\s+)?{month}(?:,?\s+{year})?"
    between = rf"(?P<cue>[Bb]etween|[Ff]rom)\s+(?:the\s+)?(?:(?:start|beginning|end|middle)\s+of\s+)?(?P<a>(?:{day}\s+)?(?:{month})?(?:\s*\b{year}|\b18\d\d)?)\s+(?:and|to|until|till|through|-|–)\s+(?P<b>(?:(?:the\s+)?end\s+of\s+)?(?:the\s+)?(?:{day}\s+)?(?:{month})?(?:\s*\b{year})?)(?!\.?\s+\d{{1,2}}\b(?!,\d)){of_year}?"
    part = (
        r"(?:[Tt]he\s+)?(?P<q>first|second|third|fourth|last|final|latter|opening|closing)\s+(?P<u>half|quarter|(?P<n>"
        + number
        + r")\s+months)"
    )
    kind = r"(?i:financial|fiscal|tax|academic|school|budget)"
    feast = "|".join(
        sorted(
            (
                re.escape(f.title().replace("'S", "'s").replace("Ve ", "VE ").replace(" Of ", " of "))
                .replace("'", "['’]")
                .replace(r"\ ", r"\s+")
                .replace("Weekend", "[Ww]eekend")
                for f in [*data["feasts"], *data["moving_feasts"]]
                if f.title() not in data["not_days"]["bare"]
            ),
            key=len,
            reverse=True,
        )
    )
    season = "|".join(f"[{s[0].upper()}{s[0]}]{s[1:]}" for s in data["seasons"])
    things = rf"(?!(?:{'|'.join(data['not_days']['behind_year'])})\b)[a-z]{{3,}}s\b"  # "and 1998 blankets"
    started = "|".join(data["beginnings"]["nouns"])
    table: list[tuple[str, str, Resolver]] = [
        (rf"(?:\b(?:[Bb]etween|[Ff]rom)\s+)?(?:the\s+)?\b(?P<a>{day})\s*(?:-|–|\bto\b|\band\b|\buntil\b)\s*(?P<b>{day})\s+(?P<m>{month})(?:,?\s+(?P<y>{year})\b)?{of_year}?", "date", calendar.days_of_month),
        (rf"\b(?P<m>{month})\s+(?P<a>{day})\s*[-–]\s*(?P<b>{day})\b(?:,\s+(?P<y>{year})\b)?", "date", calendar.days_of_month),
        (rf"(?P<a>{point})\s?[-–]\s?(?P<b>{point})", "date", calendar.interval),
        (between, "date", calendar.interval),
        (rf"(?P<a>{month})(?:,\s+{month}){{0,11}}\s+and\s+(?P<b>{month}(?:\s+{year}\b)?)(?!\s+(?:{year}|\d{{1,2}})\b(?!,\d)){of_year}?", "date", calendar.interval),
        (full, "date", calendar.day), (american, "date", calendar.day), (iso, "date", calendar.day), (slashed, "date", calendar.day),
        (rf"(?:the\s+)?\b(?P<rel>[Tt]his|[Ll]ast|[Nn]ext|current|previous)\s+(?P<k>{kind})\s+(?i:year)\b", "date", years.financial_year),
        (rf"(?:the\s+)?(?P<same>same)\s+(?:period|time|point|stage)(?:\s+of\s+(?:time|the\s+year))?(?:\s+in|\s+of|\s+during|,)?\s+(?:(?P<y>{year})|last\s+year|the\s+(?:previous|preceding|prior)\s+year|(?:a|the)\s+year\s+(?:ago|earlier|before))", "date", calendar.words_only),
        (rf"(?:the|this|that)\s+same\s+(?:period|time|(?:{number}\s+)?(?:days?|weeks?|months?|years?))\b(?!\s+as)|over\s+(?:this|that)\s+period\b", "date", calendar.words_only),
        (rf"\b[Tt]he\s+{weekday}\s+(?:before|after)\b|\b(?:earlier|later)\s+(?:in|on)\s+the\s+(?:day|week|month|year)\b|\bin\s+(?:its|the|their)\s+first\s+(?:week|month|year)\b", "date", calendar.words_only),
        (r"\b[Ss]ince\s+(?:the|its|their)\s+[\w'’-]+\s+(?:was|were)\s+\w+(?:ed|en|wn)\b(?!\s+(?:in|on)\s)", "date", calendar.words_only),
        (rf"{part}\s+of\s+(?:(?P<y>{year})\b|(?P<ry>this|last|the)\s+year\b)", "date", years.part_of_year),
        (rf"\b(?P<u>[QH])(?P<q>[1-4])\s+(?:of\s+)?(?P<y>{year})\b", "date", years.part_of_year),
        (r"\b(?i:in|for|during|since|over)\s+(?P<said>(?P<u>[QH])(?P<q>[1-4]))\b(?!-)", "date", years.part_of_year),
        (r"[Tt]he\s+(?P<q>first|second|third|fourth|final)\s+(?P<u>quarter)\b(?!\s+(?:of|century))", "date", years.part_of_year),
        (rf"(?:the\s+)?\b(?P<s>{season})(?:\s+of|\s+in)?\s+(?:(?P<y>{year})\b(?:\s?[-/–]\s?(?P<z>(?:20)?\d\d)\b)?|(?P<ry>this|last)\s+year\b)", "date", years.season),
        (rf"(?:the\s+)?(?:(?P<k>{kind})\s+(?i:years?)\s+|FY\s?)?\b(?P<y>{year})\s?[-/–]\s?(?P<z>(?:20)?\d\d)\b(?![-/]\d)(?:\s+(?P<k2>{kind})\s+(?i:year))?", "date", years.double_year),
        (rf"\b(?:FY\s?|{kind}\s+(?:(?i:year)\s+)?){year}\b|\b{year}\s+{kind}\s+(?i:year)\b|[Tt]he\s+(?:current\s+|past\s+)?(?:financial|fiscal)\s+year\b(?!\s+(?:to|end|19|20))", "date", calendar.words_only),
        (rf"(?:the\s+)?\b(?:first|second|third|fourth|last|final|opening|closing)\s+(?:(?:two|three|few)\s+)?(?:weeks?|weekend|fortnight|days?|half)\s+of\s+(?P<m>{month})(?:\s+(?P<y>{year})\b)?{of_year}?", "date", calendar.part_of_month),
        (rf"{edge}(?P<m>{month})(?:\s+of|,)?\s+(?P<y>{year})\b(?!-\d)", "date", calendar.month),
        (rf"(?:the\s+)?\b(?P<f>{feast})(?:(?:,|\s+of)?\s+(?P<y>{year})\b|{of_year})?", "date", feasts.feast),
        (rf"\b(?:[Ss]ince|[Aa]t|[Oo]ver|[Dd]uring|[Uu]ntil)\s+(?P<said>(?:the\s+)?(?P<f>{'|'.join(data['not_days']['bare'])})(?:(?:,|\s+of)?\s+(?P<y>{year})\b|{of_year})?)(?!\s+[A-Z])", "date", feasts.feast),
        (rf"(?:the\s+)?(?:(?:late|early|spring|summer)\s+)?(?:(?P<m>{month})\s+(?:Day\s+)?)?[Bb]ank\s+[Hh]oliday(?:\s+(?P<w>weekend|Monday)|(?=\s*[.,;]|\s+(?:in|on|when|and|that)\b))", "date", feasts.bank_holiday),
        (rf"[Ss]o\s+far\s+(?:in\s+(?P<y>{year})|this\s+(?P<u>year|month|week))(?:\s+alone)?|(?:this|the)\s+(?P<u2>year|month|week)\s+(?:so\s+far|to\s+date)", "date", relative.so_far),
        (short, "date", calendar.day_without_year),
        (rf"(?<![\w/.£$€-]){edge}(?P<m>{month}){of_year}", "date", calendar.month),
        (rf"(?:(?P<about>about|around|some|nearly|almost|over|more\s+than|less\s+than|at\s+least|up\s+to)\s+)?\b(?:(?P<n>{number}|[Aa]n?)|(?:a\s+)?few|several|many|(?:a\s+)?couple\s+of)\s+(?P<u>{unit})\s+ago\b", "date", relative.ago),
        (rf"\b(?:{number}|a\s+few|several|a)\s+(?!hour){unit}\s+(?:earlier|previously|later|(?:before|after)(?=\s*(?:[.,;)]|$)))", "date", calendar.words_only),
        (r"[Tt]his\s+time\s+last\s+year|(?:this|the\s+same)\s+(?:day|week|month)\s+last\s+year", "date", relative.this_time),
        (rf"(?:[Tt]he\s+|[Tt]his\s+|[Tt]hese\s+)?\b(?P<rel>past|last|previous|next|coming|first|recent)\s+(?:(?P<n>{number})|few|several|couple\s+of)\s+(?P<u>{unit})\b(?!\s+of\s)", "date", relative.span_back),
        (r"\b(?:[Ii]n|[Oo]ver|[Dd]uring)\s+(?:the\s+)?recent\s+(?:days|weeks|months|years)\b", "date", calendar.words_only),
        (rf"\b(?:[Ii]n|[Oo]ver|[Ww]ithin|[Dd]uring|[Ff]or)\s+(?:just\s+|only\s+|about\s+|the\s+)?(?P<n>{number}|(?:the\s+)?space\s+of\s+(?:{number}))\s+(?P<u>{unit})\b(?!\s+(?:of\s+an?|trillion|billion|million)\b)", "duration", calendar.words_only),
        (rf"(?:[Ee]arl(?:y|ier)\s+|[Ll]ater?\s+|the\s+whole\s+of\s+|the\s+(?:start|beginning|end|middle|turn)\s+of\s+)?\b(?P<rel>[Tt]his\s+past|[Tt]he\s+(?:past|last|previous|following|preceding|coming)|[Tt]his|[Ll]ast|[Nn]ext|[Pp]ast)\s+(?P<u>{weekday}|week|weekend|fortnight|month|quarter|year|decade|night|morning|afternoon|evening|{'|'.join(data['seasons'])}|{month})\b(?!\s+of\s|-)", "date", relative.relative),
        (r"[Tt]he\s+(?:start|beginning|turn)\s+of\s+(?P<rel>the)\s+(?P<u>year|month|week)\b", "date", relative.relative),
        (r"[Tt]he\s+(?:end|middle)\s+of\s+the\s+(?:year|month|week)\b", "date", calendar.words_only),
        (r"\b(?:[Oo]ver|[Aa]t|[Dd]uring|[Aa]cross)\s+the\s+weekend\b(?!\s+of\b)", "date", relative.weekend),
        (r"\b(?:in|over|on)\s+(?:just\s+)?(?:one|a\s+single|a)\s+(?:day|night|week|month|year|weekend)\b", "date", calendar.words_only),
        (rf"(?:overnight\s+)?(?:(?:from|between)\s+)?\b(?P<a>{weekday})\s+(?:to|and|until)\s+(?P<b>{weekday})", "date", relative.weekday_pair),
        (rf"(?:the\s+)?\b(?P<rel>[Dd]ay\s+before\s+yesterday|[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow)\b(?:\s+(?:morning|afternoon|evening|night))?|(?<!an\s)(?<!the\s)(?<!of\s)(?<!-)\b(?P<rel3>[Oo]vernight)\b(?!\s+(?:{'|'.join(data['not_days']['overnight'])}|(?:on|into|from|between|to|until)\s|{weekday}))|(?:the\s+)?\b(?P<rel2>previous|following|same)\s+(?:day|week|month|year)\b", "date", relative.near),
        (rf"(?:(?:[Ee]arly|[Ll]ate)\s+(?:on\s+)?)?(?P<w>{named})(?:\s+(?:morning|afternoon|evening|night))?(?!['’]s\s+(?:crossings?|Observer))", "date", relative.weekday),
        (rf"(?:a|per|every|each|[Ee]very|[Ee]ach|[Pp]er)\s+(?:single\s+)?(?P<u>hour|day|night|week|fortnight|month|year)\b(?!['’]|\s+(?:ago|earlier|later|before|after|old))|\b(?:per|each|every)\s+(?P<u3>quarter)\b|\bper\s+(?P<ann>annum)\b|-a-(?P<u2>day|week|month|year|night)\b|\b(?P<adv>{'|'.join(data['rates'])})\b|\bpcm\b", "rate", calendar.words_only),
        (rf"\b(?P<n>\d{{1,2}}|{'|'.join(k for k in data['numbers'] if len(k) > 2)})[ -](?P<u>hour|day|week|month|year)\b(?!-old)", "duration", calendar.words_only),
        (rf"(?<![\w/.£$€-]){edge}(?P<m>{month})(?![\w-])", "date", calendar.month),
        (rf"[Tt]he\s+(?:(?:early|late|mid)[\s-])?(?P<y>{year})s\b", "date", calendar.decade),
        (rf"(?:\b(?i:in|during|since|between|of|for|by|from|until|before|after|throughout|year|than|and|on|with|against|peak|record|calendar\s+year)\b|[,(])\s*(?P<said>(?:(?:early|late|mid)[\s-])?{year})\b(?![,.]?\d|\s+(?:people|migrants|men|women|children|refugees|asylum)|(?<![Ii]n\s....)(?<!ince\s....)(?<!ring\s....)(?<!hout\s....)(?<!rom\s....)\s+{things})", "date", calendar.year),
        (rf"\b(?:years?|months|decades?)\s+(?:to|up\s+to|ending|ended|until)\s+(?P<said>{year})\b(?!,\d)", "date", calendar.year),
        (rf"\b(?P<said>(?:[Ee]arly|[Ll]ate|[Mm]id)[\s-]{year})\b", "date", calendar.year),
        (rf"\b(?P<said>{year})(?=\s+to\s+(?:date|the\s+present|present)\b|\s+(?:saw|alone)\b)", "date", calendar.year),
        (rf"\b[Ss]ince\s+(?:(?:the|its|their|his|her|last)\s+(?:[\w'’-]+\s+){{0,3}}?(?:{started})\b(?:\s+(?:of|in|against)\s+(?:the\s+)?[\w'’-]+(?:\s+(?:{started}|year)\b)?)?|then\b|records\s+began|(?:coming|returning)\s+to\s+(?:power|office)|taking\s+(?:power|office)|Brexit)", "date", calendar.words_only),
    ]  # fmt: skip
    return tuple((re.compile(close(pattern)), kind, resolver) for pattern, kind, resolver in table)
