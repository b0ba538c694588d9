"""`watch` as a process of its own: what comes is read when it is at rest, failures are a line, an end is clean."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from channelfacts import store
from channelfacts.errors import StoreError

MOST = 60.0
"""Seconds to wait for what must happen: much, for slow machines."""

FIRST = "Published 2024-03-05\nThe council paid £5m for fences.\n"
SECOND = "Published 2024-03-06\nThe ministry paid £7m for lights.\n"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "first.txt").write_text(FIRST, "utf-8")
    return tmp_path


@contextmanager
def watched(here: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "channelfacts", "watch", "articles", "--model", "none", *options]
    process = subprocess.Popen(command, cwd=here, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def wait_for(what: Callable[[], object]) -> None:
    end = time.monotonic() + MOST
    while not what():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.05)


def paid(here: Path) -> list[int]:
    try:
        with store.reading(str(here / "channelfacts.db")) as kept:
            return sorted(int(row["amount"]) for row in kept.rows("SELECT amount FROM funding"))
    except StoreError:  # not made yet, or being made
        return []


@pytest.mark.parametrize("options", [("--rest", "0.3"), ("--rest", "0.3", "--poll", "0.2")], ids=["told", "polled"])
def test_new_and_changed_files_come_into_the_store(here: Path, options: tuple[str, ...]) -> None:
    with watched(here, *options) as process:
        wait_for(lambda: paid(here) == [5000000])
        (here / "articles" / "more").mkdir()
        (here / "articles" / "more" / "second.txt").write_text(SECOND, "utf-8")
        wait_for(lambda: paid(here) == [5000000, 7000000])
        (here / "articles" / "first.txt").write_text(FIRST.replace("£5m", "£6m"), "utf-8")
        wait_for(lambda: paid(here) == [6000000, 7000000])
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=MOST)
    assert process.returncode == 130
    assert out == ""
    assert err.splitlines()[-1] == "stopped watching; read so far: 3, kept in the store channelfacts.db"
    assert "Traceback" not in err


def test_half_of_a_file_is_not_read(here: Path) -> None:
    with watched(here, "--rest", "2.5", "--poll", "0.1") as process:
        wait_for(lambda: paid(here) == [5000000])
        with open(here / "articles" / "slow.txt", "w", encoding="utf-8") as file:
            for word in SECOND.replace("£7m for", "£7m, or in all £9m, for").split(" "):
                file.write(f"{word} ")
                file.flush()
                time.sleep(0.2)
                assert paid(here) == [5000000]
        wait_for(lambda: paid(here) == [5000000, 7000000, 9000000])
        process.send_signal(signal.SIGTERM)
        err = process.communicate(timeout=MOST)[1]
    assert process.returncode == 0
    assert "read so far: 2" in err


def test_a_bad_file_is_a_line_and_no_end(here: Path) -> None:
    with watched(here, "--rest", "0.3", "--poll", "0.1") as process:
        wait_for(lambda: paid(here) == [5000000])
        (here / "articles" / "bad.txt").write_bytes(b"\x00\x01\x02" * 100)
        (here / "articles" / "second.txt").write_text(SECOND, "utf-8")
        wait_for(lambda: paid(here) == [5000000, 7000000])
        process.send_signal(signal.SIGINT)
        err = process.communicate(timeout=MOST)[1]
    assert err.count("left out: articles/bad.txt: ") == 1


def test_the_store_in_the_folder_is_not_watched(here: Path) -> None:
    with watched(here, "--rest", "0.3", "--poll", "0.1", "--store", "articles/facts.db") as process:
        kept = here / "articles" / "facts.db"
        wait_for(kept.exists)
        time.sleep(2)
        process.send_signal(signal.SIGINT)
        err = process.communicate(timeout=MOST)[1]
    assert err.count("Read 1 document") == 1
    assert "facts.db: " not in err


def test_what_is_no_folder_is_said_at_once(here: Path) -> None:
    command = [sys.executable, "-m", "channelfacts", "watch", "nothing"]
    ran = subprocess.run(command, cwd=here, capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    assert ran.stderr == "channelfacts: nothing: no such folder (single files: channelfacts extract)\n"


def test_a_store_that_cannot_be_written_to_is_said_once_and_tried_again(here: Path) -> None:
    kept = here / "channelfacts.db"
    kept.write_text("This is a list of errands, and no store.", "utf-8")
    with watched(here, "--rest", "0.3", "--poll", "0.1") as process:
        assert process.stderr is not None
        assert "watching articles" in process.stderr.readline()
        said = process.stderr.readline()
        assert said.startswith("channelfacts: channelfacts.db is no store of channelfacts: ")
        assert said.endswith("; trying again every 5 s\n")
        kept.unlink()
        wait_for(lambda: paid(here) == [5000000])
        process.send_signal(signal.SIGINT)
        err = process.communicate(timeout=MOST)[1]
    assert "trying again" not in err
