"""What training/labels.toml says: the labels of each corpus, and the lists of words used in cleaning."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parents[1] / "labels.toml"
GAZETTEERS = Path(__file__).parents[2] / "data" / "gazetteers"


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
def rare_relations() -> frozenset[str]:
    """The relations whose subtype is cut off in trees."""
    return frozenset(_file()["trees"]["rare"])


@cache
def words(name: str) -> frozenset[str]:
    """One of the lists."""
    return frozenset(_file()["lists"][name])


@cache
def title_words() -> frozenset[str]:
    """The single words that titles and offices are made of."""
    return frozenset(part for name in words("titles") | words("roles") for part in name.replace(".", "").split())


@cache
def peoples() -> frozenset[str]:
    """Every nationality, people and religion, as adjective and noun: the gazetteer's and ours."""
    found = set(words("peoples"))
    for row in _rows("nationalities"):
        found |= {row["adjective"], *(row["people"] or "").split("|")}
    return frozenset(found - {""} - words("languages"))


@cache
def countries() -> frozenset[str]:
    """The countries of the world by the names that mean nothing else."""
    return frozenset(row["name"] for row in _rows("places") if row["kind"] == "country" and row["weak"] != "1")


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (GAZETTEERS / f"{name}.tsv").open(encoding="utf-8") as opened:
        yield from csv.DictReader((line for line in opened if not line.startswith("#")), delimiter="\t")
