"""Numbers of nobody named, to whom something of the story happens: "651 had crossed", "killing 12"."""

from __future__ import annotations

from channelfacts.annotations import CountMention, NumberMention, Sentence
from channelfacts.mentions.counts.bare.following import happens, misled, pronoun
from channelfacts.mentions.counts.bare.making import of_nobody_named
from channelfacts.mentions.counts.story import outside
from channelfacts.mentions.counts.words import words_of

LEAST = 10
"""A smaller number without a noun may be of anything."""


def storied(number: NumberMention, sentence: Sentence, before: list[str], rest: list[str]) -> CountMention | None:
    """The count of a number that leaves its noun out where no noun has stood before."""
    if number.vague or misled(before) or outside([*before, *rest]):
        return None
    if words_of("bare", "elsewhere").intersection(before):
        return None
    if rest[:1] == ["aboard"] or rest[:2] == ["on", "board"]:
        return of_nobody_named(number, sentence)
    people = rest[:1] == ["of"] and rest[1:2] and rest[1] in {"whom", "them"} and pronoun(rest[1:3])
    if number.value >= LEAST and (people or happens(rest)):
        return of_nobody_named(number, sentence)
    return None


def bereft(number: NumberMention, sentence: Sentence, before: list[str]) -> CountMention | None:
    """ "costing the lives of 127": of people, whatever was counted before."""
    if number.vague or " ".join(before[-2:]) not in words_of("bare", "bereft"):
        return None
    return of_nobody_named(number, sentence)
