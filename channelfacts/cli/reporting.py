"""What commands say on stderr: notes, warnings, the progress of reading."""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Any

from channelfacts.facts import FACTS
from channelfacts.model import Failure

if TYPE_CHECKING:
    from channelfacts.store import Store

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def note(text: str) -> None:
    """A line on stderr. Characters that steer a terminal (file names have them too) are shown as escapes."""
    line = CONTROLS.sub(lambda match: f"\\x{ord(match[0]):02x}", text).replace("\n", " ")
    print(line.encode("utf-8", "backslashreplace").decode("utf-8"), file=sys.stderr, flush=True)


def followed(store: Store, *, pruned: bool) -> None:
    """What became of reviews of texts that have changed, a line each; how to see those that have lost their facts."""
    lost = 0
    for one in store.followed:
        what = "lost: its evidence is not there any more" if one.lost else "went along with the changed text"
        note(f"review of {one.line} in {one.path}: {what}")
        lost += one.lost
    if lost or (pruned and any(one.lost for one in store.reviews())):
        note("reviews without their facts are kept: channelfacts review --orphans lists them")


class Progress:
    """What was read, found and left out; a bar on stderr while it runs, if that is a terminal."""

    def __init__(self, *, quiet: bool = False) -> None:
        self.documents = 0
        self.unchanged = 0
        self.kept = 0
        self.pruned = 0
        self.known_failures = 0
        self.words = 0
        self.found: Counter[str] = Counter()
        self.failures: list[Failure] = []
        self.started = time.monotonic()
        self._bar: Any = None
        self._task: Any = None
        self.quiet = quiet

    def __enter__(self) -> Progress:
        if sys.stderr.isatty() and not self.quiet:
            from rich.console import Console
            from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
            from rich.progress import Progress as Bar

            columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
            self._bar = Bar(*columns, console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task("Reading", total=None)
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def failed(self, failure: Failure) -> None:
        """An input that could not be read: said at once, and counted."""
        self.failures.append(failure)
        with self._aside():
            note(f"left out: {failure}")

    def read(self, record: Any) -> None:
        """A document that is done."""
        self.documents += 1
        self.words += record.doc.words
        for kind in FACTS:
            self.found[kind] += len(getattr(record, kind))
        if self._bar is not None:
            self._bar.update(self._task, description=f"Read {self.documents:,} documents, {self.words:,} words")

    @contextmanager
    def _aside(self) -> Iterator[None]:
        """The bar gives way to a line."""
        if self._bar is None:
            yield
            return
        self._bar.stop()
        yield
        self._bar.start()

    @property
    def anything(self) -> bool:
        """Whether there is anything to speak of, read now or before."""
        return bool(self.documents or self.unchanged or self.kept or self.pruned)

    @property
    def left_out(self) -> int:
        """How many inputs were left out, those included that an earlier run has spoken of."""
        return len(self.failures) + self.known_failures

    def summary(self, where: str) -> str:
        """The closing line: read, unchanged, left out, found, how long, where it went."""
        parts = [f"Read {_many(self.documents, 'document')} ({_many(self.words, 'word')})"]
        if not self.documents:
            parts = ["Read nothing new"]
        if self.unchanged:
            parts.append(f"{_many(self.unchanged, 'file')} unchanged")
        if self.kept:
            parts.append(f"{_many(self.kept, 'document')} kept before")
        if self.pruned:
            parts.append(f"dropped {_many(self.pruned, 'vanished file')}")
        if self.left_out:
            before = f" ({self.known_failures:,} as before)" if self.known_failures else ""
            parts.append(f"left out {self.left_out:,}{before}")
        if self.documents:
            found = ", ".join(f"{self.found[kind]:,} {kind}" for kind in FACTS if self.found[kind]) or "no facts"
            parts.append(f"found {found}")
        parts.append(f"{time.monotonic() - self.started:.1f} s{where}")
        return "; ".join(parts)


def _many(number: int, word: str) -> str:
    return f"1 {word}" if number == 1 else f"{number:,} {word}s"
