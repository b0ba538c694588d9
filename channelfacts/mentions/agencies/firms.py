"""Firms that no list knows, by their partners or their trade: "Kaldor, Mbeki & Partners", "Fendale Security"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from channelfacts.lexicons import lexicon
from channelfacts.mentions import gazetteers
from channelfacts.mentions.agencies.candidates import Body, as_key
from channelfacts.mentions.agencies.runs import names_something
from channelfacts.mentions.names import Line, given_names, ordinary_words, word_lists

FORMS = ("plc", "ltd", "limited", "llp", "inc", "gmbh")
"""What a firm is in law, behind its name."""
PEOPLE_OF = ("of", "at", "by", "from", "with", "for", "and")
"""Behind these a pair with one plain word in it is a firm ("of Hall & Quayle")."""


@cache
def trades() -> frozenset[str]:
    """Last words of firms' names."""
    return frozenset(lexicon("agencies")["firms"]["heads"])


def firms(line: Line, number: int) -> Iterator[Body]:
    """The firms of a line of prose."""
    tokens, k = line.tokens, 1
    while k < len(tokens):
        span = None
        if tokens[k].text == "&" and line.cap(k - 1) and line.cap(k + 1):
            span = _partners(line, k)
        elif tokens[k].lower in trades() and tokens[k].cap and not line.cap(k + 1):
            span = _trade(line, k)
        if span is not None and not _known(line, *span):
            yield Body(number, *span, "company", None, as_key(tokens[span[0] : span[1]]))
            k = span[1]
        k += 1


def _partners(line: Line, k: int) -> tuple[int, int] | None:
    """`Hallam Pike & Rowe`: no couple of first names, no plain words."""
    tokens = line.tokens
    i, j = k - 1, k + 2
    while i > 0 and k - i < 3 and names_something(line, i - 1) and not tokens[i - 1].possessive:
        i -= 1
    if i > 1 and tokens[i - 1].text == "," and names_something(line, i - 2) and not line.cap(i - 3):
        i -= 2  # "Kaldor, Mbeki & Partners"
    while names_something(line, j) and j - k < 4 and not tokens[j - 1].possessive:
        j += 1
    names = [token.lower for token in tokens[i:j] if token.cap]
    if all(name in given_names() for name in names) or names[0] in word_lists().titles:
        return None
    if any(len(name) < 3 for name in names):
        return None  # "A&E", "P&P"
    unlisted = [name for name in names if name not in ordinary_words()]
    firm = len(unlisted) > 1 or (unlisted and (names[-1] in trades() or line.lower(i - 1) in PEOPLE_OF))
    return (i, j + (line.lower(j) in FORMS)) if firm else None


def _trade(line: Line, k: int) -> tuple[int, int] | None:
    """`Fendale Security`: a word before the trade that is no plain English, no given name."""
    i = k
    while i > 0 and k - i < 3 and names_something(line, i - 1) and not line.tokens[i - 1].possessive:
        i -= 1
    if i == k or line.tokens[k - 1].possessive or line.lower(i - 1) == "&":
        return None
    first = line.tokens[i].lower
    plain = first in ordinary_words() or first in given_names() or first in word_lists().titles | word_lists().compass
    return None if plain or len(first) < 3 else (i, k + 1 + (line.lower(k + 1) in FORMS))


def _known(line: Line, i: int, j: int) -> bool:
    """Does a place, nation or known body stand in the name?"""
    lists = (gazetteers.places(), gazetteers.nations(), gazetteers.agencies())
    return any(
        (found := names.find(line, m)) and m + found[0] <= j and not all(form.weak for form in found[1])
        for m in range(i, j)
        for names in lists
    )
