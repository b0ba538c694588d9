"""What a text tells of people apart from their names: in other clauses and sentences, in lists, by other names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Find = Callable[..., list[Any]]


def person(found: list[Any], name: str) -> Any:
    (only,) = [one for one in found if one.name == name]
    return only


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Rep. Anna Keller, D-N.Y., slept.", "Democratic"),
        ("Sen. Anna Keller, Ohio Republican, slept.", "Republican"),
        ("Sen. Anna Keller, an independent from Maine, slept.", "Independent"),
        ("Anna Keller, who is Labour, slept.", "Labour"),
        ("Anna Keller, 67, a Democrat, slept.", None),
        ("Senate Democrats, including Anna Keller and Tom Brand, slept.", "Democratic"),
        ("Some Republicans in the chamber -- including Anna Keller of Maine -- slept.", "Republican"),
        ("Liberal Democrats, including Anna Keller, slept.", "Liberal Democrats"),
        ("Some Republicans, including Hollis, as well as Anna Keller of Maine, slept.", "Republican"),
        ("The party hopes to win Latino Republicans — Anna Keller won many of them.", None),
        ("Conservative Republican Senator Anna Keller slept.", "Republican"),
        ("Conservative commentator Anna Keller slept.", None),
        ("Calais mayor Anna Keller slept. “I am fed up,” the UMP mayor said.", "UMP"),
    ],
)
def test_the_party_that_a_text_gives_to_somebody(text: str, party: str | None, facts_of: Find) -> None:
    assert person(facts_of(text, "people"), "Anna Keller").party == party


def test_a_party_that_the_text_does_not_name_is_not_filled_in(facts_of: Find) -> None:
    (found,) = facts_of("Charles Clarke will resign. The home secretary is tired.", "people", "2005-02-07")
    assert (found.role, found.kind, found.country, found.party) == ("home secretary", "minister", "GB", None)


@pytest.mark.parametrize(
    ("text", "role", "kind"),
    [
        ("Anna Keller runs the hall in Sangatte. The 54-year-old mayor slept badly.", "mayor", "official"),
        ("Anna Keller said the flight was cruel. The lawyer slept badly.", "lawyer", "other"),
        ("Anna Keller, 15, watched his tent burn. The Afghan boy slept badly.", None, "migrant"),
        # Whose office it is nobody knows: the mayor may be somebody else.
        ("Anna Keller said the flight was cruel. The mayor slept badly.", None, "other"),
        ("“We are tired,” said Keller, 61, a lorry driver. Anna Keller slept badly.", "lorry driver", "other"),
        ("Anna Keller, a spokesman for Speaker Paul Hollis, slept.", "spokesman for Speaker Paul Hollis", "official"),
        ("Anna Keller was one of the chief planners of the camp.", None, "other"),
        ("Anna Keller, his campaign manager, slept.", "campaign manager", "legislator"),
        (
            "Anna Keller and Tom Brand, both deputy chairmen of the Conservative Party, slept.",
            "deputy chairmen of the Conservative Party",
            "legislator",
        ),
        ("Anna Keller, who leads the council, slept.", None, "official"),
        ("Anna Keller of Valencia, the mayor, slept.", "mayor", "official"),
        ("Anna Keller and her driver, Tom Brand, were each given four years.", None, "offender"),
    ],
)
def test_what_other_sentences_and_later_mentions_call_somebody(
    text: str, role: str | None, kind: str, facts_of: Find
) -> None:
    found = person(facts_of(text, "people"), "Anna Keller")
    assert (found.role, found.kind) == (role, kind)


def test_another_name_of_somebody_is_an_alias(facts_of: Find) -> None:
    (found,) = facts_of('The ringleader, Besnik Gjoka, also known as "Niko Berisha", was arrested.', "people")
    assert (found.name, found.aliases) == ("Besnik Gjoka", ["Niko Berisha"])


def test_a_plural_office_goes_for_a_list_with_parties_in_it(facts_of: Find) -> None:
    found = facts_of("Florida senators Robert Hollis, a Democrat, and Mark Carrow, a Republican, slept.", "people")
    assert [(one.name, one.kind, one.party) for one in found] == [
        ("Robert Hollis", "legislator", "Democratic"),
        ("Mark Carrow", "legislator", "Republican"),
    ]


def test_a_state_is_no_given_name_that_two_people_share(facts_of: Find) -> None:
    found = facts_of("Govs. Rick Dunmore of Florida and Nathan Crewe of Georgia slept.", "people")
    assert [one.name for one in found] == ["Rick Dunmore", "Nathan Crewe"]


def test_surnames_of_ministers_are_known_in_a_headline_of_capitals(facts_of: Find) -> None:
    found = facts_of("BRAVERMAN HAILS DEAL AS DARMANIN SMILES", "people", "2022-11-14")
    assert [(one.name, one.country) for one in found] == [("BRAVERMAN", "GB"), ("DARMANIN", "FR")]


def test_an_office_above_countries_has_none_though_held_in_one(facts_of: Find) -> None:
    (found,) = facts_of("Filippo Grandi, her boss in Geneva, was tired.", "people", "2023-03-07")
    assert (found.kind, found.country) == ("official", None)
