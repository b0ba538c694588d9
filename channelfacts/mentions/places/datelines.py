"""Places that the form of a line tells: the dateline of a wire, the camp called the Jungle."""

from __future__ import annotations

from collections.abc import Iterator

from channelfacts.mentions import gazetteers
from channelfacts.mentions.names import Line, ordinary_words
from channelfacts.mentions.places.grammar import DASHES, WIRES
from channelfacts.mentions.places.spots import Spot, lexical


def dateline(line: Line, number: int) -> Iterator[Spot]:
    """`GUATEMALA CITY (Reuters) -`, `GRAYS, England (AP) —`: the place that opens a report."""
    tokens = line.tokens
    j = 0
    while (
        j < len(tokens) and j < 4 and tokens[j].text.isupper() and tokens[j].text.isalpha() and len(tokens[j].text) > 2
    ):
        j += 1
    if j == 0:
        return
    end = j
    country = None
    if line.lower(end) == ",":
        region = gazetteers.places().find(line, end + 1) if end + 1 < len(tokens) else None
        if region:
            country = region[1][0].item.country
            end += 1 + region[0]
            end += line.lower(end) == "."
        else:
            end += 2
    wire = line.lower(end) == "(" and (line.lower(end + 1) in WIRES or line.lower(end + 2) == ")")
    dash = line.lower(end) in DASHES
    if (not wire and not dash) or gazetteers.agencies().find(line, 0) or tokens[0].lower in WIRES:
        return
    places = gazetteers.places().of(line)
    rows = tuple(form.item for form in places.forms.get(tuple(token.lower for token in tokens[:j]), []))
    if rows or ((wire or country) and not all(token.lower in ordinary_words() for token in tokens[:j])):
        yield Spot(number, 0, j, rows[0].kind if rows else "town", rows, country=country)


def jungle(line: Line, number: int, near: bool) -> Iterator[Spot]:
    """The camps called the Jungle. near: the text speaks of Calais."""
    lexicon, tokens = lexical(), line.tokens
    for i, token in enumerate(tokens):
        if token.lower not in lexicon.jungle or line.style == "caps":
            continue
        first = i
        while first and tokens[first - 1].text in "“”‘’'\"":
            first -= 1
        town = next(
            (
                k
                for k in range(max(0, first - 2), first)
                if (f := gazetteers.places().find(line, k)) and k + f[0] == first
            ),
            None,
        )
        if town is None and not (token.cap and near and line.lower(i - 1) in ("the", "“", "‘", "'", '"', "new")):
            continue
        phrase = next((p for p in lexicon.jungle_behind if line.phrase(i, i + p.count(" ") + 1) == p), token.lower)
        start = town if town is not None and not tokens[first - 1].possessive and first == i else i
        rows = tuple(form.item for form in gazetteers.places().of(line).forms.get(("calais", "jungle"), []))
        yield Spot(number, start, i + phrase.count(" ") + 1, "camp", rows, lexicon.jungle_country, key="jungle")
