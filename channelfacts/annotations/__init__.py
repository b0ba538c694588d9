"""The names of what is written on a spaCy Doc (`doc._.NAME`), and their types.

All offsets are characters of `doc.text`. `facts/` reads a Doc through the Protocols at the end, never through spaCy.
Order of writing: `channelfacts.pipeline.COMPONENTS`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol

from channelfacts.annotations.names import (
    AgencyMention,
    EntityMention,
    Guess,
    OfficeMention,
    PersonMention,
    PersonProfile,
    PersonReference,
    PlaceMention,
)
from channelfacts.model import Document, Period

__all__ = [
    "NAMES",
    "AgencyMention",
    "AnnotatedDoc",
    "Annotations",
    "Attribution",
    "ChangeMention",
    "CountMention",
    "DateMention",
    "EntityMention",
    "Guess",
    "MoneyMention",
    "NumberMention",
    "OfficeMention",
    "PersonMention",
    "PersonProfile",
    "PersonReference",
    "PlaceMention",
    "Reading",
    "Sentence",
    "Word",
]

NAMES = (
    "document", "published", "published_from", "title", "guesses", "sentences", "numbers", "dates", "money", "places",
    "agencies", "people", "entities", "offices", "counts", "changes", "attributions", "quotes", "references",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number or sign of a sentence; `lower` is folded: lower case, straight apostrophe, no accents."""

    text: str
    lower: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or a line that stands alone.

    kind: `text`, `heading` (title, subheading), `list` (bullet), `meta` (byline, dateline line, "Published ..."),
    `caption`, `furniture` (menus, cookie notes, "read more", link lists: nothing in it is a fact).
    paragraph: running number of the paragraph. quoted: the sentence lies wholly in direct speech.
    """

    index: int
    start: int
    end: int
    text: str
    words: tuple[Word, ...]
    kind: str = "text"
    paragraph: int = 0
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number as said: `start`-`end` are the figures or number words, `outer_start`-`outer_end` with comparators.

    value_max: the upper end of a range. qualifier: by the guidelines. ordinal: "45th". vague: "dozens".
    spelled: in words. scaled: with million, bn, k ... percent: followed by %, per cent. attached: glued to letters or
    a hyphen ("a 19-strong panel", "25-year-old").
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    value: Decimal
    value_max: Decimal | None = None
    qualifier: str = "exact"
    ordinal: bool = False
    vague: bool = False
    spelled: bool = False
    scaled: bool = False
    percent: bool = False
    attached: bool = False
    sentence: int = 0


@dataclass(frozen=True, slots=True)
class DateMention:
    """A point or stretch of time in words; `period` has ISO dates where settled.

    kind: `date` (a day, month, year, interval, weekday, "last month", "so far this year"), `duration` ("over three
    years": P3Y), `rate` ("a year", "every month", "per week": rate is `year`, ...).
    """

    start: int
    end: int
    text: str
    kind: str
    period: Period | None = None
    duration: str | None = None
    rate: str | None = None
    sentence: int = 0


@dataclass(frozen=True, slots=True)
class MoneyMention:
    """An amount with its currency. `start`-`end` covers figures and currency, outer also comparators.

    status: `planned`, `actual` or `other`, None until (and where) `qualifiers` can tell.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    amount: Decimal
    currency: str
    amount_max: Decimal | None = None
    qualifier: str = "exact"
    vague: bool = False
    sentence: int = 0
    status: str | None = None


@dataclass(frozen=True, slots=True)
class CountMention:
    """A number of people, boats, incidents, offenders or personnel: `start`-`end` from comparator to noun.

    event: by the guidelines, None until the events are read. antecedent: index of the earlier count whose noun this one
    leaves out ("just 528 were caught"). whole: index of the count of which this is a part ("of whom 12").
    label: the place or group in front of a number in a list ("Guatemala - 182").
    firm: the noun alone is of this story.
    """

    start: int
    end: int
    number: NumberMention
    subject: str
    unit: str
    head_start: int
    head_end: int
    sentence: int = 0
    event: str | None = None
    antecedent: int | None = None
    whole: int | None = None
    label: str | None = None
    firm: bool = True


@dataclass(frozen=True, slots=True)
class ChangeMention:
    """A change in percent or as a multiple."""

    start: int
    end: int
    percent: Decimal
    direction: str
    unit: str = "percent"
    qualifier: str = "exact"
    measure: str | None = None
    baseline: str | None = None
    sentence: int = 0


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it: `speaker`, words of the text, over `start`-`end` (the sentences or quotation that it covers)."""

    start: int
    end: int
    speaker: str
    speaker_start: int
    speaker_end: int
    cue: str
    direct: bool
    text: str = ""


@dataclass(slots=True)
class Annotations:
    """Everything written on a Doc, as plain lists (what `doc._` offers)."""

    document: Document | None = None
    published: str | None = None
    published_from: str | None = None
    title: str | None = None
    guesses: list[Guess] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    numbers: list[NumberMention] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    money: list[MoneyMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    agencies: list[AgencyMention] = field(default_factory=list)
    people: list[PersonMention] = field(default_factory=list)
    entities: list[EntityMention] = field(default_factory=list)
    offices: list[OfficeMention] = field(default_factory=list)
    counts: list[CountMention] = field(default_factory=list)
    changes: list[ChangeMention] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    references: list[PersonReference] = field(default_factory=list)


class AnnotatedDoc(Protocol):
    """A spaCy Doc as `facts/` sees it."""

    @property
    def text(self) -> str: ...

    @property
    def _(self) -> Annotations: ...


@dataclass(frozen=True, slots=True)
class Reading:
    """What `facts/` is given: the text, once (a Doc builds it anew at each asking), and all that stands on the Doc."""

    text: str
    _: Annotations
