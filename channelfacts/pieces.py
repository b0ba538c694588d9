"""A text of any length in pieces that the pipeline can bear, and the facts of the pieces as those of the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from channelfacts.model import Document, Evidence, Fact, Span

PIECE = 100_000
"""Characters a piece: well under spaCy's million, and small enough for bounded memory."""

SURROGATES = re.compile("[\ud800-\udfff]")
CUTS = (re.compile(r"\n\s*\n"), re.compile(r"\n"), re.compile(r"(?<=[.!?])\s"), re.compile(r"\s"))


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a document's text, as a document of its own, from `start` of the whole."""

    document: Document
    start: int


def pieces(document: Document, size: int = PIECE) -> Iterator[Piece]:
    """The text in pieces of at most `size` characters, cut at a paragraph, else a line, a sentence, a space.

    Halves of characters (lone surrogates), which neither spaCy nor JSON can hold, become U+FFFD, one for one.
    """
    text, start = SURROGATES.sub("\ufffd", document.text), 0
    while True:
        end = len(text) if len(text) - start <= size else _cut(text, start, start + size, size // 10)
        whole = start == 0 and end == len(text) and text == document.text
        yield Piece(document if whole else replace(document, text=text[start:end]), start)
        start = end
        if start >= len(text):
            return


def _cut(text: str, start: int, end: int, back: int) -> int:
    """The best place to cut in the last `back` characters before `end`, else `end` itself."""
    for cut in CUTS:
        ends = [found.end() for found in cut.finditer(text, max(start + 1, end - back), end)]
        if ends:
            return ends[-1]
    return end


def join(parts: list[tuple[int, dict[str, list[Fact]]]]) -> dict[str, list[Any]]:
    """The facts of all pieces with the offsets of the whole text; names found in several pieces become one fact."""
    if len(parts) == 1 and parts[0][0] == 0:
        return dict(parts[0][1])
    joined: dict[str, list[Fact]] = {}
    seen: dict[tuple[str, Any], int] = {}
    for offset, facts in parts:
        for kind, found in facts.items():
            whole = joined.setdefault(kind, [])
            for fact in found:
                moved = shift(fact, offset)
                key = identity(moved)
                if key in seen:
                    first = whole[seen[key]]
                    whole[seen[key]] = first.model_copy(update={"mentions": [*first.mentions, *moved.mentions]})
                else:
                    seen[key] = len(whole)
                    whole.append(moved)
    return joined


def identity(fact: Fact) -> tuple[str, Any]:
    """What makes a fact of one piece the same as one of another: every field but where it stands."""
    name = getattr(fact, "name", None)
    if name is not None:
        return fact.KIND, name
    return fact.KIND, fact.model_dump_json(exclude={"id", "mentions", "evidence", "part_of"})


def shift(fact: Fact, offset: int) -> Fact:
    """The fact with all its spans moved by `offset` code points."""
    if offset == 0:
        return fact
    update: dict[str, Any] = {
        "mentions": [_moved(span, offset) for span in fact.mentions],
        "evidence": _moved(fact.evidence, offset),
    }
    part = getattr(fact, "part_of", None)
    if part:
        first, last = part.split("-")
        update["part_of"] = f"{int(first) + offset}-{int(last) + offset}"
    return fact.model_copy(update=update)


def _moved(span: Span, offset: int) -> Span:
    update: dict[str, Any] = {"start": span.start + offset, "end": span.end + offset}
    if isinstance(span, Evidence):
        update["sentence"] = _moved(span.sentence, offset)
    return span.model_copy(update=update)
