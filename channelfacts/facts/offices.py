"""Offices that a text names without their holder ("the Home Secretary said"), and who that was."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from channelfacts.annotations import AnnotatedDoc, OfficeMention
from channelfacts.facts.evidence import evidence, span
from channelfacts.model import Fact


class Office(Fact):
    """An office named without a person beside it, once a holder.

    The holder is the person whom the text elsewhere names in this office, else the one who held it on the day of the
    text (`inferred`): only where its country is clear and one person alone held it then. It makes nobody one of the
    text's people. Former, shadow and coming offices are other offices; "as Home Secretary" speaks of nobody.
    """

    KIND: ClassVar[str] = "offices"

    words: str = Field(description="as the text words it")
    office: str = Field(description="the office by its usual English name")
    country: str | None = Field(default=None, description="ISO 3166 alpha-2; null for bodies of no country")
    holder: str | None = Field(default=None, description="who held it")
    inferred: bool = Field(default=False, description="who held it is not said by the text, but known for its date")


def find(doc: AnnotatedDoc) -> list[Office]:
    """The offices of an annotated text, each holder once, in the order of the first mentions."""
    found: dict[tuple[str, str | None, str], list[OfficeMention]] = {}
    for mention in doc._.offices or ():
        found.setdefault((mention.office, mention.country, mention.holder), []).append(mention)
    return [_office(doc, mentions) for mentions in found.values()]


def _office(doc: AnnotatedDoc, mentions: list[OfficeMention]) -> Office:
    first = mentions[0]
    return Office(
        entity=first.entity,
        mentions=[span(doc, one.start, one.end) for one in mentions],
        evidence=evidence(doc, first.start, first.end),
        words=first.text,
        office=first.office,
        country=first.country,
        holder=first.holder,
        inferred=first.inferred,
    )


def line(fact: Office) -> str:
    """The office in a line."""
    return f"{fact.words}: {fact.holder}" if fact.holder else fact.words
