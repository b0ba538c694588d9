"""What makes the same text give the same facts: the program, its data and what a user added, as one hash.

A store notes it beside every file, so that a later version reads again what it would read otherwise. Nothing is
imported for it: the files are read as bytes.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

from channelfacts import __version__
from channelfacts.lexicons import HERE, root
from channelfacts.model import digest

ROOMS = (
    "annotations", "clauses", "documents", "entities", "facts", "gazetteers.py", "holders.py", "lexicons.py",
    "mentions", "model.py", "network", "pieces.py", "pipeline.py", "qualifiers", "tenures.py",
)  # fmt: skip
"""What facts come through: a change of a table or of a command's words gives no other facts."""

DATA = ("gazetteers", "lexicons", "model")


@cache
def of_program() -> str:
    """The hash of the program and its data."""
    hashed = hashlib.blake2b(digest_size=16)
    for base, names in ((HERE, ROOMS), (root(), DATA)):
        for path in _files(base / name for name in names):
            hashed.update(path.relative_to(base).as_posix().encode() + b"\0")
            hashed.update(hashlib.blake2b(path.read_bytes()).digest())
    return digest(__version__, metadata.version("spacy"), hashed.hexdigest())


def of_run(options: Iterable[object], *, model: str | None = None, gazetteers: str = "") -> str:
    """The same with what a run adds. model: another than ours, `none` or None; gazetteers: one's own, as JSON."""
    return digest(of_program(), _model(model), gazetteers, *options)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_file():
            yield path
        else:
            found = (Path(folder, name) for folder, _, names in os.walk(path) for name in names)
            yield from sorted(file for file in found if file.suffix != ".pyc")


def _model(name: str | None) -> str:
    """Another model: a folder by the sizes and times of its files, a package by its version."""
    if name is None or not Path(name).is_dir():
        try:
            return f"{name} {metadata.version(name or '')}"
        except (metadata.PackageNotFoundError, ValueError):
            return str(name)
    stats = ((path, path.stat()) for path in _files([Path(name)]))
    return digest(*(f"{path} {stat.st_size} {stat.st_mtime_ns}" for path, stat in stats))
