"""`extract`: the store, the files of records, what is left out, what is said."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from channelfacts import store
from channelfacts.cli.reporting import Progress
from channelfacts.export.schemas import schema

SCHEMA = schema()
ONE = "The Home Office said that 250 migrants crossed the Channel in five boats on Monday.\n"
TWO = "France will spend €3 million on fences at Calais, the prefect said.\n"


@pytest.fixture
def articles(here: Path) -> Path:
    folder = here / "articles"
    folder.mkdir()
    (folder / "one.txt").write_text(ONE, "utf-8")
    (folder / "two.txt").write_text(TWO, "utf-8")
    return folder


def paths_in(path: str) -> list[str | None]:
    with store.reading(path) as kept:
        return [info.path for info in kept.documents()]


def test_a_folder_fills_the_store_here(run: Any, articles: Path) -> None:
    result = run("extract", "articles")
    assert (result.exit_code, result.stdout) == (0, "")
    assert paths_in("channelfacts.db") == ["articles/one.txt", "articles/two.txt"]
    assert re.fullmatch(
        r"Read 2 documents \(27 words\); found .+; \d+\.\d s: store channelfacts\.db\n", result.stderr
    ), result.stderr


def test_the_store_has_the_text_as_read(run: Any, articles: Path) -> None:
    run("extract", "articles/one.txt")
    with store.reading("channelfacts.db") as kept:
        (info,) = kept.documents()
        assert kept.document(info.id)[2] == ONE


@pytest.mark.parametrize("suffix", ["jsonl", "json", "JSONL"])
def test_with_an_output_file_the_records_go_there_instead(run: Any, articles: Path, suffix: str) -> None:
    result = run("extract", "articles", "-o", f"out.{suffix}")
    assert result.exit_code == 0
    text = Path(f"out.{suffix}").read_text("utf-8")
    records = json.loads(text) if suffix == "json" else [json.loads(line) for line in text.splitlines()]
    for record in records:
        jsonschema.validate(record, SCHEMA)
    assert [record["doc"]["path"] for record in records] == ["articles/one.txt", "articles/two.txt"]
    assert not Path("channelfacts.db").exists()


def test_with_both_it_does_both_and_they_agree(run: Any, articles: Path) -> None:
    assert run("extract", "articles", "-o", "out.jsonl", "--store", "facts.db").exit_code == 0
    run("export", "again.jsonl", "--store", "facts.db")
    assert Path("again.jsonl").read_bytes() == Path("out.jsonl").read_bytes()


def test_standard_output_has_records_and_nothing_else(run: Any, articles: Path) -> None:
    result = run("extract", "articles", "-o", "-")
    for line in result.stdout.splitlines():
        jsonschema.validate(json.loads(line), SCHEMA)
    assert len(result.stdout.splitlines()) == 2


def test_standard_input_has_no_path_or_the_name_given(run: Any) -> None:
    unnamed = json.loads(run("extract", "-", "-o", "-", input=ONE).stdout)
    named = json.loads(run("extract", "-", "-o", "-", "--name", "wire/monday", input=ONE).stdout)
    assert unnamed["doc"]["path"] is None
    assert named["doc"]["path"] == "wire/monday"


def test_published_is_the_date_of_all(run: Any, articles: Path) -> None:
    lines = run("extract", "articles", "-o", "-", "--published", "2024-03-05").stdout.splitlines()
    dates = {(record["doc"]["published"], record["doc"]["published_from"]) for record in map(json.loads, lines)}
    assert dates == {("2024-03-05", "argument")}


def test_twice_in_one_folder_gives_the_same(run: Any, articles: Path) -> None:
    """Its own store, with the files that SQLite lays beside it, and its own exports are passed over."""
    first = run("extract", ".", "--store", "channelfacts.db", "-o", "out.jsonl")
    before = Path("out.jsonl").read_bytes()
    run("export", "tables")
    second = run("extract", ".", "--store", "channelfacts.db", "-o", "out.jsonl")
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert Path("out.jsonl").read_bytes() == before
    assert len(before.splitlines()) == 2
    assert "left out" not in first.stderr + second.stderr


def test_a_document_read_again_replaces_what_the_store_had(run: Any, articles: Path) -> None:
    run("extract", "articles")
    (articles / "one.txt").write_text("Nothing of the kind.", "utf-8")
    run("extract", "articles/one.txt")
    assert paths_in("channelfacts.db") == ["articles/one.txt", "articles/two.txt"]
    assert "250" not in run("counts", "--format", "csv").stdout


def test_tables_from_paths_store_nothing(run: Any, articles: Path) -> None:
    result = run("counts", "articles", "--format", "jsonl")
    assert [json.loads(line)["value"] for line in result.stdout.splitlines()][:1] == [250]
    assert not list(Path().glob("*.db"))


def test_what_cannot_be_read_is_said_and_costs_nothing_else(run: Any, articles: Path) -> None:
    result = run("extract", "missing.txt", "articles", "-o", "out.jsonl")
    assert result.exit_code == 0
    assert result.stderr.splitlines()[0] == "left out: missing.txt: no such file or folder"
    assert "; left out 1; found" in result.stderr
    assert len(Path("out.jsonl").read_text("utf-8").splitlines()) == 2
    assert run("extract", "missing.txt", "articles", "-o", "out.jsonl", "--strict").exit_code == 3
    assert run("counts", "missing.txt", "articles", "--strict").exit_code == 3


def test_when_nothing_can_be_read_nothing_is_written(run: Any, here: Path) -> None:
    (here / "empty").mkdir()
    for path in ("missing.txt", "empty"):
        for arguments in (["extract", path, "-o", "out.jsonl", "--store", "facts.db"], ["people", path]):
            result = run(*arguments)
            assert (result.exit_code, result.stdout) == (1, "")
            assert result.stderr.count("\n") == 1
            assert path in result.stderr
    assert [path.name for path in here.iterdir()] == ["empty"]


def test_a_file_that_was_there_stays_when_nothing_can_be_read(run: Any) -> None:
    Path("out.jsonl").write_text("before")
    assert run("extract", "missing.txt", "-o", "out.jsonl").exit_code == 1
    assert Path("out.jsonl").read_text() == "before"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "PATH"),
        (["articles", "-o", "out.csv"], ".jsonl or .json"),
        (["articles", "-o", "out"], ".jsonl or .json"),
        (["articles", "--published", "2024-02-30"], "did you mean 2024-02-29"),
        (["articles", "--published", "2024"], "whole day"),
        (["articles", "--name", "x"], "--name"),
        (["-", "-"], "once"),
        (["articles", "--corpus"], "--corpus"),
        (["articles", "--outptu", "x"], "--output"),
    ],
)
def test_wrong_usage(run: Any, articles: Path, arguments: list[str], said: str) -> None:
    result = run("extract", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_place_that_cannot_be_written_is_said(run: Any, articles: Path) -> None:
    for arguments in (["-o", "no/such/out.jsonl"], ["--store", "no/such/facts.db"], ["--store", "articles"]):
        result = run("extract", "articles", *arguments)
        assert result.exit_code == 1, result.stderr
        assert result.stderr.count("\n") == 1
        assert "Traceback" not in result.stderr


def test_a_store_that_is_none_is_said_before_the_work(run: Any, articles: Path) -> None:
    Path("notes.txt").write_text("my notes")
    result = run("extract", "articles", "--store", "notes.txt", "-o", "out.jsonl")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "notes.txt is no store of channelfacts" in result.stderr
    assert Path("notes.txt").read_text() == "my notes"
    assert not Path("out.jsonl").exists()


class TestWithoutPathAndStore:
    """Tables are of the bundled corpus then, and say so; programs must ask for it."""

    def test_tables_say_that_they_are_of_the_bundled_corpus(self, run: Any, here: Path) -> None:
        result = run("people", "--limit", "3")
        assert result.exit_code == 0
        assert "bundled corpus" in result.stderr.splitlines()[0]
        assert "Name" in result.stdout
        assert list(here.iterdir()) == []

    @pytest.mark.parametrize(
        "arguments",
        [*(["people", "--format", form] for form in ("json", "jsonl", "csv", "markdown")), ["export", "out.jsonl"]],
    )
    def test_machine_formats_need_corpus(self, run: Any, arguments: list[str]) -> None:
        result = run(*arguments)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "--corpus" in result.stderr

    def test_with_corpus_they_are_of_the_bundled_corpus(self, run: Any, here: Path) -> None:
        result = run("people", "--corpus", "--format", "jsonl", "--limit", "1")
        assert json.loads(result.stdout)["doc"]["path"].startswith("corpus/")
        assert run("export", "--corpus", "out.jsonl").exit_code == 0
        assert run("extract", "--corpus", "-o", "again.jsonl").exit_code == 0
        assert Path("out.jsonl").read_bytes() == Path("again.jsonl").read_bytes()

    def test_a_named_store_that_is_missing_is_an_error(self, run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        assert run("people", "--store", "missing.db").exit_code == 1
        monkeypatch.setenv("CHANNELFACTS_STORE", "missing.db")
        result = run("people")
        assert (result.exit_code, result.stdout) == (1, "")
        assert "CHANNELFACTS_STORE names missing.db" in result.stderr


def test_the_closing_line_counts_one_in_the_singular() -> None:
    progress = Progress()
    progress.documents, progress.words = 1, 20
    progress.found.update(people=1, agencies=1, offices=1, money=1, counts=2)
    assert "1 person, 1 office, 1 agency, 1 money, 2 counts" in progress.summary("")
