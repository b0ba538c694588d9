"""How like two texts are: signatures by which like ones are found among many, and the comparison that decides.

A signature is a MinHash over a text's runs of three words. Texts that have a band of it in common are worth comparing;
whether one is a near-duplicate of the other is decided on their words themselves, so that no version of the library
that makes signatures can change it by more than what is never looked at.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from hashlib import blake2b

from channelfacts.lexicons import lexicon

RUN = 3
"""Words in a run. Of four, an agency's copy with a light hand laid on it keeps too few."""
LEAST = 30
"""Words that a text must have: two briefs of one line are alike by chance."""
ROWS, BANDS = 2, 64
"""Of texts cut to a half, two fifths, a third and a quarter they find 100, 100, 99.8 and 97.6 in a hundred (42 bands of
three rows 100, 91, 74 and 45), for which 2 in 10,000 texts of one topic are compared in vain (benchmarks/variants.py)
"""
WORTH = 0.1
"""The least share of equal rows for which words are compared: texts of one topic seldom have it."""
CONTAINED = 0.6
"""The share of the shorter text's runs that stand in the longer one too: tests/variants has what lies either side."""
OVERLAP = 0.2
"""The share of all their runs that both have: a brief within a long report is none of its variants."""
SAME_DAYS, FIGURES, FIGURES_LATER = 3, 0.75, 0.8
"""The share of the figures of the text with fewer that must be the other's too: an update changes one or two, the next
week's bulletin of the same form nearly all. More of them where the texts are more than `SAME_DAYS` apart."""

TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
SEED = 20180201


@dataclass(frozen=True, slots=True)
class Words:
    """What texts are compared by: the hashes of their runs of words, and their figures."""

    runs: frozenset[int]
    figures: Counter[str]


def runs(text: str) -> set[str]:
    """The runs of three words of a text, none where it is too short to be compared."""
    words = TOKEN.findall(text.casefold())
    if len(words) < LEAST:
        return set()
    return {" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}


@cache
def scheme() -> str:
    """What signatures are made and texts compared by: what another scheme has settled is settled anew."""
    from rensa import RMinHash

    made = f"rensa {RMinHash.ALGORITHM_VERSION}: {BANDS} bands of {ROWS}, runs of {RUN} in {LEAST} words"
    return f"{made}; {WORTH} {CONTAINED} {OVERLAP} {SAME_DAYS} {FIGURES} {FIGURES_LATER}"


def signature(text: str) -> bytes:
    """The signature of a text, as it is stored; empty where the text is too short."""
    from rensa import RMinHash

    found = sorted(runs(text))
    if not found:
        return b""
    made = RMinHash(num_perm=ROWS * BANDS, seed=SEED)
    made.update(found)
    return b"".join(row.to_bytes(4, "little") for row in made.digest())


def bands(minhash: bytes) -> list[int]:
    """The bands of a signature, as numbers that SQLite can hold."""
    size = 4 * ROWS
    parts = (minhash[start : start + size] for start in range(0, len(minhash), size))
    hashes = (blake2b(bytes([number]) + part, digest_size=8).digest() for number, part in enumerate(parts))
    return [int.from_bytes(hashed, "big", signed=True) for hashed in hashes]


def worth_comparing(one: bytes, other: bytes) -> bool:
    """Whether enough of two signatures is equal."""
    first, second = array("I", one), array("I", other)
    return sum(a == b for a, b in zip(first, second, strict=True)) >= WORTH * len(first)


@lru_cache(maxsize=64)
def read(text: str) -> Words:
    """The words of a text as they are compared."""
    names = _figures()
    figures = Counter(word for word in TOKEN.findall(text.casefold()) if word[0].isdigit() or word in names)
    return Words(frozenset(hash_of(run) for run in runs(text)), figures)


def hash_of(run: str) -> int:
    """Eight bytes in place of a run: sets of them take a third of the room."""
    return int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "big")


def likeness(one: Words, other: Words, dates: tuple[str | None, str | None] = (None, None)) -> float | None:
    """The share of the shorter text that the longer one has too; None where they are no near-duplicates."""
    shared = len(one.runs & other.runs)
    shorter = min(len(one.runs), len(other.runs))
    if not shared or shared < CONTAINED * shorter or shared < OVERLAP * len(one.runs | other.runs):
        return None
    if not _agree(one.figures, other.figures, apart=_apart(*dates)):
        return None
    return round(shared / shorter, 3)


def _agree(one: Counter[str], other: Counter[str], *, apart: bool) -> bool:
    """Whether texts give the same figures but for what an update changes: one, or a small share of them."""
    fewer = min(one.total(), other.total())
    same = (one & other).total()
    return same >= (FIGURES_LATER if apart else FIGURES) * fewer or (same == fewer - 1 and not apart)


def _apart(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return False
    try:
        days = abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days)
    except ValueError:  # a date of which only the year is known
        return one != other
    return days > SAME_DAYS


@cache
def _figures() -> frozenset[str]:
    """What the next bulletin of the same form has others of, besides figures: numbers in words, months, days."""
    dates = lexicon("dates")
    return frozenset({*lexicon("numbers")["words"], *dates["months"], *dates["weekdays"]})
