"""What people say of facts, bound to document and evidence: it outlives the facts, which a run finds anew.

A fact found again has its review again. Where it stands elsewhere now, because the program or the text has changed, the
review goes along with the evidence, if that is plain: the sentence, else the evidence, stands once in the text, and one
fact of the kind is found there. Else it is kept without a fact (`every` tells), until its evidence is back.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from channelfacts.facts import FACTS, MODELS
from channelfacts.model import Fact
from channelfacts.store.corrected import Verdict, corrected
from channelfacts.store.inserting import row


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a person says: the verdict, the fields that were set, a note, and when (ISO, to the second)."""

    verdict: Verdict
    changes: Mapping[str, Any] = field(default_factory=dict)
    note: str | None = None
    at: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A review as it is kept, and the fact that it is of: as it was found, and in a line. lost: there is none now."""

    number: int
    kind: str
    fact_id: str
    path: str | None
    doc_id: str
    evidence: str
    sentence: str
    review: Reviewed
    line: str
    lost: bool


@dataclass(frozen=True, slots=True)
class Followed:
    """What became of the review of a text that has changed: it went along, or it has no fact any longer."""

    path: str | None
    line: str
    fact_id: str
    lost: bool


def keep(opened: sqlite3.Connection, kind: str, fact_id: str, said: Reviewed) -> Fact:
    """Keep a review; the fact with it. The caller holds the transaction."""
    found, doc_id = _found(opened, kind, fact_id)
    path = opened.execute("SELECT min(path) FROM paths WHERE doc_id = ?", (doc_id,)).fetchone()[0]
    fact = corrected(kind, found, said.verdict, said.changes, said.note)
    where, sentence = found.evidence, found.evidence.sentence
    opened.execute(
        "INSERT OR REPLACE INTO reviews (number, fact_id, kind, doc_id, path, evidence_start, evidence_end, evidence,"
        " sentence_start, sentence, verdict, changes, note, at, found)"
        " VALUES ((SELECT number FROM reviews WHERE fact_id = ?1), ?1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(fact_id, kind, doc_id, path, where.start, where.end, where.text, sentence.start, sentence.text),
            *(said.verdict, json.dumps(dict(said.changes), ensure_ascii=False), said.note, said.at),
            found.model_dump_json(),
        ),
    )
    _write(opened, kind, fact)
    return fact


def forget(opened: sqlite3.Connection, kind: str, fact_id: str) -> Fact:
    """Forget the review of a fact, if there is one; the fact as it was found. The caller holds the transaction."""
    found, _ = _found(opened, kind, fact_id)
    opened.execute("DELETE FROM reviews WHERE fact_id = ?", (fact_id,))
    _write(opened, kind, found)
    return found


def every(opened: sqlite3.Connection, beginning: str = "") -> Iterator[Kept]:
    """The reviews of facts whose ids begin so, by path and place in the text."""
    order = "path IS NULL, path, doc_id, evidence_start, fact_id"
    sql = f"SELECT * FROM reviews WHERE fact_id >= ? AND fact_id < ? ORDER BY {order}"
    for one in _rows(opened, sql, beginning, f"{beginning}~"):
        yield _kept(opened, one)


def follow(opened: sqlite3.Connection, doc_id: str) -> list[Followed]:
    """Give the facts of a document, just found, what was said of them; what became of reviews whose facts stood
    elsewhere. The caller holds the transaction."""
    followed = []
    bound = "SELECT * FROM reviews WHERE doc_id = ? ORDER BY number"
    gone = (
        "SELECT * FROM reviews WHERE path IN (SELECT path FROM paths WHERE doc_id = ?)"
        " AND doc_id NOT IN (SELECT doc_id FROM documents) ORDER BY number"
    )
    for sql in (bound, gone):
        for one in _rows(opened, sql, doc_id):
            kind, known = one["kind"], one["fact_id"]
            fact_id = known if _there(opened, kind, known) else _elsewhere(opened, one, doc_id)
            if fact_id is not None:
                _bind(opened, one, fact_id)
            if fact_id != known:
                followed.append(Followed(one["path"], _line(one), fact_id or known, lost=fact_id is None))
    return followed


def _elsewhere(opened: sqlite3.Connection, review: sqlite3.Row, doc_id: str) -> str | None:
    """The fact of a document that the review may only be of: one of its kind where its evidence stands now."""
    (text,) = opened.execute("SELECT text FROM documents WHERE doc_id = ?", (doc_id,)).fetchone()
    if doc_id == review["doc_id"]:
        start: int | None = review["evidence_start"]
    else:
        start = _once(text, review["sentence"])
        if start is not None:
            start += review["evidence_start"] - review["sentence_start"]
        else:
            start = _once(text, review["evidence"])
    if start is None:
        return None
    near = opened.execute(
        f"SELECT id, evidence_start, evidence_end, line FROM fact_{review['kind']} f"
        " WHERE doc_id = ? AND evidence_start < ? AND evidence_end > ?"
        " AND NOT EXISTS (SELECT 1 FROM reviews r WHERE r.fact_id = f.id) ORDER BY position",
        (doc_id, start + len(review["evidence"]), start),
    ).fetchall()
    exact = [one for one in near if one[1:3] == (start, start + len(review["evidence"]))] or near
    alike = [one for one in exact if one[3] == _line(review)] if len(exact) > 1 else exact
    return alike[0][0] if len(alike) == 1 else None


def _once(text: str, part: str) -> int | None:
    """Where a part stands in a text, if it does so once."""
    first = text.find(part)
    return first if first != -1 and text.find(part, first + 1) == -1 else None


def _bind(opened: sqlite3.Connection, review: sqlite3.Row, fact_id: str) -> None:
    """The review is of this fact from now on."""
    opened.execute("UPDATE reviews SET fact_id = ? WHERE number = ?", (fact_id, review["number"]))
    (record,) = opened.execute(f"SELECT record FROM fact_{review['kind']} WHERE id = ?", (fact_id,)).fetchone()
    fact = MODELS[review["kind"]].model_validate_json(record)
    if fact.review is None:
        opened.execute("UPDATE reviews SET found = ? WHERE number = ?", (record, review["number"]))
    keep(opened, review["kind"], fact_id, _said(review))


def _found(opened: sqlite3.Connection, kind: str, fact_id: str) -> tuple[Fact, str]:
    """A fact as it was found, whatever was said of it, and its document."""
    sql = (
        f"SELECT coalesce(r.found, f.record), f.doc_id FROM fact_{kind} f"
        " LEFT JOIN reviews r ON r.fact_id = f.id WHERE f.id = ?"
    )
    record, doc_id = opened.execute(sql, (fact_id,)).fetchone()
    return MODELS[kind].model_validate_json(record), doc_id


def _write(opened: sqlite3.Connection, kind: str, fact: Fact) -> None:
    columns = row(kind, fact)
    identity = columns.pop("id")
    sets = ", ".join(f"{name} = ?" for name in columns)
    opened.execute(f"UPDATE fact_{kind} SET {sets} WHERE id = ?", [*columns.values(), identity])


def _rows(opened: sqlite3.Connection, sql: str, *parameters: Any) -> list[sqlite3.Row]:
    cursor = opened.cursor()
    cursor.row_factory = sqlite3.Row
    return cursor.execute(sql, parameters).fetchall()


def _there(opened: sqlite3.Connection, kind: str, fact_id: str) -> bool:
    return opened.execute(f"SELECT 1 FROM fact_{kind} WHERE id = ?", (fact_id,)).fetchone() is not None


def _said(review: sqlite3.Row) -> Reviewed:
    return Reviewed(review["verdict"], json.loads(review["changes"]), review["note"], review["at"])


def _line(review: sqlite3.Row) -> str:
    """The fact as it was found, in a line."""
    fact = MODELS[review["kind"]].model_validate_json(review["found"])
    return str(FACTS[review["kind"]].line(fact))


def _kept(opened: sqlite3.Connection, one: sqlite3.Row) -> Kept:
    number, kind, fact_id, path, doc_id, evidence, sentence = (
        one[name] for name in ("number", "kind", "fact_id", "path", "doc_id", "evidence", "sentence")
    )
    lost = not _there(opened, kind, fact_id)
    return Kept(number, kind, fact_id, path, doc_id, evidence, sentence, _said(one), _line(one), lost)
