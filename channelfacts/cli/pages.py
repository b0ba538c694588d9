"""`person`, `agency`, `place`: a page on one of them, from all documents."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from channelfacts.cli.options import CORPUS, GAZETTEER, STORE, STRICT
from channelfacts.cli.reporting import note
from channelfacts.cli.sources import source
from channelfacts.cli.tables import PATHS
from channelfacts.errors import UsageError

if TYPE_CHECKING:
    from channelfacts.store import Store

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
        gazetteer: GAZETTEER = None,
        strict: STRICT = False,
    ) -> None:
        form = _form(format_, limit)
        chosen = source(list(paths or ()), store, bundled=corpus, machine=form == "json", gazetteers=gazetteer or ())
        with chosen as (kept, read):
            _write(name, str(wanted), kept, form, limit)
        if strict and read is not None and read.failures:
            raise typer.Exit(3)

    about, example = ABOUT[name]
    run.__name__ = name
    run.__doc__ = (
        f"{about}\n\nEverybody and everything of this name, each for itself; every line with its document and fact."
        "\n\nFrom the PATHs (nothing is stored), else the store, else the bundled corpus."
        f"\n\nExample: channelfacts {example}"
    )
    run.__annotations__["wanted"] = called
    return run


def _form(given: str, limit: int) -> str:
    from channelfacts.query import arguments

    if limit < 0:
        raise UsageError("--limit must be 0 or more")
    return arguments.choice("format", given, FORMATS)


def _write(name: str, wanted: str, kept: Store, form: str, limit: int) -> None:
    """The pages; where nobody is called so, a line with near names, and 1 for the shell."""
    from channelfacts.query.characters import in_a_line
    from channelfacts.query.pages import near, pages

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
