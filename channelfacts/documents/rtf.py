"""Rich text (RTF), as old word processors and some newsrooms' systems write it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from channelfacts.documents import blocks, office
from channelfacts.documents.blocks import Block
from channelfacts.documents.mending import tidy
from channelfacts.documents.source import Source
from channelfacts.errors import InputError
from channelfacts.model import Document

ENDINGS = (".rtf",)

MOST_BYTES = 50_000_000
PICTURE = re.compile(r"(?:[0-9a-fA-F]{64,}\s*)+")
"""Pictures are written as digits, by the million: gone before anything else is looked at."""
FIELD = re.compile(r"\{\\(title|author)\s+([^{}\\]{1,300})\}")


def recognise(head: bytes) -> bool:
    """The mark of RTF."""
    return head.startswith(b"{\\rtf")


def documents(source: Source) -> Iterator[Document]:
    """The one document of the file. Raises InputError where there is no text in it, OSError where it cannot be read."""
    from striprtf.striprtf import rtf_to_text

    data = source.open().read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise InputError(source.label, f"an RTF file of more than {MOST_BYTES // 1_000_000} MB")
    markup = PICTURE.sub("", data.decode("latin-1"))
    try:
        written = rtf_to_text(markup, errors="ignore")  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, IndexError, AttributeError, TypeError):
        raise InputError(source.label, "a damaged RTF file") from None
    text = tidy(blocks.text(Block(line) for line in written.split("\n")))
    if not text:
        raise InputError(source.label, "an RTF file without text")
    said = dict(FIELD.findall(markup[:20_000]))
    yield replace(Document(text, path=source.path), **office.metadata(said.get("title"), said.get("author")).fields())
