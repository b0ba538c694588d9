"""Paragraphs to sentences: at which full stop one ends.

A run of stops with its closing quotes is looked at once, so that no text, however odd, costs more than its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from channelfacts.lexicons import lexicon

STOP = re.compile(r"""[.!?…]+["'”’)\]]*(?:\[\d{1,3}\])*|(?<=\s)[•●▪◦‣](?=\s)""")
OPENERS = "\"'“‘(["
DOTTED = re.compile(r"(?:[a-z]\.)+[a-z]")
NEXT = re.compile(r"[\w'’]+")

LONGEST = 1200
"""Characters of a sentence at most: longer ones are tables or have lost their stops, and are cut at a space."""

GARBAGE = re.compile(r"\S{300,}+")
"""A run of signs without a space that no language writes (encoded pictures, rulers): it belongs to no sentence."""


@cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    data = lexicon("layout")
    return tuple(frozenset(data[key]) for key in ("never_end", "may_end", "before_figures", "starters"))  # type: ignore[return-value]


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """(start, end) of the sentences between two places of the text, without the white space around them."""
    for garbage in GARBAGE.finditer(text, start, end):
        yield from _sentences(text, start, garbage.start())
        start = garbage.end()
    yield from _sentences(text, start, end)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = _forward(text, start, end)
    for stop in STOP.finditer(text, start, end):
        at = stop.end()
        if at >= end or stop.start() <= begin:
            continue
        if text[stop.start()] in "•●▪◦‣":
            yield from _bounded(text, begin, _back(text, begin, stop.start()))
            begin = _forward(text, at, end)
        elif _ends(text, begin, end, stop):
            yield from _bounded(text, begin, at)
            begin = _forward(text, at, end)
    yield from _bounded(text, begin, _back(text, begin, end))


@cache
def _speaker() -> re.Pattern[str]:
    """A name and a verb of speech: what stands behind a question in quotes."""
    verbs = "|".join(lexicon("layout")["speech"])
    return re.compile(rf"(?:[A-Z][\w'’-]{{0,30}}\.?\s+){{1,5}}(?:{verbs})\b|(?:{verbs})\s+(?:[A-Z]|the\b)")


def _forward(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _back(text: str, start: int, at: int) -> int:
    while at > start and text[at - 1].isspace():
        at -= 1
    return at


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        cut = start + LONGEST if cut < 0 else cut
        yield start, _back(text, start, cut)
        start = _forward(text, cut, end)
    if start < end:
        yield start, end


def _ends(text: str, begin: int, end: int, stop: re.Match[str]) -> bool:
    """Does a sentence end with this run of stops, which has text behind it?"""
    at = stop.end()
    following = _forward(text, at, end)
    if following >= end:
        return False
    sign = stop.group()
    plain = sign == "."
    opened = following
    while opened < end - 1 and text[opened] in OPENERS:
        opened += 1
    first = text[opened]
    if following == at:
        return _space_left_out(text, stop, first, opened)
    if text[stop.start() - 1].isspace() and sign[0] == "." and len(sign) > 1 and first.islower():
        return False
    if first.islower() or not any(c.isalnum() for c in text[following : following + 8]):
        return False
    if not plain:
        if sign[-1] in "\"'”’" and sign[0] in "?!" and opened == following and _speaker().match(text, following, end):
            return False
        return not (
            sign[0] in "….," and len(sign.rstrip("\"'”’)]")) > 1 and not first.isupper() and opened == following
        )
    return not _abbreviated(text, begin, stop.start(), text[opened], NEXT.match(text, opened, end))


def _space_left_out(text: str, stop: re.Match[str], first: str, opened: int) -> bool:
    """A sentence that follows on without a space: "in tents.Nine states", "he said.”The"."""
    at = stop.start()
    sign = stop.group()
    if not (first.isupper() and (text[opened + 1 : opened + 2].islower() or text[opened + 1 : opened + 2] == " ")):
        return False
    before = text[max(0, at - 3) : at]
    if len(sign) > 1:
        # Closing quote and capital: `home.”The`. A capital behind a straight quote may be what the quote opens for.
        return sign[-1] in '”)]"' and before[-1:].isalnum()
    if opened > stop.end():
        return before[-1:].islower()
    word = text[max(0, at - 24) : at].rsplit(None, 1)
    token = word[-1] if word else ""
    if any(c in token for c in "@/:") or token.lower().startswith("www"):
        return False
    return (
        len(before) == 3 and before.isalpha() and before[1:].islower() and token.lower() not in _abbreviations()[0]
    ) or (before[-1:].isdigit() and len(token) > 2)


def _abbreviated(text: str, begin: int, at: int, first: str, following: re.Match[str] | None) -> bool:
    """Is the full stop at `at` that of an abbreviation or an initial?"""
    never, may, figures, starters = _abbreviations()
    lead = at
    while lead > begin and at - lead < 24 and not text[lead - 1].isspace() and text[lead - 1] not in '([“‘"—–':
        lead -= 1
    written = text[lead:at]
    word = written.lower()
    after = following.group() if following is not None else ""
    if not word:
        return False
    if first.isdigit():
        return word in figures or word in never or (len(word) == 1 and written.isupper())
    if word in never:
        return True
    if word in may or DOTTED.fullmatch(word):
        return after.lower() not in starters if word not in ("no", "nos") else False
    if len(word) == 1 and written.isalpha() and written.isupper():
        # An initial, unless it is the pronoun; "vitamin C. The" ends.
        return written != "I" and after.lower() not in starters
    return False
