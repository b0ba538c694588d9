"""Marks in the stream of documents: where a file begins and ends, what was passed over because it is known."""

from __future__ import annotations

from dataclasses import dataclass

from channelfacts.documents.source import Source


@dataclass(frozen=True, slots=True)
class Opened:
    """A file is about to be read: what follows, up to its Closed, lies in it."""

    source: Source


@dataclass(frozen=True, slots=True)
class Closed:
    """A file was read to its end. passing: what went wrong with it may go right the next time."""

    source: Source
    passing: bool = False


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A file that is as it was when its documents were kept; it was not read."""

    source: Source


@dataclass(frozen=True, slots=True)
class Kept:
    """A document that was kept before its file was read to the end; it is not looked through again."""

    path: str
    doc_id: str


Mark = Opened | Closed | Unchanged | Kept
