"""Numbers as people write them: what each form is worth, what says how it is meant, and what is no number at all."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channelfacts.mentions.numbers import numbers_of, read

ONES = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(n: int, *, joined: str = "-") -> str:
    """A whole number below a million million as a British newspaper spells it."""
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if n >= size:
            head, rest = divmod(n, size)
            tail = "" if not rest else f" and {in_words(rest)}" if rest < 100 else f" {in_words(rest)}"
            return f"{in_words(head)} {name}{tail}"
    if n >= 100:
        head, rest = divmod(n, 100)
        return f"{ONES[head]} hundred" + (f" and {in_words(rest)}" if rest else "")
    if n >= 20:
        head, rest = divmod(n, 10)
        return TENS[head] + (f"{joined}{ONES[rest]}" if rest else "")
    return ONES[n]


@given(st.integers(0, 10**12 - 1))
def test_a_number_in_words_reads_back(n: int) -> None:
    assert read(in_words(n)) == n
    assert read(in_words(n).upper()) == n
    assert read(in_words(n).replace("-", " ")) == n


@given(st.integers(0, 10**12 - 1), st.sampled_from([",", "\u00a0", "\u2009", "\u202f", " ", ""]))
def test_a_number_in_figures_reads_back_whatever_stands_between_its_thousands(n: int, separator: str) -> None:
    assert read(f"{n:,}".replace(",", separator)) == n


@given(
    st.integers(1, 9999),
    st.integers(0, 99),
    st.sampled_from(["m", "mn", " million", "-million", "bn", " bn", " billion", "k"]),
)
def test_a_scaled_number_reads_back(whole: int, part: int, scale: str) -> None:
    size = {"m": 6, "mn": 6, "million": 6, "bn": 9, "billion": 9, "k": 3}[scale.strip(" -")]
    assert read(f"{whole}.{part:02}{scale}") == Decimal(f"{whole}.{part:02}") * 10**size


@given(st.text(max_size=200))
def test_any_text_is_survived_and_offsets_hold(text: str) -> None:
    for number in numbers_of(text):
        assert 0 <= number.outer_start <= number.start < number.end <= number.outer_end <= len(text)


@pytest.mark.parametrize(
    ("text", "value", "value_max"),
    [
        ("half a million people", 500_000, None),
        ("a quarter of a million people", 250_000, None),
        ("two and a half million refugees", 2_500_000, None),
        ("fifteen hundred men", 1500, None),
        ("a dozen boats", 12, None),
        ("two dozen boats", 24, None),
        ("half a dozen boats", 6, None),
        ("a couple of hundred migrants", 200, None),
        ("one small boat", 1, None),
        ("1.5 million arrivals", 1_500_000, None),
        ("2½ million arrivals", 2_500_000, None),
        ("10k followers", 10_000, None),
        ("between 300 and 400 migrants", 300, 400),
        ("10-15 boats", 10, 15),
        ("10 to 15 boats", 10, 15),
        ("two or three boats", 2, 3),
        ("3-4 million people", 3_000_000, 4_000_000),
        ("30-40,000 people", 30_000, 40_000),
        ("two or three hundred people", 200, 300),
        ("a million and a half people", 1_500_000, None),
        ("2 lakh people", 200_000, None),
        ("12,34,567 people", 1_234_567, None),
        ("1,5 million people", 1_500_000, None),
    ],
)
def test_what_a_form_is_worth(text: str, value: int, value_max: int | None) -> None:
    (number,) = numbers_of(text)
    assert (number.value, number.value_max) == (value, value_max)


@pytest.mark.parametrize(
    ("text", "qualifier", "outer"),
    [
        ("over 1,000 migrants", "more_than", "over 1,000"),
        ("upwards of 50 boats", "more_than", "upwards of 50"),
        ("well over a hundred boats", "more_than", "well over a hundred"),
        ("at least 27 people", "at_least", "at least 27"),
        ("no fewer than ten boats", "at_least", "no fewer than ten"),
        ("50 or more boats", "at_least", "50 or more"),
        ("50+ boats", "at_least", "50+"),
        ("fewer than 30 people", "less_than", "fewer than 30"),
        ("just under 30 people", "less_than", "just under 30"),
        ("up to about 100 people", "up_to", "up to about 100"),
        ("as many as 100 people", "up_to", "as many as 100"),
        ("no more than five people", "up_to", "no more than five"),
        ("some 400 people", "approx", "some 400"),
        ("nearly another 200 people", "approx", "nearly another 200"),
        ("an estimated 7,000 people", "approx", "an estimated 7,000"),
        ("20 or so boats", "approx", "20 or so"),
        ("a 30-odd boats", "approx", "30-odd"),
        ("~40 boats", "approx", "~40"),
        ("exactly 40 boats", "exact", "40"),
        ("a row over 40 boats", "exact", "40"),
        ("that adds up to 40 boats", "exact", "40"),
        ("the minister spoke about 40 boats", "exact", "40"),
        ("the ministry said about 300 people", "approx", "about 300"),
        ("police arrested over 40 smugglers", "more_than", "over 40"),
        ("the plan adds about  700 people", "approx", "about  700"),
    ],
)
def test_what_says_how_it_is_meant(text: str, qualifier: str, outer: str) -> None:
    (number,) = numbers_of(text)
    assert (number.qualifier, text[number.outer_start : number.outer_end]) == (qualifier, outer)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("dozens of migrants", 24),
        ("scores of migrants", 40),
        ("hundreds of migrants", 200),
        ("thousands of migrants", 2000),
        ("tens of thousands of migrants", 20_000),
        ("hundreds of thousands of migrants", 200_000),
        ("several hundred migrants", 200),
        ("a few thousand migrants", 2000),
    ],
)
def test_vague_numbers_are_marked_and_at_least(text: str, value: int) -> None:
    (number,) = numbers_of(text)
    assert (number.value, number.vague, number.qualifier) == (value, True, "at_least")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("In 2015 2000 people crossed", [2000]),
        ("About 2000 migrants crossed", [2000]),
        ("1,998 people crossed", [1998]),
        ("from 20 to 30 people", [20, 30]),
        ("in May 12 people drowned", [12]),
        ("the Channel 12 times", [12]),
        ("10, 200 and 3", [10, 200, 3]),
        ("18 of the 34 migrants", [18, 34]),
        ("one of them and two others", [1, 2]),
    ],
)
def test_numbers_among_figures_that_look_like_others(text: str, values: list[int]) -> None:
    assert [number.value for number in numbers_of(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "in 2015", "since 2002", "the 2016 referendum", "20 Sep 2014", "May 5", "11 September", "the 5th of May",
        "2014-09-20", "20/09/2014", "at 1:40 a.m.", "at 0400hrs", "by 10am", "from 10 to 11pm", "two o'clock",
        "01304 245 000", "dial 101", "call 999", "+44 20 7946 0000", "section 40", "Article 8", "paragraph 12",
        "page 3", "No 10", "Number 10", "Channel 4", "Radio 4", "the A20", "the M26", "an F-16", "Title 42",
        "COVID-19", "won 3-2", "1. Boats", "the 1990s", "under-18s", "9/11", "24/7", "2023/24", "2023-24",
        "one in five migrants", "1 in 100 people", "no one", "one another", "the one", "a third of migrants",
        "two-thirds of them", "a third country", "the 20th century", "CT16 1AA", "[12]", "www.gov.uk/12",
        "Operation 12",
    ],
)  # fmt: skip
def test_figures_that_are_no_numbers(text: str) -> None:
    assert [text[n.start : n.end] for n in numbers_of(text) if not n.attached] == []


@pytest.mark.parametrize(
    "text", ["a 25-year-old man", "aged 17", "John Smith, 34, of Dover", "Ali (22) said", "a 19-strong panel"]
)
def test_ages_and_compounds_are_attached(text: str) -> None:
    assert [n.attached for n in numbers_of(text)] == [True]


@pytest.mark.parametrize("text", ["20 per cent", "5%", "3-4 percent", "5 percentage points", "8 pc", "ten per cent"])
def test_percentages_are_marked(text: str) -> None:
    assert [n.percent for n in numbers_of(text)] == [True]


def test_ordinals_that_count_are_marked() -> None:
    numbers = list(numbers_of("the 45th death this year and the hundredth boat"))
    assert [(n.value, n.ordinal) for n in numbers] == [(45, True), (100, True)]
