"""Where a command's facts come from: paths read now, a store, or the bundled corpus."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from channelfacts.cli.reporting import Progress, note
from channelfacts.errors import InputError, UsageError
from channelfacts.lexicons import corpus
from channelfacts.model import Document, Failure

if TYPE_CHECKING:
    from channelfacts.store import Store

NO_FACTS = "no store here, and no PATH given"


def extracted(
    paths: list[str], progress: Progress, *, published: str | None = None, name: str | None = None
) -> Iterator[tuple[Any, str]]:
    """(record, text) of each document under `paths`, in order. spaCy is loaded here, and only here."""
    from channelfacts.documents import read
    from channelfacts.pipeline import extract

    waiting: deque[Document] = deque()

    def passing(inputs: Iterable[Document | Failure]) -> Iterator[Document | Failure]:
        for item in inputs:
            if isinstance(item, Document):
                waiting.append(item)
            yield item

    named = {} if name is None else {"name": name}
    inputs = read(paths, published=published, **named)
    for record in extract(passing(inputs), on_failure=progress.failed):
        document = waiting.popleft()
        progress.read(record)
        yield record, document.text


def nothing_read(progress: Progress, paths: list[str]) -> InputError:
    """The error of a run in which no document could be read."""
    if progress.failures:
        return InputError(progress.failures[0].path, "nothing could be read")
    return InputError(", ".join(paths), "no texts found")


@contextmanager
def source(
    paths: list[str], given: str | None, *, bundled: bool, machine: bool = False
) -> Iterator[tuple[Store, Progress | None]]:
    """The store to query: a temporary one filled from `paths` or the bundled corpus, else the one given or found."""
    from channelfacts import store

    if bundled and (paths or given is not None):
        raise UsageError("--corpus is the bundled corpus: give it without PATH and --store")
    if paths and given is not None:
        raise UsageError("give PATH or --store: facts come from the one or the other")
    if not paths and not bundled:
        found = store.find(given)
        if found is not None:
            with store.reading(found) as kept:
                yield kept, None
            return
        if machine:
            raise UsageError(f"{NO_FACTS}: for the facts of the bundled corpus say --corpus")
        note(f"{NO_FACTS}: these are facts of the bundled corpus (for your own: channelfacts extract FOLDER)")
    chosen = paths or [corpus().as_posix()]
    with store.writing("") as kept, Progress(quiet=not sys.stderr.isatty()) as progress:
        for record, text in extracted(chosen, progress):
            kept.add(record, text)
        if not progress.documents:
            raise nothing_read(progress, chosen)
        yield kept, progress
