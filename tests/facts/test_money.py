"""Amounts of money, sentence by sentence (tests/facts/money.txt), and what makes two statements one fact."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.marked import cases, value

HERE = Path(__file__).parent
HELD_OUT = HERE.parent / "held_out" / "money.txt"


def wrong(expected: str, fact: Any, facts: list[Any]) -> list[str]:
    """What differs between an expected fact as written and the fact that was read."""
    head, *fields = [part.strip() for part in expected.split(" | ")]
    number, currency, qualifier = head.split()
    low, high = value(number)
    wanted: dict[str, Any] = {"per": None, "duration": None} | dict(field.split(" ", 1) for field in fields)
    out = [
        f"{name} {getattr(fact, name)}"
        for name, right in (("amount", low), ("amount_max", high), ("currency", currency), ("qualifier", qualifier))
        if getattr(fact, name) != right
    ]
    for name, words in wanted.items():
        said = getattr(fact, name)
        if words == "*":
            continue
        if name == "equivalent":
            right = said is not None and f"{said.amount} {said.currency}" == words
        elif name == "part_of":
            right = said == facts[int(words) - 1].id
        elif words in (None, "-"):
            right = said is None
        elif name == "purpose":
            right = said is not None and set(re.findall(r"\w+", words.lower())) <= set(re.findall(r"\w+", said.lower()))
        else:
            right = said == words
        if not right:
            out.append(f"{name} {said!r}, not {words!r}")
    return out


@pytest.mark.parametrize(("text", "expected"), cases(HERE / "money.txt"))
def test_amounts_of_a_sentence(text: str, expected: list[str], facts_of: Callable[..., list[Any]]) -> None:
    found = facts_of(text, "money")
    assert len(found) == len(expected), [fact.evidence.text for fact in found]
    for wanted, fact in zip(expected, found, strict=True):
        assert wrong(wanted, fact, found) == []


def test_most_held_out_sentences_are_read_right(facts_of: Callable[..., list[Any]]) -> None:
    """Sentences that no rule was written for: a share is asked of them, no perfection."""
    right = total = 0
    for text, expected in cases(HELD_OUT):
        found = facts_of(text, "money")
        total += max(len(found), len(expected))
        right += sum(not wrong(w, fact, found) for w, fact in zip(expected, found, strict=False))
    assert right / total >= 0.7


def test_a_sum_said_twice_is_one_fact_and_the_fuller_statement_gives_the_fields(
    facts_of: Callable[..., list[Any]],
) -> None:
    text = (
        "Britain to pay £12m for Calais.\n\nThe British government will provide £12m over three years, officials said."
    )
    (fact,) = facts_of(text, "money")
    assert [m.text for m in fact.mentions] == ["£12m", "£12m"]
    assert (fact.duration, fact.evidence.start) == ("P3Y", text.index("£12m"))


def test_equal_sums_of_two_countries_are_two_facts(facts_of: Callable[..., list[Any]]) -> None:
    text = "Britain paid £5m for the fence. France has also paid £5m for the fence."
    assert [fact.payer for fact in facts_of(text, "money")] == ["Britain", "France"]


def test_equal_sums_per_day_and_per_year_are_two_facts(facts_of: Callable[..., list[Any]]) -> None:
    assert len(facts_of("Hotels cost £8m a day. The ferry costs £8m a year.", "money")) == 2


def test_a_passive_takes_the_payer_of_its_paragraph_and_of_no_other(facts_of: Callable[..., list[Any]]) -> None:
    text = "The UK has spent £2m on dogs. £3m has been agreed for scanners.\n\n£9m was spent on lawyers."
    assert [fact.payer for fact in facts_of(text, "money")] == ["UK", "UK", None]


def test_an_amount_broken_over_a_line_end_is_one(facts_of: Callable[..., list[Any]]) -> None:
    (fact,) = facts_of("The Home Office said that it had set aside a sum of £2\nmillion for the new fence.", "money")
    assert fact.amount == 2_000_000
