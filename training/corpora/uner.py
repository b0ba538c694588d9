"""UNER's labels on the English Web Treebank: blogs, e-mail, answers, reviews; IOB2 under each sentence's text."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from training.corpora.columns import Mention, mentions
from training.corpora.names import sample
from training.samples import Sample

CUT = re.compile(r"(?<=\w) (?=(?:n['’]t|['’](?:s|S|m|re|ve|ll|d)|N['’]T)(?!\w))")
"""Where the base of these files lost that there was no space: "do n't", "dog 's"."""
FILES = (("train", "en_ewt-ud-train*.iob2.gz"), ("dev", "en_ewt-ud-dev.iob2.gz"), ("test", "en_ewt-ud-test.iob2.gz"))


def read(folder: Path) -> Iterator[Sample]:
    """The sentences, in the official parts."""
    for part, pattern in FILES:
        for path in sorted(folder.glob(pattern)):
            yield from _sentences(path, part)


def _sentences(path: Path, part: str) -> Iterator[Sample]:
    doc = text = ""
    tokens: list[str] = []
    labels: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as opened:
        for line in [*opened, "\n"]:
            if line.startswith("# newdoc id"):
                doc = line.partition("=")[2].strip()
            elif line.startswith("# text ="):
                text = CUT.sub("", line.partition("=")[2].strip())
            elif line[:1].isdigit():
                cells = line.rstrip("\n").split("\t")
                tokens.append(cells[1])
                # B-O in the draft means that somebody looked and it is no name
                labels.append("O" if cells[2] == "B-O" else cells[2])
            elif not line.strip() and tokens:
                yield sample("uner", f"{part}/{doc}", text, located(text, tokens, mentions(labels)))
                tokens, labels = [], []


def located(text: str, tokens: Sequence[str], found: Sequence[Mention]) -> list[Mention]:
    """Mentions by tokens as mentions by characters of the text that the tokens were cut from."""
    places, at = [], 0
    for token in tokens:
        start = text.find(token, at)
        if start < 0:
            return []
        at = start + len(token)
        places.append((start, at))
    return [(places[start][0], places[end - 1][1], label) for start, end, label in found]
