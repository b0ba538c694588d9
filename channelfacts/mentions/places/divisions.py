"""Places of several words that no list has: "in High Wycombe", "North Cornwall", "(Crewe and Nantwich) (Lab)"."""

from __future__ import annotations

from collections.abc import Iterator

from channelfacts.mentions import gazetteers
from channelfacts.mentions.names import Line, word_lists
from channelfacts.mentions.places import world
from channelfacts.mentions.places.grammar import may_name, run_after
from channelfacts.mentions.places.spots import Spot, capital_beside, lexical

WHOLE = ("town", "county", "district", "village", "island")
"""Kinds of places whose parts have names; parts of countries are no names by the guidelines."""


def divided(line: Line, number: int) -> Iterator[Spot]:
    """The places of a line of prose."""
    if line.style == "prose":
        yield from _several(line, number)
        yield from _compass(line, number)
        yield from _seat(line, number)


def _several(line: Line, number: int) -> Iterator[Spot]:
    """Several words behind a preposition of place that are a town of the world: "in High Wycombe"."""
    tokens, words = line.tokens, lexical()
    for i in range(1, len(tokens) - 1):
        if not (line.cap(i) and line.cap(i + 1)) or line.lower(i - 1) not in words.sure_prepositions | {"from", "to"}:
            continue
        j = run_after(line, i)
        if 1 < j - i < 5 and may_name(line, i, j) and world.known(world.name_of(line, i, j)):
            lists = (gazetteers.places(), gazetteers.agencies())
            if not any((found := names.find(line, i)) and i + found[0] >= j for names in lists):
                yield Spot(number, i, j, "town")


def _compass(line: Line, number: int) -> Iterator[Spot]:
    """A part of a place, with a capital: "North Cornwall", "Portsmouth North", "Lower Bavaria"."""
    tokens, parts = line.tokens, word_lists().compass | lexical().parts
    behind = {part for part in parts if not part.endswith("ern")}  # "Norfolk Southern" is a railway
    i = 0
    while i < len(tokens):
        first = i
        while line.cap(i) and tokens[i].lower in parts and not tokens[i].possessive and i - first < 2:
            i += 1
        place = gazetteers.places().find(line, i) if i < len(tokens) and line.cap(i) else None
        if place is None or all(form.weak for form in place[1]) or place[1][0].item.kind not in WHOLE:
            i = max(i, first + 1)
            continue
        j = i + place[0]
        while line.cap(j) and tokens[j].lower in behind and not tokens[j - 1].possessive:
            j += 1
        alone = not (line.cap(j) and not tokens[j - 1].possessive) and not (first and capital_beside(line, first - 1))
        if j - first > place[0] and alone and not _taken(line, first, j):
            yield Spot(number, first, j, "district", country=place[1][0].item.country)
        i = j


def _taken(line: Line, i: int, j: int) -> bool:
    """Is it a place, nation or body that a list has?"""
    lists = (gazetteers.places(), gazetteers.nations(), gazetteers.agencies())
    return any((found := names.find(line, i)) and i + found[0] >= j for names in lists)


def _seat(line: Line, number: int) -> Iterator[Spot]:
    """A constituency in brackets behind a member's name: "(Crewe and Nantwich) (Lab)"."""
    tokens = line.tokens
    for i in range(2, len(tokens) - 2):
        if tokens[i - 1].text != "(" or not line.cap(i) or not line.cap(i - 2):
            continue
        j = i
        while j < min(len(tokens), i + 9) and (line.cap(j) or tokens[j].lower in ("and", "of", "upon", "the", ",")):
            j += 1
        if j > i + 1 and line.lower(j) == ")" and line.lower(j + 1) == "(" and line.cap(j + 2):
            place = gazetteers.places().find(line, i)
            if place and i + place[0] < j:
                yield Spot(number, i, j, "district", country=place[1][0].item.country)
