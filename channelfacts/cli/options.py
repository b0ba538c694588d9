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

# How files are read (channelfacts.documents.Options).
TEXT_COLUMN = Annotated[
    str | None, typer.Option("--text-column", metavar="NAME", help="The column of tables, or key of JSON, with texts.")
]
ID_COLUMN = Annotated[
    str | None, typer.Option("--id-column", metavar="NAME", help="The column that rows are called by (rows.csv#ID).")
]
DATE_COLUMN = Annotated[
    str | None, typer.Option("--date-column", metavar="NAME", help="The column with the day of publication.")
]
TITLE_COLUMN = Annotated[str | None, typer.Option("--title-column", metavar="NAME", help="The column with the title.")]
MAX_BYTES = Annotated[
    str | None, typer.Option("--max-bytes", metavar="SIZE", help="The most that a document may have (1GB).")
]
TIMEOUT = Annotated[
    float | None,
    typer.Option("--timeout", metavar="SECONDS", min=0, help="The most that a document may take (300; 0: no end)."),
]
