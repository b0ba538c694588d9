"""A PDF file as a Document."""

from __future__ import annotations

import re
from dataclasses import replace

from channelfacts.documents import office
from channelfacts.documents.pdf import process
from channelfacts.documents.pdf.columns import columns
from channelfacts.documents.pdf.margins import without_running
from channelfacts.documents.pdf.paragraphs import paragraphs
from channelfacts.documents.pdf.segments import Segment
from channelfacts.documents.pdf.text import text
from channelfacts.documents.source import Source
from channelfacts.errors import InputError
from channelfacts.model import Document

FEWEST_LETTERS = 20
"""A file with fewer has pictures of text, or none."""
UNREADABLE = 0.3
"""Share of characters that stand for none: the fonts do not say which letters they draw."""
NAMELESS = re.compile("[\ue000-\uf8ff\ufffd\0-\x08]")


def read(source: Source) -> Document:
    """The document of a PDF file. Raises InputError where it is broken, locked or has no text."""
    pages, said = process.pages(source.local(".pdf"), source.label)
    _check(pages, source.label)
    found = paragraphs(columns(page, number) if page else [] for number, page in enumerate(without_running(pages)))
    written, starts = text(found, len(pages))
    if not written:
        raise InputError(source.label, "a PDF file without text")
    return replace(
        Document(written, path=source.path, pages=starts),
        **office.metadata(said.get("Title"), said.get("Author")).fields(),
    )


def _check(pages: list[list[Segment]], label: str) -> None:
    """Raises InputError where the pages are pictures, or letters that nobody can tell."""
    letters = "".join(segment.text for page in pages for segment in page)
    said = sum(char.isalnum() for char in letters)
    nameless = len(NAMELESS.findall(letters))
    if nameless > UNREADABLE * max(1, said + nameless):
        raise InputError(label, "a PDF file whose fonts do not say which letters they are")
    if said < FEWEST_LETTERS:
        raise InputError(label, "a PDF file of pictures of pages, no text: text recognition (OCR) has to come first")
