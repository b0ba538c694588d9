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
