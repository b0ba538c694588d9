"""Paths to files: folders searched in sorted order, what is no text passed over, each file once."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType

from channelfacts.documents.source import Source
from channelfacts.model import Failure

SETTINGS = "channelfacts.toml"

LEFTOVERS = ("~", "-wal", "-shm", "-journal")
"""Ends of the names of editors' backups and of what SQLite keeps beside an open store, which may be empty."""

NOT_YET = {
    ".htm": "web pages are",
    ".html": "web pages are",
    ".xhtml": "web pages are",
    ".pdf": "PDF files are",
    ".doc": "Word files are",
    ".docx": "Word files are",
    ".odt": "OpenDocument files are",
    ".rtf": "RTF files are",
    ".eml": "mail is",
    ".mbox": "mail is",
    ".epub": "EPUB files are",
}
"""Endings of texts that this release cannot read: they are named; a picture or a table in a folder is passed over."""


class Finder:
    """Finds the files under paths; remembers which it has given. `readers`: the reader of each ending."""

    def __init__(self, readers: Mapping[str, ModuleType]) -> None:
        self._readers = readers
        self._seen: set[str] = set()

    def reader(self, source: Source) -> ModuleType | None:
        """The reader for a source by its ending."""
        return self._readers.get(source.ending)

    def find(self, path: str) -> Iterator[Source | Failure]:
        """The sources under a path as given; a path that leads nowhere, or to no text, is a Failure."""
        shown = _shown(path)
        try:
            mode = os.stat(path).st_mode
        except (OSError, ValueError) as error:
            yield Failure(shown, said(error))
            return
        if not stat.S_ISDIR(mode):
            yield from self._once(Path(path), shown, given=True)
            return
        anything = False
        for item in self._folder(path, frozenset()):
            anything = True
            if item is not None:
                yield item
        if not anything:
            yield Failure(shown, "a folder without texts")

    def _folder(self, path: str, above: frozenset[str]) -> Iterator[Source | Failure | None]:
        """What lies in a folder; None stands for a text that was given before. Links to a folder above end here."""
        real = os.path.realpath(path)
        if real in above:
            return
        try:
            names = sorted(os.listdir(path))
        except OSError as error:
            yield Failure(_shown(path), said(error))
            return
        for name in names:
            if name.startswith(".") or name == SETTINGS:
                continue
            inner = os.path.join(path, name)
            try:
                mode = os.stat(inner).st_mode
            except OSError as error:
                # A link that leads nowhere, or round in circles, is nothing to read; all else is said.
                if not os.path.islink(inner):
                    yield Failure(_shown(inner), said(error))
                continue
            if stat.S_ISDIR(mode):
                yield from self._folder(inner, above | {real})
            elif stat.S_ISREG(mode) and not name.endswith(LEFTOVERS) and not name.startswith("~$"):
                yield from self._file(Path(inner), _shown(inner))

    def _file(self, file: Path, shown: str) -> Iterator[Source | Failure | None]:
        ending = Source(shown).ending
        if ending in self._readers or ending == "":
            yield next(self._once(file, shown, given=False), None)
        elif ending in NOT_YET:
            yield Failure(shown, f"{NOT_YET[ending]} not read yet")

    def _once(self, file: Path, shown: str, *, given: bool) -> Iterator[Source | Failure]:
        real = os.path.realpath(file)
        if real in self._seen:
            return
        self._seen.add(real)
        yield Source(shown, file, given=given)


def _shown(path: str) -> str:
    """The path as given with `/`; bytes that are no UTF-8 as escapes, since JSON cannot hold them."""
    return Path(path).as_posix().encode("utf-8", "backslashreplace").decode("utf-8")


def said(error: OSError | ValueError) -> str:
    """Why the system refused, in a few words."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return "not a path that a file can have"
