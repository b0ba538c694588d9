"""WNUT 2017: tweets, comments and questions with new and rare names, two columns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.corpora.columns import block, mentions, placed, sentences
from training.corpora.names import sample
from training.corpora.tweets import english, without_users
from training.samples import Sample

FILES = {"wnut17train.conll.gz": "t", "emerging.dev.conll.gz": "d", "emerging.test.annotated.gz": "test/e"}
"""The files and what their documents' names begin with: only the test file keeps its part."""


def read(folder: Path) -> Iterator[Sample]:
    """The texts in English, without the users they name."""
    for file, name in FILES.items():
        for number, lines in enumerate(sentences(folder / file, "\t")):
            tokens, labels = without_users([cells[0] for cells in lines], [cells[-1] for cells in lines])
            if english(tokens):
                text, found = placed(tokens, mentions(labels), hyphens=False)
                yield sample("wnut17", f"{name} {block(number)}", text, found)
