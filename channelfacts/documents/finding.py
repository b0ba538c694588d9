"""Paths to files: folders searched in sorted order, what is no text passed over, each file once."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import ModuleType

from channelfacts.documents.options import DEFAULT, Options
from channelfacts.documents.source import HEAD, Source
from channelfacts.model import Failure

SETTINGS = "channelfacts.toml"

LEFTOVERS = ("~", "-wal", "-shm", "-journal")
"""Ends of the names of editors' backups and of what SQLite keeps beside an open store, which may be empty."""

NOT_YET = {
    ".doc": "old Word files are",
    ".msg": "Outlook's own mail files are",
    ".epub": "EPUB files are",
    ".xls": "spreadsheets are",
    ".xlsx": "spreadsheets are",
    ".ods": "spreadsheets are",
    ".tar": "archives of this kind are",
    ".tgz": "archives of this kind are",
    ".7z": "archives of this kind are",
    ".rar": "archives of this kind are",
    ".xz": "archives of this kind are",
    ".zst": "archives of this kind are",
}
"""Endings of texts that this release cannot read: they are named; a picture in a folder is passed over."""


class Finder:
    """Finds the files under paths; remembers which it has given.

    readers: the reader of each ending. recognised: the reader of what begins with these bytes, if any. aside: files
    that are passed over unopened.
    """

    def __init__(
        self,
        readers: Mapping[str, ModuleType],
        options: Options = DEFAULT,
        recognised: Callable[[bytes], ModuleType | None] = lambda head: None,
        aside: Iterable[str | os.PathLike[str]] = (),
    ) -> None:
        self._readers = readers
        self._options = options
        self._recognised = recognised
        self._aside = frozenset(os.path.realpath(path) for path in aside)
        self._seen: set[str] = set()

    def find(self, path: str) -> Iterator[Source | Failure]:
        """The sources under a path as given; a path that leads nowhere, or to no text, is a Failure."""
        shown = as_shown(path)
        try:
            mode = os.stat(path).st_mode
        except (OSError, ValueError) as error:
            yield Failure(shown, said(error))
            return
        if not stat.S_ISDIR(mode) and self._set_aside(path):
            yield Failure(shown, "the file that is written to, not a text")
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
            yield Failure(as_shown(path), said(error))
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
                    yield Failure(as_shown(inner), said(error))
                continue
            if stat.S_ISDIR(mode):
                yield from self._folder(inner, above | {real})
            elif stat.S_ISREG(mode) and not name.endswith(LEFTOVERS) and not name.startswith("~$"):
                yield from self._file(Path(inner), as_shown(inner))

    def _file(self, file: Path, shown: str) -> Iterator[Source | Failure | None]:
        if self._set_aside(file):
            return
        ending = Source(shown).ending
        if ending in self._readers or ending == "" or self._shows(file):
            yield next(self._once(file, shown, given=False), None)
        elif ending in NOT_YET:
            yield Failure(shown, f"{NOT_YET[ending]} not read yet")

    def _set_aside(self, file: str | Path) -> bool:
        named = any(os.path.basename(file) == os.path.basename(other) for other in self._aside)
        return (named or os.path.islink(file)) and os.path.realpath(file) in self._aside

    def _shows(self, file: Path) -> bool:
        """Whether a file with a name that says nothing (`story.aspx`) is one that a reader knows."""
        try:
            with open(file, "rb") as stream:
                return self._recognised(stream.read(HEAD)) is not None
        except OSError:
            return False

    def _once(self, file: Path, shown: str, *, given: bool) -> Iterator[Source | Failure]:
        real = os.path.realpath(file)
        if real in self._seen:
            return
        self._seen.add(real)
        yield Source(shown, file, given=given, options=self._options)


def as_shown(path: str) -> str:
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
