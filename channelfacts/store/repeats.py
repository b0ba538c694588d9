"""Facts of variants that tell once more what the primary, or a variant before, has told: they are counted once.

A fact repeats another where nothing that either says of itself contradicts the other: numbers, units and names are
equal, and of who, what, where and when one says no less than the other, or nothing. An update with another figure is
so another fact. Facts are compared as they were found: that a person mends one does not make the other news.
"""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from functools import cache
from typing import Any, Literal, get_origin

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from channelfacts.facts import MODELS
from channelfacts.model import Fact, fold

APART = frozenset({*Fact.model_fields, "aliases", "roles", "part_of"})
"""Fields that are those of a text, or follow from others."""
UNKNOWN = (None, "other")


def mark(connection: sqlite3.Connection, primary: str, members: Sequence[str], changed: Sequence[str]) -> None:
    """Write down which facts of the variants `members` (in their order) repeat one before; only of those `changed`,
    which are the last of them, can it have become another."""
    before = [primary, *(one for one in members if one not in set(changed))]
    for kind in MODELS:
        told: dict[Hashable, list[Fact]] = defaultdict(list)
        connection.execute(
            f"UPDATE fact_{kind} SET repeats = NULL WHERE doc_id = ? AND repeats IS NOT NULL", (primary,)
        )
        for fact, _ in _facts(connection, kind, before, "AND f.repeats IS NULL"):
            _tell(told, fact)
        for doc_id in changed:
            fresh = []
            for fact, repeated in _facts(connection, kind, [doc_id]):
                earlier = next((one for one in told[_key(fact)] if agree(fact, one)), None)
                now = None if earlier is None else earlier.id
                if now != repeated:
                    connection.execute(f"UPDATE fact_{kind} SET repeats = ? WHERE id = ?", (now, fact.id))
                if earlier is None:
                    fresh.append(fact)
            for fact in fresh:
                _tell(told, fact)


def _facts(
    connection: sqlite3.Connection, kind: str, documents: Sequence[str], condition: str = ""
) -> list[tuple[Fact, str | None]]:
    """The facts of documents as they were found, in their order, each with what it repeats."""
    sql = (
        f"SELECT coalesce(r.found, f.record), f.repeats FROM json_each(?) d JOIN fact_{kind} f ON f.doc_id = d.value"
        f" LEFT JOIN reviews r ON r.fact_id = f.id WHERE 1 {condition} ORDER BY d.key, f.position"
    )
    rows = connection.execute(sql, (json.dumps(list(documents)),)).fetchall()
    return [(MODELS[kind].model_validate_json(record), repeated) for record, repeated in rows]


def _tell(told: dict[Hashable, list[Fact]], fact: Fact) -> None:
    for name in {_name(fact), *(_folded(alias) for alias in getattr(fact, "aliases", ()))}:
        told[_key(fact, name)].append(fact)


def _key(fact: Fact, name: str | None = None) -> Hashable:
    """What must be equal; the name may be another form of it."""
    own = tuple(_folded(getattr(fact, field)) for field in _firm(type(fact)) if field != "name")
    return (_name(fact) if name is None else name, *own)


def _name(fact: Fact) -> str:
    return str(_folded(getattr(fact, "name", "")))


@cache
def _firm(model: type[Fact]) -> tuple[str, ...]:
    """The fields that must be equal: those that every fact of the kind has, figures and flags."""
    return tuple(
        name
        for name, field in model.model_fields.items()
        if name not in APART and (field.default is PydanticUndefined or "Decimal" in str(field.annotation)
                                  or field.annotation is bool)
    )  # fmt: skip


@cache
def _loose(model: type[Fact]) -> tuple[str, ...]:
    """The fields that must not contradict each other; positions follow from names."""
    firm = _firm(model)
    return tuple(
        name
        for name, field in model.model_fields.items()
        if name not in APART and name not in firm and "float" not in str(field.annotation)
    )


def agree(one: Fact, other: Fact) -> bool:
    """Whether nothing that one says contradicts what the other says."""
    return all(_no_contradiction(*values) for values in _pairs(one, other))


def _pairs(one: Fact, other: Fact) -> Iterator[tuple[Any, Any, bool]]:
    for name in _loose(type(one)):
        closed = get_origin(type(one).model_fields[name].annotation) is Literal
        yield getattr(one, name), getattr(other, name), closed


def _no_contradiction(one: Any, other: Any, closed: bool) -> bool:
    if one in UNKNOWN or other in UNKNOWN or one == other:
        return True
    if closed or isinstance(one, BaseModel):
        return False
    mine, theirs = set(str(_folded(one)).split()), set(str(_folded(other)).split())
    return mine <= theirs or theirs <= mine


def _folded(value: Any) -> Any:
    return fold(unicodedata.normalize("NFKC", value)) if isinstance(value, str) else value
