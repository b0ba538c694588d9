"""Money in groups: each sum once and in one group, nothing added that does not add up, all that is left out counted."""

from __future__ import annotations

from typing import Any

import pytest

from channelfacts.query.grouping import flat
from channelfacts.query.grouping.money import rows
from tests.query.test_totals import money

THREE = {"duration": "P3Y"}


def table(by: str, *facts: dict[str, Any]) -> list[tuple[Any, ...]]:
    found, _ = rows(facts, by)
    return [(row[by], row["currency"], row["status"], row["total"], sum(row["left_out"].values())) for row in found]


def test_payers_of_one_country_are_one_group_and_others_their_own() -> None:
    facts = [
        money(1_000_000, payer="the UK", purpose="fences", status="planned"),
        money(2_000_000, payer="Home Office", purpose="drones", status="planned"),
        money(3_000_000, "EUR", payer="Home Office"),
        money(4_000_000, payer="Kent Council"),
        money(5_000_000, payer="the government"),
        money(6_000_000),
    ]
    assert table("payer", *facts) == [
        ("United Kingdom", "EUR", None, 3_000_000, 0),
        ("United Kingdom", "GBP", "planned", 3_000_000, 0),
        ("Kent Council", "GBP", None, 4_000_000, 0),
        ("a government or taxpayers, country not said", "GBP", None, 5_000_000, 0),
        ("not said", "GBP", None, 6_000_000, 0),
    ]
    assert rows(facts, "payer")[0][1]["words"] == ["the UK", "Home Office"]


def test_a_sum_of_two_payers_is_under_both_names_and_added_to_neither() -> None:
    found = table("payer", money(1, payer="UK and France"), money(2, payer="UK"), money(4, payer="France"))
    assert {name: total for name, _, _, total, _ in found} == {
        "United Kingdom and France": 1, "United Kingdom": 2, "France": 4,
    }  # fmt: skip


def test_a_sum_that_two_articles_tell_is_added_once_under_the_payer_that_one_of_them_names() -> None:
    facts = [money(payer="the government", purpose="fences"), money(payer="Home Office", purpose="fences")]
    assert table("payer", *facts) == [("United Kingdom", "GBP", None, 5_000_000, 1)]


def test_a_group_in_which_nothing_adds_up_is_there_without_a_total() -> None:
    facts = [money(payer="UK", per="year"), money(payer="UK", qualifier="more_than")]
    assert table("payer", *facts) == [("United Kingdom", None, None, None, 2)]
    assert rows(facts, "payer")[0][0]["left_out"] == {"rates": 1, "bounds": 1}


def test_what_is_left_out_is_counted_once_whatever_the_rows() -> None:
    facts = [
        money(1, payer="UK", status="planned"),
        money(2, payer="UK", status="actual"),
        money(payer="UK", per="day"),
    ]
    assert [row[-1] for row in table("payer", *facts)] == [1, 0]
    assert rows(facts, "payer")[1] == {"rates": 1}


@pytest.mark.parametrize(
    ("fields", "year"),
    [
        ({"period": {"text": "x", "start": "2023-02", "end": "2023-11-05"}}, "2023"),
        ({"period": {"text": "x", "start": "2023-04", "end": "2024-03"}}, "2023–2024"),
        ({"period": {"text": "x", "start": "2018"}}, "since 2018"),
        ({"period": {"text": "x", "end": "2026"}}, "until 2026"),
        ({"period": {"text": "soon"}}, "told in 2024"),
        ({}, "told in 2024"),
        ({"date": ""}, "no date"),
        (THREE, "told in 2024, over 3 years"),
        ({"duration": "P1Y"}, "told in 2024"),
        ({"duration": "P18M"}, "told in 2024, over 18 months"),
        ({**THREE, "period": {"text": "x", "start": "2023", "end": "2023"}}, "2023, over 3 years"),
        ({**THREE, "period": {"text": "x", "start": "2023", "end": "2026"}}, "2023–2026"),
    ],
)
def test_the_year_is_the_texts_own_and_a_sum_for_several_is_in_none(fields: dict[str, Any], year: str) -> None:
    assert [row[0] for row in table("year", money(**fields))] == [year]


@pytest.mark.parametrize(
    ("purpose", "group"),
    [
        ("new fences at the port", "border security and policing"),
        ("sniffer dogs", "border security and policing"),
        ("asylum seekers' hotels", "hotels and housing"),
        ("fences and hotels", "border security and policing and hotels and housing"),
        ("tackle illegal immigrants", "something else"),
        ("wallpaper", "something else"),
        (None, "not said"),
    ],
)
def test_purposes(purpose: str | None, group: str) -> None:
    assert [row[0] for row in table("purpose", money(purpose=purpose))] == [group]


def test_flat_rows_have_no_rows_within() -> None:
    (row,) = rows([money(payer="UK", per="year"), money(payer="UK", qualifier="more_than")], "payer")[0]
    assert flat(row)["left_out"] == "rates 1; bounds 1"
