"""Samples as a person writes them down: `{Calais|PLACE}` is a name, `{the port|?}` a stretch that is not annotated."""

from __future__ import annotations

import re

from training.samples import Sample

MARK = re.compile(r"\{([^}|]+)\|([A-Z]+|\?)\}")


def written(line: str, doc: str = "made") -> Sample:
    """The Sample of a marked line."""
    spans, unknown, lost = [], [], 0
    for mark in MARK.finditer(line):
        start = mark.start() - lost
        end = start + len(mark[1])
        lost += len(mark[0]) - len(mark[1])
        if mark[2] == "?":
            unknown.append((start, end))
        else:
            spans.append((start, end, mark[2]))
    return Sample("made", doc, MARK.sub(r"\1", line), tuple(spans), tuple(unknown))
