"""`evaluate` as a person runs it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from channelfacts.evaluate import gold
from channelfacts.evaluate.pairing import KINDS

MONEY = {
    "amount": 12000000,
    "amount_max": None,
    "currency": "GBP",
    "qualifier": "exact",
    "per": None,
    "duration": "P3Y",
}


@pytest.fixture
def folder(here: Path) -> Path:
    (here / "gold").mkdir()
    (here / "texts").mkdir()
    (here / "texts" / "calais.txt").write_text("Police in Calais spent £12m over three years.\n", "utf-8")
    answers = {"doc": "calais", "money": [MONEY], "places": [{"name": "Calais", "country": "FR", "anchor": "Calais"}]}
    (here / "gold" / "calais.json").write_text(json.dumps(answers), "utf-8")
    return here


def test_the_command_reads_the_paths(folder: Path, run: Callable[..., Any]) -> None:
    result = run("evaluate", "gold", "texts", "--format", "json")
    assert result.exit_code == 0
    report = json.loads(result.stdout)
    assert (report["documents"], report["answered"]) == (1, 1)
    assert report["kinds"]["money"]["whole_f1"] == 1.0
    assert not list(folder.glob("*.db"))


def test_the_command_takes_the_store_without_paths(folder: Path, run: Callable[..., Any]) -> None:
    assert run("extract", "texts").exit_code == 0
    result = run("evaluate", "gold", "--format", "json")
    assert json.loads(result.stdout)["kinds"]["places"]["found"] == 1


def test_the_command_takes_the_bundled_corpus_for_the_bundled_gold(folder: Path, run: Callable[..., Any]) -> None:
    named = run("evaluate", str(gold.bundled()), "--format", "json")
    assert named.exit_code == 0
    assert named.stdout == run("evaluate", "--corpus", "--format", "json").stdout
    assert json.loads(named.stdout)["answered"] == len(list(gold.bundled().glob("*.json")))


def test_the_table_has_a_line_a_kind_and_fits_80_columns(
    folder: Path, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    result = run("evaluate", "gold", "texts")
    table = result.stdout.partition("\n\n")[0].splitlines()
    assert [line.split()[0] for line in table[2:]] == list(KINDS)
    assert max(len(line) for line in table) <= 80
    assert re.search(r"^money +1 +1 +0 +0 +1\.000 +1\.000 +1\.000 +1\.000$", result.stdout, re.MULTILINE)


def test_errors_are_listed(folder: Path, run: Callable[..., Any]) -> None:
    answers = {"places": [{"name": "Dunkirk", "country": "FR", "anchor": "Dunkirk"}]}
    (folder / "gold" / "calais.json").write_text(json.dumps(answers), "utf-8")
    said = run("evaluate", "gold", "texts", "--errors", "--kind", "places").stdout
    assert "calais: places: missed: Dunkirk" in said
    assert "calais: places: wrong: Calais (Calais)" in said
    listed = json.loads(run("evaluate", "gold", "texts", "--errors", "--format", "json").stdout)["errors"]
    assert [one["how"] for one in listed if one["kind"] == "places"] == ["missed", "wrong"]


def test_no_document_of_the_gold_is_an_error(folder: Path, run: Callable[..., Any]) -> None:
    (folder / "texts" / "calais.txt").rename(folder / "texts" / "other.txt")
    result = run("evaluate", "gold", "texts")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "none of its 1 documents" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["evaluate"], 2),
        (["evaluate", "gold"], 2),
        (["evaluate", "missing", "texts"], 1),
        (["evaluate", "texts", "texts"], 1),
        (["evaluate", "gold", "texts", "--kind", "quotes"], 2),
        (["evaluate", "gold", "texts", "--format", "csv"], 2),
    ],
)
def test_wrong_usage_is_one_line(folder: Path, run: Callable[..., Any], arguments: list[str], code: int) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr.count("\n") == 1


def test_two_documents_of_one_name_are_an_error(folder: Path, run: Callable[..., Any]) -> None:
    (folder / "texts" / "more").mkdir()
    (folder / "texts" / "more" / "calais.txt").write_text("Another text, on Dover.\n", "utf-8")
    result = run("evaluate", "gold", "texts")
    assert result.exit_code == 2
    assert "two documents are called calais" in result.stderr


def test_facts_of_a_store_are_evaluated_without_spacy(folder: Path, run: Callable[..., Any]) -> None:
    assert run("extract", "texts").exit_code == 0
    code = (
        "import sys; from channelfacts.cli import app\n"
        "try: app(['evaluate', 'gold'])\n"
        "finally: print(sorted({'spacy', 'thinc', 'numpy'} & set(sys.modules)), file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert (ran.returncode, ran.stderr) == (0, "[]\n")
