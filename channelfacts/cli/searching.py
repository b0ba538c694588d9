"""`search`: sentences with certain words, and the facts in them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import Annotated, Any

import typer

from channelfacts.cli.options import CORPUS, STORE
from channelfacts.cli.reporting import note
from channelfacts.cli.sources import source

FORMATS = ("table", "json", "jsonl", "csv", "markdown")
COLUMNS = ("sentence", "facts", "date", "document", "also", "doc_id", "start", "end")
Row = dict[str, Any]


def search(
    words: Annotated[str, typer.Argument(metavar="WORDS", help='All of these words; "side by side", begin*.')],
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="With facts of this kind.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="In documents not before.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="In documents not after.")] = None,
    doc: Annotated[str | None, typer.Option(metavar="WORDS", help="In documents of this path or id.")] = None,
    limit: Annotated[int, typer.Option(metavar="N", help="At most so many; 0: all.")] = 20,
    format_: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="table, json, jsonl, csv or markdown.")
    ] = "table",
    store: STORE = None,
    corpus: CORPUS = False,
) -> None:
    """Sentences with certain words, and the facts in them.

    All of the words, in any order and form (camp finds camps), whatever their case and accents; the best sentences
    first. Words in double quotes stand side by side; boat* is any word that begins so. A sentence that several
    documents have is listed once, with the earliest of them.

    Example: channelfacts search --corpus "calais camp"
    """
    from channelfacts.query import arguments
    from channelfacts.query.searching import Search, sentences

    form = arguments.choice("format", format_, FORMATS)
    wanted = Search(words, None if kind is None else arguments.kind(kind), since, until, doc)
    with source([], store, bundled=corpus, machine=form != "table") as (kept, _):
        total, rows = sentences(kept, wanted, limit if limit > 0 else None)
        WRITERS[form](rows)
        sys.stdout.flush()
        if not total:
            note("no sentence found")
        elif 0 < limit < total:
            note(f"the first {limit:,} of {total:,} (--limit)")


def _table(rows: Iterator[Row]) -> None:
    from channelfacts.show import sentences

    sentences.write(rows)


def _flat(rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        yield row | {"facts": [fact["line"] for fact in row["facts"]]}


def _csv(rows: Iterator[Row]) -> None:
    from channelfacts.export.tables import write_csv

    write_csv(_flat(rows), COLUMNS, sys.stdout)


def _markdown(rows: Iterator[Row]) -> None:
    from channelfacts.export.tables import plain, write_markdown

    shown = COLUMNS[:4]
    cells = ([plain(row[name]) for name in shown] for row in _flat(rows))
    write_markdown(cells, [name.capitalize() for name in shown], sys.stdout)


def _json(rows: Iterator[Row], form: str = "json") -> None:
    from channelfacts.export import jsons

    sys.stdout.writelines(jsons.WRITERS[form](jsons.dumps(row) for row in rows))


def _jsonl(rows: Iterator[Row]) -> None:
    _json(rows, "jsonl")


WRITERS: dict[str, Callable[[Iterator[Row]], None]] = {
    "table": _table, "json": _json, "jsonl": _jsonl, "csv": _csv, "markdown": _markdown,
}  # fmt: skip
