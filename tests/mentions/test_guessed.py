"""Guesses of a trained model in single sentences: which are believed. No model is loaded: the sentences bring them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import channelfacts as cf
from channelfacts.annotations import Guess
from channelfacts.model import Document
from channelfacts.pipeline import annotate

MARK = re.compile(r"[\[<]([^\]>|]+)\|([A-Z]+)[\]>]")
LINES = (Path(__file__).parent / "guessed.txt").read_text("utf-8").splitlines()
SENTENCES = [line for line in LINES if line and not line.startswith("#")]


@pytest.fixture(scope="module")
def rules() -> Any:
    return cf.load(model=None)


def unmarked(sentence: str) -> tuple[str, list[Guess], set[tuple[str, str]]]:
    """The sentence without marks, the guesses, and those of them that are to be believed."""
    text, guesses, believed, last = "", [], set(), 0
    for mark in MARK.finditer(sentence):
        text += sentence[last : mark.start()]
        guesses.append(Guess(len(text), len(text) + len(mark[1]), mark[2]))
        if mark[0].startswith("["):
            believed.add((mark[1], mark[2]))
        text += mark[1]
        last = mark.end()
    return text + sentence[last:], guesses, believed


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence[:50])
def test_a_guess_is_believed_where_more_than_the_model_speaks_for_it(sentence: str, rules: Any) -> None:
    text, guesses, believed = unmarked(sentence)
    doc = annotate(Document(text), rules)
    doc._.guesses = guesses
    for name, component in rules.pipeline:
        if name in ("channelfacts_agencies", "channelfacts_places", "channelfacts_people"):
            doc = component(doc)
    found = {(body.text, "ORG") for body in doc._.agencies if body.layer != "gazetteer" and not body.generic}
    found |= {(place.text, "PLACE") for place in doc._.places if place.layer != "gazetteer" and not place.inside}
    found |= {(person.text, "PERSON") for person in doc._.people if person.layer == "model"}
    assert found == believed


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Quorvex Foods plant was searched.", "company"),
        ("A director of the Immigration Hub spoke.", "ngo"),
        ("The Hogan Quorvell law firm wrote.", "company"),
        ("The Tarnland Legislature sat until dawn.", "parliament"),
        ("They read it in the Tarn Free Press.", "media"),
    ],
)
def test_the_kind_is_in_the_name_or_in_the_words_around(text: str, kind: str, rules: Any) -> None:
    name = re.findall(r"(?:[A-Z]\w+ ?){2,}", text)[0].removeprefix("The ").strip()
    doc = annotate(Document(text), rules)
    doc._.guesses = [Guess(text.index(name), text.index(name) + len(name), "ORG")]
    doc = dict(rules.pipeline)["channelfacts_agencies"](doc)
    assert [body.kind for body in doc._.agencies] == [kind]


def test_the_family_name_of_somebody_whom_the_model_sees_is_no_body(rules: Any) -> None:
    text = "The founder, Marco De Quorvi, spoke first. De Quorvi called on both states to act."
    start, name = text.index("De Quorvi called"), "Marco De Quorvi"
    body = Guess(start, start + 9, "ORG")
    person = Guess(text.index(name), text.index(name) + len(name), "PERSON")
    component = dict(rules.pipeline)["channelfacts_agencies"]

    def bodies(*guesses: Guess) -> list[str]:
        doc = annotate(Document(text), rules)
        doc._.guesses = list(guesses)
        return [found.text for found in component(doc)._.agencies]

    assert set(bodies(body)) == {"De Quorvi"}
    assert bodies(person, body) == []
