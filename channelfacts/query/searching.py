"""Words looked for in the sentences of a store: all of them, in any order and any form (camp finds camps)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from channelfacts.errors import StoreError, UsageError
from channelfacts.facts import FACTS
from channelfacts.query import arguments, filters
from channelfacts.query.characters import in_a_line
from channelfacts.query.functions import prepare
from channelfacts.store import Store
from channelfacts.store.layout import EVERY, FORMAT

PART = re.compile(r'"([^"]*)"|(\S+)')
WORD = re.compile(r"\w", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for: words, of which those in double quotes stand together and `boat*` is any that begins so.

    kind: sentences with a fact of this kind only. since, until: the days of the documents. doc: part of a path.
    """

    words: str
    kind: str | None = None
    since: str | None = None
    until: str | None = None
    doc: str | None = None


def expression(words: str) -> str:
    """The words as FTS5 understands them, whatever signs they have. Raises UsageError where there is no word."""
    found = []
    for quoted, bare in PART.findall(words.replace("\0", " ")):
        text = quoted or bare
        if WORD.search(text):
            begins = "*" if bare.endswith("*") else ""
            found.append('"' + text.replace('"', '""') + '"' + begins)
    if not found:
        raise UsageError(f"search {in_a_line(words)!r}: no word to look for")
    return " ".join(found)


def sentences(store: Store, search: Search, limit: int | None = None) -> tuple[int, Iterator[dict[str, Any]]]:
    """How many sentences there are, and the first of them, the best first.

    A sentence that several documents have is one, of the earliest published; `also` says how many more have it.
    """
    if next(store.rows("PRAGMA user_version"))[0] < FORMAT:
        raise StoreError(
            f"the store {store.path} was made by an earlier channelfacts and has no index of words yet:"
            " the next extract into it makes one"
        )
    prepare(store.connection)
    where, parameters = _where(search)
    hits = (
        "SELECT s.sentence_id, s.doc_id, s.start_char, s.end_char, s.text, rank AS score, d.published AS date,"
        " (SELECT min(p.path) FROM paths p WHERE p.doc_id = s.doc_id) AS document"
        " FROM sentences_fts JOIN sentences s ON s.sentence_id = sentences_fts.rowid"
        f" JOIN documents d ON d.doc_id = s.doc_id WHERE {where}"
    )
    first = "date IS NULL, date, document IS NULL, document, doc_id, start_char"
    once = (
        f"SELECT *, row_number() OVER (PARTITION BY text ORDER BY {first}) AS place,"
        f" count(*) OVER (PARTITION BY text) - 1 AS also FROM ({hits})"
    )
    total = next(store.rows(f"SELECT count(DISTINCT text) AS n FROM ({hits})", parameters))["n"]
    best = f"SELECT * FROM ({once}) WHERE place = 1 ORDER BY round(score, 6), {first} LIMIT ?"
    rows = store.rows(best, [*parameters, -1 if limit is None else limit])
    return int(total), (_row(store, row, search.kind) for row in rows)


def _where(search: Search) -> tuple[str, list[Any]]:
    conditions, parameters = ["sentences_fts MATCH ?"], [expression(search.words)]
    if search.kind is not None:
        conditions.append(
            "EXISTS (SELECT 1 FROM mentions m WHERE m.doc_id = s.doc_id AND m.kind = ?"
            " AND m.start_char >= s.start_char AND m.start_char < s.end_char)"
        )
        parameters.append(search.kind)
    if search.since is not None:
        conditions.append("substr(d.published || '-99-99', 1, 10) >= ?")
        parameters.append((arguments.moment(search.since, "--since") + "-00-00")[:10])
    if search.until is not None:
        conditions.append("substr(d.published || '-00-00', 1, 10) <= ?")
        parameters.append((arguments.moment(search.until, "--until") + "-99-99")[:10])
    if search.doc is not None:
        condition, values = filters.document(search.doc)
        conditions.append(condition.replace("facts.doc_id", "s.doc_id"))
        parameters += values
    return " AND ".join(conditions), parameters


def _row(store: Store, row: Any, kind: str | None) -> dict[str, Any]:
    within = (row["doc_id"], row["start_char"], row["end_char"])
    return {
        "sentence": row["text"],
        "document": row["document"],
        "date": row["date"],
        "doc_id": row["doc_id"],
        "start": row["start_char"],
        "end": row["end_char"],
        "also": row["also"],
        "facts": list(_facts(store, within, (kind,) if kind else tuple(FACTS))),
    }


def _facts(store: Store, within: Sequence[Any], kinds: Sequence[str]) -> Iterator[dict[str, str]]:
    """The facts that a sentence mentions, without those that a person has rejected."""
    sql = (
        "SELECT kind, fact_id, min(start_char) FROM mentions WHERE doc_id = ? AND start_char >= ? AND start_char < ?"
        " GROUP BY kind, fact_id ORDER BY min(start_char), kind, fact_id"
    )
    for kind, fact_id, _ in store.rows(sql, within):
        if kind in kinds:
            line = f"SELECT line FROM {EVERY[kind]} WHERE id = ? AND review_verdict IS NOT 'rejected'"
            yield from ({"kind": kind, "id": fact_id, "line": found["line"]} for found in store.rows(line, (fact_id,)))
