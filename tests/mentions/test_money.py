"""How currencies are written: every sign, code and word of the lexicon beside a figure, and properties over all."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channelfacts.lexicons import lexicon
from channelfacts.mentions.money import money_of
from channelfacts.mentions.money.catalogue import catalogue

DATA = lexicon("money")
KNOWN = catalogue()


def told(text: str) -> str:
    """What is read in a text: "3000000-4000000 GBP, 50 EUR"."""
    return ", ".join(
        f"{m.amount}{'' if m.amount_max is None else f'-{m.amount_max}'} {m.currency}" for m in money_of(text)
    )


@pytest.mark.parametrize(("sign", "code"), sorted((KNOWN.signs | DATA["doubtful_signs"]).items()))
def test_every_sign_stands_before_a_figure(sign: str, code: str) -> None:
    (amount,) = money_of(f"It cost {sign}1,250,000 in all.")
    assert (amount.amount, amount.currency) == (1_250_000, code)


@pytest.mark.parametrize("code", sorted(KNOWN.codes))
def test_every_code_stands_before_and_behind_a_figure(code: str) -> None:
    assert [m.currency for m in money_of(f"It cost {code} 40 million.")] == [code]
    assert [m.currency for m in money_of(f"It cost 40 million {code}.")] == [code]


@pytest.mark.parametrize(("word", "code"), sorted(KNOWN.words.items()))
def test_every_word_stands_behind_a_figure(word: str, code: str) -> None:
    (amount,) = money_of(f"It cost three million {word} in all.")
    assert (amount.amount, amount.currency) == (3_000_000, code)


def test_codes_of_today_and_of_the_euros_countries_are_known_and_words_in_capitals_are_none() -> None:
    assert {"GBP", "EUR", "USD", "CHF", "PLN", "ALL", "HRK", "FRF"} - KNOWN.codes == {"ALL"}


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
    ("text", "amounts"),
    [
        # glued, spaced and joined scales
        ("It cost £1.4 mn.", "1400000 GBP"),
        ("He owed $US40 to them.", "40 USD"),
        ("The £5.6 million-a-day bill", "5600000 GBP"),
        ("a £7m-a-year scheme", "7000000 GBP"),
        ("a €2.5bn-plus fund", "2500000000 EUR"),
        ("£1.2trn of debt", "1200000000000 GBP"),
        ("a $2T budget", "2000000000000 USD"),
        ("£½m, then £2½m", "500000 GBP, 2500000 GBP"),
        ("a million and a half euros", "1500000 EUR"),
        ("a quarter of a million pounds", "250000 GBP"),
        ("S $1mil was lost", "1000000 SGD"),
        ("£2\nmillion", "2000000 GBP"),
        ("3 million\n    pounds", "3000000 GBP"),
        # ranges, and rises that are none
        ("It costs £3m-£4m.", "3000000-4000000 GBP"),
        ("It costs £89 to £93 million.", "89000000-93000000 GBP"),
        ("It is between £3m and 4m.", "3000000-4000000 GBP"),
        ("between £30 and 40 a night", "30-40 GBP"),
        ("between £8 and 12 people", "8 GBP"),
        ("about 8 or $9", "8-9 USD"),
        ("from 50p to £1 a time", "0.5-1 GBP"),
        ("It rose from £55m to £63m.", "55000000 GBP, 63000000 GBP"),
        ("Costs went from £55m to 63m.", "55000000 GBP, 63000000 GBP"),
        ("It rose from 55 to £63m.", "55000000 GBP, 63000000 GBP"),
        ("It fell from 63 million to 55 million pounds.", "63000000 GBP, 55000000 GBP"),
        ("Rents went up from £800 to 1,200 a month.", "800 GBP, 1200 GBP"),
        ("It grew from 24.2 to 33-35 billion euros.", "24200000000 EUR, 33000000000-35000000000 EUR"),
        ("Oil rose 53 cents to $64.73.", "0.53 USD, 64.73 USD"),
        ("He paid £5m to 3 million people.", "5000000 GBP"),
        ("from 2014 to £5m", "5000000 GBP"),
        ("It has 4 million of the 10 million pounds.", "4000000 GBP, 10000000 GBP"),
        # a currency said once
        ("EUR 754 million in 2022; for 2023 it has approved 845 million.", "754000000 EUR, 845000000 EUR"),
        ("It spent £5bn while its population rose by 2 million.", "5000000000 GBP"),
        ("It spent £5m on 3 million meals.", "5000000 GBP"),
        # coins
        ("a fare of 40p-50p", "0.4-0.5 GBP"),
        ("It costs 15 dollars 50.", "15.5 USD"),
        ("He got 15 dollars 50 times.", "15 USD"),
        ("It is £2, or 50c in Ireland, for €3.", "2 GBP, 0.5 EUR, 3 EUR"),
        ("a 12-cent-a-share rise", "0.12 USD"),
        # as people speak
        ("He paid two grand for the boat.", "2000 GBP"),
        ("between five and ten grand a head", "5000-10000 GBP"),
        ("He paid $300 then five grand.", "300 USD, 5000 USD"),
        ("It cost a tenner.", "10 GBP"),
        ("It cost them 50 quid each.", "50 GBP"),
        # figures of other countries
        ("10 lakh rupees", "1000000 INR"),
        ("Rs 5 crore", "50000000 INR"),
        ("Rs. 12,34,567", "1234567 INR"),
        ("It cost €1,4 million.", "1400000 EUR"),
        ("12.500 euros, 1.200.000 euros", "12500 EUR, 1200000 EUR"),
        ("petrol at $1.125 a litre", "1.125 USD"),
        ("€3,50", ""),
        # which dollars, francs, dinars
        ("$40 CAD", "40 CAD"),
        ("NZ $99.99", "99.99 NZD"),
        ("A $40 fine", "40 USD"),
        ("3 million Iraqi dinars", "3000000 IQD"),
        ("3 million dinars", ""),
        ("MEUR 60, twenty MUSD", "60000000 EUR, 20000000 USD"),
        ("we have three USD50 cards", "50 USD"),
        ("PS2.7m, PS21,700", "2700000 GBP, 21700 GBP"),
        ("Euro 40m and Pounds 3,000", "40000000 EUR, 3000 GBP"),
    ],
)
def test_what_newsrooms_write(text: str, amounts: str) -> None:
    assert told(text) == amounts


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
        "a 10m dinghy",
        "a 5k run",
        "Waves of 3m pound the beaches.",
        "The value in cents fell.",
        "He put in his two cents.",
        "the 50 Cent concert",
        "19 euro countries",
        "the 275 pound-feet engine",
        "two grand pianos",
        "a grand total of 20",
        "a grand plan",
        "two sterling performances",
        "40 Afghanis were found.",
        "20 real people",
        "5 crore people",
        "PS5 consoles",
        "Euro 2016",
        "COP 26",
        "SDG 16",
        "CYP450",
    ],
)
def test_what_looks_like_money_and_is_none(text: str) -> None:
    assert [text[m.start : m.end] for m in money_of(text)] == []


def test_cents_are_of_the_euro_in_a_text_that_reckons_in_euros() -> None:
    assert [m.currency for m in money_of("It cost €2, and the box 50 cents.")] == ["EUR", "EUR"]


def test_a_sentence_that_goes_on_about_a_sum_reckons_in_its_currency() -> None:
    text = "Of that, 67 million is for boats and 60 million for the budget."
    assert [m.amount for m in money_of(text, before="EUR")] == [67_000_000, 60_000_000]
    assert list(money_of(text)) == []
    assert list(money_of("There, 67 million is a lot.", before="EUR")) == []


def test_coins_belong_to_the_sum_before_them() -> None:
    assert [(m.amount, m.currency) for m in money_of("It cost €2 and 50 cents.")] == [(Decimal("2.5"), "EUR")]
