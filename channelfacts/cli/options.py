"""Options that several commands have."""

from __future__ import annotations

from typing import Annotated

import typer

STORE = Annotated[
    str | None, typer.Option("--store", metavar="FILE", help="The store (else CHANNELFACTS_STORE, channelfacts.db).")
]
CORPUS = Annotated[bool, typer.Option("--corpus", help="The bundled corpus.")]
GAZETTEER = Annotated[
    list[str] | None,
    typer.Option(
        "--gazetteer", metavar="FILE.tsv", help="Names of one's own: people, agencies or places; may be repeated."
    ),
]
STRICT = Annotated[bool, typer.Option("--strict", help="Exit with 3 when something was left out.")]
