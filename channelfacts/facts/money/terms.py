"""Over how long an amount is spread."""

from __future__ import annotations

import re
from collections.abc import Sequence

from channelfacts.annotations import AnnotatedDoc
from channelfacts.clauses import AUXILIARIES, BREAK_SIGNS, Token, is_verb

SPAN = re.compile(
    r"\b(?:over|for|across|within|during|spread\s+over|in|throughout|covering|lasting)\s+(?:\w+\s+){0,2}$", re.I
)
AGO = re.compile(r"\s*(?:ago|earlier|later|before|after|since|old|previously|on)\b", re.I)


def duration(doc: AnnotatedDoc, row: Sequence[Token], k: int) -> str | None:
    """The ISO 8601 duration of the whole: "over three years", "a three-year £12m deal"."""
    for i, token in _nearest(row, k):
        if token.kind not in ("duration", "date"):
            continue
        mention = doc._.dates[token.number]
        iso = mention.duration
        if iso is None or iso.endswith("H") or iso == "P1D":
            continue
        before = doc.text[max(0, mention.start - 24) : mention.start]
        glued = "-" in mention.text
        inside = re.match(r"(?:over|for|across|within|during|in)\s", mention.text, re.I) is not None
        ago = AGO.match(doc.text, mention.end)
        spread = ago is not None and ago.group().strip().lower() == "on" and (inside or SPAN.search(before))
        if ago is not None and not spread:  # "over two years on buying boats" is no "two years on"
            continue
        if glued or inside or SPAN.search(before):
            if i < k and not glued and not _adjacent(row, i, k):
                continue
            return iso
    return None


def _adjacent(row: Sequence[Token], i: int, k: int) -> bool:
    return not any(t.kind == "sign" and t.lower in BREAK_SIGNS for t in row[i:k])


def _nearest(row: Sequence[Token], k: int) -> list[tuple[int, Token]]:
    """The tokens around `k` that are nearer to it than to any other amount, those behind it first."""
    sums = [i for i, t in enumerate(row) if t.kind == "money"]
    behind: list[tuple[int, Token]] = []
    for i in range(k + 1, min(len(row), k + 14)):
        if row[i].kind == "money" and not _bracketed(row, i):
            break
        if row[i].kind == "sign" and row[i].lower in {";", ":", ".", "—", "–"}:
            break
        if row[i].lower == "but" or (row[i].lower == "and" and i + 1 < len(row) and _verbal(row, i + 1)):
            break  # "pay £5 and sent him to jail for seven years"
        behind.append((i, row[i]))
    before: list[tuple[int, Token]] = []
    for i in range(k - 1, max(-1, k - 8), -1):
        if i in sums:
            before = []  # what stands behind an earlier amount is its own
            break
        if row[i].kind == "sign" and row[i].lower in {";", ":", ".", "—", "–", ","}:
            break
        before.append((i, row[i]))
    return behind + before


def _bracketed(row: Sequence[Token], i: int) -> bool:
    return i > 0 and row[i - 1].lower in ("(", "[")


def _verbal(row: Sequence[Token], i: int) -> bool:
    return row[i].lower in AUXILIARIES or (row[i].text.islower() and is_verb(row, i)) or row[i].lower.endswith("ed")
