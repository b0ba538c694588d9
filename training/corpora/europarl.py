"""Europarl: debates of the European Parliament; two columns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.corpora.columns import mentions, placed, sentences
from training.corpora.names import sample
from training.samples import Sample

BLOCK = 25


def read(folder: Path) -> Iterator[Sample]:
    """The sentences: each second block of 25 is kept for measuring, as no other corpus has parliament."""
    for path in sorted(folder.glob("*.conll02.gz")):
        for number, lines in enumerate(sentences(path)):
            tokens = [cells[0] for cells in lines]
            found = [
                (start, end, _kind(tokens[start:end], label))
                for start, end, label in mentions([cells[-1] for cells in lines])
            ]
            text, found = placed(tokens, found, hyphens=False)
            part = "test" if number // BLOCK % 2 else "train"
            yield sample("europarl", f"{part}/block {number // BLOCK}", text, found)


def _kind(tokens: list[str], label: str) -> str:
    """The label; MISC apart where it is a phrase with ordinary words in it ("the Commission's 18th Report on ...")."""
    phrase = any(token.islower() and token not in ("of", "the", "and", "on", "for") for token in tokens)
    return f"{label} phrase" if label == "MISC" and (phrase or "'" in tokens) else label
