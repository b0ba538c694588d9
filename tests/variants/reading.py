"""The pairs of pairs.toml as texts."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts with their dates, and whether one is a variant of the other."""

    kind: str
    like: bool
    first: str
    second: str
    dates: tuple[str | None, str | None]


def pairs() -> list[Pair]:
    found = tomllib.loads((HERE / "pairs.toml").read_text("utf-8"))["pair"]
    return [
        Pair(
            one["kind"], one["like"], text(**one["first"]), text(**one["second"]), tuple(one.get("dates", (None, None)))
        )
        for one in found
    ]


def story(name: str) -> str:
    return (HERE / "stories" / f"{name}.txt").read_text("utf-8")


def text(
    of: str,
    *,
    fill: dict[str, str] | None = None,
    headline: str | None = None,
    drop: tuple[int, ...] = (),
    keep: float = 1.0,
    replace: tuple[tuple[str, str], ...] = (),
    before: str = "",
    after: Any = "",
) -> str:
    """A story with what is done to it. What is to be replaced must be there."""
    written = story(of) if fill is None else story(of).format(**fill)
    for old, new in replace:
        assert old in written, f"{of} has no {old!r}"
        written = written.replace(old, new)
    lines = written.strip().split("\n")
    if headline is not None:
        lines[0] = headline
    written = "\n".join(line for number, line in enumerate(lines, 1) if number not in drop)
    written = written[: round(len(written) * keep)].rpartition(" ")[0] if keep < 1 else written
    more = after if isinstance(after, str) else "\n".join(story(name) for name in after)
    return "\n".join(part for part in (before, written, more) if part) + "\n"


def counted() -> dict[str, int]:
    """How many pairs there are of either sort."""
    found: dict[str, int] = defaultdict(int)
    for one in pairs():
        found["like" if one.like else "apart"] += 1
    return dict(found)
