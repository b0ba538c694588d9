"""No text makes our regular expressions slow: 100 kB of its worst case take each a time that grows as the text does."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path


def test_every_regular_expression_is_linear() -> None:
    """In a process of its own: the expressions are recorded as they are compiled. See tests/patterns.py."""
    command = [sys.executable, "-m", "tests.patterns"]
    done = subprocess.run(command, cwd=Path(__file__).parents[1], capture_output=True, check=True, encoding="utf-8")
    found = json.loads(done.stdout)
    assert found["expressions"] > 300
    assert found["slow"] == {}
