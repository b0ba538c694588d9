"""Markdown: a text like any other (links and signs stay, so that offsets do), with what its front matter says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from channelfacts.documents.decoding import decode
from channelfacts.documents.source import Source
from channelfacts.model import Document

ENDINGS = (".md", ".markdown")

FRONT = re.compile(r"---[ \t]*\n(?P<fields>(?:[^\n]*\n){1,40}?)(?:---|\.\.\.)[ \t]*(?:\n|$)")
FIELD = re.compile(r"^(title|author|source|date|published)[ \t]*:[ \t]*([^\n]+)$", re.I | re.M)


def documents(source: Source) -> Iterator[Document]:
    """The one document of the file. Raises InputError where there is no text in it, OSError where it cannot be read."""
    text = decode(source.bytes(), source.label, source.encoding)
    yield Document(text, path=source.path, **_front_matter(text))


def _front_matter(text: str) -> dict[str, Any]:
    """Title, author, source and date from the block between `---` lines at the top."""
    block = FRONT.match(text)
    if block is None:
        return {}
    said = {key.lower(): value.strip().strip("\"'") for key, value in FIELD.findall(block["fields"])}
    found: dict[str, Any] = {key: said[key] for key in ("title", "author", "source") if said.get(key)}
    for key in ("published", "date"):
        try:
            found["published"] = date.fromisoformat(said.get(key, "")[:10]).isoformat()
        except ValueError:
            continue
        found["published_from"] = "meta"
        break
    return found
