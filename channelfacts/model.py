"""What every fact has, and the document that it stands in.

Offsets count Unicode code points of the text as read; `text[start:end] == span.text` always holds.
Nothing here knows of spaCy: stored facts are read, queried and exported without it.
"""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, WithJsonSchema

SCHEMA = 1


def number(value: Decimal) -> int | float:
    """A `Decimal` as a JSON number: whole where it is whole."""
    return int(value) if value == value.to_integral_value() else float(value)


Number = Annotated[
    Decimal,
    PlainSerializer(number, return_type=int | float, when_used="json"),
    WithJsonSchema({"type": "number"}),
]
"""A quantity: `Decimal` inside, a JSON number outside."""


def fold(name: str) -> str:
    """A name without case, accents and doubled spaces: what ids of entities are made of, and so never to change."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(char for char in decomposed if not unicodedata.combining(char)).split())


class Model(BaseModel):
    """Strict and closed: an unknown field is a mistake, a fact does not change once found."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Span(Model):
    """A stretch of the text: code points from `start` up to, not including, `end`."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str


class Evidence(Span):
    """The first mention that shows a fact, with the sentence that it stands in."""

    page: int | None = Field(default=None, description="page of the source, where it has pages")
    sentence: Span


class Entity(Model):
    """What a gazetteer knows a fact as: the same `id` in every text, on every machine, in every release."""

    id: str = Field(description="kind:hash of kind, name without case and accents, country")
    name: str = Field(description="the gazetteer's form of the name")

    @classmethod
    def of(cls, kind: str, name: str, country: str | None) -> Entity:
        """The entity of a row: its id follows from kind (person, agency, office, place), name and country alone.

        Rows may be added, reordered, mended in aliases, accents or capitals: the ids of all others stay, and so does
        the row's own. A country tells namesakes apart; people and bodies of no one country have none.
        """
        return cls(id=f"{kind}:{digest(kind, fold(name), country or '')}", name=name)


class Period(Model):
    """When: the words, and ISO dates where the words and the publication date settle them."""

    text: str
    start: str | None = Field(default=None, description="ISO date, month or year; null where not settled")
    end: str | None = Field(default=None, description="ISO date, month or year, inclusive; null where not settled")


class Review(Model):
    """What a person says of a fact.

    A fact whose fields were changed has the changed ones; `changed` keeps what had been found, by the names of the
    columns (`period_start`, `equivalent_amount`).
    """

    verdict: Literal["accepted", "rejected"] = Field(description="right, as it stands here; or no fact at all")
    changed: dict[str, str | int | float | bool | list[str] | None] = Field(
        default_factory=dict, description="the fields that a person changed, and what had been found in them"
    )
    note: str | None = None


class Fact(Model):
    """What every fact has, of whatever kind."""

    KIND: ClassVar[str]

    id: str = Field(default="", description="hash of document, kind, evidence span and ordinal there")
    entity: Entity | None = Field(default=None, description="what a gazetteer knows it as")
    mentions: list[Span] = Field(default_factory=list, description="where the text says it, in order")
    evidence: Evidence
    review: Review | None = Field(default=None, description="what a person says of it; null: nobody has looked yet")


class DocInfo(Model):
    """Where facts come from."""

    id: str = Field(description="hash of the text")
    path: str | None = Field(default=None, description="as given, with /; null for standard input")
    title: str | None = None
    published: str | None = Field(default=None, description="ISO date")
    published_from: str | None = Field(
        default=None, description="argument, meta, published-line, dateline or file-name"
    )
    source: str | None = None
    author: str | None = None
    language: str | None = None
    words: int = 0
    variant_of: str | None = Field(
        default=None, description="id of the document of which this is a near-duplicate, among those kept with it"
    )


@dataclass(frozen=True, slots=True)
class Document:
    """A text as read. `published` is an ISO date and `published_from` says who gave it.

    language: ISO code, where a reader knows it; else English, since other texts are left out. pages: where each page
    of a paged source begins (code points, rising, the first 0); empty where there are none.
    """

    text: str
    path: str | None = None
    title: str | None = None
    published: str | None = None
    published_from: str | None = None
    source: str | None = None
    author: str | None = None
    language: str | None = None
    pages: tuple[int, ...] = ()

    @property
    def id(self) -> str:
        """A hash of the text: the same text under two paths is one document."""
        return digest(self.text)


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read: a value in the stream, no exception. `reader`: which part of us gave it up.

    passing: it lies not in the text but in the machine (no permission, a disk), and may go right the next time.
    """

    path: str
    reason: str
    reader: str | None = None
    passing: bool = False

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


def digest(*parts: Any) -> str:
    """Sixteen hex digits of a SHA-256 over the parts, each ended by a NUL that no text part can forge."""
    hashed = hashlib.sha256()
    for part in parts:
        hashed.update(str(part).replace("\0", "\0\0").encode("utf-8", "surrogatepass"))
        hashed.update(b"\0\1")
    return hashed.hexdigest()[:16]
