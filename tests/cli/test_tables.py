"""`people`, `agencies`, `places`, `funding`, `counts`, `changes` on a store of records made by hand."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from rich.cells import cell_len

from channelfacts import store
from channelfacts.export.schemas import schema
from channelfacts.model import DocInfo
from tests.made import record

COMMANDS = {"people": "people", "agencies": "agencies", "places": "places", "funding": "money", "counts": "counts",
            "changes": "changes"}  # fmt: skip

pytestmark = pytest.mark.usefixtures("kept")


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("command", COMMANDS)
def test_tables_fit(run: Any, command: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    result = run(command)
    assert result.exit_code == 0
    assert result.stderr == ""
    assert max(cell_len(line) for line in result.stdout.splitlines() if not line.startswith(("Total", "Left"))) <= width
    assert "Document" in result.stdout


def test_a_row_has_number_what_it_is_of_who_says_so_sentence_and_document(
    run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "240")
    stdout = " ".join(run("funding", "--doc", "deal", "--min", "100m").stdout.split())
    for part in ("£480m over 3", "planned", "Home Office → France", "Élodie Brûlé", "guard the beaches", "2023-03-11"):
        assert part in stdout


def test_what_no_fact_has_takes_no_column(run: Any) -> None:
    assert "Says who" in run("counts").stdout
    assert "Says who" not in run("counts", "--doc", "deal").stdout


def test_markup_in_a_text_is_shown_as_it_is(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert "[red]Up to[/red] 40 people" in run("counts").stdout


def test_without_a_terminal_there_is_no_colour(run: Any) -> None:
    assert "\x1b" not in run("funding").stdout


def test_money_is_funding(run: Any) -> None:
    assert run("money").stdout == run("funding").stdout


def test_funding_ends_with_totals_and_what_was_left_out(run: Any) -> None:
    last = run("funding").stdout.splitlines()[-3:]
    assert last == [
        "Total GBP paid: about £20.25m (2 sums, 1 of them approximate)",
        "Total GBP planned: £480m (1 sum)",
        "Left out of the totals: 4 (rates 1, ranges 1, threats or hypotheticals 1, repeats 1)",
    ]


def test_totals_are_of_all_that_match_whatever_the_limit(run: Any) -> None:
    limited = run("funding", "--limit", "1")
    assert limited.stdout.splitlines()[-3:] == run("funding").stdout.splitlines()[-3:]
    assert limited.stderr == "the first 1 of 7 (--limit)\n"


@pytest.mark.parametrize("form", ["json", "jsonl"])
@pytest.mark.parametrize("command", COMMANDS)
def test_json_has_the_fact_as_in_the_record_and_its_document(run: Any, command: str, form: str) -> None:
    result = run(command, "--format", form)
    rows = json.loads(result.stdout) if form == "json" else [json.loads(line) for line in result.stdout.splitlines()]
    assert rows
    for row in rows:
        jsonschema.validate(row.pop("doc"), DocInfo.model_json_schema(mode="serialization"))
        jsonschema.validate(row, schema(COMMANDS[command]))


def test_amounts_are_exact_in_machine_formats(run: Any) -> None:
    rows = json.loads(run("funding", "--format", "json", "--min", "100m", "--doc", "deal").stdout)
    assert (rows[0]["amount"], rows[0]["duration"], rows[0]["qualifier"]) == (480000000, "P3Y", "exact")


def test_machine_formats_have_nothing_but_facts_on_stdout(run: Any) -> None:
    result = run("funding", "--format", "csv")
    assert "Total" not in result.stdout
    assert "Total GBP planned: £480m" in result.stderr


def test_csv(run: Any) -> None:
    rows = list(csv.DictReader(io.StringIO(run("counts", "--format", "csv").stdout)))
    assert [row["value"] for row in rows] == ["700", "86", "40"]
    assert rows[0]["period_start"] == "2023-03"
    assert rows[0]["sentence"].startswith("More than 700 migrants left")
    assert rows[0]["document"] == "articles/2023-03-11-deal.txt"
    assert rows[0]["date"] == "2023-03-11"
    assert rows[2]["date"] == ""


def test_a_text_that_a_spreadsheet_would_run_is_made_harmless(run: Any) -> None:
    rows = list(csv.DictReader(io.StringIO(run("funding", "--format", "csv", "--payer", "council").stdout)))
    assert rows[0]["payer"] == "'=our council"


def test_columns(run: Any) -> None:
    arguments = ("funding", "--columns", "amount,payer,vague", "--doc", "report", "--sort", "-amount")
    assert run(*arguments, "--format", "csv").stdout == (
        "amount,payer,vague\n480000000,Britain,false\n20000000,,false\n"
    )
    assert [json.loads(line) for line in run(*arguments, "--format", "jsonl").stdout.splitlines()] == [
        {"amount": 480000000, "payer": "Britain", "vague": False},
        {"amount": 20000000, "payer": None, "vague": False},
    ]
    assert run(*arguments).stdout.splitlines()[0].split() == ["amount", "payer", "vague"]


def test_markdown(run: Any) -> None:
    lines = run("counts", "--format", "markdown").stdout.splitlines()
    assert lines[0] == "| Number | What | Where, when | Says who | Sentence | Document |"
    assert lines[1] == "| --- | --- | --- | --- | --- | --- |"
    assert r"\[red\]Up to\[/red\] 40 people" in lines[4]


def test_facts_without_a_date_are_counted(run: Any) -> None:
    result = run("counts", "--since", "2023-05")
    assert "about 86 people" in result.stdout
    assert "40 people" not in result.stdout
    assert result.stderr == "1 without any date left out (--undated keeps them)\n"
    assert run("counts", "--since", "2023-05", "--strict").exit_code == 3
    kept = run("counts", "--since", "2023-05", "--undated", "--strict")
    assert "40 people" in kept.stdout
    assert (kept.exit_code, kept.stderr) == (0, "")


def test_nothing_found_is_no_error(run: Any) -> None:
    result = run("people", "--role", "astronaut")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "no people found\n")
    assert json.loads(run("people", "--role", "astronaut", "--format", "json").stdout) == []


GROUPED = [("funding", "payer"), ("funding", "year"), ("funding", "purpose"),
           ("counts", "event"), ("counts", "year"), ("counts", "place")]  # fmt: skip


@pytest.mark.parametrize("width", [80, 100])
@pytest.mark.parametrize(("command", "by"), GROUPED)
def test_tables_of_groups_fit_and_end_with_what_was_left_out(
    run: Any, command: str, by: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    result = run(command, "--by", by)
    assert (result.exit_code, result.stderr) == (0, "")
    table, _, said = result.stdout.partition("\n\n")
    assert max(cell_len(line) for line in table.splitlines()) <= width
    assert said.splitlines()[-1].startswith("Left out of the ")


@pytest.mark.parametrize(("command", "by"), GROUPED)
def test_groups_in_machine_formats_have_nothing_but_rows_on_stdout(run: Any, command: str, by: str) -> None:
    written = run(command, "--by", by, "--format", "json")
    rows = json.loads(written.stdout)
    assert rows == [json.loads(line) for line in run(command, "--by", by, "--format", "jsonl").stdout.splitlines()]
    assert "Left out of the" in written.stderr
    table = list(csv.DictReader(io.StringIO(run(command, "--by", by, "--format", "csv").stdout)))
    assert [row[by].lstrip("'") for row in table] == [row[by] for row in rows]
    assert run(command, "--by", by, "--format", "markdown").stdout.count("\n|") == len(rows) + 1


def test_money_by_payer(run: Any) -> None:
    rows = json.loads(run("funding", "--by", "payer", "--format", "json").stdout)
    assert rows[0] == {
        "payer": "United Kingdom", "currency": "GBP", "status": "planned", "total": 480000000, "approximate": 0,
        "sums": 1, "documents": 2, "left_out": {"repeats": 1}, "words": ["Home Office", "Britain"],
    }  # fmt: skip
    assert "Home Office; Britain" in " ".join(run("funding", "--by", "payer").stdout.split())


def test_counts_by_place(run: Any) -> None:
    rows = {row["place"]: row for row in json.loads(run("counts", "--by", "place", "--format", "json").stdout)}
    assert rows["Dunkirk"]["largest"]["line"] == "more than 700 migrants"
    assert rows["Dunkirk"]["left_out"] == {"bounds": 1}
    assert run("counts", "--by", "place", "--place", "dover").stdout.count("86 people") == 1


def test_filters_and_dates_narrow_groups(run: Any) -> None:
    result = run("counts", "--by", "event", "--since", "2023-05", "--format", "json")
    assert [row["event"] for row in json.loads(result.stdout)] == ["rescue"]
    assert "1 without any date left out" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["funding", "--currency", "GPB"], "did you mean GBP"),
        (["people", "--kind", "minster"], "did you mean minister"),
        (["funding", "--columns", "ammount"], "did you mean amount"),
        (["funding", "--since", "2024-02-30"], "did you mean 2024-02-29?"),
        (["funding", "--format", "jason"], "did you mean json"),
        (["funding", "--limit", "many"], "--limit"),
        (["funding", "--curency", "GBP"], "--currency"),
        (["fundings"], "funding"),
        (["funding", "--by", "payers"], "did you mean payer"),
        (["counts", "--by", "payer"], "(valid: event, year, place)"),
        (["counts", "--by", "place", "--limit", "3"], "no --columns, --sort or --limit"),
        (["people", "--by", "year"], "--by"),
        (["places", "--store", "channelfacts.db", "article.txt"], "PATH or --store"),
        (["places", "--corpus", "--store", "channelfacts.db"], "--corpus"),
    ],
)
def test_wrong_usage_is_one_line_and_2(run: Any, arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_text_cannot_steer_the_terminal(run: Any, here: Path) -> None:
    text = "The \x1b[31mEvil\x9b2J\u202e Body\x07 paid £5."
    name = "\x1b[31mEvil\x9b2J\u202e Body"
    made = record(
        text,
        "bad\x1b[2J.txt",
        agencies=[(name, {"name": name})],
        money=[("£5", {"amount": 5, "currency": "GBP", "payer": name, "purpose": "a\nb|c"})],
    )
    with store.writing("evil.db") as kept:
        kept.add(made, text)
    commands = [
        ["agencies"], ["funding"], ["show", made.doc.id], ["show", made.money[0].id], ["export", "-"],
        ["export", "-", "--kind", "agencies", "--format", "csv"], ["show", "nothing\x1b[2J"],
        ["search", "paid"], ["search", "paid\x1b"], ["search", "paid", "--format", "csv"], ["status"],
        *(["funding", "--format", form] for form in ("csv", "json", "jsonl", "markdown")),
        *(["funding", "--by", by, "--format", form] for by in ("payer", "purpose") for form in ("table", "json")),
    ]  # fmt: skip
    for command in commands:
        result = run(*command, "--store", "evil.db")
        for sign in ("\x1b", "\x9b", "\u202e", "\x07"):
            assert sign not in result.stdout + result.stderr, command


def test_of_very_many_facts_a_table_has_the_first(run: Any, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = run("funding")
    monkeypatch.setattr("channelfacts.cli.tables.MANY", 3)
    monkeypatch.setattr("channelfacts.cli.tables.FIRST", 2)
    cut = run("funding")
    total = len(json.loads(run("funding", "--format", "json").stdout))
    assert f"the first 2 of {total}, not added up (--limit N for more)" in cut.stderr
    assert "Total" not in cut.stdout
    assert len(cut.stdout) < len(whole.stdout)
    assert run("funding", "--limit", "99").stdout == whole.stdout


LOOK = """
import sys
from channelfacts.cli import app
try:
    app(sys.argv[1:])
except SystemExit as end:
    assert end.code == 0, end.code
heavy = sorted({"spacy", "thinc", "numpy"} & set(sys.modules))
sys.exit(f"loaded {heavy}" if heavy else 0)
"""


@pytest.mark.parametrize(
    "arguments",
    [
        *([command, "--format", form] for command in COMMANDS for form in ("table", "json")),
        ["funding", "--format", "csv"],
        ["counts", "--format", "markdown"],
        ["funding", "--by", "payer"],
        ["counts", "--by", "place", "--format", "csv"],
        ["show", "report.txt"],
        ["review", "--list"],
        ["search", "boats"],
        ["status"],
        ["export", "-"],
        ["export", "out"],
        ["schema"],
        ["--help"],
        ["extract", "--help"],
        ["--version"],
    ],
)
def test_what_is_asked_of_a_store_needs_no_spacy(arguments: list[str]) -> None:
    done = subprocess.run([sys.executable, "-c", LOOK, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_geojson_is_for_places_alone_and_says_what_it_leaves_out(run: Any, kept: Path) -> None:
    result = run("places", "--country", "FR", "--format", "geojson")
    assert [f["properties"]["name"] for f in json.loads(result.stdout)["features"]] == ["France", "Dunkirk"]
    assert (result.exit_code, result.stderr) == (0, "")
    for wrong in (["people"], ["places", "--columns", "name"], ["places", "--limit", "1"]):
        assert run(*wrong, "--format", "geojson").exit_code == 2
