"""Changes in percent or as a multiple: what changed, by how much, against what."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from channelfacts.annotations import AnnotatedDoc
from channelfacts.facts import wording
from channelfacts.facts.money import Qualifier
from channelfacts.model import Fact, Number, Period


class Change(Fact):
    """A stated change of a migration figure."""

    KIND: ClassVar[str] = "changes"

    percent: Number = Field(description="100 for doubled; percentage points where unit is points")
    unit: Literal["percent", "points"] = "percent"
    direction: Literal["up", "down"]
    qualifier: Qualifier = "exact"
    measure: str | None = Field(default=None, description="what changed, in the words of the text")
    baseline: str | None = Field(default=None, description="against what, in the words of the text")
    period: Period | None = None
    source: str | None = None


def find(doc: AnnotatedDoc) -> list[Change]:
    """The changes of an annotated text."""
    return []


def line(fact: Change) -> str:
    """The change in a person's writing: `up more than 25%`, `down 8 points`."""
    written = f"{wording.quantity(fact.percent)}{'%' if fact.unit == 'percent' else ' points'}"
    return f"{fact.direction} {wording.compared(written, fact.qualifier)}"
