"""Tags, lemmas and dependency trees as spaCy's Examples: what syntax.cfg calls `channelfacts.training.trees.v1`."""

from __future__ import annotations

import gzip
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import registry

from training.mix import syntax


@dataclass
class Tree:
    """A sentence of CoNLL-U: syntactic words in order. Heads count from its first word; the root's is itself."""

    doc: str
    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)


def trees(path: Path) -> Iterator[Tree]:
    """The sentences of a packed file in CoNLL-U; empty nodes are passed over, contractions are their words."""
    doc, tree, last, part_of = "", Tree(""), 0, (0, 0, True)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if line.startswith("# newdoc id"):
                doc = line.partition("=")[2].strip()
            if len(cells) != 10:
                if not line.strip() and tree.words:
                    yield tree
                if not line.strip():
                    tree, part_of = Tree(doc), (0, 0, True)
                continue
            if "-" in cells[0]:
                first, last = map(int, cells[0].split("-"))
                part_of = (first, last, "SpaceAfter=No" not in cells[9])
                continue
            if "." in cells[0]:
                continue
            number = int(cells[0])
            space = "SpaceAfter=No" not in cells[9]
            if part_of[0] <= number < part_of[1]:
                space = False
            elif number == part_of[1]:
                space = part_of[2]
            tree.doc = doc
            tree.words.append(cells[1].replace(" ", "\xa0"))
            tree.spaces.append(space)
            tree.lemmas.append(cells[2])
            tree.pos.append(cells[3])
            tree.tags.append(cells[4])
            tree.heads.append(int(cells[6]) - 1 if cells[6] != "0" else number - 1)
            tree.deps.append(dep(cells[7]))
    if tree.words:
        yield tree


def dep(label: str) -> str:
    """The label without a subtype that is too rare to learn (training/mix.toml); the root's as spaCy has it."""
    whole, _, _ = label.partition(":")
    label = whole if label in syntax()["rare"] else label
    return "ROOT" if label == "root" else label


@cache
def corpus(sources: str, split: str) -> tuple[Tree, ...]:
    """EWT and GUM together in a split: `train`, `dev`, `test`; `ewt-test` is EWT's alone."""
    folder = Path(sources)
    part = split.removeprefix("ewt-")
    found = list(trees(folder / "ud-english-ewt" / f"en_ewt-ud-{part}.conllu.gz"))
    if not split.startswith("ewt-"):
        kept = set((folder / "gum" / f"files.{part}").read_text("utf-8").split())
        for path in sorted((folder / "gum").glob("*.conllu.gz")):
            found += [tree for tree in trees(path) if tree.doc in kept]
    return tuple(found)


def example(nlp: Language, parts: list[Tree]) -> Example:
    """Sentences that follow each other as one Example, its words as in the corpus."""
    words, spaces, tags, pos, lemmas, heads, deps, starts = [], [], [], [], [], [], [], []
    for tree in parts:
        at = len(words)
        words += tree.words
        spaces += [*tree.spaces[:-1], True]
        tags, pos, lemmas, deps = tags + tree.tags, pos + tree.pos, lemmas + tree.lemmas, deps + tree.deps
        heads += [at + head for head in tree.heads]
        starts += [True] + [False] * (len(tree.words) - 1)
    gold = Doc(
        nlp.vocab, words=words, spaces=spaces, tags=tags, pos=pos, lemmas=lemmas, heads=heads, deps=deps,
        sent_starts=starts,
    )  # fmt: skip
    return Example(Doc(nlp.vocab, words=words, spaces=spaces), gold)


@registry.readers("channelfacts.training.trees.v1")
def reader(split: str, sources: str) -> Callable[[Language], Iterator[Example]]:
    """The reader: one to four sentences of a document at a time, shuffled for training."""
    chance = random.Random(7)

    def read(nlp: Language) -> Iterator[Example]:
        groups: list[list[Tree]] = []
        for _, group in groupby(corpus(sources, split), key=lambda tree: tree.doc):
            left = list(group)
            while left:
                n = chance.choice((1, 1, 2, 3, 4)) if split == "train" else len(left)
                groups.append(left[:n])
                left = left[n:]
        if split == "train":
            chance.shuffle(groups)
        for parts in groups:
            yield example(nlp, parts)

    return read
