"""Names that the annotators of a document marked in one place and overlooked in another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from training.samples import Sample


def doubted(document: Sequence[Sample]) -> Iterator[Sample]:
    """The Samples of a document; where a name of two or more words stands unmarked again it is unknown."""
    names = {sample.text[start:end] for sample in document for start, end, _ in sample.spans}
    names = {name for name in names if " " in name and all(w[0].isupper() for w in (name.split()[0], name.split()[-1]))}
    if not names:
        yield from document
        return
    longest_first = sorted(names, key=len, reverse=True)
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")
    for sample in document:
        taken = [*((start, end) for start, end, _ in sample.spans), *sample.unknown]
        missed = [
            match.span()
            for match in pattern.finditer(sample.text)
            if all(match.end() <= start or end <= match.start() for start, end in taken)
        ]
        yield replace(sample, unknown=tuple(sorted([*sample.unknown, *missed]))) if missed else sample
