"""Names by their look: capitalised tokens, and how a line is set.

Places and bodies read the same `Line`s, made once a document. In a headline in Title Case or in ALL CAPS a capital says
nothing: `Line.style` tells such lines apart, and grammar that builds unknown names keeps to `prose`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from channelfacts.annotations import Sentence
from channelfacts.lexicons import lexicon, wordlist
from channelfacts.mentions.layout import fold

if TYPE_CHECKING:
    from channelfacts.mentions.own import Own

CACHE = "channelfacts_lines"
OWN = "channelfacts_own"
"""Where a Doc keeps the names of one's own that it is read with."""
GLUED = re.compile(r"([A-Z][A-Za-z]*[a-z]{2})([A-Z]{3,})")
POSSESSIVE = ("'s", "’s", "'S", "’S")


@dataclass(frozen=True, slots=True)
class Token:
    """A word without its possessive 's, or a sign. `cap`: begins with a capital and is a word of its own."""

    text: str
    lower: str
    start: int
    end: int
    cap: bool
    possessive: bool


@dataclass(slots=True)
class Line:
    """A sentence as names see it. style: `prose`, `title` (Title Case), `caps` (ALL CAPS).

    own: the names of one's own that the text is read with, and so every list that is asked about this line.
    """

    sentence: Sentence
    tokens: list[Token]
    style: str
    own: Own | None = None

    def layer(self, entity_id: str) -> str:
        """The layer of a name that a list has: ours, or one's own."""
        return "own" if self.own is not None and entity_id in self.own.ids else "gazetteer"

    def lower(self, i: int) -> str:
        """The folded token at `i`, or "" outside the line."""
        return self.tokens[i].lower if 0 <= i < len(self.tokens) else ""

    def cap(self, i: int) -> bool:
        """Is the token at `i` a capitalised word?"""
        return 0 <= i < len(self.tokens) and self.tokens[i].cap

    def gap(self, i: int) -> bool:
        """Is there more than a space before the token at `i`, as between the columns of a table?"""
        before = self.tokens[i - 1]
        return self.tokens[i].start - before.end > (3 if before.possessive else 1)

    def whole(self, start: int, end: int) -> tuple[int, int] | None:
        """The tokens (i, j) of a stretch of the text, if they begin and end with it and the first has a capital."""
        i = next((k for k, token in enumerate(self.tokens) if token.start == start), None)
        j = next((k + 1 for k, token in enumerate(self.tokens) if token.end == end), None)
        return (i, j) if i is not None and j is not None and i < j and self.tokens[i].cap else None

    def phrase(self, i: int, j: int) -> str:
        """The folded tokens from `i` to `j`, joined by spaces."""
        return " ".join(token.lower for token in self.tokens[max(i, 0) : j])


@dataclass(frozen=True, slots=True)
class WordLists:
    """The lexicon `names`, as sets."""

    openers: frozenset[str]
    may_open: frozenset[str]
    calendar: frozenset[str]
    titles: frozenset[str]
    compass: frozenset[str]


@cache
def word_lists() -> WordLists:
    """The words that are no names, by sort."""
    data = lexicon("names")
    return WordLists(*(frozenset(data[name]) for name in ("openers", "may_open", "calendar", "titles", "compass")))


@cache
def given_names() -> dict[str, bool]:
    """Folded given names; True for those that are ordinary words or places too."""
    return {fold(word): weak for word, weak in wordlist("given_names")}


@cache
def family_names() -> frozenset[str]:
    """Folded surnames."""
    return frozenset(fold(word) for word, _ in wordlist("surnames"))


@cache
def ordinary_words() -> frozenset[str]:
    """Folded words of plain English: a capital at the start of a sentence makes no name of them."""
    return frozenset(fold(word) for word, _ in wordlist("ordinary_words"))


def firsts(phrases: Iterable[str]) -> frozenset[str]:
    """The first words of phrases: a quick test before a phrase is looked up."""
    return frozenset(phrase.split()[0].removesuffix("'s") for phrase in phrases)


def lines(doc: Doc) -> list[Line]:
    """The lines of a document, without furniture, made once."""
    if CACHE not in doc.user_data:
        own = doc.user_data.get(OWN)
        doc.user_data[CACHE] = [line_of(s, own) for s in doc._.sentences or [] if s.kind != "furniture"]
    made: list[Line] = doc.user_data[CACHE]
    return made


def line_of(sentence: Sentence, own: Own | None = None) -> Line:
    """The tokens of a sentence and how it is set."""
    tokens = [part for token in tokens_of(sentence.words) for part in unglued(token)]
    return Line(sentence, tokens, style_of(tokens, sentence.text), own)


def unglued(token: Token) -> list[Token]:
    """The surname and the letters of "MillerGOP", which a page has set without a space; else the token as it is."""
    glued = GLUED.fullmatch(token.text)
    if glued is None or glued[1].lower() not in family_names():
        return [token]
    at = glued.end(1)
    return [
        Token(token.text[:at], token.lower[:at], token.start, token.start + at, token.cap, False),
        Token(token.text[at:], token.lower[at:], token.start + at, token.end, True, token.possessive),
    ]


def tokens_of(given: Iterable[object]) -> list[Token]:
    """Words (of a Sentence, or of a name) as tokens without possessives."""
    made = []
    for word in given:
        text: str = word.text  # type: ignore[attr-defined]
        lower: str = word.lower  # type: ignore[attr-defined]
        start: int = word.start  # type: ignore[attr-defined]
        possessive = len(text) > 2 and text[-2:] in POSSESSIVE
        if possessive:
            text, lower = text[:-2], lower[:-2]
        made.append(Token(text, lower, start, start + len(text), text[0].isupper(), possessive))
    return made


def style_of(tokens: list[Token], text: str) -> str:
    """How a line is set, by its longer words."""
    long = [token for token in tokens if len(token.text) > 3 and token.text[0].isalpha()]
    if len(long) >= 2 and sum(token.text.isupper() for token in long) > 0.7 * len(long):
        return "caps"
    if len(tokens) > 12 and text.rstrip("”’\"')").endswith((".", "?", "!")):
        return "prose"
    capital = sum(token.cap for token in long)
    if len(long) >= 3 and capital >= 0.75 * len(long) and not text.endswith((".", ".”", '."')):
        return "title"
    return "prose"


def surnames(doc_lines: list[Line]) -> set[str]:
    """Folded words that the text uses as the last name of somebody ("Mr Lincoln", "John Bolton")."""
    lists, given = word_lists(), given_names()
    found: set[str] = set()
    for line in doc_lines:
        tokens = line.tokens
        for i in range(len(tokens) - 1):
            if not tokens[i].cap or tokens[i].possessive:
                continue
            follower = i + 2 if tokens[i + 1].text == "." and i + 2 < len(tokens) else i + 1
            if not tokens[follower].cap or tokens[follower].lower in lists.openers:
                continue
            if tokens[i].lower in lists.titles and not (
                follower + 1 < len(tokens) and tokens[follower + 1].lower == "of"
            ):
                found.add(tokens[follower].lower)
            elif line.style == "prose" and given.get(tokens[i].lower) is False and follower == i + 1:
                if not line.cap(i + 2):
                    found.add(tokens[follower].lower)
                elif given.get(tokens[follower].lower) is not None:
                    found.add(tokens[i + 2].lower)
    return found
