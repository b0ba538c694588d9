"""A document or a fact by what a person types for it: the beginning of an id, or a path."""

from __future__ import annotations

import re
from dataclasses import dataclass

from channelfacts.errors import UsageError
from channelfacts.facts import FACTS
from channelfacts.query.arguments import nearest
from channelfacts.query.characters import fold, in_a_line
from channelfacts.store import Store

SHORTEST = 4
"""Hex digits that an id must at least be given with."""


@dataclass(frozen=True, slots=True)
class Found:
    """A document (`kind` and `fact_id` are None) or a fact of it."""

    doc_id: str
    kind: str | None = None
    fact_id: str | None = None
    said: str = ""


def look_up(store: Store, wanted: str) -> Found:
    """The one document or fact that is meant. Raises UsageError where there is none, or more than one."""
    exact = [Found(row["doc_id"]) for row in store.rows("SELECT doc_id FROM paths WHERE path = ?", (wanted,))]
    found = exact or _by_id(store, wanted.lower()) or _by_path(store, wanted)
    if len(found) == 1:
        return found[0]
    if found:
        some = "; ".join(f"{(one.fact_id or one.doc_id)[:12]} {one.said}" for one in found[:4])
        more = f"; and {len(found) - 4} more" if len(found) > 4 else ""
        raise UsageError(f"{in_a_line(wanted)!r} may be {len(found)} things: {some}{more}")
    paths = [row["path"] for row in store.rows("SELECT path FROM paths ORDER BY path")]
    names = {path.rpartition("/")[2]: path for path in paths}
    near = list(dict.fromkeys(names.get(path, path) for path in nearest(wanted, [*paths, *names])))
    hint = f": did you mean {' or '.join(near)}?" if near else ": give a path, or the beginning of an id"
    raise UsageError(f"no document or fact {in_a_line(wanted)!r}{hint}")


def _by_id(store: Store, wanted: str) -> list[Found]:
    if not re.fullmatch(f"[0-9a-f]{{{SHORTEST},}}", wanted):
        return []
    like = f"{wanted}*"
    found = [
        Found(row["doc_id"], said=row["path"] or "(no path)")
        for row in store.rows(
            "SELECT doc_id, (SELECT min(path) FROM paths p WHERE p.doc_id = d.doc_id) AS path"
            " FROM documents d WHERE doc_id GLOB ? ORDER BY doc_id",
            (like,),
        )
    ]
    for kind in FACTS:
        sql = f"SELECT id, doc_id, line FROM fact_{kind} WHERE id GLOB ? ORDER BY id"
        found += [Found(row["doc_id"], kind, row["id"], row["line"]) for row in store.rows(sql, (like,))]
    return found


def _by_path(store: Store, wanted: str) -> list[Found]:
    """Documents whose path ends so, else those whose path has it somewhere, without case and accents."""
    rows = [(row["path"], row["doc_id"]) for row in store.rows("SELECT path, doc_id FROM paths ORDER BY path")]
    folded = fold(wanted)
    ends = {doc_id: path for path, doc_id in rows if f"/{fold(path)}".endswith(f"/{folded}")}
    has = ends or {doc_id: path for path, doc_id in rows if folded and folded in fold(path)}
    return [Found(doc_id, said=path) for doc_id, path in has.items()]
