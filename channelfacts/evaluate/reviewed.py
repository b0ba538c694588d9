"""Gold answers out of facts that people have looked at, in the form that `gold.read` reads."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from channelfacts.evaluate.pairing import KINDS, fields

IDENTITY = {
    "people": ("name", "aliases"),
    "agencies": ("name", "aliases"),
    "places": ("name", "aliases"),
    "money": ("amount", "amount_max", "currency"),
    "counts": ("value", "value_max", "subject"),
    "changes": ("percent",),
}
"""The fields by which a fact is known to be the one of the gold."""


def answers(record: Any) -> dict[str, Any] | None:
    """The gold answers of a document; None where nobody has looked at any fact of a kind that is scored.

    What was accepted is to be found, as it was corrected; what was rejected is not; what nobody has looked at yet
    neither helps nor harms (`optional`).
    """
    facts = {kind: [fact for fact in getattr(record, kind) if not _rejected(fact)] for kind in KINDS}
    if not any(fact.review for kind in KINDS for fact in getattr(record, kind)):
        return None
    entries = {kind: [_entry(kind, fact) for fact in found] for kind, found in facts.items()}
    return {"doc": name(record.doc.path), "published": record.doc.published, **entries}


def name(path: str) -> str:
    """What a document is called in the gold: its file without the ending; a part of a file by all of its name."""
    last = PurePosixPath(path)
    return last.name if "#" in last.name else last.stem


def _rejected(fact: Any) -> bool:
    return fact.review is not None and fact.review.verdict == "rejected"


def _entry(kind: str, fact: Any) -> dict[str, Any]:
    written = fact.model_dump(mode="json")
    entry = {one: written[one] for one in (*IDENTITY[kind], *fields(kind))}
    if kind == "people":
        entry["role"] = written["roles"] or written["role"]
    if entry.get("period"):
        entry["period"] = _period(entry["period"])
    entry["anchor"] = fact.evidence.text
    return entry if fact.review else {**entry, "optional": True}


def _period(period: dict[str, Any]) -> list[str]:
    """The ways in which the gold may say it: the words, and the days where both are settled."""
    settled = period["start"] and period["end"]
    return [period["text"], *([f"{period['start']}/{period['end']}"] if settled else [])]
