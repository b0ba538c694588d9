"""What stands near a number and belongs to it: period, rate, place, source. Shared by counts, money and changes."""

from __future__ import annotations

from channelfacts.annotations import AnnotatedDoc, Attribution, DateMention, PlaceMention, Sentence
from channelfacts.model import Period

IN = frozenset({"in", "at", "near", "from", "to", "off", "across", "around", "outside", "inside", "into", "on", "of", "for", "towards", "toward", "between", "over", "via", "throughout"})  # fmt: skip

EVERY = frozenset({"every", "each", "daily", "nightly", "weekly", "monthly", "annually", "yearly"})
"""Rates that may stand at the end of the clause; "a day" stands right behind its number."""


def in_sentence(items: list[DateMention], sentence: Sentence) -> list[DateMention]:
    """The mentions that lie in the sentence."""
    return [item for item in items if sentence.start <= item.start < sentence.end]


def period_of(doc: AnnotatedDoc, sentence: Sentence, start: int, end: int) -> Period | None:
    """The period of the fact that stands at `start`-`end`: the nearest one in its clause, behind it before in front of it."""
    dates = [d for d in in_sentence(doc._.dates, sentence) if d.period is not None and d.kind in {"date", "duration"}]
    dates = [d for d in dates if not (start <= d.start < end)]
    if not dates:
        return None
    text = doc.text

    def distance(mention: DateMention) -> int:
        gap = text[end : mention.start] if mention.start >= end else text[mention.end : start]
        return (
            len(gap.split())
            + 8 * sum(gap.count(sign) for sign in ";")
            + 6 * gap.count(", but ")
            + (0 if mention.start >= end else 3)
        )

    best = min(dates, key=distance)
    return best.period if distance(best) <= 24 else None


def rate_of(doc: AnnotatedDoc, sentence: Sentence, start: int, end: int) -> str | None:
    """What it is per: a rate right behind the number ("a day", "every month") or right in front ("each month 40 ...")."""
    for rate in in_sentence(doc._.dates, sentence):
        if rate.kind != "rate":
            continue
        behind = doc.text[end : rate.start]
        reach = 8 if rate.text.split()[0].lower() in EVERY else 3
        if rate.start >= end and len(behind.split()) <= reach and not set(behind) & set(",;.()0123456789"):
            return rate.rate
        if start <= rate.start < end:
            return rate.rate
    return None


def place_of(doc: AnnotatedDoc, sentence: Sentence, start: int, end: int) -> str | None:
    """Where: the nearest named place in the sentence that a preposition ties to the clause, behind the number first."""
    places = [p for p in doc._.places if sentence.start <= p.start < sentence.end and not p.inside]
    text = doc.text

    def tied(place: PlaceMention) -> bool:
        before = text[sentence.start : place.start].split()[-3:]
        return any(word.lower() in IN for word in before) or (
            bool(before)
            and before[-1].lower() in {"crossed", "crossing", "cross", "reached", "reach", "entered", "left", "the"}
        )

    behind = [p for p in places if p.start >= end and tied(p) and ";" not in text[end : p.start]]
    if behind:
        return behind[0].text
    before = [p for p in places if p.end <= start and tied(p)]
    return before[-1].text if before and len(text[before[-1].end : start].split()) <= 12 else None


def source_of(doc: AnnotatedDoc, start: int, end: int) -> str | None:
    """The nearest named giver of the figure at `start`-`end`, where the text says so."""
    covering: list[Attribution] = [a for a in doc._.attributions if a.start <= start and end <= a.end]
    if not covering:
        return None
    best = min(covering, key=lambda a: (a.end - a.start, abs(a.speaker_start - start)))
    return best.speaker
