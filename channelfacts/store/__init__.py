"""Facts kept: one SQLite file with documents, their paths, a table a kind, and the views that the commands print.

    with store.writing("facts.db") as kept:
        kept.add(record, text)
    with store.reading("facts.db") as kept:
        for record in kept.records(): ...

Each document is a transaction. Facts leave it one document, or one row, at a time.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from channelfacts.facts import FACTS, MODELS, Record
from channelfacts.model import DocInfo, Fact
from channelfacts.store import variants
from channelfacts.store.layout import Column, columns, document_columns, printed
from channelfacts.store.opening import DEFAULT, VARIABLE, complaints, connection, find, is_store

__all__ = ["DEFAULT", "VARIABLE", "Column", "Store", "columns", "find", "is_store", "printed", "reading", "writing"]


@contextmanager
def reading(path: str) -> Iterator[Store]:
    """The store at `path`, to read only."""
    with connection(path, write=False) as opened:
        yield Store(opened, path)


@contextmanager
def writing(path: str) -> Iterator[Store]:
    """The store at `path`, made if it is not there; "" is a temporary one, gone when it is closed."""
    with connection(path, write=True) as opened:
        yield Store(opened, path)


class Store:
    """An open store. `path` is "" for a temporary one."""

    def __init__(self, opened: sqlite3.Connection, path: str) -> None:
        self.connection = opened
        self.path = path
        self._begun = False

    def add(self, record: Any, text: str) -> None:
        """Keep the record of a document and its text, in place of what was known of the text or under its path."""
        doc: DocInfo = record.doc
        about = document_columns()
        names = ["doc_id", *(column.name for column in about), "channelfacts", "text"]
        values = [doc.id, *(column.write(doc) for column in about), record.channelfacts, text]
        with self._transaction():
            self._leave(doc)
            self.connection.execute(
                f"INSERT INTO documents ({', '.join(names)}) VALUES ({_marks(names)})"
                " ON CONFLICT (doc_id) DO UPDATE SET " + ", ".join(f"{name} = excluded.{name}" for name in names[1:]),
                values,
            )
            if doc.path is not None:
                self.connection.execute("INSERT INTO paths VALUES (?, ?)", (doc.path, doc.id))
            for kind in FACTS:
                self.connection.execute(f"DELETE FROM fact_{kind} WHERE doc_id = ?", (doc.id,))
                self._keep(kind, doc.id, getattr(record, kind))

    def _leave(self, doc: DocInfo) -> None:
        """Forget what stood under the path, and a text that no path leads to any longer."""
        if doc.path is None:
            return
        row = self.connection.execute("SELECT doc_id FROM paths WHERE path = ?", (doc.path,)).fetchone()
        self.connection.execute("DELETE FROM paths WHERE path = ?", (doc.path,))
        if row is not None and row[0] != doc.id:
            self.connection.execute(
                "DELETE FROM documents WHERE doc_id = ?1 AND NOT EXISTS (SELECT 1 FROM paths WHERE doc_id = ?1)", row
            )

    def _keep(self, kind: str, doc_id: str, facts: Iterable[Fact]) -> None:
        own = columns(MODELS[kind])
        names = ["doc_id", "position", "line", "record"]
        for column in own:
            names += [column.name, f"{column.name}_real"] if column.shape == "number" else [column.name]
        insert = f"INSERT INTO fact_{kind} ({', '.join(names)}) VALUES ({_marks(names)})"
        for position, fact in enumerate(facts):
            values: list[Any] = [doc_id, position, FACTS[kind].line(fact), fact.model_dump_json()]
            for column in own:
                value = column.write(fact)
                values.append(value)
                if column.shape == "number":
                    values.append(None if value is None else float(value))
            self.connection.execute(insert, values)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with complaints(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                if not self._begun:
                    variants.begin(self.connection)
                yield
                variants.settle(self.connection)
                self.connection.execute("COMMIT")
                self._begun = True
            except BaseException:
                self.connection.execute("ROLLBACK")
                raise

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[sqlite3.Row]:
        """The rows of a query, one at a time."""
        with complaints(self.path):
            cursor = self.connection.cursor()
            cursor.row_factory = sqlite3.Row
            # No `yield from`: a reader who stops early would have the cursor closed, perhaps after its connection.
            for row in cursor.execute(sql, parameters):  # noqa: UP028
                yield row

    def documents(self) -> Iterator[DocInfo]:
        """What is known of each document, by path and id, with its first path."""
        sql = "SELECT d.*, min(p.path) AS path FROM documents d LEFT JOIN paths p USING (doc_id)"
        for row in self.rows(f"{sql} GROUP BY d.doc_id ORDER BY path IS NULL, path, d.doc_id"):
            yield _info(row)

    def document(self, doc_id: str) -> tuple[DocInfo, list[str], str]:
        """A document by its id: what is known of it, all its paths, its text."""
        paths = [row["path"] for row in self.rows("SELECT path FROM paths WHERE doc_id = ? ORDER BY path", (doc_id,))]
        (row,) = self.rows("SELECT *, NULL AS path FROM documents WHERE doc_id = ?", (doc_id,))
        return _info(row).model_copy(update={"path": paths[0] if paths else None}), paths, row["text"]

    def info(self, doc_id: str) -> DocInfo:
        """What is known of a document by its id, with its first path."""
        sql = "SELECT *, (SELECT min(path) FROM paths WHERE doc_id = ?1) AS path FROM documents WHERE doc_id = ?1"
        (row,) = self.rows(sql, (doc_id,))
        return _info(row)

    def facts(self, kind: str, doc_id: str) -> list[Fact]:
        """The facts of a kind in a document, in the order of the text."""
        sql = f"SELECT record FROM fact_{kind} WHERE doc_id = ? ORDER BY position"
        return [MODELS[kind].model_validate_json(row["record"]) for row in self.rows(sql, (doc_id,))]

    def records(self, kinds: Iterable[str] | None = None) -> Iterator[Any]:
        """The record of each document, by path and id; with `kinds`, the lists of other kinds are empty."""
        wanted = set(FACTS if kinds is None else kinds)
        for info in self.documents():
            (row,) = self.rows("SELECT channelfacts FROM documents WHERE doc_id = ?", (info.id,))
            found = {kind: self.facts(kind, info.id) if kind in wanted else [] for kind in FACTS}
            yield Record(channelfacts=row["channelfacts"], doc=info, **found)

    def totals(self) -> dict[str, int]:
        """How many documents there are, and facts of each kind."""
        tables = {"documents": "documents", **{kind: f"fact_{kind}" for kind in FACTS}}
        return {name: next(self.rows(f"SELECT count(*) AS n FROM {table}"))["n"] for name, table in tables.items()}


def _info(row: sqlite3.Row) -> DocInfo:
    about = {column.name: column.read(row[column.name]) for column in document_columns()}
    return DocInfo(id=row["doc_id"], path=row["path"], **about)


def _marks(names: Sequence[str]) -> str:
    return ", ".join("?" * len(names))
