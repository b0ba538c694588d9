"""Web pages: the article, without what stands around it on the page.

The bytes become a tree within bounds (`tree`), the page says what it is (`about`), its furniture is cut away
(`furniture`) and the article taken out of the rest (`article`). Nothing is fetched: what a page links to stays away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from channelfacts.documents.source import Source
from channelfacts.model import Document

ENDINGS = (".htm", ".html", ".xhtml", ".shtml")

PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*|<!--.{0,1000}?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)


def recognise(head: bytes) -> bool:
    """Is this the beginning of a web page?"""
    return PAGE.match(head) is not None


def documents(source: Source) -> Iterator[Document]:
    """The one article of the page. Raises InputError where there is none, OSError where the file cannot be read."""
    yield article_of(source.bytes(), source.label, source.path, charset=source.encoding)


def article_of(data: bytes, label: str, path: str | None, *, charset: str | None = None) -> Document:
    """The article of a page given as bytes. charset: what a header outside the page says that it is in.

    Raises InputError where there is none.
    """
    from channelfacts.documents.html import page

    return page.read(data, label, path, charset)


def all_text(data: bytes, label: str, *, charset: str | None = None) -> str:
    """All that a page says, for a letter that is one: it has no furniture, and may be a line. "" for nothing."""
    from channelfacts.documents.html import page

    return page.whole(data, label, charset)
