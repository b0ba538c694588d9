"""The facts that are there to be looked at, article by article in the order of the text."""

from __future__ import annotations

from collections.abc import Sequence

from channelfacts.facts import FACTS
from channelfacts.query import Question, ask
from channelfacts.store import Store


def to_review(
    store: Store, kinds: Sequence[str], *, doc: str | None = None, text: str | None = None, every: bool = False
) -> list[tuple[str, str]]:
    """(kind, id) of the facts of `kinds` (none: all) that nobody has looked at yet; with `every`, of all of them.

    doc, text: as in a Question. What variants of an article tell again is looked at once.
    """
    found = []
    for order, kind in enumerate(FACTS):
        if kinds and kind not in kinds:
            continue
        seen = set() if every else _reviewed(store, kind)
        for document, doc_id, start, fact_id in ask(store, Question(kind, doc=doc, text=text, rejected=every)).places():
            if fact_id not in seen:
                found.append((document is None, document or "", doc_id, start, order, kind, fact_id))
    return [(kind, fact_id) for *_, kind, fact_id in sorted(found)]


def _reviewed(store: Store, kind: str) -> set[str]:
    return {row["fact_id"] for row in store.rows("SELECT fact_id FROM reviews WHERE kind = ?", (kind,))}
