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
from channelfacts.store import reviews, variants
from channelfacts.store.inserting import Spans, insert
from channelfacts.store.layout import Column, columns, document_columns, printed
from channelfacts.store.leaving import first_elsewhere, leave
from channelfacts.store.opening import DEFAULT, VARIABLE, complaints, connection, find, is_store
from channelfacts.store.transactions import transaction

__all__ = ["DEFAULT", "VARIABLE", "Column", "Store", "columns", "find", "is_store", "printed", "reading", "writing"]

ABOUT = (
    "SELECT d.*, v.primary_id, v.likeness, (SELECT min(p.path) FROM paths p WHERE p.doc_id = d.doc_id) AS path"
    " FROM documents d LEFT JOIN near_duplicates v USING (doc_id)"
)


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
    """An open store. path: "" for a temporary one. followed: what became of reviews of texts that have changed."""

    def __init__(self, opened: sqlite3.Connection, path: str) -> None:
        self.connection = opened
        self.path = path
        self.followed: list[reviews.Followed] = []
        self._begun = False

    def add(
        self,
        record: Any,
        text: str,
        sentences: Spans | None = None,
        *,
        file: str | None = None,
        position: int = 0,
        read_as: str | None = None,
    ) -> None:
        """Keep the record of a document and its text, in place of what was known of the text or under its path.

        sentences: where they stand, as the pipeline found them; None: they are looked for. file: the one (in `files`)
        that the document lies in, at `position`. read_as: a hash of all that the facts follow from besides the text.
        A text that several paths lead to is known as under the first of them.
        """
        doc: DocInfo = record.doc
        with self.transaction():
            leave(self.connection, doc)
            if file is None or not first_elsewhere(self.connection, doc, file):
                insert(self.connection, record, text, sentences)
            if doc.path is not None:
                self.connection.execute(
                    "INSERT INTO paths (path, doc_id, file, position, read_as) VALUES (?, ?, ?, ?, ?)",
                    (doc.path, doc.id, file, position, read_as),
                )
            self.followed += reviews.follow(self.connection, doc.id)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is done within, or nothing of it; near-duplicates are settled at its end."""
        with complaints(self.path), transaction(self.connection):
            if not self._begun:
                variants.begin(self.connection)
            yield
            variants.settle(self.connection)
        self._begun = True

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
        for row in self.rows(f"{ABOUT} ORDER BY path IS NULL, path, d.doc_id"):
            yield _info(row)

    def document(self, doc_id: str) -> tuple[DocInfo, list[str], str]:
        """A document by its id: what is known of it, all its paths, its text."""
        paths = [row["path"] for row in self.rows("SELECT path FROM paths WHERE doc_id = ? ORDER BY path", (doc_id,))]
        (row,) = self.rows(f"{ABOUT} WHERE d.doc_id = ?", (doc_id,))
        return _info(row), paths, row["text"]

    def info(self, doc_id: str) -> DocInfo:
        """What is known of a document by its id, with its first path."""
        (row,) = self.rows(f"{ABOUT} WHERE d.doc_id = ?", (doc_id,))
        return _info(row)

    def fact(self, kind: str, fact_id: str) -> tuple[Fact, str]:
        """A fact by its id, and the id of its document."""
        (row,) = self.rows(f"SELECT record, doc_id FROM fact_{kind} WHERE id = ?", (fact_id,))
        return MODELS[kind].model_validate_json(row["record"]), row["doc_id"]

    def facts(self, kind: str, doc_id: str) -> list[Fact]:
        """The facts of a kind in a document, in the order of the text."""
        sql = f"SELECT record FROM fact_{kind} WHERE doc_id = ? ORDER BY position"
        return [MODELS[kind].model_validate_json(row["record"]) for row in self.rows(sql, (doc_id,))]

    def variants(self, doc_id: str) -> list[tuple[str, str]]:
        """(id, first path or id) of each variant of a document."""
        sql = "SELECT doc_id, coalesce(document, doc_id) FROM variants WHERE primary_id = ? ORDER BY 2, 1"
        return [(row[0], row[1]) for row in self.rows(sql, (doc_id,))]

    def review(self, kind: str, fact_id: str, review: reviews.Reviewed) -> Fact:
        """Keep what a person says of a fact, in place of what was said before; the fact as it stands now."""
        with self.transaction():
            return reviews.keep(self.connection, kind, fact_id, review)

    def as_reviewed(self, record: Any) -> Any:
        """The record of a document that is kept, with what people have said of its facts."""
        if not next(self.rows("SELECT EXISTS (SELECT 1 FROM reviews WHERE doc_id = ?)", (record.doc.id,)))[0]:
            return record
        return record.model_copy(update={kind: self.facts(kind, record.doc.id) for kind in FACTS})

    def as_found(self, record: Any) -> Any:
        """The record of a document that is kept, as the program found it, whatever people have said."""
        sql = "SELECT fact_id, found FROM reviews WHERE doc_id = ?"
        found = {row["fact_id"]: row["found"] for row in self.rows(sql, (record.doc.id,))}
        if not found:
            return record
        lists = {
            kind: [
                model.model_validate_json(found[one.id]) if one.id in found else one for one in getattr(record, kind)
            ]
            for kind, model in MODELS.items()
        }
        return record.model_copy(update=lists)

    def unreview(self, kind: str, fact_id: str) -> Fact:
        """Forget what was said of a fact: it is again as it was found."""
        with self.transaction():
            return reviews.forget(self.connection, kind, fact_id)

    def drop_review(self, number: int) -> None:
        """Forget what was said of a fact that is there no longer."""
        with self.transaction():
            self.connection.execute("DELETE FROM reviews WHERE number = ?", (number,))

    def reviews(self, beginning: str = "") -> Iterator[reviews.Kept]:
        """What people have said of facts whose ids begin so, in the order of documents and texts."""
        yield from reviews.every(self.connection, beginning)

    def records(self, kinds: Iterable[str] | None = None) -> Iterator[Any]:
        """The record of each document, by path and id; with `kinds`, the lists of other kinds are empty."""
        wanted = set(FACTS if kinds is None else kinds)
        for info in self.documents():
            (row,) = self.rows("SELECT channelfacts FROM documents WHERE doc_id = ?", (info.id,))
            found = {kind: self.facts(kind, info.id) if kind in wanted else [] for kind in FACTS}
            yield Record(channelfacts=row["channelfacts"], doc=info, **found)

    def record(self, path: str) -> Any:
        """The record of the document under a path."""
        sql = "SELECT d.*, p.path, NULL AS primary_id FROM paths p JOIN documents d USING (doc_id) WHERE p.path = ?"
        (row,) = self.rows(sql, (path,))
        found = {kind: self.facts(kind, row["doc_id"]) for kind in FACTS}
        return Record(channelfacts=row["channelfacts"], doc=_info(row), **found)

    def reviewed(self, record: Any) -> Any:
        """A record that was just kept, with what people say of its facts."""
        sql = "SELECT 1 FROM reviews WHERE doc_id = ? LIMIT 1"
        if next(self.rows(sql, (record.doc.id,)), None) is None:
            return record
        return record.model_copy(update={kind: self.facts(kind, record.doc.id) for kind in FACTS})

    def paths(self, file: str) -> list[str]:
        """The paths of the documents that a file holds, in its order."""
        return [row["path"] for row in self.rows("SELECT path FROM paths WHERE file = ? ORDER BY position", (file,))]

    def totals(self) -> dict[str, int]:
        """How many documents there are, and facts of each kind."""
        tables = {"documents": "documents", **{kind: f"fact_{kind}" for kind in FACTS}}
        return {name: next(self.rows(f"SELECT count(*) AS n FROM {table}"))["n"] for name, table in tables.items()}


def _info(row: sqlite3.Row) -> DocInfo:
    about = {column.name: column.read(row[column.name]) for column in document_columns()}
    return DocInfo(id=row["doc_id"], path=row["path"], variant_of=row["primary_id"], **about)
