"""Who is quoted as saying what, case by case (tests/facts/quotes.txt), and what makes two statements one."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.marked import cases

HERE = Path(__file__).parent
HELD_OUT = HERE.parent / "held_out" / "quotes.txt"
Facts = Callable[..., list[Any]]


def read(text: str) -> str:
    """The text of a case as a document."""
    return text.replace(" ¶ ", "\n\n")


def said(fact: Any) -> str:
    """A quote as it is written in the cases."""
    return f"{fact.speaker} | {'direct' if fact.direct else 'reported'} | {fact.text}"


def plain(words: str) -> str:
    return re.sub(r"[\W_]+", " ", words.lower()).strip()


@pytest.mark.parametrize(("text", "expected"), cases(HERE / "quotes.txt"))
def test_quotes_of_a_text(text: str, expected: list[str], facts_of: Facts) -> None:
    assert [said(fact) for fact in facts_of(read(text), "quotes")] == expected


def measured(path: Path, facts_of: Facts) -> tuple[float, float, float]:
    """(precision, recall, share of right speakers) over the cases of a file, by the words that are said."""
    found = right = wanted = speakers = 0
    for text, expected in cases(path):
        facts = {plain(fact.text): fact for fact in facts_of(read(text), "quotes")}
        rows = [row.split(" | ") for row in expected]
        matched = [(row, facts[plain(row[2])]) for row in rows if plain(row[2]) in facts]
        found, wanted, right = found + len(facts), wanted + len(rows), right + len(matched)
        speakers += sum(row[0] == fact.speaker for row, fact in matched)
    return right / found, right / wanted, speakers / right


def test_most_held_out_quotes_are_found_and_their_speakers_right(facts_of: Facts) -> None:
    """Texts that no rule was written for: a share is asked of them, no perfection."""
    precision, recall, speakers = measured(HELD_OUT, facts_of)
    assert precision >= 0.8
    assert recall >= 0.7
    assert speakers >= 0.9


def test_what_is_said_twice_is_one_quote_with_two_mentions(facts_of: Facts) -> None:
    text = "“We were cold and wet,” said Amber Rudd.\n\n“We were cold and wet” – Amber Rudd"
    (fact,) = facts_of(text, "quotes")
    assert len(fact.mentions) == 2


def test_a_body_speaks_by_its_fullest_name(facts_of: Facts) -> None:
    text = "The National Crime Agency (NCA) made two arrests. The NCA said the men were from Lille."
    assert [fact.speaker for fact in facts_of(text, "quotes")] == ["National Crime Agency"]


def test_the_evidence_of_an_interrupted_quote_holds_all_of_it(facts_of: Facts) -> None:
    text = "“The sea,” said Amber Rudd, “is very cold at night.” He left."
    (fact,) = facts_of(text, "quotes")
    assert fact.evidence.text == "“The sea,” said Amber Rudd, “is very cold at night.”"
