"""The words of `near.toml`, and what lies in a sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import Protocol, TypeVar

from channelfacts.annotations import Sentence
from channelfacts.lexicons import lexicon


class Mention(Protocol):
    """Whatever knows in which sentence it stands."""

    @property
    def sentence(self) -> int: ...


M = TypeVar("M", bound=Mention)


@cache
def near_words(section: str, name: str) -> frozenset[str]:
    return frozenset(lexicon("near")[section][name])


def in_sentence(items: Sequence[M], sentence: Sentence) -> list[M]:
    """The mentions that lie in the sentence, of a list in the order of the text."""
    first = bisect_left(items, sentence.index, key=lambda item: item.sentence)
    return list(items[first : bisect_left(items, sentence.index + 1, lo=first, key=lambda item: item.sentence)])
