"""What can go wrong that is not a bug. Each is said in one line; bugs keep their traceback.

ChannelfactsError
├── UsageError      a wrong argument, option, column, currency or date (exit 2)
├── InputError      a text that cannot be read (exit 1 when nothing else could be done)
├── StoreError      a store that is missing, of another format or of a later version (exit 1)
├── DataError       a file of data/ that is missing or malformed (exit 1)
├── GazetteerError  a file of names of one's own that is missing or malformed (exit 1)
├── SettingsError   a channelfacts.toml that cannot be understood (exit 2)
└── ModelError      a spaCy model that cannot be loaded (exit 1)
"""

from __future__ import annotations


class ChannelfactsError(Exception):
    """The root: its text is one line, meant for the person at the keyboard."""


class UsageError(ChannelfactsError):
    """The caller asked for something that does not exist; the text names what does."""


class InputError(ChannelfactsError):
    """A document that cannot be read: `path` as given, `reason` in a few words."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class StoreError(ChannelfactsError):
    """The store cannot be opened, read or written."""


class DataError(ChannelfactsError):
    """A lexicon or gazetteer that is missing or malformed."""


class GazetteerError(ChannelfactsError):
    """A file of names of one's own: what is wrong, and in which line and column."""

    def __init__(self, path: object, reason: str, line: int | None = None, column: int | str | None = None) -> None:
        where = "" if line is None else f", line {line}"
        where += "" if column is None else f", column {column}"
        super().__init__(f"{path}{where}: {reason}")


class SettingsError(UsageError):
    """A `channelfacts.toml` that cannot be understood: the file, the line and what is right."""


class ModelError(ChannelfactsError):
    """A spaCy model that is not installed or cannot be loaded."""
