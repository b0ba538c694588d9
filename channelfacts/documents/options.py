"""What a user may say about how files are read: handed down with every Source, from file to archive to row."""

from __future__ import annotations

from dataclasses import dataclass

MAX_BYTES = 1_000_000_000
"""Of one document, before and after decoding: as much as SQLite keeps in one field."""

TIMEOUT = 300.0
"""Seconds to read one document, and again for each 100,000 characters that facts are looked for in."""


@dataclass(frozen=True, slots=True)
class Options:
    """How files are read. Columns are those of tables and the keys of JSON; None: guessed by their names.

    published: ISO date of all documents. max_bytes: the most that one document may have. timeout: seconds that one
    document may take to read; None for as long as it takes.
    """

    published: str | None = None
    text_column: str | None = None
    id_column: str | None = None
    date_column: str | None = None
    title_column: str | None = None
    max_bytes: int = MAX_BYTES
    timeout: float | None = TIMEOUT

    @property
    def names_columns(self) -> bool:
        """Whether the user speaks of columns: then a text without an ending is a table."""
        return any((self.text_column, self.id_column, self.date_column, self.title_column))


DEFAULT = Options()
