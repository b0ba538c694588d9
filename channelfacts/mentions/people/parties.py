"""The party of somebody where it stands behind the name: "X, D-N.Y.", "X, an Ohio Republican", "X, who is Labour"."""

from __future__ import annotations

from dataclasses import dataclass

from channelfacts.mentions.names import Token
from channelfacts.mentions.people.words import Party, Words

LETTERS = {"R": "Republican", "D": "Democratic", "I": "Independent"}
BEFORE_NOUN = 5
"""Words between the comma and the party's member: "a first-term New York Democrat"."""


@dataclass(frozen=True, slots=True)
class Seat:
    """What a party beside a name makes of somebody. kind: None where a voter may be called so too."""

    party: str | None = None
    country: str | None = None
    kind: str | None = None


def party_behind(words: Words, tokens: list[Token], j: int) -> Seat | None:
    """The party in the apposition or clause that begins with the comma at token `j`."""
    n = len(tokens)
    if j + 1 >= n or tokens[j].text not in (",", "-", "–", "—"):
        return None
    if tokens[j + 1].text[:2] in ("R-", "D-", "I-") and tokens[j + 1].text[2:3].isupper():
        return Seat(LETTERS[tokens[j + 1].text[0]], "US", "legislator")
    if tokens[j + 1].lower == "who" and j + 3 < n and tokens[j + 2].lower in ("is", "was"):
        k = j + 3 + (tokens[j + 3].lower in ("a", "an"))
        party, end = _member(words, tokens, k)
        closed = end >= n or not tokens[end].text[0].isalnum()
        return None if party is None or not closed else Seat(party.name, party.country or None, "legislator")
    return _apposed(words, tokens, j + 1)


def _apposed(words: Words, tokens: list[Token], start: int) -> Seat | None:
    """ "a Kentucky Republican", "Ohio Republican", "another Kent Conservative", "an independent from Maine"."""
    n = len(tokens)
    k = start
    article = tokens[k].lower in ("a", "an", "another", "the", "fellow")
    k += article
    first = k
    while k < n and k - first < BEFORE_NOUN and tokens[k].text[0].isalnum():
        party, end = _member(words, tokens, k)
        if party is not None:
            closed = end >= n or (not tokens[end].cap and not tokens[end].possessive)
            follows = tokens[end].lower if end < n else ""
            if not closed or (follows.isalpha() and follows not in ("of", "from", "for", "who", "in", "and", "on")):
                return None
            placed = any(token.cap for token in tokens[first:k]) or (follows in ("of", "from") and article)
            if not article and not placed:
                return None
            return Seat(party.name, party.country or None, "legislator" if placed else None)
        if not tokens[k].cap and tokens[k].lower not in words.modifiers:
            return None
        k += 1
    return None


def _member(words: Words, tokens: list[Token], k: int) -> tuple[Party | None, int]:
    """(party, end) where its member or its name stands with a capital at token `k`."""
    for size in (2, 1):
        stretch = tokens[k : k + size]
        if len(stretch) < size or not all(token.cap for token in stretch):
            continue
        party = words.parties.get(tuple(token.lower for token in stretch))
        if party is not None:
            return party, k + size
    if k < len(tokens) and tokens[k].lower == "independent":
        return words.parties.get(("independent",)), k + 1
    return None, k
