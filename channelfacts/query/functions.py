"""The functions that the SQL of filters and orders calls."""

from __future__ import annotations

import sqlite3

from channelfacts.query.characters import fold


def prepare(connection: sqlite3.Connection) -> None:
    """`has(text, part)`, `folded(text)`: without case and accents."""
    connection.create_function("has", 2, lambda text, part: text is not None and part in fold(text), deterministic=True)
    connection.create_function("folded", 1, lambda text: text if text is None else fold(text), deterministic=True)
