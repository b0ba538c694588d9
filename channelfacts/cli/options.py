"""Options that several commands have."""

from __future__ import annotations

from typing import Annotated

import typer

STORE = Annotated[
    str | None, typer.Option("--store", metavar="FILE", help="The store (else CHANNELFACTS_STORE, channelfacts.db).")
]
CORPUS = Annotated[bool, typer.Option("--corpus", help="The bundled corpus.")]
STRICT = Annotated[bool, typer.Option("--strict", help="Exit with 3 when something was left out.")]
