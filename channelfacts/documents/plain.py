"""Plain text."""

from __future__ import annotations

from collections.abc import Iterator

from channelfacts.documents.decoding import decode
from channelfacts.documents.source import Source
from channelfacts.model import Document

ENDINGS = (".txt", ".text")


def documents(source: Source) -> Iterator[Document]:
    """The one document of the file. Raises InputError where there is no text in it, OSError where it cannot be read."""
    yield Document(decode(source.bytes(), source.label, source.encoding), path=source.path)
