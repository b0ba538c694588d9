"""Disks that are full or closed, stores in use, files that go or change meanwhile, a program that is stopped: one clear
line, the right exit code, and all the rest done or still there."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from channelfacts import store
from channelfacts.cli import keeping
from channelfacts.store import transactions
from channelfacts.store.runs import CHANGED, Run
from tests.kills import LINES, alone, exported, sound
from tests.test_bad_input import PROGRAM, _environment, _stopped_by_modes, run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals, limits and modes are those of Unix")
DOCUMENTS = 12


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """`in/` with some texts of 20 kB; the current folder is the one above it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for number in range(DOCUMENTS):
        lines = [line.format(n=200 + number, m=number + 2, y=2001 + number) for line in LINES]
        (tmp_path / "in" / f"{number:02}.txt").write_text("\n\n".join(lines * 30) + "\n", "utf-8")
    return tmp_path / "in"


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], list[str]]:
    """What an undisturbed run over the folder exports; it is the same for every test."""
    kept: list[str] = []

    def read(folder: Path) -> list[str]:
        if not kept:
            path = tmp_path_factory.mktemp("whole") / "whole.db"
            assert run("extract", "in", "--store", path.as_posix(), cwd=folder.parent).returncode == 0
            kept.extend(exported(path))
        return kept

    return read


def of_one_line(done: subprocess.CompletedProcess[str], *words: str) -> None:
    assert done.returncode == 1, done.stderr
    (line,) = done.stderr.splitlines()
    for word in words:
        assert word in line


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1200k", "none", disk], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_full_disk_is_said_and_keeps_what_is_there(folder: Path, small_disk: Path, whole: Any) -> None:
    of_one_line(run("extract", "in", "--store", "disk/facts.db"), "no room for the store disk/facts.db", "run the same")
    sound(small_disk / "facts.db")
    there = exported(small_disk / "facts.db")
    assert 0 < len(there) < DOCUMENTS
    assert set(map(alone, there)) <= set(map(alone, whole(folder)))
    of_one_line(run("extract", "in", "-o", "disk/out.jsonl"), "cannot write disk/out.jsonl", "o space left")
    assert not list(small_disk.glob("*.jsonl")) + list(small_disk.glob(".*"))
    subprocess.run(["mount", "-o", "remount,size=50M", small_disk], check=True)
    assert run("extract", "in", "--store", "disk/facts.db").returncode == 0
    assert exported(small_disk / "facts.db") == whole(folder)


def test_a_quota_is_said_and_keeps_what_is_there(folder: Path, whole: Any) -> None:
    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, 700_000))

    of_one_line(run("extract", "in", "--store", "facts.db", preexec_fn=limited), "no room for the store facts.db")
    sound(Path("facts.db"))
    assert set(map(alone, exported(Path("facts.db")))) <= set(map(alone, whole(folder)))
    assert run("extract", "in", "--store", "facts.db").returncode == 0
    assert exported(Path("facts.db")) == whole(folder)


def test_standard_output_that_takes_no_more_is_said(folder: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [*PROGRAM, "people", "--corpus"], stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False,
            env=_environment(),
        )  # fmt: skip
    assert (done.returncode, done.stderr.splitlines()) == (1, ["channelfacts: cannot write: no space left on device"])


def test_a_folder_that_cannot_be_written_to_is_said(folder: Path) -> None:
    closed = folder.parent / "closed"
    closed.mkdir()
    assert run("extract", "in/00.txt", "--store", "closed/facts.db").returncode == 0
    for path in closed.iterdir():
        path.chmod(0o444)
    closed.chmod(0o555)
    probe = subprocess.run(["touch", "closed/x"], preexec_fn=_stopped_by_modes, capture_output=True, check=False)
    if probe.returncode == 0:
        pytest.skip("nothing is forbidden to this user on this machine")
    for name in ("new.db", "facts.db"):
        of_one_line(run("extract", "in", "--store", f"closed/{name}", preexec_fn=_stopped_by_modes), f"closed/{name}")
    of_one_line(run("extract", "in", "-o", "closed/out.jsonl", preexec_fn=_stopped_by_modes), "closed/out.jsonl")
    asked = run("people", "--store", "closed/facts.db", preexec_fn=_stopped_by_modes)
    assert (asked.returncode, asked.stderr) == (0, "")
    assert "Marchand" in asked.stdout
    closed.chmod(0o755)


def test_a_store_in_use_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("extract", "in/00.txt", "--store", "facts.db").returncode == 0
    monkeypatch.setattr(transactions, "TURN", 0.3)
    result = _within("extract", "in", "--store", "facts.db", locked="facts.db")
    assert result.exit_code == 1
    assert result.stderr == "channelfacts: the store facts.db is in use by another program: try again when it is done\n"


def _within(*arguments: str, locked: str | None = None) -> Any:
    from typer.testing import CliRunner

    from channelfacts.cli import app

    with closing(sqlite3.connect(locked or ":memory:", isolation_level=None)) as other:
        if locked is not None:
            other.execute("BEGIN EXCLUSIVE")
        return CliRunner().invoke(app, list(arguments))


def test_two_runs_at_once_on_one_store_are_both_done(folder: Path, whole: Any) -> None:
    command = [*PROGRAM, "extract", "in", "--store", "facts.db"]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE, env=_environment(), encoding="utf-8") for _ in range(2)]
    for one in both:
        _, said = one.communicate(timeout=300)
        assert one.returncode == 0, said
        assert len(said.splitlines()) == 1
    sound(Path("facts.db"))
    assert exported(Path("facts.db")) == whole(folder)
    assert f"{DOCUMENTS} files unchanged" in run("extract", "in", "--store", "facts.db").stderr


def test_a_file_that_vanishes_before_it_is_opened_costs_no_other(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = keeping.state

    def gone(file: Path) -> Any:
        if file.name == "05.txt":
            file.unlink()
        return seen(file)

    monkeypatch.setattr(keeping, "state", gone)
    result = _within("extract", "in", "--store", "facts.db")
    assert result.exit_code == 0
    assert "left out: in/05.txt: no such file or folder" in result.stderr.splitlines()
    assert len(exported(Path("facts.db"))) == DOCUMENTS - 1
    assert "left out" not in _within("extract", "in", "--store", "facts.db").stderr


def test_a_file_that_changes_while_it_is_read_is_said_and_read_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add = Run.add

    def changing(self: Run, document: Any, *rest: Any) -> None:
        if document.path == "in/05.txt":
            Path("in/05.txt").write_text("Nobody landed at Deal.\n")
        add(self, document, *rest)

    monkeypatch.setattr(Run, "add", changing)
    result = _within("extract", "in", "--store", "facts.db", "--strict")
    assert result.exit_code == 3
    assert f"left out: in/05.txt: {CHANGED}" in result.stderr.splitlines()
    monkeypatch.undo()
    os.chdir(folder.parent)
    again = _within("extract", "in", "--store", "facts.db", "--strict")
    assert again.exit_code == 0
    assert again.stderr.startswith("Read 1 document ")
    with store.reading("facts.db") as kept:
        assert kept.record("in/05.txt").doc.words == 4


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_run_that_is_stopped_says_how_to_go_on(folder: Path, number: int, code: int) -> None:
    for copy in range(40):
        (folder / f"{copy}-more.txt").write_text((folder / "03.txt").read_text() + f"Copy {copy}.\n")
    command = [*PROGRAM, "extract", "in", "-o", "out.jsonl", "--store", "facts.db"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, env=_environment(), encoding="utf-8") as started:
        assert started.stderr is not None
        deadline = time.monotonic() + 120
        while len(exported(Path("facts.db"))) < 2 and time.monotonic() < deadline:
            time.sleep(0.05)
        started.send_signal(number)
        said = started.stderr.read()
        assert started.wait(timeout=60) == code
    (line,) = said.splitlines()
    assert line.startswith("stopped: ")
    assert "kept in the store facts.db; the same command goes on from there" in line
    there = exported(Path("facts.db"))
    assert there
    sound(Path("facts.db"))
    assert not Path("out.jsonl").exists()
    assert not list(Path().glob(".*.tmp"))
    with store.reading("facts.db") as kept:
        assert next(kept.rows("SELECT outcome FROM runs"))[0] == "stopped"


BEFORE = """
import os, signal, sys
from channelfacts.cli import keeping
def state(file):
    os.kill(os.getpid(), {number})
    for _ in range(1000): pass
keeping.state = state
sys.argv = ["channelfacts", "extract", "in", "--store", "facts.db"]
from channelfacts.cli import main
main()
"""


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_stop_before_anything_is_kept_is_said_once(folder: Path, number: int, code: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", BEFORE.format(number=int(number))], capture_output=True, encoding="utf-8", check=False,
        env=_environment(),
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (code, "stopped\n")
    assert not Path("facts.db").exists()


SWALLOWED = """
import os, signal, sys
import channelfacts.pipeline
def load(*given, **options):
    try:
        os.kill(os.getpid(), signal.SIGINT)
        for _ in range(1000): pass
    except KeyboardInterrupt:
        raise {error}
channelfacts.pipeline.load = load
sys.argv = ["channelfacts", "extract", "in", "--store", "facts.db"]
from channelfacts.cli import main
main()
"""


@pytest.mark.parametrize("error", ["ImportError('half imported')", "ValueError", "SystemError"])
def test_ctrl_c_that_a_library_turns_into_its_own_error_is_ctrl_c(folder: Path, error: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SWALLOWED.format(error=error)], capture_output=True, encoding="utf-8", check=False,
        env=_environment(),
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (130, "stopped\n")
