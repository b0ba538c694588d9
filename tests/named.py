"""Sentences with names marked in them, `[Calais|FR]`: see tests/mentions/places.txt and agencies.txt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")


@dataclass(frozen=True)
class Case:
    """A text without its marks, and (start, words, value) of each marked name."""

    text: str
    names: tuple[tuple[int, str, str], ...]

    def __str__(self) -> str:
        return self.text[:60]


def case(marked: str) -> Case:
    """`The boat left [Calais|FR].` as text and names."""
    text, names, last = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[last : mark.start()]
        names.append((len(text), mark[1], mark[2]))
        text += mark[1]
        last = mark.end()
    return Case((text + marked[last:]).replace("\\n", "\n"), tuple(names))


def cases(path: Path) -> list[Case]:
    """A case a line; lines with `#` in front are comments."""
    lines = path.read_text("utf-8").splitlines()
    return [case(line) for line in lines if line.strip() and not line.startswith("#")]
