"""A bound on the white space within a date."""

from __future__ import annotations

BOUNDS = {
    r"\s+": r"\s{1,20}",
    r"\s*": r"\s{0,20}",
    r"[\s-]+": r"[\s-]{1,20}",
    r"[\s,]+": r"[\s,]{1,20}",
    r"[,\s]*": r"[,\s]{0,20}",
    r"\W*": r"\W{0,40}",
}


def close(pattern: str) -> str:
    """The pattern with a bound on what may stand between its words: without one, a blank page takes for ever."""
    for endless, bounded in BOUNDS.items():
        pattern = pattern.replace(endless, bounded)
    return pattern
