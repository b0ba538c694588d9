"""Mentions of one person are linked, and mentions of two are not: pairs over ten documents (`written/`)."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent / "written"
Span = tuple[int, int]


def pairs(persons: dict[Span, int]) -> set[tuple[Span, Span]]:
    return {(one, two) for one, two in combinations(sorted(persons), 2) if persons[one] == persons[two]}


def test_mentions_that_are_linked_are_of_one_person(facts_of: Callable[..., list[Any]]) -> None:
    right = wrong = missed = 0
    for path in sorted(HERE.glob("*.json")):
        marked = json.loads(path.read_text("utf-8"))
        text = path.with_suffix(".txt").read_text("utf-8")
        wanted = {(m[0], m[1]): i for i, person in enumerate(marked["people"]) for m in person["mentions"]}
        assert all(text[m[0] : m[1]] == m[2] for person in marked["people"] for m in person["mentions"])
        found = facts_of(text, "people", marked["published"])
        told = {(m.start, m.end): i for i, person in enumerate(found) for m in person.mentions}
        gold, said = pairs(wanted), pairs({span: person for span, person in told.items() if span in wanted})
        right, wrong, missed = right + len(gold & said), wrong + len(said - gold), missed + len(gold - said)
    # Measured: precision .94, recall .22. Pronouns of which two readings remain are left alone: most of these are.
    assert right / (right + wrong) >= 0.92
    assert right / (right + missed) >= 0.2
