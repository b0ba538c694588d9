"""A run over files, written down as it goes, so that the next one goes on from there wherever this one ended.

A file is `finished` only when all its documents are kept. Until then, after a kill too, it counts as not read; those
of its documents that are kept need not be looked through again. Two runs at once do no harm to each other: at the end
of a file it is looked whether its documents are those that this run has read.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from channelfacts import __version__
from channelfacts.documents.finding import as_shown
from channelfacts.model import Document, Failure, digest
from channelfacts.store.files import Known, State, beneath, known, same_by_time, state, untouched
from channelfacts.store.leaving import abandon

if TYPE_CHECKING:
    from channelfacts.store import Store
    from channelfacts.store.inserting import Spans

CHANGED = "changed while it was read: what was read is kept, extract again"


class Run:
    """One run.

    program: the hash of program and data; read_as: with the options; bounds: what only decides how much is too much.
    force: everything is read again. exact: so is a text that several paths lead to, since the store knows it as under
    the first of them, and the record of each is wanted.
    """

    def __init__(
        self,
        store: Store,
        paths: Sequence[str],
        *,
        program: str,
        read_as: str,
        bounds: str = "",
        force: bool = False,
        exact: bool = False,
    ) -> None:
        self.store = store
        self.paths = tuple(paths)
        self.read_as = read_as
        self.counted = {"documents": 0, "unchanged": 0, "failed": 0, "pruned": 0}
        self._bounds = bounds
        self._force = force
        self._exact = exact
        self._known = known(store.connection)
        self.failures = {(row["path"], row["reason"]) for row in store.rows("SELECT path, reason FROM failures")}
        """(path, reason) of what was left out before."""
        per_file = store.rows("SELECT file, count(*) AS n FROM failures WHERE file IS NOT NULL GROUP BY file")
        self._left_out = {row["file"]: int(row["n"]) for row in per_file}
        self._touched: list[tuple[int | None, str]] = []
        self._file: str | None = None
        self._state: State | None = None
        self._of_file: list[Failure] = []
        self._position = 0
        self._anew = False
        store.connection.execute(
            "CREATE TEMP TABLE IF NOT EXISTS seen (path TEXT NOT NULL PRIMARY KEY, doc_id TEXT NOT NULL) STRICT"
        )
        store.connection.execute("DELETE FROM temp.seen")
        folder = as_shown(os.getcwd())
        with store.transaction():
            cursor = store.connection.execute(
                "INSERT INTO runs (started, channelfacts, program, read_as, folder, paths) VALUES (?, ?, ?, ?, ?, ?)",
                (_now(), __version__, program, read_as, folder, json.dumps(list(paths), ensure_ascii=False)),
            )
            self.id = cursor.lastrowid

    def unchanged(self, path: str, file: Path) -> bool:
        """Whether a file need not be read: all it holds is kept, or is known to be unreadable, and it is as it was."""
        row = self._known.get(path)
        if self._force or row is None or not row.finished or row.read_as != self.read_as:
            return False
        if row.bounds not in (None, self._bounds):
            return False
        if self._exact and self._shared(path):
            return False
        if not same_by_time(file, row):
            now = state(file)
            if now is None or now.hash is None or (now.size, now.hash) != (row.size, row.hash):
                return False
            self._touched.append((now.mtime_ns, path))
        return True

    def _shared(self, file: str) -> bool:
        sql = "SELECT 1 FROM paths p JOIN paths q USING (doc_id) WHERE p.file = ? AND q.path <> p.path LIMIT 1"
        return next(self.store.rows(sql, (file,)), None) is not None

    def reopened(self, passed: Iterable[str]) -> list[str]:
        """Those of the files passed over that must be read after all; no longer counted as unchanged."""
        unfinished = {row["path"] for row in self.store.rows("SELECT path FROM files WHERE NOT finished")}
        again = [path for path in passed if path in unfinished]
        for path in again:
            del self._known[path]
            self.counted["unchanged"] -= 1
        return again

    def passed_over(self, path: str) -> int:
        """A file is unchanged; how many failures of it stand in the store."""
        self.counted["unchanged"] += 1
        failures = self._left_out.get(path, 0)
        self.counted["failed"] += failures
        return failures

    def open(self, path: str, state: State | None) -> None:
        """A file is about to be read."""
        self._file, self._state, self._position, self._of_file = path, state, 0, []
        self._anew = self._force or path not in self._known or (self._exact and self._shared(path))
        with self.store.transaction():
            self.store.connection.execute(
                "INSERT INTO files (path, read_as, finished, run_id) VALUES (?, ?, 0, ?) ON CONFLICT (path)"
                " DO UPDATE SET read_as = excluded.read_as, finished = 0, run_id = excluded.run_id",
                (path, self.read_as, self.id),
            )

    def has(self, document: Document) -> bool:
        """Whether a document of a file that was not read to its end is kept as it would be now."""
        if self._file is None or self._anew:
            return False
        sql = "SELECT 1 FROM paths WHERE path = ? AND doc_id = ? AND read_as = ?"
        return next(self.store.rows(sql, (document.path, document.id, self._as(document))), None) is not None

    def _as(self, document: Document) -> str:
        return digest(self.read_as, replace(document, text=""))

    def add(self, document: Document, record: Any, sentences: Spans | None = None) -> None:
        """Keep a document that was read."""
        self.store.add(
            record, document.text, sentences, file=self._file, position=self._position, read_as=self._as(document)
        )
        self.counted["documents"] += 1
        self._passed(document.path, record.doc.id)

    def keep(self, path: str, doc_id: str) -> None:
        """A document that `has` said to be kept stays."""
        sql = "SELECT 1 FROM paths WHERE path = ? AND position = ?"
        if next(self.store.rows(sql, (path, self._position)), None) is None:
            with self.store.transaction():
                self.store.connection.execute("UPDATE paths SET position = ? WHERE path = ?", (self._position, path))
        self._passed(path, doc_id)

    def _passed(self, path: str | None, doc_id: str) -> None:
        self._position += 1
        if self._file is not None:
            self.store.connection.execute("INSERT OR REPLACE INTO temp.seen VALUES (?, ?)", (path, doc_id))

    def failed(self, failure: Failure) -> None:
        """Something was left out: written down at the end of its file, or at once where there is no file."""
        self.counted["failed"] += 1
        if self._file is not None:
            self._of_file.append(failure)
            return
        with self.store.transaction():
            self.store.connection.execute("DELETE FROM failures WHERE path = ? AND file IS NULL", (failure.path,))
            self._note(failure)

    def _note(self, failure: Failure) -> None:
        self.store.connection.execute(
            "INSERT INTO failures (path, file, reader, reason, run_id) VALUES (?, ?, ?, ?, ?)",
            (failure.path, self._file, failure.reader, failure.reason, self.id),
        )

    def close(self, file: Path, *, passing: bool = False) -> Failure | None:
        """The file was read to its end: what it held before and holds no longer goes. A Failure if it changed under us.

        passing: it could not be read, but may be the next time: then what is known of it stays.
        """
        path, opened = self._file, self.store.connection
        assert path is not None
        changed = None
        if self._state is not None and not passing and not untouched(file, self._state):
            changed = Failure(path, CHANGED)
            self.failed(changed)
        with self.store.transaction():
            if not passing:
                _take(opened, path)
            sql = "SELECT 1 FROM temp.seen s LEFT JOIN paths p USING (path) WHERE p.doc_id IS NOT s.doc_id LIMIT 1"
            whole = not passing and changed is None and opened.execute(sql).fetchone() is None
            opened.execute("DELETE FROM failures WHERE file = ? OR (file IS NULL AND path = ?)", (path, path))
            if self._state is None and not self.store.paths(path):
                # It vanished before it was opened, and nothing is known of it.
                opened.execute("DELETE FROM files WHERE path = ?", (path,))
                self._file = None
            for failure in self._of_file:
                self._note(failure)
            found = self._state or State(0, None, 0, None)
            opened.execute(
                "UPDATE files SET size = ?, mtime_ns = ?, hash = ?, bounds = ?, finished = ? WHERE path = ?",
                (
                    found.size,
                    found.mtime_ns,
                    found.hash,
                    self._bounds if self._of_file else None,
                    int(whole and found.hash is not None),
                    path,
                ),
            )
            opened.execute("DELETE FROM temp.seen")
        self._file = self._state = None
        return changed

    def prune(self, vanished: Sequence[str]) -> None:
        """Drop files that are no longer there, with their documents."""
        for path in vanished:
            with self.store.transaction():
                _take(self.store.connection, path)
                self.store.connection.execute("DELETE FROM files WHERE path = ?", (path,))
                self.counted["pruned"] += 1

    def end(self, outcome: str) -> None:
        """The run is over: `done`, `stopped` or `failed`. What no fact speaks of any longer is forgotten."""
        with self.store.transaction():
            opened = self.store.connection
            if outcome == "done":
                self._forgive()
            opened.executemany("UPDATE files SET mtime_ns = ? WHERE path = ?", self._touched)
            if self.counted["documents"] or self.counted["pruned"]:
                spoken_of = "SELECT 1 FROM mentions m WHERE m.entity_id = entities.entity_id"
                opened.execute(f"DELETE FROM entities WHERE NOT EXISTS ({spoken_of})")
            opened.execute(
                "UPDATE runs SET ended = ?, outcome = ?, documents = ?, unchanged = ?, failed = ?, pruned = ?"
                " WHERE run_id = ?",
                (_now(), outcome, *self.counted.values(), self.id),
            )

    def _forgive(self) -> None:
        """Forget what was left out before under these paths and is not said again: only files keep theirs."""
        sql = "SELECT failure_id, path FROM failures WHERE file IS NULL AND run_id < ?"
        old = self.store.connection.execute(sql, (self.id,)).fetchall()
        gone = [(number,) for number, path in old if any(beneath(path, given) for given in self.paths)]
        self.store.connection.executemany("DELETE FROM failures WHERE failure_id = ?", gone)

    def files(self) -> dict[str, Known]:
        """The files that the store knew when the run began."""
        return self._known


def _take(opened: sqlite3.Connection, file: str) -> None:
    """Forget the paths of a file that were not seen, and the texts that no path leads to any longer."""
    sql = "DELETE FROM paths WHERE file = ? AND path NOT IN (SELECT path FROM temp.seen) RETURNING path, doc_id"
    for path, doc_id in opened.execute(sql, (file,)).fetchall():
        abandon(opened, doc_id, path)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
