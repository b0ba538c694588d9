"""Sentences with their people marked, as in people.txt beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

MARK = re.compile(r"\{([^}|]+)(?:\|([^}]+))?\}|\[([^\]]+)\]")


@dataclass
class Marked:
    """A text without its marks, and what they say: (name, role, kind, country) of each person."""

    text: str
    people: list[tuple[str, str | None, str, str | None]] = field(default_factory=list)

    def __str__(self) -> str:
        return self.text[:60]


def marked(path: Path) -> list[Marked]:
    """The marked sentences of a file."""
    lines = path.read_text("utf-8").splitlines()
    return [parse(line) for line in lines if line and not line.startswith("#")]


def parse(line: str) -> Marked:
    """One marked sentence: `[role]` goes with the person behind it, else with the one before."""
    label, _, text = line.partition(" | ")
    text = text if text else line.partition("| ")[2]
    people: list[list[str | None]] = []
    waiting: str | None = None
    for match in MARK.finditer(text):
        name, own, role = match.groups()
        if role is not None:
            bare = re.sub(r"^(?:the|a|an|who is now the|from) ", "", role)
            if people and people[-1][1] is None:
                people[-1][1] = bare
            else:
                waiting = bare
        else:
            kind, country = (own or label).split()
            people.append([name, waiting, kind, None if country == "-" else country])
            waiting = None
    plain = MARK.sub(lambda match: match.group(1) or match.group(3), text)
    return Marked(plain, [(str(n), r, str(k), c) for n, r, k, c in people])
