"""A run of `extract`: what is read, where it goes, what is passed over, what is dropped at the end."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from channelfacts.cli import reading, stopping
from channelfacts.cli.keeping import Keeping
from channelfacts.cli.reporting import Progress
from channelfacts.documents import Options, Source
from channelfacts.documents.finding import as_shown
from channelfacts.documents.marks import Closed, Kept, Opened, Unchanged
from channelfacts.gazetteers import Gazetteers
from channelfacts.model import Failure
from channelfacts.store.files import beneath


@dataclass(slots=True)
class Filling:
    """paths, options and all else that says how texts are read; keeping: the store; write: where else records go.

    chosen: whether a file is to be read at all, by its path. load: the pipeline, where it is there already.
    """

    paths: list[str]
    options: Options
    progress: Progress
    model: str | None = None
    own: Gazetteers | None = None
    name: str | None = None
    bundled: bool = False
    prune: bool = False
    keeping: Keeping | None = None
    write: Callable[[Any], None] | None = None
    chosen: Callable[[str], Any] | None = None
    load: Callable[[], Any] | None = None
    _seen: set[str] = field(default_factory=set)
    _empty: set[str] = field(default_factory=set)

    def run(self, aside: Iterable[str] = ()) -> None:
        """Read everything, then drop what has vanished, then read what has lost its companion by that."""
        files = reading.files(self.paths, self.options, name=self.name, bundled=self.bundled, aside=tuple(aside))
        self._through(self._noted(files))
        run = None if self.keeping is None else self.keeping.run
        if self.keeping is None or run is None:
            return
        if self.prune:
            run.prune(sorted(path for path in run.files() if path not in self._seen and self._vanished(path)))
            self.progress.pruned = run.counted["pruned"]
        again = list(self.keeping.reopened(self.options))
        if again:
            self.progress.unchanged -= len(again)
            self._through(again)

    def _noted(self, files: Iterable[Source | Failure]) -> Iterator[Source | Failure]:
        """The files, remembered where that is needed: those found, and the paths that have none."""
        for item in files:
            if self.chosen is not None and not (item.path and self.chosen(item.path)):
                continue
            if not self.prune:
                pass
            elif isinstance(item, Failure):
                self._empty.add(item.path)
            elif item.path is not None:
                self._seen.add(item.path)
            yield item

    def _vanished(self, path: str) -> bool:
        """Whether a file that the store knows, and that was not found, lay where we looked and is gone.

        A folder that is empty, missing or closed may be a disk that is not there today: nothing of it is dropped. A
        file that was named itself is.
        """
        for given in map(as_shown, self.paths):
            if beneath(path, given) and (path == given or not any(beneath(path, empty) for empty in self._empty)):
                return not os.path.lexists(path)
        return False

    def _through(self, files: Iterable[Source | Failure]) -> None:
        keeping, progress = self.keeping, self.progress
        read, timeout = reading.documents(files, keeping), self.options.timeout
        for item in reading.records(read, model=self.model, own=self.own, load=self.load, timeout=timeout):
            stopping.check()
            if isinstance(item, Failure):
                self._failed(item)
            elif isinstance(item, Opened | Closed):
                failure = None if keeping is None else keeping.marked(item)
                if failure is not None:
                    progress.failed(failure)
            elif isinstance(item, Unchanged | Kept):
                assert keeping is not None
                self._as_before(item, keeping)
            else:
                if keeping is not None:
                    keeping.add(item.document, item.record, item.sentences)
                if self.write is not None:
                    self.write(item.record if keeping is None else keeping.store.as_reviewed(item.record))
                progress.read(item.record)

    def _failed(self, failure: Failure) -> None:
        if self.keeping is not None and self.keeping.failed(failure) and failure.path not in map(as_shown, self.paths):
            self.progress.known_failures += 1
        else:
            self.progress.failed(failure)

    def _as_before(self, mark: Unchanged | Kept, keeping: Keeping) -> None:
        if isinstance(mark, Kept):
            keeping.marked(mark)
            self.progress.kept += 1
        else:
            self.progress.known_failures += keeping.passed_over(mark)
            self.progress.unchanged += 1
        if self.write is not None:
            for record in keeping.records(mark):
                self.write(record)
