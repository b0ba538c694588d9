"""A bound on time that also ends loops inside libraries."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class OutOfTime(BaseException):
    """The time is up. No Exception: libraries that catch those to carry on would never stop."""


@contextmanager
def seconds(limit: float | None) -> Iterator[None]:
    """Raise OutOfTime in the body once it has taken `limit` seconds; None: never.

    By a signal, which only the main thread of a process gets, and Python acts on between two of its instructions:
    a call into C that never looks up ends first. It comes again every second, for code that swallows it. Not to be
    nested. Outside the main thread, or where there are no such signals (Windows), there is no bound.
    """
    if limit is None or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def up(number: int, frame: FrameType | None) -> None:
        raise OutOfTime

    before = signal.signal(signal.SIGALRM, up)
    try:
        signal.setitimer(signal.ITIMER_REAL, max(limit, 1e-6), 1.0)
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def said(limit: float | None) -> str:
    """What is said of a document that was given up."""
    return f"takes longer than --timeout {limit:g}"
