"""When, where and per what: what the sentence ties to a count, and what only stands near it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

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


def test_what_a_count_leaves_out_goes_when_its_antecedent_is_no_count(facts_of: Callable[..., list[Any]]) -> None:
    for fact in facts_of(LEAD + "The two men spoke to reporters. Both said that 40 were there.", "counts"):
        assert fact.value != 40
