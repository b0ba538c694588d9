"""PDF files: columns in reading order, paragraphs rebuilt, without running heads, and with the pages kept in mind.

PDFium says where each letter stands, in a process of its own (`child`, `letters`, `process`). What repeats in the
margins goes (`margins`), columns are told apart (`columns`), lines become paragraphs (`paragraphs`) and paragraphs a
text that knows where its pages begin (`text`).
"""

from __future__ import annotations

from collections.abc import Iterator

from channelfacts.documents.source import Source
from channelfacts.model import Document

ENDINGS = (".pdf",)

WITHIN = 1024
"""Bytes in which the head of a PDF may stand: mail and old servers put lines before it."""


def recognise(head: bytes) -> bool:
    """Is this the beginning of a PDF file?"""
    return b"%PDF-" in head[:8] or (head[:1] in b"\r\n\0\xef" and b"%PDF-" in head[:WITHIN])


def documents(source: Source) -> Iterator[Document]:
    """The one document of the file. Raises InputError where there is no text in it, OSError where it cannot be read."""
    from channelfacts.documents.pdf import reading

    yield reading.read(source)
