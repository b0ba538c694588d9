"""Tags, lemmas and dependency trees as spaCy's Examples: what syntax.cfg calls `channelfacts.training.trees.v1`."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import registry

from training.corpora.trees import Tree, read


@cache
def corpus(sources: str, split: str) -> tuple[Tree, ...]:
    """The trees of a split: `train` is that of EWT and all of GUM, `dev` and `test` are EWT's alone."""
    folder = Path(sources)
    found = [tree for tree in read(folder / "ud-english-ewt") if tree.split == split]
    if split == "train":
        found += read(folder / "gum")
    return tuple(found)


def example(nlp: Language, parts: list[Tree]) -> Example:
    """Sentences that follow each other as one Example, its words as in the corpus."""
    words: list[str] = []
    spaces: list[bool] = []
    heads: list[int] = []
    starts: list[bool] = []
    for tree in parts:
        heads += [len(words) + head for head in tree.heads]
        starts += [i == 0 for i in range(len(tree.words))]
        words += [word.replace(" ", "\xa0") for word in tree.words]
        spaces += [*tree.spaces[:-1], True]
    gold = Doc(
        nlp.vocab,
        words=words,
        spaces=spaces,
        tags=[tag for tree in parts for tag in tree.xpos],
        pos=[tag for tree in parts for tag in tree.upos],
        lemmas=[lemma for tree in parts for lemma in tree.lemmas],
        heads=heads,
        deps=["ROOT" if dep == "root" else dep for tree in parts for dep in tree.deprels],
        sent_starts=starts,
    )
    return Example(Doc(nlp.vocab, words=words, spaces=spaces), gold)


@registry.readers("channelfacts.training.trees.v1")
def reader(split: str, sources: str) -> Callable[[Language], Iterator[Example]]:
    """The reader: for training one to four sentences of a document at a time, shuffled; else one sentence each."""
    chance = random.Random(7)

    def read_off(nlp: Language) -> Iterator[Example]:
        groups: list[list[Tree]] = []
        for _, group in groupby(corpus(sources, split), key=lambda tree: tree.doc):
            left = list(group)
            while left:
                n = chance.choice((1, 1, 2, 3, 4)) if split == "train" else 1
                groups.append(left[:n])
                left = left[n:]
        if split == "train":
            chance.shuffle(groups)
        for parts in groups:
            yield example(nlp, parts)

    return read_off
