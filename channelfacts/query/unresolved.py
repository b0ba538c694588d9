"""What was found but not understood: names that no list has, each with a count and a sentence, as rows of a gazetteer.

A person without role and kind, a body whose kind nothing tells, a place without a position. The columns are those of a
file of one's own (`channelfacts.gazetteers`), so that the rows can be filled in and given back with `--gazetteer`.
A person of one name is weak: whoever is called so elsewhere needs a sign of being a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from channelfacts.query.characters import fold, in_a_line

Row = dict[str, Any]
KNOWN = ("people", "agencies", "places")
OWN = {"people": ("weak", "role", "organisation"), "agencies": (), "places": ("latitude", "longitude")}


def columns(kind: str) -> tuple[str, ...]:
    """The columns of the rows."""
    return ("name", "kind", "country", *OWN[kind], "aliases", "count", "documents", "example")


def rows(kind: str, facts: Iterable[Row]) -> list[Row]:
    """A row for each name, the most frequent first. count: of its mentions; example: its first sentence."""
    found: dict[str, Row] = {}
    documents: dict[str, set[str]] = {}
    for fact in facts:
        if not understood(kind, fact):
            _add(kind, found, documents, fact)
    for key, row in found.items():
        row["documents"] = len(documents[key])
    return sorted(found.values(), key=lambda row: (-row["count"], fold(row["name"])))


def understood(kind: str, fact: Row) -> bool:
    """Is a fact known to a list, or told by its text?"""
    if fact["entity_id"] is not None:
        return True
    if kind == "people":
        return fact["role"] is not None or fact["kind"] != "other"
    return kind == "agencies" and fact["kind"] != "other"


def _add(kind: str, found: dict[str, Row], documents: dict[str, set[str]], fact: Row) -> None:
    key = fold(fact["name"])
    row = found.get(key)
    if row is None:
        row = found[key] = dict.fromkeys(columns(kind)) | {
            "name": in_a_line(fact["name"]),
            "country": fact["country"],
            "aliases": [],
            "count": 0,
            "example": in_a_line(fact["sentence"]),
        }
        if kind == "places" and fact["kind"] != "place":
            row["kind"] = fact["kind"]
        if kind == "people":
            row["weak"] = int(" " not in row["name"])
    row["aliases"] += [name for name in _aliases(fact) if name not in (row["name"], *row["aliases"])]
    row["count"] += len(fact["record"]["mentions"])
    documents.setdefault(key, set()).add(fact["doc_id"])


def _aliases(fact: Row) -> Iterator[str]:
    """Other names that say who is meant: no surname alone, which others share, nor the name with a title."""
    name = fold(fact["name"])
    for alias in fact["record"]["aliases"]:
        words = fold(alias).split()
        if name not in " ".join(words) and (len(words) > 2 or words[-1] not in name.split()):
            yield in_a_line(alias)
