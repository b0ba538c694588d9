"""`export`: everything in the store, for other programs. `schema`: what such a program may count on."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from channelfacts.cli.options import CORPUS, STORE
from channelfacts.cli.reporting import note
from channelfacts.cli.sources import source


def export(
    target: Annotated[str, typer.Argument(metavar="FILE|FOLDER|-", help="Where to: .jsonl, .json, .csv, or a folder.")],
    kind: Annotated[list[str] | None, typer.Option(metavar="KIND", help="Only this kind; may be repeated.")] = None,
    format_: Annotated[str | None, typer.Option("--format", metavar="FORMAT", help="jsonl, json or csv.")] = None,
    as_is: Annotated[
        bool, typer.Option("--as-is", help="Texts in CSV as they are, also those that a spreadsheet would run.")
    ] = False,
    store: STORE = None,
    corpus: CORPUS = False,
) -> None:
    """Everything in the store, for other programs.

    A .jsonl file has a document a line, a .json file one array; with --kind their lists of other kinds are empty. A
    .csv file has the facts of one kind, a folder one .csv file a kind. In CSV a text that a spreadsheet would run as a
    formula gets an apostrophe in front; not with --as-is.

    Example: channelfacts export --corpus --kind money -
    """
    from channelfacts.export import everything
    from channelfacts.query import arguments

    kinds = [arguments.kind(given) for given in kind or ()]
    everything.plan(target, format_, kinds)
    with source([], store, bundled=corpus, machine=True) as (kept, _):
        where = everything.write(kept, target, sys.stdout, kinds=kinds, format_=format_, as_is=as_is)
        sys.stdout.flush()
        if target != "-":
            counts = kept.totals()
            note(f"exported {counts.pop('documents'):,} documents: {where}")


def schema(
    kind: Annotated[str | None, typer.Argument(metavar="[KIND]", help="A kind of fact; none: the record.")] = None,
) -> None:
    """The JSON Schema of the record, or of a kind of fact.

    Example: channelfacts schema funding
    """
    from channelfacts.export import schemas
    from channelfacts.query import arguments

    made = schemas.schema(None if kind is None else arguments.kind(kind))
    print(json.dumps(made, indent=2, ensure_ascii=False))
