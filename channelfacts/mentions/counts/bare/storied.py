"""Numbers of nobody named, to whom something of the story happens: "651 had crossed", "killing 12"."""

from __future__ import annotations

from functools import cache

from channelfacts.annotations import CountMention, NumberMention, Sentence
from channelfacts.lexicons import Phrases, lexicon
from channelfacts.mentions.counts.bare.following import pronoun
from channelfacts.mentions.counts.bare.making import of_nobody_named
from channelfacts.mentions.counts.story import outside
from channelfacts.mentions.counts.words import words_of

LEAST = 10
"""A smaller number without a noun may be of anything."""
EVENTS = frozenset({"crossing", "rescue", "death", "asylum", "return", "attempt"})
"""What in a text of this story happens to those on the move and to nobody else."""


def storied(number: NumberMention, sentence: Sentence, before: list[str], rest: list[str]) -> CountMention | None:
    """The count of a number that leaves its noun out where no noun has stood before."""
    if number.value < LEAST or number.vague or set(before[-2:]) & words_of("bare", "never"):
        return None
    if outside([*before, *rest]):
        return None
    bereft = " ".join(before[-2:]) in words_of("bare", "bereft") or before[-1:] == ["killing"]
    people = rest[:1] == ["of"] and rest[1:2] and rest[1] in {"whom", "them"} and pronoun(rest[1:3])
    if bereft or (people and number.value >= LEAST * 10) or _happens(rest):
        return of_nobody_named(number, sentence)
    return None


def _happens(rest: list[str]) -> bool:
    """Does a verb of the story follow, with or without its auxiliaries?"""
    at = next((i for i, word in enumerate(rest) if word not in words_of("bare", "auxiliaries")), len(rest))
    return at < len(rest) and rest[at].endswith(("ed", "ame", "ade", "ught")) and _verbs().longest(rest, at) is not None


@cache
def _verbs() -> Phrases[str]:
    return Phrases([
        (cue, event) for event, row in lexicon("events").items() if event in EVENTS for cue in row["cues"]
    ])  # fmt: skip
