"""Which documents are near-duplicates of which: one of a story is the primary, the others are its variants.

The primary is the earliest published, then the first by path. A document is a variant of the first primary that it is
like; one that is like none is a primary itself. Nothing else counts, neither the order of reading nor the number of
runs: what changes is written down by triggers (`unsettled`), and settled at the end of the same transaction.
"""

from __future__ import annotations

import heapq
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field

from channelfacts import likeness
from channelfacts.likeness import Words
from channelfacts.store import repeats

TABLES = {
    "signatures": "CREATE TABLE signatures (number INTEGER PRIMARY KEY,"
    " doc_id TEXT NOT NULL UNIQUE REFERENCES documents ON DELETE CASCADE,"
    " scheme TEXT NOT NULL, minhash BLOB NOT NULL) STRICT",
    "bands": "CREATE TABLE bands (band INTEGER NOT NULL, number INTEGER NOT NULL"
    " REFERENCES signatures ON DELETE CASCADE, PRIMARY KEY (band, number)) STRICT, WITHOUT ROWID",
    "bands_by_number": "CREATE INDEX bands_by_number ON bands (number)",
    "near_duplicates": "CREATE TABLE near_duplicates ("
    "doc_id TEXT NOT NULL PRIMARY KEY REFERENCES documents ON DELETE CASCADE,"
    " primary_id TEXT NOT NULL REFERENCES documents ON DELETE CASCADE, likeness REAL NOT NULL) STRICT",
    "near_duplicates_by_primary": "CREATE INDEX near_duplicates_by_primary ON near_duplicates (primary_id)",
    "unsettled": "CREATE TABLE unsettled (doc_id TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID",
    "document_new": "CREATE TRIGGER document_new AFTER INSERT ON documents"
    " BEGIN INSERT INTO unsettled SELECT NEW.doc_id EXCEPT SELECT doc_id FROM unsettled; END",
    "document_changed": "CREATE TRIGGER document_changed AFTER UPDATE OF published, text ON documents"
    " BEGIN INSERT INTO unsettled SELECT NEW.doc_id EXCEPT SELECT doc_id FROM unsettled; END",
    "document_gone": "CREATE TRIGGER document_gone BEFORE DELETE ON documents BEGIN INSERT INTO unsettled"
    " SELECT doc_id FROM near_duplicates WHERE primary_id = OLD.doc_id"
    " UNION SELECT primary_id FROM near_duplicates WHERE doc_id = OLD.doc_id"
    " EXCEPT SELECT doc_id FROM unsettled; END",
    "path_new": "CREATE TRIGGER path_new AFTER INSERT ON paths"
    " BEGIN INSERT INTO unsettled SELECT NEW.doc_id EXCEPT SELECT doc_id FROM unsettled; END",
    "path_gone": "CREATE TRIGGER path_gone AFTER DELETE ON paths"
    " BEGIN INSERT INTO unsettled SELECT OLD.doc_id EXCEPT SELECT doc_id FROM unsettled; END",
    "variants": "CREATE VIEW variants AS SELECT"
    " (SELECT min(path) FROM paths p WHERE p.doc_id = v.doc_id) AS document, d.published AS date,"
    " (SELECT min(path) FROM paths p WHERE p.doc_id = v.primary_id) AS variant_of, first.published AS variant_of_date,"
    " v.likeness, v.doc_id, v.primary_id FROM near_duplicates v"
    " JOIN documents d ON d.doc_id = v.doc_id JOIN documents first ON first.doc_id = v.primary_id",
}
"""The tables, triggers and the view for a person. A signature is kept with its bands, by which like ones are found."""

Order = tuple[bool, str, bool, str, str]
"""Where a document stands among its like: by date, path and id; what has no date or path comes last."""

ORDERED = "SELECT d.doc_id, d.published, (SELECT min(path) FROM paths p WHERE p.doc_id = d.doc_id) FROM documents d"
TEXT = "SELECT text FROM documents WHERE doc_id = ?"
LIKE = (
    "SELECT s.doc_id, s.minhash, v.primary_id FROM (SELECT DISTINCT number FROM bands WHERE band IN"
    " (SELECT band FROM bands WHERE number = (SELECT number FROM signatures WHERE doc_id = ?1)))"
    " JOIN signatures s USING (number) LEFT JOIN near_duplicates v USING (doc_id) WHERE s.doc_id <> ?1"
)


def begin(connection: sqlite3.Connection) -> None:
    """Put on the list of what is to be settled every document that has no signature of today's making."""
    connection.execute(
        "INSERT INTO unsettled SELECT doc_id FROM documents"
        " EXCEPT SELECT doc_id FROM signatures WHERE scheme = ? EXCEPT SELECT doc_id FROM unsettled",
        (likeness.scheme(),),
    )


def settle(connection: sqlite3.Connection) -> None:
    """Settle what is unsettled: within the transaction that changed it, so that nobody sees it so."""
    touched = [row[0] for row in connection.execute("SELECT doc_id FROM unsettled JOIN documents USING (doc_id)")]
    connection.execute("DELETE FROM unsettled")
    if touched:
        _Settling(connection).run(touched)


@dataclass(slots=True)
class _Settling:
    """Documents looked at anew, the earliest first: when one is looked at, all before it are settled."""

    connection: sqlite3.Connection
    orders: dict[str, Order] = field(default_factory=dict)
    words: dict[str, Words] = field(default_factory=dict)
    waiting: list[tuple[Order, str]] = field(default_factory=list)
    queued: set[str] = field(default_factory=set)
    groups: dict[str, Order] = field(default_factory=dict)
    """The primaries whose groups have changed, and from which of their documents on."""

    def run(self, touched: list[str]) -> None:
        for doc_id in touched:
            self._sign(doc_id)
        for doc_id in touched:
            for one in (doc_id, *self._variants(doc_id)):
                self._queue(one)
        looked_at = set(touched)
        while self.waiting:
            _, doc_id = heapq.heappop(self.waiting)
            self._look_at(doc_id, doc_id in looked_at)
        for primary, first in sorted(self.groups.items()):
            if self._of(primary) is not None:
                continue
            members = sorted((self._order(one), one) for one in self._variants(primary))
            repeats.mark(
                self.connection, primary, [one for _, one in members], [one for o, one in members if o >= first]
            )

    def _look_at(self, doc_id: str, touched: bool) -> None:
        order = self._order(doc_id)
        before = self._of(doc_id)
        found = self._primary(doc_id)
        if found is None:
            self.connection.execute("DELETE FROM near_duplicates WHERE doc_id = ?", (doc_id,))
        else:
            self.connection.execute("INSERT OR REPLACE INTO near_duplicates VALUES (?, ?, ?)", (doc_id, *found))
        now = found[0] if found else None
        for primary in {one for one in (before, now or doc_id) if one is not None}:
            # Where a variant stood before it was read anew is not known: of its group all are looked at.
            first = self._order(primary) if touched and before else order
            self.groups[primary] = min(self.groups.get(primary, first), first)
        if not touched and (before is None) == (now is None):
            return
        if now is not None:
            later = self._variants(doc_id)
        else:
            later = [
                other
                for other, primary, _ in self._like(doc_id)
                if self._order(other) > order and (primary is None or self._order(primary) > order)
            ]
        for other in later:
            self._queue(other)

    def _primary(self, doc_id: str) -> tuple[str, float] | None:
        """The first primary before a document that it is like, and how like."""
        order = self._order(doc_id)
        like = ((self._order(other), other, how) for other, primary, how in self._like(doc_id, primaries=True))
        before = [one for one in like if one[0] < order]
        return min(before)[1:] if before else None

    def _like(self, doc_id: str, *, primaries: bool = False) -> Iterator[tuple[str, str | None, float]]:
        """(document, its primary, how like) of each that a document is like."""
        row = self.connection.execute("SELECT minhash FROM signatures WHERE doc_id = ?", (doc_id,)).fetchone()
        sql = f"{LIKE} AND v.primary_id IS NULL" if primaries else LIKE
        for other_id, minhash, primary in self.connection.execute(sql, (doc_id,)).fetchall():
            if not likeness.worth_comparing(row[0], minhash):
                continue
            how = self._likeness(doc_id, other_id)
            if how is not None:
                yield other_id, primary, how

    def _of(self, doc_id: str) -> str | None:
        """The primary that a document is a variant of, so far."""
        row = self.connection.execute("SELECT primary_id FROM near_duplicates WHERE doc_id = ?", (doc_id,)).fetchone()
        return row[0] if row else None

    def _variants(self, doc_id: str) -> list[str]:
        rows = self.connection.execute(f"{ORDERED} JOIN near_duplicates USING (doc_id) WHERE primary_id = ?", (doc_id,))
        return [self._noted(*row) for row in rows]

    def _noted(self, doc_id: str, published: str | None, path: str | None) -> str:
        self.orders[doc_id] = (published is None, published or "", path is None, path or "", doc_id)
        return doc_id

    def _queue(self, doc_id: str) -> None:
        if doc_id not in self.queued:
            self.queued.add(doc_id)
            heapq.heappush(self.waiting, (self._order(doc_id), doc_id))

    def _order(self, doc_id: str) -> Order:
        if doc_id not in self.orders:
            self._noted(*self.connection.execute(f"{ORDERED} WHERE d.doc_id = ?", (doc_id,)).fetchone())
        return self.orders[doc_id]

    def _words(self, doc_id: str) -> Words:
        if doc_id not in self.words:
            self.words[doc_id] = likeness.read(self.connection.execute(TEXT, (doc_id,)).fetchone()[0])
        return self.words[doc_id]

    def _likeness(self, one: str, other: str) -> float | None:
        dates = self._order(one)[1] or None, self._order(other)[1] or None
        return likeness.likeness(self._words(one), self._words(other), dates)

    def _sign(self, doc_id: str) -> None:
        """Give a document its signature, unless it has one of today's making: its text is its id."""
        scheme = likeness.scheme()
        has = "SELECT 1 FROM signatures WHERE doc_id = ? AND scheme = ?"
        if self.connection.execute(has, (doc_id, scheme)).fetchone():
            return
        self.connection.execute("DELETE FROM signatures WHERE doc_id = ?", (doc_id,))
        minhash = likeness.signature(self.connection.execute(TEXT, (doc_id,)).fetchone()[0])
        insert = "INSERT INTO signatures (doc_id, scheme, minhash) VALUES (?, ?, ?)"
        number = self.connection.execute(insert, (doc_id, scheme, minhash)).lastrowid
        rows = [(band, number) for band in set(likeness.bands(minhash))]
        self.connection.executemany("INSERT INTO bands VALUES (?, ?)", rows)
