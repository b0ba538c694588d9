"""What each layer gives: the recogniser alone, the gazetteers alone, both, shapes with the gazetteers, everything.

    OPENBLAS_NUM_THREADS=1 python benchmarks/layers.py [--held-out]

F1 of people, agencies and places found (whatever their fields) on the bundled corpus, against its gold, and on our own
marked sentences. recogniser: the model's guesses as they are, each name once. gazetteers: what stands in the lists, a
person where the list of offices has one. both: the lists, and the guesses that touch nothing of them. gazetteers and
shapes: the pipeline without a model. everything: the pipeline.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from spacy.language import Language
from spacy.tokens import Doc

from channelfacts.annotations import Reading
from channelfacts.evaluate import gold
from channelfacts.evaluate.pairing import pair
from channelfacts.facts import FACTS
from channelfacts.lexicons import corpus
from channelfacts.model import Document
from channelfacts.pipeline import annotate, load, read_off
from tests.sentences.reading import HELD_OUT, HERE, cases

Entry = dict[str, Any]
Found = dict[str, list[Entry]]
LABELS = {"people": "PERSON", "agencies": "ORG", "places": "PLACE"}
"""The label of the model for each kind of fact."""


def guesses(doc: Doc) -> Found:
    """The names that the model sees, each once."""
    found: Found = {}
    for kind, label in LABELS.items():
        names = [doc.text[guess.start : guess.end] for guess in doc._.guesses or () if guess.label == label]
        found[kind] = [{"name": name, "evidence": {"text": name}} for name in dict.fromkeys(names)]
    return found


def facts(doc: Doc, kind: str) -> list[Entry]:
    """The facts of a kind that are read off a Doc."""
    return [fact.model_dump(mode="json") for fact in FACTS[kind].find(Reading(doc.text, read_off(doc)))]


def lists(doc: Doc) -> Found:
    """The facts that a list has; a place that no name of the list made is left out."""
    return {kind: [fact for fact in facts(doc, kind) if fact.get("entity") is not None] for kind in LABELS}


def both(full: Doc, rules: Doc) -> Found:
    """The lists, and the guesses that share no word with them."""
    listed, guessed = lists(rules), guesses(full)
    taken = {word for entries in listed.values() for entry in entries for word in names(entry)}
    return {kind: listed[kind] + [one for one in guessed[kind] if not taken & set(names(one))] for kind in LABELS}


def names(entry: Entry) -> list[str]:
    """The words of an entry's names."""
    return [word for name in (entry["name"], *entry.get("aliases", ())) for word in name.casefold().split()]


LAYERS: dict[str, Callable[[Doc, Doc], Found]] = {
    "recogniser": lambda full, rules: guesses(full),
    "gazetteers": lambda full, rules: lists(rules),
    "both": both,
    "gazetteers and shapes": lambda full, rules: {kind: facts(rules, kind) for kind in LABELS},
    "everything": lambda full, rules: {kind: facts(full, kind) for kind in LABELS},
}


def bundled() -> Iterable[tuple[Document, Found]]:
    """The bundled corpus and its gold."""
    for stem, answers in gold.read(gold.bundled()).items():
        text = (corpus() / f"{stem}.txt").read_text("utf-8")
        yield Document(text), {kind: answers.get(kind) or [] for kind in LABELS}


def sentences(folder: Path) -> Iterable[tuple[Document, Found]]:
    """The marked cases of a folder."""
    for path in sorted(folder.glob("*.txt")):
        for case in cases(path):
            wanted = {kind: case.facts[kind] for kind in LABELS if kind in case.facts}
            if wanted:
                yield Document(case.in_context, published=case.published), wanted


def scores(texts: Iterable[tuple[Document, Found]], full: Language, rules: Language) -> dict[str, dict[str, float]]:
    """F1 by layer and kind."""
    counted = {layer: {kind: [0, 0, 0] for kind in LABELS} for layer in LAYERS}
    for document, wanted in texts:
        docs = annotate(document, full), annotate(document, rules)
        for layer, read in LAYERS.items():
            found = read(*docs)
            for kind, entries in wanted.items():
                pairs = pair(kind, entries, found[kind])
                row = counted[layer][kind]
                row[0] += sum(not one.get("optional") for one, _ in pairs.pairs)
                row[1] += len(pairs.missed)
                row[2] += len(pairs.wrong)
    return {
        layer: {kind: 2 * right / max(1, 2 * right + missed + wrong) for kind, (right, missed, wrong) in rows.items()}
        for layer, rows in counted.items()
    }


def main() -> None:
    """Prints the table."""
    full, rules = load(), load(None)
    folder = HELD_OUT if "--held-out" in sys.argv else HERE
    corpora = {"bundled corpus": bundled(), folder.name + " sentences": sentences(folder)}
    print(f"{'F1 found':24}" + "".join(f"{kind:>10}" for kind in LABELS))
    for title, texts in corpora.items():
        print(title)
        for layer, row in scores(texts, full, rules).items():
            print(f"  {layer:22}" + "".join(f"{row[kind]:10.3f}" for kind in LABELS))


if __name__ == "__main__":
    main()
