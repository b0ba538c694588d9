"""Run again tomorrow: what has not changed is passed over, what has vanished is dropped when asked, `status` tells."""

from __future__ import annotations

import json
import os
import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from channelfacts import fingerprint, store

ONE = "The Home Office said that 250 migrants crossed the Channel in five boats on Monday.\n"
TWO = "France will spend €3 million on fences at Calais, the prefect said.\n"
BINARY = bytes(range(256)) * 4
NEW = "Some 12 migrants were rescued off Dover on Tuesday, the coastguard said.\n"


@pytest.fixture
def articles(here: Path) -> Path:
    folder = here / "articles"
    folder.mkdir()
    (folder / "one.txt").write_text(ONE, "utf-8")
    (folder / "two.txt").write_text(TWO, "utf-8")
    return folder


def exported(run: Any) -> str:
    return str(run("export", "-").stdout)


def afresh(run: Any) -> str:
    """What a store filled from nothing exports."""
    assert run("extract", "articles", "--store", "fresh.db").exit_code == 0
    said = run("export", "-", "--store", "fresh.db").stdout
    Path("fresh.db").unlink()
    return str(said)


def no_spacy(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*given: Any, **options: Any) -> Any:
        raise AssertionError("the pipeline was loaded")

    monkeypatch.setattr("channelfacts.pipeline.load", fails)


def test_unchanged_files_are_passed_over(run: Any, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("extract", "articles")
    before = exported(run)
    no_spacy(monkeypatch)
    again = run("extract", "articles")
    assert again.exit_code == 0
    assert re.fullmatch(r"Read nothing new; 2 files unchanged; \d\.\d s: store channelfacts\.db\n", again.stderr)
    os.utime(articles / "one.txt", (1, 1))
    assert "2 files unchanged" in run("extract", "articles").stderr
    assert exported(run) == before


def test_new_and_changed_files_are_read_and_no_others(run: Any, articles: Path) -> None:
    run("extract", "articles")
    (articles / "one.txt").write_text(NEW)
    (articles / "three.txt").write_text("Deal, 5 May. Nobody landed.\n")
    result = run("extract", "articles")
    assert result.stderr.startswith("Read 2 documents")
    assert "1 file unchanged" in result.stderr
    assert exported(run) == afresh(run)


def test_force_reads_everything(run: Any, articles: Path) -> None:
    run("extract", "articles")
    result = run("extract", "articles", "--force")
    assert result.stderr.startswith("Read 2 documents")
    assert "unchanged" not in result.stderr


@pytest.mark.parametrize("how", ["data", "date"])
def test_another_version_of_the_data_or_another_option_reads_again(
    run: Any, articles: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    run("extract", "articles")
    if how == "data":
        monkeypatch.setattr("channelfacts.query.status.of_program", lambda: "another")
        monkeypatch.setattr(fingerprint, "of_program", lambda: "another")
        assert {one["reason"] for one in json.loads(run("status", "--format", "json").stdout)["stale"]} == {
            "read by another version"
        }
    options = [] if how == "data" else ["--published", "2024-03-05"]
    assert run("extract", "articles", *options).stderr.startswith("Read 2 documents")
    assert "2 files unchanged" in run("extract", "articles", *options).stderr


def test_names_of_ones_own_read_again(run: Any, articles: Path) -> None:
    run("extract", "articles")
    Path("ngos.tsv").write_text("name\tkind\tcountry\nSea Watchers\tngo\tGB\n")
    assert run("extract", "articles", "--gazetteer", "ngos.tsv").stderr.startswith("Read 2 documents")


def test_with_a_file_of_records_all_are_written_the_unchanged_too(run: Any, articles: Path) -> None:
    (articles / "also-one.txt").write_text("2001-02-03\n" + ONE)
    (articles / "2001-02-04-two.txt").write_text(TWO)
    run("extract", "articles", "-o", "fresh.jsonl")
    run("extract", "articles")
    result = run("extract", "articles", "-o", "out.jsonl", "--store", "channelfacts.db")
    assert Path("out.jsonl").read_bytes() == Path("fresh.jsonl").read_bytes()
    assert len(Path("out.jsonl").read_text().splitlines()) == 4
    assert "2 files unchanged" in result.stderr, "those that share a text are read: each has a date of its own"


def test_with_a_file_of_records_reviews_are_written_of_all(run: Any, articles: Path) -> None:
    run("extract", "articles")
    facts = json.loads(run("counts", "--format", "json").stdout) + json.loads(run("funding", "--format", "json").stdout)
    for fact in facts:
        assert run("review", fact["id"], "--accept").exit_code == 0
    for options in ([], ["--force"]):
        assert run("extract", "articles", "-o", "out.jsonl", "--store", "channelfacts.db", *options).exit_code == 0
        records = [json.loads(line) for line in Path("out.jsonl").read_text().splitlines()]
        written = [fact["review"] for record in records for kind in ("counts", "money") for fact in record[kind]]
        assert [one["verdict"] for one in written] == ["accepted"] * len(facts)


def test_prune_drops_what_is_gone_beneath_the_paths_and_nothing_else(run: Any, articles: Path, here: Path) -> None:
    (here / "letters").mkdir()
    (here / "letters" / "x.txt").write_text(NEW)
    run("extract", "articles", "letters")
    (articles / "one.txt").unlink()
    (here / "letters" / "x.txt").unlink()
    assert "dropped" not in run("extract", "articles").stderr
    result = run("extract", "articles", "--prune")
    assert (result.exit_code, "dropped 1 vanished file" in result.stderr) == (0, True)
    with store.reading("channelfacts.db") as kept:
        assert [info.path for info in kept.documents()] == ["articles/two.txt", "letters/x.txt"]


def test_prune_spares_a_folder_in_which_nothing_is_found(run: Any, articles: Path) -> None:
    """A disk that is not there today looks like that."""
    run("extract", "articles")
    before = exported(run)
    for path in articles.iterdir():
        path.unlink()
    assert run("extract", "articles", "--prune").exit_code == 1
    articles.rmdir()
    assert run("extract", "articles", "--prune").exit_code == 1
    assert exported(run) == before


def test_a_file_named_itself_can_be_pruned(run: Any, articles: Path) -> None:
    run("extract", "articles")
    (articles / "one.txt").unlink()
    result = run("extract", "articles/one.txt", "--prune")
    assert result.exit_code == 0
    assert "dropped 1 vanished file" in result.stderr


def test_what_shared_a_text_with_a_pruned_file_is_as_if_read_afresh(run: Any, articles: Path) -> None:
    (articles / "2001-02-03-copy.txt").write_text(ONE)
    run("extract", "articles")
    (articles / "2001-02-03-copy.txt").unlink()
    run("extract", "articles", "--prune")
    assert exported(run) == afresh(run)


def test_what_was_left_out_is_not_said_every_day_but_counted(run: Any, articles: Path) -> None:
    (articles / "bad.txt").write_bytes(BINARY)
    assert "left out: articles/bad.txt" in run("extract", "articles").stderr
    again = run("extract", "articles", "--strict")
    assert again.exit_code == 3
    assert "left out: " not in again.stderr
    assert "left out 1 (1 as before)" in again.stderr
    (articles / "bad.txt").write_text(NEW)
    assert "left out" not in run("extract", "articles").stderr
    with store.reading("channelfacts.db") as kept:
        assert next(kept.rows("SELECT count(*) FROM failures"))[0] == 0


def test_status_says_what_is_in_what_failed_and_what_is_stale(run: Any, articles: Path) -> None:
    (articles / "bad.txt").write_bytes(BINARY)
    (articles / "gone.txt").write_text(NEW)
    run("extract", "articles", "missing.txt")
    (articles / "gone.txt").unlink()
    (articles / "one.txt").write_text(NEW)
    os.utime(articles / "two.txt", (1, 1))
    found = json.loads(run("status", "--format", "json").stdout)
    assert (found["documents"], found["files"], found["last_run"]["outcome"]) == (3, 4, "done")
    assert found["facts"]["money"] == 1
    assert [(one["path"], one["reason"]) for one in found["left_out"]] == [
        ("articles/bad.txt", "binary, not a text (NUL bytes)"),
        ("missing.txt", "no such file or folder"),
    ]
    assert found["stale"] == [
        {"path": "articles/gone.txt", "reason": "gone"},
        {"path": "articles/one.txt", "reason": "changed"},
    ]
    said = run("status").stdout
    assert re.search(r"^Documents +3, \d+ words$", said, re.MULTILINE)
    assert "articles/one.txt: changed" in said
    assert run("status", "--strict").exit_code == 3
    os.chdir(articles)
    assert (
        json.loads(run("status", "--store", "../channelfacts.db", "--format", "json").stdout)["stale"] == found["stale"]
    )


def test_status_needs_a_store(run: Any) -> None:
    result = run("status")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "channelfacts extract PATH" in result.stderr


def test_force_and_prune_are_for_a_store(run: Any, articles: Path) -> None:
    for option in ("--force", "--prune"):
        assert run("extract", "articles", "-o", "out.jsonl", option).exit_code == 2


def test_an_old_store_is_filled_further(run: Any, articles: Path) -> None:
    frozen = Path(__file__).parents[1] / "store" / "format-1.sqlite"
    Path("channelfacts.db").write_bytes(frozen.read_bytes())
    old = run("funding", "--format", "csv").stdout
    assert "index of words" in run("search", "patrol").stderr
    assert json.loads(run("status", "--format", "json").stdout)["format"] == 1
    assert run("extract", "articles").exit_code == 0
    assert set(old.splitlines()) < set(run("funding", "--format", "csv").stdout.splitlines())
    assert "Ramsgate" in run("search", "patrol").stdout


def test_names_of_every_kind_come_back_as_they_are(run: Any, articles: Path) -> None:
    names = [
        "two\nlines.txt",
        'it\'s "quoted".txt',
        "-dash.txt",
        "--store.txt",
        "%_*?[x].txt",
        "' OR 1=1 --.txt",
        "é.txt",
    ]
    for number, name in enumerate(names):
        (articles / name).write_text(NEW.replace("12", str(20 + number)))
    bad = os.fsencode(articles) + b"/caf\xe9.txt"
    with open(bad, "w") as file:
        file.write(NEW.replace("12", "40"))
    run("extract", "articles")
    os.chdir(articles)
    run("extract", "--store", "../channelfacts.db", "--", *names)
    os.chdir("..")
    with store.reading("channelfacts.db") as kept:
        paths = {row["path"] for row in kept.rows("SELECT path FROM paths")}
    expected = {f"articles/{name}" for name in names} | set(names)
    assert expected | {"articles/caf\\udce9.txt"} <= paths
    assert "10 files unchanged" in run("extract", "articles", "--prune").stderr
    for name in names:
        shown = json.loads(run("counts", "--doc", f"articles/{name}", "--format", "json").stdout)
        assert {one["doc"]["path"] for one in shown} == {min(name, f"articles/{name}")}
    os.unlink(bad)
    assert "dropped 1 vanished file" in run("extract", "articles", "--prune").stderr
    assert sqlite3.connect("channelfacts.db").execute("PRAGMA integrity_check").fetchone() == ("ok",)
