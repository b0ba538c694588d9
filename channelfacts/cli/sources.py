"""Where a command's facts come from: paths read now, a store, or the bundled corpus."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import typer

from channelfacts.cli import settings
from channelfacts.cli.reporting import Progress, note
from channelfacts.errors import InputError, UsageError
from channelfacts.lexicons import corpus
from channelfacts.model import Failure

if TYPE_CHECKING:
    from channelfacts.store import Store

NO_FACTS = "no store here, and no PATH given"


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
    from channelfacts.cli import reading
    from channelfacts.documents import DEFAULT, marks

    chosen = paths or [corpus().as_posix()]
    own = settings.names_of_own(chosen, gazetteers, here=bool(paths))
    with store.writing("") as kept, Progress(quiet=not sys.stderr.isatty()) as progress:
        files = reading.files(chosen, DEFAULT, bundled=not paths)
        for item in reading.records(reading.documents(files), own=own, timeout=DEFAULT.timeout):
            if isinstance(item, Failure):
                progress.failed(item)
            elif not isinstance(item, marks.Mark):
                kept.add(item.record, item.document.text, item.sentences)
                progress.read(item.record)
        if not progress.documents:
            nothing_read(progress, chosen)
        yield kept, progress
