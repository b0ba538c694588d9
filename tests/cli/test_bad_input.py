"""Bad input through the real entry point: one clear line, the right exit code, every other document done."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from channelfacts import store

GOOD = "The Home Office said that 250 migrants crossed the Channel on Monday.\n"
WORD = "Wort "


@pytest.fixture
def texts(here: Path) -> Path:
    folder = here / "texts"
    folder.mkdir()
    (folder / "a-good.txt").write_text(GOOD, "utf-8")
    (folder / "z-good.txt").write_text(GOOD.replace("250", "260"), "utf-8")
    return folder


def records(run: Any, *paths: str) -> tuple[Any, list[dict[str, Any]]]:
    result = run("extract", *paths, "-o", "-")
    found = [json.loads(line) for line in result.stdout.splitlines()]
    for one in found:
        for kind in ("people", "agencies", "places", "money", "counts", "changes", "quotes"):
            assert all(fact["evidence"]["text"] for fact in one[kind])
    return result, found


READABLE = {
    "one-word": b"Calais",
    "utf-16": GOOD.encode("utf-16"),
    "utf-8-with-mark": GOOD.encode("utf-8-sig"),
    "latin-1": "The préfecture said that 250 migrants crossed from Équihen.\n".encode("latin-1"),
    "emoji": "🚤🚤 250 migrants crossed 👨‍👩‍👧‍👦 the Channel 🇬🇧 on Monday.\n".encode(),
    "right-to-left": "قال المتحدث إن 250 شخصا عبروا القناة. \u202e250 people\u202c crossed.\n".encode(),
    "carriage-returns": GOOD.replace("\n", "\r\n").encode() * 3,
    "no-full-stop": (WORD * 100_000).encode(),
    "one-long-line": b"x" * 20_000_000,
}
UNREADABLE = {
    "empty": b"",
    "binary": bytes(range(256)) * 64,
    "blank": b" \n\t\n",
    "picture": b"\x89PNG\r\n\x1a\n" + b"\0" * 99,
}


@pytest.mark.parametrize("name", READABLE)
def test_odd_texts_are_read(run: Any, texts: Path, name: str) -> None:
    (texts / "odd.txt").write_bytes(READABLE[name])
    result, found = records(run, "texts")
    assert result.exit_code == 0
    assert [one["doc"]["path"] for one in found] == ["texts/a-good.txt", "texts/odd.txt", "texts/z-good.txt"]
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_is_no_text_is_one_line_and_the_others_are_done(run: Any, texts: Path, name: str) -> None:
    (texts / "odd.txt").write_bytes(UNREADABLE[name])
    result, found = records(run, "texts/a-good.txt", "texts/odd.txt", "texts/z-good.txt")
    assert result.exit_code == 0
    assert [one["doc"]["path"] for one in found] == ["texts/a-good.txt", "texts/z-good.txt"]
    left_out = [line for line in result.stderr.splitlines() if "texts/odd.txt" in line]
    assert len(left_out) == 1
    assert "Traceback" not in result.stderr
    alone = run("extract", "texts/odd.txt", "-o", "out.jsonl")
    assert (alone.exit_code, alone.stderr.count("\n")) == (1, 1)
    assert not Path("out.jsonl").exists()


def test_nul_bytes_cost_no_other_document(run: Any, texts: Path) -> None:
    (texts / "odd.txt").write_bytes(GOOD.replace(" ", " \0", 3).encode())
    result, found = records(run, "texts/a-good.txt", "texts/odd.txt", "texts/z-good.txt")
    assert result.exit_code == 0
    assert {"texts/a-good.txt", "texts/z-good.txt"} <= {one["doc"]["path"] for one in found}
    assert run("extract", "texts").exit_code == 0


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to this user")
def test_a_file_without_permission_is_left_out(run: Any, texts: Path) -> None:
    (texts / "odd.txt").write_text(GOOD)
    (texts / "odd.txt").chmod(0)
    result, found = records(run, "texts")
    assert result.exit_code == 0
    assert len(found) == 2
    assert "texts/odd.txt: no permission" in result.stderr


def test_standard_input_that_is_empty_is_one_line(run: Any) -> None:
    result = run("extract", "-", "-o", "-", input="")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)


def text_file(path: Path) -> None:
    path.write_text("not a store")


def later_version(path: Path) -> None:
    with store.writing(path.as_posix()):
        pass
    with closing(sqlite3.connect(path)) as opened:
        opened.execute("PRAGMA user_version = 99")


def broken(path: Path) -> None:
    with store.writing(path.as_posix()):
        pass
    content = bytearray(path.read_bytes())
    content[100:4000] = b"\xff" * 3900
    path.write_bytes(content)


@pytest.mark.parametrize("make", [text_file, later_version, broken])
@pytest.mark.parametrize("command", [["people"], ["funding", "--format", "json"], ["export", "-"], ["show", "abcdef"]])
def test_a_bad_store_is_one_line_and_1(run: Any, here: Path, make: Any, command: list[str]) -> None:
    make(here / "channelfacts.db")
    before = (here / "channelfacts.db").read_bytes()
    result = run(*command)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert "channelfacts.db" in result.stderr
    assert (here / "channelfacts.db").read_bytes() == before


@pytest.mark.parametrize("make", [text_file, later_version, broken])
def test_a_bad_store_is_not_filled(run: Any, texts: Path, make: Any) -> None:
    make(Path("channelfacts.db"))
    before = Path("channelfacts.db").read_bytes()
    result = run("extract", "texts")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert Path("channelfacts.db").read_bytes() == before
