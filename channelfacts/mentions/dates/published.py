"""The date of the article itself, and who gives it: argument, meta, a "Published" line, a dateline, the file name.

A date in the body is not the article's own: a cue counts only where it opens a line that is about the article, a bare
date only where the line says nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import PurePosixPath

from channelfacts.annotations import Sentence
from channelfacts.lexicons import lexicon
from channelfacts.mentions.dates.spacing import close
from channelfacts.mentions.dates.stretches import iso_day, month_number
from channelfacts.model import Document

HEAD = 14
"""Lines from the top in which an article's own date is looked for."""
FOOT = 4
"""Lines from the end in which a cue is looked for."""
SEPARATOR = re.compile(r"(?<!\s)\s*[|•·–—/]\s*|(?<!\s)\s{3,}|\t|(?<!\s)\s+-\s+")
ENDED = re.compile(r"(?<![ap]\.m)(?<!\b[A-Z][a-z]{2})[.!?][\"'”’)]*$")
NAME_DATES = (
    re.compile(r"(?<!\d)(?P<y>(?:19[5-9]|20[0-6])\d)[-_. ]?(?P<m>\d\d)[-_. ]?(?P<d>\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>\d\d)[-_. ](?P<m>\d\d)[-_. ](?P<y>(?:19[5-9]|20[0-6])\d)(?!\d)"),
)


@cache
def _date() -> str:
    """A whole date in any usual writing; groups d, m, y with a number behind for each writing."""
    month = "|".join(sorted(lexicon("dates")["months"], key=len, reverse=True))
    year = r"(?:19[5-9]\d|20[0-6]\d)"
    th = r"(?:st|nd|rd|th)?"
    return (
        rf"(?:(?P<d0>\d{{1,2}}){th}(?:\s+of)?[\s-]+(?P<m0>{month})\b\.?,?[\s-]+(?P<y0>{year})(?!\d)"
        rf"|(?P<m1>{month})\b\.?\s+(?P<d1>\d{{1,2}}){th},?\s+(?P<y1>{year})(?!\d)"
        rf"|(?P<y2>{year})-(?P<m2>\d\d)-(?P<d2>\d\d)(?!\d)"
        rf"|(?P<d3>\d{{1,2}})[/.](?P<m3>\d{{1,2}})[/.](?P<y3>{year})(?!\d)"
        rf"|(?P<y4>{year})\s+(?P<m4>{month})\b\.?\s+(?P<d4>\d{{1,2}})(?!\d))"
    )


@cache
def _around() -> tuple[str, str, str]:
    """Patterns of a weekday, of a clock time and of a cue."""
    data = lexicon("dates")
    weekday = r"(?:(?:" + "|".join(data["weekdays"]) + r")[a-z]*\.?,?\s+)?"
    clock = (
        r"(?:(?:at\s+)?\d{1,2}[:.h]\d\d(?::\d\d)?"
        r"(?:\s*(?:[ap]\.?m\.?|gmt|bst|utc|cet|cest|ist|e[sd]?t|hrs)\b\.?)*[,\s]*(?:on\s+)?)?"
    )
    cue = "|".join(re.escape(c) for c in sorted(data["published"]["cues"], key=len, reverse=True))
    return weekday, clock, cue


@cache
def _cued() -> re.Pattern[str]:
    """A cue with its date: "Published: 00:14, 30 July 2015", "Posted by Ann Alder on May 4, 2020"."""
    weekday, clock, cue = _around()
    by = r"(?:by\s+[^\d|]{2,40}?[\s,]+)?"
    return re.compile(
        close(rf"\W*(?P<cue>{cue})\b\s*:?\s*{by}(?:(?:at|on|until)\s+)?:?\s*{clock}{weekday}{clock}{_date()}"), re.I
    )


@cache
def _alone() -> re.Pattern[str]:
    """A line that is a date and no more; a weekday, a clock time, a place ("Brussels, 4 May 2020") may stand by it."""
    weekday, clock, _ = _around()
    place = r"(?-i:[A-Z][\w'’-]+(?:[\s-][A-Z][\w'’-]+){0,2})"
    return re.compile(
        close(rf"\W*(?:{place},?\s+)?{clock}{weekday}{_date()}(?:T[\d:.]+Z?)?[,\s]*{clock}(?:{place})?\W*$"), re.I
    )


@cache
def _dateline() -> re.Pattern[str]:
    """A dateline with its year: "DOVER, England, 4 Aug 2020 (Wire) - ", "(London, 4 May 2020) – "."""
    weekday, _, _ = _around()
    return re.compile(
        close(
            rf"\(?[A-Z][A-Za-zÀ-ÿ.,\s'’/-]{{2,50}}?[,(]\s*{weekday}{_date()}\s*\)?\s*"
            r"(?:\([A-Z][\w\s.]{1,24}\)|[-–—:]|/PRNewswire|(?<=\)))"
        ),
        re.I,
    )


@cache
def _record() -> re.Pattern[str]:
    """The head of a debate or an answer: "HC Deb 3 November 2009 vol 498", "answered on 5 February 2019"."""
    weekday, _, _ = _around()
    heads = "|".join(lexicon("dates")["published"]["records"])
    head = rf"(?:.{{0,80}}\b)?(?:{heads})\b[:,]?\s*(?:on\s+|of\s+|for\s+)?"
    return re.compile(close(rf"{head}{weekday}{_date()}"), re.I)


def _iso(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    for number in range(5):
        if groups.get(f"y{number}"):
            said = groups[f"m{number}"]
            month = int(said) if said.isdigit() else month_number(said)
            day = int(groups[f"d{number}"])
            if number == 3 and month > 12 >= day:
                month, day = day, month
            return iso_day(int(groups[f"y{number}"]), month, day)
    return None


def find_published(document: Document | None, sentences: list[Sentence]) -> tuple[str | None, str | None]:
    """(ISO date, who gives it), or (None, None)."""
    if document is not None and document.published:
        return document.published, document.published_from or "argument"
    head = sentences[:HEAD]
    if (found := _from_cues([*head, *sentences[HEAD:][-FOOT:]])) is not None:
        return found, "published-line"
    for pattern in (_alone(), _record()):
        for part in _parts(head):
            if (match := pattern.match(part)) and (day := _iso(match)):
                return day, "published-line"
    for sentence in head:
        match = _dateline().match(sentence.text[:140])
        if match and (day := _iso(match)):
            return day, "dateline"
    day = _from_name(document)
    return day, None if day is None else "file-name"


def _from_cues(lines: list[Sentence]) -> str | None:
    """The date behind a cue; one of first publication goes before one of a change."""
    changed = None
    for part in _parts(lines):
        match = _cued().match(part)
        day = _iso(match) if match else None
        if match and day:
            if match["cue"].lower() not in lexicon("dates")["published"]["changes"]:
                return day
            changed = changed or day
    return changed


def _parts(lines: list[Sentence]) -> Iterator[str]:
    """The lines about the article, and what stands in them between bars, dashes and wide gaps."""
    for sentence in lines:
        text = " ".join(sentence.text.split(" "))
        if len(text) > 160 or (sentence.kind in ("text", "caption") and ENDED.search(text)):
            continue
        yield text
        parts = SEPARATOR.split(text)
        if len(parts) > 1:
            yield from (part for part in parts if part)


def _from_name(document: Document | None) -> str | None:
    """The date in the file's name: year first, else day first."""
    if document is None or not document.path:
        return None
    for pattern in NAME_DATES:
        match = pattern.search(PurePosixPath(document.path).name)
        day = iso_day(int(match["y"]), int(match["m"]), int(match["d"])) if match else None
        if day is not None:
            return day
    return None
