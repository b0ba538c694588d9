"""`extract` over tables and archives, and its bounds, as a person runs it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.documents.files import zipped

STORY = "The coastguard rescued 14 migrants in the Channel on Tuesday."


def counted(result: Any) -> dict[str, list[int]]:
    """The counts of each document of an output."""
    records = [json.loads(line) for line in result.stdout.splitlines()]
    return {record["doc"]["path"]: [count["value"] for count in record["counts"]] for record in records}


def test_rows_of_a_table_with_columns_of_ones_own(run: Any, here: Path) -> None:
    (here / "rows.csv").write_text(f"ref,report,on\na7,{STORY},2020-05-03\nb8,,2020-05-04\n")
    said = run("extract", "rows.csv")
    assert said.exit_code == 1
    assert "say --text-column" in said.stderr
    result = run(
        "extract", "rows.csv", "-o", "-", "--text-column", "report", "--id-column", "ref", "--date-column", "on"
    )
    assert result.exit_code == 0
    assert counted(result) == {"rows.csv#a7": [14]}
    assert json.loads(result.stdout)["doc"]["published_from"] == "column"
    assert "left out: rows.csv#b8: no text in 'report'" in result.stderr
    strict = run("extract", "rows.csv", "-o", "-", "--text-column", "report", "--strict")
    assert strict.exit_code == 3


def test_file_names_of_every_kind(program: Any, here: Path) -> None:
    """New lines, quotes, dashes in front, characters that steer a terminal, bytes that are no UTF-8."""
    names = [
        b"new\nline.txt",
        b"'quo\"te.txt",
        b"-o.txt",
        b"--strict",
        b"\x1b[31mred.txt",
        b"caf\xe9.txt",
        b"a b;c$(d).txt",
    ]
    (here / "in").mkdir()
    for number, name in enumerate(names):
        try:
            (Path(os.fsdecode(os.fsencode(here / "in") + b"/" + name))).write_text(f"{STORY} {number}")
        except OSError:
            pytest.skip("this file system refuses such names")
    given = sorted(os.listdir(here / "in"))
    result = program("extract", "--store", "../a.db", "--model", "none", "--", *given, cwd=here / "in")
    assert result.returncode == 0, result.stderr
    assert f"Read {len(names)} documents" in result.stderr
    assert "\x1b" not in result.stderr + result.stdout
    shown = program("counts", "--store", "../a.db", cwd=here / "in")
    assert shown.returncode == 0
    assert "\x1b" not in shown.stdout
    for form in ("csv", "markdown"):
        assert "\x1b" not in program("counts", "--store", "../a.db", "--format", form, cwd=here / "in").stdout


def test_bounds_are_said_with_the_option_that_widens_them(run: Any, here: Path) -> None:
    (here / "a.txt").write_text(STORY * 40)
    (here / "b.txt").write_text(STORY)
    result = run("extract", "a.txt", "b.txt", "-o", "-", "--max-bytes", "1KB")
    assert counted(result) == {"b.txt": [14]}
    assert "left out: a.txt: larger than --max-bytes 1000" in result.stderr
    late = run("extract", "b.txt", "-o", "-", "--timeout", "0.000001")
    assert late.exit_code == 1
    assert "left out: b.txt: takes longer than --timeout 1e-06" in late.stderr
    assert counted(run("extract", "b.txt", "-o", "-", "--timeout", "0")) == {"b.txt": [14]}
    assert run("extract", "b.txt", "--max-bytes", "lots").exit_code == 2
    assert run("extract", "b.txt", "--timeout", "-1").exit_code == 2


def test_an_archive_is_read_like_a_folder(run: Any, here: Path) -> None:
    rows = f"text\n{STORY}\n{STORY}!\n".encode()
    (here / "a.zip").write_bytes(zipped({"in/b.txt": STORY.encode(), "rows.csv": rows}))
    result = run("extract", ".", "-o", "-")
    assert counted(result) == {"a.zip/in/b.txt": [14], "a.zip/rows.csv#2": [14], "a.zip/rows.csv#3": [14]}
