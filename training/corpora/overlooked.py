"""Names that the annotators of a document marked in one place and overlooked in another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from training.samples import Sample


def doubted(document: Sequence[Sample], *, single: bool = False) -> Iterator[Sample]:
    """The Samples of a document; where a name of two or more words stands unmarked again it is unknown.

    single: names of one word too, where a corpus is so patchy that its silence says nothing.
    """
    names = {sample.text[start:end] for sample in document for start, end, _ in sample.spans}
    names = {name for name in names if (single or " " in name) and name[0].isupper() and name.split()[-1][0].isupper()}
    if not names:
        yield from document
        return
    longest_first = sorted(names, key=len, reverse=True)
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w|-[A-Z])")
    for sample in document:
        taken = [*((start, end) for start, end, _ in sample.spans), *sample.unknown]
        missed = [
            match.span()
            for match in pattern.finditer(sample.text)
            if all(match.end() <= start or end <= match.start() for start, end in taken)
        ]
        yield replace(sample, unknown=tuple(sorted([*sample.unknown, *missed]))) if missed else sample
