"""Tables for people: each kind's columns, their widths in a terminal of any size, colours where there are any."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rich.console import Console

from channelfacts.query.characters import in_a_line
from channelfacts.show import cells
from channelfacts.show.cells import Row
from channelfacts.show.drawing import BETWEEN, Cell, Column, draw

PIPED = 120
"""The width of a table that goes to a file or another program, where COLUMNS says nothing."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of a table: its heading, what is written, its share of the width, and the fields that it is made of.

    A column whose fields are empty in every fact is not shown.
    """

    title: str
    write: Callable[[Row], str | None]
    share: int
    fields: tuple[str, ...]
    style: str = ""
    least: int = 3


def field(name: str) -> Callable[[Row], str | None]:
    """A field as it is."""
    return lambda row: row[name]


def _said(row: Row) -> str:
    """What is said: in quotation marks where these are the speaker's own words."""
    return f"“{row['text']}”" if row["direct"] else str(row["text"])


SENTENCE = "Sentence"
DOCUMENT = "Document"
SAYS = Heading("Says who", field("source"), 10, ("source",), least=12)
COUNTRY = Heading("In", field("country"), 3, ("country",))

TABLES: dict[str, tuple[Heading, ...]] = {
    "people": (
        Heading("Name", field("name"), 13, ("name",), "bold"),
        Heading("Role", cells.who, 17, ("role", "organisation")),
        Heading("Kind", field("kind"), 8, ("kind",), least=10),
        COUNTRY,
    ),
    "agencies": (
        Heading("Name", cells.name_and_aliases, 20, ("name",), "bold"),
        Heading("Kind", field("kind"), 9, ("kind",), least=10),
        COUNTRY,
    ),
    "places": (
        Heading("Name", cells.name_and_aliases, 15, ("name",), "bold"),
        Heading("Kind", field("kind"), 7, ("kind",), least=7),
        COUNTRY,
        Heading("Lat, long", cells.position, 11, ("latitude",)),
    ),
    "money": (
        Heading("Amount", cells.amount, 12, ("amount",), "bold"),
        Heading("Planned or paid", cells.paid, 7, ("status",), least=7),
        Heading("Who pays: what for", cells.paid_for, 17, ("payer", "recipient", "purpose")),
        Heading("Where, when", cells.where_and_when, 10, ("place", "period_text"), least=9),
        SAYS,
    ),
    "counts": (
        Heading("Number", cells.number, 14, ("value",), "bold"),
        Heading("What", cells.event, 9, ("event",), least=10),
        Heading("Where, when", cells.where_and_when, 15, ("place", "period_text"), least=9),
        SAYS,
    ),
    "changes": (
        Heading("Change", field("line"), 10, ("percent",), "bold"),
        Heading("Of what", field("measure"), 14, ("measure",)),
        Heading("Compared with", field("baseline"), 12, ("baseline",)),
        Heading("When", cells.when, 10, ("period_text",)),
        SAYS,
    ),
    "offices": (
        Heading("Office", field("words"), 14, ("words",), "bold"),
        Heading("Who held it", cells.holder, 14, ("holder",)),
        COUNTRY,
    ),
    "quotes": (
        Heading("Speaker", field("speaker"), 14, ("speaker",), "bold"),
        Heading("Says", _said, 40, ("text",)),
    ),
}
LAST = (
    Heading(SENTENCE, field("sentence"), 26, ("sentence",)),
    Heading(DOCUMENT, cells.document, 13, ("document",)),
)


CHECKED = (
    Heading("Reviewed", cells.reviewed, 8, ("review_verdict",), least=10),
    Heading("Variant of", cells.variant_of, 10, ("variant_of",), least=10),
)
"""Columns of what people have looked at, and of what variants of an article say otherwise."""


class PipedConsole(Console):
    """A console that leaves a pipe closed by its reader to the command, instead of ending the program with 1."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def console(*, stderr: bool = False) -> Console:
    """Where tables are written: as wide as the terminal, or COLUMNS; colours on a terminal unless NO_COLOR is set."""
    stream = sys.stderr if stderr else sys.stdout
    columns = os.environ.get("COLUMNS", "")
    width = None if stream.isatty() else PIPED
    if columns.isdigit() and int(columns) > 0:
        width = int(columns)
    return PipedConsole(file=stream, width=width, highlight=False, markup=False, emoji=False, soft_wrap=False)


def headings(kind: str, filled: Callable[[Sequence[str]], set[str]]) -> list[Heading]:
    """The columns of a kind's table in which any fact has something; `filled` is `Answer.filled`."""
    every = [*TABLES[kind], *CHECKED, *(LAST[1:] if kind == "quotes" else LAST)]  # a quote is its own sentence
    used = filled(sorted({name for heading in every for name in heading.fields}))
    return [heading for heading in every if heading.title == DOCUMENT or used.intersection(heading.fields)]


def chosen(columns: Sequence[str]) -> list[Heading]:
    """The columns that a person asked for, by the names of the view."""
    return [Heading(name, _plain(name), 1, (name,)) for name in columns]


def _plain(name: str) -> Callable[[Row], str | None]:
    def write(row: Row) -> str | None:
        value = row[name]
        if isinstance(value, dict):
            value = [f"{key}: {'-' if inner is None else inner}" for key, inner in value.items()]
        if isinstance(value, list):
            return "; ".join(value)
        if isinstance(value, bool):
            return "true" if value else "false"
        return None if value is None else str(value)

    return write


def cell(heading: Heading, row: Row, size: int) -> tuple[str, int, int]:
    """The text of a cell, and the stretch of it that is the evidence (empty but in the sentence)."""
    if heading.title == SENTENCE:
        return cells.sentence(row, size)
    return in_a_line(heading.write(row) or ""), 0, 0


def write(rows: Iterable[Row], shown: Sequence[Heading], to: Console) -> int:
    """Write a table as its rows come; the number of rows written."""
    fields = list(zip(shown, widths(shown, to.width), strict=True))
    columns = [Column(heading.title, width, heading.style) for heading, width in fields]
    return draw(([Cell(*cell(heading, row, width * 3 - 2)) for heading, width in fields] for row in rows), columns, to)


def widths(shown: Sequence[Heading], total: int) -> list[int]:
    """How wide each column is, so that all fit: by their shares, none narrower than its longest word."""
    room = max(total - len(BETWEEN) * (len(shown) - 1), len(shown) * 4)
    least = [max(heading.least, max(len(word) for word in heading.title.split())) for heading in shown]
    shares = [heading.share for heading in shown]
    found = [max(low, room * share // sum(shares)) for low, share in zip(least, shares, strict=True)]
    while sum(found) > room and max(found) > 3:
        found[found.index(max(found))] -= 1
    found[_widest(shown)] += max(0, room - sum(found))
    return found


def _widest(shown: Sequence[Heading]) -> int:
    return max(range(len(shown)), key=lambda place: shown[place].share)
