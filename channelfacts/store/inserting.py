"""A document and its facts as rows. The caller holds the transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from channelfacts.facts import FACTS
from channelfacts.model import DocInfo, Document, Fact
from channelfacts.pieces import pieces
from channelfacts.store.layout import columns, document_columns

Spans = Iterable[tuple[int, int]]
"""(start, end) of the sentences of a text."""


def insert(opened: sqlite3.Connection, record: Any, text: str, sentences: Spans | None) -> None:
    """The document in place of what was known of its text: its row, facts, mentions, entities and sentences."""
    doc: DocInfo = record.doc
    about = document_columns()
    names = ["doc_id", *(column.name for column in about), "channelfacts", "text"]
    values = [doc.id, *(column.write(doc) for column in about), record.channelfacts, text]
    opened.execute(
        f"INSERT INTO documents ({', '.join(names)}) VALUES ({_marks(names)})"
        " ON CONFLICT (doc_id) DO UPDATE SET " + ", ".join(f"{name} = excluded.{name}" for name in names[1:]),
        values,
    )
    opened.execute("DELETE FROM mentions WHERE doc_id = ?", (doc.id,))
    for kind in FACTS:
        opened.execute(f"DELETE FROM fact_{kind} WHERE doc_id = ?", (doc.id,))
        _facts(opened, kind, doc.id, getattr(record, kind))
    _sentences(opened, doc.id, text, split(text) if sentences is None else sentences)


def split(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a text, as the pipeline cuts them. Imports spaCy: the pipeline hands its own over."""
    from channelfacts.mentions.layout.component import cut

    for piece in pieces(Document(text)):
        yield from ((piece.start + start, piece.start + end) for start, end in cut(piece.document.text))


def _facts(opened: sqlite3.Connection, kind: str, doc_id: str, facts: Sequence[Fact]) -> None:
    if not facts:
        return
    rows = [row(kind, fact) | {"doc_id": doc_id, "position": position} for position, fact in enumerate(facts)]
    names = list(rows[0])
    values = [list(one.values()) for one in rows]
    opened.executemany(f"INSERT INTO fact_{kind} ({', '.join(names)}) VALUES ({_marks(names)})", values)
    known = [(fact.entity.id, fact.entity.id.partition(":")[0], fact.entity.name) for fact in facts if fact.entity]
    opened.executemany(
        "INSERT INTO entities (entity_id, kind, name) VALUES (?, ?, ?)"
        " ON CONFLICT (entity_id) DO UPDATE SET name = excluded.name",
        known,
    )
    opened.executemany(
        "INSERT INTO mentions (doc_id, kind, fact_id, entity_id, start_char, end_char, text)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (doc_id, kind, fact.id, fact.entity.id if fact.entity else None, span.start, span.end, span.text)
            for fact in facts
            for span in fact.mentions
        ),
    )


def row(kind: str, fact: Fact) -> dict[str, Any]:
    """The columns of a fact's row that follow from the fact alone."""
    found: dict[str, Any] = {"line": FACTS[kind].line(fact), "record": fact.model_dump_json()}
    for column in columns(type(fact)):
        value = found[column.name] = column.write(fact)
        if column.shape == "number":
            found[f"{column.name}_real"] = None if value is None else float(value)
    return found


def _sentences(opened: sqlite3.Connection, doc_id: str, text: str, spans: Spans) -> None:
    """The sentences of a text, once: a text that is there already has them, unless they are cut otherwise now."""
    wanted = list(spans)
    sql = "SELECT start_char, end_char FROM sentences WHERE doc_id = ? ORDER BY start_char"
    there = opened.execute(sql, (doc_id,)).fetchall()
    if there == wanted:
        return
    if there:
        opened.execute("DELETE FROM sentences WHERE doc_id = ?", (doc_id,))
    opened.executemany(
        "INSERT INTO sentences (doc_id, start_char, end_char, text) VALUES (?, ?, ?, ?)",
        ((doc_id, start, end, text[start:end]) for start, end in wanted),
    )


def _marks(names: Sequence[str]) -> str:
    return ", ".join("?" * len(names))
