"""OpenDocument texts (ODT), as LibreOffice writes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from channelfacts.documents import blocks, office
from channelfacts.documents.blocks import Block, row
from channelfacts.documents.mending import tidy
from channelfacts.documents.source import Source
from channelfacts.errors import InputError
from channelfacts.model import Document

if TYPE_CHECKING:
    from lxml import etree

ENDINGS = (".odt",)

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT, TABLE, OFFICE = (f"{{{OASIS}{name}:1.0}}" for name in ("text", "table", "office"))
DC = "{http://purl.org/dc/elements/1.1/}"
BOX = f"{{{OASIS}drawing:1.0}}text-box"
SKIPPED = frozenset((f"{TEXT}tracked-changes", f"{OFFICE}annotation", f"{OFFICE}forms", f"{TEXT}table-of-content", BOX))
"""Deleted text, comments, and what repeats the headings; boxes are read behind the paragraph that they hang on."""


def recognise(head: bytes) -> bool:
    """A ZIP archive that says at once what it is."""
    return head[30:].startswith(b"mimetypeapplication/vnd.oasis.opendocument.text")


def documents(source: Source) -> Iterator[Document]:
    """The one document of the file. Raises InputError where there is no text in it, OSError where it cannot be read."""
    with office.opened(source) as parts:
        content = parts.xml("content.xml")
        meta = parts.xml("meta.xml")
    body = None if content is None else content.find(f"{OFFICE}body/{OFFICE}text")
    found = [] if body is None else list(_blocks(body))
    notes = [] if body is None else [b for note in body.iter(f"{TEXT}note-body") for b in _blocks(note)]
    text = tidy(blocks.text([*found, *notes]))
    if not text:
        raise InputError(source.label, "an OpenDocument file without text")
    said = [None if meta is None else meta.findtext(f".//{DC}{name}") for name in ("title", "creator")]
    yield replace(Document(text, path=source.path), **office.metadata(*said).fields())


def _blocks(element: etree._Element, kind: str = "paragraph") -> Iterator[Block]:
    """The blocks in an element, in order."""
    for child in element:
        if child.tag in (f"{TEXT}p", f"{TEXT}h"):
            yield Block("".join(_texts(child)), "heading" if child.tag == f"{TEXT}h" else kind)
            for box in child.iter(BOX):
                yield from _blocks(box)
        elif child.tag == f"{TEXT}list":
            yield from _blocks(child, "item")
        elif child.tag == f"{TABLE}table-row":
            cells = list(child.iterchildren(f"{TABLE}table-cell"))
            if len(cells) == 1:
                yield from _blocks(cells[0])
            else:
                yield row(" ".join(block.text for block in _blocks(cell)) for cell in cells)
        elif child.tag not in SKIPPED:
            yield from _blocks(child, kind)


def _texts(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == f"{TEXT}line-break":
            yield "\n"
        elif child.tag in (f"{TEXT}s", f"{TEXT}tab"):
            yield " "
        elif child.tag not in SKIPPED and child.tag != f"{TEXT}note":
            yield from _texts(child)
        yield child.tail or ""
