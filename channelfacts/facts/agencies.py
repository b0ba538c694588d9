"""Named organisations: one fact a body and document."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from channelfacts.annotations import AgencyMention, AnnotatedDoc
from channelfacts.facts.evidence import evidence, span
from channelfacts.facts.forms import forms
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
    """The organisations of an annotated text, each once; services in lower case ("French police") are left out.

    What refers back to one ("the agency") is a mention of it, and no name.
    """
    groups: dict[str, list[AgencyMention]] = {}
    back: dict[str, list[AgencyMention]] = {}
    for mention in doc._.agencies or []:
        (back if mention.generic else groups).setdefault(mention.key, []).append(mention)
    return [_fact(doc, mentions, back.get(key, [])) for key, mentions in groups.items()]


def _fact(doc: AnnotatedDoc, mentions: list[AgencyMention], back: list[AgencyMention]) -> Agency:
    name, aliases = forms([mention.text for mention in mentions])
    first = next((mention for mention in mentions if " ".join(mention.text.split()) == name), mentions[0])
    return Agency(
        name=name,
        aliases=aliases,
        kind=first.kind,
        country=next((mention.country for mention in (first, *mentions) if mention.country), None),
        entity=next((mention.entity for mention in mentions if mention.entity), None),
        mentions=[span(doc, m.start, m.end) for m in sorted([*mentions, *back], key=lambda m: m.start)],
        evidence=evidence(doc, first.start, first.end),
    )


def line(fact: Agency) -> str:
    """The body in a line."""
    return f"{fact.name} ({', '.join(fact.aliases)})" if fact.aliases else fact.name
