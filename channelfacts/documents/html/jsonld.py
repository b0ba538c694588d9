"""What a page tells search engines about its article, in JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import html
from lxml.html import HtmlElement

from channelfacts.documents.metadata import Metadata, authors, day, line
from channelfacts.lexicons import lexicon

OPENED = re.compile(r"<!--|(?://|/\*)?\s{0,9}<!\[CDATA\[(?:\s{0,9}\*/)?")
CLOSED = re.compile(r"(?:(?:(?://|/\*)?\s{0,9}\]\]>(?:\s{0,9}\*/)?|-->)\s{0,9})?;?$")
MOST_BYTES, MOST_OBJECTS = 5_000_000, 500
INNER = ("@graph", "mainEntity", "mainEntityOfPage", "isPartOf")
TAG = re.compile(r"</?(?:p|br|div|h\d|li|ul)\b[^<>]{0,500}>", re.I)


def article(tree: HtmlElement, headline: str | None) -> dict[str, Any]:
    """The object of the page's own article, {} where there is none. headline: of the page, to tell it from others."""
    words = lexicon("webpages")["schema"]
    found = [item for script in tree.iter("script") for item in _objects(script)]
    for types in (words["articles"], words["pages"]):
        fitting = [item for item in found if _types(item) & set(types)]
        if not fitting:
            continue
        own = [item for item in fitting if headline and _same(item.get("headline") or item.get("name"), headline)]
        if own or len(fitting) == 1:
            return (own or fitting)[0]
        # Several articles of which none has the page's headline: those are links to others.
        return fitting[0] if len({str(item.get("headline")) for item in fitting}) == 1 else {}
    return {}


def metadata(item: dict[str, Any]) -> Metadata:
    """What the object says of the article."""
    publisher = item.get("publisher")
    return Metadata(
        title=line(item.get("headline")),
        author=authors(_names(item.get("author") or item.get("creator"))),
        source=next(_names(publisher), None),
        published=day(item.get("datePublished")) or day(item.get("dateCreated")),
    )


def body(item: dict[str, Any]) -> str:
    """The text of the article, where the object has it: a line a paragraph."""
    written = item.get("articleBody")
    if not isinstance(written, str) or len(written) > MOST_BYTES:
        return ""
    if TAG.search(written):
        written = html.fragment_fromstring(TAG.sub("\n", written), create_parent="div").text_content()
    return written


def _objects(script: HtmlElement) -> Iterator[dict[str, Any]]:
    if "ld+json" not in (script.get("type") or "").lower():
        return
    written = script.text_content()
    if len(written) > MOST_BYTES:
        return
    try:
        found = json.loads(_bare(written), strict=False)
    except (ValueError, RecursionError):
        return
    waiting, given = [found], 0
    while waiting and given < MOST_OBJECTS:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting = [*item[:MOST_OBJECTS], *waiting]
        elif isinstance(item, dict):
            given += 1
            yield item
            waiting.extend(item[key] for key in INNER if isinstance(item.get(key), dict | list))


def _bare(written: str) -> str:
    """The JSON without the comment or CDATA that hides it from browsers of long ago."""
    written = written.strip()
    opened = OPENED.match(written)
    tail = written[-40:]
    closed = CLOSED.search(tail)
    return written[opened.end() if opened else 0 : len(written) - (len(tail) - closed.start() if closed else 0)]


def _types(item: dict[str, Any]) -> set[str]:
    kinds = item.get("@type")
    return {str(kind).rsplit("/", 1)[-1].lower() for kind in (kinds if isinstance(kinds, list) else [kinds])}


def _names(value: object) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        for part in name if isinstance(name, list) else [name]:
            written = line(part)
            if written:
                yield written


def _same(one: object, other: str) -> bool:
    """Two headlines of one article: equal but for signs, or one within the other."""
    if not isinstance(one, str):
        return False
    first, second = (" ".join(re.findall(r"\w+", text.casefold())) for text in (one, other))
    return bool(first and second) and (first in second or second in first)
