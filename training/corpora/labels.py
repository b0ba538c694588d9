"""What training/labels.toml says: the labels of each corpus, and the lists of words used in cleaning."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parents[1] / "labels.toml"
NATIONALITIES = Path(__file__).parents[2] / "data" / "gazetteers" / "nationalities.tsv"


@dataclass(frozen=True, slots=True)
class Mapping:
    """The labels of a corpus as ours, and spellings with a label of their own."""

    labels: dict[str, str]
    words: dict[str, str]

    def label(self, original: str, name: str) -> str:
        """Our label, "" for no name, "?" where there is no telling. KeyError: a label nobody has mapped."""
        return self.words[name] if name in self.words else self.labels[original]


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text("utf-8"))


@cache
def mapping(corpus: str) -> Mapping:
    """The mapping of a corpus."""
    table = _file()[corpus]
    labels = {label: ours for ours, group in table.items() if ours != "words" for label in group}
    return Mapping(labels, table.get("words", {}))


@cache
def words(name: str) -> frozenset[str]:
    """One of the lists."""
    return frozenset(_file()["lists"][name])


@cache
def peoples() -> frozenset[str]:
    """Every nationality, people and religion, as adjective and noun: the gazetteer's and ours."""
    found = set(words("peoples"))
    with NATIONALITIES.open(encoding="utf-8") as opened:
        for row in csv.DictReader((line for line in opened if not line.startswith("#")), delimiter="\t"):
            found |= {row["adjective"], *(row["people"] or "").split("|")}
    return frozenset(found - {""})
