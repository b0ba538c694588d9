"""SEC filings: credit agreements of the United States; four columns, the label last."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.corpora.columns import block, mentions, placed, sentences
from training.corpora.names import sample
from training.samples import Sample


def read(folder: Path) -> Iterator[Sample]:
    """The sentences, in blocks for documents."""
    for path in sorted(folder.glob("*.txt.gz")):
        for number, lines in enumerate(sentences(path)):
            text, found = placed([cells[0] for cells in lines], mentions([cells[-1] for cells in lines]))
            yield sample("sec_filings", f"{path.name.partition('.')[0]} {block(number)}", text, found)
