"""Tables of groups (`--by`): their columns, and the lines that say what was not added up."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from typing import Any

from rich.console import Console

from channelfacts.facts.wording import sum_of_money
from channelfacts.query.characters import in_a_line
from channelfacts.query.grouping import Grouped
from channelfacts.show import cells
from channelfacts.show.drawing import Cell, Column, draw
from channelfacts.show.tables import Heading, widths
from channelfacts.show.totals import left_out

Row = dict[str, Any]
TITLES = {"payer": "Who pays", "purpose": "What for", "year": "Year", "event": "What", "place": "Where"}
MOST = 4
"""Wordings shown of a group; all are in the machine formats."""


def write(found: Grouped, to: Console) -> None:
    """The table of the groups, then what is left out of its sums."""
    if found.rows:
        shown = headings(found)
        fields = zip(shown, widths(shown, to.width), strict=True)
        columns = [Column(heading.title, width, heading.style) for heading, width in fields]
        draw(([Cell(heading.write(row) or "") for heading in shown] for row in found.rows), columns, to)
        to.print()
    for line in lines(found):
        to.print(line, soft_wrap=True)


def lines(found: Grouped) -> Iterator[str]:
    """What the sums are, where the table does not say it, and what is in none of them and why."""
    if found.by == "year":
        yield "told in: no year is said; that is the year of the article."
    if found.kind == "counts":
        said = "Added up: numbers" if any(row["sums"] for row in found.rows) else "Nothing adds up: that takes numbers"
        yield f"{said} of one event, unit and place, in times that follow each other without a gap."
    yield left_out(found.left_out, "totals" if found.kind == "money" else "sums")


def headings(found: Grouped) -> list[Heading]:
    """The columns of a table of groups."""
    first = Heading(TITLES[found.by], lambda row: in_a_line(row[found.by]), 17, (), "bold", least=12)
    return [first, *(_money(found) if found.kind == "money" else _counts(found))]


def _money(found: Grouped) -> list[Heading]:
    return [
        Heading("Planned or paid", lambda row: cells.paid(row) if row["total"] is not None else None, 7, (), least=7),
        Heading("Total", _total, 14, (), "bold", least=14),
        Heading("Sums", lambda row: f"{row['sums']:,}", 4, ()),
        Heading("Not added", _left_out, 5, ()),
        Heading("Who pays" if found.by == "year" else "In the texts' words", _words, 30, ()),
        Heading("Articles", lambda row: f"{row['documents']:,}", 8, ()),
    ]


def _counts(found: Grouped) -> list[Heading]:
    event = Heading("What", lambda row: row["event"], 9, (), least=10)
    sums = Heading("Adds up to", _sums, 14, (), "bold", least=14)
    return [
        *([] if found.by == "event" else [event]),
        Heading("Of whom", lambda row: row["subject"], 9, (), least=9),
        Heading("Numbers", lambda row: f"{row['figures']:,}", 7, ()),
        Heading("Least", partial(_figure, "least"), 18, (), least=14),
        Heading("Largest", partial(_figure, "largest"), 18, (), least=14),
        *([sums] if any(row["sums"] for row in found.rows) else []),
        Heading("Not added", _left_out, 5, ()),
    ]


def _total(row: Row) -> str:
    if row["total"] is None:
        return "–"
    written = sum_of_money(Decimal(str(row["total"])), row["currency"])
    return f"about {written}" if row["approximate"] else written


def _left_out(row: Row) -> str:
    number = sum(row["left_out"].values())
    return f"{number:,}" if number else ""


def _words(row: Row) -> str:
    words = [in_a_line(word) for word in row["words"]]
    more = [f"and {len(words) - MOST} more"] if len(words) > MOST else []
    return "; ".join([*words[:MOST], *more])


def _figure(name: str, row: Row) -> str:
    """The figure and, below it, the document with its sentence."""
    figure = row[name]
    return f"{in_a_line(figure['line'])},\n{in_a_line(cells.document(figure))}" if figure else ""


def _sums(row: Row) -> str:
    return "\n".join(in_a_line(one["line"]) for one in row["sums"])
