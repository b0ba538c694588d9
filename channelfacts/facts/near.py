"""What stands near a number and belongs to it: period, rate, place, source. Shared by counts, money and changes."""

from __future__ import annotations

import re

from channelfacts.annotations import AnnotatedDoc, Attribution, DateMention, PlaceMention, Sentence
from channelfacts.lexicons import lexicon
from channelfacts.model import Period

EVERY = frozenset({"every", "each", "daily", "nightly", "weekly", "monthly", "annually", "yearly"})
"""Rates that may stand at the end of the clause; "a day" stands right behind its number."""

EACH = re.compile(
    r"(?:\s(?:people|persons|migrants))?(?:\s(?:crammed|packed|squeezed))?"
    r"\s(?:per|in each|in every|to a|into each|to each)\s(?P<thing>boat|dinghy|vessel|lorry|room|tent|person|family)\b",
    re.IGNORECASE,
)
"""Rates that are no time: "58 in each boat"."""


def in_sentence(items: list[DateMention], sentence: Sentence) -> list[DateMention]:
    """The mentions that lie in the sentence."""
    return [item for item in items if sentence.start <= item.start < sentence.end]


def period_of(doc: AnnotatedDoc, sentence: Sentence, start: int, end: int) -> Period | None:
    """The period of the fact at `start`-`end`: the nearest time of its clause, behind it before in front of it.

    The day on which somebody said it and the time that it is compared with are no period of it.
    """
    dates = [d for d in in_sentence(doc._.dates, sentence) if d.period is not None and d.kind in {"date", "duration"}]
    dates = [d for d in dates if not start <= d.start < end]
    dates = [d for d in dates if not _of_speech(doc.text, d) and not _compared(doc.text, d)]
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


def _words(section: str, name: str) -> frozenset[str]:
    return frozenset(lexicon("near")[section][name])


def _of_speech(text: str, mention: DateMention) -> bool:
    """Is it the day on which somebody spoke ("officials said on Tuesday that ...", "the agency on Friday reported")?"""
    if mention.duration or len(mention.text.split()) > 2 or any(c.isdigit() for c in mention.text):
        return False
    before = text[max(0, mention.start - 30) : mention.start].lower().replace(",", " ").split()
    after = text[mention.end : mention.end + 30].lower().replace(",", " ").split()
    return bool(_words("period", "speech") & {*[w for w in before[-3:] if w != "on"][-2:], *after[:1]})


def _compared(text: str, mention: DateMention) -> bool:
    """Is it the time that a figure is compared with ("than in January", "compared to 2014")?"""
    before = text[max(0, mention.start - 24) : mention.start].lower().split()
    if before[-1:] in (["than"], ["over"]):
        return True
    return len(before) > 1 and before[-1] in {"in", "to", "with", "for"} and before[-2] in {"than", "compared"}


def rate_of(doc: AnnotatedDoc, sentence: Sentence, start: int, end: int) -> str | None:
    """What it is per: a rate right behind the number ("a day", "every month") or inside it."""
    for rate in in_sentence(doc._.dates, sentence):
        if rate.kind != "rate":
            continue
        behind = doc.text[end : rate.start]
        reach = 8 if rate.text.split()[0].lower() in EVERY else 3
        if rate.start >= end and len(behind.split()) <= reach and not set(behind) & set(",;.()0123456789"):
            return rate.rate
        if start <= rate.start < end:
            return rate.rate
    each = EACH.match(doc.text, end, sentence.end)
    return each["thing"].lower() if each else None


def place_of(doc: AnnotatedDoc, sentence: Sentence, start: int, end: int, event: str | None = None) -> str | None:
    """Where: the country that the sentence says takes or holds them, else the nearest place that a preposition ties to
    the clause (behind the number first), else the water that "the crossing" means, else where they came from."""
    places = [p for p in doc._.places if sentence.start <= p.start < sentence.end and not p.inside]
    text = doc.text

    def tied(place: PlaceMention, words: str) -> bool:
        before = [word.lower() for word in text[sentence.start : place.start].split()[-3:]]
        if before and before[-1] in _words("place", "origins") and words == "ties":
            return False
        return bool(_words("place", words) & set(before[-1:] if words == "origins" else before))

    if event in _words("place", "events"):
        lands = [p for p in places if p.end <= start and p.kind in {"country", "nation", "region"}]
        holder = [p for p in lands if _holds(text, p, start)]
        if holder:
            return holder[-1].text
    for ties in ("ties", "origins"):
        behind = [p for p in places if p.start >= end and tied(p, ties) and ";" not in text[end : p.start]]
        if behind:
            return behind[0].text
        before = [p for p in places if p.end <= start and tied(p, ties)]
        if before and len(text[before[-1].end : start].split()) <= 12:
            return before[-1].text
        if ties == "ties" and event == "crossing" and (water := _water(doc, sentence)) is not None:
            return water
    return None


def _holds(text: str, place: PlaceMention, start: int) -> bool:
    """Does the clause of the number begin with this place and a verb of taking, holding or counting?"""
    between = text[place.end : start].lower()
    words = between.replace(",", " , ").split()
    clean = not set(between) & set(".;:") and "that" not in words and len(words) <= 12 and words[:1] != ["'s"]
    return (
        clean
        and bool(words)
        and (words[0] in _words("place", "holds") or (words[0] == "," and words[1:2] in (["which"], ["host"])))
    )


def _water(doc: AnnotatedDoc, sentence: Sentence) -> str | None:
    """The sea or strait, named shortly before, that "the crossing" of this sentence means."""
    said = sentence.text.lower()
    if not any(phrase in said for phrase in _words("place", "anaphors")):
        return None
    lead = doc._.sentences[max(0, sentence.index - 3)].start
    waters = [p for p in doc._.places if lead <= p.start < sentence.end and p.kind in _words("place", "waters")]
    return waters[-1].text if waters else None


def source_of(doc: AnnotatedDoc, start: int, end: int) -> str | None:
    """The nearest named giver of the figure at `start`-`end`, where the text says so."""
    covering: list[Attribution] = [a for a in doc._.attributions if a.start <= start and end <= a.end]
    if not covering:
        return None
    best = min(covering, key=lambda a: (a.end - a.start, abs(a.speaker_start - start)))
    return best.speaker
