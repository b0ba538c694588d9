"""One fact a place: the fullest form, its other forms, where it lies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("text", "name", "aliases"),
    [
        ("The UK paid. Britain said so, and the United Kingdom will pay again.", "United Kingdom", ["UK", "Britain"]),
        ("Boats cross the Channel. The English Channel is narrow.", "English Channel", ["Channel"]),
        ("CALAIS CAMP CLEARED\n\nPolice came to Calais at dawn and went away again.", "Calais", []),
    ],
)
def test_the_forms_of_one_place_are_one_fact(
    text: str, name: str, aliases: list[str], facts_of: Callable[..., list[Any]]
) -> None:
    (place,) = facts_of(text, "places")
    assert (place.name, place.aliases) == (name, aliases)
    assert len(place.mentions) > 1
    for mention in place.mentions:
        assert text[mention.start : mention.end] == mention.text


def test_a_known_place_has_its_country_and_where_it_lies(facts_of: Callable[..., list[Any]]) -> None:
    (place,) = facts_of("The boat left Dunkirk.", "places")
    assert (place.country, place.kind) == ("FR", "town")
    assert place.entity is not None
    assert 50.9 < place.latitude < 51.2
    assert 2.2 < place.longitude < 2.6


def test_a_sea_has_no_country(facts_of: Callable[..., list[Any]]) -> None:
    (place,) = facts_of("They crossed the Mediterranean at night.", "places")
    assert place.country is None


def test_an_unknown_place_takes_the_country_of_its_company(facts_of: Callable[..., list[Any]]) -> None:
    places = facts_of("They were found in the village of Quorvane, near Dunkirk.", "places")
    assert [(place.name, place.country) for place in places] == [("Quorvane", "FR"), ("Dunkirk", "FR")]


def test_a_place_that_stands_only_inside_other_names_is_no_fact(facts_of: Callable[..., list[Any]]) -> None:
    assert facts_of("Kent Police and the Dover MP spoke.", "places") == []
