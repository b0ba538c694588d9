"""What stands right beside a name without being a role: party, constituency, affiliation, what somebody leads."""

from __future__ import annotations

from dataclasses import dataclass

from channelfacts.annotations import AgencyMention
from channelfacts.mentions.layout import fold
from channelfacts.mentions.names import Token
from channelfacts.mentions.people.described import party_in
from channelfacts.mentions.people.kinds import Around, said_to_be
from channelfacts.mentions.people.names import Candidate
from channelfacts.mentions.people.parties import Seat, party_behind
from channelfacts.mentions.people.words import Words

OF = frozenset(("of", "from", "for", "at", "with"))
SORTING = 6
"""Words between "of" and a body's name: "of the non-partisan think tank X"."""
JUST_BEFORE = 200
"""Characters before a sentence in which the town of its mayor may stand."""
LED = 6
"""Words behind "who leads" in which the sort of what is led stands."""


@dataclass(slots=True)
class Beside:
    """What stands right beside a name without being a role."""

    party: str | None = None
    organisation: str | None = None
    constituency: str | None = None
    country: str | None = None
    kind: str | None = None


def affiliation(words: Words, mention: Candidate, around: Around) -> Beside:
    """ "Labour's X", "X (Con)", "X (Dover) (Con)", "X of Save the Children", "X, Seeking Sanctuary"."""
    tokens, n = mention.line.tokens, len(mention.line.tokens)
    beside = Beside()
    i = mention.opening - 1
    for size in (3, 2, 1):
        if i - size + 1 < 0 or not tokens[i].cap:
            continue
        party = words.parties.get(tuple(token.lower for token in tokens[i - size + 1 : i + 1]))
        if party is not None and (
            not party.weak or tokens[i].possessive or (tokens[i].cap and party.name not in ("Green", "Reform UK"))
        ):
            beside.party, beside.country, beside.kind = party.name, party.country, "legislator"
            break
    if i > 1 and tokens[i].text == "," and tokens[0].text == "For" and i <= 6:  # "For Labour, X said"
        named = party_in(words, [token.lower for token in tokens[1:i]])
        if named is not None:
            beside.party, beside.country, beside.kind = named.name, named.country, "legislator"
    bare = i > 0 and tokens[i].text in ("'", "’") and tokens[i - 1].end == tokens[i].start  # "Fox News' X"
    k = i - bare
    if i >= 0 and (bare or tokens[i].possessive) and beside.party is None:
        for body in around.agencies_in(tokens[k].start, tokens[k].end):
            if body.end == tokens[k].end and body.kind not in ("court", "parliament", "party", "other"):
                sort = words.kind_by_organisation.get(body.kind)
                beside.organisation, beside.kind = body.text, sort if isinstance(sort, str) else None
                beside.country = body.country if body.country != "EU" else None
    if i > 0 and tokens[i].lower in ("man", "woman") and not tokens[i].cap:
        for body in around.agencies_in(tokens[i - 1].start, tokens[i - 1].end):
            _body(words, beside, body)  # "Interior Ministry man X"
    j = mention.end
    _seat(beside, mention.seat)
    if tokens[j - 1].possessive:
        return beside
    _seat(beside, party_behind(words, tokens, j))
    doing = _doing(words, mention, around)
    if doing is not None:
        beside.kind = beside.kind or doing.kind
        beside.country = beside.country or doing.country
        beside.organisation = beside.organisation or doing.organisation
        beside.party = beside.party or doing.party
    while j < n and tokens[j].text == "(":
        close = next((k for k in range(j + 1, min(j + 9, n)) if tokens[k].text == ")"), None)
        if close is None:
            break
        inner = [token for token in tokens[j + 1 : close] if token.text[0].isalnum()]
        party = party_in(words, [token.lower for token in inner])
        code = inner[0].text if inner else ""
        told = len(inner) >= 2 or _of_american_place(mention, close + 1, around)
        if (code in ("R", "D", "I") and told) or code[:2] in ("R-", "D-", "I-"):
            beside.party = {"R": "Republican", "D": "Democratic"}.get(code[0])
            beside.kind, beside.country = "legislator", "US"
        elif party is not None and len(inner) <= 6 and inner[0].cap:
            beside.party, beside.kind = party.name, "legislator"
            beside.country = party.country
            places = [t for t in inner if (t.lower,) not in words.parties]
            if places:
                beside.constituency = " ".join(around.text[places[0].start : places[-1].end].split())
        elif inner and (filling := _whole(around, inner)) is not None:
            _body(words, beside, filling)
        elif inner and inner[0].cap and close + 1 < n and tokens[close + 1].text in ("(", ":") and len(inner) <= 6:
            beside.constituency = around.text[tokens[j + 1].start : tokens[close - 1].end]
            if tokens[close + 1].text == ":" and around.places_in(tokens[j + 1].start, tokens[close].start):
                beside.kind, beside.country = beside.kind or "legislator", beside.country or "GB"
        j = close + 1
    j = mention.until if mention.until is not None and mention.line.lower(mention.until) == "of" else j
    if j + 1 < n and (tokens[j].lower in OF or tokens[j].text in (",", "-", "–", "—")):
        k = j + 1
        bare = tokens[j].lower not in OF
        if tokens[k].lower in OF and k + 1 < n:
            k, bare = k + 1, False
        if tokens[k].lower == "the" and k + 1 < n:
            k += 1
        _of(words, beside, tokens, k, around, bare=bare)
    return beside


def _seat(beside: Beside, seat: Seat | None) -> None:
    """Add what a party says."""
    if seat is not None:
        beside.party = beside.party or seat.party
        beside.kind = beside.kind or seat.kind
        beside.country = beside.country or seat.country


def _body(words: Words, beside: Beside, body: AgencyMention) -> None:
    """Add what the body says of which somebody is."""
    if body.kind == "party":
        party = party_in(words, [fold(word) for word in body.text.split()])
        if party is not None:
            _seat(beside, Seat(party.name, party.country, "legislator"))
        return
    sort = words.kind_by_organisation.get(body.kind)
    beside.organisation = beside.organisation or body.text
    beside.country = beside.country or (body.country if body.country != "EU" else None)
    if body.kind not in ("court", "parliament", "other") and isinstance(sort, str):
        beside.kind = beside.kind or sort


def _whole(around: Around, inner: list[Token]) -> AgencyMention | None:
    """The body whose name fills brackets: "X (Home Office)". A newspaper or agency there took a picture of X."""
    found = around.agencies_in(inner[0].start, inner[-1].end)
    if len(found) != 1 or found[0].kind in ("media", "party"):
        return None
    begins = found[0].start == inner[0].start or inner[0].lower == "the"
    return found[0] if begins and found[0].end == inner[-1].end else None


def _of(words: Words, beside: Beside, tokens: list[Token], k: int, around: Around, *, bare: bool) -> None:
    """Add the body or party that begins at token `k`: "of the aid group X", "of Y, a nonprofit", "for the Greens"."""
    sort: str | None = None
    for i in range(k, min(k + (1 if bare else SORTING), len(tokens))):
        token = tokens[i]
        for body in around.agencies_in(token.start, token.end):
            if body.start == token.start or (i == k and body.start == tokens[k - 1].start):
                beside.kind = beside.kind or sort
                _body(words, beside, body)
                return
        if token.cap:
            end = i
            while end < len(tokens) and tokens[end].cap:
                end += 1
            party = None if bare else party_in(words, [t.lower for t in tokens[i:end]]) if end - i <= 2 else None
            if party is not None:
                _seat(beside, Seat(party.name, party.country, "legislator"))
            elif not bare and not around.places_in(token.start, token.end):
                sort = sort or said_to_be(words, tokens, end)
                if sort is not None:
                    beside.kind = beside.kind or sort
                    beside.organisation = beside.organisation or around.text[token.start : tokens[end - 1].end]
            return
        if not token.text[0].isalpha() or token.lower in words.speech or token.lower in words.never:
            return
        sort = words.bodies.get(token.lower, sort)


def _of_american_place(mention: Candidate, i: int, around: Around) -> bool:
    """Does "of Illinois" begin at token `i`, as behind "X (D)"?"""
    tokens = mention.line.tokens
    if i + 1 >= len(tokens) or tokens[i].lower != "of":
        return False
    return any(place.country == "US" for place in around.places_in(tokens[i + 1].start, tokens[i + 1].end))


def _doing(words: Words, mention: Candidate, around: Around) -> Beside | None:
    """ "X, who represents Calais in the National Assembly", "X, who coordinates the Calais team of Utopia 56"."""
    tokens = mention.line.tokens
    j = mention.end + (mention.end < len(tokens) and tokens[mention.end].text == ",")
    if j + 2 < len(tokens) and tokens[j].lower == "whose":
        held = {token.lower for token in tokens[j + 1 : j + 6]}
        return Beside(kind="legislator") if held & {"seat", "constituency", "constituents"} else None
    if j + 2 >= len(tokens) or tokens[j].lower != "who" or tokens[j + 1].lower not in words.serving:
        return None
    stretch = tokens[j + 2 : j + 12]
    stop = next(
        (i for i, t in enumerate(stretch) if t.text in (",", ".", ";") or t.lower in words.quoting), len(stretch)
    )
    if not stop:
        return None
    bodies = around.agencies_in(stretch[0].start, stretch[stop - 1].end)
    verb = tokens[j + 1].lower
    if verb.startswith("represent"):
        house = next((body for body in bodies if body.kind == "parliament"), None)
        return None if house is None else Beside(kind="legislator", country=house.country)
    if not bodies:
        sort = next((words.led[t.lower] for t in stretch[:LED] if not t.cap and t.lower in words.led), None)
        return Beside(kind=sort) if sort is not None and verb in words.leading else None
    if bodies[0].kind == "court":
        return None
    doing = Beside()
    if bodies[0].kind in ("party", "parliament"):
        party = party_in(words, [fold(word) for word in bodies[0].text.split()])
        if verb not in words.leading or party is None:
            return None
    _body(words, doing, bodies[0])
    return doing


def country_beside(mention: Candidate, around: Around) -> str | None:
    """The one country of the places in the sentence of a mayor, a prefect, who is of one of them, or just before it."""
    line = mention.line
    for first in (line.tokens[0].start, line.tokens[0].start - JUST_BEFORE):
        found = {p.country for p in around.places_in(first, line.tokens[-1].end) if p.country}
        if found:
            return found.pop() if len(found) == 1 else None
    return None
