"""Offices named without their holder ("the Home Secretary"): filled by a later release."""

from __future__ import annotations

from typing import ClassVar

from channelfacts.annotations import AnnotatedDoc
from channelfacts.model import Fact


class Office(Fact):
    """An office as the text words it, and who held it on the day of the text."""

    KIND: ClassVar[str] = "offices"

    words: str
    office: str
    country: str | None = None
    holder: str | None = None
    inferred: bool = False


def find(doc: AnnotatedDoc) -> list[Office]:
    """The offices of an annotated text: none in this release."""
    return []


def line(fact: Office) -> str:
    """The office in a line."""
    return f"{fact.words}: {fact.holder}" if fact.holder else fact.words
