"""Sentences with the expected fact marked in them, as a person writes them down: see tests/facts/counts.txt."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

MARK = re.compile(r"\[([^\]]+)\]")


def cases(path: Path) -> list[tuple[str, list[str]]]:
    """(sentence without marks, expected facts) of each line."""
    found = []
    for line in path.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            text, _, expected = line.rpartition(" => ")
            facts = [] if expected.strip() == "none" else [part.strip() for part in expected.split(" ; ")]
            found.append((MARK.sub(r"\1", text), facts))
    return found


def value(text: str) -> tuple[Decimal, Decimal | None]:
    """The number, or range, of an expected fact."""
    low, _, high = text.partition("-")
    return Decimal(low), Decimal(high) if high else None
