"""A document may take so long and no longer, whatever holds it up."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from channelfacts import pipeline
from channelfacts.documents import limits, plain
from channelfacts.documents.source import Source
from channelfacts.model import Document, Failure
from tests.documents.files import STORY, read


def endless() -> None:
    while True:
        time.sleep(0.01)


def swallowing() -> None:
    """Code that carries on after whatever went wrong."""
    for _ in range(5):
        try:
            endless()
        except Exception:
            continue


def in_c() -> None:
    """A loop that never comes back to Python: a backtracking expression."""
    re.match(r"(?:a|aa)+$", "a" * 60 + "b")


@pytest.mark.parametrize("holdup", [endless, swallowing, in_c])
def test_what_takes_too_long_is_left_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, holdup: Callable[[], None]
) -> None:
    (tmp_path / "in").mkdir()
    for name in "abc":
        (tmp_path / "in" / f"{name}.txt").write_text(f"{STORY} {name}")
    documents = plain.documents

    def held(source: Source) -> Iterator[Document]:
        if source.path == "in/b.txt":
            holdup()
        yield from documents(source)

    monkeypatch.setattr(plain, "documents", held)
    started = time.monotonic()
    first, second, third = read(tmp_path / "in", timeout=0.2)
    assert time.monotonic() - started < 5
    assert isinstance(first, Document)
    assert second == Failure("in/b.txt", "takes longer than --timeout 0.2", "plain")
    assert isinstance(third, Document)


def test_a_text_in_which_facts_are_looked_for_too_long_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "annotate", lambda document, nlp: endless())
    (found,) = pipeline.stream([Document(STORY, path="a.txt")], lambda: None, timeout=0.1)  # type: ignore[arg-type, return-value]
    assert found == Failure("a.txt", "takes longer than --timeout 0.1", "pipeline")


def test_the_clock_stops_when_the_work_is_done() -> None:
    with limits.seconds(0.05):
        pass
    time.sleep(0.1)


def test_outside_the_main_thread_there_is_no_bound() -> None:
    done: list[Any] = []

    def work() -> None:
        with limits.seconds(0.01):
            time.sleep(0.05)
        done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done
