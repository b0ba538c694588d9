"""Which name stands where the model and the lists differ."""

from __future__ import annotations

from typing import Any

import pytest

import channelfacts as cf
from channelfacts.annotations import Guess
from channelfacts.model import Document
from channelfacts.pipeline import annotate


@pytest.fixture(scope="module")
def rules() -> Any:
    return cf.load(model=None)


@pytest.mark.parametrize(
    ("text", "name", "label", "kept"),
    [
        ("Vermont received just three.", "Vermont", "PERSON", ["Vermont"]),
        ("Mr Lincoln, of Lincoln, was there.", "Lincoln", "PERSON", ["Lincoln"]),
        ("Many came, mostly from Turkey and Quorv Jordan.", "Quorv Jordan", "ORG", ["Turkey", "Jordan"]),
    ],
)
def test_a_guess_that_nothing_bears_out_takes_no_place_away(
    text: str, name: str, label: str, kept: list[str], rules: Any
) -> None:
    doc = annotate(Document(text), rules)
    before = [place.text for place in doc._.places if not place.inside]
    at = text.rindex(name)
    doc._.guesses = [Guess(at, at + len(name), label)]
    doc = dict(rules.pipeline)["channelfacts_entities"](doc)
    assert [place.text for place in doc._.places if not place.inside] == before
    assert set(before) <= set(kept)


def test_an_owner_of_a_body_stays_a_place(rules: Any) -> None:
    doc = annotate(Document("Thousands were saved. Italy’s Navy sent a ship."), rules)
    assert [place.text for place in doc._.places if not place.inside] == ["Italy"]


def settled(rules: Any, text: str, *guesses: tuple[str, str, float | None]) -> list[tuple[str, str, str]]:
    """The entities of a text once a model has guessed (name, label, chance)."""
    doc = annotate(Document(text), rules)
    at = [text.index(name) for name, _, _ in guesses]
    doc._.guesses = [
        Guess(start, start + len(name), label, chance) for start, (name, label, chance) in zip(at, guesses, strict=True)
    ]
    doc = dict(rules.pipeline)["channelfacts_entities"](doc)
    assert [(ent.text, ent.label_) for ent in doc.ents] == [(one.text, one.label) for one in doc._.entities]
    return [(one.text, one.label, one.layer) for one in doc._.entities]


@pytest.mark.parametrize(
    ("text", "name", "label", "inside"),
    [
        ("They met in Lincoln Harbour Lane at noon.", "Lincoln Harbour Lane", "PLACE", "Lincoln"),
        ("A lawyer wrote in the French Shore Voice on Monday.", "French Shore Voice", "ORG", "French"),
    ],
)
def test_a_sure_guess_around_another_claim_is_the_name(
    text: str, name: str, label: str, inside: str, rules: Any
) -> None:
    found = settled(rules, text, (name, label, 0.95))
    assert (name, label) in {(text, label) for text, label, _ in found}
    assert inside not in {text for text, _, _ in found}
    unsure = settled(rules, text, (name, label, 0.4))
    assert any(inside in text for text, _, _ in unsure)


def test_a_layer_that_agrees_with_the_model_says_so(rules: Any) -> None:
    text = "Kent Police closed the road to Vimbleport."
    found = settled(rules, text, ("Kent Police", "ORG", 0.9), ("Vimbleport", "PLACE", 0.9))
    assert found == [("Kent Police", "ORG", "gazetteer+model"), ("Vimbleport", "PLACE", "model")]


def test_a_person_with_a_title_stands_against_any_guess(rules: Any) -> None:
    found = settled(rules, "Home Secretary Amber Rudd left.", ("Amber Rudd", "ORG", 0.99))
    assert found == [("Amber Rudd", "PERSON", "rules")]


def test_a_person_that_lost_its_words_is_no_fact_either(rules: Any) -> None:
    text = "They slept at Victoria Hall near the beach."
    doc = annotate(Document(text), rules)
    start = text.index("Victoria Hall")
    doc._.guesses = [Guess(start, start + 13, "PLACE", 0.99)]
    doc = dict(rules.pipeline)["channelfacts_entities"](doc)
    assert not any(person.text == "Victoria Hall" for person in doc._.people)
    assert [(one.text, one.label) for one in doc._.entities] == [("Victoria Hall", "PLACE")]
