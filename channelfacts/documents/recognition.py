"""What a file is, by its first bytes, where it is no text: so that the message names it."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that holds no text for us. `ours`: the program wrote it, a folder's search passes over it."""

    reason: str
    ours: bool = False


STORE = Kind("a store (SQLite), not a text", ours=True)
EXPORT = Kind("records that channelfacts wrote, not a text", ours=True)

MAGIC = (
    (b"SQLite format 3\0", STORE),
    (b"\x37\x7f\x06\x82", STORE),  # the log beside a store that is open (-wal), of either byte order
    (b"\x37\x7f\x06\x83", STORE),
    (b"\x18\xe2\x2d\x00", STORE),  # and its index (-shm), of either byte order
    (b"\x00\x2d\xe2\x18", STORE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind("an old Office file: these are not read yet")),
    (b"7z\xbc\xaf\x27\x1c", Kind("an archive (7z): these are not read yet")),
    (b"Rar!\x1a\x07", Kind("an archive (RAR): these are not read yet")),
    (b"\xfd7zXZ\0", Kind("a compressed file (xz): these are not read yet")),
    (b"\x28\xb5\x2f\xfd", Kind("a compressed file (zstd): these are not read yet")),
    (b"\x89PNG", Kind("a picture, not a text")),
    (b"\xff\xd8\xff", Kind("a picture, not a text")),
    (b"GIF8", Kind("a picture, not a text")),
    (b"\x7fELF", Kind("a program, not a text")),
)

RECORD = re.compile(rb'\s*(?:\[\s*)?\{\s*"schema"\s*:\s*\d+\s*,\s*"channelfacts"\s*:')
FACT = re.compile(rb'\s*(?:\[\s*)?\{\s*"id"\s*:\s*"[0-9a-f]{16}"\s*,\s*"(?:entity|line)"\s*:')
MAP = re.compile(rb'\s*\{\s*"type"\s*:\s*"FeatureCollection"')
CSV_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?(?:[a-z_]+,){5,}[a-z_,]*\bdoc[a-z_]*,?[a-z_,]*\r?\n")


def kind(data: bytes) -> Kind | None:
    """What the bytes are, or None where they may be a text."""
    for start, found in MAGIC:
        if data.startswith(start):
            return found
    head = data[:4096]
    if RECORD.match(head) or FACT.match(head) or CSV_HEAD.match(head):
        return EXPORT
    if MAP.match(head):
        return Kind("a map (GeoJSON), not a text", ours=True)
    return None
