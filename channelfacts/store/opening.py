"""A store's file opened for reading or writing, and what is said when it is none."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from channelfacts.errors import StoreError
from channelfacts.store import formats
from channelfacts.store.layout import APPLICATION, FORMAT
from channelfacts.store.transactions import STEP_MS

DEFAULT = "channelfacts.db"
NO_ROOM = ("SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC", "SQLITE_IOERR_TRUNCATE", "SQLITE_IOERR_SHMSIZE", "SQLITE_FULL")
"""What SQLite calls a disk that takes no more: full, or a quota reached."""

VARIABLE = "CHANNELFACTS_STORE"
MAGIC = b"SQLite format 3\0"


def find(given: str | None, *, new: bool = False) -> str | None:
    """The store to use: the one given, else CHANNELFACTS_STORE, else `channelfacts.db` here if there is one.

    With `new` (a command that fills a store) it need not be there yet. Raises StoreError where a named one is missing.
    """
    if given is not None:
        if not new and not Path(given).is_file():
            raise StoreError(f"no store at {given}: fill one with: channelfacts extract PATH --store {given}")
        return given
    variable = os.environ.get(VARIABLE)
    if variable:
        if not Path(variable).is_file():
            raise StoreError(
                f"{VARIABLE} names {variable}, which is missing:"
                f" unset it, or make the store with: channelfacts extract PATH --store {variable}"
            )
        return variable
    return DEFAULT if new or Path(DEFAULT).is_file() else None


def is_store(path: str | os.PathLike[str]) -> bool:
    """Whether a file is a store, told by its first 100 bytes: readers of texts pass over it."""
    try:
        with open(path, "rb") as file:
            head = file.read(100)
    except OSError:
        return False
    return head.startswith(MAGIC) and head[68:72] == APPLICATION.to_bytes(4, "big")


@contextmanager
def connection(path: str, *, write: bool) -> Iterator[sqlite3.Connection]:
    """An open connection to the store at `path` ("" for a temporary one), made if `write` and not there.

    Whatever SQLite has to complain of becomes a StoreError of one line.
    """
    with complaints(path):
        opened = _connect(path, write=write)
        try:
            _prepare(opened, path, write=write)
            yield opened
        finally:
            opened.close()


@contextmanager
def complaints(path: str) -> Iterator[None]:
    """SQLite's errors as StoreErrors."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        said = str(error)
        if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError):
            raise
        name = path or "in the temporary folder"
        if "not a database" in said:
            raise StoreError(f"{path} is no store of channelfacts: it is another kind of file") from error
        if "malformed" in said:
            raise StoreError(
                f"the store {path} is damaged: move it away and extract anew, or mend it with: sqlite3 {path} .recover"
            ) from error
        if "locked" in said or "busy" in said:
            raise StoreError(f"the store {path} is in use by another program: try again when it is done") from error
        if "is full" in said or getattr(error, "sqlite_errorname", "") in NO_ROOM:
            raise StoreError(
                f"no room for the store {name}: what was kept before is whole; make room and run the same command again"
            ) from error
        if "readonly" in said:
            raise StoreError(f"the store {path} cannot be written to: it, or its folder, is read-only") from error
        if "unable to open" in said:
            raise StoreError(f"the store {name} cannot be opened or made: look at the permissions there") from error
        raise StoreError(f"the store {path} cannot be used: {said}") from error


def _connect(path: str, *, write: bool) -> sqlite3.Connection:
    if path == "" or write:
        folder = Path(path).parent
        if path and not folder.is_dir():
            raise StoreError(f"the store {path} cannot be made: no folder {folder}")
        return sqlite3.connect(path, isolation_level=None, timeout=STEP_MS / 1000)
    if not Path(path).is_file():
        raise StoreError(f"no store at {path}")
    if Path(path).stat().st_size == 0:
        raise StoreError(f"{path} is no store of channelfacts: it is empty")
    address = Path(path).absolute().as_uri()
    # Opened to write though nothing is written: only so does SQLite take away its write-ahead log again at the end.
    # In a folder that cannot be written there is no log to be opened; nobody else writes there either.
    for mode in ("mode=rw", "mode=ro", "immutable=1"):
        opened = sqlite3.connect(f"{address}?{mode}", uri=True, isolation_level=None, timeout=30)
        try:
            opened.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError as error:
            opened.close()
            if mode == "immutable=1" or not ("unable to open" in str(error) or "readonly" in str(error)):
                raise
            continue
        break
    return opened


def _prepare(opened: sqlite3.Connection, path: str, *, write: bool) -> None:
    # Python hears Ctrl-C between two of its own instructions only: it gets to one now and then within a long query.
    opened.set_progress_handler(lambda: 0, 500_000)
    opened.execute("PRAGMA foreign_keys = ON")
    version = formats.check(opened, path, write=write)
    if write:
        if opened.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            opened.execute("PRAGMA journal_mode = WAL")
        opened.execute("PRAGMA synchronous = NORMAL")
        if version != FORMAT:
            formats.make(opened, path)
    elif version != FORMAT:
        formats.stand_in(opened)
    if not write:
        opened.execute("PRAGMA query_only = ON")
