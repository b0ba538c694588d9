"""Every kind of fact: a kind is one module, its import and its name in FACTS.

A module of a kind has the model (a subclass of `Fact`), `find(doc)` (the facts of an annotated Doc, each once,
in the order of the text) and `line(fact)` (the fact in a person's words).
"""

from __future__ import annotations

from types import ModuleType
from typing import Any

from pydantic import Field, create_model

from channelfacts.facts import agencies, changes, counts, money, offices, people, places, quotes
from channelfacts.facts.agencies import Agency
from channelfacts.facts.changes import Change
from channelfacts.facts.counts import Count
from channelfacts.facts.money import Money
from channelfacts.facts.offices import Office
from channelfacts.facts.people import Person
from channelfacts.facts.places import Place
from channelfacts.facts.quotes import Quote
from channelfacts.model import SCHEMA, DocInfo, Fact, Model

__all__ = [
    "FACTS", "MODELS", "Agency", "Change", "Count", "Money", "Office", "Person", "Place", "Quote", "Record",
]  # fmt: skip

MODELS: dict[str, type[Fact]] = {
    model.KIND: model for model in (Person, Office, Agency, Place, Money, Count, Change, Quote)
}
"""The model of each kind, in the order of the record."""

FACTS: dict[str, ModuleType] = {
    "people": people, "offices": offices, "agencies": agencies, "places": places,
    "money": money, "counts": counts, "changes": changes, "quotes": quotes,
}  # fmt: skip
"""The module of each kind, in the order of the record."""

_lists: Any = {kind: (list[model], Field(default_factory=list)) for kind, model in MODELS.items()}  # type: ignore[valid-type]


class _Head(Model):
    schema_: int = Field(default=SCHEMA, alias="schema", serialization_alias="schema")
    channelfacts: str
    doc: DocInfo


Record = create_model("Record", __base__=_Head, __doc__="All facts of one document.", **_lists)
