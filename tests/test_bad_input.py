"""Bad input through the real entry point, as a process of its own: one clear line on stderr, the right exit code,
every other document done, no traceback, no half-written file."""

from __future__ import annotations

import ctypes
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

PROGRAM = [sys.executable, "-m", "channelfacts"]
GOOD = "The Home Office said that {} migrants crossed the Channel on Monday.\n"
MEGABYTE = 1_000_000
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 24, 1, 2

READABLE = {
    "one-word.txt": b"Calais",
    "utf-16.txt": GOOD.format(301).encode("utf-16"),
    "utf-16-without-mark.txt": GOOD.format(302).encode("utf-16-le"),
    "utf-8-with-mark.txt": GOOD.format(303).encode("utf-8-sig"),
    "latin-1.txt": ("Le préfet, José Muñoz, was told. " + GOOD.format(304)).encode("latin-1"),
    "windows-1252.txt": ("“We paid £3m – too much,” he said. " + GOOD.format(305)).encode("cp1252"),
    "emoji.txt": ("🚤🚤👨‍👩‍👧‍👦 " + GOOD.format(306)).encode(),
    "right-to-left.txt": ("قال المتحدث. \u202eabc\u202c " + GOOD.format(307)).encode(),
    "carriage-returns.txt": (GOOD.format(308) + "Nobody drowned.\n").replace("\n", "\r\n").encode(),
    "no-full-stop.txt": b"the sea is grey and the boats are small " * 11_200 + GOOD.format(309).encode(),
    "no-space.txt": GOOD.format(310).strip().encode() + b" " + b"QUJDREVG" * (20 * MEGABYTE // 8),
    "brackets.txt": GOOD.format(311).encode() + b'("[{' * 100_000,
    "newlines.txt": GOOD.format(312).encode() + b"\n" * MEGABYTE,
    "spaces.txt": GOOD.format(313).encode() + b" " * MEGABYTE,
    "digits.txt": GOOD.format(314).encode() + b"1,2.3" * 100_000,
    "controls.txt": GOOD.format(315).encode() + b"\x0c\x1b[31m",
}
UNREADABLE = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\r\n ", "empty"),
    "binary.txt": (bytes(range(256)) * 64, "binary"),
    "nul.txt": (GOOD.format(400).replace(" ", " \0", 3).encode(), "binary"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(128)), "picture"),
    "report.pdf": (b"%PDF-1.7\n", "PDF"),
    "page.txt": (b"<!DOCTYPE html><html><body>40 migrants crossed</body></html>", "web page"),
}


def run(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    options.setdefault("stdin", subprocess.DEVNULL)
    options.setdefault("env", _environment())
    done = subprocess.run([*PROGRAM, *arguments], capture_output=True, encoding="utf-8", check=False, **options)
    assert "Traceback" not in done.stderr
    return done


def _environment() -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if key != "CHANNELFACTS_STORE"} | {"PYTHONUTF8": "1"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """`in/` with two good texts; the current folder is the one above it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a-good.txt").write_text(GOOD.format(101), "utf-8")
    (tmp_path / "in" / "z-good.txt").write_text(GOOD.format(102), "utf-8")
    return tmp_path / "in"


def lines_about(stderr: str, name: str) -> list[str]:
    return [line for line in stderr.splitlines() if name in line]


def test_a_folder_of_every_bad_file_gives_all_that_can_be_read(folder: Path) -> None:
    for name, data in READABLE.items():
        (folder / name).write_bytes(data)
    for name, (data, _) in UNREADABLE.items():
        (folder / name).write_bytes(data)
    done = run("extract", "in", "-o", "out.jsonl")
    assert done.returncode == 0
    records = {
        Path(one["doc"]["path"]).name: one for one in map(json.loads, Path("out.jsonl").read_text().splitlines())
    }
    assert set(records) == {"a-good.txt", "z-good.txt", *READABLE}
    for name, (_, reason) in UNREADABLE.items():
        said = lines_about(done.stderr, name)
        assert len(said) == 1, name
        assert reason in said[0]
    assert len(done.stderr.splitlines()) == len(UNREADABLE) + 1
    expected = {name: match[0] for name in READABLE if (match := re.search(r"\b3\d\d\b", _text(name)))}
    found = {name: str(records[name]["counts"][0]["value"]) for name in expected if records[name]["counts"]}
    assert found == expected
    strict = run("extract", "in/a-good.txt", "in/empty.txt", "-o", "-", "--strict")
    assert strict.returncode == 3
    assert strict.stdout.count("\n") == 1


def _text(name: str) -> str:
    data = READABLE[name]
    return data[:200].decode("utf-16") if name == "utf-16.txt" else data.replace(b"\0", b"").decode("latin-1")


@pytest.mark.parametrize(
    ("paths", "said"),
    [
        (["nothing"], "no texts|without texts"),
        (["gone.txt"], "no such file"),
        (["empty.txt"], "empty"),
        (["nul.txt"], "binary"),
    ],
)
def test_nothing_that_could_be_read_is_one_line_and_exit_code_1(folder: Path, paths: list[str], said: str) -> None:
    Path("nothing").mkdir()
    Path("empty.txt").touch()
    Path("nul.txt").write_bytes(b"14 people\0")
    done = run("extract", *paths, "-o", "out.jsonl")
    assert done.returncode == 1
    assert done.stdout == ""
    assert re.search(said, done.stderr)
    assert len(done.stderr.splitlines()) <= 2
    assert not [name for name in os.listdir() if name.startswith((".out", "out"))]


def test_a_missing_path_costs_no_other_document(folder: Path) -> None:
    done = run("extract", "gone.txt", "in", "-o", "out.json")
    assert done.returncode == 0
    assert len(lines_about(done.stderr, "gone.txt")) == 1
    assert len(json.loads(Path("out.json").read_text())) == 2


def _stopped_by_modes() -> None:
    """Run in the child: root loses, at exec, what lets it read what its mode bits forbid."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None)
        for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
            libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)


def test_a_file_and_a_folder_without_permission_are_left_out(folder: Path) -> None:
    (folder / "m-closed.txt").write_text(GOOD.format(103))
    (folder / "m-closed.txt").chmod(0)
    (folder / "n-shut").mkdir()
    (folder / "n-shut").chmod(0)
    probe = subprocess.run(["cat", "in/m-closed.txt"], preexec_fn=_stopped_by_modes, capture_output=True, check=False)
    if probe.returncode == 0:
        pytest.skip("nothing is forbidden to this user on this machine")
    done = run("extract", "in", "-o", "-", preexec_fn=_stopped_by_modes)
    assert done.returncode == 0
    assert done.stdout.count("\n") == 2
    for name in ("m-closed.txt", "n-shut"):
        said = lines_about(done.stderr, name)
        assert len(said) == 1
        assert "permission" in said[0]


def test_standard_input_of_any_bytes(folder: Path) -> None:
    done = subprocess.run(
        [*PROGRAM, "extract", "-", "--name", "wire", "-o", "-"],
        input=GOOD.format(120).encode("cp1252"), capture_output=True, check=False, env=_environment(),
    )  # fmt: skip
    assert done.returncode == 0
    assert json.loads(done.stdout)["doc"]["path"] == "wire"
    empty = run("extract", "-", "-o", "-")
    assert empty.returncode == 1
    assert "empty" in empty.stderr


def _text_file(path: Path) -> None:
    path.write_text("not a store")


def _future(path: Path) -> None:
    run("extract", "in", "--store", path.as_posix())
    with closing(sqlite3.connect(path)) as opened:
        opened.execute("PRAGMA user_version = 99")


@pytest.mark.parametrize("make", [_text_file, _future])
def test_a_store_that_is_none_of_ours_is_left_as_it_is(folder: Path, make: Callable[[Path], None]) -> None:
    make(Path("kept.db"))
    before = Path("kept.db").read_bytes()
    for arguments in (["extract", "in", "--store", "kept.db"], ["people", "--store", "kept.db"]):
        done = run(*arguments)
        assert done.returncode == 1
        assert len(done.stderr.splitlines()) == 1
        assert "kept.db" in done.stderr
    assert Path("kept.db").read_bytes() == before


def test_the_store_and_the_exports_in_the_folder_are_not_read(folder: Path) -> None:
    os.chdir(folder)
    first = run("extract", ".", "-o", "out.jsonl", "--store", "channelfacts.db")
    before = Path("out.jsonl").read_bytes()
    again = run("extract", ".", "-o", "out.jsonl", "--store", "channelfacts.db")
    assert first.returncode == again.returncode == 0
    assert Path("out.jsonl").read_bytes() == before
    assert "left out" not in again.stderr


def test_a_pipe_that_its_reader_closes_is_no_error(folder: Path) -> None:
    for i in range(300):
        (folder / f"b{i:03}.txt").write_text(GOOD.format(200 + i) * 3)
    with subprocess.Popen(
        [*PROGRAM, "extract", "in", "-o", "-"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=_environment()
    ) as started:
        assert started.stdout is not None
        assert started.stderr is not None
        assert started.stdout.readline().startswith(b"{")
        started.stdout.close()
        said = started.stderr.read().decode()
        assert started.wait(timeout=120) == 0
    assert "Traceback" not in said
    assert "Broken pipe" not in said


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to send there")
def test_ctrl_c_ends_with_130_keeps_the_store_and_leaves_no_half_file(folder: Path) -> None:
    for i in range(400):
        (folder / f"b{i:03}.txt").write_text((GOOD.format(200 + i) + "The sea was calm. ") * 20)
    with subprocess.Popen(
        [*PROGRAM, "extract", "in", "-o", "out.jsonl", "--store", "kept.db"], stderr=subprocess.PIPE, env=_environment()
    ) as started:
        assert started.stderr is not None
        deadline = time.monotonic() + 60
        while not Path("kept.db").exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        assert started.poll() is None
        started.send_signal(signal.SIGINT)
        said = started.stderr.read().decode()
        assert started.wait(timeout=60) == 130
    assert "Traceback" not in said
    assert len(said.splitlines()) == 1
    assert not Path("out.jsonl").exists()
    assert not [name for name in os.listdir() if name.endswith(".tmp")]
    with closing(sqlite3.connect("kept.db")) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_name_of_any_bytes_reaches_the_terminal_escaped(folder: Path) -> None:
    name = os.fsencode(folder) + b"/caf\xe9 \x1b[31m.txt"
    try:
        with open(name, "wb"):
            pass
    except OSError:
        pytest.skip("this file system refuses such names")
    done = run("extract", "in", "-o", "-")
    assert done.returncode == 0
    assert "\x1b" not in done.stderr
    assert len(lines_about(done.stderr, "caf")) == 1
