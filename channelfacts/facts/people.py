"""Named human beings: one fact a person and document."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from channelfacts.annotations import AnnotatedDoc
from channelfacts.model import Fact

PersonKind = Literal[
    "minister", "shadow", "legislator", "official", "police", "judge", "ngo", "academic", "business", "media",
    "migrant", "offender", "other",
]  # fmt: skip


class Person(Fact):
    """A named human being, by the fullest name in the text, without titles."""

    KIND: ClassVar[str] = "people"

    name: str
    aliases: list[str] = Field(default_factory=list, description="other forms in the text, with titles as written")
    role: str | None = Field(default=None, description="office or job as the text words it")
    roles: list[str] = Field(default_factory=list, description="every role that the text gives, `role` first")
    kind: PersonKind = "other"
    organisation: str | None = None
    country: str | None = Field(default=None, description="ISO 3166 alpha-2 of office or affiliation")
    party: str | None = None
    constituency: str | None = None


def find(doc: AnnotatedDoc) -> list[Person]:
    """The persons of an annotated text."""
    return []


def line(fact: Person) -> str:
    """The person in a line."""
    return f"{fact.name}, {fact.role}" if fact.role else fact.name
