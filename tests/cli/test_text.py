"""`text`: the text that all offsets count, from the store or as a file is read now."""

from __future__ import annotations

import json
import os
import pty
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import PROGRAM
from tests.documents.files import STORY, zipped
from tests.made import deal


def test_the_stored_text_exactly_by_id_and_by_path(run: Any, kept: Any) -> None:
    fact = deal().counts[0]
    by_id = run("text", deal().doc.id[:8])
    assert by_id.exit_code == 0
    assert by_id.stdout[fact.evidence.start : fact.evidence.end] == fact.evidence.text
    assert run("text", "deal.txt").stdout == by_id.stdout == run("text", fact.id[:10]).stdout


def test_offsets_of_records_count_the_text_that_is_printed(program: Any, here: Path) -> None:
    (here / "a.txt").write_bytes(
        "\ufeffThe Home Office will pay Â£3m\r\nto mi\xadgrants’ centres 🛟 and £4m to Calais.\r".encode()
    )
    record = json.loads(program("extract", "a.txt", "-o", "-", "--model", "none").stdout)
    printed = program("text", "a.txt").stdout
    assert printed == "The Home Office will pay £3m\nto migrants’ centres 🛟 and £4m to Calais.\n"
    assert [money["evidence"]["text"] for money in record["money"]] == ["£3m", "£4m"]
    for money in record["money"]:
        assert printed[money["evidence"]["start"] : money["evidence"]["end"]] == money["evidence"]["text"]


def test_parts_of_files_are_named_as_in_the_tables(run: Any, here: Path) -> None:
    (here / "rows.csv").write_text(f"id,text\n1,{STORY}\n2,\n")
    (here / "a.zip").write_bytes(zipped({"in/b.txt": STORY.encode(), "rows.csv": f"text\n{STORY}!\n".encode()}))
    assert run("text", "rows.csv#2").stdout == STORY
    assert run("text", "a.zip/in/b.txt").stdout == STORY
    assert run("text", "a.zip/rows.csv#2").stdout == f"{STORY}!"
    for wanted, code, said in (
        ("rows.csv#3", 1, "rows.csv#3: no text in 'text'"),
        ("rows.csv", 2, "no document rows.csv in rows.csv: name one of those there, as rows.csv#2 or rows.csv#3"),
        ("rows.csv#9", 2, "no document rows.csv#9 in rows.csv: name one of those there, as rows.csv#2 or rows.csv#3"),
    ):
        result = run("text", wanted)
        assert (result.exit_code, result.stdout) == (code, "")
        assert result.stderr.splitlines() == [f"channelfacts: {said}"]


def test_a_file_that_the_store_does_not_have_is_read_and_that_is_said(run: Any, here: Path, kept: Any) -> None:
    (here / "new.txt").write_text(STORY)
    result = run("text", "new.txt")
    assert (result.stdout, result.stderr) == (STORY, "new.txt is not in the store: as it is read now\n")
    assert run("text", "nothing-like-it").exit_code == 2


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a terminal")
def test_characters_that_steer_a_terminal_reach_a_pipe_but_no_terminal(program: Any, here: Path) -> None:
    text = "Kent Police said \x1b[2J\x1b]0;owned\x07 14 people landed\u202e at Dover."
    (here / "a.txt").write_text(text)
    assert program("text", "a.txt").stdout == text
    ours, theirs = pty.openpty()
    done = subprocess.run([*PROGRAM, "text", "a.txt"], stdout=theirs, stderr=subprocess.PIPE, check=True)
    os.close(theirs)
    shown = os.read(ours, 10_000).decode()
    os.close(ours)
    assert shown == "Kent Police said �[2J�]0;owned� 14 people landed� at Dover.\r\n"
    assert done.stderr == b""
