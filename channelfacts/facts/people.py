"""Named human beings: one fact a person and document."""

from __future__ import annotations

from typing import ClassVar, Literal, cast

from pydantic import Field

from channelfacts.annotations import AnnotatedDoc, PersonMention
from channelfacts.facts.evidence import evidence, span
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
    """The persons of an annotated text, in the order of their first mentions."""
    by_person: dict[int, list[PersonMention]] = {}
    for mention in doc._.people:
        by_person.setdefault(mention.person, []).append(mention)
    spans: dict[int, list[tuple[int, int]]] = {}
    for told in (*doc._.people, *(doc._.references or ())):
        spans.setdefault(told.person, []).append((told.start, told.end))
    return [_person(doc, mentions, sorted(spans[person])) for person, mentions in by_person.items()]


def _person(doc: AnnotatedDoc, mentions: list[PersonMention], spans: list[tuple[int, int]]) -> Person:
    """The fact of one person; its evidence is the first mention with a role beside it, else by the fullest name.

    spans: where the person stands, by name, pronoun and description.
    """
    profile = mentions[0].profile
    assert profile is not None
    shown = next((m for m in mentions if m.role and m.name == profile.name), None)
    shown = shown or next((m for m in mentions if m.name == profile.name), mentions[0])
    return Person(
        entity=profile.entity,
        mentions=[span(doc, start, end) for start, end in spans],
        evidence=evidence(doc, shown.start, shown.end),
        name=profile.name,
        aliases=list(profile.aliases),
        role=profile.role,
        roles=list(profile.roles),
        kind=cast(PersonKind, profile.kind),
        organisation=profile.organisation,
        country=profile.country,
        party=profile.party,
        constituency=profile.constituency,
    )


def line(fact: Person) -> str:
    """The person in a line."""
    return f"{fact.name}, {fact.role}" if fact.role else fact.name
