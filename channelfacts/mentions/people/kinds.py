"""The kind of person that a role makes, by the annotation guidelines."""

from __future__ import annotations

from collections.abc import Sequence

from channelfacts.annotations import AgencyMention, PlaceMention
from channelfacts.mentions.names import Token
from channelfacts.mentions.people.roles import Phrase
from channelfacts.mentions.people.words import Party, Words


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


def of_unknown(words: Words, stretch: list[Token], phrase: Phrase, around: Around) -> bool:
    """Is the office that of a body that no list knows ("director of the X Hub")? Countries and regions are none."""
    for i, token in enumerate(stretch):
        if token.lower in ("of", "for", "at") and i:
            rest = [t for t in stretch[i + 1 :] if t.lower != "the"]
            if not rest or not rest[0].cap or rest[0].lower in words.portfolios:
                return False
            if any(t.lower in words.regional or t.lower in words.nations or t.lower == "republic" for t in rest):
                return False
            return not around.places_in(rest[0].start, rest[0].end) and not phrase.head.key.startswith("spoke")
    return False


def said_to_be(words: Words, tokens: list[Token], end: int) -> str | None:
    """The kind that the apposition behind a body's name gives: "J Street, an American advocacy group"."""
    if end + 2 >= len(tokens) or tokens[end].text != "," or tokens[end + 1].lower not in ("a", "an", "the"):
        return None
    for token in tokens[end + 2 : end + 9]:
        if not token.text[0].isalpha() or token.lower in ("of", "that", "which", "for", "who"):
            return None
        if token.lower in words.bodies and token.lower not in words.public:
            return words.bodies[token.lower]
    return None


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
    if head in words.pointing:
        return (
            "shadow"
            if "shadow" in folded or (party is not None and head in ("counterpart", "opposite number"))
            else None
        )
    base = head.split()[-1]
    spokes = base.startswith("spoke")
    if "shadow" in folded and kind != "offender":
        return "shadow"
    if "opposition" in folded and kind in ("legislator", "official", "minister"):
        return "shadow"
    portfolio = any(token in words.portfolios for token in folded if token not in head.split())
    if head in words.ministerial_heads and portfolio and "union" not in folded and "general" not in folded:
        return "minister"
    if head == "secretary" and (len(folded) == 1 or (body is not None and body.kind == "department")):
        return "minister"
    if head == "member" and "member for" in " ".join(folded):
        return "legislator"
    if head == "officer" and len(folded) > 1 and "police" not in folded and kind == "police":
        kind = "official"
    if party is not None and (spokes or head in words.shadow_heads):
        if body is None and any(word in folded for word in ("campaign", "election", "press", "media", "parliamentary")):
            return "legislator"
        return "shadow" if not bodies or body is None else words.kind_by_organisation.get(body.kind, kind)
    if base in words.lawyers:
        if "special" in folded and phrase.where == "before" and body is None:
            return "official"  # "Special Counsel X"
        if body is not None and body.kind == "ngo":
            return "ngo"
        public = body is not None and body.kind in ("department", "border", "police") and "for" not in folded
        return "official" if public else kind
    if head not in words.by_organisation and not (base in words.by_organisation and body is not None):
        for token in folded:
            if kind == "offender":
                break
            if token == "council" and kind in ("legislator", "minister") and head != "president":
                return "official"
        return body.kind if body is not None and body.kind in ("media", "ngo") and kind == "other" else kind
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
    if party is not None and head in words.governing:
        return kind
    if party is not None and kind in ("legislator", "official", "ngo", "other", "business"):
        return "legislator"
    if "campaign" in folded and (spokes or base in words.campaigning):
        return "legislator"  # "Hadley campaign spokesman"
    for token in folded:
        called = words.bodies.get(token)
        if called is not None and kind in ("official", "minister", "business", "ngo", "legislator", "other"):
            return called
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
        if any(token in words.company_tails for token in folded):
            return "business"
        return "academic" if "university" in folded else "ngo" if base != "chancellor" else kind
    return kind
