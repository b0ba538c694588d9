"""SEC filings: credit agreements of the United States; four columns, the label last."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.corpora.columns import Mention, block, mentions, placed, sentences
from training.corpora.names import sample
from training.samples import Sample


def read(folder: Path) -> Iterator[Sample]:
    """The sentences, in blocks for documents."""
    for path in sorted(folder.glob("*.txt.gz")):
        for number, lines in enumerate(sentences(path)):
            found = mentions([cells[-1] for cells in lines])
            text, found = placed([cells[0] for cells in lines], _banks([cells[0] for cells in lines], found))
            yield sample("sec_filings", f"{path.name.partition('.')[0]} {block(number)}", text, found)


def _banks(tokens: list[str], found: list[Mention]) -> list[Mention]:
    """The mentions, a place and the "Bank" right behind it as one body: "Silicon Valley Bank"."""
    joined: list[Mention] = []
    for start, end, label in found:
        if joined and joined[-1][1] == start and tokens[start].lower() == "bank" and label == "ORG":
            joined[-1] = (joined[-1][0], end, "ORG")
        else:
            joined.append((start, end, label))
    return joined
