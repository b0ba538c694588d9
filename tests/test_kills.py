"""A run that is killed loses nothing: `python -m tests.kills` is the same with 300 documents and 30 kills."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.kills import disturb, make


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_kills_lose_nothing_and_halve_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    make(folder, 40)
    assert disturb(folder, kills=4, seed=1).kills == 4
