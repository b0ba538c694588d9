"""A run over files, written down as it goes, so that the next one goes on from there wherever this one ended.

A file is `finished` only when all its documents are kept. Until then, after a kill too, it counts as not read; those
of its documents that are kept need not be looked through again. Two runs at once do no harm to each other: at the end
of a file it is looked whether its documents are those that this run has read.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from channelfacts import __version__
from channelfacts.model import Document, Failure, digest
from channelfacts.store.files import Known, State, known, same_by_time, state, untouched
from channelfacts.store.leaving import abandon

if TYPE_CHECKING:
    from pathlib import Path

    from channelfacts.store import Spans, Store

CHANGED = "changed while it was read: what was read is kept, extract again"


class Run:
    """One run. read_as: the hash of program, data and options; bounds: of what only decides how much is too much."""

    def __init__(self, store: Store, paths: Sequence[str], *, read_as: str, bounds: str = "", force: bool = False) -> None:
        self.store = store
        self.read_as = read_as
        self.counted = {"documents": 0, "unchanged": 0, "failed": 0, "pruned": 0}
        self._bounded = digest(read_as, bounds)
        self._force = force
        self._known = known(store.connection)
        self._touched: list[tuple[int | None, str]] = []
        self._file: str | None = None
        self._state: State | None = None
        self._failures: list[Failure] = []
        self._position = 0
        store.connection.execute(
            "CREATE TEMP TABLE IF NOT EXISTS seen (path TEXT NOT NULL PRIMARY KEY, doc_id TEXT NOT NULL) STRICT"
        )
        store.connection.execute("DELETE FROM temp.seen")
        with store.transaction():
            cursor = store.connection.execute(
                "INSERT INTO runs (started, channelfacts, read_as, paths) VALUES (?, ?, ?, ?)",
                (_now(), __version__, read_as, json.dumps(list(paths), ensure_ascii=False)),
            )
            self.id = cursor.lastrowid

    def unchanged(self, path: str, file: Path) -> bool:
        """Whether a file need not be read: all it holds is kept, or is known to be unreadable, and it is as it was."""
        row = self._known.get(path)
        if self._force or row is None or not row.finished or row.read_as not in (self.read_as, self._bounded):
            return False
        try:
            if same_by_time(file, row):
                return True
            now = state(file)
        except OSError:
            return False
        if now.hash is None or (now.size, now.hash) != (row.size, row.hash):
            return False
        self._touched.append((now.mtime_ns, path))
        return True

    def passed_over(self, path: str) -> int:
        """A file is unchanged; how many failures of it stand in the store."""
        self.counted["unchanged"] += 1
        sql = "SELECT count(*) AS n FROM failures WHERE file = ?"
        failures = int(next(self.store.rows(sql, (path,)))["n"])
        self.counted["failed"] += failures
        return failures

    def open(self, path: str, file: Path) -> None:
        """A file is about to be read."""
        self._file, self._position, self._failures = path, 0, []
        try:
            self._state = state(file)
        except OSError:
            self._state = None
        with self.store.transaction():
            self.store.connection.execute(
                "INSERT INTO files (path, read_as, finished, run_id) VALUES (?, ?, 0, ?) ON CONFLICT (path)"
                " DO UPDATE SET read_as = excluded.read_as, finished = 0, run_id = excluded.run_id",
                (path, self.read_as, self.id),
            )

    def has(self, document: Document) -> bool:
        """Whether a document of a file that was not read to its end is kept as it would be now."""
        if self._force or self._file not in self._known or document.path is None:
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
            self._failures.append(failure)
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
                _take(opened, "file = ? AND path NOT IN (SELECT path FROM temp.seen)", (path,))
            sql = "SELECT 1 FROM temp.seen s LEFT JOIN paths p USING (path) WHERE p.doc_id IS NOT s.doc_id LIMIT 1"
            whole = not passing and changed is None and opened.execute(sql).fetchone() is None
            opened.execute("DELETE FROM failures WHERE file = ? OR (file IS NULL AND path = ?)", (path, path))
            for failure in self._failures:
                self._note(failure)
            found = self._state or State(0, None, 0, None)
            opened.execute(
                "UPDATE files SET size = ?, mtime_ns = ?, hash = ?, read_as = ?, finished = ? WHERE path = ?",
                (
                    found.size,
                    found.mtime_ns,
                    found.hash,
                    self._bounded if self._failures else self.read_as,
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
                _take(self.store.connection, "file = ?", (path,))
                self.store.connection.execute("DELETE FROM files WHERE path = ?", (path,))
                self.counted["pruned"] += 1

    def end(self, outcome: str) -> None:
        """The run is over: `done`, `stopped` or `failed`. What no fact speaks of any longer is forgotten."""
        with self.store.transaction():
            opened = self.store.connection
            opened.executemany("UPDATE files SET mtime_ns = ? WHERE path = ?", self._touched)
            opened.execute(
                "DELETE FROM entities WHERE NOT EXISTS (SELECT 1 FROM mentions m WHERE m.entity_id = entities.entity_id)"
            )
            opened.execute(
                "UPDATE runs SET ended = ?, outcome = ?, documents = ?, unchanged = ?, failed = ?, pruned = ?"
                " WHERE run_id = ?",
                (_now(), outcome, *self.counted.values(), self.id),
            )

    def files(self) -> dict[str, Known]:
        """The files that the store knew when the run began."""
        return self._known


def _take(opened: Any, where: str, parameters: Sequence[Any]) -> None:
    """Forget paths, and the texts that no path leads to any longer."""
    for path, doc_id in opened.execute(f"DELETE FROM paths WHERE {where} RETURNING path, doc_id", parameters).fetchall():
        abandon(opened, doc_id, path)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
