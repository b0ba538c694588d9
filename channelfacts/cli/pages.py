"""`person`, `agency`, `place`: a page on one of them, from all documents."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Annotated

import typer

from channelfacts.cli.options import CORPUS, STORE, STRICT
from channelfacts.cli.reporting import note
from channelfacts.cli.sources import source
from channelfacts.cli.tables import PATHS
from channelfacts.errors import UsageError

FORMATS = ("page", "json")
KINDS = {"person": "people", "agency": "agencies", "place": "places"}
ABOUT = {
    "person": (
        "All about a person: names, roles with dates, what they said, figures they stand in.",
        'person --corpus "Priti Patel"',
    ),
    "agency": (
        "All about a body: names, what it said, what it pays and is paid, where it is named.",
        'agency --corpus "Home Office"',
    ),
    "place": ("All about a place: names, the figures told of it, where it is named.", "place --corpus Calais"),
}

LIMIT = Annotated[int, typer.Option("--limit", metavar="N", help="At most so many lines of each list; 0: all.")]
FORMAT = Annotated[str, typer.Option("--format", metavar="FORMAT", help="page or json.")]


def command(name: str) -> Callable[..., None]:
    """The command of a kind that has pages."""
    called = Annotated[str, typer.Argument(metavar="NAME", help="Any name; case and accents do not matter.")]

    def run(
        wanted: called,
        paths: PATHS = None,
        limit: LIMIT = 10,
        format_: FORMAT = "page",
        store: STORE = None,
        corpus: CORPUS = False,
        strict: STRICT = False,
    ) -> None:
        _run(name, str(wanted), list(paths or ()), limit, format_, store, corpus, strict)

    about, example = ABOUT[name]
    run.__name__ = name
    run.__doc__ = (
        f"{about}\n\nEverybody and everything of this name, each for itself; every line with its document and fact."
        "\n\nFrom the PATHs (nothing is stored), else the store, else the bundled corpus."
        f"\n\nExample: channelfacts {example}"
    )
    run.__annotations__["wanted"] = called
    return run


def _run(
    name: str, wanted: str, paths: list[str], limit: int, format_: str, store: str | None, corpus: bool, strict: bool
) -> None:
    from channelfacts.query import arguments
    from channelfacts.query.characters import in_a_line
    from channelfacts.query.pages import near, pages

    form = arguments.choice("format", format_, FORMATS)
    if limit < 0:
        raise UsageError("--limit must be 0 or more")
    with source(paths, store, bundled=corpus, machine=form == "json") as (kept, read):
        found = pages(kept, KINDS[name], wanted)
        if not found:
            names = near(kept, KINDS[name], wanted)
            hint = f": did you mean {' or '.join(map(in_a_line, names))}?" if names else ""
            note(f"no {name} {in_a_line(wanted)!r} in these texts{hint}")
            raise typer.Exit(1)
        if form == "json":
            from channelfacts.export import jsons

            sys.stdout.writelines(jsons.array(jsons.dumps(page.as_json()) for page in found))
        else:
            from channelfacts.show import pages as show
            from channelfacts.show import tables

            show.write(found, limit, tables.console())
        sys.stdout.flush()
    if strict and read is not None and read.failures:
        raise typer.Exit(3)
