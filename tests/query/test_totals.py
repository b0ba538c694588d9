"""Totals: each sum once, and only what may be added."""

from __future__ import annotations

from typing import Any

import pytest

from channelfacts.facts.money import Money
from channelfacts.query.alike import same
from channelfacts.query.totals import totals


def money(amount: int = 5_000_000, currency: str = "GBP", **fields: Any) -> dict[str, Any]:
    """A row of `funding`."""
    evidence = {"start": 0, "end": 1, "text": "x", "sentence": {"start": 0, "end": 1, "text": "x"}}
    date = fields.pop("date", "2024-01-01")
    return {"record": {"amount": amount, "currency": currency, "evidence": evidence, **fields}, "date": date}


def added(*rows: dict[str, Any]) -> tuple[list[tuple[str, str | None, int, int]], dict[str, int]]:
    found = totals(rows)
    return [(t.currency, t.status, int(t.amount), t.sums) for t in found.totals], found.left_out


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"per": "year"}, "rates"),
        ({"amount_max": 6_000_000}, "ranges"),
        ({"qualifier": "more_than"}, "bounds"),
        ({"qualifier": "up_to"}, "bounds"),
        ({"qualifier": "at_least"}, "bounds"),
        ({"qualifier": "less_than"}, "bounds"),
        ({"qualifier": "at_least", "vague": True}, "vague"),
        ({"part_of": "abc"}, "parts of another sum"),
        ({"status": "other"}, "threats or hypotheticals"),
    ],
)
def test_what_may_not_be_added(fields: dict[str, Any], reason: str) -> None:
    sums, left_out = added(money(1_000_000, status="actual"), money(**fields))
    assert sums == [("GBP", "actual", 1_000_000, 1)]
    assert left_out == {reason: 1}


def test_exact_and_approximate_sums_are_added_by_currency_and_status() -> None:
    sums, left_out = added(
        money(1_000_000, status="planned", purpose="fences"),
        money(2_000_000, status="planned", qualifier="approx"),
        money(3_000_000, status="actual"),
        money(4_000_000, "EUR", status="planned"),
        money(7_000_000),
    )
    assert sums == [
        ("EUR", "planned", 4_000_000, 1),
        ("GBP", "actual", 3_000_000, 1),
        ("GBP", "planned", 3_000_000, 2),
        ("GBP", None, 7_000_000, 1),
    ]
    assert left_out == {}


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ({}, {}, True),
        ({"payer": "the UK"}, {"payer": "Home Office"}, True),
        ({"payer": "the UK"}, {"payer": "France"}, False),
        ({"payer": "UK", "purpose": "fences"}, {"payer": "the British government", "purpose": "drones"}, True),
        ({"purpose": "new fences at the port"}, {"purpose": "a fence"}, True),
        ({"purpose": "fences"}, {"purpose": "lifeboats"}, False),
        ({"purpose": "fences", "payer": "UK"}, {"purpose": "lifeboats"}, False),
        ({"duration": "P3Y"}, {"duration": "P1Y"}, False),
        ({"duration": "P3Y"}, {}, True),
        ({"period": {"text": "x", "start": "2022"}}, {"period": {"text": "y", "start": "2022-05"}}, True),
        ({"period": {"text": "x", "start": "2022"}}, {"period": {"text": "y", "start": "2023"}}, False),
        ({"period": {"text": "last year"}}, {"period": {"text": "y", "start": "2023"}}, True),
        ({"payer": "Acme Ltd"}, {"payer": "Kent County Council"}, False),
        ({"payer": "government"}, {"payer": "France"}, True),
    ],
)
def test_one_sum_told_twice(one: dict[str, Any], other: dict[str, Any], is_same: bool) -> None:
    first, second = (Money.model_validate(money(**fields)["record"]) for fields in (one, other))
    assert same(first, second) is is_same
    assert same(second, first) is is_same
    sums, left_out = added(money(**one), money(**other))
    assert sums == [("GBP", None, 5_000_000 * (1 if is_same else 2), 1 if is_same else 2)]
    assert left_out == ({"repeats": 1} if is_same else {})


def test_a_sum_that_was_planned_and_then_spent_is_counted_once_as_the_later_article_has_it() -> None:
    planned = money(status="planned", date="2022-01-01")
    spent = money(status="actual", date="2024-01-01")
    assert added(planned, spent)[0] == added(spent, planned)[0] == [("GBP", "actual", 5_000_000, 1)]


def test_a_part_told_alone_in_another_article_is_still_a_part() -> None:
    part = money(1_000_000, part_of="abc", purpose="drones")
    sums, left_out = added(money(5_000_000), part, money(1_000_000, purpose="drones"))
    assert sums == [("GBP", None, 5_000_000, 1)]
    assert left_out == {"parts of another sum": 2}


def test_a_sum_told_in_euros_elsewhere_is_not_added_beside_its_pounds() -> None:
    both = money(5_000_000, equivalent={"amount": 6_000_000, "currency": "EUR"})
    sums, left_out = added(money(6_000_000, "EUR"), both)
    assert sums == [("GBP", None, 5_000_000, 1)]
    assert left_out == {"the same in a second currency": 1}


def test_totals_are_the_same_whatever_the_order() -> None:
    rows = [money(purpose="fences"), money(payer="UK"), money(purpose="lifeboats"), money(3)]
    assert len({str(added(*order)) for order in (rows, rows[::-1], rows[1:] + rows[:1])}) == 1


def test_a_repeat_of_a_sum_that_is_left_out_is_counted_once() -> None:
    part = money(1_000_000, part_of="abc", purpose="drones")
    told = [money(1_000_000, purpose="drones"), money(1_000_000, purpose="drones")]
    assert added(*told, part) == ([], {"parts of another sum": 3})
