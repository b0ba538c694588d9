"""The period of a figure."""

from __future__ import annotations

from channelfacts.annotations import AnnotatedDoc, DateMention, Sentence
from channelfacts.facts.near.words import in_sentence, near_words
from channelfacts.model import Period


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


def _of_speech(text: str, mention: DateMention) -> bool:
    """Is it the day on which somebody spoke ("officials said on Tuesday that ...", "the agency on Friday reported")?"""
    if mention.duration or len(mention.text.split()) > 2 or any(c.isdigit() for c in mention.text):
        return False
    before = text[max(0, mention.start - 30) : mention.start].lower().replace(",", " ").split()
    after = text[mention.end : mention.end + 30].lower().replace(",", " ").split()
    return bool(near_words("period", "speech") & {*[w for w in before[-3:] if w != "on"][-2:], *after[:1]})


def _compared(text: str, mention: DateMention) -> bool:
    """Is it the time that a figure is compared with ("than in January", "compared to 2014")?"""
    before = text[max(0, mention.start - 24) : mention.start].lower().split()
    if before[-1:] in (["than"], ["over"]):
        return True
    return len(before) > 1 and before[-1] in {"in", "to", "with", "for"} and before[-2] in {"than", "compared"}
