"""The tables and views of a store, as they follow from the fields of the models.

A nested model becomes columns of its own (`period_text`, `period_start`, `equivalent_amount`); a Decimal is TEXT beside
a REAL for comparison; a list of words is a JSON array; a list of models is in the column `record` only.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from channelfacts.facts import FACTS, MODELS
from channelfacts.model import DocInfo, Fact, number
from channelfacts.store import variants
from channelfacts.store.tables import STATEMENTS

FORMAT = 2
"""The format of the store, in `PRAGMA user_version`. Raised with every change that an older program misreads."""

APPLICATION = 0x43464354
"""`PRAGMA application_id` of a store: CFCT."""

VIEWS = {kind: kind for kind in MODELS} | {"money": "funding"}
"""The view of each kind: what the command of that name prints."""

EVERY = {kind: f"{view}_all" for kind, view in VIEWS.items()}
"""The view of each kind with what `VIEWS` leaves out: what variants tell again, and what a person has rejected."""

RENAMED = {
    "evidence_text": "evidence",
    "evidence_page": "page",
    "evidence_sentence_start": "sentence_start",
    "evidence_sentence_end": "sentence_end",
    "evidence_sentence_text": "sentence",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: where its value lies in the model (`path`) and what it is (`shape`).

    shape: text, number (Decimal), integer, real, flag (true or false), list (of words) or map (of words to values).
    """

    name: str
    path: tuple[str, ...]
    shape: str

    @property
    def sql(self) -> str:
        return {"integer": "INTEGER", "flag": "INTEGER", "real": "REAL"}.get(self.shape, "TEXT")

    def write(self, fact: BaseModel) -> Any:
        """The value of this column for a fact, as SQLite takes it."""
        value: Any = fact
        for name in self.path:
            value = getattr(value, name)
            if value is None:
                return None
        if self.shape == "number":
            return format(value, "f")
        if self.shape in ("list", "map"):
            return json.dumps(value, ensure_ascii=False)
        return int(value) if self.shape == "flag" else value

    def read(self, value: Any) -> Any:
        """A value of this column as JSON has it."""
        if value is None:
            return None
        if self.shape == "number":
            return number(Decimal(value))
        if self.shape in ("list", "map"):
            return json.loads(value)
        return bool(value) if self.shape == "flag" else value


@cache
def columns(model: type[BaseModel]) -> tuple[Column, ...]:
    """The columns of a model, in the order of its fields; a fact's own fields come before what every fact has."""
    found = list(_columns(model))
    if issubclass(model, Fact):
        shared = set(Fact.model_fields) - {"id"}
        found.sort(key=lambda column: column.path[0] in shared)
    return tuple(found)


def _columns(model: type[BaseModel], path: tuple[str, ...] = ()) -> Iterator[Column]:
    for name, field in model.model_fields.items():
        here = (*path, name)
        inner = _bare(field.annotation)
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            yield from _columns(inner, here)
            continue
        shape = _shape(inner)
        if shape is not None:
            flat = "_".join(here)
            yield Column(RENAMED.get(flat, flat), here, shape)


def _bare(annotation: Any) -> Any:
    """The type within Annotated and Optional."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _bare(get_args(annotation)[0])
    if origin in (Union, UnionType):
        (inner,) = [kind for kind in get_args(annotation) if kind is not type(None)]
        return _bare(inner)
    return annotation


def _shape(kind: Any) -> str | None:
    if get_origin(kind) is Literal or kind is str:
        return "text"
    if get_origin(kind) is list:
        return "list" if get_args(kind)[0] is str else None
    if get_origin(kind) is dict:
        return "map"
    shapes = {Decimal: "number", bool: "flag", int: "integer", float: "real"}
    if kind not in shapes:
        raise TypeError(f"the store has no column for {kind!r}")
    return shapes[kind]


@cache
def document_columns() -> tuple[Column, ...]:
    """The columns of `documents` but `doc_id` and `text`: what is known of a document by itself."""
    return tuple(column for column in columns(DocInfo) if column.name not in ("id", "path", "variant_of"))


@cache
def statements() -> dict[str, str]:
    """What makes an empty store: the SQL of every table, index, trigger and view, by its name."""
    about = "".join(f", {column.name} {column.sql}" for column in document_columns())
    made = {
        "documents": f"CREATE TABLE documents (doc_id TEXT NOT NULL PRIMARY KEY{about},"
        " channelfacts TEXT NOT NULL, text TEXT NOT NULL) STRICT",
        **STATEMENTS,
    }
    made |= variants.TABLES
    for kind in FACTS:
        made[f"fact_{kind}"] = _table(kind)
        made[f"fact_{kind}_by_document"] = f"CREATE INDEX fact_{kind}_by_document ON fact_{kind} (doc_id, position)"
        made[EVERY[kind]] = _view(kind)
        made[VIEWS[kind]] = (
            f"CREATE VIEW {VIEWS[kind]} AS SELECT * FROM {EVERY[kind]}"
            " WHERE repeats IS NULL AND review_verdict IS NOT 'rejected'"
        )
    return made


def _table(kind: str) -> str:
    rows = []
    for column in columns(MODELS[kind]):
        if column.name == "id":
            continue
        rows.append(f"{column.name} {column.sql}")
        if column.shape == "number":
            rows.append(f"{column.name}_real REAL")
    return (
        f"CREATE TABLE fact_{kind} (id TEXT NOT NULL PRIMARY KEY,"
        " doc_id TEXT NOT NULL REFERENCES documents ON DELETE CASCADE, position INTEGER NOT NULL,"
        f" line TEXT NOT NULL, {', '.join(rows)}, repeats TEXT, record TEXT NOT NULL) STRICT"
    )


def _view(kind: str) -> str:
    """A row a fact: its fields, its document and the stretch of time it speaks of (`when_start`, `when_end`).

    A period without an end runs on to the day of the document; without any period it is the day of the document.
    `variant_of` is the document that its document is a variant of, `repeats` the fact that it tells once more.
    """
    own = [column.name for column in columns(MODELS[kind])]
    reals = [f"{column.name}_real" for column in columns(MODELS[kind]) if column.shape == "number"]
    if "period_start" in own:
        settled = "f.period_start IS NULL AND f.period_end IS NULL"
        start = f"CASE WHEN {settled} THEN d.published ELSE coalesce(f.period_start, '0000') END"
        end = (
            f"CASE WHEN {settled} THEN d.published"
            " ELSE coalesce(f.period_end, max(f.period_start, d.published), f.period_start) END"
        )
    else:
        start = end = "d.published"
    fields = ", ".join(f"f.{name}" for name in (own[0], "line", *own[1:]))
    return (
        f"CREATE VIEW {EVERY[kind]} AS SELECT {fields},"
        " (SELECT min(p.path) FROM paths p WHERE p.doc_id = f.doc_id) AS document, d.published AS date, f.doc_id,"
        f" f.position, {start} AS when_start, {end} AS when_end,"
        f" {''.join(f'f.{name}, ' for name in reals)}f.record, f.repeats,"
        " (SELECT coalesce(min(p.path), v.primary_id) FROM near_duplicates v"
        " LEFT JOIN paths p ON p.doc_id = v.primary_id WHERE v.doc_id = f.doc_id) AS variant_of"
        f" FROM fact_{kind} f JOIN documents d USING (doc_id)"
    )


@cache
def printed(kind: str) -> tuple[Column, ...]:
    """The columns of the kind's view that a person may ask for: id, line, fields, document, date, what it repeats."""
    own = columns(MODELS[kind])
    ends = [Column(name, (), "text") for name in ("document", "date", "doc_id", "variant_of", "repeats")]
    return (own[0], Column("line", (), "text"), *own[1:], *ends)
