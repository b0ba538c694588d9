"""Broad Twitter Corpus: tweets, two columns, from Britain and elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.corpora.columns import block, mentions, placed, sentences
from training.corpora.names import sample
from training.corpora.tweets import english, without_users
from training.samples import Sample


def read(folder: Path) -> Iterator[Sample]:
    """The tweets in English, without the users they name."""
    for path in sorted(folder.glob("*.conll.gz")):
        for number, lines in enumerate(sentences(path, "\t")):
            tokens, labels = without_users([cells[0] for cells in lines], [cells[-1] for cells in lines])
            if english(tokens):
                text, found = placed(tokens, mentions(labels), hyphens=False)
                yield sample("broad_twitter", f"{path.name[0]} {block(number)}", text, found)
