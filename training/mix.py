"""How much of each corpus is read in a round, and which variants are made: training/mix.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def _table() -> dict[str, dict[str, float]]:
    return tomllib.loads((Path(__file__).parent / "mix.toml").read_text("utf-8"))


def mix() -> dict[str, float]:
    """The rounds of each corpus in one round of training: 0.5 is half of it, 3 three times."""
    return _table()["rounds"]


def variants() -> dict[str, float]:
    """The shares of the variants among the Samples that are varied."""
    return _table()["variants"]
