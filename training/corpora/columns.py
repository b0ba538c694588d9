"""Corpora with a token and its label on each line: CoNLL of every kind."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from pathlib import Path

from training.corpora.detokenize import plain

Mention = tuple[int, int, str]
"""start, end and the corpus's own label: of tokens, or of characters."""
Line = list[str]


def sentences(path: Path, separator: str | None = None) -> Iterator[list[Line]]:
    """The sentences of a packed file, each a list of lines of cells. Comments are no cells: `#` has cells after it."""
    lines: list[Line] = []
    with gzip.open(path, "rt", encoding="utf-8") as opened:
        for line in opened:
            cells = line.strip("\r\n").split(separator) if line.strip() else []
            if cells and not cells[0].startswith("-DOCSTART-"):
                lines.append(cells)
            elif lines:
                yield lines
                lines = []
    if lines:
        yield lines


def mentions(labels: Sequence[str]) -> list[Mention]:
    """The names in IOB labels, by tokens: I- opens one where none of its label is open."""
    found: list[Mention] = []
    for i, tag in enumerate([*labels, "O"]):
        kind, _, label = tag.partition("-")
        if found and found[-1][1] < 0 and not (kind == "I" and label == found[-1][2]):
            found[-1] = (found[-1][0], i, found[-1][2])
        if kind == "B" or (kind == "I" and not (found and found[-1][1] < 0)):
            found.append((i, -1, label))
    return found


def placed(tokens: Sequence[str], found: Sequence[Mention], *, hyphens: bool = True) -> tuple[str, list[Mention]]:
    """The plain text of tokens, and the mentions by characters."""
    text, places = plain(tokens, hyphens=hyphens)
    return text, [(places[start][0], places[end - 1][1], label) for start, end, label in found if start < end]


def block(number: int, size: int = 20) -> str:
    """The name of the document where a corpus has none: sentences that follow each other."""
    return f"block {number // size}"


def capitals(tokens: Sequence[str], found: Sequence[Mention]) -> Iterator[Mention]:
    """Runs of two or more capitals outside the mentions, as "unmarked": for corpora that overlook many names."""
    taken = {i for start, end, _ in found for i in range(start, end)}
    start = 0
    for i in range(len(tokens) + 1):
        if i == len(tokens) or i in taken or not tokens[i][:1].isupper():
            if i - start >= 2:
                yield start, i, "unmarked"
            start = i + 1
