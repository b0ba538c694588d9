"""The marked cases are well written, a third of them held out, and read as well as they were when last looked at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import channelfacts as cf
from channelfacts.model import Document
from tests.sentences.reading import HELD_OUT, HERE, KINDS, Case, cases
from tests.sentences.scoring import Score, score

FILES = sorted(path.name for path in HERE.glob("*.txt"))


@pytest.fixture(scope="module")
def read(nlp: Any) -> Callable[[Case], dict[str, Any]]:
    def record(case: Case) -> dict[str, Any]:
        (found,) = cf.extract([Document(case.in_context, published=case.published)], nlp=nlp)
        return dict(found.model_dump(mode="json"))

    return record


def scores(folder: Path, read: Any) -> dict[str, Score]:
    return score([case for path in sorted(folder.glob("*.txt")) for case in cases(path)], read, KINDS)


@pytest.mark.parametrize("name", FILES)
def test_the_hash_of_a_text_settles_which_part_it_is_of(name: str) -> None:
    assert not [case.text for case in cases(HERE / name) if case.held_out]
    assert not [case.text for case in cases(HELD_OUT / name) if not case.held_out]


def test_no_text_stands_there_twice() -> None:
    texts = [case.text for folder in (HERE, HELD_OUT) for path in folder.glob("*.txt") for case in cases(path)]
    assert len(texts) == len(set(texts))


def test_so_many_are_written_as_the_ledger_of_figures_needs() -> None:
    every = [case for folder in (HERE, HELD_OUT) for path in folder.glob("*.txt") for case in cases(path)]
    marked = {kind: sum(bool(case.facts.get(kind)) for case in every) for kind in ("money", "counts", "changes")}
    assert marked["money"] >= 120
    assert marked["counts"] >= 150
    assert marked["changes"] >= 40
    assert sum(not any(case.facts.values()) for case in every) >= 120
