"""`--gazetteer`, `channelfacts.toml` and `--unresolved`: names of one's own on the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from channelfacts import store
from channelfacts.gazetteers import read
from tests.made import record

TEXT = "Zxq Vlorp left Wealdmarsh on Monday. The Walmer Shore Trust is sad.\n"
WHO = "name\trole\tcountry\nZxq Vlorp\tboatman\tER\n"
BODIES = "name\tkind\nWalmer Shore Trust\tngo\n"


@pytest.fixture
def folder(here: Path) -> Path:
    """A folder of one text, and files of names beside it."""
    made = here / "articles"
    made.mkdir()
    (made / "a.txt").write_text(TEXT, "utf-8")
    (here / "who.tsv").write_text(WHO, "utf-8")
    (here / "bodies.tsv").write_text(BODIES, "utf-8")
    return made


def people(run: Any, *arguments: str) -> list[tuple[str, str | None]]:
    result = run("people", "articles", "--format", "json", *arguments)
    assert result.exit_code == 0, result.stderr
    return [(one["name"], one["role"]) for one in json.loads(result.stdout)]


def test_tables_of_texts_read_now(run: Any, folder: Path) -> None:
    assert people(run) == []
    assert people(run, "--gazetteer", "who.tsv", "--gazetteer", "bodies.tsv") == [("Zxq Vlorp", "boatman")]


def test_extract_with_names_of_ones_own(run: Any, folder: Path) -> None:
    result = run("extract", "articles", "--gazetteer", "who.tsv", "--model", "none", "-o", "-")
    (person,) = json.loads(result.stdout)["people"]
    assert person["entity"]["name"] == "Zxq Vlorp"
    assert "who.tsv" not in result.stdout


def test_a_file_that_is_wrong_is_one_line_before_anything_is_read(run: Any, folder: Path) -> None:
    Path("who.tsv").write_text("name\trole\tcountry\nZxq Vlorp\tboatman\tEritrea\n", "utf-8")
    for command in (("extract", "articles", "-o", "facts.jsonl"), ("people", "articles")):
        result = run(*command, "--gazetteer", "who.tsv")
        assert result.exit_code == 1
        assert result.stderr.startswith("channelfacts: who.tsv, line 2, column 3 (country): 'Eritrea' is no country")
        assert result.stderr.count("\n") == 1
        assert result.stdout == ""
    assert not Path("facts.jsonl").exists()


def test_a_missing_file(run: Any, folder: Path) -> None:
    result = run("people", "articles", "--gazetteer", "none.tsv")
    assert (result.exit_code, result.stderr) == (1, "channelfacts: none.tsv: no such file or directory\n")


def test_a_store_is_not_read_anew(run: Any, kept: Path) -> None:
    result = run("people", "--gazetteer", "who.tsv")
    assert result.exit_code == 2
    assert "give PATH, or extract them anew" in result.stderr


@pytest.mark.parametrize("where", [".", "articles"])
def test_settings_of_the_folder_read_and_of_this_one(where: str, run: Any, folder: Path) -> None:
    up = "../" if where == "articles" else ""
    Path(where, "channelfacts.toml").write_text(f'[gazetteers]\npeople = ["{up}who.tsv"]\n', "utf-8")
    assert people(run) == [("Zxq Vlorp", "boatman")]


def test_the_command_line_wins_over_settings(run: Any, folder: Path) -> None:
    Path("channelfacts.toml").write_text('[gazetteers]\npeople = ["who.tsv"]\n', "utf-8")
    Path("late.tsv").write_text("name\trole\nZxq Vlorp\tfisherman\n", "utf-8")
    assert people(run, "--gazetteer", "late.tsv") == [("Zxq Vlorp", "fisherman")]


def test_settings_name_the_kind_that_a_header_leaves_open(run: Any, folder: Path) -> None:
    Path("where.tsv").write_text("name\tkind\tcountry\nWealdmarsh\tvillage\tGB\n", "utf-8")
    Path("channelfacts.toml").write_text('[gazetteers]\nplaces = ["where.tsv"]\n', "utf-8")
    result = run("places", "articles", "--format", "json")
    assert [(one["name"], one["kind"]) for one in json.loads(result.stdout)] == [("Wealdmarsh", "village")]


def test_the_store_of_the_settings(run: Any, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("channelfacts.toml").write_text('store = "facts.db"\n[gazetteers]\npeople = ["who.tsv"]\n', "utf-8")
    assert run("extract", "articles").exit_code == 0
    assert Path("facts.db").exists()
    assert not Path("channelfacts.db").exists()
    assert "Zxq Vlorp" in run("people").stdout
    monkeypatch.setenv("CHANNELFACTS_STORE", "other.db")
    assert "other.db" in run("people").stderr


def test_the_bundled_corpus_is_the_same_everywhere(run: Any, folder: Path) -> None:
    Path("who.tsv").write_text("name\trole\nTheresa May\tboatman\n", "utf-8")
    Path("channelfacts.toml").write_text('[gazetteers]\npeople = ["who.tsv"]\n', "utf-8")
    assert "boatman" not in run("people", "--corpus", "--format", "csv").stdout


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("store = 3\n", "channelfacts.toml, line 1: a store is one file"),
        (
            "[gazetteers]\nships = []\n",
            "channelfacts.toml, line 2: unknown 'ships': valid are people, agencies, places",
        ),
        ('[gazetteers]\npeople = "who.tsv"\n', 'channelfacts.toml, line 2: write the files as people = ["my.tsv"]'),
        ("colour = 1\n", "channelfacts.toml, line 1: unknown 'colour': valid are store and [gazetteers]"),
        ("gazetteers = 1\n", "channelfacts.toml, line 1: write [gazetteers]"),
        ("[gazetteers\n", "channelfacts.toml: "),
        (b"# \xff\n", "channelfacts.toml: not UTF-8"),
    ],
)
def test_settings_that_are_wrong(text: str | bytes, said: str, run: Any, folder: Path) -> None:
    Path("channelfacts.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    result = run("people", "articles")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"channelfacts: {said}")
    assert result.stderr.count("\n") == 1


ONE = """Zxq Vlorp spoke.
Zxq Vlorp, called the Owl of Walmer, left Wealdmarsh. Gull Watch slept at Dover, Minister Ann Lee said.
"""
TWO = "Zxq Vlorp and Bo Tarn left.\n"


@pytest.fixture
def found(here: Path) -> None:
    """A store in which some names are understood and some are not."""
    vlorp = {"name": "Zxq Vlorp", "kind": "other"}
    first = record(
        ONE, "a.txt",
        people=[("Zxq Vlorp", vlorp | {"aliases": ["Mr Vlorp", "Mr Zxq Vlorp", "the Owl of Walmer"]}),
                ("Ann Lee", {"name": "Ann Lee", "kind": "other", "role": "Minister"})],
        agencies=[("Gull Watch", {"name": "Gull Watch", "kind": "other"})],
        places=[("Wealdmarsh", {"name": "Wealdmarsh", "kind": "place", "country": "GB"}),
                ("Dover", {"name": "Dover", "entity": {"id": "place:1", "name": "Dover"}})],
    )  # fmt: skip
    second = record(TWO, "b.txt", people=[("Bo Tarn", {"name": "Bo Tarn"}), ("Zxq Vlorp", vlorp)])
    with store.writing("channelfacts.db") as opened:
        opened.add(first, ONE)
        opened.add(second, TWO)


@pytest.mark.usefixtures("found")
def test_what_is_not_understood_with_a_count_and_a_sentence(run: Any) -> None:
    rows = json.loads(run("people", "--unresolved", "--format", "json").stdout)
    assert [(row["name"], row["count"], row["documents"]) for row in rows] == [("Zxq Vlorp", 2, 2), ("Bo Tarn", 1, 1)]
    assert rows[0]["aliases"] == ["the Owl of Walmer"]
    assert rows[0]["example"] == "Zxq Vlorp spoke."
    assert rows[0]["weak"] == 0
    assert [row["name"] for row in json.loads(run("agencies", "--unresolved", "--format", "json").stdout)] == [
        "Gull Watch"
    ]
    (place,) = json.loads(run("places", "--unresolved", "--format", "json").stdout)
    assert (place["name"], place["kind"], place["country"]) == ("Wealdmarsh", None, "GB")


@pytest.mark.usefixtures("found")
@pytest.mark.parametrize("kind", ["people", "agencies", "places"])
def test_what_is_listed_can_be_given_back(kind: str, run: Any) -> None:
    result = run(kind, "--unresolved", "--format", "tsv")
    assert result.exit_code == 0
    Path("my.tsv").write_text(result.stdout, "utf-8")
    rows = getattr(read(["my.tsv"]), kind)
    assert len(rows) == len(result.stdout.splitlines()) - 1
    Path("again.txt").write_text(f"On Monday {rows[0]['name']} was there.\n", "utf-8")
    again = run(kind, "again.txt", "--gazetteer", "my.tsv", "--format", "json")
    assert [one["entity"]["name"] for one in json.loads(again.stdout)] == [rows[0]["name"]]
    assert run(kind, "again.txt", "--gazetteer", "my.tsv", "--unresolved").stdout == ""


@pytest.mark.usefixtures("found")
def test_every_format_of_what_is_not_understood(run: Any) -> None:
    for form in ("table", "json", "jsonl", "csv", "markdown", "tsv"):
        result = run("people", "--unresolved", "--format", form, "--limit", "1")
        assert "Zxq Vlorp" in result.stdout
        assert "Bo Tarn" not in result.stdout
        assert result.stderr == "the first 1 of 2 (--limit)\n"
    assert run("people", "--format", "tsv").exit_code == 2
    assert run("people", "--unresolved", "--sort", "name").exit_code == 2


@pytest.mark.usefixtures("found")
def test_asking_for_it_imports_no_spacy() -> None:
    code = (
        "import sys; from channelfacts.cli import app\n"
        "try: app(['people', '--unresolved', '--format', 'tsv'])\n"
        "except SystemExit as end: assert not end.code\n"
        "assert 'spacy' not in sys.modules"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert (result.returncode, result.stderr) == (0, "")
    assert "Zxq Vlorp" in result.stdout
