"""A fact for the eye of a reviewer, and reviews in a line each."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.text import Text

from channelfacts.facts import FACTS
from channelfacts.model import Fact
from channelfacts.query.characters import in_a_line
from channelfacts.show.documents import COLOURS, in_context
from channelfacts.store import Store
from channelfacts.store.corrected import changeable
from channelfacts.store.reviews import Kept


def show(store: Store, kind: str, fact: Fact, doc_id: str, where: str, to: Console) -> None:
    """The fact in its sentence with a line before and after, its filled fields, the names of the others."""
    info = store.info(doc_id)
    to.print(Text(_joined(where, kind, info.path or info.id, info.published), style="dim"), soft_wrap=True)
    to.print(Text(in_a_line(str(FACTS[kind].line(fact))), style=COLOURS.get(kind, "bold")), soft_wrap=True)
    in_context(store, kind, doc_id, fact, to)
    values = {name: column.read(column.write(fact)) for name, column in changeable(kind).items()}
    filled = {name: value for name, value in values.items() if value not in (None, [], "")}
    width = max(map(len, filled), default=0)
    was = fact.review.changed if fact.review else {}
    for name, value in filled.items():
        before = f"  (was {said(was[name])})" if name in was else ""
        to.print(Text.assemble((f"  {name:<{width}}  ", "dim"), said(value) + before), soft_wrap=True)
    empty = [name for name in values if name not in filled]
    if empty:
        to.print(Text(f"  empty: {', '.join(empty)}", style="dim"), soft_wrap=True)
    if fact.review is not None:
        to.print(Text(f"  {in_a_line(verdict(fact))}", style="bold"), soft_wrap=True)


def verdict(fact: Fact) -> str:
    """What a person said of a fact: `accepted; payer was UK; note: so the minutes`."""
    if fact.review is None:
        return "not reviewed"
    parts: list[str] = [fact.review.verdict]
    parts += [f"{name} was {said(was)}" for name, was in fact.review.changed.items()]
    parts += [f"note: {fact.review.note}"] if fact.review.note else []
    return "; ".join(parts)


def said(value: Any) -> str:
    """A value in a person's writing."""
    if value is None or value == []:
        return "-"
    if isinstance(value, list):
        return "; ".join(map(str, value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return in_a_line(str(value))


def line(kept: Kept) -> str:
    """A review in a line: the fact's id, the verdict, the fact as found, what was set, the note, the document."""
    review = kept.review
    changes = ", ".join(f"{name}={'' if value is None else said(value)}" for name, value in review.changes.items())
    parts = [kept.fact_id[:8], review.verdict, kept.line, changes, review.note and f"({review.note})"]
    where = kept.path or kept.doc_id
    lost = f"its evidence was “{kept.evidence}” in: {kept.sentence}" if kept.lost else None
    return _joined(*parts, where, lost)


def _joined(*parts: str | None) -> str:
    return "  ".join(in_a_line(part) for part in parts if part)
