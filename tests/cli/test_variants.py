"""Variants of an article at the command line: counted once, shown where they say something else."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from channelfacts import store
from tests.made import record
from tests.variants.reading import text
from tests.variants.test_settling import DOCUMENTS, fill

AGAIN = "told again by variants of an article left out (--variants shows them)"


@pytest.fixture
def kept(here: Path) -> Path:
    fill(here / "channelfacts.db", DOCUMENTS)
    return here / "channelfacts.db"


def lines(ran: Any) -> list[Any]:
    return [json.loads(line) for line in ran.stdout.splitlines()]


def test_a_sum_that_three_versions_tell_is_counted_once(kept: Path, run: Any) -> None:
    ran = run("funding")
    assert ran.stdout.count("£54.5m") == 2  # in the table and in the total
    assert "Total GBP planned or paid not said: £54.5m (1 sum)" in ran.stdout
    assert f"2 {AGAIN}" in ran.stderr
    every = run("funding", "--variants", env={"COLUMNS": "160"})
    assert every.stdout.count("£54.5m") == 4
    assert "Total GBP planned or paid not said: £54.5m (1 sum)" in every.stdout
    assert AGAIN not in every.stderr
    assert every.stdout.count("budget: the same") == 2


def test_a_changed_figure_is_there_marked_and_in_no_sum(kept: Path, run: Any) -> None:
    asked = ("counts", "--format", "jsonl", "--columns", "value,document,variant_of,repeats")
    assert lines(run(*asked)) == [
        {"value": 61, "document": "b/harbour.txt", "variant_of": None, "repeats": None},
        {"value": 58, "document": "d/harbour.txt", "variant_of": "b/harbour.txt", "repeats": None},
    ]
    assert len(lines(run(*asked, "--variants"))) == 5
    assert "Variant of" in run("counts").stdout
    assert "only in a variant 1" in run("counts", "--by", "event").stdout


def test_a_changed_sum_is_added_to_no_other(here: Path, run: Any) -> None:
    raised = text("budget", replace=(("£54.5 million", "£56 million"),))
    with store.writing("channelfacts.db") as kept:
        for path, written, anchor, amount in (
            ("a.txt", text("budget"), "£54.5 million", 54500000),
            ("b.txt", raised, "£56 million", 56000000),
        ):
            sums = [(anchor, {"amount": amount, "currency": "GBP", "status": "planned"})]
            kept.add(record(written, path, "2024-05-01", money=sums), written)
    ran = run("funding")
    assert "Total GBP planned: £54.5m (1 sum)" in ran.stdout
    assert "Left out of the totals: 1 (only in a variant 1)" in ran.stdout
    assert "£56m" in run("funding", "--by", "year").stdout + ran.stdout


def test_groups_count_once_and_so_have_no_variants(kept: Path, run: Any) -> None:
    ran = run("funding", "--by", "payer", "--variants")
    assert ran.exit_code == 2
    assert ran.stderr.count("\n") == 1


def test_exports_have_everything_and_say_what_is_a_variant_of_what(kept: Path, run: Any) -> None:
    records = lines(run("export", "-"))
    ids = {record["doc"]["path"]: record["doc"]["id"] for record in records}
    of = {record["doc"]["path"]: record["doc"]["variant_of"] for record in records}
    assert of["wire/harbour.txt"] == of["c/harbour.txt"] == ids["b/harbour.txt"]
    assert of["b/harbour.txt"] is None
    assert sum(len(record["money"]) for record in records) == 3
    run("export", "out")
    with open("out/documents.csv", encoding="utf-8", newline="") as file:
        named = {row["document"]: ids.get(row["variant_of"]) for row in csv.DictReader(file)}
    assert named == of
    with open("out/money.csv", encoding="utf-8", newline="") as file:
        assert sorted((row["document"], row["variant_of"]) for row in csv.DictReader(file)) == [
            ("a/budget.txt", "b/budget.txt"), ("b/budget.txt", ""), ("wire/budget.txt", "b/budget.txt"),
        ]  # fmt: skip


def test_show_says_what_a_document_is_a_variant_of(kept: Path, run: Any) -> None:
    assert "variant of: b/budget.txt\n" in run("show", "wire/budget").stdout
    assert "variants: a/budget.txt; wire/budget.txt\n" in run("show", "b/budget").stdout
    assert "variant" not in run("show", "f/beach").stdout
    assert ", 6 of them variants\n" in run("status").stdout
