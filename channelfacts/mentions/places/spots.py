"""A stretch of a line that may be a place, and the words of the lexicon."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from channelfacts.lexicons import lexicon
from channelfacts.mentions.gazetteers import KnownPlace
from channelfacts.mentions.names import Line, firsts, word_lists


@dataclass(slots=True)
class Spot:
    """Tokens `i` to `j` of line number `line`.

    rows: what the gazetteer knows by that name, none for a place found by grammar. inside: a part of another name.
    key: joins forms of one place that no gazetteer knows. doubtful: a weak name without a sign of its own.
    bare: an unknown word behind a preposition. guessed: a model's.
    """

    line: int
    i: int
    j: int
    kind: str
    rows: tuple[KnownPlace, ...] = ()
    country: str | None = None
    inside: bool = False
    doubtful: bool = False
    key: str = ""
    bare: bool = False
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """The lexicon `places`, ready for asking."""

    small: frozenset[str]
    prepositions: frozenset[str]
    sure_prepositions: frozenset[str]
    after_bare: frozenset[str]
    of_places: frozenset[str]
    owned: frozenset[str]
    among: frozenset[str]
    never_before: frozenset[str]
    seaside: frozenset[str]
    languages: frozenset[str]
    roads: frozenset[str]
    after_road: frozenset[str]
    along: frozenset[str]
    heads: dict[str, str]
    head_firsts: frozenset[str]
    capital_heads: frozenset[str]
    small_heads: frozenset[str]
    parts: frozenset[str]
    leads: dict[str, str]
    lead_firsts: frozenset[str]
    nouns_of: dict[str, str]
    nouns_behind: dict[str, str]
    titles_of: frozenset[str]
    jungle: frozenset[str]
    jungle_behind: tuple[str, ...]
    jungle_country: str
    lower_case: dict[str, frozenset[str]]
    states: frozenset[str]
    states_country: str
    not_before: dict[str, frozenset[str]]


@cache
def lexical() -> Words:
    """The words, read once."""
    data: dict[str, Any] = lexicon("places")
    return Words(
        small=frozenset(data["small"]),
        prepositions=frozenset(data["prepositions"]),
        sure_prepositions=frozenset(data["sure_prepositions"]),
        after_bare=frozenset(data["after_bare"]),
        of_places=frozenset(data["of_places"]),
        owned=frozenset(data["owned"]),
        among=frozenset(data["among"]),
        never_before=frozenset(data["never_before"]),
        seaside=frozenset(data["seaside"]),
        languages=frozenset(data["languages"]),
        roads=frozenset(data["roads"]["nouns"]),
        after_road=frozenset(data["roads"]["behind"]),
        along=frozenset(data["roads"]["before"]),
        heads=data["heads"],
        head_firsts=firsts(data["heads"]),
        capital_heads=frozenset(data["capital_heads"]["words"]),
        small_heads=frozenset(data["small_heads"]["words"]),
        parts=frozenset(data["parts"]),
        leads=data["leads"],
        lead_firsts=firsts(data["leads"]),
        nouns_of=data["nouns_of"],
        nouns_behind=data["nouns_behind"],
        titles_of=frozenset(data["titles_of"]["words"]),
        jungle=frozenset(data["jungle"]["names"]),
        jungle_behind=tuple(sorted(data["jungle"]["behind"], key=len, reverse=True)),
        jungle_country=data["jungle"]["country"],
        lower_case={name: frozenset(words) for name, words in data["lower_case"].items()},
        states=frozenset(data["states"]["short"]),
        states_country=data["states"]["country"],
        not_before={name: frozenset(words) for name, words in data["not_before"].items()},
    )


def capital_beside(line: Line, i: int) -> bool:
    """Is token `i` a capitalised word that could be of one name with its neighbour?"""
    if not line.cap(i):
        return False
    lists, token = word_lists(), line.tokens[i]
    if i and line.gap(i) and line.cap(i - 1):
        return False
    return (token.lower not in lists.openers or token.lower in lists.may_open) and token.lower not in lists.calendar


def opens(line: Line, i: int) -> bool:
    """Does a sentence or quotation begin with token `i`?"""
    return i == 0 or line.tokens[i - 1].text in "“\"‘'•:–—-"
