"""Numbers of people, boats, incidents, offenders and personnel, sentence by sentence (tests/facts/counts.txt)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.marked import cases, value

HERE = Path(__file__).parent


@pytest.mark.parametrize(("text", "expected"), cases(HERE / "counts.txt"))
def test_counts_of_a_sentence(text: str, expected: list[str], facts_of: Callable[..., list[Any]]) -> None:
    found = facts_of(text, "counts")
    said = [f"{fact.value} {fact.subject} {fact.event}" for fact in found]
    assert len(found) >= len(expected), said
    for wanted in expected:
        number, qualifier, subject, event, *rest = wanted.split()
        low, high = value(number)
        fact = next((f for f in found if (f.value, f.value_max, f.subject) == (low, high, subject)), None)
        assert fact is not None, said
        assert fact.qualifier == qualifier
        assert event in {"*", fact.event}
        assert fact.per == next((part[4:] for part in rest if part.startswith("per:")), None)
    if not expected:
        assert not found, said


def test_a_fact_said_twice_is_one_fact_with_two_mentions(facts_of: Callable[..., list[Any]]) -> None:
    text = "647 migrants crossed the Channel on Friday. The 647 migrants arrived at Dover."
    (fact,) = facts_of(text, "counts")
    assert len(fact.mentions) == 2


def test_boats_are_a_fact_and_a_field_of_the_people_in_them(facts_of: Callable[..., list[Any]]) -> None:
    people, boats = facts_of("On Friday 647 migrants crossed the Channel in 10 boats.", "counts")
    assert people.vessels == 10
    assert (boats.subject, boats.value) == ("vessels", 10)


def test_a_part_points_to_its_whole(facts_of: Callable[..., list[Any]]) -> None:
    whole, part = facts_of("Rescuers saved 300 migrants, including 74 children, off Boulogne.", "counts")
    assert part.part_of == whole.id
    assert part.event == whole.event == "rescue"


def test_a_list_takes_subject_and_event_from_the_line_above(facts_of: Callable[..., list[Any]]) -> None:
    text = "The agency gave the numbers of migrants detained:\n\nEritrea — 1,204\n\nSudan — 918\n"
    assert [(f.value, f.subject, f.event, f.place) for f in facts_of(text, "counts")] == [
        (1204, "migrants", "detention", "Eritrea"),
        (918, "migrants", "detention", "Sudan"),
    ]
