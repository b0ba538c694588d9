"""Named places: one fact a place and document."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from channelfacts.annotations import AnnotatedDoc, PlaceMention
from channelfacts.facts.evidence import evidence, span
from channelfacts.facts.forms import forms
from channelfacts.model import Fact


class Place(Fact):
    """A named place, by the fullest form in the text."""

    KIND: ClassVar[str] = "places"

    name: str
    aliases: list[str] = Field(default_factory=list, description="other forms in the text")
    kind: str | None = Field(default=None, description="country, region, county, town, port, sea, camp, ...")
    country: str | None = Field(default=None, description="ISO 3166 alpha-2; null for seas and continents")
    latitude: float | None = Field(default=None, description="degrees north, WGS 84")
    longitude: float | None = Field(default=None, description="degrees east, WGS 84")


def find(doc: AnnotatedDoc) -> list[Place]:
    """The places of an annotated text, each once; those that stand only inside other names are left out."""
    groups: dict[str, list[PlaceMention]] = {}
    for mention in doc._.places or []:
        if not mention.inside:
            groups.setdefault(_key(mention), []).append(mention)
    return [_fact(doc, mentions) for mentions in groups.values()]


def _key(mention: PlaceMention) -> str:
    if mention.entity is not None:
        return mention.entity.id
    return mention.key or f"{mention.text.casefold()}|{mention.country or ''}"


def _fact(doc: AnnotatedDoc, mentions: list[PlaceMention]) -> Place:
    name, aliases = forms([mention.text for mention in mentions])
    first = next((mention for mention in mentions if " ".join(mention.text.split()) == name), mentions[0])
    return Place(
        name=name,
        aliases=aliases,
        kind=first.kind,
        country=first.country,
        latitude=first.latitude,
        longitude=first.longitude,
        entity=first.entity,
        mentions=[span(doc, mention.start, mention.end) for mention in mentions],
        evidence=evidence(doc, first.start, first.end),
    )


def line(fact: Place) -> str:
    """The place in a line."""
    return f"{fact.name}, {fact.country}" if fact.country else fact.name
