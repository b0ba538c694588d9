"""Pronouns and descriptions are mentions of whom they clearly mean, and of nobody where two can be meant."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Find = Callable[..., list[Any]]


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("Theresa May met the prefect in Calais. She said that the fence would hold.", "Theresa May", ["She"]),
        (
            "Immigration Minister Damian Green visited Dover. The minister took no questions.",
            "Damian Green",
            ["The minister"],
        ),
        ("David Blunkett blamed himself for the delay.", "David Blunkett", ["himself"]),
        ("Natacha Bouchart closed her office after the vote.", "Natacha Bouchart", ["her"]),
        ("Amber Rudd met Bernard Cazeneuve. She thanked him.", "Amber Rudd", ["She"]),
        ("Amber Rudd met Bernard Cazeneuve. She thanked him.", "Bernard Cazeneuve", ["him"]),
        ("Charles Clarke rang David Davis on Monday. He was angry.", "Charles Clarke", []),
        ("Charles Clarke rang a driver on Monday. He was angry.", "Charles Clarke", ["He"]),
        ("Karwan Salih, 31, was held. Hewan Barzan, his cousin, was not.", "Karwan Salih", ["his"]),
        ("Charles Clarke, who rang when he heard it, was angry.", "Charles Clarke", ["he"]),
        ("“He knows it,” said Charles Clarke.", "Charles Clarke", []),
        ("My hon. Friend has asked Damian Green. He has had no answer.", "Damian Green", []),
        (
            "Enver Solomon, president of the Northern Harbour Union, was late. The Northern Harbour Union apologised.",
            "Enver Solomon",
            [],
        ),
        ("Enver Solomon, acting director at the time, was late. The time had been changed.", "Enver Solomon", []),
        (
            "Enver Solomon, director of the camp kitchen, was late. The director of the camp kitchen apologised.",
            "Enver Solomon",
            ["The director of the camp kitchen"],
        ),
    ],
)
def test_who_is_meant(text: str, name: str, said: list[str], facts_of: Find) -> None:
    person = next(p for p in facts_of(text, "people") if p.name == name)
    pointing = [m.text for m in person.mentions if name.split()[-1] not in m.text]
    assert pointing == said


def test_in_a_debate_a_member_means_the_one_who_spoke_before(facts_of: Find) -> None:
    text = (
        "Ann Dane (Deal West) (Con): I am grateful to my hon. Friends.\n\n"
        "Piers Holt (Hythe) (Lab): Does the hon. Lady know what she wants?\n\n"
        "Ann Dane: I do. He does not.\n"
    )
    people = {p.name: [m.text for m in p.mentions] for p in facts_of(text, "people")}
    assert people == {"Ann Dane": ["Ann Dane", "the hon. Lady", "she", "Ann Dane"], "Piers Holt": ["Piers Holt", "He"]}


def test_a_wife_is_not_her_husband(facts_of: Find) -> None:
    text = "Kevin Sturt, 41, drove the van. Mrs Sturt said nothing. Sturt was jailed."
    husband = next(p for p in facts_of(text, "people") if p.name == "Kevin Sturt")
    assert "Mrs Sturt" not in husband.aliases


def test_what_points_back_is_no_alias(facts_of: Find) -> None:
    (person,) = facts_of("Theresa May came to Calais. She left on Monday.", "people")
    assert person.aliases == []
