"""The table of sentences that were looked for (`search`)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Any

from channelfacts.query.characters import in_a_line
from channelfacts.show import cells
from channelfacts.show.drawing import Cell, Column, draw
from channelfacts.show.tables import Heading, console, widths

Row = dict[str, Any]


def _facts(row: Row) -> str:
    return "; ".join(fact["line"] for fact in row["facts"])


def _document(row: Row) -> str:
    more = f" and {row['also']:,} more" if row["also"] else ""
    return f"{cells.document(row)}{more}"


SHOWN = (
    Heading("Sentence", lambda row: row["sentence"], 40, ("sentence",)),
    Heading("Facts", _facts, 24, ("facts",)),
    Heading("Date", lambda row: row["date"], 10, ("date",), least=10),
    Heading("Document", _document, 14, ("document",)),
)


def write(rows: Iterable[Row]) -> None:
    """The sentences, whole, with their facts; nothing where there are none."""
    found = iter(rows)
    first = next(found, None)
    if first is None:
        return
    to = console()
    columns = [
        Column(heading.title, width, heading.style)
        for heading, width in zip(SHOWN, widths(SHOWN, to.width), strict=True)
    ]
    draw(
        ([Cell(in_a_line(heading.write(row) or "")) for heading in SHOWN] for row in chain([first], found)), columns, to
    )
