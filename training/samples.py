"""What every converter gives: a stretch of text with the names in it."""

from __future__ import annotations

from dataclasses import dataclass

Span = tuple[int, int, str]
"""start, end (characters) and label of a name."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence or paragraph of a corpus. doc: what is split as a whole. spans are in order and do not overlap.

    unknown: stretches (start, end) whose label nobody has given: that they are no names must not be learnt from them.
    """

    corpus: str
    doc: str
    text: str
    spans: tuple[Span, ...]
    unknown: tuple[tuple[int, int], ...] = ()
