"""The article out of a page without its furniture, as blocks: trafilatura finds it, we write it down."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from functools import cache

from lxml import etree
from lxml.html import HtmlElement

from channelfacts.documents.blocks import Block, row
from channelfacts.documents.html.furniture import LINKED, spoken
from channelfacts.lexicons import lexicon

ENDED = re.compile(r"""[.!?…]["'”’)\]]*\s*$""")
BREAK = "\n"
LINK = "link"
"""The kind of a heading that is a link, until it is known whether it is one of the article's."""
HEADINGS = ("heading", LINK)
TEASER, SPEECH = 20, 60
"""Words below a heading that is a link: with fewer it is a teaser, from so many on a speech."""


def blocks(tree: HtmlElement) -> list[Block]:
    """The blocks of the article in the tree; [] where there is none, or nothing but links to others."""
    body = _body(tree)
    if body is None:
        return []
    total = len(_whole(body).strip())
    if _linked(body) > 0.5 * total:
        return []
    return _headed([block for child in body for block in _blocks(child)])


def _headed(found: list[Block]) -> list[Block]:
    """Headings over nothing go; those that are links too, with the line below, where they are teasers.

    Debates have headings that are links to their speakers: there most have a speech below.
    """
    sections: list[list[Block]] = [[]]
    for block in found:
        if block.kind in HEADINGS:
            sections.append([])
        sections[-1].append(block)
    teasers = _are_teasers(sections)
    kept: list[Block] = []
    for section in sections:
        if section and section[0].kind in HEADINGS:
            if teasers and section[0].kind == LINK and len(section) <= 2:
                continue
            section = [Block(section[0].text, "heading"), *section[1:]]
        kept += section
    while kept and kept[-1].kind == "heading":
        kept.pop()
    return kept


def _are_teasers(sections: list[list[Block]]) -> bool:
    """Are the headings that are links those of other articles, each with no more than a line or two of it?"""
    linked = [at for at, section in enumerate(sections) if section and section[0].kind == LINK]
    if not linked:
        return False
    lengths = sorted(_words(sections[at]) for at in linked)
    above = any(block.kind not in HEADINGS for section in sections[: linked[0]] for block in section)
    brief = all(len(sections[at]) <= 2 and _words(sections[at]) < SPEECH for at in linked)
    return lengths[len(lengths) // 2] < TEASER or (above and brief)


def _words(section: list[Block]) -> int:
    return sum(len(block.text.split()) for block in section[1:])


def _body(tree: HtmlElement) -> etree._Element | None:
    """The article as trafilatura finds it.

    Without its comparison to other extractors, its guesses on pages with little text, its cache of texts seen before
    and its reading of dates: what one page gives follows from that page alone, and no menu is taken for an article.
    """
    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).addHandler(logging.NullHandler())
    from trafilatura.core import bare_extraction
    from trafilatura.settings import Extractor

    options = Extractor(fast=True, precision=True, comments=False, links=True, dedup=False)
    options.max_file_size = 1 << 30
    found = bare_extraction(tree, options=options)
    return getattr(found, "body", None)


def _blocks(element: etree._Element) -> Iterator[Block]:
    """The blocks of an element of trafilatura's tree."""
    tag = element.tag
    if tag == "table":
        for line in element.iter("row"):
            yield row(" ".join(_whole(cell).split()) for cell in line.iter("cell"))
    elif tag == "list":
        yield from _items(element)
    elif tag == "head":
        written = _whole(element)
        linked = LINKED in written or _only_link(element)
        yield Block(written.replace(LINKED, ""), LINK if linked else "heading")
    elif tag == "quote" and len(element) and element[0].tag in ("p", "list", "quote", "head"):
        for child in element:
            yield from _blocks(child)
    elif tag != "del":
        yield from _paragraphs(element)


def _items(element: etree._Element) -> Iterator[Block]:
    for item in element.iter("item"):
        if not _only_link(item):
            yield Block(" ".join("".join(_texts(item, without="list")).split()), "item")


def _paragraphs(element: etree._Element) -> Iterator[Block]:
    """A paragraph; two where line breaks part it, since pages without `<p>` write their paragraphs so."""
    if _only_link(element):
        return
    for part in "".join(_texts(element, without="del")).split(BREAK):
        yield Block(part)


def _texts(element: etree._Element, *, without: str) -> Iterator[str]:
    """The text of an element in order, line breaks as such, white space of the source as spaces."""
    if element.text:
        yield _spaced(element.text)
    for child in element:
        if child.tag == "lb":
            yield BREAK
        elif child.tag != without:
            yield from _texts(child, without=without)
        if child.tail:
            yield _spaced(child.tail)


def _whole(element: etree._Element) -> str:
    return "".join(str(part) for part in element.itertext())


def _spaced(written: str) -> str:
    return re.sub(r"\s+", " ", written)


@cache
def _labels() -> frozenset[str]:
    return frozenset(f" {label} " for label in lexicon("webpages")["link_labels"]) | {"  "}


def _only_link(element: etree._Element) -> bool:
    """Is the element no more than a link to something else, perhaps behind a label ("READ MORE:")?

    A sentence that is a link from its first word to its full stop is a sentence.
    """
    whole = _whole(element).strip()
    linked = _linked(element)
    if not linked or (ENDED.search(whole) and len(whole.split()) > 8):
        return False
    outside = "".join(_outside(element))
    return spoken(outside).strip() == "" or spoken(re.sub(r"['’]", "'", outside)) in _labels()


def _linked(element: etree._Element) -> int:
    """Characters of the element that are links."""
    return sum(len(_whole(link).strip()) for link in element.iter("ref"))


def _outside(element: etree._Element) -> Iterator[str]:
    if element.tag == "ref":
        return
    yield element.text or ""
    for child in element:
        yield from _outside(child)
        yield child.tail or ""
