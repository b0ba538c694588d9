"""`offices --on`: the list, in every format, without spaCy; `offices` alone is a table of facts as every other."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from typing import Any

import pytest

from channelfacts.cli.offices import COLUMNS

ASKED = ("offices", "--on", "2014-09-20", "--country", "FR", "--office", "interior")
CAZENEUVE = {
    "office": "Interior Minister", "holder": "Bernard Cazeneuve", "from": "2014-04-02", "to": "2016-12-06",
    "country": "FR", "kind": "minister", "party": None, "source": "Wikidata, 2022-07",
}  # fmt: skip


def test_a_table_fits_and_says_who(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for width in ("80", "120"):
        monkeypatch.setenv("COLUMNS", width)
        result = run(*ASKED)
        assert result.exit_code == 0
        assert max(map(len, result.stdout.splitlines())) <= int(width)
        assert "Bernard" in result.stdout


def test_machine_formats_have_every_column(run: Any) -> None:
    assert json.loads(run(*ASKED, "--format", "json").stdout) == [CAZENEUVE]
    assert [json.loads(line) for line in run(*ASKED, "--format", "jsonl").stdout.splitlines()] == [CAZENEUVE]
    (row,) = csv.DictReader(io.StringIO(run(*ASKED, "--format", "csv").stdout))
    assert row == {name: value or "" for name, value in CAZENEUVE.items()}
    first = run(*ASKED, "--format", "markdown").stdout.splitlines()[0]
    assert first == f"| {' | '.join(name.capitalize() for name in COLUMNS)} |"


def test_a_year_has_all_who_held_it_then(run: Any) -> None:
    found = json.loads(
        run("offices", "--on", "2014", "--country", "FR", "--office", "interior", "--format", "json").stdout
    )
    assert [row["holder"] for row in found] == ["Manuel Valls", "Bernard Cazeneuve"]


def test_words_are_found_without_case_and_accents(run: Any) -> None:
    found = json.loads(run("offices", "--on", "2014-09-20", "--holder", "theresa MAY", "--format", "json").stdout)
    assert [row["office"] for row in found] == ["Home Secretary"]
    assert "Tánaiste" in run("offices", "--on", "2014-09-20", "--office", "tanaiste").stdout


def test_what_is_younger_than_the_sources_is_said_to_be_left_out(run: Any) -> None:
    result = run("offices", "--on", "2090-01-01", "--country", "GB")
    assert result.stdout == ""
    assert "no offices found on 2090-01-01" in result.stderr
    assert "their sources are older than 2090-01-01" in result.stderr


def test_a_limit_is_told(run: Any) -> None:
    result = run("offices", "--on", "2014-09-20", "--country", "GB", "--limit", "2")
    assert "the first 2 of " in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--on", "2014-13-40"), "--on 2014-13-40: no date"),
        (("--on", "2014", "--country", "France"), "--country France"),
        (("--on", "2014", "--text", "boats"), "--on asks the list of offices: it goes without --text"),
        (("--on", "2014", "articles"), "it goes without PATH"),
        (("--on", "2014", "--format", "xml"), "unknown format"),
        (("--on", "2014", "--limit", "0"), "--limit must be 1 or more"),
    ],
)
def test_wrong_usage_is_one_line(run: Any, arguments: tuple[str, ...], said: str) -> None:
    result = run("offices", *arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_help_has_an_example(run: Any) -> None:
    assert "channelfacts offices --on 2014-09-20 --country FR" in run("offices", "--help").stdout


@pytest.mark.usefixtures("kept")
def test_without_a_day_it_is_a_table_of_facts(run: Any) -> None:
    result = run("offices")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "no offices found\n")


def test_the_list_needs_no_spacy() -> None:
    code = (
        "import sys; sys.argv = ['channelfacts', 'offices', '--on', '2014-09-20', '--format', 'csv']\n"
        "from channelfacts.cli import app\n"
        "try: app()\n"
        "except SystemExit: pass\n"
        "sys.exit('spacy' in sys.modules or 'rich' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0
