"""How a store stands, in lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from channelfacts.query.characters import in_a_line

WIDTH = 11


def lines(found: dict[str, Any], most: int) -> Iterator[str]:
    """The lines of `query.status`; of files left out or stale, `most` at most."""
    yield _line("Store", f"{found['store']}, {_size(found['bytes'])}, format {found['format']}")
    first, last = found["published"]["first"], found["published"]["last"]
    dates = "" if first is None else f", published {first}" + (f" to {last}" if last != first else "")
    variants = f", {found['variants']:,} of them variants" if found["variants"] else ""
    yield _line("Documents", f"{found['documents']:,}, {found['words']:,} words{dates}{variants}")
    facts = ", ".join(f"{number:,} {kind}" for kind, number in found["facts"].items() if number)
    yield _line("Facts", facts or "none")
    reviews = [f"{number:,} {how}" for how, number in found["reviews"].items() if number]
    if reviews:
        yield _line("Reviews", ", ".join(reviews))
    yield _line("Files", f"{found['files']:,}")
    if found["last_run"] is not None:
        yield _line("Last run", _run(found["last_run"]))
    left_out = [f"{in_a_line(one['path'])}: {in_a_line(one['reason'])}" for one in found["left_out"]]
    yield from _listed("Left out", left_out, most)
    stale = [f"{in_a_line(one['path'])}: {one['reason']}" for one in found["stale"]]
    yield from _listed("Stale", stale, most)


def _run(run: dict[str, Any]) -> str:
    outcome = run["outcome"] or "not ended: it runs still, or was killed"
    when = run["started"].replace("T", " ").removesuffix("+00:00")
    parts = [f"{when} UTC, {outcome}"]
    if run["outcome"] is not None:
        names = (("documents", "read"), ("unchanged", "unchanged"), ("failed", "left out"), ("pruned", "dropped"))
        parts.append(", ".join(f"{run[name]:,} {said}" for name, said in names if run[name] or name == "documents"))
    return ": ".join(parts)


def _listed(title: str, items: Sequence[str], most: int) -> Iterator[str]:
    yield _line(title, f"{len(items):,}" if items else "nothing")
    yield from (f"  {item}" for item in items[:most])
    if len(items) > most:
        yield f"  and {len(items) - most:,} more (--format json has all)"


def _line(title: str, said: str) -> str:
    return f"{title:<{WIDTH}}{said}"


def _size(bytes_: int) -> str:
    size, units = float(bytes_), ["bytes", "kB", "MB", "GB"]
    while size >= 1000 and len(units) > 1:
        size, units = size / 1000, units[1:]
    return f"{size:.0f} bytes" if units[0] == "bytes" else f"{size:.1f} {units[0]}"
