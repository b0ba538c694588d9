"""The files that a store knows, and whether one is still as it was: first by size and time, then by its bytes."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path

TRUSTED_NS = 2_000_000_000
"""Nanoseconds that a file must have been left alone before it is read for its time to tell it from a later state: file
systems write down times with a grain of up to two seconds."""


@dataclass(frozen=True, slots=True)
class Known:
    """A row of `files`."""

    size: int | None
    mtime_ns: int | None
    hash: str | None
    read_as: str | None
    bounds: str | None
    finished: int


@dataclass(frozen=True, slots=True)
class State:
    """A file as it is now. mtime_ns: None where it is too young to be trusted. hash: None where it cannot be read."""

    size: int
    mtime_ns: int | None
    changed_ns: int
    hash: str | None


def known(opened: sqlite3.Connection) -> dict[str, Known]:
    """All files that the store knows, by path: one query, however many a run looks at."""
    rows = opened.execute("SELECT path, size, mtime_ns, hash, read_as, bounds, finished FROM files")
    return {path: Known(size, mtime_ns, *about) for path, size, mtime_ns, *about in rows}


def same_by_time(file: Path, known: Known) -> bool:
    """Whether size and time say that nothing has changed."""
    try:
        found = os.stat(file)
    except OSError:
        return False
    return known.mtime_ns is not None and (found.st_size, found.st_mtime_ns) == (known.size, known.mtime_ns)


def state(file: Path) -> State | None:
    """The file as it is now, with the hash of its bytes; None where it is not there."""
    now = time.time_ns()
    try:
        found = os.stat(file)
    except OSError:
        return None
    try:
        with open(file, "rb") as stream:
            hashed: str | None = hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=16)).hexdigest()
    except OSError:
        hashed = None
    trusted = found.st_mtime_ns < now - TRUSTED_NS
    return State(found.st_size, found.st_mtime_ns if trusted else None, found.st_mtime_ns, hashed)


def untouched(file: Path, state: State) -> bool:
    """Whether a file has still the size and time of its state."""
    try:
        found = os.stat(file)
    except OSError:
        return False
    return (found.st_size, found.st_mtime_ns) == (state.size, state.changed_ns)


def beneath(path: str, folder: str) -> bool:
    """Whether a path is a folder or file as given, or lies in it. `.` holds every path that does not climb out."""
    if folder == ".":
        return not path.startswith(("/", "../"))
    return path == folder or path.startswith(folder.rstrip("/") + "/")
