"""What stands around an article on its page is cut out of the tree, by the names that its makers gave it.

Names are in `data/lexicons/webpages.toml`. A part with the page's headline or its marked article is never cut, and a
part with much of the page's text only by names that leave no doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from lxml import etree
from lxml.html import HtmlElement

from channelfacts.lexicons import lexicon

TAGS = frozenset((
    "nav", "aside", "footer", "figcaption", "template", "dialog", "svg", "math", "iframe", "object", "embed", "audio",
    "video", "canvas", "select", "option", "datalist", "button", "menu", "script", "style", "noscript", "input",
    "textarea", "del", "s", "strike", "amp-sidebar", "amp-consent", "amp-ad", "amp-user-notification", "amp-embed",
    "amp-iframe", "amp-social-share", "amp-list", "amp-carousel", "amp-story-player",
))  # fmt: skip
ROLES = frozenset((
    "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "alert", "menu",
    "menubar", "toolbar", "tablist",
))  # fmt: skip
NAMED = ("class", "id", "data-component", "data-testid", "data-module", "data-type")
"""Attributes in which makers of pages name their parts."""
NEVER = frozenset(["html", "body", "head", "main", "h1"])
CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
SIGNS = re.compile(r"[^a-z0-9]+")
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
LINKED = "\ue000"
"""Stands before the text of a heading that was a link: trafilatura would drop it, also where it names a speaker."""
PROSE = frozenset(["p", "blockquote", "td", "li", "dd"])
HEADS = ("h1", "h2", "h3", "h4", "h5", "h6")
INLINE = ("font", "span", "b", "i", "em", "strong", "u", "center", "small", "big", "tt", "nobr", "ins", "mark", "abbr")
"""Elements within a sentence. Old pages leave them open, and they nest by the thousand: the article is read without."""
NOTE = re.compile(r"\s*(?:[\[(]\s*)?(?:\d{1,3}|[*†‡§a-z])\s*(?:[\])]\s*)?")
SIZES = (("any_size", 1.0), ("most_sizes", 0.6), ("small_sizes", 0.33))
"""Lists of names, and the share of the page's text that a part so named may have to be cut."""


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], float], ...]:
    words = lexicon("webpages")

    def alternatives(key: str) -> str:
        return "|".join(map(re.escape, sorted(words[key], key=len, reverse=True)))

    unless = "".join(rf"(?<! {re.escape(word)} )" for word in words["unless_after"])
    return tuple((re.compile(rf"{unless}(?<= )(?:{alternatives(key)})(?= )"), share) for key, share in SIZES)


def spoken(names: str) -> str:
    """Class names or an id as words with a space around each: " cookie banner text "."""
    return f" {SIGNS.sub(' ', CAMEL.sub(' ', names).lower()).strip()} "


def prune(tree: HtmlElement) -> None:
    """Cuts the furniture out of the tree, and mends what would read wrongly without its looks."""
    for element in list(tree.iter(etree.Element)):
        if element.tag in TAGS:
            _cut(element)
    total = len(tree.text_content()) or 1
    for element in list(tree.iter(etree.Element)):
        if element.tag not in NEVER and _named(element, total) and not _holds_article(element):
            _cut(element)
    _mend(tree)
    etree.strip_tags(tree, *INLINE, "wbr")


def _named(element: HtmlElement, total: int) -> bool:
    """Is the element furniture by its attributes?"""
    get = element.get
    if get("role") in ROLES or get("hidden") is not None or get("aria-modal") == "true":
        return True
    if get("aria-hidden") == "true" or HIDDEN.search(get("style") or ""):
        return True
    names = " ".join(filter(None, map(get, NAMED)))
    if not names:
        return False
    said = spoken(names)
    shares = [share for pattern, share in _patterns() if pattern.search(said)]
    return bool(shares) and (max(shares) == 1.0 or len(element.text_content()) <= max(shares) * total)


def _holds_article(element: HtmlElement) -> bool:
    inner = element.iter("h1", "div", "section", "article")
    return any(part.tag == "h1" or part.get("itemprop") == "articleBody" for part in inner)


def _cut(element: HtmlElement) -> None:
    """The element is taken out; the text behind it stays."""
    if element.getparent() is not None:
        element.drop_tree()


def _mend(tree: HtmlElement) -> None:
    """Marks of footnotes go, times and links within a sentence become words, `<q>` gets its quotation marks.

    A link within a sentence says nothing against the sentence; what is links and nothing else stays as it is.
    """
    for element in list(tree.iter("sup", "time", "q", "a")):
        if element.tag == "sup":
            if NOTE.fullmatch(element.text_content()):
                _cut(element)
        elif element.tag == "q":
            element.text = f"“{element.text or ''}"
            _append(element, "”")
            element.drop_tag()
        elif _within(element):
            element.drop_tag()
        elif element.tag == "time":
            _cut(element)
        elif _heads(element):
            element.text = f"{LINKED}{element.text or ''}"
            element.drop_tag()


def _is_prose(element: HtmlElement) -> bool:
    """Is it a paragraph, or a division that is used as one?"""
    within = (*INLINE, "a", "br")
    return element.tag in PROSE or (element.tag == "div" and all(child.tag in within for child in element))


def _heads(element: HtmlElement) -> bool:
    return next(element.iterancestors(*HEADS), None) is not None


def _append(element: HtmlElement, written: str) -> None:
    if len(element):
        element[-1].tail = f"{element[-1].tail or ''}{written}"
    else:
        element.text = f"{element.text or ''}{written}"


def _within(element: HtmlElement) -> bool:
    """Does the element stand within a sentence, not alone beside others of its like?"""
    parent = element.getparent()
    if element.tag == "a":
        while parent is not None and parent.tag in INLINE:
            parent = parent.getparent()
        if parent is None or not _is_prose(parent):
            return False
        linked = sum(len(link.text_content().strip()) for link in parent.iter("a"))
        return len(parent.text_content().strip()) - linked > 20
    if parent is None:
        return False
    own: Iterable[str] = [parent.text or "", *(child.tail or "" for child in parent)]
    return sum(len(part.strip()) for part in own) > 20
