"""DocRED and Re-DocRED: introductions of Wikipedia articles, names linked within each; JSON."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from training.corpora.columns import placed
from training.corpora.names import sample
from training.corpora.overlooked import doubted
from training.samples import Sample


def read(folder: Path) -> Iterator[Sample]:
    """The sentences of Re-DocRED."""
    return _documents(folder, "re_docred")


def read_test(folder: Path) -> Iterator[Sample]:
    """The sentences of DocRED's test file."""
    return _documents(folder, "docred_test")


def _documents(folder: Path, corpus: str) -> Iterator[Sample]:
    for path in sorted(folder.glob("*.json.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as opened:
            documents = json.load(opened)
        for document in documents:
            found: list[list[tuple[int, int, str]]] = [[] for _ in document["sents"]]
            for mention in (mention for entity in document["vertexSet"] for mention in entity):
                start, end = mention["pos"]
                found[mention["sent_id"]].append((start, end, mention["type"]))
            yield from doubted(
                [
                    sample(corpus, document["title"], *placed(tokens, sorted(set(mentions))))
                    for tokens, mentions in zip(document["sents"], found, strict=True)
                ]
            )
