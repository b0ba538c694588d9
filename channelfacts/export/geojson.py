"""Places for maps: GeoJSON (RFC 7946), one feature a place, its documents and mentions joined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from channelfacts.export import jsons
from channelfacts.query.characters import fold


def features(rows: Iterable[dict[str, Any]]) -> tuple[list[dict[str, Any]], int]:
    """The features of the rows of `places`, in their order, and how many places have no position.

    A place is what the gazetteer knows as one, else what has one name, country and position.
    """
    found: dict[Any, dict[str, Any]] = {}
    documents: dict[Any, set[str]] = {}
    nowhere = set()
    for row in rows:
        here = row["longitude"], row["latitude"]
        key = row["entity_id"] or (fold(row["name"]), row["country"], *here)
        if None in here:
            nowhere.add(key)
            continue
        documents.setdefault(key, set()).add(row["doc_id"])
        feature = found.setdefault(key, _feature(row, here))
        feature["properties"]["documents"] = len(documents[key])
        feature["properties"]["mentions"] += len(row["record"]["mentions"])
    return list(found.values()), len(nowhere)


def _feature(row: dict[str, Any], here: tuple[float, float]) -> dict[str, Any]:
    """A point, longitude first, as the RFC has it; `id` where the gazetteer knows the place."""
    known = {"id": row["entity_id"]} if row["entity_id"] else {}
    return {
        "type": "Feature",
        **known,
        "geometry": {"type": "Point", "coordinates": list(here)},
        "properties": {
            "name": row["entity_name"] or row["name"],
            "country": row["country"],
            "kind": row["kind"],
            "documents": 0,
            "mentions": 0,
        },
    }


def collection(found: Iterable[dict[str, Any]]) -> Iterator[str]:
    """A FeatureCollection, a feature a line."""
    before = '{"type": "FeatureCollection", "features": [\n'
    written = False
    for feature in found:
        yield before + jsons.dumps(feature)
        before, written = ",\n", True
    yield "\n]}\n" if written else f"{before}]}}\n"
