"""Is a count of what happened in a stretch of time (`flow`), a total so far (`cumulative`) or there now (`stock`)?"""

from __future__ import annotations

from functools import cache
from typing import Literal

from channelfacts.annotations import CountMention, Sentence
from channelfacts.lexicons import Phrases, lexicon
from channelfacts.model import Period

Basis = Literal["flow", "cumulative", "stock"]
NEAR = 5
"""Words on either side of a count that may tell what it is."""


def basis_of(mention: CountMention, sentence: Sentence, period: Period | None) -> Basis | None:
    """By what is counted and what stands around it; what happens, happens in a stretch of time, told or not."""
    words = [w.lower for w in sentence.words]
    begin = next((i for i, w in enumerate(sentence.words) if w.end > mention.number.outer_start), 0)
    end = next((i for i, w in enumerate(sentence.words) if w.start >= mention.end), len(words))
    before, behind = words[max(0, begin - NEAR) : begin], words[end : end + NEAR]
    if mention.unit.lower().split()[-1] in _list("stock", "nouns") or mention.event in _list("stock", "events"):
        return "stock"
    if _list("stock", "nouns").intersection(words[max(0, begin - NEAR - 1) : begin]):
        return "stock"  # "the backlog of claims stands at 132,000"
    moving = mention.event in _list("stock", "moving")
    if (_stands(before, "stock", "before") and not _happening(mention)) or (
        not moving and _stands(behind, "stock", "behind")
    ):
        return "stock"
    when = (period.text if period is not None else "").lower()
    if mention.number.ordinal or _stands(when.split(), "cumulative", "periods"):
        return "cumulative"
    if _stands(words[max(0, begin - 2 * NEAR) : begin], "cumulative", "before"):
        return "cumulative"
    dated = period is not None and period.start is not None
    if not dated and behind and behind[0] in _list("cumulative", "perfect"):
        return "cumulative"
    if _stands(words[max(0, begin - 3 * NEAR) : begin] + behind, "flow", "never"):
        return None
    return "flow" if period is not None or mention.event in _list("flow", "events") else None


def _happening(mention: CountMention) -> bool:
    """Does the noun itself say what happened ("there were 8,308 returns")? Then they are not there now."""
    noun = mention.unit.lower().split()[-1]
    own = lexicon("events")["own"]
    return noun in _list("stock", "happening") or any(noun in own[event] for event in _list("stock", "never"))


def _stands(words: list[str], kind: str, where: str) -> bool:
    """Does a word or phrase of the list stand among the words?"""
    return any(_phrases(kind, where).longest(words, i) is not None for i in range(len(words)))


@cache
def _phrases(kind: str, where: str) -> Phrases[str]:
    return Phrases([(phrase, phrase) for phrase in lexicon("counts")["basis"][kind][where]])


@cache
def _list(kind: str, where: str) -> frozenset[str]:
    return frozenset(lexicon("counts")["basis"][kind][where])
