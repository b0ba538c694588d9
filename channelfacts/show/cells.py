"""What stands in the cells of tables: a fact's figure, what it is of, who says so, its sentence cut around it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Any

from channelfacts.query.characters import in_a_line, visible

Row = dict[str, Any]
"""A row as `Answer.rows` gives it."""


def joined(*parts: str | None, by: str = ", ") -> str:
    """The parts that are something, joined."""
    return by.join(part for part in parts if part)


def who(row: Row) -> str:
    """A person's role and organisation."""
    role, body = row["role"], row["organisation"]
    return joined(role, None if role and body and body.lower() in role.lower() else body)


def party(row: Row) -> str:
    return joined(row["party"], row["constituency"])


def name_and_aliases(row: Row) -> str:
    others = [alias for alias in row["aliases"] if alias != row["name"]]
    return f"{row['name']} ({', '.join(others)})" if others else str(row["name"])


def paid_for(row: Row) -> str:
    """Who pays whom, and what for."""
    parties = joined(row["payer"], row["recipient"], by=" → ") if row["payer"] else joined(row["recipient"])
    if row["recipient"] and not row["payer"]:
        parties = f"→ {parties}"
    return joined(parties, row["purpose"], by=": ")


def what_happened(row: Row) -> str:
    """The event with its place and period."""
    return joined(None if row["event"] == "other" else row["event"], row["place"], row["period_text"])


def what_changed(row: Row) -> str:
    """The measure, the period, and what it is compared with."""
    against = f"against {row['baseline']}" if row["baseline"] else None
    return joined(row["measure"], row["period_text"], against)


def position(row: Row) -> str:
    """Latitude and longitude, to about a kilometre."""
    if row["latitude"] is None or row["longitude"] is None:
        return ""
    return f"{row['latitude']:.2f}, {row['longitude']:.2f}"


def document(row: Row) -> str:
    """The file's name (without `.txt`, which most have), or the beginning of the id where there is no path."""
    if not row["document"]:
        return f"({row['doc_id'][:8]})"
    return PurePosixPath(row["document"]).name.removesuffix(".txt") or str(row["document"])


def broken(name: str, width: int) -> str:
    """A name in lines of at most `width` characters, broken behind a hyphen, dot or underscore where there is one."""
    lines = [""]
    for part in re.findall(r"[^-._]*[-._]|[^-._]+", name):
        if lines[-1] and len(lines[-1]) + len(part) > width:
            lines.append("")
        lines[-1] += part
    return "\n".join(lines)


def sentence(row: Row, size: int) -> tuple[str, int, int]:
    """At most about `size` characters of the sentence around the evidence, and where the evidence stands in them."""
    text = visible(row["sentence"]).replace("\n", " ").replace("\t", " ")
    start = row["evidence_start"] - row["sentence_start"]
    end = row["evidence_end"] - row["sentence_start"]
    if len(text) > size:
        text, start, end = _cut(text, start, end, size)
    before = in_a_line(text[:start])
    if before and text[start - 1].isspace():
        before += " "
    inside = in_a_line(text[start:end])
    after = in_a_line(text[end:])
    if after and text[end].isspace():
        after = f" {after}"
    return before + inside + after, len(before), len(before) + len(inside)


def _cut(text: str, start: int, end: int, size: int) -> tuple[str, int, int]:
    """The text cut at words to `size` characters with the evidence in the middle, and the evidence's new place."""
    room = max(size - (end - start), 0)
    first = max(0, min(start - room // 2, len(text) - size))
    last = min(len(text), max(first + size, end))
    if first > 0:
        gap = text.find(" ", first, start)
        first = gap + 1 if gap != -1 else start
    if last < len(text):
        gap = text.rfind(" ", end, last)
        last = gap if gap != -1 else last
    head, tail = "… " if first > 0 else "", " …" if last < len(text) else ""
    moved = len(head) - first
    return head + text[first:last] + tail, start + moved, end + moved
