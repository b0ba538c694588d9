"""A file, standard input or a part of an archive, on its way to a reader: a stream of bytes and what is known of it."""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO, TextIO, cast

from channelfacts.documents.options import DEFAULT, Options
from channelfacts.documents.streams import CHUNK, Budget, Counted, Replayed, Unpacked, read_up_to
from channelfacts.errors import InputError

HEAD = 16 * 1024
"""Bytes that a file is recognised by."""


@dataclass(slots=True)
class Source:
    """Where bytes come from.

    path: as given, with `/`, then the parts (`a.zip/b.txt`); None: standard input. file: where it lies on disk, else
    `opener` opens it. given: the user named it. name: the file name that says what is in it, where the path does not
    (`rows.csv` of `rows.csv.gz`). encoding: as declared from outside (HTTP, MIME). about: fields of Document known
    from outside (a row, a header of the archive), which win over what the text says of itself. depth: archives around.
    """

    path: str | None
    file: Path | None = None
    opener: Callable[[], BinaryIO] | None = field(default=None, repr=False)
    given: bool = False
    options: Options = DEFAULT
    name: str | None = None
    encoding: str | None = None
    about: Mapping[str, str] = field(default_factory=dict)
    depth: int = 0
    budget: Budget | None = field(default=None, repr=False)
    _stream: BinaryIO | None = field(default=None, repr=False)
    _head: bytes | None = field(default=None, repr=False)
    _open: ExitStack = field(default_factory=ExitStack, repr=False)

    @property
    def label(self) -> str:
        """What messages call it."""
        return self.path or "standard input"

    @property
    def ending(self) -> str:
        """The ending of its name, lower case with the dot; "" where it has none.

        What follows the dot of a date or a sentence ("2015.07.30 Calais") is no ending.
        """
        suffix = PurePosixPath(self.name or self.path or "").suffix.lower()
        return suffix if suffix[1:2].isalpha() and suffix[1:].isalnum() and len(suffix) <= 10 else ""

    def head(self, size: int = HEAD) -> bytes:
        """Its first bytes, `size` at most HEAD; `open` still begins at the first. Raises OSError."""
        if self._head is None:
            stream = self._opened()
            self._head = read_up_to(stream, HEAD)
            if stream.seekable():
                stream.seek(0)
            else:
                self._stream = cast(BinaryIO, io.BufferedReader(Replayed(self._head, stream), CHUNK))
        return self._head[:size]

    def open(self) -> BinaryIO:
        """The stream, from its first byte; to be read once, and closed with the source. Raises OSError."""
        self.head()
        return self._opened()

    def seekable(self) -> BinaryIO:
        """The stream as one that can be searched through; what comes through a pipe is put into a temporary file."""
        stream = self.open()
        if not stream.seekable():
            kept = cast(BinaryIO, self._open.enter_context(tempfile.TemporaryFile()))  # noqa: SIM115
            _copy(stream, kept)
            self._stream = stream = kept
        stream.seek(0)
        return stream

    def local(self, ending: str) -> str:
        """The name of a file on disk with these bytes, plain and with this ending, for libraries that want a name."""
        folder = self._open.enter_context(tempfile.TemporaryDirectory())
        inner = os.path.join(folder, f"file{ending}")
        if self.file is not None and self.file.is_file():
            os.symlink(self.file.resolve(), inner)
        else:
            with open(inner, "wb") as kept:
                _copy(self.open(), kept)
        return inner

    def bytes(self) -> bytes:
        """All of it, once. Raises OSError, and InputError where it is more than `max_bytes`."""
        data = self.open().read(self.options.max_bytes + 1)
        if len(data) > self.options.max_bytes:
            raise too_large(self.label, self.options.max_bytes)
        return data

    def holding(self, stream: TextIO) -> TextIO:
        """A stream made of this one, closed with it and not before."""
        return self._open.enter_context(stream)

    def part(
        self,
        path: str | None,
        opener: Callable[[], BinaryIO],
        *,
        name: str | None = None,
        encoding: str | None = None,
        about: Mapping[str, str] | None = None,
        unpacks: bool = False,
    ) -> Source:
        """A part of this source, read as a source of its own. unpacks: its bytes are more than those it is made of."""
        budget = self.budget

        def opened() -> BinaryIO:
            assert budget is not None
            return cast(BinaryIO, io.BufferedReader(Unpacked(opener(), budget, path or self.label), CHUNK))

        return replace(
            self,
            path=path,
            file=None,
            opener=opened if unpacks else opener,
            name=name,
            encoding=encoding,
            about={**self.about, **(about or {})},
            depth=self.depth + unpacks,
            _stream=None,
            _head=None,
            _open=ExitStack(),
        )

    def close(self) -> None:
        """Close the stream and forget temporary files; may be opened again where it is a file."""
        self._open.close()
        self._stream = self._head = None

    def _opened(self) -> BinaryIO:
        if self._stream is None:
            if self.budget is None:
                self.budget = Budget(self.label)
            if self.file is not None:
                stream: BinaryIO = self._open.enter_context(open(self.file, "rb"))  # noqa: SIM115
                self.budget.size = os.fstat(stream.fileno()).st_size
            else:
                assert self.opener is not None
                stream = self._open.enter_context(self.opener())
            if not stream.seekable() and self.depth == 0:
                stream = cast(BinaryIO, io.BufferedReader(Counted(stream, self.budget), CHUNK))
            self._stream = stream
        return self._stream


def too_large(label: str, max_bytes: int) -> InputError:
    """What is said of a document that is larger than the bound."""
    return InputError(label, f"larger than --max-bytes {max_bytes}")


def _copy(stream: BinaryIO, kept: BinaryIO) -> None:
    while data := stream.read(CHUNK):
        kept.write(data)
