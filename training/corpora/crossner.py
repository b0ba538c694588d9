"""CrossNER: sentences of Wikipedia on politics, science, music, literature and AI; two columns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.corpora.columns import block, mentions, placed, sentences
from training.corpora.names import sample
from training.samples import Sample


def read(folder: Path) -> Iterator[Sample]:
    """The sentences; they are in no order, so blocks of them stand for documents."""
    for path in sorted(folder.glob("*/*.txt.gz")):
        for number, lines in enumerate(sentences(path, "\t")):
            text, found = placed([cells[0] for cells in lines], mentions([cells[-1] for cells in lines]), hyphens=False)
            yield sample("crossner", f"{path.parent.name} {path.name.partition('.')[0]} {block(number)}", text, found)
