"""multiNER: reports, papers and letters of the government of Sri Lanka; two columns."""

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
            lines = [cells for cells in lines if len(cells) == 2]
            text, found = placed([cells[0] for cells in lines], mentions([cells[1] for cells in lines]))
            if text:
                yield sample("multiner", block(number), text, found)
