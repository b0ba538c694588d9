"""One page as a Document: the article's text under its headline, with what the page says of it."""

from __future__ import annotations

import re
from dataclasses import replace

from channelfacts.documents import blocks
from channelfacts.documents.blocks import Block
from channelfacts.documents.html import about, article, container, furniture, tree
from channelfacts.documents.mending import tidy
from channelfacts.errors import InputError
from channelfacts.model import Document

FEWEST_WORDS = 8
"""Words of an article at least: less is what is left of a page that has none."""
SHORT = 0.5
"""The page's text is taken for a stub where it has less than this share of what JSON-LD has."""


def read(data: bytes, label: str, path: str | None, charset: str | None) -> Document:
    """The article of a page. Raises InputError where there is none."""
    page = tree.parse(data, label, charset)
    said, told = about.metadata(page)
    dated = None if said.published else about.date_line(page)
    headline = about.headline(page, said.title)
    container.drop_cards(page)
    furniture.prune(page)
    container.mark(page)
    found = article.blocks(page)
    if _length(found) < SHORT * len(told):
        found = [Block(line) for line in told.split("\n")]
    if sum(len(block.text.split()) for block in found) < FEWEST_WORDS:
        raise InputError(label, "a web page without an article's text")
    text = tidy(blocks.text(_head(found, headline, dated)))
    return replace(Document(text, path=path), **said.fields())


def whole(data: bytes, label: str, charset: str | None) -> str:
    """All the text of a page, a paragraph for each of its parts."""
    page = tree.parse(data, label, charset)
    furniture.prune(page)
    for element in page.iter("p", "div", "br", "li", "tr", "td", "h1", "h2", "h3", "h4", "blockquote", "table"):
        element.tail = f"\n{element.tail or ''}"
    body = page.find("body")
    lines = "" if body is None else body.text_content()
    return tidy(blocks.text(Block(line) for line in lines.split("\n")))


def _length(found: list[Block]) -> int:
    return sum(len(block.text) for block in found)


def _head(found: list[Block], headline: str | None, dated: str | None) -> list[Block]:
    """The blocks under the headline and the line with the date, where the article does not begin with them."""
    folded = [_folded(block.text) for block in found[:4]]
    at = folded.index(_folded(headline)) + 1 if headline and _folded(headline) in folded else 0
    head = [Block(headline, "heading")] if headline and not at else []
    date = [Block(dated)] if dated and _folded(dated) not in folded else []
    return [*found[:at], *head, *date, *found[at:]]


def _folded(written: str) -> str:
    return " ".join(re.findall(r"\w+", written.casefold()))
