"""multiNER: reports, papers and letters of the government of Sri Lanka; two columns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.corpora.columns import Mention, block, capitals, mentions, placed, sentences
from training.corpora.names import sample
from training.samples import Sample

LONGEST = 14
"""Words of the longest name: what is longer is a list or a slip."""


def read(folder: Path) -> Iterator[Sample]:
    """The sentences, in blocks for documents."""
    for path in sorted(folder.glob("*.txt.gz")):
        for number, lines in enumerate(sentences(path)):
            tokens = [cells[0] for cells in lines if len(cells) == 2]
            found = repaired(tokens, mentions([cells[1] for cells in lines if len(cells) == 2]))
            text, found = placed(tokens, [*found, *capitals(tokens, found)], hyphens=False)
            if text:
                yield sample("multiner", block(number), text, found)


def repaired(tokens: list[str], found: list[Mention]) -> list[Mention]:
    """The mentions; a body whose end was marked as a place is one again ("Institute of", "Sri Lanka")."""
    joined: list[Mention] = []
    for start, end, label in found:
        last = joined[-1] if joined else (0, 0, "")
        opened = last[1] == start and {last[2], label} == {"ORG", "LOC"}
        if opened and (label == "ORG" or tokens[start - 1] in ("of", "in", "for")):
            joined[-1] = (last[0], end, "ORG")
        else:
            joined.append((start, end, label))
    return [(s, e, "long" if label != "MISC" and e - s > LONGEST else label) for s, e, label in joined]
