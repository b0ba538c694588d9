"""How a store stands: what is in it, what was left out and why, which files have changed since they were read."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from channelfacts.fingerprint import of_program
from channelfacts.lexicons import corpus
from channelfacts.store import Store
from channelfacts.store.files import Known, same_by_time, state

CHANGED, GONE, UNFINISHED, EARLIER = "changed", "gone", "not read to its end", "read by another version"
BUNDLED = "corpus/"


def status(store: Store) -> dict[str, Any]:
    """Everything, as JSON has it. `stale` are the files that an extract would read again, and those that are gone."""
    about = "count(*) AS documents, coalesce(sum(words), 0) AS words, min(published) AS first, max(published) AS last"
    (row,) = store.rows(f"SELECT {about} FROM documents")
    totals = store.totals()
    totals.pop("documents")
    return {
        "store": store.path,
        "bytes": sum(os.path.getsize(f"{store.path}{end}") for end in ("", "-wal") if os.path.exists(store.path + end)),
        "format": next(store.rows("PRAGMA user_version"))[0],
        "documents": row["documents"],
        "words": row["words"],
        "published": {"first": row["first"], "last": row["last"]},
        "variants": next(store.rows("SELECT count(*) FROM near_duplicates"))[0],
        "facts": totals,
        "reviews": _reviews(store),
        "files": next(store.rows("SELECT count(*) FROM files"))[0],
        "last_run": _last_run(store),
        "left_out": list(_left_out(store)),
        "stale": list(_stale(store)),
    }


def _reviews(store: Store) -> dict[str, int]:
    """How many facts people have accepted and rejected, and how many reviews have no fact any longer."""
    found = {"accepted": 0, "rejected": 0, "lost": 0}
    for kept in store.reviews():
        found["lost" if kept.lost else kept.review.verdict] += 1
    return found


def _last_run(store: Store) -> dict[str, Any] | None:
    """The run that was begun last; one without `outcome` goes on, or was killed."""
    names = ("started", "ended", "outcome", "channelfacts", "folder", "documents", "unchanged", "failed", "pruned")
    for row in store.rows("SELECT * FROM runs ORDER BY run_id DESC LIMIT 1"):
        return {**{name: row[name] for name in names}, "paths": json.loads(row["paths"])}
    return None


def _left_out(store: Store) -> Iterator[dict[str, Any]]:
    sql = "SELECT f.path, f.reason, f.reader, r.started FROM failures f LEFT JOIN runs r USING (run_id)"
    for row in store.rows(f"{sql} ORDER BY f.path, f.failure_id"):
        yield {"path": row["path"], "reason": row["reason"], "reader": row["reader"], "since": row["started"]}


def _stale(store: Store) -> Iterator[dict[str, str]]:
    """The files to be read again, with the reason. Times are looked at first, bytes only where times differ."""
    now = of_program()
    sql = (
        "SELECT f.path, f.size, f.mtime_ns, f.hash, f.read_as, f.bounds, f.finished, r.folder, r.program"
        " FROM files f LEFT JOIN runs r USING (run_id) ORDER BY f.path"
    )
    for path, *known, folder, program in store.rows(sql):
        reason = _reason(_place(path, folder), Known(*known))
        if reason is None and program != now:
            reason = EARLIER
        if reason is not None:
            yield {"path": path, "reason": reason}


def _place(path: str, folder: str | None) -> Path:
    """Where a file lies: paths are those of the folder that its run ran in, the bundled corpus has its own."""
    place = Path(folder or "", path)
    return corpus() / path.removeprefix(BUNDLED) if path.startswith(BUNDLED) and not place.exists() else place


def _reason(file: Path, known: Known) -> str | None:
    if not os.path.lexists(file):
        return GONE
    if not known.finished:
        return UNFINISHED
    if same_by_time(file, known):
        return None
    now = state(file)
    return None if now is not None and (now.size, now.hash) == (known.size, known.hash) else CHANGED
