"""The trained parts as one pipeline: weights at half size, no words of the corpora, licence and attributions beside."""

from __future__ import annotations

import shutil
from pathlib import Path

import spacy
import srsly
from spacy.language import Language
from spacy.strings import StringStore

from channelfacts import __version__
from channelfacts.network.blas import halve

PAPERS = Path(__file__).parent / "papers"


def joined(names: Path, syntax: Path) -> Language:
    """One pipeline: tags, trees and lemmas over a token-to-vector layer of their own, names over another."""
    nlp = spacy.load(syntax)
    nlp.add_pipe("ner", source=spacy.load(names))
    nlp.batch_size = 16
    return nlp


def needed(nlp: Language) -> set[str]:
    """The strings that the components mean by their hashes: labels, and the endings that lemmas are made of."""
    strings: set[str] = set()
    for _, pipe in nlp.pipeline:
        # Those of a lemmatizer are numbers of its trees.
        strings.update(label for label in getattr(pipe, "labels", ()) if isinstance(label, str))
        if hasattr(pipe, "trees"):
            trees = srsly.msgpack_loads(pipe.trees.to_bytes())["trees"]
            hashes = {tree[part] for tree in trees for part in ("orig", "subst") if tree.get(part)}
            strings.update(nlp.vocab.strings[key] for key in hashes)
    return strings


def package(nlp: Language, out: Path) -> None:
    """Writes the pipeline to a folder, which is emptied first; afterwards it must be loaded from there to be used."""
    shutil.rmtree(out, ignore_errors=True)
    nlp.meta.update(
        name="channelfacts", version=__version__, license="CC BY-SA 4.0", author="the channelfacts authors",
        description="Names, tags, lemmas and trees in English news on migration across the Channel",
        performance={}, sources=None, url="", email="",
    )  # fmt: skip
    # Where the corpora lay and what was called in training: the finished pipeline needs neither.
    nlp.config["corpora"] = {}
    nlp.config["initialize"]["before_init"] = None
    halve(nlp)
    nlp.to_disk(out)
    StringStore(sorted(needed(nlp))).to_disk(out / "vocab" / "strings.json")
    for paper in sorted(PAPERS.iterdir()):
        shutil.copy(paper, out / paper.name)
