"""What stands on one line of a page without a wide gap.

Positions are in points, from the lower left corner of the page as one looks at it. Heights are those of the font, so
that all letters of a line have the same.
"""

from __future__ import annotations

from typing import NamedTuple


class Segment(NamedTuple):
    """Letters on one line without a wide gap between them. word: where its first word ends."""

    text: str
    x0: float
    x1: float
    bottom: float
    top: float
    word: float

    @property
    def height(self) -> float:
        return self.top - self.bottom
