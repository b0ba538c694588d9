"""Word files (DOCX): paragraphs, headings, lists and tables as they stand once all changes are accepted.

Read from their XML: python-docx leaves out what was inserted under tracked changes, and refuses files with macros.
Headers, footers, comments and hidden text are not read; notes come at the end.
"""

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

ENDINGS = (".docx", ".docm", ".dotx")

MAIN = "word/document.xml"
FIRST = (b"[Content_Types].xml", b"_rels/", b"docProps/", b"word/", b"customXml/")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DC = "{http://purl.org/dc/elements/1.1/}"
SKIPPED = frozenset(
    [f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "tblPr", "instrText", "delText", "footnoteReference")]
    + [f"{W}{name}" for name in ("endnoteReference", "commentReference", "annotationRef", "footnoteRef", "endnoteRef")]
    + ["{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"]
)
BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": " ", f"{W}noBreakHyphen": "-"}
BOX = f"{W}txbxContent"


def recognise(head: bytes) -> bool:
    """A ZIP archive of which the first file is one that Word's have; what is in archives in it does not count."""
    name = head[30 : 30 + int.from_bytes(head[26:28], "little")]
    return head.startswith(b"PK\x03\x04") and name.startswith(FIRST)


def documents(source: Source) -> Iterator[Document]:
    """The one document of the file. Raises InputError where there is no text in it, OSError where it cannot be read."""
    with office.opened(source) as parts:
        main = parts.xml(MAIN)
        if main is None:
            raise InputError(source.label, "an Office file of this kind is not read yet")
        headings = _headings(parts.xml("word/styles.xml"))
        found = list(_blocks(main, headings))
        for name, tag in (("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote")):
            notes = parts.xml(name)
            if notes is not None:
                # Notes with a type are the line above them and the like.
                found += [
                    b for note in notes.iter(f"{W}{tag}") if not note.get(f"{W}type") for b in _blocks(note, headings)
                ]
        core = parts.xml("docProps/core.xml")
    text = tidy(blocks.text(found))
    if not text:
        raise InputError(source.label, "a Word file without text")
    title, author = (None, None) if core is None else (core.findtext(f"{DC}title"), core.findtext(f"{DC}creator"))
    yield replace(Document(text, path=source.path), **office.metadata(title, author).fields())


def _headings(styles: etree._Element | None) -> frozenset[str]:
    """The ids of the styles of headings. Word writes the names of its own styles in English, whatever its language."""
    found: set[str] = set()
    for style in () if styles is None else styles.iter(f"{W}style"):
        name = style.find(f"{W}name")
        said = "" if name is None else (name.get(f"{W}val") or "").lower()
        if said.startswith(("heading", "title", "subtitle")) or style.find(f"{W}pPr/{W}outlineLvl") is not None:
            found.add(style.get(f"{W}styleId") or "")
    return frozenset(found)


def _blocks(element: etree._Element, headings: frozenset[str]) -> Iterator[Block]:
    """The blocks in an element, in order."""
    ahead = ""
    for child in element:
        if child.tag == f"{W}p":
            text = ahead + "".join(_texts(child))
            # A paragraph of which the mark was deleted goes on in the next one.
            ahead = text if child.find(f"{W}pPr/{W}rPr/{W}del") is not None else ""
            if not ahead:
                yield Block(text, _kind(child, headings))
            for box in _boxes(child):
                yield from _blocks(box, headings)
        elif child.tag == f"{W}tbl":
            yield from _table(child, headings)
        elif child.tag not in SKIPPED:
            yield from _blocks(child, headings)
    if ahead:
        yield Block(ahead)


def _kind(paragraph: etree._Element, headings: frozenset[str]) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    if style is not None and style.get(f"{W}val") in headings:
        return "heading"
    return "item" if paragraph.find(f"{W}pPr/{W}numPr") is not None else "paragraph"


def _texts(element: etree._Element) -> Iterator[str]:
    """The text of a paragraph, without what was deleted, hidden or stands in a box beside it."""
    for child in element:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in BREAKS:
            yield BREAKS[child.tag]
        elif child.tag not in SKIPPED and child.tag != BOX and not _is_unseen(child):
            yield from _texts(child)


def _is_unseen(run: etree._Element) -> bool:
    """Is the run hidden, or the mark of a note that somebody has raised by hand?"""
    if run.find(f"{W}rPr/{W}vanish") is not None:
        return True
    raised = run.find(f"{W}rPr/{W}vertAlign")
    return (
        raised is not None and raised.get(f"{W}val") == "superscript" and "".join(_texts(run)).strip(" ,[]").isdigit()
    )


def _boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Boxes of text that hang on a paragraph; each once, though the file has them twice for old programs."""
    fallback = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
    return (box for box in paragraph.iter(BOX) if next(box.iterancestors(fallback), None) is None)


def _table(table: etree._Element, headings: frozenset[str]) -> Iterator[Block]:
    """Rows; what stands in a table of one column is only framed by it."""
    for line in table.iter(f"{W}tr"):
        if line.find(f"{W}trPr/{W}del") is not None or next(line.iterancestors(f"{W}tbl"), None) is not table:
            continue
        cells = list(line.iterchildren(f"{W}tc", f"{W}sdt"))
        if len(cells) == 1:
            yield from _blocks(cells[0], headings)
        else:
            yield row(" ".join(block.text for block in _blocks(cell, headings)) for cell in cells)
