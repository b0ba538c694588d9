"""`offices --on`: who held which office on a day, from the list that comes along; no text is read for it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Annotated, Any

import typer

from channelfacts.cli.reporting import note
from channelfacts.errors import UsageError
from channelfacts.query import arguments
from channelfacts.query.characters import fold
from channelfacts.tenures import Tenure, tenures

ON = Annotated[str | None, typer.Option(metavar="DATE", help="Who held which office then, from the list of offices.")]
COLUMNS = ("office", "holder", "from", "to", "country", "kind", "party", "source")
SHOWN = {"office": 20, "holder": 16, "from": 10, "to": 10, "country": 4, "source": 22}
"""The columns of the table for people, and their shares of its width."""
WITH = ("on", "country", "office", "holder", "limit", "format")
"""The options that go with --on; the others ask for facts of texts."""


def held(given: dict[str, Any], formats: Sequence[str]) -> None:
    """Write the rows of the list that hold on a day, or at some time in a month or year."""
    format_ = arguments.choice("format", given["format"], formats)
    for name, value in given.items():
        if value and name not in WITH:
            raise UsageError(f"--on asks the list of offices: it goes without {_called(name)}")
    if given["limit"] is not None and given["limit"] < 1:
        raise UsageError("--limit must be 1 or more")
    day = arguments.moment(given["on"], "--on")
    asked = [row for row in tenures() if _asked(row, given)]
    found = [row for row in asked if row.may_hold(day)]
    WRITERS[format_]([_row(row) for row in found[: given["limit"]]])
    sys.stdout.flush()
    known = {row.entity.id for row in found}
    older = {row.entity.id for row in asked if row.outdated(day)} - known
    if not found:
        note(f"no offices found on {day}")
    elif given["limit"] is not None and len(found) > given["limit"]:
        note(f"the first {given['limit']:,} of {len(found):,} (--limit)")
    if older:
        note(f"{len(older):,} offices left out: their sources are older than {day}")


def _called(name: str) -> str:
    return "PATH" if name == "paths" else f"--{name}"


def _asked(row: Tenure, given: dict[str, Any]) -> bool:
    countries = [arguments.country(code) for code in given["country"] or ()]
    return (
        (not countries or row.country in countries)
        and _has(row.office, given["office"])
        and _has(row.holder, given["holder"])
    )


def _has(text: str, words: Sequence[str] | None) -> bool:
    return not words or any(fold(one) in fold(text) for one in words)


def _row(row: Tenure) -> dict[str, Any]:
    values = (row.office, row.holder, row.start, row.end, row.country, row.kind, row.party, row.source)
    return dict(zip(COLUMNS, values, strict=True))


def _table(rows: list[dict[str, Any]]) -> None:
    from channelfacts.show.drawing import Cell, Column, draw
    from channelfacts.show.tables import Heading, console, field, widths

    if not rows:
        return
    to = console()
    shown = [Heading(name.capitalize(), field(name), share, (), least=min(share, 10)) for name, share in SHOWN.items()]
    columns = [
        Column(heading.title, width, "bold" if heading.title == "Holder" else "")
        for heading, width in zip(shown, widths(shown, to.width), strict=True)
    ]
    draw(([Cell(heading.write(row) or "") for heading in shown] for row in rows), columns, to)


def _markdown(rows: list[dict[str, Any]]) -> None:
    from channelfacts.export.tables import write_markdown

    write_markdown(_cells(rows), [name.capitalize() for name in COLUMNS], sys.stdout)


def _cells(rows: list[dict[str, Any]]) -> Iterator[list[str]]:
    return ([row[name] or "" for name in COLUMNS] for row in rows)


def _csv(rows: list[dict[str, Any]]) -> None:
    from channelfacts.export.tables import write_csv

    write_csv(rows, COLUMNS, sys.stdout)


def _json(rows: list[dict[str, Any]], form: str = "json") -> None:
    from channelfacts.export import jsons

    sys.stdout.writelines(jsons.WRITERS[form](jsons.dumps(row) for row in rows))


def _jsonl(rows: list[dict[str, Any]]) -> None:
    _json(rows, "jsonl")


WRITERS: dict[str, Callable[[list[dict[str, Any]]], None]] = {
    "table": _table, "json": _json, "jsonl": _jsonl, "csv": _csv, "markdown": _markdown,
}  # fmt: skip
