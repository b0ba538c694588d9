"""Which stretches of the text stand in direct speech.

Curly and straight quotes, over sentences and paragraphs: where a quote is not closed in its paragraph, the next goes on
with it if it opens with a quote again, as newspapers print long speech; else the paragraph's end has closed it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

QUOTE = re.compile("[\"“”„‘’'«»]")
SPEECH_ENDS = ".,!?…"
LONGEST = 3000
"""Characters in single quotes at most: an apostrophe may have been taken for a quote."""


def spoken(text: str, paragraphs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """(start, end) of the stretches in quotes, their signs included, in order; they do not overlap."""
    found: list[tuple[int, int]] = []
    for start, end in paragraphs:
        found.extend(_in_paragraph(text, start, end))
    return found


def _in_paragraph(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    opened = single = -1
    for quote in QUOTE.finditer(text, start, end):
        sign, at = quote.group(), quote.start()
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        opens = (before.isspace() or before in "([—–-/:") and not after.isspace()
        if sign in "“„«" or (sign == '"' and opens):
            if opened < 0:
                opened = at
        elif sign in '”»"':
            if opened >= 0:
                found.append((opened, at + 1))
                opened = -1
        elif opened >= 0:
            continue
        elif sign == "‘" or (sign == "'" and opens):
            # Speech begins with a capital; 'as soon as possible' is a phrase that somebody borrows.
            single = at if opens and (after.isupper() or after in "[£") else single
        elif single >= 0 and before in SPEECH_ENDS and not after.isalnum():
            if at - single <= LONGEST:
                found.append((single, at + 1))
            single = -1
    if opened >= 0:
        found.append((opened, end))
    return found


def inside(stretches: list[tuple[int, int]], start: int, end: int) -> bool:
    """Does start-end lie wholly in one of the stretches?"""
    at = bisect_right(stretches, (start, float("inf"))) - 1
    return at >= 0 and stretches[at][0] <= start and end <= stretches[at][1]
