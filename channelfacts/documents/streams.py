"""Streams of bytes that know their bounds: how much an archive may unpack to, how much of a pipe was looked at."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from typing import Any, BinaryIO

from channelfacts.errors import InputError

RATIO = 200
"""Times its size that an archive may unpack to: text packs to a tenth, a table of the same rows to a hundredth."""

FLOOR = 64 * 1024 * 1024
"""Bytes that any archive may unpack to, however small it is."""

CHUNK = 1024 * 1024

DAMAGE = (EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile)
"""What the libraries raise while they unpack, besides OSErrors that come from no system."""


class Budget:
    """What one file on disk, with all archives inside it, may unpack to."""

    def __init__(self, label: str, size: int = 0) -> None:
        self.label = label
        self.size = size
        self.spent = 0

    def spend(self, count: int) -> None:
        """Count bytes that were unpacked. Raises InputError where they are too many."""
        self.spent += count
        if self.spent > FLOOR + RATIO * self.size:
            raise InputError(self.label, f"it unpacks to more than {RATIO} times its size: not read on")


class Unpacked(io.RawIOBase):
    """A stream that comes out of an archive: each byte is paid from the budget; damage is an InputError."""

    def __init__(self, stream: BinaryIO, budget: Budget, label: str) -> None:
        self._stream = stream
        self._budget = budget
        self._label = label

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer)
        try:
            data = self._stream.read(len(view))
        except DAMAGE as error:
            raise InputError(self._label, "damaged, or cut short: it cannot be unpacked") from error
        except OSError as error:
            if error.errno is not None:
                raise
            raise InputError(self._label, "damaged: it cannot be unpacked") from error
        self._budget.spend(len(data))
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()


class Counted(io.RawIOBase):
    """A pipe, of which nobody knows the size before: what was read of it is the budget's size."""

    def __init__(self, stream: BinaryIO, budget: Budget) -> None:
        self._stream = stream
        self._budget = budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer)
        data = self._stream.read(len(view))
        self._budget.size += len(data)
        view[: len(data)] = data
        return len(data)


class Replayed(io.RawIOBase):
    """A stream whose beginning was looked at: that again, then the rest."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = head
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer)
        if self._head:
            data, self._head = self._head[: len(view)], self._head[len(view) :]
        else:
            data = self._stream.read(len(view))
        view[: len(data)] = data
        return len(data)


def read_up_to(stream: BinaryIO, size: int) -> bytes:
    """`size` bytes, fewer only at the end: a pipe gives what it has at the moment."""
    parts: list[bytes] = []
    while size > 0 and (data := stream.read(size)):
        parts.append(data)
        size -= len(data)
    return b"".join(parts)
