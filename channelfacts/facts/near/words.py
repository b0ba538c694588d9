"""The words of `near.toml`, and what lies in a sentence."""

from __future__ import annotations

from functools import cache

from channelfacts.annotations import DateMention, Sentence
from channelfacts.lexicons import lexicon


@cache
def near_words(section: str, name: str) -> frozenset[str]:
    return frozenset(lexicon("near")[section][name])


def in_sentence(items: list[DateMention], sentence: Sentence) -> list[DateMention]:
    """The mentions that lie in the sentence."""
    return [item for item in items if sentence.start <= item.start < sentence.end]
