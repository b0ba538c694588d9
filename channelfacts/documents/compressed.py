"""Compressed files: gzip and bzip2. What is in one is read as if it lay there by itself, under the same path."""

from __future__ import annotations

import bz2
import gzip
from collections.abc import Iterator
from typing import BinaryIO, cast

from channelfacts.documents.source import Source

ENDINGS = (".gz", ".bz2")


def recognise(head: bytes) -> bool:
    """The marks of gzip (with deflate) and bzip2."""
    return head.startswith(b"\x1f\x8b\x08") or (head.startswith(b"BZh") and head[4:10] == b"1AY&SY")


def documents(source: Source) -> Iterator[Source]:
    """The one source that is in it. Damage shows when that is read."""
    name = source.name or source.path or ""
    for ending in ENDINGS:
        name = name.removesuffix(ending)

    def opened() -> BinaryIO:
        stream = source.open()
        if source.head(3).startswith(b"BZh"):
            return cast(BinaryIO, bz2.BZ2File(stream))
        return cast(BinaryIO, gzip.GzipFile(fileobj=stream, mode="rb"))

    yield source.part(source.path, opened, name=name, unpacks=True)
