"""The language pipeline that comes with the program, others in its place, and none."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.training import Example

import channelfacts as cf
from channelfacts.lexicons import root
from channelfacts.model import Document
from channelfacts.pipeline import annotate
from training.annotated import documents
from training.scores import score

MODEL = root() / "model"
SENTENCE = "Berit Oksanen of Wimereux Sea Rescue said nine Eritreans came ashore near Ambleteuse."


@pytest.fixture(scope="module")
def own() -> Any:
    return spacy.load(MODEL)


@pytest.fixture(scope="module")
def ontonotes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny package with the labels of OntoNotes, that has learnt one sentence by heart."""
    nlp = spacy.blank("en")
    nlp.add_pipe("tagger").add_label("NN")
    ner = nlp.add_pipe("ner")
    text = "Zelma Quorn left Trizport for the Blemworth Guild with two Vastans in May."
    names = [(0, 11, "PERSON"), (17, 25, "GPE"), (30, 49, "ORG"), (59, 66, "NORP"), (70, 73, "DATE")]
    example = Example.from_dict(nlp.make_doc(text), {"entities": names})
    nlp.initialize(lambda: [Example.from_dict(nlp.make_doc(text), {"entities": names, "tags": ["NN"] * len(example)})])
    optimizer = nlp.resume_training()
    with nlp.select_pipes(enable="ner"):
        for _ in range(40):
            nlp.update([example], sgd=optimizer)
    assert ner.labels
    path = tmp_path_factory.mktemp("package") / "tiny"
    nlp.to_disk(path)
    return path


def entities(nlp: Any, text: str) -> list[tuple[str, str, str]]:
    return [(one.text, one.label, one.layer) for one in annotate(Document(text), nlp)._.entities]


def test_our_model_sees_names_that_no_list_has(nlp: Any) -> None:
    found = {(text, label) for text, label, _ in entities(nlp, SENTENCE)}
    assert {("Berit Oksanen", "PERSON"), ("Wimereux Sea Rescue", "ORG"), ("Ambleteuse", "PLACE")} <= found


def test_every_entity_tells_its_layer(nlp: Any) -> None:
    text = "Home Secretary Amber Rudd met Trefor Illtyd Gwyn of the Lydd Ranges Trust at Dover; Kent Police came too."
    layers = {name: layer for name, _, layer in entities(nlp, text)}
    assert layers["Kent Police"].startswith("gazetteer")
    assert layers["Amber Rudd"].startswith("rules")
    assert all(set(layer.split("+")) <= {"gazetteer", "rules", "model"} for layer in layers.values())


def test_the_entities_of_the_doc_are_the_settled_ones(nlp: Any) -> None:
    doc = annotate(Document(SENTENCE), nlp)
    assert [(e.start_char, e.end_char, e.label_) for e in doc.ents] == [
        (one.start, one.end, one.label) for one in doc._.entities
    ]


def test_a_package_with_other_labels_takes_our_models_place(ontonotes: Path) -> None:
    nlp = cf.load(model=ontonotes)
    assert "tagger" not in nlp.pipe_names
    text = "Zelma Quorn left Trizport for the Blemworth Guild with two Vastans in May."
    found = {(text, label) for text, label, layer in entities(nlp, text) if "model" in layer}
    assert {("Zelma Quorn", "PERSON"), ("Trizport", "PLACE"), ("Blemworth Guild", "ORG"), ("Vastans", "NORP")} <= found
    assert not any(label == "DATE" for _, label in found)


def test_without_a_model_gazetteers_and_rules_speak() -> None:
    nlp = cf.load(model=None)
    found = entities(nlp, SENTENCE + " Kent Police and Home Secretary Amber Rudd agreed.")
    assert ("Kent Police", "ORG", "gazetteer") in found
    assert not any("model" in layer for _, _, layer in found)


@pytest.mark.parametrize("name", ["no_such_model", "tests", "README.md", "/nonexistent/model"])
def test_a_model_that_cannot_be_loaded_is_one_clear_line(name: str) -> None:
    with pytest.raises(cf.ChannelfactsError, match="model") as raised:
        cf.load(model=name)
    assert "\n" not in str(raised.value)
    assert name in str(raised.value)


def test_a_model_that_sees_no_names_is_one_clear_line(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(tmp_path / "mute")
    with pytest.raises(cf.ChannelfactsError, match="no recogniser of names"):
        cf.load(model=tmp_path / "mute")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "GENE", "pattern": "BRCA1"}])
    nlp.to_disk(tmp_path / "biology")
    with pytest.raises(cf.ChannelfactsError, match="GENE"):
        cf.load(model=tmp_path / "biology")


def test_the_command_line_takes_another_model_or_says_in_one_line_why_not(ontonotes: Path) -> None:
    def run(model: str | Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "channelfacts", "extract", "-", "-o", "-", "--model", str(model)]
        return subprocess.run(command, input=SENTENCE, capture_output=True, encoding="utf-8", check=False)

    assert run(ontonotes).returncode == 0
    assert json.loads(run("none").stdout)["doc"]["words"] == 13
    failed = run("no_such_model")
    assert failed.returncode == 1
    assert len(failed.stderr.strip().splitlines()) == 1


def names_of(docs: Iterable[Any]) -> list[list[tuple[int, int, str]]]:
    return [[(e.start_char, e.end_char, e.label_) for e in doc.ents] for doc in docs]


def test_the_same_names_twice_and_in_two_processes(own: Any) -> None:
    texts = [sample.text for sample in documents(held=True)][:120]
    once = names_of(own.pipe(texts))
    assert once == names_of(own.pipe(reversed(texts)))[::-1]
    assert once == names_of(own.pipe(texts, n_process=2, batch_size=20))
    assert once == names_of(map(own, texts))


@settings(max_examples=60)
@given(st.text(max_size=300))
def test_any_text_goes_through(own: Any, text: str) -> None:
    doc = own(text)
    assert doc.text == text
    assert all(text[e.start_char : e.end_char] == e.text for e in doc.ents)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "a" * 5000, "A" * 5000, "£" * 400, "\x00\x01", "😀" * 300])
def test_odd_texts(nlp: Any, text: str) -> None:
    assert annotate(Document(text), nlp).text == text


def test_the_marked_names_of_the_held_out_documents_are_found_as_the_card_says(own: Any) -> None:
    claimed = json.loads((MODEL / "scores.json").read_text("utf-8"))["own held-out sentences"]
    found = score(own, documents(held=True))
    assert found.f() >= claimed["F"] - 0.3
    for label in ("PERSON", "ORG", "PLACE", "NORP"):
        assert found.f(label) >= claimed[label] - 0.5


def test_the_card_says_what_the_scores_say() -> None:
    card = (MODEL / "README.md").read_text("utf-8")
    for test, values in json.loads((MODEL / "scores.json").read_text("utf-8")).items():
        if "F" in values:
            row = next(line for line in card.splitlines() if line.startswith(f"| {test} |"))
            cells = [cell.strip() for cell in row.strip("|").split("|")]
            assert cells[1] == f"{values['F']:.1f}"


def test_the_model_is_small_and_has_its_papers() -> None:
    assert sum(path.stat().st_size for path in MODEL.rglob("*") if path.is_file()) <= 10_000_000
    assert "Attribution-ShareAlike" in (MODEL / "LICENSE").read_text("utf-8")
    for corpus in ("Universal NER", "DocRED", "CrossNER", "GUM", "Europarl"):
        assert corpus in (MODEL / "ATTRIBUTION.md").read_text("utf-8")
