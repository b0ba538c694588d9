"""Sixty pages without any fact of the story: sport, weather, recipes, timetables, company results, history, forms.

What truly stands there (a club, a town, a price) is in allowed.tsv; of anything else at most three may be found in all.
No number on these pages is one of migrants, their boats or their pursuers, and nothing of theirs rises or falls.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import channelfacts as cf

HERE = Path(__file__).parent
PAGES = sorted((HERE / "pages").glob("*.txt"))
AT_MOST = 3


def allowed() -> dict[tuple[str, str], set[Any]]:
    """What may be found, by page and kind: folded names, sums as (amount, currency)."""
    lines = [line for line in (HERE / "allowed.tsv").read_text("utf-8").splitlines() if not line.startswith("#")]
    found: dict[tuple[str, str], set[Any]] = defaultdict(set)
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        said = row["name_or_amount"]
        found[row["page"], row["kind"]].add(_sum(said) if row["kind"] == "money" else _name(said))
    return found


def _name(said: str) -> str:
    return " ".join(said.split()).casefold()


def _sum(said: str) -> tuple[Decimal, str]:
    amount, currency = said.split()
    return Decimal(amount), currency


@pytest.fixture(scope="module")
def records(nlp: Any) -> dict[str, Any]:
    return {Path(record.doc.path).stem: record for record in cf.extract(cf.read(PAGES), nlp=nlp)}


def test_there_are_sixty_pages_and_all_are_read(records: dict[str, Any]) -> None:
    assert len(records) == len(PAGES) == 60
    assert {page for page, _ in allowed()} <= records.keys()


@pytest.mark.parametrize("kind", ["counts", "changes"])
def test_nothing_is_counted_and_nothing_rises_or_falls(records: dict[str, Any], kind: str) -> None:
    found = [(page, fact.evidence.text) for page, record in records.items() for fact in getattr(record, kind)]
    assert found == []


def test_no_sum_is_of_the_story(records: dict[str, Any]) -> None:
    """Prices and results are sums of money as they stand there; none is paid for or by anyone of the story."""
    right = allowed()
    found = [
        (page, fact.evidence.text, fact.payer, fact.purpose)
        for page, record in records.items()
        for fact in record.money
        for amount in (fact.amount, fact.amount_max)
        if amount is not None and (amount, fact.currency) not in right[page, "money"]
    ]
    assert found == []


def test_at_most_three_facts_are_wrong_in_all(records: dict[str, Any]) -> None:
    right = allowed()
    wrong = [
        (page, kind, fact.name)
        for page, record in records.items()
        for kind in ("people", "agencies", "places")
        for fact in getattr(record, kind)
        if _name(fact.name) not in right[page, kind]
    ]
    assert len(wrong) <= AT_MOST, wrong
