"""What lists of names know a word as: given name, surname, place, body, people, plain word; kept in the model itself.

A word is kept as 32 bits of its hash beside sixteen bits of lists; the hashes in order, as steps from one to the next,
compressed: 85,000 words take 290 kB. A word that is in no list is taken for one about once in 50,000.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from typing import Any

import numpy
from spacy.strings import hash_string  # type: ignore[attr-defined]  # compiled, and not in its stub

LISTS = ("given", "family", "place", "placepart", "body", "people", "plain", "role", "", "company")
CAPITAL = 1 << LISTS.index("")
"""The bit that is no list's: the word begins with a capital."""
Lexicon = dict[str, Any]


def empty() -> Lexicon:
    """A lexicon without words."""
    return {"hashes": b"", "lists": b""}


def short(word: str) -> int:
    """32 bits of the hash of a word."""
    return int(hash_string(word)) & 0xFFFFFFFF


def pack(words: Mapping[str, Iterable[str]]) -> Lexicon:
    """A lexicon of words (in lower case, but for acronyms), each with the LISTS that have it."""
    rows = {short(word): sum(1 << LISTS.index(name) for name in set(lists)) for word, lists in words.items()}
    hashes = numpy.array(sorted(rows), dtype="uint32")
    lists = numpy.array([rows[key] for key in hashes.tolist()], dtype="uint16")
    steps = numpy.diff(hashes, prepend=numpy.uint32(0)).astype("uint32")
    return {"hashes": zlib.compress(steps.tobytes(), 9), "lists": zlib.compress(lists.tobytes(), 9)}


def unpack(lexicon: Lexicon) -> dict[int, int]:
    """The lists (as bits) by the hash of each word."""
    if not lexicon["hashes"]:
        return {}
    steps = numpy.frombuffer(zlib.decompress(lexicon["hashes"]), dtype="uint32")
    lists = numpy.frombuffer(zlib.decompress(lexicon["lists"]), dtype="uint16")
    return dict(zip(numpy.cumsum(steps, dtype="uint32").tolist(), lists.tolist(), strict=True))


def known(table: dict[int, int], word: str) -> int:
    """The lists that know a word, as a number above 1: those that know it as written, else in lower case."""
    bits = table.get(short(word)) or table.get(short(word.lower()), 0)
    return 2 + bits + (CAPITAL if word[:1].isupper() else 0)
