"""The facts are read, not known by heart: with other names and numbers in the gold texts the score stays what it was.

Names are drawn from lists of our own (`replacements.toml`), numbers from a seeded generator, gold and text alike.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import pytest

import channelfacts as cf
from channelfacts.evaluate import KINDS, evaluate, gold
from channelfacts.export import jsons
from channelfacts.lexicons import corpus
from channelfacts.model import Document
from tests.swap import numbers
from tests.swap.swapping import swap

WITHIN = 0.03
DRAWS = (0, 1)
SHARED = Path(__file__).parents[3] / "shared"
SETS = {
    "bundled": [(corpus(), gold.bundled())],
    "with the seeds and dev": [
        (corpus(), gold.bundled()), *((SHARED / name, SHARED / "gold" / name) for name in ("seeds", "dev")),
    ],
}  # fmt: skip


def texts(which: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """(name, text, gold) of each gold text of a set."""
    for folder, answers in SETS[which]:
        golds = gold.read(answers)
        for item in cf.read(folder):
            if isinstance(item, Document) and Path(str(item.path)).stem in golds:
                name = Path(str(item.path)).stem
                yield name, item.text, golds[name]


@dataclass
class Scores:
    """Two reports, and how much was replaced."""

    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
    names: list[int] = field(default_factory=lambda: [0, 0])
    numbers: list[int] = field(default_factory=lambda: [0, 0])


def found(nlp: Any, name: str, text: str) -> dict[str, Any]:
    (record,) = cf.extract([Document(text, path=f"{name}.txt")], nlp=nlp)
    values: dict[str, Any] = json.loads(jsons.record(record))
    return values


@pytest.fixture(scope="module", params=SETS)
def scores(request: pytest.FixtureRequest, nlp: Any) -> Scores:
    if request.param != "bundled" and not SHARED.is_dir():
        pytest.skip("the seeds and dev texts are not beside this checkout (../shared)")
    result = Scores()
    old: tuple[dict[str, Any], dict[str, Any]] = ({}, {})
    new: tuple[dict[str, Any], dict[str, Any]] = ({}, {})
    for name, text, answers in texts(request.param):
        old[0][name], old[1][name] = answers, found(nlp, name, text)
        for draw in DRAWS:
            swapped = swap(name, text, answers, draw)
            new[0][f"{name} {draw}"], new[1][f"{name} {draw}"] = swapped.gold, found(nlp, name, swapped.text)
            result.names = [result.names[0] + swapped.names, result.names[1] + swapped.new_names]
            result.numbers = [result.numbers[0] + swapped.numbers, result.numbers[1] + swapped.new_numbers]
    result.before, result.after = evaluate(*old)["kinds"], evaluate(*new)["kinds"]
    return result


@pytest.mark.parametrize("kind", KINDS)
def test_facts_are_found_under_other_names_and_numbers_too(scores: Scores, kind: str) -> None:
    assert scores.after[kind]["f1"] == pytest.approx(scores.before[kind]["f1"], abs=WITHIN)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "people"])
def test_their_core_fields_are_right_under_other_names_and_numbers_too(scores: Scores, kind: str) -> None:
    """Not of people: who held which office when is knowledge, and goes with the name (`gazetteers/offices.tsv`)."""
    assert scores.after[kind]["whole_f1"] == pytest.approx(scores.before[kind]["whole_f1"], abs=WITHIN)


def test_most_names_and_numbers_of_the_gold_are_new(scores: Scores) -> None:
    """What stays: names that no list has a replacement for, one boat, a dozen, halved."""
    for all_of_them, new in (scores.names, scores.numbers):
        assert new >= 0.85 * all_of_them


TEXT = "Theresa May went to Calais on 3 May 2016. The Home Office paid £12m for 1,918 people, May said; Mrs May left."
GOLD = {
    "people": [{"name": "Theresa May", "role": None, "kind": "minister", "anchor": "Theresa May"}],
    "agencies": [
        {"name": "Home Office", "aliases": [], "kind": "department", "country": "GB", "anchor": "Home Office"}
    ],
    "places": [{"name": "Calais", "country": "FR", "anchor": "to Calais"}],
    "money": [{"amount": 12000000, "currency": "GBP", "payer": "Home Office", "anchor": "paid £12m"}],
    "counts": [{"value": 1918, "subject": "migrants", "place": ["Calais", None], "anchor": "1,918 people"}],
}


def test_text_and_gold_change_alike() -> None:
    swapped = swap("a", TEXT, GOLD, 0)
    new = swapped.gold
    assert "on 3 May 2016" in swapped.text
    for old in ("Theresa", "Mrs May", "Calais", "Home Office", "£12m", "1,918"):
        assert old not in swapped.text
    for kind in GOLD:
        assert new[kind][0]["anchor"] in swapped.text
    assert f"£{new['money'][0]['amount'] / 1e6:.0f}m" in swapped.text
    assert f"{new['counts'][0]['value']:,.0f} people" in swapped.text
    assert new["money"][0]["payer"] == new["agencies"][0]["name"]
    assert new["counts"][0]["place"] == [new["places"][0]["name"], None]
    assert swapped == swap("a", TEXT, GOLD, 0) != swap("a", TEXT, GOLD, 1)


@pytest.mark.parametrize(
    ("text", "value", "sort"),
    [
        ("1,918 people", 1918, "counts"),
        ("£1.4m", 1400000, "money"),
        ("EUR 87 million", 87000000, "money"),
        ("two hundred migrants", 200, "counts"),
        ("Twenty-five boats", 25, "counts"),
        ("816 000 people", 816000, "counts"),
        ("eight per cent", 8, "changes"),
        ("the 45th death", 45, "counts"),
        ("£3-4m", 3000000, "money"),
    ],
)
def test_numbers_are_read_and_written_in_their_form(text: str, value: int, sort: str) -> None:
    numeral = next(numbers.numerals(text))
    assert (numeral.value, numeral.sort) == (value, sort)
    assert numbers.written(numeral, numeral.value) == numeral.text


def test_the_order_of_numbers_is_kept() -> None:
    text = "Of 1,918 people, between 400 and 600 left in 12 coaches with 120 officers."
    anchors = {1918: "1,918 people", 400: "between 400 and 600", 600: "between 400 and 600", 120: "120 officers"}
    entries = [{"value": value, "anchor": anchor} for value, anchor in anchors.items()]
    _, values = numbers.draw(text, {"counts": entries}, Random(1))
    new = [values["counts"][old] for old in sorted(values["counts"])]
    assert len(set(new)) == len(new) == 4
    assert new == sorted(new)
