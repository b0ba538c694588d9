"""The words that tell what happened, and which of them governs a number, by `data/lexicons/events.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from channelfacts.annotations import Sentence
from channelfacts.lexicons import Phrases, lexicon

NEAR = 4
"""Words between a governing verb before and its number, at most."""
FAR = 16
"""Words between a number and the verb behind it, at most."""
BREAKS = frozenset({";", "but", "while", "whereas", "although", "though", "amid", "despite"})
SINGULAR = frozenset({"was", "is", "has"})
PLURAL = frozenset({"were", "are", "have", "who", "whom"})
APART = frozenset({",", "and", "as", "after", "when", "where", "that", "to", "by", "with", ":", '"', "“"})
OPENERS = frozenset(lexicon("events")["openers"]["words"])
"""What opens a phrase behind a noun that only says who they are: the verb behind it governs them."""
SILENT = "silent"
"""What the lexicon calls turns of phrase that tell of no event."""
PASSIVE = frozenset({"were", "was", "been", "be", "being", "are", "is", "get", "got"})


@dataclass(frozen=True, slots=True)
class Cue:
    """An event's word: its place in the sentence, by words."""

    at: int
    length: int
    event: str


@cache
def cues() -> Phrases[str]:
    """Phrase -> event."""
    return Phrases([(cue, event) for event, row in lexicon("events").items() if "cues" in row for cue in row["cues"]])


@cache
def own() -> Phrases[str]:
    """Noun that says its event itself -> event."""
    return Phrases([(noun, event) for event, nouns in lexicon("events")["own"].items() for noun in nouns])


def cues_of(sentence: Sentence) -> list[Cue]:
    """The cues of a sentence, the longest at each place."""
    words = [w.lower for w in sentence.words]
    found, at = [], 0
    while at < len(words):
        match = cues().longest(words, at)
        if match is None:
            at += 1
            continue
        if match[1] != SILENT:
            found.append(Cue(at, *match))
        at += match[0]
    return found


def governing(found: list[Cue], words: list[str], begin: int, end: int, *, several: bool) -> Cue | None:
    """The cue that governs the words from `begin` to `end`. several: a verb of one, behind a comma, is another's."""
    before = [
        c
        for c in found
        if c.at + c.length <= begin and not any(w in BREAKS or w == "." for w in words[c.at + c.length : begin])
    ]
    after = []
    for cue in found:
        if cue.at < end:
            continue
        between = words[end : cue.at]
        if "," in between and SINGULAR & set(between) and not PLURAL & set(between) and several:
            continue
        if any(w in BREAKS for w in between) or cue.at - end > FAR:
            break
        after.append(cue)
    left = before[-1] if before else None
    if left is not None and begin - (left.at + left.length) <= NEAR and _governs(left, words, begin):
        strong = next((c for c in after if c.event == "death" and c.at - end <= 3), None)
        return strong or left
    if after:
        first = after[0]
        main = next((c for c in after if c.at > first.at and words[c.at - 1] in PASSIVE), None)
        if (
            first.at > end
            and words[end : end + 1]
            and words[end] in OPENERS
            and words[first.at - 1] not in PASSIVE
            and main is not None
        ):
            return main
        death = next((c for c in after if c.event == "death" and c.at - first.at <= 3), None)
        return death or first
    if left is not None and begin - left.at <= FAR:
        return left
    return None


def _governs(cue: Cue, words: list[str], begin: int) -> bool:
    """Does a cue before a number take it as object ("rescued 40", "rescue of 40")?"""
    between = words[cue.at + cue.length : begin]
    return not any(w in APART for w in between)


def text_of(cue: Cue, words: list[str]) -> str:
    """The words of a cue."""
    return " ".join(words[cue.at : cue.at + cue.length])


@cache
def row(name: str, key: str = "words") -> frozenset[str]:
    """The words under a key of the lexicon, by section and name."""
    return frozenset(lexicon("events")[name][key])
