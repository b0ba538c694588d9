"""What stands in the cells of tables: a fact's figure, what it is of, who says so, its sentence cut around it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any

from channelfacts.facts.wording import sum_of_money
from channelfacts.query.characters import in_a_line, visible

STATUS: dict[str | None, str] = {"planned": "planned", "actual": "paid", "other": "neither"}
"""What a table says of money's status, under a heading that asks whether it is planned or paid."""

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

Row = dict[str, Any]
"""A row as `Answer.rows` gives it."""


def joined(*parts: str | None, by: str = ", ") -> str:
    """The parts that are something, joined."""
    return by.join(part for part in parts if part)


def who(row: Row) -> str:
    """A person's role and organisation."""
    role, body = row["role"], row["organisation"]
    return joined(role, None if role and body and body.lower() in role.lower() else body)


def holder(row: Row) -> str | None:
    """Who held an office, and whether the text says so or only its date."""
    return f"{row['holder']} (by the date)" if row["inferred"] else row["holder"]


def party(row: Row) -> str:
    return joined(row["party"], row["constituency"])


def name_and_aliases(row: Row) -> str:
    others = [alias for alias in row["aliases"] if alias != row["name"]]
    return f"{row['name']} ({', '.join(others)})" if others else str(row["name"])


def amount(row: Row) -> str:
    """The amount, the same in a second currency, and whether it is a part of another."""
    other = None
    if row["equivalent_amount"] is not None:
        other = f"({sum_of_money(Decimal(str(row['equivalent_amount'])), row['equivalent_currency'])})"
    written = joined(row["line"], other, by=" ")
    return f"{written}, part of a larger sum" if row["part_of"] else written


def paid(row: Row) -> str | None:
    """Whether a sum is planned or paid; fines, prices and what somebody denies or asks for are neither."""
    return STATUS[row["status"]] if row["status"] else None


def paid_for(row: Row) -> str:
    """Who pays whom, and what for: `UK → France: new fences`, `?: new fences`."""
    payer = row["payer"] or ("?" if row["recipient"] or row["purpose"] else None)
    return joined(joined(payer, row["recipient"], by=" → "), row["purpose"], by=": ")


def number(row: Row) -> str:
    """The number with its unit, and whether it is a part of another."""
    return f"{row['line']}, part of a larger number" if row["part_of"] else str(row["line"])


def event(row: Row) -> str:
    """What happened, and whether the number runs on from a beginning."""
    total = "running total" if row["basis"] == "cumulative" else None
    return joined(None if row["event"] == "other" else row["event"], total)


def where_and_when(row: Row) -> str:
    return joined(row["place"], when(row))


def what_happened(row: Row) -> str:
    """The event with its place and period."""
    return joined(event(row), where_and_when(row))


def what_changed(row: Row) -> str:
    """The measure, the period, and what it is compared with."""
    against = f"against {row['baseline']}" if row["baseline"] else None
    return joined(row["measure"], when(row), against)


def when(row: Row) -> str | None:
    """The period in the text's words; where they have no year and the text settles one, its days behind them."""
    words: str | None = row["period_text"]
    start, end = row["period_start"], row["period_end"]
    if words is None or not (start or end) or (start or end)[:4] in words:
        return words
    if start is None or end is None:
        return f"{words} (until {day(end)})" if start is None else f"{words} (from {day(start)})"
    if all(len(iso) > 4 and _month(iso) in words for iso in (start, end)):
        start, end = start[:4], end[:4]
    return f"{words} ({day(start) if start == end else f'{day(start)} – {day(end)}'})"


def day(iso: str) -> str:
    """A date as newspapers write it: `5 Mar 2024`, `Mar 2024`, `2024`."""
    year, *rest = iso.split("-")
    if not rest:
        return year
    return f"{int(rest[1])} {_month(iso)} {year}" if len(rest) > 1 else f"{_month(iso)} {year}"


def _month(iso: str) -> str:
    return MONTHS[int(iso[5:7]) - 1]


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


def reviewed(row: Row) -> str:
    """What a person says of the fact: `yes`, `rejected`, or which fields were changed."""
    if row["review_verdict"] is None:
        return ""
    if row["review_verdict"] == "rejected":
        return "rejected"
    return f"corrected: {', '.join(row['review_changed'])}" if row["review_changed"] else "yes"


def variant_of(row: Row) -> str:
    """The article that this one is a variant of, and whether it tells this fact too."""
    if row["variant_of"] is None:
        return ""
    name = document({"document": row["variant_of"], "doc_id": row["variant_of"]})
    return f"{name}: the same" if row["repeats"] else name


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
