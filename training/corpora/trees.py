"""Sentences with tags, lemmas and dependency trees: the English Web Treebank and GUM, both CoNLL-U."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from training.corpora.labels import rare_relations

PARTS = ("train", "dev", "test")


@dataclass(slots=True)
class Tree:
    """A sentence as its syntactic words. heads are numbers of words from 0; the root's head is the root itself."""

    doc: str
    split: str
    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deprels: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The plain text."""
        return "".join(w + " " * s for w, s in zip(self.words, self.spaces, strict=True)).rstrip()


def read(folder: Path) -> Iterator[Tree]:
    """The sentences of a corpus. Its parts are those of files.train and so on, else of the files' names."""
    lists = {part: folder / f"files.{part}" for part in PARTS}
    parts = {doc: part for part, path in lists.items() if path.exists() for doc in path.read_text("utf-8").split()}
    for path in sorted(folder.glob("*.conllu.gz")):
        named = next((part for part in PARTS if f"-{part}." in path.name), "train")
        doc, lines = "", []
        with gzip.open(path, "rt", encoding="utf-8") as opened:
            for line in [*opened, "\n"]:
                if line.startswith("# newdoc id"):
                    doc = line.partition("=")[2].strip()
                elif line[:1].isdigit():
                    lines.append(line.rstrip("\n").split("\t"))
                elif not line.strip() and lines:
                    yield tree(lines, doc, parts.get(doc, named))
                    lines = []


def tree(lines: list[list[str]], doc: str = "", split: str = "") -> Tree:
    """The tree of a sentence's lines. Empty nodes are passed over; a contraction is its words without a space."""
    found = Tree(doc, split)
    inside, after = range(0), True
    for cells in lines:
        spaced = "SpaceAfter=No" not in cells[9].split("|")
        if "." in cells[0]:
            continue
        if "-" in cells[0]:
            first, last = map(int, cells[0].split("-"))
            inside, after = range(first, last + 1), spaced
            continue
        number = int(cells[0])
        if number in inside:
            spaced = after if number == inside[-1] else False
        found.words.append(cells[1])
        found.spaces.append(spaced)
        found.lemmas.append(cells[2])
        found.upos.append(cells[3])
        found.xpos.append(cells[4])
        found.heads.append(int(cells[6]) - 1 if cells[6] != "0" else number - 1)
        found.deprels.append(cells[7].partition(":")[0] if cells[7] in rare_relations() else cells[7])
    return found
