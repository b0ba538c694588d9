"""Bytes to the tree of a page: the encoding that it declares, and bounds on its size and depth."""

from __future__ import annotations

import re

from lxml import etree, html

from channelfacts.documents.decoding import decode
from channelfacts.errors import InputError

MOST_BYTES = 20_000_000
MOST_ELEMENTS = 300_000
"""Far above any article: the longest debate of Hansard on one page has 30,000."""

DECLARED = re.compile(
    rb"""<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{2,40})""",
    re.I,
)
HEAD = 4096
NOT_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ue000\ufffe\uffff\ud800-\udfff]")
"""What no XML may hold, halves of characters, and the one character that we mark links with."""


def parse(data: bytes, label: str, charset: str | None = None) -> html.HtmlElement:
    """The tree of a page. charset: what a header outside says. Raises InputError where it is out of bounds or empty."""
    if len(data) > MOST_BYTES:
        raise InputError(label, f"a web page of more than {MOST_BYTES // 1_000_000} MB")
    written = NOT_XML.sub(" ", text_of(data, label, charset))
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, collect_ids=False, no_network=True
    )
    try:
        tree = html.document_fromstring(written.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError):
        raise InputError(label, "a web page without text") from None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise InputError(label, "a web page nested too deeply to read")
    if sum(1 for _ in tree.iter(etree.Element)) > MOST_ELEMENTS:
        raise InputError(label, f"a web page of more than {MOST_ELEMENTS:,} elements")
    return tree


def text_of(data: bytes, label: str, charset: str | None = None) -> str:
    """The source text. charset: what a header outside says, else the page itself is asked."""
    found = DECLARED.search(data[:HEAD])
    named = (found[1] or found[2]).decode("ascii", "replace") if found else None
    return decode(data, label, charset or named)
