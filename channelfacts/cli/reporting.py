"""What commands say on stderr: notes, warnings, the progress of reading."""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any

from channelfacts.facts import FACTS
from channelfacts.model import Failure

ONE = {"people": "person", "agencies": "agency"}
"""Kinds whose singular is no plural without its s."""
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def note(text: str) -> None:
    """A line on stderr. Characters that steer a terminal (file names have them too) are shown as escapes."""
    line = CONTROLS.sub(lambda match: f"\\x{ord(match[0]):02x}", text).replace("\n", " ")
    print(line.encode("utf-8", "backslashreplace").decode("utf-8"), file=sys.stderr, flush=True)


class Progress:
    """What was read, found and left out; a bar on stderr while it runs, if that is a terminal."""

    def __init__(self, *, quiet: bool = False) -> None:
        self.documents = 0
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

    def summary(self, where: str) -> str:
        """The closing line: read, found, left out, how long, where it went."""
        found = ", ".join(_counted(self.found[kind], kind) for kind in FACTS if self.found[kind]) or "no facts"
        out = f"; left out {len(self.failures):,}" if self.failures else ""
        seconds = time.monotonic() - self.started
        documents = "1 document" if self.documents == 1 else f"{self.documents:,} documents"
        words = "1 word" if self.words == 1 else f"{self.words:,} words"
        return f"Read {documents} ({words}){out}; found {found}; {seconds:.1f} s{where}"


def _counted(number: int, kind: str) -> str:
    return f"1 {ONE.get(kind, kind.removesuffix('s'))}" if number == 1 else f"{number:,} {kind}"
