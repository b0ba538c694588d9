"""The longest name of a list that stands at a token of a line, however newspapers write it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Generic, TypeVar

from channelfacts.lexicons import lexicon
from channelfacts.mentions.layout import words
from channelfacts.mentions.names import Line, Token, ordinary_words, tokens_of

T = TypeVar("T")
DOTTED = {"UN": "U.N.", "US": "U.S.", "UK": "U.K.", "EU": "E.U.", "4": "Four", "5": "Five"}


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
    """Names of a list by their folded tokens; the longest one that stands at a token is found.

    title: under which a line may have a list to ask instead, with names of one's own in it.
    """

    def __init__(self, title: str = "") -> None:
        self.title = title
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

    def of(self, line: Line) -> Names[T]:
        """This list, or the one in its place for the text of the line."""
        return self if line.own is None else line.own.lists.get(self.title, self)

    def find(self, line: Line, i: int) -> tuple[int, list[Form[T]]] | None:
        """(number of tokens, forms) of the longest name that begins at token `i`."""
        tokens, names = line.tokens, self.of(line)
        for length in names.lengths.get(tokens[i].lower, ()):
            stretch = tokens[i : i + length]
            if len(stretch) < length:
                continue
            forms = names.forms.get(tuple(token.lower for token in stretch))
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
        short = len(text) <= 3 or text.lower() in ordinary_words()
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
