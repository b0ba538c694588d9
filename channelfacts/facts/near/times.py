"""Which words of time can be the period of a figure at all: not the day of a report, not what is compared with."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from channelfacts.annotations import AnnotatedDoc, DateMention, Sentence
from channelfacts.facts.near.words import in_sentence, near_words

BEFORE = 48
"""Characters before a time that are looked at."""

LONGEST = 3
"""Days between the first and the last of one event, at most: a long weekend."""


def times(doc: AnnotatedDoc, sentence: Sentence) -> list[DateMention]:
    """The times of a sentence that can be a period, in order."""
    found = [d for d in in_sentence(doc._.dates, sentence) if d.period is not None and d.kind in {"date", "duration"}]
    found = [d for d in found if not _of_speech(doc.text, sentence, d) and not _bounds(doc.text, d)]
    return [d for d in found if not _half(doc.text, d)]


def _half(text: str, mention: DateMention) -> bool:
    """One end of "between fiscal 2017 and fiscal 2018", which nobody joined."""
    return words_before(text, mention).endswith("between") and text[mention.end : mention.end + 5] == " and "


@cache
def _pattern(name: str, form: str) -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in sorted(near_words("period", name), key=len, reverse=True))
    return re.compile(form.format(words), re.I)


def words_before(text: str, mention: DateMention) -> str:
    """The words of its sentence before a time."""
    before = re.split(r"[.!?][\"”’)]*\s|\n", text[max(0, mention.start - BEFORE) : mention.start])[-1]
    return " ".join(before.lower().split())


def _of_speech(text: str, sentence: Sentence, mention: DateMention) -> bool:
    """Is it when somebody spoke ("said on Tuesday that ...", "the agency on Friday reported", "published in May")?"""
    before = words_before(text, mention)
    if _pattern("speech", r"\b(?:{})(?: (?:on|in|at|late|early|here|to reporters|by \w+))*[ ,]*$").search(before):
        return True
    came_out = r"\b(?:{})(?: [\w-]+){{0,3}} (?:released|issued|out|from|dated|of)(?: (?:on|in|late|early|the))*$"
    if _pattern("papers", came_out).search(before):
        return True
    if not is_short(mention):
        return False
    after = text[mention.end : min(mention.end + 24, sentence.end)].lower().lstrip()
    if _pattern("speech", r" ?(?:that )?(?:{})\b(?! (?:dead|missing))").match(after):
        return True
    if re.search(r"\b(?:told|informed|briefed)(?: [\w’'-]+){1,4}(?: on| in| at)?$", before):
        return True
    return _pattern("reports", r"\b(?:{})(?: (?:on|late|early))?$").search(before) is not None


def _bounds(text: str, mention: DateMention) -> bool:
    """Does it only bound the time ("before May", "until 2019")?"""
    return _pattern("bounds", r"\b(?:{})(?: the)?$").search(words_before(text, mention)) is not None


def is_compared(text: str, mention: DateMention) -> bool:
    """Is it what a figure is compared with ("than in January", "compared with last year", "up on 2014")?"""
    before = words_before(text, mention)
    if mention.text.lower().startswith("since") and re.search(
        r"\b(?:\w+est|record|first|most|worst|best)(?: \w+){0,3}$", before
    ):
        return True
    if _pattern("comparisons", r"\b(?:{})(?: (?:in|for|on|at|during|the|of|same|period))*$").search(before):
        return True
    if mention.duration is not None or is_brief(mention) or re.fullmatch(r"the same [\w ]*(?:period|s)", mention.text):
        return False
    if re.search(
        r"\b(?:below|above|from|on|than) the (?:record|peak|level|figure|total|high|low|number|average)\b[\w ]*$",
        before,
    ):
        return True
    moved = r"(?:%|,|\b(?:cent|percent|points|third|half|quarter|is|are|was|were|been)) (?:up|down)"
    if re.search(moved + r" (?:on|over|from)(?: the)?$", before):
        return True
    return _pattern("changed", r"\b(?:{})(?: \w+)? (?:on|over|from)(?: the)?$").search(before) is not None


def is_backward(mention: DateMention) -> bool:
    """Is it told from another time ("the same day", "a year earlier")?"""
    return _pattern("backward", r"\b(?:{})\b").search(mention.text) is not None


def is_short(mention: DateMention) -> bool:
    """A day, week or "last month", in which a thing is said; a whole year is no day of speech."""
    period = mention.period
    if period is not None and period.start and period.end and len(period.start) == 4:
        return False
    return mention.kind == "date" and mention.duration is None


def is_brief(mention: DateMention) -> bool:
    """A day, a night or a weekend, settled or not: what is told of it is one event."""
    period = mention.period
    if period is None or (mention.duration is not None and mention.kind == "date"):
        return False
    if period.start and period.end and len(period.start) == len(period.end) == len("2024-05-01"):
        return (date.fromisoformat(period.end) - date.fromisoformat(period.start)).days <= LONGEST
    return period.start is None and re.search(r"day\b|weekend|night|\b\d{1,2}\b", mention.text) is not None


def speaks(words: str) -> bool:
    """Is there a verb of saying or pledging among the words?"""
    return (
        _pattern("speech", r"\b(?:{})\b").search(words) is not None
        or _pattern("pledges", r"\b(?:{})\b").search(words) is not None
    )
