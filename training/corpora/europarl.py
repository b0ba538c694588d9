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
            text, found = placed([cells[0] for cells in lines], mentions([cells[-1] for cells in lines]))
            part = "test" if number // BLOCK % 2 else "train"
            yield sample("europarl", f"{part}/block {number // BLOCK}", text, found)
