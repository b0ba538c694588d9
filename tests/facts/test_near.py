"""When, where and per what: what the sentence ties to a count, and what only stands near it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.marked import cases

PERIODS = Path(__file__).with_name("periods.txt")
LEAD = "Migrants and refugees, asylum seekers among them, keep coming. "


@pytest.mark.parametrize(
    ("text", "value", "place"),
    [
        ("Police cleared 400 migrants from a wood in Dunkirk.", 400, "Dunkirk"),
        ("Germany expects to receive 800,000 asylum applications.", 800_000, "Germany"),
        ("Lebanon, which has 1.1 million Syrian refugees, closed its border.", 1_100_000, "Lebanon"),
        ("Sweden took in 10,000 refugees from Syria.", 10_000, "Sweden"),
        ("Boats from Belgium brought 12 migrants.", 12, "Belgium"),
        ("Crews watched the Channel all day. In all 90 migrants made the crossing.", 90, "Channel"),
        ("Some 300 refugees fleeing Iraq were housed.", 300, None),
        ("Some 300 refugees were housed.", 300, None),
        (
            "Ten migrants died on Sunday after the floor of an overloaded dinghy gave way off Ambleteuse.",
            10,
            "Ambleteuse",
        ),
        ("A Sussex trawler, its nets torn, brought home 20 migrants.", 20, None),
    ],
)
def test_where(text: str, value: int, place: str | None, facts_of: Callable[..., list[Any]]) -> None:
    (fact,) = [f for f in facts_of(LEAD + text, "counts") if f.value == value]
    assert fact.place == place


@pytest.mark.parametrize(
    ("text", "value", "period"),
    [
        ("In March 2019 officers stopped 40 migrants.", 40, "March 2019"),
        ("Officials said on Tuesday that 500 migrants had been moved in May 2016.", 500, "May 2016"),
        ("Officials said on Tuesday that 500 migrants had been moved.", 500, None),
        ("More migrants came than in 2014: 9,000 migrants arrived.", 9000, None),
        ("So far this year 3,000 migrants have landed, of whom 120 were children.", 120, "So far this year"),
    ],
)
def test_when(text: str, value: int, period: str | None, facts_of: Callable[..., list[Any]]) -> None:
    (fact,) = [f for f in facts_of(LEAD + text, "counts") if f.value == value]
    assert (fact.period.text if fact.period else None) == period


@pytest.mark.parametrize(("text", "expected"), cases(PERIODS))
def test_which_period_is_whose(text: str, expected: list[str], facts_of: Callable[..., list[Any]]) -> None:
    found = facts_of(text, "counts", "2022-10-19")
    for wanted in expected:
        figure, words = wanted.split(" ", 1)
        said, _, iso = words.partition(" = ")
        (fact,) = [f for f in found if f.value == int(figure)]
        if said == "-":
            assert fact.period is None
            continue
        start, _, end = iso.partition("/")
        period = fact.period
        assert (period.text, period.start, period.end) == (said, start or None, end or start or None)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Channel crossings by migrants rose by 20 per cent in March.", "March"),
        ("In 2021 crossings by migrants rose by 20 per cent compared with 2020.", "2021"),
        ("French police stopped 33,000 migrants in 2021, an increase of 40 per cent on 2020.", "2021"),
        ("Crossings by migrants are up by 20 per cent on last year.", None),
        ("Crossings by migrants have fallen by 20 per cent since 2018.", None),
        ("The minister said on Monday that crossings by migrants had doubled.", None),
    ],
)
def test_when_something_changed(text: str, period: str | None, facts_of: Callable[..., list[Any]]) -> None:
    (fact,) = facts_of(text, "changes", "2022-10-19")
    assert (fact.period.text if fact.period else None) == period


def test_a_line_above_gives_the_period_of_its_list(facts_of: Callable[..., list[Any]]) -> None:
    text = "Migrants who came by sea in 2021:\n\n- Italy: 67,000 migrants\n- Spain: 43,000 migrants\n"
    assert [f.period.text for f in facts_of(text, "counts") if f.value > 2021] == ["2021", "2021"]


def test_what_a_count_leaves_out_goes_when_its_antecedent_is_no_count(facts_of: Callable[..., list[Any]]) -> None:
    for fact in facts_of(LEAD + "The two men spoke to reporters. Both said that 40 were there.", "counts"):
        assert fact.value != 40


@pytest.mark.parametrize(
    ("text", "value", "basis"),
    [
        ("There were 8,300 enforced returns of migrants in 2023.", 8300, "flow"),
        ("There are 8,300 migrants in the camp.", 8300, "stock"),
        ("Kent is caring for 380 child refugees.", 380, "stock"),
        ("Since January 4,000 migrants have crossed the Channel.", 4000, "cumulative"),
        ("The minister would let 4,000 refugees come.", 4000, None),
    ],
)
def test_what_sort_of_figure(text: str, value: int, basis: str | None, facts_of: Callable[..., list[Any]]) -> None:
    (fact,) = [f for f in facts_of(LEAD + text, "counts") if f.value == value]
    assert fact.basis == basis
