"""What a page says of its article: JSON-LD first, then `<meta>`, then what everybody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from channelfacts.documents.blocks import clean
from channelfacts.documents.html import jsonld
from channelfacts.documents.html.furniture import spoken
from channelfacts.documents.metadata import Metadata, authors, day, line
from channelfacts.lexicons import lexicon

SITE = re.compile(r"(?<!\s)\s+(?:\||[-–—]|::|»|·)\s+")
DATE_NAMES = re.compile(r" (?:date|published|publish|posted|pubdate|timestamp|dateline|article date) ")


def metadata(tree: HtmlElement) -> tuple[Metadata, str]:
    """What the page says of its article, and the article's text where JSON-LD has it, else ""."""
    fields = _fields(tree)
    words = lexicon("webpages")["meta"]
    site = _first(fields, words["site"])
    heads = [head for element in tree.iter("h1") if (head := line(element.text_content())) and len(head) > 3]
    shown = next((line(element.text_content()) for element in tree.iter("title")), None)
    declared = _first(fields, words["title"])
    item = jsonld.article(tree, declared or (heads[0] if len(heads) == 1 else shown))
    said = jsonld.metadata(item)
    source = site or said.source or _host(tree)
    title = said.title or (declared and _without_site(declared, source)[0])
    if title is None and len(heads) == 1:
        title = heads[0]
    elif title is None and shown is not None:
        title, named = _without_site(shown, source)
        source = source or named
    if source is None and title is not None and shown is not None:
        source = _other_part(shown, title)
    author = said.author or authors(_values(fields, words["author"])) or authors(_bylines(tree))
    if author is not None and source is not None and author.casefold() == source.casefold():
        author = None
    published = (
        said.published or next(filter(None, map(day, _values(fields, words["published"]))), None) or _marked(tree)
    )
    return Metadata(title, author, source, published), jsonld.body(item)


def headline(tree: HtmlElement, title: str | None) -> str | None:
    """The headline as it stands on the page: its one `<h1>`, or the one that the title agrees with; else the title."""
    heads = [head for element in tree.iter("h1") if (head := line(element.text_content()))]
    if title is None:
        return heads[0] if len(heads) == 1 else None
    return next((head for head in heads if _alike(head, title)), title)


def date_line(tree: HtmlElement) -> str | None:
    """The line on the page that says when it was published, for a page that says it in no field.

    It is named so by the page's makers, or is nothing but a date; and it stands behind the headline, since over it
    pages have the day on which one looks at them.
    """
    heads = list(tree.iter("h1"))
    behind = not heads
    for element in tree.iter("h1", "time", "p", "span", "div", "dd", "li"):
        if element.tag == "h1":
            behind = True
            continue
        if not behind or len(element) >= 10:
            continue
        written = line(" ".join(element.itertext()))
        if written is None or len(written) > 60 or day(written) is None:
            continue
        named = DATE_NAMES.search(spoken(f"{element.get('class') or ''} {element.get('id') or ''}"))
        if named or element.tag == "time" or len(written.split()) <= 4:
            return written
    return None


def _fields(tree: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        value = element.get("content") or ""
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(key) or "").strip().lower()
            if name and value.strip():
                found.setdefault(name, []).append(value)
    return found


def _values(fields: dict[str, list[str]], names: list[str]) -> Iterator[str]:
    """The values of the first of the fields that has any."""
    for name in names:
        yield from fields.get(name, ())


def _first(fields: dict[str, list[str]], names: list[str]) -> str | None:
    return next(filter(None, map(line, _values(fields, names))), None)


def _marked(tree: HtmlElement) -> str | None:
    """The day in an element that is marked as the day of publication."""
    for element in tree.iter("time", "span", "meta", "abbr", "p", "div"):
        if "datePublished" in (element.get("itemprop") or "").split() or element.get("pubdate") is not None:
            found = day(element.get("datetime") or element.get("content") or clean(element.text_content()))
            if found:
                return found
    return None


def _bylines(tree: HtmlElement) -> Iterator[str]:
    for element in tree.iter("a", "span", "p", "div"):
        if element.get("rel") == "author" or "author" in (element.get("itemprop") or "").split():
            yield from element.itertext()


def _host(tree: HtmlElement) -> str | None:
    """The name of the site's machine, from the page's own address."""
    for element in tree.iter("link", "meta"):
        if element.get("rel") == "canonical" or element.get("property") == "og:url":
            try:
                host = urlsplit(element.get("href") or element.get("content") or "").hostname
            except ValueError:
                continue
            if host and "." in host:
                return host.removeprefix("www.")
    return None


def _without_site(title: str, site: str | None) -> tuple[str, str | None]:
    """A title without the name of the site at its end or beginning, and that name."""
    parts = SITE.split(title)
    known = {site.casefold(), site.casefold().split(".")[0]} if site else set()
    for at, rest in ((-1, parts[:-1]), (0, parts[1:])):
        if len(parts) > 1 and parts[at].casefold() in known:
            return title[title.index(rest[0]) : title.rindex(rest[-1]) + len(rest[-1])], parts[at]
    parts = title.split(" | ")
    if len(parts) == 2 and not known:
        # Of the two, the site has fewer words; where they have as many, it stands last, as nearly everywhere.
        first, last = (part.strip() for part in parts)
        return (last, first) if len(last.split()) > len(first.split()) else (first, last)
    if len(parts) > 1 and len(parts[-1].split()) <= 4:
        return parts[0].strip() or title, None
    return title, None


def _other_part(shown: str, title: str) -> str | None:
    """What stands beside the headline in a page's `<title>`, where that is one name."""
    parts = SITE.split(shown)
    others = [part for part in parts if not _alike(part, title)]
    return others[0] if len(parts) == 2 and len(others) == 1 and len(others[0].split()) <= 6 else None


def _alike(one: str, other: str) -> bool:
    first, second = (set(re.findall(r"\w+", text.casefold())) for text in (one, other))
    return len(first & second) >= 0.6 * min(len(first), len(second)) > 0
