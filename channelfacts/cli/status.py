"""`status`: how a store stands, and what the next `extract` would read again."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from channelfacts.cli import settings
from channelfacts.cli.options import STORE, STRICT
from channelfacts.errors import StoreError

SHOWN = 20
"""Files that are listed for people; JSON has all."""


def status(
    format_: Annotated[str, typer.Option("--format", metavar="FORMAT", help="table or json.")] = "table",
    store: STORE = None,
    strict: STRICT = False,
) -> None:
    """What is in the store, what was left out and why, what is stale.

    Stale is what the next extract reads again: files that have changed, that were not read to their end, or that
    another version of the program or its data has read; and files that are gone, which extract --prune drops.

    Example: channelfacts status --format json
    """
    from channelfacts import store as stores
    from channelfacts.query import arguments
    from channelfacts.query.status import status as stands

    form = arguments.choice("format", format_, ("table", "json"))
    path = stores.find(settings.store(store))
    if path is None:
        raise StoreError("no store here: fill one with: channelfacts extract PATH")
    with stores.reading(path) as kept:
        found = stands(kept)
    if form == "json":
        from channelfacts.export import jsons

        sys.stdout.write(jsons.dumps(found) + "\n")
    else:
        from channelfacts.show.status import lines

        sys.stdout.writelines(f"{line}\n" for line in lines(found, SHOWN))
    sys.stdout.flush()
    if strict and (found["left_out"] or found["stale"]):
        raise typer.Exit(3)
