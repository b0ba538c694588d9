"""Files, folders and standard input become Documents. One module a format; READERS says which reads what.

A reader is a module with `ENDINGS` (of file names, lower case, with the dot) and `documents(source)`, which yields the
Documents in a Source or raises InputError. A new format is one such module and its name in READERS.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from os import PathLike, fspath
from types import ModuleType
from typing import BinaryIO

from channelfacts.documents import markdown, plain, recognition
from channelfacts.documents.finding import Finder, said
from channelfacts.documents.source import Source
from channelfacts.errors import InputError
from channelfacts.model import Document, Failure

READERS: tuple[ModuleType, ...] = (plain, markdown)
"""Every reader; the first is for files without an ending and for texts with an ending that is nobody's."""

__all__ = ["READERS", "read"]


def read(
    paths: str | PathLike[str] | Iterable[str | PathLike[str]],
    *,
    published: str | None = None,
    name: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Document | Failure]:
    """The documents under `paths` (files, folders, `-`), in order; what cannot be read is a Failure in the stream.

    published: ISO date of all of them. name: the path that the text from standard input gets, else it has none.
    stdin: what `-` reads, else the process's own standard input.
    Folders are searched through in sorted order; hidden files, stores, our own exports and files that are no texts are
    passed over there. A file given twice is read once. Line ends become `\\n` and a byte order mark is dropped at
    reading: this is the text as stored, to which all offsets refer. Nothing else of it is changed.
    """
    if isinstance(paths, str | PathLike):
        paths = [paths]
    finder = Finder({ending: reader for reader in READERS for ending in reader.ENDINGS})
    for path in paths:
        if fspath(path) == "-":
            found: Iterable[Source | Failure] = [_standard_input(name, stdin)]
        else:
            found = finder.find(fspath(path))
        for item in found:
            yield from [item] if isinstance(item, Failure) else _documents(item, finder, published)


def _standard_input(name: str | None, stdin: BinaryIO | None) -> Source | Failure:
    try:
        return Source(name, data=(stdin or sys.stdin.buffer).read(), given=True)
    except (OSError, AttributeError) as error:
        return Failure(name or "standard input", said(error) if isinstance(error, OSError) else "it is closed")


def _documents(source: Source, finder: Finder, published: str | None) -> Iterator[Document | Failure]:
    try:
        kind = recognition.kind(source.bytes())
        if kind is not None and kind.ours and not source.given:
            return
        reader = finder.reader(source) or READERS[0]
        if kind is not None:
            raise InputError(source.label, kind.reason)
        for document in reader.documents(source):
            dated = document if published is None else replace(document, published=published, published_from="argument")
            yield dated
    except InputError as error:
        yield Failure(source.label, error.reason)
    except OSError as error:
        yield Failure(source.label, said(error))
    except MemoryError:
        yield Failure(source.label, "too large for this machine's memory")
