"""Names by their look: capitalised tokens, how a line is set, and the longest name of a list that stands at a token.

Places and bodies read the same `Line`s, made once a document. In a headline in Title Case or in ALL CAPS a capital says
nothing: `Line.style` tells such lines apart, and grammar that builds unknown names keeps to `prose`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import Generic, TypeVar

from spacy.tokens import Doc

from channelfacts.annotations import Sentence
from channelfacts.lexicons import lexicon, wordlist
from channelfacts.mentions.layout import fold, words

T = TypeVar("T")
CACHE = "channelfacts_lines"
POSSESSIVE = ("'s", "’s", "'S", "’S")
DOTTED = {"UN": "U.N.", "US": "U.S.", "UK": "U.K.", "EU": "E.U.", "4": "Four", "5": "Five"}
SMALL = frozenset(
    ["of", "for", "and", "the", "de", "la", "le", "les", "du", "des", "sur", "en", "on", "in", "to", "upon", "by", "with", "del", "della", "di", "d", "l", "von", "van", "a", "al", "el"]
)


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
    """A sentence as names see it. style: `prose`, `title` (Title Case), `caps` (ALL CAPS)."""

    sentence: Sentence
    tokens: list[Token]
    style: str
    spans: dict[int, int] = field(default_factory=dict)

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
def ordinary_words() -> frozenset[str]:
    """Folded words of plain English: a capital at the start of a sentence makes no name of them."""
    return frozenset(fold(word) for word, _ in wordlist("ordinary_words"))


def lines(doc: Doc) -> list[Line]:
    """The lines of a document, without furniture, made once."""
    if CACHE not in doc.user_data:
        doc.user_data[CACHE] = [line_of(s) for s in doc._.sentences or [] if s.kind != "furniture"]
    made: list[Line] = doc.user_data[CACHE]
    return made


def line_of(sentence: Sentence) -> Line:
    """The tokens of a sentence and how it is set."""
    tokens = tokens_of(sentence.words)
    return Line(sentence, tokens, style_of(tokens, sentence.text))


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


@dataclass(frozen=True, slots=True)
class Form(Generic[T]):
    """A way to write a name: which of its tokens must be capitals, and what it names."""

    text: str
    item: T
    weak: bool
    caps: tuple[bool, ...]
    possessives: tuple[bool, ...]
    acronym: bool


class Names(Generic[T]):
    """Names of a list by their folded tokens; the longest one that stands at a token is found."""

    def __init__(self) -> None:
        self.forms: dict[tuple[str, ...], list[Form[T]]] = {}
        self.lengths: dict[str, list[int]] = {}

    def add(self, text: str, item: T, *, weak: bool = False) -> None:
        """Take up a name with its ways of writing (hyphen or space, St or Saint, & or and)."""
        for form in variants(text.removeprefix("the ")):
            tokens = tokens_of(words(form, 0))
            if not tokens:
                continue
            key = tuple(token.lower for token in tokens)
            bare = form.replace(".", "").replace("&", "")
            acronym = bare.isupper() and bare.isalnum() and len(bare) <= 7
            made = Form(
                text,
                item,
                weak,
                tuple(t.text[0].isupper() for t in tokens),
                tuple(t.possessive for t in tokens),
                acronym,
            )
            known = self.forms.setdefault(key, [])
            if not any(other.item == item and other.caps == made.caps for other in known):
                known.append(made)
            lengths = self.lengths.setdefault(key[0], [])
            if len(key) not in lengths:
                lengths.append(len(key))
                lengths.sort(reverse=True)

    def find(self, line: Line, i: int) -> tuple[int, list[Form[T]]] | None:
        """(number of tokens, forms) of the longest name that begins at token `i`."""
        tokens = line.tokens
        for length in self.lengths.get(tokens[i].lower, ()):
            stretch = tokens[i : i + length]
            if len(stretch) < length:
                continue
            forms = self.forms.get(tuple(token.lower for token in stretch))
            if forms is None:
                continue
            fitting = [form for form in forms if fits(form, stretch, line.style)]
            if fitting:
                return length, fitting
        return None


def fits(form: Form[T], stretch: list[Token], style: str) -> bool:
    """Are the capitals and possessives of the text those of the name?"""
    for token, cap, possessive in zip(stretch[:-1], form.caps, form.possessives, strict=False):
        if (token.possessive and not possessive) or (cap and not token.cap):
            return False
    if form.caps[-1] and not stretch[-1].cap:
        return False
    if form.acronym:
        text = "".join(token.text for token in stretch)
        short = len(text) <= 4
        if not text.replace(".", "").replace("&", "").isupper() and (short or form.weak):
            return False
        return not (style == "caps" and len(stretch) == 1 and stretch[0].lower in word_acronyms())
    return True


@cache
def word_acronyms() -> frozenset[str]:
    """Acronyms that spell a common word."""
    return frozenset(lexicon("agencies")["acronyms"]["words"])


def variants(text: str) -> Iterator[str]:
    """The ways in which newspapers write a name."""
    forms = {text}
    if "-" in text:
        forms.add(text.replace("-", " "))
    parts = text.split(" ")
    choices = []
    for part in parts:
        if part in ("Saint", "St", "St."):
            choices.append(["Saint", "St", "St."])
        elif part in ("and", "&"):
            choices.append(["and", "&"])
        elif part.startswith("Saint-"):
            choices.append([part, "St-" + part[6:], "St " + part[6:], "St. " + part[6:], part.replace("-", " ")])
        elif part in DOTTED:
            choices.append([part, DOTTED[part]])
        elif part.endswith("s'"):
            choices.append([part, part[:-1]])
        else:
            choices.append([part])
    forms.update(" ".join(choice) for choice in product(*choices))
    yield from sorted(forms)


def is_small(text: str) -> bool:
    """Is it one of the words that stay in lower case inside a name?"""
    return text in SMALL
