"""`show`: a document with its facts highlighted, or one fact with where it comes from."""

from __future__ import annotations

from typing import Annotated

import typer

from channelfacts.cli.options import CORPUS, STORE
from channelfacts.cli.sources import source


def show(
    wanted: Annotated[str, typer.Argument(metavar="DOC_OR_FACT_ID", help="The beginning of an id, or a path.")],
    store: STORE = None,
    corpus: CORPUS = False,
) -> None:
    """One document or one fact, as the text has it.

    A document with its facts highlighted; a fact with its sentence, a line before and after, and all its fields.

    Ids may be cut short as long as they stay unique; documents may be named by their path, or a part of it.

    Example: channelfacts show --corpus 2024-02-14-mp-letter
    """
    from channelfacts.query.looking import look_up
    from channelfacts.show import documents, tables

    with source([], store, bundled=corpus) as (kept, _):
        found = look_up(kept, wanted)
        console = tables.console()
        if found.kind is None or found.fact_id is None:
            documents.show_document(kept, found.doc_id, console)
        else:
            documents.show_fact(kept, found.kind, found.doc_id, found.fact_id, console)
