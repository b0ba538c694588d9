"""Comparators before and after a number: "more than", "up to", "or so"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from channelfacts.lexicons import lexicon

STRENGTH = {"exact": 0, "approx": 1, "more_than": 2, "at_least": 2, "less_than": 2, "up_to": 2}


PLUS = re.compile(r"\s+plus\s+(?:[£$€]|\d|an?\b|another\b)", re.IGNORECASE)
"""Addition, no bound ("£370m plus £120m")."""
TOPICAL = {"over": "over", "about": "about", "up to": "adding"}


@dataclass(frozen=True, slots=True)
class Bound:
    """A qualifier and the offset where its words begin (before a number) or end (after it)."""

    qualifier: str
    offset: int


@cache
def _patterns(side: str) -> tuple[re.Pattern[str], dict[str, str]]:
    table = lexicon("numbers")["qualifiers"][side]
    kinds = {phrase: kind for kind, phrases in table.items() for phrase in phrases}
    either = "|".join(
        r"\s+".join(re.escape(part) for part in phrase.split()) for phrase in sorted(kinds, key=lambda p: (-len(p), p))
    )
    if side == "before":
        return re.compile(rf"(?<![\w-])({either})[\s(]*$", re.IGNORECASE), kinds
    return re.compile(rf"\s*({either})(?!\w)", re.IGNORECASE), kinds


def bound_before(text: str, start: int, floor: int) -> Bound:
    """The comparators that end at `start`, none of them beginning before `floor`. The strongest counts."""
    pattern, kinds = _patterns("before")
    qualifier, offset, position = "exact", start, start
    while True:
        low = max(floor, position - 40)
        match = pattern.search(text[low:position])
        if match is None:
            return Bound(qualifier, offset)
        phrase = " ".join(match[1].lower().split())
        kind = kinds[phrase]
        position = low + match.start(1)
        if phrase in TOPICAL and _is_topic(text, position, floor, phrase):
            return Bound(qualifier, offset)
        if kind != "exact":
            offset = position
        if STRENGTH[kind] > STRENGTH[qualifier]:
            qualifier = kind


def _is_topic(text: str, position: int, floor: int, phrase: str) -> bool:
    before = re.search(r"\b(\w+)\s+$", text[max(floor, position - 24) : position])
    return before is not None and before[1].lower() in lexicon("numbers")["topic"][TOPICAL[phrase]]


def bound_after(text: str, end: int, ceiling: int) -> Bound:
    """The comparator that begins at `end` and ends by `ceiling`."""
    pattern, kinds = _patterns("after")
    match = pattern.match(text, end, min(ceiling, end + 40))
    if match is None or PLUS.match(text, end) is not None:
        return Bound("exact", end)
    return Bound(kinds[" ".join(match[1].lower().split())], match.end(1))


def stronger(one: str, other: str) -> str:
    """Of two qualifiers of one number the one that says more; the first where they say alike much."""
    return other if STRENGTH[other] > STRENGTH[one] else one
