"""The one door to `data/`: words, gazetteers, offices, the bundled corpus.

A checkout's own `data/` comes first, so that an edited file is seen at once; else the copy in the package.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from channelfacts.errors import DataError

Value = TypeVar("Value")
HERE = Path(__file__).resolve().parent


@cache
def root() -> Path:
    """The folder `data/` in use. Raises DataError where neither checkout nor package has one."""
    checkout = HERE.parent / "data"
    if (HERE.parent / "pyproject.toml").is_file() and checkout.is_dir():
        return checkout
    packaged = HERE / "data"
    if packaged.is_dir():
        return packaged
    raise DataError("the data of channelfacts is missing: install the package again")


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The words of `lexicons/NAME.toml`. Raises DataError where it is missing or malformed."""
    path = root() / "lexicons" / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise DataError(f"no lexicon named {name}: {error.strerror}") from error
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"lexicon {name}: {error}") from error


@cache
def gazetteer(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `gazetteers/NAME.tsv`, by the names of its first line; lines with `#` in front are comments."""
    path = root() / "gazetteers" / f"{name}.tsv"
    try:
        lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    except OSError as error:
        raise DataError(f"no gazetteer named {name}: {error.strerror}") from error
    rows = tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows:
        if None in row or None in row.values():
            raise DataError(f"gazetteer {name}: a row with the wrong number of columns: {next(iter(row.values()))}")
    return rows


def wordlist(name: str) -> Iterator[tuple[str, bool]]:
    """(word, weak) of `gazetteers/NAME.txt`: weak words are ordinary words too."""
    path = root() / "gazetteers" / f"{name}.txt"
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise DataError(f"no word list named {name}: {error.strerror}") from error
    for line in lines:
        if line and not line.startswith("#"):
            word, _, mark = line.partition("\t")
            yield word, bool(mark)


class Phrases(Generic[Value]):
    """Phrases of one or more folded words, each with a value; the longest that begins at a place is found by a look-up.

    `entries` maps a phrase ("made the journey") to its value; an earlier one keeps its value.
    """

    def __init__(self, entries: Mapping[str, Value] | Iterable[tuple[str, Value]]) -> None:
        pairs = entries.items() if isinstance(entries, Mapping) else entries
        self._values: dict[tuple[str, ...], Value] = {}
        self._longest: dict[str, int] = {}
        for phrase, value in pairs:
            parts = tuple(phrase.lower().split())
            if parts:
                self._values.setdefault(parts, value)
                self._longest[parts[0]] = max(self._longest.get(parts[0], 0), len(parts))

    def longest(self, words: Sequence[str], at: int) -> tuple[int, Value] | None:
        """(number of words, value) of the longest phrase that begins at `words[at]`, or None."""
        length = min(self._longest.get(words[at], 0), len(words) - at) if at < len(words) else 0
        while length:
            found = self._values.get(tuple(words[at : at + length]))
            if found is not None:
                return length, found
            length -= 1
        return None


def corpus() -> Path:
    """The folder of the bundled articles."""
    return root() / "corpus"
