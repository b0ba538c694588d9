"""Ctrl-C, and what systems send to end a program: heard at once, wherever the program is, and never taken for a bug.

An interrupt may come inside a library that swallows it, or turns it into an error of its own. So it is noted when it
comes: a loop asks with `check`, and whatever error comes to the top after it is the stop.
"""

from __future__ import annotations

import signal
import threading
from types import FrameType

from channelfacts.cli.reporting import note

SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")
_heard: list[int] = []
_told: list[bool] = []


def listen() -> None:
    """Note the signals that end the program. What the parent has it ignore (nohup) stays ignored."""
    _heard.clear()
    if threading.current_thread() is not threading.main_thread():
        return
    for name in SIGNALS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(number, _hear)


def _hear(number: int, frame: FrameType | None) -> None:
    _heard.append(number)
    raise KeyboardInterrupt


def heard() -> bool:
    """Whether the program was told to stop."""
    return bool(_heard)


def check() -> None:
    """Raises KeyboardInterrupt where one was swallowed."""
    if _heard:
        raise KeyboardInterrupt


def forget() -> None:
    """A command begins, of which nothing has been said yet."""
    _told.clear()


def tell(text: str) -> None:
    """Say that the program was stopped: once, by whoever knows most of what that means."""
    if not _told:
        _told.append(True)
        note(text)


def code() -> int:
    """The exit code of a stop: 130 after Ctrl-C, 143 after SIGTERM, 129 after SIGHUP, as shells have it."""
    return 128 + (_heard[0] if _heard else signal.SIGINT)
