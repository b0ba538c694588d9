"""The day of the article tells which body a name means; nouns that refer back are mentions, never names."""

from __future__ import annotations

import pytest

import channelfacts as cf
from channelfacts.facts.agencies import Agency
from channelfacts.model import Document
from channelfacts.pipeline import load

NLP = load(None)


def agencies(text: str, published: str | None = None) -> list[Agency]:
    (record,) = cf.extract([Document(text, published=published)], nlp=NLP)
    return list(record.agencies)


@pytest.mark.parametrize(("day", "found"), [("2005-03-04", []), ("2012-03-04", ["NCA"]), ("2014-03-04", ["NCA"])])
def test_letters_of_a_body_that_was_not_there_are_another_s(day: str, found: list[str]) -> None:
    """It was announced three years before it began."""
    assert [agency.name for agency in agencies("The NCA arrested three people in Kent.", day)] == found


def test_a_name_in_full_is_meant_whatever_the_day() -> None:
    assert [a.name for a in agencies("A National Crime Agency is wanted in Kent.", "2005-03-04")] == [
        "National Crime Agency"
    ]


def test_without_a_day_nothing_is_ruled_out() -> None:
    assert [agency.name for agency in agencies("The NCA arrested three people in Kent.")] == ["NCA"]


def test_one_body_that_fits_is_meant_by_the_noun() -> None:
    (agency,) = agencies("The Border Force spoke of it on Monday. Later the agency in Dover said no more.")
    assert agency.name == "Border Force"
    assert agency.aliases == []
    assert [mention.text for mention in agency.mentions] == ["Border Force", "the agency"]


def test_of_two_that_fit_neither_is_meant() -> None:
    found = agencies("Care4Calais and the Refugee Council came. The charity, said the charity, was tired.")
    assert [len(agency.mentions) for agency in found] == [1, 1]


def test_what_was_named_later_is_not_meant() -> None:
    (agency,) = agencies("A letter came to the charity in Dover. Care4Calais was founded in Kent.")
    assert [mention.text for mention in agency.mentions] == ["Care4Calais"]
