"""What the words around a name say of it: "a director of X", "X, a charity that", "X officials"; and of which kind."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from channelfacts.lexicons import lexicon
from channelfacts.mentions.agencies.candidates import lexical
from channelfacts.mentions.names import Line

ANY = "*"
"""A body, of a kind that the words do not tell."""
REACH = 7
"""So many words behind "X, a" may a describing noun stand."""


@dataclass(frozen=True, slots=True)
class Cues:
    """Words of `[guesses]`. people, by, nouns: the word and the kind of body that it speaks of."""

    people: dict[str, str]
    by: tuple[str, ...]
    nouns: dict[str, str]
    organs: frozenset[str]
    seats: frozenset[str]


@cache
def cues() -> Cues:
    """The words, read once."""
    data = lexicon("agencies")["guesses"]
    nouns = {word: kind for kind, given in data["nouns"].items() for word in given}
    return Cues(
        people={word: kind for kind, given in data["people"].items() for word in given},
        by=tuple(data["by"]),
        nouns=lexical().descriptors | nouns,
        organs=frozenset(data["organs"]) | lexical().organs,
        seats=frozenset(data["seats"]),
    )


def around(line: Line, i: int, j: int, found: list[tuple[int, int]] | None = None) -> str | None:
    """The kind of body that the words around tokens `i` to `j` speak of, ANY, or None where they speak of none."""
    return before(line, i) or _behind(line, i, j) or _by(line, i, j) or _listed(line, i, j, found or [])


def several(line: Line, i: int, j: int) -> bool:
    """Are they two words or more, or letters of an acronym? Surnames ("according to Smith") are neither."""
    return j - i > 1 or sum(c.isupper() for c in line.tokens[i].text) > 1


def _by(line: Line, i: int, j: int) -> str | None:
    k = i - 2 if line.lower(i - 1) == "the" else i - 1
    by = any(line.phrase(k - n, k + 1) in cues().by for n in (0, 1))
    return ANY if by and several(line, i, j) and not line.tokens[j - 1].possessive else None


def before(line: Line, i: int) -> str | None:
    """What a noun or a person of a body right before token `i` says of the name that begins there."""
    words = cues()
    k = i - 1
    while k >= 0 and line.tokens[k].text in "“\"‘'(":
        k -= 1
    if line.lower(k) in ("called", "named") or line.lower(k) in ("the", "a", "an"):
        k -= 1
    for length in (2, 1):
        noun = line.phrase(k - length + 1, k + 1)
        if k >= length - 1 and noun in words.nouns and not line.cap(k):
            return words.nouns[noun]
    if line.lower(k) in ("of", "at", "for", "with", "from"):
        kind = words.people.get(line.lower(k - 1))
        if kind is not None and line.phrase(k - 1, k + 1) not in words.seats:
            return kind
    return None


def noun_behind(line: Line, j: int) -> str | None:
    """The kind of body that a noun right behind tells ("law firm")."""
    for length in (2, 1):
        noun = line.phrase(j, j + length)
        if j + length <= len(line.tokens) and noun in cues().nouns and not line.cap(j):
            return cues().nouns[noun]
    return None


def _behind(line: Line, i: int, j: int) -> str | None:
    words, tokens = cues(), line.tokens
    if (kind := noun_behind(line, j)) is not None:
        return kind
    if line.lower(j) in words.organs and not line.cap(j):
        return ANY
    if tokens[j - 1].possessive and any(line.lower(k) in words.organs | words.people.keys() for k in (j, j + 1)):
        return next((words.people[line.lower(k)] for k in (j, j + 1) if line.lower(k) in words.people), ANY)
    k = j
    while line.lower(k) in ("”", '"', ")", "’"):
        k += 1
    if line.lower(k) == "," and line.lower(k + 1) in ("a", "an", "the", "one"):
        for m in range(k + 2, min(k + 2 + REACH, len(tokens))):
            for length in (2, 1):
                if line.phrase(m, m + length) in words.nouns and not line.cap(m):
                    return words.nouns[line.phrase(m, m + length)]
            if not tokens[m].text[0].isalnum() or line.lower(m) in ("who", "that", "which", "at"):
                break
    return ANY if several(line, i, j) and line.lower(j) in lexical().saying else None


def _listed(line: Line, i: int, j: int, found: list[tuple[int, int]]) -> str | None:
    """Does a body stand beside it in a list, with no more than "and the" between?"""
    for a, b in found:
        between = line.tokens[b:i] if b <= i else line.tokens[j:a]
        if 0 < len(between) <= 3 and all(token.lower in (",", "and", "the", "or", "&") for token in between):
            return ANY if several(line, i, j) else None
    return None
