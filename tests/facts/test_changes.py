"""Changes in percent or as a multiple, sentence by sentence (tests/facts/changes.txt)."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.marked import cases

HERE = Path(__file__).parent
HELD_OUT = HERE.parent / "held_out" / "changes.txt"


def wrong(expected: str, fact: Any) -> list[str]:
    """What differs between an expected change as written and the change that was read."""
    head, *fields = [part.strip() for part in expected.split(" | ")]
    percent, direction, qualifier = head.split()
    wanted = {"unit": "percent"} | dict(field.split(" ", 1) for field in fields)
    out = [f"percent {fact.percent}"] if abs(fact.percent - Decimal(percent)) > Decimal("0.5") else []
    out += [f"direction {fact.direction}"] if fact.direction != direction else []
    out += [f"qualifier {fact.qualifier}"] if fact.qualifier != qualifier else []
    for name, words in wanted.items():
        said = getattr(fact, name)
        if said is None or not set(re.findall(r"\w+", words.lower())) <= set(re.findall(r"\w+", said.lower())):
            out.append(f"{name} {said!r}, not {words!r}")
    return out


@pytest.mark.parametrize(("text", "expected"), cases(HERE / "changes.txt"))
def test_changes_of_a_sentence(text: str, expected: list[str], facts_of: Callable[..., list[Any]]) -> None:
    found = facts_of(text, "changes")
    assert len(found) == len(expected), [(fact.percent, fact.measure) for fact in found]
    for wanted, fact in zip(expected, found, strict=True):
        assert wrong(wanted, fact) == []


def test_most_held_out_sentences_are_read_right(facts_of: Callable[..., list[Any]]) -> None:
    """Sentences that no rule was written for: a share is asked of them, no perfection."""
    right = total = 0
    for text, expected in cases(HELD_OUT):
        found = facts_of(text, "changes")
        total += max(len(found), len(expected), 1)
        right += sum(not wrong(w, fact) for w, fact in zip(expected, found, strict=False))
        right += not expected and not found
    assert right / total >= 0.7


def test_a_change_said_twice_is_one_fact(facts_of: Callable[..., list[Any]]) -> None:
    text = "Channel crossings up 20 per cent.\n\nCrossings of the Channel have risen by 20 per cent on last year."
    (fact,) = facts_of(text, "changes")
    assert len(fact.mentions) == 2
    assert fact.baseline == "last year"


def test_a_change_without_a_subject_is_of_what_stands_before_it(facts_of: Callable[..., list[Any]]) -> None:
    text = "Some 4,000 migrants were detained in Dover. That is a 9 per cent increase on last year."
    (fact,) = facts_of(text, "changes")
    assert "migrants" in fact.measure
