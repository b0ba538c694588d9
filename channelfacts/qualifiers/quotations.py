"""Direct speech by its marks: straight, curly, single and guillemets, opened anew at each paragraph or not.

A mark is read by its neighbours; of single ones most are apostrophes, so that one opens only where another closes it.
Marks of another kind inside of a quotation belong to what is said. Every paragraph is read once.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from channelfacts.annotations import Sentence
from channelfacts.lexicons import lexicon

MARK = re.compile("[\"“”„«»‘’']")
CLOSING = {"“": '”"', "„": '“”"', "«": "»", '"': '"”', "”": '”"'}
"""Writers mix curly marks with straight ones."""
SINGLE = "‘'"
ENDS = '.,!?…—–-"”'
"""Before a single mark these say that speech ends; after a word it may be an apostrophe ("the migrants' boats")."""
LONGEST = 3000
"""Characters between two single marks, at most."""
SHORT = frozenset(lexicon("speech")["elisions"])


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch of direct speech, its marks included; closed: the last character is its closing mark."""

    start: int
    end: int
    closed: bool = True

    def words(self, text: str) -> str:
        """What is said, on one line, without the marks around it and at the paragraphs' beginnings."""
        said = text[self.start + 1 : self.end - 1 if self.closed else self.end]
        if "\n" in said:
            said = re.sub(rf"\s*\n\s*{re.escape(text[self.start])}?", " ", said)
        return " ".join(said.split())


@dataclass(slots=True)
class _Singles:
    """The single marks of a paragraph that may open and close, by their places."""

    opening: list[int] = field(default_factory=list)
    opens: set[int] = field(default_factory=set)
    firm: list[int] = field(default_factory=list)
    weak: list[int] = field(default_factory=list)

    def closing(self, text: str, at: int) -> int | None:
        """The mark that closes what opens at `at`: the end of a sentence or clause for speech, which has a capital."""
        limit = min(_next(self.opening, at) or at + LONGEST, at + LONGEST)
        firm, weak = _next(self.firm, at), _next(self.weak, at)
        firm = firm if firm is not None and firm < limit else None
        weak = weak if weak is not None and weak < limit else None
        if firm is None or weak is None:
            return firm if firm is not None else weak
        return firm if text[at + 1].isupper() or text[at + 1] in '“"[' else min(firm, weak)


def paragraphs(sentences: Sequence[Sentence], length: int) -> list[tuple[int, int]]:
    """The paragraphs of a text, as its layout has them; each reaches to where the next begins."""
    starts = [s.start for i, s in enumerate(sentences) if not i or s.paragraph != sentences[i - 1].paragraph]
    return list(zip([0, *starts[1:]], [*starts[1:], length], strict=True)) if starts else []


def quotations(text: str, parts: Iterable[tuple[int, int]]) -> list[Quotation]:
    """The quotations of a text with these paragraphs, in order; one that goes on in the next paragraph is one."""
    found: list[Quotation] = []
    trimmed = [_trimmed(text, start, end) for start, end in parts]
    opened: int | None = None
    for number, (start, end) in enumerate(trimmed):
        if opened is not None and text[start : start + 1] != text[opened]:
            opened = None
        opened = _in_paragraph(text, start, end, opened, found)
        following = trimmed[number + 1][0] if number + 1 < len(trimmed) else len(text)
        if opened is not None and text[following : following + 1] != text[opened]:
            if text[opened] not in SINGLE:
                found.append(Quotation(opened, end, closed=False))
            opened = None
    return found


def _in_paragraph(text: str, start: int, end: int, opened: int | None, found: list[Quotation]) -> int | None:
    """Adds the quotations that close in the paragraph; where one is still open at its end, that one's beginning."""
    marks = [match.start() for match in MARK.finditer(text, start, end)]
    singles = _singles(text, marks, start, end)
    skip_to = start
    if opened is not None:
        marks = marks[1:]
        if text[opened] in SINGLE:
            close = singles.closing(text, start)
            if close is None:
                return opened
            found.append(Quotation(opened, close + 1))
            opened, skip_to = None, close + 1
    inner = False
    for at in marks:
        if at < skip_to:
            continue
        sign = text[at]
        if sign in "‘’'":
            if opened is None and at in singles.opens:
                close = singles.closing(text, at)
                if close is not None:
                    found.append(Quotation(at, close + 1))
                    skip_to = close + 1
                elif at == start and text[at + 1 : at + 2].isupper():
                    return at
            continue
        opens = _may_open(text, at, start, end) and not (opened is not None and text[opened] == "„" and sign == "“")
        if opened is None or (opens and sign == text[opened]):
            opened, inner = (at if opens else opened), False
        elif opens:
            inner = sign == '"'
        elif sign in CLOSING[text[opened]]:
            if not inner or sign != '"':
                found.append(Quotation(opened, at + 1))
                opened = None
            inner = False
    return opened


def _singles(text: str, marks: list[int], start: int, end: int) -> _Singles:
    singles = _Singles()
    for at in marks:
        if text[at] not in "‘’'":
            continue
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        if text[at] != "’" and _opens(text, at, start, end):
            word = re.match(r"\w*", text[at + 1 : at + 9])
            if word is None or word.group().lower() not in SHORT:
                singles.opening.append(at)
                singles.opens.add(at)
        elif text[at] != "‘" and not before.isspace() and not after.isalnum():
            (singles.firm if before in ENDS else singles.weak).append(at)
    return singles


def _may_open(text: str, at: int, start: int, end: int) -> bool:
    """May the double mark at `at` open a quotation? A closing mark may, where a writer has only that one."""
    if text[at] in "“„«":
        return True
    return text[at] != "»" and _opens(text, at, start, end)


def _opens(text: str, at: int, start: int, end: int) -> bool:
    """Does the mark at `at` stand before a word, and behind none?"""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if after.isspace():
        return False
    return before.isspace() or before in "([—–-/:“‘«\"'" or (before == "," and after.isupper())


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _next(places: list[int], at: int) -> int | None:
    i = bisect_right(places, at)
    return places[i] if i < len(places) else None
