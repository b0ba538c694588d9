"""Named organisations: one fact a body and document."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from channelfacts.annotations import AnnotatedDoc
from channelfacts.model import Fact

AgencyKind = Literal[
    "department", "border", "police", "court", "parliament", "local", "international", "party", "ngo", "company",
    "media", "military", "health", "education", "other",
]  # fmt: skip


class Agency(Fact):
    """A named organisation, by the fullest form in the text."""

    KIND: ClassVar[str] = "agencies"

    name: str
    aliases: list[str] = Field(default_factory=list, description="other forms in the text: acronyms, short forms")
    kind: AgencyKind = "other"
    country: str | None = Field(default=None, description="ISO 3166 alpha-2; null for international bodies")


def find(doc: AnnotatedDoc) -> list[Agency]:
    """The organisations of an annotated text."""
    return []


def line(fact: Agency) -> str:
    """The body in a line."""
    return f"{fact.name} ({', '.join(fact.aliases)})" if fact.aliases else fact.name
