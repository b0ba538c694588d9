"""How fast: words a second, as a share of what a blank spaCy pipeline with a sentencizer does on the same text.

    python benchmarks/speed.py [FOLDER] [--json]

Three things are measured on the texts of FOLDER (else the bundled corpus), repeated to about 20,000 words:
words a second, ours and spaCy's, in turns in the same run (the ratio travels between machines, the figures do not);
the time of one text of N, 2N, 4N ... words, as a share of N's for each word (1.0 all along is linear);
the memory at its highest, beyond what is there after loading.
"""

from __future__ import annotations

import argparse
import json
import platform
import resource
import sys
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Any

import spacy

import channelfacts as cf
from channelfacts.lexicons import corpus
from channelfacts.model import Document
from channelfacts.pipeline import extract

WORDS = 20_000
ROUNDS = 3
LENGTHS = (1_000, 2_000, 4_000, 8_000, 16_000)
MEGABYTE = 2**20


def seconds(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def peak() -> float:
    """Megabytes at their highest so far in this process."""
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / MEGABYTE if platform.system() == "Darwin" else used / 1024


def words(texts: list[str]) -> int:
    return sum(len(text.split()) for text in texts)


def upto(texts: list[str], wanted: int) -> list[str]:
    """The texts over and over, until there are `wanted` words, each copy numbered: no two are the same text."""
    chosen: list[str] = []
    total = 0
    for copy, text in enumerate(cycle(texts)):
        if total >= wanted:
            return chosen
        chosen.append(f"{text}\n\nCopy {copy}.\n")
        total += len(text.split())
    return chosen


def speed(texts: list[str], nlp: Any) -> dict[str, float]:
    """Words a second, ours and a blank pipeline's, by the median of some rounds in turns."""
    blank = spacy.blank("en")
    blank.add_pipe("sentencizer")
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(ROUNDS):
        ours.append(seconds(lambda: list(extract([Document(text) for text in texts], nlp=nlp))))
        theirs.append(seconds(lambda: list(blank.pipe(texts))))
    total = words(texts)
    return {
        "words": total,
        "words_a_second": round(total / median(ours)),
        "blank_words_a_second": round(total / median(theirs)),
        "ratio": round(median(theirs) / median(ours), 4),
    }


def growth(texts: list[str], nlp: Any) -> dict[int, float]:
    """Seconds a word of one text of each length, as a share of the shortest's."""
    found: dict[int, float] = {}
    for length in LENGTHS:
        long = " ".join(" ".join(upto(texts, length)).split(" ")[:length])
        spent = median(seconds(lambda long=long: list(extract([Document(long)], nlp=nlp))) for _ in range(ROUNDS))  # type: ignore[misc]
        found[length] = spent / length
    first = found[LENGTHS[0]]
    return {length: round(each / first, 2) for length, each in found.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=corpus())
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    texts = [item.text for item in islice(cf.read(given.folder), 500) if isinstance(item, Document)]
    if not texts:
        sys.exit(f"no texts in {given.folder}")
    start = time.perf_counter()
    nlp = cf.load()
    loading = time.perf_counter() - start
    loaded = peak()
    report: dict[str, Any] = {"load_seconds": round(loading, 2), **speed(upto(texts, WORDS), nlp)}
    report["memory_mb"] = {"loaded": round(loaded), "beyond": round(peak() - loaded)}
    report["time_a_word_by_length"] = growth(texts, nlp)
    if given.json:
        print(json.dumps(report, indent=1))
        return
    print(f"load: {report['load_seconds']} s")
    print(f"ours: {report['words_a_second']:,} words a second over {report['words']:,} words")
    print(f"spaCy's blank pipeline with a sentencizer: {report['blank_words_a_second']:,}; ratio {report['ratio']}")
    print(f"memory: {report['memory_mb']['loaded']} MB loaded, at most {report['memory_mb']['beyond']} MB beyond")
    for length, share in report["time_a_word_by_length"].items():
        print(f"one text of {length:,} words: {share} of the time a word")


if __name__ == "__main__":
    main()
