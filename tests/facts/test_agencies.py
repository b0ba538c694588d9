"""One fact a body: the fullest form, its other forms, kind and country."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("text", "name", "aliases"),
    [
        ("The NCA came. The National Crime Agency (NCA) went.", "National Crime Agency", ["NCA"]),
        ("The Tories lost. The Conservative Party will vote.", "Conservative Party", ["Tories"]),
        ("The Harbour Watch Network (HWN) said so. The HWN left.", "Harbour Watch Network", ["HWN"]),
        ("Staff at the Institute of Channel Studies left. The ICS was sorry.", "Institute of Channel Studies", []),
    ],
)
def test_the_forms_of_one_body_are_one_fact(
    text: str, name: str, aliases: list[str], facts_of: Callable[..., list[Any]]
) -> None:
    (body,) = facts_of(text, "agencies")
    assert (body.name, body.aliases) == (name, aliases)
    for mention in body.mentions:
        assert text[mention.start : mention.end] == mention.text


def test_a_known_body_has_kind_country_and_entity(facts_of: Callable[..., list[Any]]) -> None:
    (body,) = facts_of("The Home Office paid.", "agencies")
    assert (body.kind, body.country, body.entity.name) == ("department", "GB", "Home Office")


def test_an_international_body_has_no_country(facts_of: Callable[..., list[Any]]) -> None:
    (body,) = facts_of("A spokesman for Frontex declined.", "agencies")
    assert body.country is None


def test_services_in_lower_case_are_no_facts(facts_of: Callable[..., list[Any]]) -> None:
    assert facts_of("French police and the UK government agreed.", "agencies") == []
