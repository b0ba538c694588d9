"""Every table of the model's card: `python -m training.measure SOURCES [--model FOLDER] [--json FILE]`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

import channelfacts as cf
from channelfacts.lexicons import root
from channelfacts.model import Document
from channelfacts.pipeline import annotate
from training import annotated, trees
from training.corpora import samples
from training.samples import Sample
from training.scores import Score, compared, score

TESTS = {
    "UNER-EWT test": "uner",
    "Europarl, held-out half": "europarl",
    "GUM test": "gum",
    "WNUT 2017 test": "wnut17",
}
OWN = "own held-out sentences"


def tests(sources: Path | None) -> dict[str, list[Sample]]:
    """The Samples of every test, by its name in the tables; our own alone where there are no sources."""
    found = {OWN: list(annotated.documents(held=True))}
    if sources is not None:
        for name, corpus in TESTS.items():
            found[name] = [sample for sample, part in samples(corpus, sources) if part == "test"]
    return found


def figures(result: Score) -> dict[str, float]:
    """F1 of all three labels, then by label, in per cent."""
    labels = ("PERSON", "ORG", "PLACE", "NORP")
    return {"F": round(result.f(), 1)} | {label: round(result.f(label), 1) for label in labels if result.there[label]}


def by_program(model: Any) -> Callable[[Iterable[Sample]], Score]:
    """How the whole program (its layers settled) does on Samples, with a model or None."""
    nlp = cf.load(model=model)

    def run(found: Iterable[Sample]) -> Score:
        given = list(found)
        docs = [annotate(Document(sample.text), nlp) for sample in given]
        names = [{(one.start, one.end, one.label) for one in doc._.entities} for doc in docs]
        return compared(given, names)

    return run


def syntax(nlp: Language, sources: Path) -> dict[str, float]:
    """Tags, lemmas and trees on the test part of EWT, on the corpus's own words."""
    examples = [trees.example(nlp, [tree]) for tree in trees.corpus(str(sources), "test")]
    found = nlp.evaluate(examples)
    keys = {"UAS": "dep_uas", "LAS": "dep_las", "tags": "tag_acc", "lemmas": "lemma_acc"}
    return {name: round(100 * (found.get(key) or 0.0), 1) for name, key in keys.items()}


def everything(model: Path, sources: Path | None) -> dict[str, dict[str, float]]:
    """All scores of a model by test, and by the layers of the program."""
    nlp = spacy.load(model)
    given = tests(sources)
    names = nlp.select_pipes(enable="ner")
    found = {name: figures(score(nlp, part)) for name, part in given.items()}
    names.restore()
    for title, used in (("rules alone", None), ("model and rules", model)):
        run = by_program(used)
        found |= {f"{name}: {title}": figures(run(part)) for name, part in given.items()}
    if sources is not None and "parser" in nlp.pipe_names:
        found["UD EWT test"] = syntax(nlp, sources)
    return found


def table(found: dict[str, dict[str, float]]) -> str:
    """The scores as a table in Markdown."""
    rows = ["| test | F1 | PERSON | ORG | PLACE | NORP |", "|---|---|---|---|---|---|"]
    for name, row in found.items():
        if "F" in row:
            cells = [f"{row[key]:.1f}" if key in row else "" for key in ("F", "PERSON", "ORG", "PLACE", "NORP")]
            rows.append(f"| {name} | " + " | ".join(cells) + " |")
    for name, row in found.items():
        if "UAS" in row:
            rows += ["", *(f"{name}: " + ", ".join(f"{key} {value:.1f}" for key, value in row.items()) + ".",)]
    return "\n".join(rows)


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", type=Path, nargs="?", help="the folder with the corpora; without it our own alone")
    parser.add_argument("--model", type=Path, default=root() / "model")
    parser.add_argument("--json", type=Path, help="where to write the scores")
    given = parser.parse_args()
    found = everything(given.model, given.sources)
    print(table(found))
    if given.json is not None:
        given.json.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
