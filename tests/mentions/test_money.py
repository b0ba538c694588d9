"""How currencies are written: every sign, code and word of the lexicon beside a figure, and properties over all."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channelfacts.lexicons import lexicon
from channelfacts.mentions.money import money_of

DATA = lexicon("money")


@pytest.mark.parametrize(("sign", "code"), sorted(DATA["signs"].items()))
def test_every_sign_stands_before_a_figure(sign: str, code: str) -> None:
    (amount,) = money_of(f"It cost {sign}1,250,000 in all.")
    assert (amount.amount, amount.currency) == (1_250_000, code)


@pytest.mark.parametrize("code", DATA["codes"]["known"])
def test_every_code_stands_before_and_behind_a_figure(code: str) -> None:
    assert [m.currency for m in money_of(f"It cost {code} 40 million.")] == [code]
    assert [m.currency for m in money_of(f"It cost 40 million {code}.")] == [code]


@pytest.mark.parametrize(("word", "code"), sorted(DATA["words"].items()))
def test_every_word_stands_behind_a_figure(word: str, code: str) -> None:
    (amount,) = money_of(f"It cost three million {word} in all.")
    assert (amount.amount, amount.currency) == (3_000_000, code)


@given(
    st.integers(1, 10**9),
    st.sampled_from(
        ["£{:,}", "GBP {:,}", "GBP{:,}", "{:,} pounds", "pounds {:,}", "£{}", "{:,} pounds sterling", "{:,} GBP"]
    ),
)
def test_a_sum_in_any_writing_reads_back(n: int, form: str) -> None:
    (amount,) = money_of("It cost " + form.format(n) + ".")
    assert (amount.amount, amount.currency) == (n, "GBP")


@given(
    st.integers(1, 999),
    st.integers(1, 999),
    st.sampled_from(["£{}m-£{}m", "£{}m to £{}m", "between £{}m and £{}m", "£{}-{}m", "£{} to £{} million"]),
)
def test_a_range_in_any_writing_reads_back(a: int, b: int, form: str) -> None:
    low, high = sorted((a, b))
    if low == high:
        return
    (amount,) = money_of("It costs " + form.format(low, high) + ".")
    assert (amount.amount, amount.amount_max) == (low * 10**6, high * 10**6)


@given(st.text(max_size=200))
def test_any_text_is_survived_and_offsets_hold(text: str) -> None:
    for amount in money_of(text):
        assert 0 <= amount.outer_start <= amount.start < amount.end <= amount.outer_end <= len(text)
        assert amount.amount == Decimal(str(amount.amount))


@pytest.mark.parametrize(
    "text",
    [
        "She lost 50 pounds in the camp.",
        "He carried 13 pounds of heroin.",
        "A 50-pound bag was found.",
        "5 per cents",
        "ALL 500 people",
        "They pound the door 20 times.",
        "Not one more dollar.",
        "It rained for 3 days.",
        "a 3m fence",
    ],
)
def test_what_looks_like_money_and_is_none(text: str) -> None:
    assert [text[m.start : m.end] for m in money_of(text)] == []


def test_cents_are_of_the_euro_in_a_text_that_reckons_in_euros() -> None:
    assert [m.currency for m in money_of("It cost €2, and the box 50 cents.")] == ["EUR", "EUR"]


def test_coins_belong_to_the_sum_before_them() -> None:
    assert [(m.amount, m.currency) for m in money_of("It cost €2 and 50 cents.")] == [(Decimal("2.5"), "EUR")]
