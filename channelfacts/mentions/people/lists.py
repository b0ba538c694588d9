"""What is said once for all names of a list: "Sens. X and Y", "Republicans in the chamber, including X and Y"."""

from __future__ import annotations

from itertools import pairwise

from channelfacts.mentions.names import Line, Token
from channelfacts.mentions.people.names import Candidate
from channelfacts.mentions.people.parties import LETTERS, Seat
from channelfacts.mentions.people.roles import head_ending
from channelfacts.mentions.people.words import Party, Words

LONGEST = 8
"""Words between two names of a list."""
BACK = 9
"""Words back from "including" in which those stand of whom the list names some."""
LINKS = frozenset((",", ";", "and", "&", "of", "in", "for", ".", "as", "well"))
CUES = frozenset(("including", "like", "namely"))
DASHES = frozenset(("—", "–", "-", ":"))
SHARED = frozenset(("minister", "legislator", "official", "police", "academic", "ngo", "media", "migrant", "offender"))


def share(words: Words, line: Line, found: list[Candidate]) -> list[Candidate]:
    """The names of a line; what stands before the first of a list goes for those behind it."""
    seat: Seat | None = None
    for one, following in pairwise([None, *found]):
        assert following is not None
        linked = one is not None and _linked(words, line, one, following)
        if one is not None and _renamed(words, line, one, following):
            following.alias_of = one
        if one is not None and linked:
            shared = next((phrase for phrase in one.roles if phrase.head.plural and phrase.where == "before"), None)
            if shared is not None:
                following.roles.insert(0, shared)
        if one is not None and linked and not one.roles and _both(line, one, following):
            one.until = following.end
            one.roles += [phrase for phrase in following.roles if phrase.head.plural and phrase.where == "after"]
        if not linked:
            seat = _said_before(words, line.tokens, following.opening)
        if seat is not None:
            following.seat = seat
        elif one is not None and linked and _of_places(line, one, following) and _partisan(words, line, one):
            following.seat = Seat(kind="legislator", country="US")
    return found


def _linked(words: Words, line: Line, one: Candidate, following: Candidate) -> bool:
    """Is it one list: nothing but places, letters, parties, commas and "and" between two names?"""
    between = without_brackets(line.tokens[one.end : following.opening])
    if len(between) > LONGEST or not between:
        return False
    return all(
        token.cap
        or token.text in LINKS
        or token.text[:2] in ("R-", "D-", "I-")
        or (token.lower in ("a", "an") and i + 1 < len(between) and (between[i + 1].lower,) in words.parties)
        for i, token in enumerate(between)
    )


def without_brackets(tokens: list[Token]) -> list[Token]:
    """Tokens without what stands in brackets: the party and state of each name in a list of senators."""
    left: list[Token] = []
    depth = 0
    for token in tokens:
        depth += token.text == "("
        if not depth:
            left.append(token)
        depth -= token.text == ")" and depth > 0
    return left


def _said_before(words: Words, tokens: list[Token], opening: int) -> Seat | None:
    """Of whom the list that begins at token `opening` names some: "Senate Democrats, including", "aides such as"."""
    cue = opening - 1
    if cue < 1:
        return None
    if [token.lower for token in tokens[max(cue - 2, 0) : cue + 1]] == ["as", "well", "as"]:
        cue = next((k for k in range(cue - 3, max(cue - 3 - BACK, 0), -1) if tokens[k].lower == "including"), cue)
    dash = tokens[cue].text in DASHES
    if tokens[cue].lower == "as" and tokens[cue - 1].lower == "such":
        cue -= 1
    elif not dash and tokens[cue].lower not in CUES:
        return None
    while cue and not tokens[cue - 1].text[0].isalnum():
        cue -= 1
    for k in range(cue, cue - 1 if dash else max(cue - BACK, 0), -1):
        token = tokens[k - 1]
        if not token.text[0].isalnum():
            return None
        party = None if dash else _members(words, tokens[k - 2] if k > 1 else None, token)
        if party is not None:
            return Seat(party.name, party.country or None, "legislator")
        found = head_ending(words, tokens, k) if k == cue else None
        if found is not None and found[1].plural and found[1].kind in SHARED:
            party = next((words.parties[(t.lower,)] for t in tokens[max(found[0] - 3, 0) : found[0]]
                          if t.cap and (t.lower,) in words.parties), None)  # fmt: skip
            return Seat(None if party is None else party.name, party.country or None if party else None, found[1].kind)
    return None


def _members(words: Words, before: Token | None, token: Token) -> Party | None:
    """The party whose members a plural with a capital names."""
    if not token.cap or not token.lower.endswith("s") or token.possessive:
        return None
    if before is not None and before.cap:
        named = words.parties.get((before.lower, token.lower))
        if named is not None or before.lower in words.of_parties:
            return named  # "Liberal Democrats", "Christian Democrats" are none of America's
    return words.parties.get((token.lower,))


def _renamed(words: Words, line: Line, one: Candidate, following: Candidate) -> bool:
    """Does nothing but "also known as" stand between two names?"""
    between = line.tokens[one.end : following.opening]
    return len(between) <= LONGEST and " ".join(t.lower for t in between if t.text[0].isalnum()) in words.also


def _both(line: Line, one: Candidate, following: Candidate) -> bool:
    """ "A and B of the X Network": is what follows the second said of both?"""
    return (
        one.end + 1 == following.opening
        and line.lower(one.end) in ("and", "&")
        and line.lower(following.end) in ("of", ",")
    )


def _of_places(line: Line, one: Candidate, following: Candidate) -> bool:
    """Are both said to be of somewhere: "A of Kentucky and B of New York"?"""
    return all(line.lower(c.end) == "of" and line.cap(c.end + 1) for c in (one, following))


def _partisan(words: Words, line: Line, one: Candidate) -> bool:
    """Does "Republican" or "Democrat" stand right before the name?"""
    before = line.tokens[one.opening - 1] if one.opening else None
    party = words.parties.get((before.lower,)) if before is not None and before.cap else None
    return party is not None and party.name in LETTERS.values() and party.country == "US"
