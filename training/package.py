"""The trained parts as one pipeline in `data/model`: half-size weights, no words of the corpora, papers beside them."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import spacy
from spacy.language import Language

from channelfacts import __version__
from channelfacts.network.blas import halve

HERE = Path(__file__).parent
PAPERS = ("LICENSE", "ATTRIBUTION.md")


def needed(nlp: Language) -> set[str]:
    """The strings that the components refer to by their hashes: labels, and the pieces that make lemmas."""
    strings: set[str] = set()
    for _, pipe in nlp.pipeline:
        strings.update(getattr(pipe, "labels", ()))
        trees = getattr(pipe, "trees", None)
        for i in range(len(trees) if trees is not None else 0):
            strings.update(part for part in (trees.tree_to_str(i),) if part)
    return strings


def joined(names: Path, syntax: Path | None) -> Language:
    """One pipeline: tags, trees and lemmas over a token-to-vector layer of their own, names over another."""
    nlp = spacy.load(syntax) if syntax is not None else spacy.blank("en")
    recogniser = spacy.load(names)
    nlp.add_pipe("ner", source=recogniser)
    if syntax is not None:
        nlp.rename_pipe("trainable_lemmatizer", "lemmatizer")
    nlp.batch_size = 16
    return nlp


def package(nlp: Language, out: Path, *, scores: dict[str, object]) -> None:
    """Writes the pipeline to a folder, which is emptied first."""
    shutil.rmtree(out, ignore_errors=True)
    nlp.meta.update(
        name="channelfacts", version=__version__, license="CC BY-SA 4.0", author="the makers of channelfacts",
        description="Names, tags, lemmas and trees in English news on migration across the Channel",
        performance=scores, sources=None, url="", email="",
    )  # fmt: skip
    halve(nlp)
    nlp.to_disk(out, exclude=["vocab"])
    for name in PAPERS:
        shutil.copy(HERE / "papers" / name, out / name)


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--names", type=Path, required=True)
    parser.add_argument("--syntax", type=Path)
    given = parser.parse_args()
    package(joined(given.names, given.syntax), given.out, scores={})
    size = sum(path.stat().st_size for path in given.out.rglob("*") if path.is_file())
    print(f"{given.out}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
