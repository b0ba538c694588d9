"""Files, folders and standard input become Documents. One module a format; READERS says which reads what.

A reader is a module with

- `ENDINGS`: of file names, lower case, with the dot;
- `recognise(head) -> bool`, if the first bytes of a file show that it is of this kind, whatever its name;
- `documents(source)`, which yields Documents, Failures, and Sources of which each is read in its turn (what an archive
  holds), or raises InputError. It takes bytes from `source.open()`, text through `decoding`, imports what is heavy
  inside its functions, and never holds more than a document.

A new format is one such module and its line in READERS.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from os import PathLike, fspath
from types import ModuleType
from typing import BinaryIO

from channelfacts.documents import (
    compressed,
    html,
    jsons,
    languages,
    limits,
    mail,
    markdown,
    opendocument,
    parquet,
    pdf,
    plain,
    recognition,
    rtf,
    separated,
    warc,
    word,
    zips,
)
from channelfacts.documents.finding import NOT_YET, Finder, said
from channelfacts.documents.options import DEFAULT, Options
from channelfacts.documents.source import Source
from channelfacts.errors import InputError
from channelfacts.model import Document, Failure

READERS: tuple[ModuleType, ...] = (
    plain,
    markdown,
    html,
    pdf,
    word,
    opendocument,
    rtf,
    mail,
    jsons,
    separated,
    parquet,
    warc,
    compressed,
    zips,
)
"""Every reader. The first that recognises a file reads it, else the one of its ending; else the first of all."""

DEPTH = 4
"""Archives within archives that are opened."""

__all__ = ["DEFAULT", "READERS", "Options", "Source", "contents", "read", "sources"]


def read(
    paths: str | PathLike[str] | Iterable[str | PathLike[str]],
    *,
    published: str | None = None,
    name: str | None = None,
    stdin: BinaryIO | None = None,
    options: Options = DEFAULT,
) -> Iterator[Document | Failure]:
    """The documents under `paths` (files, folders, `-`), in order; what cannot be read is a Failure in the stream.

    published: ISO date of all of them. name: the path that the text from standard input gets, else it has none.
    stdin: what `-` reads, else the process's own standard input. options: columns of tables, bounds.
    Folders are searched through in sorted order; hidden files, stores, our own exports and files that are no texts are
    passed over there. A file given twice is read once. Offsets refer to the text of the Document, as it is stored:
    line ends are `\\n`, there is no byte order mark, no soft hyphen, and letters that were decoded wrongly before the
    file was written are mended.
    """
    chosen = options if published is None else replace(options, published=published)
    for item in sources(paths, name=name, stdin=stdin, options=chosen):
        if isinstance(item, Failure):
            yield item
        else:
            yield from contents(item)


def sources(
    paths: str | PathLike[str] | Iterable[str | PathLike[str]],
    *,
    name: str | None = None,
    stdin: BinaryIO | None = None,
    options: Options = DEFAULT,
    aside: Iterable[str | PathLike[str]] = (),
) -> Iterator[Source | Failure]:
    """The files under `paths`, not yet opened, in order.

    aside: files never to be opened. A store that this process has open is one: when any file of it is closed, the
    system takes away the locks by which SQLite keeps other programs off.
    """
    if isinstance(paths, str | PathLike):
        paths = [paths]
    finder = Finder({ending: reader for reader in READERS for ending in reader.ENDINGS}, options, _recognised, aside)
    for path in paths:
        if fspath(path) == "-":
            yield Source(name, opener=lambda: _standard_input(stdin), given=True, options=options)
        else:
            yield from finder.find(fspath(path))


def contents(source: Source) -> Iterator[Document | Failure]:
    """The documents of a source, one at a time; it is closed at the end."""
    reader: ModuleType | None = None
    with closing(source):
        try:
            with limits.seconds(source.options.timeout):
                reader = _reader(source)
            if reader is None:
                return
            items = iter(reader.documents(source))
            anything = False
            while True:
                with limits.seconds(source.options.timeout):
                    item: Document | Failure | Source | None = next(items, None)
                if item is None:
                    break
                if isinstance(item, Source):
                    found = contents(item)
                elif isinstance(item, Failure):
                    found = iter([item if item.reader is not None else replace(item, reader=_name(reader))])
                else:
                    found = iter([languages.checked(_known(item, source))])
                for one in found:
                    anything = True
                    yield one
            if not anything and source.given:
                yield Failure(source.label, "no texts in it", _name(reader))
        except InputError as error:
            yield Failure(error.path, error.reason, _name(reader))
        except OSError as error:
            # Errors of libraries that read broken files have no number.
            yield Failure(source.label, said(error), _name(reader), passing=error.errno is not None)
        except MemoryError:
            yield Failure(source.label, "too large for this machine's memory", _name(reader), passing=True)
        except RecursionError:
            yield Failure(source.label, "nested too deeply", _name(reader))
        except limits.OutOfTime:
            yield Failure(source.label, limits.said(source.options.timeout), _name(reader))


def _reader(source: Source) -> ModuleType | None:
    """The reader of a source; None for what is passed over. Raises InputError for what nobody reads.

    Passed over is what the program itself wrote; and in an archive, as in a folder, files that are no texts.
    """
    head = source.head()
    if source.depth > DEPTH:
        raise InputError(source.label, f"more than {DEPTH} archives within one another")
    kind = recognition.kind(head)
    if kind is not None:
        if not source.given and (kind.ours or source.depth):
            return None
        raise InputError(source.label, kind.reason)
    by_ending = (reader for reader in READERS if source.ending in reader.ENDINGS)
    reader = _recognised(head) or next(by_ending, None)
    if reader is None and source.ending and source.depth and not source.given:
        if source.ending in NOT_YET:
            raise InputError(source.label, f"{NOT_YET[source.ending]} not read yet")
        return None
    return reader or (separated if source.options.names_columns else READERS[0])


def _recognised(head: bytes) -> ModuleType | None:
    """The reader that knows a file by its first bytes."""
    return next((reader for reader in READERS if hasattr(reader, "recognise") and reader.recognise(head)), None)


def _known(document: Document, source: Source) -> Document:
    """The document with what is known of it from outside."""
    about: dict[str, str] = dict(source.about)
    if source.options.published is not None:
        about |= {"published": source.options.published, "published_from": "argument"}
    return replace(document, **about) if about else document  # type: ignore[arg-type]


def _standard_input(stdin: BinaryIO | None) -> BinaryIO:
    if stdin is None:
        if sys.stdin is None or sys.stdin.closed:
            raise InputError("standard input", "it is closed")
        stdin = sys.stdin.buffer
    return stdin


def _name(reader: ModuleType | None) -> str | None:
    """How failures call a reader: by its module."""
    return None if reader is None else reader.__name__.rpartition(".")[2]
