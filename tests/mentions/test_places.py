"""Named places, sentence by sentence: tests/mentions/places.txt holds them, marked with their countries."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.named import Case, cases

HERE = Path(__file__).parent
HELD_OUT = HERE.parent / "held_out" / "places.txt"


def said(doc: Any) -> list[tuple[int, str, str]]:
    return [(p.start, p.text, p.country or "-") for p in doc._.places if not p.inside]


@pytest.mark.parametrize("case", cases(HERE / "places.txt"), ids=str)
def test_the_places_of_a_sentence_and_no_others(case: Case, annotated: Callable[..., Any]) -> None:
    assert said(annotated(case.text)) == list(case.names)


def test_nine_of_ten_places_of_sentences_never_tuned_on(annotated: Callable[..., Any]) -> None:
    right = wrong = missed = 0
    for case in cases(HELD_OUT):
        found, wanted = set(said(annotated(case.text))), set(case.names)
        right, wrong, missed = right + len(found & wanted), wrong + len(found - wanted), missed + len(wanted - found)
    assert 2 * right / (2 * right + wrong + missed) >= 0.9


@pytest.mark.parametrize(
    "text", ["Kent Police arrested them.", "The Dover MP spoke.", "Calais-based smugglers were held."]
)
def test_a_place_inside_another_name_is_marked_as_inside(text: str, annotated: Callable[..., Any]) -> None:
    places = annotated(text)._.places
    assert places
    assert all(place.inside for place in places)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("He was held in Boston, Lincolnshire, on Friday.", "GB"),
        ("He was held in Boston, Massachusetts, on Friday.", "US"),
        ("The English town of Boston grew.", "GB"),
    ],
)
def test_a_name_of_two_places_is_settled_by_what_stands_beside_it(
    text: str, country: str, annotated: Callable[..., Any]
) -> None:
    (place, *_) = [p for p in annotated(text)._.places if p.text == "Boston"]
    assert place.country == country


def test_offsets_are_those_of_the_text(annotated: Callable[..., Any]) -> None:
    doc = annotated("Émigrés’ boats left Boulogne‑sur‑Mer and Nord-Pas-de-Calais’s coast for the U.K. on Friday.")
    for place in doc._.places:
        assert doc.text[place.start : place.end] == place.text


def test_furniture_names_no_place(annotated: Callable[..., Any], nlp: Any) -> None:
    from dataclasses import replace

    from channelfacts.mentions.agencies import Agencies
    from channelfacts.mentions.places import Places

    doc = annotated("The boat left Calais.")
    doc._.sentences = [replace(sentence, kind="furniture") for sentence in doc._.sentences]
    doc.user_data.pop("channelfacts_lines")
    doc = Places()(Agencies()(doc))
    assert doc._.places == []


def test_guesses_of_a_loaded_model_are_candidates_where_places_stand(annotated: Callable[..., Any]) -> None:
    from channelfacts.annotations import Guess
    from channelfacts.mentions.places import Places

    doc = annotated("They slept in a barn at Quorvane until the morning, as Quorvex knew.")
    doc._.guesses = []
    assert said(Places()(doc)) == []
    doc._.guesses = [Guess(24, 32, "PLACE"), Guess(55, 62, "PLACE")]
    assert [text for _, text, _ in said(Places()(doc))] == ["Quorvane"]
