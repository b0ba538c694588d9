"""Near-duplicates: how well they are told, how many are found by their signatures, what it costs.

    python benchmarks/variants.py [FOLDER ...]

The fifty pairs of tests/variants, then every text of the FOLDERs (else those that come along): how many are found of
what is made of them (cut at the end, words left out, a figure changed), how many other texts are compared in vain.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from channelfacts import likeness
from tests.variants.reading import pairs

ROOT = Path(__file__).parents[1]
MADE: dict[str, Callable[[str], str]] = {
    "another headline": lambda text: "What we know so far\n" + text.partition("\n")[2],
    "cut to a half": lambda text: text[: len(text) // 2],
    "cut to a third": lambda text: text[: len(text) // 3],
    "cut to a quarter": lambda text: text[: len(text) // 4],
    "a figure changed": lambda text: re.sub(r"\b\d\d\b", lambda found: str(int(found[0]) + 1), text, count=1),
    "every tenth word left out": lambda text: " ".join(w for n, w in enumerate(text.split()) if n % 10),
    "every seventh word left out": lambda text: " ".join(w for n, w in enumerate(text.split()) if n % 7),
}


def compared(one: bytes, other: bytes) -> bool:
    """Whether a store would compare two texts at all."""
    return bool(set(likeness.bands(one)) & set(likeness.bands(other))) and likeness.worth_comparing(one, other)


def found(first: str, second: str, dates: tuple[str | None, str | None] = (None, None)) -> bool:
    """Whether a store would take one of two texts for a variant of the other."""
    if not compared(likeness.signature(first), likeness.signature(second)):
        return False
    return likeness.likeness(likeness.read(first), likeness.read(second), dates) is not None


def main(folders: list[str]) -> None:
    said = [(pair.like, found(pair.first, pair.second, pair.dates)) for pair in pairs()]
    right = sum(like and taken for like, taken in said)
    taken, wanted = sum(one for _, one in said), sum(one for one, _ in said)
    print(f"{len(said)} pairs: precision {right / taken:.2f}, recall {right / wanted:.2f}")
    places = [Path(one) for one in folders] or [ROOT / "data/corpus", ROOT / "data/annotated"]
    texts = sorted({path.read_text("utf-8") for place in places for path in place.rglob("*.txt")})
    began = time.perf_counter()
    signed = [likeness.signature(text) for text in texts]
    each = (time.perf_counter() - began) / len(texts) * 1000
    near = [(one, other) for one, other in combinations(range(len(texts)), 2) if compared(signed[one], signed[other])]
    alike = [pair for pair in near if found(texts[pair[0]], texts[pair[1]])]
    print(f"{len(texts)} texts, {each:.2f} ms a signature: {len(near)} pairs compared, {len(alike)} taken for variants")
    for name, make in MADE.items():
        long_enough = [text for text in texts if likeness.runs(make(text))]
        print(f"{name}: {sum(found(text, make(text)) for text in long_enough) / len(long_enough):.3f} found")


if __name__ == "__main__":
    main(sys.argv[1:])
