"""Numbers of people, boats, incidents, offenders and personnel: which event, when, where, says who."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from channelfacts.annotations import AnnotatedDoc
from channelfacts.facts.money import Qualifier
from channelfacts.model import Fact, Number, Period

Subject = Literal["migrants", "vessels", "incidents", "offenders", "personnel"]
Event = Literal[
    "crossing", "attempt", "rescue", "arrival", "presence", "eviction", "detention", "return", "death", "asylum",
    "support", "deployment", "incident", "other",
]  # fmt: skip
Basis = Literal["flow", "cumulative", "stock"]


class Count(Fact):
    """A number of migrants, or of what belongs to the story of migration."""

    KIND: ClassVar[str] = "counts"

    value: Number = Field(description="the lower end of a range")
    value_max: Number | None = Field(default=None, description="the upper end of a range")
    qualifier: Qualifier = "exact"
    vague: bool = Field(default=False, description="dozens, hundreds and the like: never added up")
    subject: Subject
    unit: str = Field(description="what is counted, in the words of the text")
    event: Event = "other"
    basis: Basis | None = Field(default=None, description="flow, cumulative (total so far) or stock (are there now)")
    vessels: Number | None = Field(default=None, description="the boats that the same people came in")
    part_of: str | None = Field(default=None, description="id of the fact of which this is a part")
    per: str | None = Field(default=None, description="day, week, month, year, boat, ... where it is a rate")
    period: Period | None = None
    place: str | None = None
    source: str | None = Field(default=None, description="who gives the figure, as named in the text")


def find(doc: AnnotatedDoc) -> list[Count]:
    """The counts of an annotated text."""
    return []


def line(fact: Count) -> str:
    """The count in a line."""
    return f"{fact.value} {fact.unit}"
