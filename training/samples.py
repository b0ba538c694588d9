"""What every converter gives: a stretch of text with the names in it."""

from __future__ import annotations

from dataclasses import dataclass

Span = tuple[int, int, str]
"""start, end (characters) and label of a name."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence or paragraph of a corpus. doc: what is split as a whole. spans are in order and do not overlap."""

    corpus: str
    doc: str
    text: str
    spans: tuple[Span, ...]
