"""Which part of a page the article is in: trafilatura guesses by the names that makers of pages use, we by the prose.

The part so found is handed on under a name that trafilatura knows, so that it does not stop at the first entry of a
live blog or the first speech of a debate.
"""

from __future__ import annotations

from lxml.html import HtmlElement

SHARE = 0.85
"""Of the prose in an element, what one of its children must have for the article to be in that child."""
MAIN = 0.5
"""Of a page's prose, what its `<main>` or its one `<article>` must have."""
FEWEST = 25
"""Characters of prose in one piece at least: less is a label."""
LAID_OUT = 300
"""Characters in a cell: with more, and paragraphs, the table is no table of figures."""
FLOWING = frozenset(["p", "li", "td", "blockquote", "dd", "pre"])


def mark(page: HtmlElement) -> None:
    """Names the part with the article so that trafilatura takes it, and nothing else."""
    body = page.find("body")
    if body is None:
        return
    weights = _weights(body)
    found = _marked_up(body, weights)
    while (inner := _heaviest(found, weights)) is not None:
        found = inner
    _flatten_tables(found)
    if found is body:
        return
    _unwrap_articles(body, found)
    for element in found.iterancestors():
        element.attrib.clear()
    found.attrib.clear()
    found.tag = "article"
    found.set("itemprop", "articleBody")


def _heaviest(found: HtmlElement, weights: dict[HtmlElement, int]) -> HtmlElement | None:
    """The child with nearly all of an element's prose, if there is one and it is more than a paragraph."""
    inner = max(found, key=lambda child: weights.get(child, 0), default=None)
    if inner is None or inner.tag in FLOWING or not len(inner):
        return None
    return inner if weights.get(inner, 0) >= max(1.0, SHARE * weights.get(found, 0)) else None


def _weights(body: HtmlElement) -> dict[HtmlElement, int]:
    """Of every element the characters of prose in it, those in links not counted."""
    weights: dict[HtmlElement, int] = {}
    for element in reversed(list(body.iter())):
        if not isinstance(element.tag, str) or element.tag == "a":
            continue
        own = _prose(element.text) + sum(_prose(child.tail) for child in element)
        weights[element] = own + sum(weights.get(child, 0) for child in element)
    return weights


def _prose(text: str | None) -> int:
    length = len(text.strip()) if text else 0
    return length if length >= FEWEST else 0


def _marked_up(body: HtmlElement, weights: dict[HtmlElement, int]) -> HtmlElement:
    """The page's `<main>`, and its one `<article>`, where most of the prose is in it."""
    for tag in ("article", "main"):
        outer = [element for element in body.iter(tag) if next(element.iterancestors(tag), None) is None]
        if len(outer) == 1 and weights.get(outer[0], 0) >= MAIN * weights.get(body, 0) > 0:
            return outer[0]
    return body


def _unwrap_articles(body: HtmlElement, found: HtmlElement) -> None:
    """Entries of a live blog, and whatever else is an `<article>` on the page, become ordinary parts of it."""
    for element in list(body.iter("article", "main")):
        if element is not found:
            element.tag = "div"


def _flatten_tables(found: HtmlElement) -> None:
    """Tables that only place things beside each other, as pages had them before 2005, become what they hold."""
    for table in list(found.iter("table")):
        cells = [cell for cell in table.iter("td") if _prose(cell.text_content()) > LAID_OUT]
        if any(next(cell.iter("p", "br", "table", "div"), None) is not None for cell in cells):
            for element in table.iter("table", "tbody", "tr", "td", "th"):
                element.tag = "div"


def drop_cards(page: HtmlElement) -> None:
    """Links to other articles that are each an `<article>`: a link with a picture and perhaps a line of text."""
    for element in list(page.iter("article")):
        if element.getparent() is not None and _is_card(element):
            element.drop_tree()


def _is_card(element: HtmlElement) -> bool:
    if next(element.iter("h1"), None) is not None:
        return False
    text = len(" ".join(element.text_content().split()))
    linked = sum(len(" ".join(link.text_content().split())) for link in element.iter("a"))
    return linked >= 0.5 * text or (text < 300 and linked >= 0.2 * text)
