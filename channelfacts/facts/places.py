"""Named places: one fact a place and document."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from channelfacts.annotations import AnnotatedDoc
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
    """The places of an annotated text."""
    return []


def line(fact: Place) -> str:
    """The place in a line."""
    return f"{fact.name}, {fact.country}" if fact.country else fact.name
