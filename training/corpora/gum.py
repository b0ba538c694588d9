"""GUM: news, interviews, biographies, travel, speeches, textbooks; mentions in the last column of CoNLL-U."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from training.corpora.columns import Mention
from training.corpora.names import sample
from training.corpora.overlooked import doubted
from training.samples import Sample

ENTITY = re.compile(r"(?:^|\|)Entity=([^|]*)")
OPENING_OR_CLOSING = re.compile(r"\((?P<open>[^()]+)(?P<whole>\))?|(?P<close>\d+)(?:\[\d+/\d+\])?\)")


@dataclass
class Sentence:
    """The words of a sentence with their tags and places, and the names in it."""

    text: str = ""
    words: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    names: list[Mention] = field(default_factory=list)


def read(folder: Path) -> Iterator[Sample]:
    """The sentences, in the official parts."""
    parts = {
        doc: part for part in ("train", "dev", "test") for doc in (folder / f"files.{part}").read_text("utf-8").split()
    }
    for path in sorted(folder.glob("*.conllu.gz")):
        for doc, sentences in _documents(path):
            name = f"{parts.get(doc, 'train')}/{doc}"
            yield from doubted([sample("gum", name, sentence.text, sentence.names) for sentence in sentences])


def _documents(path: Path) -> Iterator[tuple[str, list[Sentence]]]:
    doc, sentences, lines = "", [], []
    with gzip.open(path, "rt", encoding="utf-8") as opened:
        for line in [*opened, "\n", "# newdoc id = \n"]:
            if line.startswith("# newdoc id"):
                if sentences:
                    yield doc, sentences
                doc, sentences = line.partition("=")[2].strip(), []
            elif line.strip():
                lines.append(line.rstrip("\n"))
                continue
            if lines and any(line[0] != "#" for line in lines):
                sentences.append(_sentence(lines))
                lines = []


def _sentence(lines: list[str]) -> Sentence:
    found = Sentence(next((line.partition("=")[2].strip() for line in lines if line.startswith("# text =")), ""))
    opened: list[tuple[int, list[str]]] = []
    at = 0
    for line in lines:
        cells = line.split("\t")
        if len(cells) != 10 or not cells[0].isdigit():
            continue
        start = found.text.find(cells[1], at)
        start = at if start < 0 else start
        at = start + len(cells[1])
        found.words.append(cells[1])
        found.tags.append(cells[4])
        found.places.append((start, at))
        entities = ENTITY.search(cells[9])
        for mark in OPENING_OR_CLOSING.finditer(entities.group(1)) if entities else ():
            if mark["open"]:
                opened.append((len(found.words) - 1, mark["open"].split("-")))
            group = mark["close"] or (mark["whole"] and mark["open"].split("-")[0])
            for i in range(len(opened) - 1, -1, -1):
                if group and opened[i][1][0] == group:
                    start_word, cells_of = opened.pop(i)
                    _name(found, start_word, len(found.words), cells_of)
                    break
    return found


def _name(sentence: Sentence, start: int, end: int, cells: list[str]) -> None:
    """Adds a mention as a name: from the first to the last word of what the annotators gave as its least form."""
    if len(cells) < 6 or not re.fullmatch(r"[\d,]+", cells[5]):
        return
    words = [start + int(number) - 1 for number in cells[5].split(",")]
    if any(i >= end for i in words) or not sentence.tags[words[0]].startswith("NNP"):
        words = [i for i in words if i < end and sentence.tags[i].startswith("NNP")]
    if not words or not any(sentence.tags[i].startswith("NNP") for i in words):
        return
    sentence.names.append((sentence.places[words[0]][0], sentence.places[words[-1]][1], cells[1]))
