"""Where a command's facts come from: paths read now, a store, or the bundled corpus."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NoReturn

import typer

from channelfacts.cli import settings
from channelfacts.cli.reporting import Progress, note
from channelfacts.errors import InputError, UsageError
from channelfacts.lexicons import corpus
from channelfacts.model import Document, Failure

if TYPE_CHECKING:
    from channelfacts.store import Store

NO_FACTS = "no store here, and no PATH given"


def extracted(
    paths: list[str],
    progress: Progress,
    *,
    published: str | None = None,
    name: str | None = None,
    bundled: bool = False,
    model: str | None = None,
    gazetteers: Sequence[str] = (),
) -> Iterator[tuple[Any, str]]:
    """(record, text) of each document under `paths`, in order. spaCy is loaded here, and only here.

    bundled: the paths are the bundled corpus, whose documents are called alike on every machine. model: another than
    ours to see names, or `none`. gazetteers: files of names of one's own, besides those of `channelfacts.toml`, which
    the bundled corpus is read without.
    """
    from channelfacts.documents import read
    from channelfacts.pipeline import OWN, extract, load

    waiting: deque[Document] = deque()

    def passing(inputs: Iterable[Document | Failure]) -> Iterator[Document | Failure]:
        for item in inputs:
            if isinstance(item, Document):
                if bundled and item.path is not None:
                    item = replace(item, path=f"corpus/{PurePath(item.path).name}")
                waiting.append(item)
            yield item

    own = settings.names_of_own(paths, gazetteers, here=not bundled)
    inputs = read(paths, published=published, name=name)
    nlp = None
    if model is not None or own:
        nlp = load(OWN if model is None else None if model == "none" else model, gazetteers=own)
    for record in extract(passing(inputs), nlp=nlp, on_failure=progress.failed):
        document = waiting.popleft()
        progress.read(record)
        yield record, document.text


def nothing_read(progress: Progress, paths: list[str]) -> NoReturn:
    """End a run in which no document could be read: with 1, and a line if none was said of any input."""
    if progress.failures:
        raise typer.Exit(1)
    raise InputError(", ".join(paths), "no texts found")


@contextmanager
def source(
    paths: list[str],
    given: str | None,
    *,
    bundled: bool,
    machine: bool = False,
    gazetteers: Sequence[str] = (),
) -> Iterator[tuple[Store, Progress | None]]:
    """The store to query: a temporary one filled from `paths` or the bundled corpus, else the one given or found.

    gazetteers: files of names of one's own, for texts that are read now.
    """
    from channelfacts import store

    if bundled and (paths or given is not None):
        raise UsageError("--corpus is the bundled corpus: give it without PATH and --store")
    if paths and given is not None:
        raise UsageError("give PATH or --store: facts come from the one or the other")
    if gazetteers and not paths and not bundled:
        raise UsageError("--gazetteer is for texts that are read now: give PATH, or extract them anew with it")
    if not paths and not bundled:
        found = store.find(settings.store(given))
        if found is not None:
            with store.reading(found) as kept:
                yield kept, None
            return
        if machine:
            raise UsageError(f"{NO_FACTS}: for the facts of the bundled corpus say --corpus")
        note(f"{NO_FACTS}: these are facts of the bundled corpus (for your own: channelfacts extract FOLDER)")
    chosen = paths or [corpus().as_posix()]
    with store.writing("") as kept, Progress(quiet=not sys.stderr.isatty()) as progress:
        for record, text in extracted(chosen, progress, bundled=not paths, gazetteers=gazetteers):
            kept.add(record, text)
        if not progress.documents:
            nothing_read(progress, chosen)
        yield kept, progress
