"""A run that fills a store: opened at once if it is there (its faults are known before the work), made with the first
document if not, so that a run that could read nothing leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import asdict
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any

from channelfacts.documents import Options
from channelfacts.documents.finding import as_shown
from channelfacts.documents.marks import Closed, Kept, Opened, Unchanged
from channelfacts.documents.source import Source
from channelfacts.errors import ChannelfactsError
from channelfacts.fingerprint import of_program, of_run
from channelfacts.gazetteers import Gazetteers
from channelfacts.model import Document, Failure
from channelfacts.store import Store, writing
from channelfacts.store.files import state
from channelfacts.store.runs import Run

BOUNDS = ("max_bytes", "timeout")
"""Options that only say how much is too much: whoever changes them wants what was left out, not all anew."""


class Keeping:
    """What a run keeps. force: everything is read again. exact: the records of what is not read again are wanted."""

    def __init__(
        self,
        path: str,
        paths: Sequence[str],
        options: Options,
        *,
        model: str | None = None,
        own: Gazetteers | None = None,
        force: bool = False,
        exact: bool = False,
    ) -> None:
        self.path = path
        self.run: Run | None = None
        self._stack = ExitStack()
        chosen = asdict(options)
        bounds = [chosen.pop(name) for name in BOUNDS]
        self._start = partial(
            Run,
            paths=["-" if path == "-" else as_shown(path) for path in paths],
            program=of_program(),
            read_as=of_run(sorted(chosen.items()), model=model, gazetteers=own.as_json() if own else ""),
            bounds=str(bounds),
            force=force,
            exact=exact,
        )
        self._pending: list[Callable[[Run], object]] = []
        self._passed: dict[str, tuple[Path, bool]] = {}

    def __enter__(self) -> Keeping:
        if Path(self.path).exists():
            self._opened()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._stack:
            if self.run is None:
                return
            if error is None:
                self.run.end("done")
                return
            try:
                self.run.end("failed" if isinstance(error, Exception) else "stopped")
            except ChannelfactsError:
                # The error that ended the run is the one to be said; a store that cannot be written to says nothing.
                return

    def _opened(self) -> Run:
        if self.run is None:
            self.run = self._start(self._stack.enter_context(writing(self.path)))
            for act in self._pending:
                act(self.run)
            self._pending.clear()
        return self.run

    @property
    def store(self) -> Store:
        """The store, made if it is not there."""
        return self._opened().store

    def _do(self, act: Callable[[Run], Any]) -> Any:
        """Now, if there is a store; else before the first document is kept, if any is."""
        if self.run is not None:
            return act(self.run)
        self._pending.append(act)
        return None

    def unchanged(self, source: Source) -> bool:
        """Whether a file need not be read."""
        if self.run is None or source.path is None or source.file is None:
            return False
        if not self.run.unchanged(source.path, source.file):
            return False
        self._passed[source.path] = source.file, source.given
        return True

    def reopened(self, options: Options) -> Iterator[Source]:
        """What was passed over and must be read after all: what it shared with another file has gone from that."""
        if self.run is not None:
            for path in self.run.reopened(self._passed):
                file, given = self._passed[path]
                yield Source(path, file, given=given, options=options)

    def has(self, document: Document) -> bool:
        """Whether a document need not be looked through."""
        return self.run is not None and self.run.has(document)

    def add(self, document: Document, record: Any, sentences: Sequence[tuple[int, int]]) -> None:
        """Keep a document."""
        self._opened().add(document, record, sentences)

    def marked(self, mark: Opened | Closed | Kept) -> Failure | None:
        """Follow the stream. A Failure where a file has changed while it was read."""
        if isinstance(mark, Kept):
            self._opened().keep(mark.path, mark.doc_id)
            return None
        path, file = mark.source.path, mark.source.file
        if path is None or file is None:
            return None
        if isinstance(mark, Opened):
            found = state(file)
            self._do(lambda run: run.open(path, found))
            return None
        failure: Failure | None = self._do(lambda run: run.close(file, passing=mark.passing))
        return failure

    def passed_over(self, mark: Unchanged) -> int:
        """A file is unchanged; how many failures are known of it."""
        return self._opened().passed_over(mark.source.path or "")

    def records(self, mark: Unchanged | Kept) -> Iterator[Any]:
        """The records of what is not read again, in its order."""
        paths = [mark.path] if isinstance(mark, Kept) else self.store.paths(mark.source.path or "")
        for path in paths:
            yield self.store.record(path)

    def failed(self, failure: Failure) -> bool:
        """Something was left out. Whether the run before said so already."""
        known = self.run is not None and (failure.path, failure.reason) in self.run.failures
        self._do(lambda run: run.failed(failure))
        return known
