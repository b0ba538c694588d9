"""ZIP archives: each file in one is a source of its own, `a.zip/b.txt`. Nothing is ever unpacked to the disk."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO, cast

from channelfacts.documents.source import Source
from channelfacts.errors import InputError
from channelfacts.model import Failure

ENDINGS = (".zip",)

OTHERS = {
    "[Content_Types].xml": "an Office file of this kind is not read yet",
    "META-INF/container.xml": "EPUB files are not read yet",
    "META-INF/manifest.xml": "an OpenDocument file of this kind is not read yet",
    "META-INF/MANIFEST.MF": "a program, not a text",
}
"""What else is a ZIP archive, by a file that such a one always has."""

ENCRYPTED = 0x1


def recognise(head: bytes) -> bool:
    """The mark of a file in a ZIP archive, or of an archive with nothing in it."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def documents(source: Source) -> Iterator[Source | Failure]:
    """The files in it in the order of their names, hidden ones and folders passed over, as in a folder on disk."""
    try:
        archive = zipfile.ZipFile(source.seekable())
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise InputError(source.label, "a damaged or unfinished archive (ZIP)") from error
    with archive:
        members = sorted(archive.infolist(), key=lambda member: member.filename)
        names = {member.filename for member in members}
        for sign, reason in OTHERS.items():
            if sign in names:
                raise InputError(source.label, reason)
        taken: set[str] = set()
        for number, member in enumerate(members, 1):
            inner = within(member.filename)
            if inner is None or member.is_dir() or stat.S_ISLNK(member.external_attr >> 16):
                continue
            path = f"{source.path or '-'}/{inner}"
            if path in taken:
                path += f"#{number}"
            taken.add(path)
            if member.flag_bits & ENCRYPTED:
                yield Failure(path, "it has a password")
                continue
            part = source.part(path, partial(_opened, archive, member, path), unpacks=True)
            part.given = False
            yield part


def within(name: str) -> str | None:
    """The name of a file in an archive as a path in it, whatever it says of roots and folders above; None if hidden."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    if not parts or any(part.startswith(".") or part == "__MACOSX" for part in parts):
        return None
    return "/".join(parts)


def _opened(archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: str) -> BinaryIO:
    try:
        return cast(BinaryIO, archive.open(member))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError) as error:
        raise InputError(path, "damaged, or compressed in a way that is not read") from error
