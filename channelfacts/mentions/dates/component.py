"""The component `channelfacts_dates`: writes `doc._.dates` and the date of the article itself."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from spacy.language import Language
from spacy.tokens import Doc

from channelfacts.annotations import DateMention, Sentence
from channelfacts.lexicons import lexicon
from channelfacts.mentions.dates import calendar, relative
from channelfacts.mentions.dates.compose import composed
from channelfacts.mentions.dates.patterns import patterns
from channelfacts.mentions.dates.published import find_published
from channelfacts.mentions.dates.stretches import Stretch
from channelfacts.model import Period

GAP = 50
"""Characters between two sentences, at most, that are searched with them."""


@Language.factory("channelfacts_dates")
def create(nlp: Language, name: str) -> Dates:
    """The component that writes `doc._.dates`, `doc._.published` and `doc._.published_from`."""
    return Dates()


class Dates:
    """Writes the date of the article and every mention of time."""

    def __call__(self, doc: Doc) -> Doc:
        doc._.published, doc._.published_from = find_published(doc._.document, doc._.sentences)
        published = date.fromisoformat(doc._.published) if doc._.published else None
        doc._.dates = find_dates(doc.text, doc._.sentences, published)
        return doc


def find_dates(text: str, sentences: Sequence[Sentence], published: date | None) -> list[DateMention]:
    """Every mention of time in `text`, in order, none overlapping another."""
    taken = bytearray(len(text))
    found: list[DateMention] = []
    spans = _written(sentences)
    for pattern, kind, resolve in patterns():
        for match in chain.from_iterable(pattern.finditer(text, start, end) for start, end in spans):
            start, end = _trimmed(text, match)
            if start >= end or any(taken[start:end]) or calendar.is_surname(text, start, end):
                continue
            if (
                resolve is calendar.month
                and not match.groupdict().get("y")
                and not calendar.is_month(text, start, match)
            ):
                continue
            mention = _mention(text, start, end, kind, resolve(match, published), match)
            if mention is not None:
                taken[start:end] = b"\1" * (end - start)
                found.append(mention)
    starts = [sentence.start for sentence in sentences]
    found = composed(text, sorted(found, key=lambda mention: mention.start), published)
    return [replace(mention, sentence=max(0, bisect_right(starts, mention.start) - 1)) for mention in found]


def _written(sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    """The stretches of text that hold sentences; what belongs to none may be a megabyte of signs."""
    spans: list[tuple[int, int]] = []
    for sentence in sentences:
        if spans and sentence.start - spans[-1][1] < GAP:
            spans[-1] = (spans[-1][0], sentence.end)
        else:
            spans.append((sentence.start, sentence.end))
    return spans


def _trimmed(text: str, match: re.Match[str]) -> tuple[int, int]:
    """The mention without what only helped to find it: all but the group `said` of a pattern that has one."""
    start, end = match.span("said") if "said" in match.re.groupindex else match.span()
    while start < end and text[start] in " \n\t,(-":
        start += 1
    while end > start and text[end - 1] in " \n\t,":
        end -= 1
    if end > start and text[end - 1] == "." and not re.match(r"\s+\d", text[end:]):
        end -= 1
    return start, end


def _mention(
    text: str, start: int, end: int, kind: str, stretch: Stretch | None, match: re.Match[str]
) -> DateMention | None:
    said = text[start:end]
    if kind == "rate":
        groups = match.groupdict()
        rate = groups.get("u") or groups.get("u2") or groups.get("u3") or ("year" if groups.get("ann") else None)
        rate = rate or lexicon("dates")["rates"].get(groups.get("adv") or "", "month")
        return DateMention(start, end, said, "rate", rate=rate)
    if kind == "duration":
        duration = relative.duration(match)
        period = Period(text=said) if re.match(r"(?i)in|over|within|during", said) else None
        return DateMention(start, end, said, "duration", duration=duration, period=period)
    if stretch is None:
        return None
    period = Period(text=said, start=stretch.start, end=stretch.end)
    return DateMention(start, end, said, "date", period=period, duration=stretch.duration)
