"""Words that were parted at the end of a line: joined, their hyphen gone where it was the line's and not the word's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from channelfacts.lexicons import wordlist

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
FIRST = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@cache
def _ordinary() -> frozenset[str]:
    """Plain English words, which no text need have to be known."""
    return frozenset(word.lower() for word, _ in wordlist("ordinary_words"))


def vocabulary(lines: Iterable[str]) -> frozenset[str]:
    """The words that stand whole in the lines of a document, in lower case; those with a hyphen too."""
    known: set[str] = set()
    parted = False
    for line in lines:
        first = FIRST.match(line) if parted else None
        whole, last = _parted(line[first.end() if first else 0 :])
        parted = last is not None
        known.update(word.lower() for word in WORD.findall(whole))
    return frozenset(known)


def joined(line: str, following: str, known: frozenset[str]) -> str:
    """Two lines of a paragraph as one: by a space, or at a hyphen, which goes unless it is the word's own.

    What stands elsewhere in the document decides, then plain words; with neither the hyphen goes if the first part is
    no word by itself ("acc-ommodation" against "cross-Channel").
    """
    (_, last), first = _parted(line), FIRST.match(following)
    if last is None or first is None:
        glued = line.endswith(("-", "–", "—", "/")) and len(line) > 1 and not line[-2].isspace()
        return line + following if glued else f"{line} {following}"
    start, end = last.lower(), first[0].lower()
    if not following[0].islower():
        return line + following
    whole, parted = start + end, f"{start}-{end}"
    if whole in known or (whole in _ordinary() and parted not in known):
        return line[:-1] + following
    if parted in known or (_is_word(start, known) and _is_word(end, known)):
        return line + following
    return line[:-1] + following


def _parted(line: str) -> tuple[str, str | None]:
    """A line without the part of a word before a hyphen at its end, and that part; None where it ends otherwise."""
    if not line.endswith("-"):
        return line, None
    last = line[:-1].split()[-1:] if not line[:-1].endswith((" ", "-")) else []
    found = re.search(r"[^\W\d_]", last[0]) if last else None
    if found is None or not last[0][-1].isalpha():
        return line, None
    return line[: -1 - len(last[0])], last[0][found.start() :]


def _is_word(part: str, known: frozenset[str]) -> bool:
    return len(part) > 2 and (part in known or part in _ordinary())
