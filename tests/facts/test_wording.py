"""Numbers, sums and facts in a person's writing: never rounded, and read back as what they were."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channelfacts.facts import changes, counts, money, wording
from channelfacts.query import arguments

EVIDENCE = {"start": 0, "end": 1, "text": "x", "sentence": {"start": 0, "end": 1, "text": "x"}}


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("0", "0"), ("7", "7"), ("0.5", "0.5"), ("1000", "1,000"), ("816000", "816,000"), ("1000000", "1m"),
        ("2500000", "2.5m"), ("1250000", "1.25m"), ("1234567", "1,234,567"), ("12000000", "12m"), ("4000000000", "4bn"),
        ("1260000000", "1.26bn"), ("1005000000", "1,005m"), ("1000000.01", "1,000,000.01"), ("10", "10"),
    ],
)  # fmt: skip
def test_quantities(value: str, written: str) -> None:
    assert wording.quantity(Decimal(value)) == written


@given(st.integers(0, 10**13) | st.decimals(0, 10**6, places=2))
def test_what_is_written_is_read_back_as_the_same_value(value: Any) -> None:
    assert arguments.number(wording.quantity(Decimal(value)), "--min") == value


@given(value=st.integers(2, 10**10))
@settings(deadline=None, max_examples=60)
def test_the_extractor_reads_what_the_program_writes(annotated: Any, value: int) -> None:
    (read,) = annotated(f"They promised {wording.sum_of_money(Decimal(value), 'EUR')} for the port.")._.money
    assert (read.amount, read.currency) == (value, "EUR")


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"amount": 12000000, "currency": "GBP", "duration": "P3Y"}, "£12m over 3 years"),
        ({"amount": 10000000, "currency": "EUR", "per": "year"}, "€10m a year"),
        ({"amount": "0.4", "currency": "GBP"}, "£0.40"),
        ({"amount": 6000, "currency": "GBP", "qualifier": "up_to", "per": "person"}, "up to £6,000 per person"),
        ({"amount": 3000000, "amount_max": 4000000, "currency": "GBP"}, "£3m–£4m"),
        ({"amount": 30000, "currency": "AUD", "qualifier": "approx"}, "about AUD 30,000"),
        ({"amount": 20, "currency": "USD", "per": "hour", "duration": "P1Y6M"}, "$20 an hour over 1 year 6 months"),
        ({"amount": 5, "currency": "GBP", "qualifier": "less_than", "duration": "PT24H"}, "less than £5 over 24 hours"),
    ],
)
def test_money(fields: dict[str, Any], line: str) -> None:
    assert money.line(money.Money(**fields, evidence=EVIDENCE)) == line


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"value": 700, "qualifier": "more_than", "unit": "migrants"}, "more than 700 migrants"),
        ({"value": 20, "qualifier": "less_than", "unit": "boats"}, "fewer than 20 boats"),
        ({"value": 86, "vessels": 2, "unit": "people"}, "86 people in 2 boats"),
        ({"value": 9, "vessels": 1, "unit": "people", "qualifier": "at_least"}, "at least 9 people in 1 boat"),
        ({"value": 200, "per": "month", "unit": "migrants"}, "200 migrants a month"),
        ({"value": 50, "value_max": 60, "unit": "people"}, "50–60 people"),
    ],
)
def test_counts(fields: dict[str, Any], line: str) -> None:
    assert counts.line(counts.Count(subject="migrants", **fields, evidence=EVIDENCE)) == line


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"percent": 25, "direction": "down"}, "down 25%"),
        ({"percent": "33.3", "direction": "up", "qualifier": "approx"}, "up about 33.3%"),
        ({"percent": 8, "direction": "up", "unit": "points", "qualifier": "more_than"}, "up more than 8 points"),
    ],
)
def test_changes(fields: dict[str, Any], line: str) -> None:
    assert changes.line(changes.Change(**fields, evidence=EVIDENCE)) == line


@pytest.mark.parametrize(
    ("unit", "one", "said"),
    [
        ("our officers", False, "officers"),
        ("death", False, "deaths"),
        ("small boat", True, "small boat"),
        ("the", False, "the"),
    ],
)
def test_the_noun_behind_a_number(unit: str, one: bool, said: str) -> None:
    assert wording.counted(unit, one=one) == said
