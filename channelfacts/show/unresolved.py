"""The table of names that were found but not understood (`--unresolved`)."""

from __future__ import annotations

from typing import Any

from channelfacts.show.drawing import Cell, Column, draw
from channelfacts.show.tables import COUNTRY, Heading, console, widths

Row = dict[str, Any]


def _name(row: Row) -> str:
    return f"{row['name']} ({', '.join(row['aliases'])})" if row["aliases"] else str(row["name"])


def _found(row: Row) -> str:
    documents = row["documents"]
    return f"{row['count']:,}" if documents == 1 else f"{row['count']:,} in {documents:,}"


def _field(name: str) -> Heading:
    return Heading(name.capitalize(), lambda row: row[name], 7, (name,), least=7)


def write(kind: str, rows: list[Row]) -> None:
    """The rows, with what little is known of them and a sentence."""
    to = console()
    shown = [
        Heading("Name", _name, 18, ("name",), "bold"),
        Heading("Found", _found, 7, ("count",), least=7),
        *([_field("kind")] if kind == "places" else []),
        COUNTRY,
        Heading("Example", lambda row: row["example"], 40, ("example",)),
    ]
    columns = [
        Column(heading.title, width, heading.style)
        for heading, width in zip(shown, widths(shown, to.width), strict=True)
    ]
    draw(([Cell(heading.write(row) or "") for heading in shown] for row in rows), columns, to)
