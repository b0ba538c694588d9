"""Whether two names, or two phrases, say the same: the gold's and the one found."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Any

from channelfacts.lexicons import lexicon

LONGEST = 15
"""Words that a phrase may have; a longer one is no answer but a quotation."""
POSSESSIVE = re.compile(r"['’]s\b")
TOKEN = re.compile(r"[a-z0-9]+")
BEFORE_A_TOWN = re.compile(r"^(?:port|city) of ")
AFTER_A_TOWN = re.compile(r" (?:port|docks)$")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("evaluate")[name])


@cache
def _nation_of() -> dict[str, str]:
    return {word: code for code, words in lexicon("evaluate")["nations"].items() for word in words}


@cache
def _first_of_same_places() -> dict[str, str]:
    return {name: min(names) for names in lexicon("evaluate")["same_places"] for name in names}


def options(value: Any) -> list[Any]:
    """The acceptable values of a gold field: it holds one, or a list of them."""
    return value if isinstance(value, list) else [value]


def tokens(text: Any) -> list[str]:
    """The words of a name or phrase: lower case, no accents, no possessive, no punctuation."""
    decomposed = unicodedata.normalize("NFKD", str(text))
    plain = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return TOKEN.findall(POSSESSIVE.sub("", plain.casefold()))


def person(name: Any) -> tuple[str, ...]:
    """What a person's name is compared by: its words without forms of address."""
    return tuple(word for word in tokens(name) if word not in _words("honorifics"))


def nations(words: Sequence[str] | set[str]) -> set[str]:
    """The nations that are named among the words."""
    known = _nation_of()
    return {known[word] for word in words if word in known}


def same_body(gold: Any, said: Any) -> bool:
    """Whether two names are one body's: the same words, but for a nation in front that only one of them has."""
    pair = [[word for word in tokens(name) if word != "the"] for name in (gold, said)]
    if not pair[0] or not pair[1]:
        return False
    if pair[0] == pair[1]:
        return True
    first, second = (nations(words[:1]) for words in pair)
    agree = not first or not second or first == second
    return agree and _without_nation(pair[0]) == _without_nation(pair[1])


def _without_nation(words: list[str]) -> list[str]:
    start = 0
    while start < len(words) - 1 and words[start] in _nation_of():
        start += 1
    return words[start:]


def same_place(gold: Any, said: Any) -> bool:
    """Whether two names are one place's; the port or the docks of a town are the town."""
    first, second = (_place(name) for name in (gold, said))
    return bool(first) and (first == second or _town(first) == _town(second))


def _place(name: Any) -> str:
    text = " ".join(word for word in tokens(name) if word != "the")
    return _first_of_same_places().get(text, text)


def _town(text: str) -> str:
    return AFTER_A_TOWN.sub("", BEFORE_A_TOWN.sub("", text))


def same_words(gold: Any, said: Any, *, strict: bool) -> bool:
    """Whether a phrase says what one of the gold's does: most words shared, or one a part of the other.

    strict: more than half of the words; else half is enough. Nations and words as `former` have to agree.
    """
    if isinstance(said, list) or (said is not None and len(tokens(said)) > LONGEST):
        return False
    return any(_one_phrase(option, said, strict=strict) for option in options(gold))


def _one_phrase(gold: Any, said: Any, *, strict: bool) -> bool:
    if gold is None or said is None:
        return gold is said
    first, second = _content(gold), _content(said)
    if not first or not second or first & _words("telling") != second & _words("telling"):
        return False
    named = nations(first), nations(second)
    if named[0] and named[1] and not named[0] & named[1]:
        return False
    nation = _nation_of()
    first, second = ({nation.get(word, word) for word in words} for words in (first, second))
    if first <= second or second <= first:
        return True
    shared = 2 * len(first & second) / (len(first) + len(second))
    return shared > 0.5 or (shared == 0.5 and not strict)


def _content(phrase: Any) -> set[str]:
    every = set(tokens(phrase))
    return every - _words("empty") or every
