"""Transactions that wait for their turn, can be stopped at any moment, and are whole or nothing."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager

TURN = 30.0
"""Seconds to wait while another program writes."""

STEP_MS = 200
"""Milliseconds that SQLite itself waits at a time: within it Ctrl-C is not heard."""


@contextmanager
def transaction(opened: sqlite3.Connection) -> Iterator[None]:
    """All that is done within, or nothing of it. Raises OperationalError where another program keeps writing."""
    try:
        begin(opened)
        yield
        opened.execute("COMMIT")
    except BaseException:
        # Ctrl-C may come when all is committed, and a full disk has SQLite roll back itself.
        if opened.in_transaction:
            opened.execute("ROLLBACK")
        raise


def begin(opened: sqlite3.Connection) -> None:
    """Become the one that writes."""
    end = time.monotonic() + TURN
    while True:
        try:
            opened.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
        else:
            return
