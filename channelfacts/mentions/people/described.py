"""What a role phrase says: its words, the kind of person, organisation, country, party and constituency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from channelfacts.annotations import AgencyMention, PlaceMention
from channelfacts.mentions.names import Line, Token
from channelfacts.mentions.people.roles import PREPOSITIONS, Phrase
from channelfacts.mentions.people.words import Party, Words

MOST_WORDS = 14
WHOLE = 3


@dataclass(frozen=True, slots=True)
class Role:
    """A role as the text words it, read. kind: None where its head alone says nothing ("counterpart")."""

    text: str
    tokens: tuple[str, ...]
    head: str
    kind: str | None
    country: str | None
    organisation: str | None
    party: str | None
    constituency: str | None
    where: str
    plural: bool
    start: int

    @property
    def pointing(self) -> bool:
        """Does it only point to another person's office ("her French counterpart")?"""
        return self.head in ("counterpart", "opposite number", "predecessor", "successor", "homologue", "colleague")


class Around:
    """The bodies and places of a text, to look up by offset."""

    def __init__(self, text: str, agencies: Sequence[AgencyMention], places: Sequence[PlaceMention]) -> None:
        self.text = text
        self.agencies = sorted(agencies, key=lambda a: a.start)
        self.places = sorted(places, key=lambda p: p.start)

    def agencies_in(self, start: int, end: int) -> list[AgencyMention]:
        """The named bodies within a stretch."""
        return [a for a in self.agencies if a.start < end and a.end > start and not a.generic]

    def places_in(self, start: int, end: int) -> list[PlaceMention]:
        """The places within a stretch, those inside other names too."""
        return [p for p in self.places if p.start < end and p.end > start]


def party_in(words: Words, tokens: Sequence[str]) -> Party | None:
    """The party named among folded tokens; the longest name wins."""
    for size in (3, 2, 1):
        for i in range(len(tokens) - size + 1):
            party = words.parties.get(tuple(tokens[i : i + size]))
            if party is not None:
                return party
    return None


def read(words: Words, line: Line, phrase: Phrase, around: Around) -> Role:
    """What a role phrase says."""
    tokens = line.tokens
    start, end = phrase.start, phrase.end
    if end - start > MOST_WORDS:
        end = start + MOST_WORDS
        while end > start and (tokens[end - 1].lower in PREPOSITIONS | {"and", "the"} or not tokens[end - 1].cap):
            end -= 1
        end = max(end, start + 1)
    stretch = tokens[start:end]
    first, last = stretch[0].start, stretch[-1].end
    folded = tuple(token.lower for token in stretch if token.text[0].isalnum())
    bodies = around.agencies_in(first, last)
    party = _party(words, stretch, folded)
    body = next((b for b in bodies if b.kind != "party"), None)
    if party is None and bodies and body is None:
        party = party_in(words, tuple(bodies[0].text.lower().split()))
    text = " ".join(around.text[first:last].split())
    kind = kind_of(
        words, phrase, folded, body, party, bool(bodies), of_unknown(words, stretch, phrase, around), stretch
    )
    return Role(
        text=text,
        tokens=folded,
        head=phrase.head.key,
        kind=kind,
        country=country_of(words, folded, around, first, last, body, party),
        organisation=body.text if body is not None else None,
        party=party.name if party is not None else None,
        constituency=constituency_in(words, stretch, phrase, around),
        where=phrase.where,
        plural=phrase.head.plural,
        start=first,
    )


def _party(words: Words, stretch: list[Token], folded: tuple[str, ...]) -> Party | None:
    """The party whose word stands with a capital in the phrase."""
    party = party_in(words, folded)
    if party is None:
        return None
    capitals: list[str] = []
    for i, token in enumerate(stretch):
        if token.lower in PREPOSITIONS and not token.cap:
            named = party_in(words, [t.lower for t in stretch[i + 1 :] if t.text[0].isalnum() and t.lower != "the"][:3])
            return party_in(words, capitals) or (
                named if token.lower in ("of", "for") and len(stretch) - i < 6 else None
            )
        if token.cap:
            capitals.append(token.lower)
    return party_in(words, capitals)


def of_unknown(words: Words, stretch: list[Token], phrase: Phrase, around: Around) -> bool:
    """Is the office that of a body that no list knows ("executive director of the X Hub")? Countries and regions are none."""
    for i, token in enumerate(stretch):
        if token.lower in ("of", "for", "at") and i:
            rest = [t for t in stretch[i + 1 :] if t.lower != "the"]
            if not rest or not rest[0].cap or rest[0].lower in words.portfolios:
                return False
            if any(t.lower in words.regional or t.lower in words.nations or t.lower == "republic" for t in rest):
                return False
            return not around.places_in(rest[0].start, rest[0].end) and not phrase.head.key.startswith("spoke")
    return False


def kind_of(
    words: Words,
    phrase: Phrase,
    folded: tuple[str, ...],
    body: AgencyMention | None,
    party: Party | None,
    bodies: bool,
    unknown: bool = False,
    stretch: list[Token] | None = None,
) -> str | None:
    """The kind of person that a role makes, by the guidelines."""
    head, kind = phrase.head.key, phrase.head.kind
    if head in ("counterpart", "opposite number", "predecessor", "successor", "homologue", "colleague"):
        return (
            "shadow"
            if "shadow" in folded or (party is not None and head in ("counterpart", "opposite number"))
            else None
        )
    base = head.split()[-1]
    spokes = base.startswith("spokes") or base.startswith("spoke")
    if "shadow" in folded and kind != "offender":
        return "shadow"
    if "opposition" in folded and kind in ("legislator", "official", "minister"):
        return "shadow"
    portfolio = any(token in words.portfolios for token in folded if token not in head.split())
    if head in words.ministerial_heads and portfolio and "union" not in folded and "general" not in folded:
        return "minister"
    if party is not None and (spokes or head in words.shadow_heads):
        if body is None and any(word in folded for word in ("campaign", "election", "press", "media", "parliamentary")):
            return "legislator"
        return "shadow" if not bodies or body is None else words.kind_by_organisation.get(body.kind, kind)
    if head not in words.by_organisation and not (base in words.by_organisation and body is not None):
        for token in folded:
            if kind == "offender":
                break
            if token == "council" and kind in ("legislator", "minister") and head != "president":
                return "official"
        return "media" if body is not None and body.kind == "media" and kind == "other" else kind
    if base in ("president", "secretary", "head", "leader", "director") and any(
        token in words.regional and (body is None or body.kind in ("local", "other")) for token in folded
    ):
        return "official"
    if body is not None:
        sort = body.kind
        table = words.kind_by_organisation
        if spokes and sort in table["spokespeople"]:
            return str(table["spokespeople"][sort])
        if kind == "legislator" and sort == "parliament":
            return kind
        if sort == "ngo" and ("university" in folded or "college" in folded):
            return "academic"
        if base.startswith("chair") and sort in table["chairs"]:
            return str(table["chairs"][sort])
        if head in ("member", "executive", "worker", "volunteer", "officer") and sort in ("parliament", "court"):
            return kind
        if sort == "other" and kind != "other":
            return "official" if kind == "business" else kind
        return str(table.get(sort, kind))
    if party is not None and kind in ("legislator", "official", "ngo", "other", "business"):
        return "legislator"
    for token in folded:
        sort = words.bodies.get(token.removesuffix("'s"))
        if sort is not None and kind in ("official", "minister", "business", "ngo", "legislator", "other"):
            return sort
    for token in folded:
        override = words.override.get(token)
        if override is None:
            continue
        if token == "alleged" and base not in ("leader", "member", "boss") and kind != "offender":
            continue
        if token in ("smuggling", "trafficking", "gang", "cartel") and base not in (
            "leader",
            "member",
            "boss",
            "head",
            "chief",
            "worker",
        ):
            continue
        return override
    if body is None and not party and base in ("director", "chairman", "chair", "chief", "commissioner", "spokesman"):
        if any(token.text.isupper() and len(token.text) > 2 for token in stretch or ()):
            return "official"
        if any(token in ("national", "public", "federal", "state") for token in folded):
            return "official"
    if body is None and not party and kind in ("official", "minister", "business") and unknown:
        return "academic" if "university" in folded else "ngo" if base != "chancellor" else kind
    return kind


def country_of(
    words: Words,
    folded: tuple[str, ...],
    around: Around,
    start: int,
    end: int,
    body: AgencyMention | None,
    party: Party | None,
) -> str | None:
    """The country of an office, where its words tell."""
    for token in folded:
        nation = words.nations.get(token)
        if nation and nation not in ("EU", "SU", "YU"):
            return nation
    joined = " ".join(folded)
    if folded[:1] == ("us",) or joined.startswith("u s "):
        return "US"
    for place in around.places_in(start, end):
        if place.country and place.country != "EU":
            return place.country
    if body is not None and body.country:
        return body.country if body.country != "EU" else None
    for size in range(min(6, len(folded)), 0, -1):
        for i in range(len(folded) - size + 1):
            country = words.office_countries.get(folded[i : i + size])
            if country:
                return country
    if party is not None and party.country:
        return party.country
    if any(token in words.american for token in folded):
        return "US"
    for token in folded:
        if token in words.counsel:
            return words.counsel[token]
    return None


def constituency_in(words: Words, stretch: list[Token], phrase: Phrase, around: Around) -> str | None:
    """ "Dover" of "Dover MP", "Labour MP for Dover and Deal", "senator for Pas-de-Calais"."""
    if phrase.head.kind != "legislator" or phrase.head.key in ("leader", "peer", "candidate", "party leader", "mep"):
        return None
    for i, token in enumerate(stretch):
        if token.lower == "for" and i and i + 1 < len(stretch) and stretch[i + 1].cap:
            return " ".join(around.text[stretch[i + 1].start : stretch[-1].end].split())
    if phrase.head.key not in ("mp", "msp", "td"):
        return None
    names = []
    for token in stretch:
        if token.lower in ("mp", "mps", "msp", "td"):
            break
        if token.cap and token.lower not in words.nations and (token.lower,) not in words.parties:
            if token.lower not in words.former and token.lower not in (
                "backbench",
                "veteran",
                "senior",
                "lib",
                "dem",
                "liberal",
            ):
                names.append(token)
        elif names and not token.lower == "and":
            names = []
    if not names:
        return None
    return " ".join(around.text[names[0].start : names[-1].end].split())
