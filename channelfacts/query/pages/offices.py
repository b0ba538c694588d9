"""Persons meant by an office alone ("the Home Secretary said"), and the offices that they held by the list."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from channelfacts.holders import OPEN, Holder, holders
from channelfacts.query.pages.naming import Naming, fits, words
from channelfacts.store import Store


@dataclass(frozen=True, slots=True)
class Term:
    """An office by the list of offices, which is none of the texts read. until: None while it lasts."""

    office: str
    since: str
    until: str | None
    country: str | None
    source: str


def terms(entity: str) -> list[Term]:
    """The offices of a person, in their order."""
    return [
        Term(one.title, one.start, None if one.end == OPEN else one.end, one.country, one.source)
        for person in holders()
        if person.entity.id == entity
        for one in sorted(person.terms, key=lambda term: (term.start, term.title))
    ]


def in_documents(store: Store, documents: Sequence[str]) -> list[dict[str, Any]]:
    """The rows of the offices that some documents name alone, with their holders."""
    sql = "SELECT * FROM offices WHERE holder IS NOT NULL AND doc_id IN (SELECT value FROM json_each(?))"
    return [dict(row) for row in store.rows(sql, (json.dumps(documents),))]


def named(store: Store, entity: str, name: str) -> list[dict[str, Any]]:
    """The rows of the offices that texts name alone and that this person held."""
    names = {words(name)}.union(*(one.names for one in holders() if one.entity.id == entity))
    rows = store.rows("SELECT * FROM offices WHERE holder IS NOT NULL")
    return [dict(row) for row in rows if words(row["holder"]) in names]


def as_namings(rows: Sequence[dict[str, Any]]) -> list[Naming]:
    """The offices as names of their holder, each in its document."""
    return [Naming(row["id"], row["doc_id"], row["words"], (), row["country"], None, None) for row in rows]


def only_by_office(store: Store, given: str, known: set[str]) -> Iterator[Holder]:
    """Those of the list whom `given` may mean and no text names, where one of their offices is named. known: others."""
    fit = fits("people", words(given))
    held = {words(row["holder"]) for row in store.rows("SELECT DISTINCT holder FROM offices WHERE holder IS NOT NULL")}
    for one in holders() if held and words(given) else ():
        if one.entity.id not in known and any(fit(name) for name in one.names) and held & one.names:
            yield one
