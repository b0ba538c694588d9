"""`show`: a document with its facts highlighted, or one fact with where it comes from. `text`: what offsets count."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from channelfacts.cli import settings
from channelfacts.cli.options import CORPUS, STORE
from channelfacts.cli.reporting import note
from channelfacts.cli.sources import source
from channelfacts.errors import InputError, UsageError


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


def text(
    wanted: Annotated[str, typer.Argument(metavar="DOC|PATH", help="The beginning of an id, a path, or a file.")],
    store: STORE = None,
    corpus: CORPUS = False,
) -> None:
    """The text of a document, as it is stored and all offsets count it.

    From the store, if it has the document; else from the file, as it would be read now: line ends, soft hyphens and
    letters that were decoded wrongly are mended, pages are without what stands around the article. A row or a part of
    an archive is named as in the tables (rows.csv#12, a.zip/b.txt). On a terminal, characters that would steer it are
    shown as �.

    Example: channelfacts text --corpus 2024-02-14-mp-letter
    """
    found = _stored(wanted, store, corpus=corpus)
    if found is None:
        found = _read(wanted)
    if sys.stdout.isatty():
        from channelfacts.query.characters import visible

        print(visible(found), end="" if found.endswith("\n") else "\n")
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(found.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def _stored(wanted: str, given: str | None, *, corpus: bool) -> str | None:
    """The text that the store has; None where it has none of it, but a file is called so."""
    from channelfacts.store import find

    file = _file(wanted)
    if file is not None and not corpus and find(settings.store(given)) is None:
        return None
    from channelfacts.query.looking import look_up

    with source([], given, bundled=corpus) as (kept, _):
        try:
            doc_id = look_up(kept, wanted).doc_id
        except UsageError:
            if file is None or corpus:
                raise
            note(f"{wanted} is not in the store: as it is read now")
            return None
        return kept.document(doc_id)[2]


def _file(wanted: str) -> str | None:
    """The file that a document lies in: its path, or what stands before `#` or a further `/`."""
    path = wanted
    while path:
        if os.path.isfile(path):
            return path
        path = path[: max(path.rfind("#"), path.rfind("/"), 0)]
    return None


def _read(wanted: str) -> str:
    """The one document of a file that is called so. Raises InputError where it cannot be read, or is not there."""
    from channelfacts.documents import read
    from channelfacts.documents.finding import as_shown
    from channelfacts.model import Failure

    file = _file(wanted)
    assert file is not None
    name = as_shown(wanted)
    others: list[str] = []
    for item in read(file):
        if item.path == name:
            if isinstance(item, Failure):
                raise InputError(item.path, item.reason)
            return item.text
        if len(others) < 3 and item.path is not None:
            others.append(item.path)
    if not others:
        raise InputError(name, "no texts in it")
    there = f"{' or '.join(others)}{' ...' if len(others) == 3 else ''}"
    raise UsageError(f"no document {wanted} in {file}: name one of those there, as {there}")
