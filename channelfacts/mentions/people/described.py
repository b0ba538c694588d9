"""What a role phrase says: its words, the kind of person, organisation, country, party and constituency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from channelfacts.annotations import AgencyMention
from channelfacts.mentions.names import Line, Token
from channelfacts.mentions.people.kinds import Around, kind_of, of_unknown, said_to_be
from channelfacts.mentions.people.roles import PREPOSITIONS, Phrase
from channelfacts.mentions.people.words import Party, Words

MOST_WORDS = 14
WHOLE = 3


@dataclass(frozen=True, slots=True)
class Role:
    """A role as the text words it, read. kind: None where its head alone says nothing ("counterpart").

    pointing: it only points to another person's office ("her French counterpart"). start: where it stands in the text.
    its: of the body that was named just before ("its head").
    """

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
    pointing: bool = False
    its: bool = False


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
    most = MOST_WORDS + sum(token.text == "." for token in tokens[start:end])
    if end - start > most:
        end = start + most
        while end > start and (tokens[end - 1].lower in PREPOSITIONS | {"and", "the"} or not tokens[end - 1].cap):
            end -= 1
        end = max(end, start + 1)
        across = [
            b for b in around.agencies_in(tokens[end - 1].start, tokens[end - 1].end) if b.end > tokens[end - 1].end
        ]
        while across and end < phrase.end and tokens[end].start < across[0].end:
            end += 1  # never within a body's name
    stretch = tokens[start:end]
    first, last = stretch[0].start, stretch[-1].end
    folded = tuple(token.lower for token in stretch if token.text[0].isalnum())
    bodies = around.agencies_in(first, last)
    party = _party(words, stretch, folded)
    body = next((b for b in bodies if b.kind != "party"), None)
    if party is None and bodies and body is None:
        party = party_in(words, tuple(bodies[0].text.lower().split()))
    text = " ".join(around.text[first:last].split())
    if party is not None and party.name in words.leanings and phrase.head.kind in ("media", "academic", "other"):
        party = None  # a conservative commentator
    kind = kind_of(
        words, phrase, folded, body, party, bool(bodies), of_unknown(words, stretch, phrase, around), stretch
    )
    country = country_of(words, folded, around, first, last, body, party)
    organisation = body.text if body is not None else None
    if body is None and kind in ("official", "business", "ngo", "other"):
        sort = said_to_be(words, tokens, end)
        name = next(
            (i for i, t in enumerate(stretch) if i and t.cap and stretch[i - 1].lower in ("of", "for", "at")), 0
        )
        if sort is not None and name:
            kind, organisation = sort, " ".join(around.text[stretch[name].start : last].split())
            country = next((n for t in tokens[end : end + 6] if (n := words.nations.get(t.lower))), None)
    return Role(
        text=text,
        tokens=folded,
        head=phrase.head.key,
        kind=kind,
        country=country,
        organisation=organisation,
        party=party.name if party is not None else None,
        constituency=constituency_in(words, stretch, phrase, around),
        where=phrase.where,
        plural=phrase.head.plural,
        start=first,
        pointing=phrase.head.key in words.pointing,
        its=start > 0 and tokens[start - 1].lower == "its",
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
    party = party_in(words, capitals)
    if party is not None and party.name in words.leanings and len(capitals) > 1:  # "Conservative Republican Senator X"
        party = party_in(words, [word for word in capitals if (word,) not in words.parties or
                                 words.parties[(word,)].name not in words.leanings]) or party  # fmt: skip
    return party


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
    posted = any(" ".join(folded[i : i + 2]) in words.postings for i in range(len(folded)))
    for place in () if posted else around.places_in(start, end):
        if place.country and place.country != "EU":
            return place.country
    if body is not None and body.country:
        return body.country if body.country != "EU" else None
    for size in range(min(6, len(folded)), 0, -1):
        for i in range(len(folded) - size + 1):
            country = words.office_countries.get(folded[i : i + size])
            if country is not None:
                return country
    if party is not None and party.country:
        return party.country
    if any(token in words.american for token in folded):
        return "US"
    if "member for" in " ".join(folded):
        return "GB"
    for token in folded:
        if token in words.counsel:
            return words.counsel[token]
    return None


def constituency_in(words: Words, stretch: list[Token], phrase: Phrase, around: Around) -> str | None:
    """ "Dover" of "Dover MP", "Labour MP for Dover and Deal", "senator for Pas-de-Calais"."""
    member = phrase.head.key == "member" and any(token.lower == "for" for token in stretch)
    if (phrase.head.kind != "legislator" and not member) or phrase.head.key in (
        "leader",
        "peer",
        "candidate",
        "party leader",
        "mep",
    ):
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
        elif names and token.lower != "and":
            names = []
    if not names:
        return None
    return " ".join(around.text[names[0].start : names[-1].end].split())
