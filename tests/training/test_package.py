"""A finished model says what the trained parts said, at half the size, without the words that it was trained on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.strings import StringStore
from spacy.training import Example
from spacy.util import load_config
from thinc.api import fix_random_seed

from channelfacts.network.blas import halve
from tests.training.written import written
from training import package
from training.corpora.trees import Tree
from training.examples import reference
from training.trees import example

CONFIGS = Path(package.__file__).parent / "config"
NAMES = ("{Ann|PERSON} left {Hull|PLACE} .", "{Hull|PLACE} met {Ann|PERSON} .", "The {NCA|ORG} left .")
TEXTS = ["Ann left Hull .", "Hull met Ann . The NCA left .", ""]
VERBS = {"walked": "walk", "landed": "land", "failed": "fail", "asked": "ask"}


SMALL = {"width": 16, "depth": 1, "hidden": 16, "hidden_width": 16, "min_action_freq": 1, "min_tree_freq": 1}
"""For a pipeline as narrow as can be, which takes note of what is rare too."""


def blank(config: str) -> Language:
    """The untrained pipeline of a config, made small."""
    found = load_config(CONFIGS / f"{config}.cfg")
    nlp = spacy.blank("en")
    for name in found["nlp"]["pipeline"]:
        part: dict[str, Any] = found["components"][name].copy()
        for settings in (part, part["model"], part["model"].get("tok2vec", {})):
            settings.update({key: n for key, n in SMALL.items() if settings.get(key)})
            if "rows" in settings:
                settings["rows"] = [100] * len(settings["rows"])
        nlp.add_pipe(part.pop("factory"), name, config=part)
    return nlp


def trained(nlp: Language, examples: list[Example], steps: int) -> Language:
    fix_random_seed(7)
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(steps):
        nlp.update(examples, sgd=optimizer)
    return nlp


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A recogniser that knows a person, a body and a place, at full size on disk."""
    nlp = blank("names")
    folder = tmp_path_factory.mktemp("names")
    trained(nlp, [reference(nlp, written(line)) for line in NAMES], 150).to_disk(folder)
    return folder


@pytest.fixture(scope="module")
def syntax(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tags, trees and lemmas of sentences like "Ann walked"."""
    nlp = blank("syntax")
    trees = [
        Tree(
            "made", "train", ["Ann", verb], [True, False], ["PROPN", "VERB"], ["NNP", "VBD"], ["Ann", lemma],
            [1, 1], ["nsubj", "root"],
        )
        for verb, lemma in VERBS.items()
    ]  # fmt: skip
    folder = tmp_path_factory.mktemp("syntax")
    trained(nlp, [example(nlp, [tree]) for tree in trees], 60).to_disk(folder)
    return folder


def told(nlp: Language) -> list[list[tuple[str, str]]]:
    return [[(ent.text, ent.label_) for ent in nlp(text).ents] for text in TEXTS]


def weights(nlp: Language) -> list[Any]:
    nodes = [node for _, pipe in nlp.pipeline for node in pipe.model.walk()]
    return [node.get_param(name) for node in nodes for name in node.param_names if node.has_param(name)]


def size(folder: Path, name: str) -> int:
    return (folder / name / "model").stat().st_size


def test_halved_weights_take_half_the_room_and_find_the_same_names(names: Path, tmp_path: Path) -> None:
    nlp = spacy.load(names)
    before = told(nlp)
    assert before == [
        [("Ann", "PERSON"), ("Hull", "PLACE")],
        [("Hull", "PLACE"), ("Ann", "PERSON"), ("NCA", "ORG")],
        [],
    ]
    halve(nlp)
    # All but a layer that compiled code of spaCy's reads, where there is one: its weights and its biases.
    kinds = [weight.dtype.name for weight in weights(nlp)]
    assert kinds.count("float16") >= len(kinds) - 2
    nlp.to_disk(tmp_path)
    assert size(tmp_path, "ner") < 0.6 * size(names, "ner")
    found = spacy.load(tmp_path)
    assert told(found) == before
    assert {weight.dtype.name for weight in weights(found)} == {"float32"}
    for old, new in zip(weights(spacy.load(names)), weights(found), strict=True):
        assert new == pytest.approx(old, rel=1e-3, abs=1e-6)


def test_the_finished_model_finds_what_its_parts_found(names: Path, syntax: Path, tmp_path: Path) -> None:
    out = tmp_path / "model"
    out.mkdir()
    (out / "left-over").touch()
    package.package(package.joined(names, syntax), out)
    found = spacy.load(out)
    assert found.pipe_names == ["tok2vec", "tagger", "parser", "lemmatizer", "ner"]
    assert told(found) == told(spacy.load(names))
    parts = spacy.load(syntax)
    for verb, lemma in VERBS.items():
        doc = found(f"Ann {verb}")
        assert [token.lemma_ for token in doc] == ["Ann", lemma]
        assert doc.to_json()["tokens"] == parts(f"Ann {verb}").to_json()["tokens"]
    assert {weight.dtype.name for weight in weights(found)} == {"float32"}
    assert size(out, "ner") < 0.6 * size(names, "ner")
    assert not (out / "left-over").exists()


def test_the_finished_model_keeps_its_papers_and_no_words_of_the_corpora(
    names: Path, syntax: Path, tmp_path: Path
) -> None:
    package.package(package.joined(names, syntax), tmp_path)
    strings = StringStore().from_disk(tmp_path / "vocab" / "strings.json")
    assert all(label in strings for label in ("PERSON", "ORG", "PLACE", "NNP", "nsubj", "ROOT"))
    assert not {"Hull", "Ann", *VERBS, *VERBS.values()} & set(strings)
    assert [path.parent.name for path in tmp_path.rglob("strings.json")] == ["vocab"]
    assert {paper.name for paper in package.PAPERS.iterdir()} <= {path.name for path in tmp_path.iterdir()}
    assert spacy.load(tmp_path).meta["license"] == "CC BY-SA 4.0"
