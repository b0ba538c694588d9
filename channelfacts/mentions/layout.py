"""The lines, paragraphs and sentences of a page, and which of them are prose.

Newspapers break lines at paragraphs, e-mails and old agency copy in the middle of a sentence: a line is joined to the
next where it is long, ends without a stop and the next one goes on.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from channelfacts.annotations import Sentence, Word
from channelfacts.lexicons import lexicon

WORD = re.compile(r"\w+(?:['’]\w+)*(?:-\w+(?:['’]\w+)*)*|[^\w\s]")
STOP = re.compile(
    r"""(?<![.\s])[.!?…]+["'”’)\]]*(?=\s|$)|(?<=[a-z]{2})[.!?]["”](?=[A-Z“"])|(?<=[a-z]{3})\.(?=[A-Z][a-z])"""
)
LINE = re.compile(r"[^\n]+")
BULLET = re.compile(r"\s*(?:[•●▪◦·*–—-]|\(?[a-z]\)|\(?[ivx]+\)|\d{1,3}[.)])\s+")


def fold(text: str) -> str:
    """Lower case, straight apostrophe, without accents, of the same length as `text` where that is possible."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(c for c in folded if not unicodedata.combining(c)).lower()


def words(text: str, start: int) -> tuple[Word, ...]:
    """The words and signs of a stretch that begins at `start` of the whole text."""
    return tuple(Word(m.group(), fold(m.group()), start + m.start(), start + m.end()) for m in WORD.finditer(text))


@cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    data = lexicon("layout")
    return frozenset(data["abbreviations"]), frozenset(data["may_end"])


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of the paragraphs: lines, joined where a line was only broken for its length."""
    lines = [(m.start(), m.end()) for m in LINE.finditer(text) if not m.group().isspace()]
    i = 0
    while i < len(lines):
        start, end = lines[i]
        while i + 1 < len(lines) and _goes_on(text, start, end, *lines[i + 1]):
            i += 1
            end = lines[i][1]
        yield start, end
        i += 1


def _goes_on(text: str, start: int, end: int, next_start: int, next_end: int) -> bool:
    """Is the next line the rest of this one?"""
    line, following = text[start:end].rstrip(), text[next_start:next_end]
    if text.count("\n", end, next_start) != 1 or BULLET.match(following) or not following.strip():
        return False
    last_line = line.rsplit("\n", 1)[-1]
    first = following.lstrip()[0]
    if line[-1] in '.!?:”"…' and not (line[-1] == "." and line.rsplit(None, 1)[-1][:-1].lower() in _abbreviations()[0]):
        return len(last_line) >= 55 and len(following) >= 20 and len(last_line) < 90 and _wrapped(text, start, end)
    if first.islower() or first in ",;)":
        return True
    return 45 <= len(last_line) <= 100 and abs(len(last_line) - 72) < 25 and _wrapped(text, start, next_end)


def _wrapped(text: str, start: int, end: int) -> bool:
    """Does the text around look broken at a fixed width?"""
    block_start = text.rfind("\n\n", 0, start) + 1
    block_end = text.find("\n\n", end)
    block = [len(line) for line in text[block_start : block_end if block_end >= 0 else len(text)].split("\n") if line]
    return len(block) >= 3 and max(block[:-1]) <= 100 and min(block[:-1]) >= 40


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """(start, end) of the sentences of a paragraph."""
    never, may = _abbreviations()
    begin = start
    for stop in STOP.finditer(text, start, end):
        rest = text[stop.end() : end].lstrip()
        if not rest:
            break
        before = text[begin : stop.start()].rsplit(None, 1)
        last = before[-1].lstrip("(“\"'").lower() if before else ""
        sign = text[stop.start()]
        if sign == "." and stop.end() - stop.start() == 1:
            if last in never and not (last in may and rest[0].isupper()):
                continue
            if len(last) == 1 and last.isalpha() and rest[0].isupper() and last != "i":
                continue  # an initial
            if rest[0].islower():
                continue
        elif rest[0].islower() and sign in ".…!?":
            continue
        yield begin, stop.end()
        begin = stop.end()
        while begin < end and text[begin].isspace():
            begin += 1
    if begin < end:
        yield begin, end


@Language.factory("channelfacts_layout")
def create(nlp: Language, name: str) -> Layout:
    """The component that writes `doc._.sentences`."""
    return Layout()


class Layout:
    """Writes the sentences of a Doc, with their words and kind."""

    def __call__(self, doc: Doc) -> Doc:
        text = doc.text
        found: list[Sentence] = []
        for number, (start, end) in enumerate(paragraphs(text)):
            for first, last in sentences(text, start, end):
                stretch = text[first:last]
                lead = len(stretch) - len(stretch.lstrip())
                first, last = first + lead, first + len(stretch.rstrip())
                if first < last:
                    found.append(
                        Sentence(
                            len(found), first, last, text[first:last], words(text[first:last], first), "text", number
                        )
                    )
        doc._.sentences = found
        return doc
