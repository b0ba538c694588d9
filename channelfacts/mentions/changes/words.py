"""A figure of change as said, and the words of `data/lexicons/changes.toml`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from channelfacts.annotations import Word
from channelfacts.lexicons import lexicon


@dataclass(frozen=True, slots=True)
class Figure:
    """A change as said, in words `first` up to, not including, `end` of its sentence.

    at: the word of direction or the multiple. kind: `verb`, `noun`, `adjective`, `multiple` or
    `carried` (direction and measure are those of the change before: "and 56% from May").
    """

    first: int
    end: int
    at: int
    percent: Decimal
    direction: str
    kind: str
    qualifier: str = "exact"
    unit: str = "percent"


@cache
def listed(*path: str) -> frozenset[str]:
    """The words under a path of the lexicon of changes."""
    found = lexicon("changes")
    for part in path:
        found = found[part]
    return frozenset(found)


@cache
def directions(kind: str) -> dict[str, str]:
    """Word -> `up` or `down`, for `verbs`, `nouns` or `adjectives`."""
    return {word: way for way in ("up", "down") for word in lexicon("changes")[way][kind]}


def joined(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words of a sentence with figures such as "64,000" and "2.5" as one word each."""
    out: list[Word] = []
    for i, word in enumerate(words):
        last = out[-1] if out else None
        glued = last is not None and last.end == word.start and last.text[0].isdigit()
        follows = i + 1 < len(words) and words[i + 1].start == word.end and words[i + 1].text[0].isdigit()
        if (
            last is not None
            and glued
            and (
                (word.text in ",." and follows and last.text[-1].isdigit())
                or (word.text[0].isdigit() and last.text[-1] in ",.")
            )
        ):
            out[-1] = Word(last.text + word.text, last.lower + word.lower, last.start, word.end)
        else:
            out.append(word)
    return tuple(out)
