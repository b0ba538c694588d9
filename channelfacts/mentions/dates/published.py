"""The date of the article itself, and who gives it: argument, meta, a "Published" line, a dateline, the file name."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import PurePosixPath

from channelfacts.annotations import Sentence
from channelfacts.lexicons import lexicon
from channelfacts.mentions.dates.calendar import iso_day, month_number
from channelfacts.model import Document

HEAD = 12
"""Lines from the top in which an article's own date is looked for."""


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = lexicon("dates")
    month = "|".join(sorted(data["months"], key=len, reverse=True))
    year = r"(?P<y>(?:19[5-9]\d|20[0-6]\d))"
    written = (
        rf"(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<m>{month})\b\.?,?\s+{year}"
        rf"|(?P<m2>{month})\b\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{year.replace('<y>', '<y2>')}"
        rf"|{year.replace('<y>', '<y3>')}-(?P<m3>\d\d)-(?P<d3>\d\d)"
        rf"|(?P<d4>\d{{1,2}})[/.](?P<m4>\d{{1,2}})[/.]{year.replace('<y>', '<y4>')})"
    )
    cue = "|".join(re.escape(c) for c in sorted(data["published"]["cues"], key=len, reverse=True))
    weekday = "(?:(?:" + "|".join(data["weekdays"]) + r")[a-z]*\.?,?\s+)?"
    clock = r"(?:\d{1,2}[:.]\d\d(?:\s*(?:am|pm|gmt|bst))*[,\s]+)?"
    return (
        re.compile(rf"(?:^|[|•·(,]\s*|\b)(?:{cue})\b\s*(?:at|on|:)?\s*:?\s*{clock}(?:on\s+)?{weekday}{written}", re.I),
        re.compile(rf"^\W*{clock}{weekday}{written}(?:[,|\s]*{clock}.{{0,24}})?$", re.I),
        re.compile(rf"^[A-Z][A-Za-zé.,\s'’-]{{2,40}}?[,(]\s*{weekday}{written}\s*\)?\s*(?:\(|[-–—:])", re.I),
    )


def _iso(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    for suffix in ("", "2", "3", "4"):
        if groups.get(f"y{suffix}"):
            said = groups[f"m{suffix}"]
            month = int(said) if said.isdigit() else month_number(said)
            return iso_day(int(groups[f"y{suffix}"]), month, int(groups[f"d{suffix}"]))
    return None


def find_published(document: Document | None, sentences: list[Sentence]) -> tuple[str | None, str | None]:
    """(ISO date, who gives it), or (None, None)."""
    if document is not None and document.published:
        return document.published, document.published_from or "argument"
    cued, alone, dateline = _patterns()
    lines = sentences[:HEAD]
    for pattern, origin in ((cued, "published-line"), (alone, "published-line"), (dateline, "dateline")):
        for sentence in lines:
            match = pattern.search(sentence.text) if pattern is cued else pattern.match(sentence.text)
            found = _iso(match) if match and len(sentence.text) < (300 if pattern is dateline else 140) else None
            if found is not None:
                return found, origin
    for sentence in sentences[-4:]:
        match = cued.search(sentence.text)
        if match and len(sentence.text) < 90 and (found := _iso(match)):
            return found, "published-line"
    return _from_name(document), "file-name" if _from_name(document) else None


def _from_name(document: Document | None) -> str | None:
    if document is None or not document.path:
        return None
    match = re.search(
        r"(?<!\d)((?:19[5-9]|20[0-6])\d)[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)", PurePosixPath(document.path).name
    )
    if match is None:
        return None
    found = iso_day(*(int(part) for part in match.groups()))
    return found if found and date.fromisoformat(found) else None
