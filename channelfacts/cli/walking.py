"""A walk through facts on the terminal: one is shown, a letter says what is to be said of it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from channelfacts.cli.reporting import note
from channelfacts.errors import UsageError

if TYPE_CHECKING:
    from channelfacts.store import Store

KEYS = "a accept, r reject, c FIELD=VALUE change, n TEXT note, u undo, s skip, b back, q quit"
VERDICTS: dict[str, Literal["accepted", "rejected"]] = {"a": "accepted", "r": "rejected"}


def walk(store: Store, facts: Sequence[tuple[str, str]]) -> None:
    """Show each (kind, id) and do what is answered, a line an answer, until all are seen or `q`.

    Every answer is kept at once: who stops in the middle loses nothing.
    """
    from channelfacts.show import reviewing, tables

    if not facts:
        note("nothing to review (--all shows what was reviewed before)")
        return
    console = tables.console()
    note(f"{len(facts):,} to review. {KEYS}")
    at, said = 0, 0
    while at < len(facts):
        kind, fact_id = facts[at]
        fact, doc_id = store.fact(kind, fact_id)
        console.print()
        reviewing.show(store, kind, fact, doc_id, f"{at + 1} of {len(facts)}", console)
        sys.stdout.flush()
        step = None
        while step is None:
            answer = _ask()
            if answer is None:
                note(f"{said:,} reviewed, {len(facts) - at:,} left: run it again to go on")
                return
            step, kept = _answered(store, kind, fact_id, answer)
            said += kept
        at = max(0, at + step)
    note(f"{said:,} reviewed; all seen")


def _ask() -> str | None:
    """The answer; None at the end of the input, or for `q`."""
    print("> ", end="", file=sys.stderr, flush=True)
    line = sys.stdin.readline()
    if not sys.stdin.isatty():
        print(file=sys.stderr)
    return None if not line or line.strip().lower() in ("q", "quit") else line.strip()


def _answered(store: Store, kind: str, fact_id: str, answer: str) -> tuple[int | None, int]:
    """How far to go for an answer (0: the same fact again, None: ask again), and whether it was a verdict."""
    from channelfacts import review as reviewing

    key, _, rest = answer.partition(" ")
    key, rest = key.lower(), rest.strip()
    if key in ("", "s", "skip"):
        return 1, 0
    if key in ("b", "back"):
        return -1, 0
    try:
        before = reviewing.said_of(store, fact_id)
        if key in ("u", "undo"):
            store.unreview(kind, fact_id)
        elif key[:1] in VERDICTS and key in ("a", "accept", "r", "reject"):
            verdict = VERDICTS[key[0]]
            reviewing.review(store, kind, fact_id, verdict=verdict, note=rest or None, before=before)
            return 1, 1
        elif key in ("c", "change") and rest:
            reviewing.review(store, kind, fact_id, changes=[rest], before=before)
        elif key in ("n", "note") and rest and before is None:
            note("a note goes with a verdict: a TEXT or r TEXT")
            return None, 0
        elif key in ("n", "note") and rest:
            reviewing.review(store, kind, fact_id, note=rest, before=before)
        else:
            note(KEYS)
            return None, 0
    except UsageError as error:
        note(str(error))
        return None, 0
    return 0, 0
