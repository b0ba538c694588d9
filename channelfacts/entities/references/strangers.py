"""Phrases for one human being: "a border officer", "the boy", "his wife", "Mr Salih's cousin"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from channelfacts.annotations import Annotations, Word
from channelfacts.entities.references.lexis import (
    adverb,
    bare,
    given_name,
    person_nouns,
    possessive,
    speech,
    surname,
    verb,
    words,
)
from channelfacts.model import fold

LONGEST = 6
TAKEN, PERSON, OTHER = 1, 2, 4
"""What covers a stretch: a place, body, office or date; what the model takes for a person; or for something else."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase at tokens `first` to `end`, its noun, its opening word and the words between."""

    first: int
    end: int
    noun: str
    opening: str
    modifiers: tuple[str, ...]


def phrase_at(row: Sequence[Word], i: int) -> Phrase | None:
    """The phrase for one human being that opens at token `i`: with "a", "the", "his", or "'s" for its opening word."""
    opening = "'s" if possessive(row[i]) else row[i].lower
    if opening not in words("descriptions", "openings") or i + 1 >= len(row):
        return None
    nouns = person_nouns()
    last: int | None = None
    for at in range(i + 1, min(len(row), i + 1 + LONGEST)):
        word = row[at]
        if word.lower == "number" and row[at - 1].lower == "opposite":
            return Phrase(i, at + 1, "counterpart", opening, tuple(w.lower for w in row[i + 1 : at - 1]))
        said = bare(word)
        if said in nouns or (word.text.islower() and "-" in said and said.rsplit("-", 1)[-1] in nouns):
            last = at
            if possessive(word):
                break
            continue
        if last is not None or not word.text[0].isalnum() or word.lower in words("grammar", "closing"):
            break
        if at > i + 1 and word.text.islower() and verb(word.lower) and not word.lower.endswith("ed"):
            break
    if last is None or compound(row, last):
        return None
    noun = bare(row[last])
    noun = noun if noun in nouns else noun.rsplit("-", 1)[-1]
    return Phrase(i, last + 1, noun, opening, tuple(w.lower for w in row[i + 1 : last]))


def compound(row: Sequence[Word], last: int) -> bool:
    """ "a migrant boat", "the driver shortage": does another noun follow, which is what the phrase means?"""
    if last + 1 >= len(row) or possessive(row[last]):
        return False
    ahead = row[last + 1]
    if not ahead.text.isalpha() or not ahead.text.islower() or ahead.lower.endswith("ing"):
        return False
    ends = words("grammar", "closing") | words("grammar", "prepositions") | words("grammar", "clause")
    ends |= words("grammar", "behind_object")
    return ahead.lower not in ends and not verb(ahead.lower) and not adverb(ahead.lower)


class Unknown:
    """Names that may be somebody's and are no person, place or body of ours: who bears one may be meant too."""

    def __init__(self, text: str, known: Annotations) -> None:
        self._mask = bytearray(len(text))
        for kind in (known.places, known.agencies, known.offices, known.dates):
            for mention in kind:
                self._cover(mention.start, mention.end, TAKEN)
        for guess in known.guesses:
            self._cover(guess.start, guess.end, PERSON if guess.label == "PERSON" else OTHER)

    def _cover(self, start: int, end: int, sign: int) -> None:
        for i in range(start, min(end, len(self._mask))):
            self._mask[i] |= sign

    def at(self, row: Sequence[Word], i: int, stop: int) -> Name | None:
        """The name that begins at token `i`."""
        word = row[i]
        if (
            not word.text[0].isupper()
            or len(word.text) < 3
            or (i and row[i - 1].text[0].isupper() and row[i - 1].end + 1 >= word.start and i > 1)
        ):
            return None
        end = i + 1
        while end < stop and row[end].text[0].isupper() and row[end].start - row[end - 1].end <= 1 and end - i < 4:
            end += 1
        seen = 0
        for sign in self._mask[word.start : row[end - 1].end]:
            seen |= sign
        if seen & TAKEN:
            return None
        last = fold(bare(row[end - 1]))
        acts = possessive(row[end - 1]) or (end < len(row) and row[end].text.islower() and verb(row[end].lower))
        said = bool(i) and end < len(row) and speech(row[end].lower)
        if seen & PERSON or (not seen and acts and (surname(last) or said)):
            return Name(end, last, given_name(fold(word.text)) if end - i > 1 else None)
        return None


@dataclass(frozen=True, slots=True)
class Name:
    """A name up to token `end`: its last word, and `f` or `m` where its first tells it."""

    end: int
    noun: str
    gender: str | None
