"""Direct speech: where it stands, and who speaks."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from channelfacts.annotations import Attribution


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch of direct speech. at: where the words for its speaker begin, None where nobody is named."""

    start: int
    end: int
    at: int | None


class Speech:
    """The quotations of a text, asked by offset."""

    def __init__(self, text: str, attributions: list[Attribution]) -> None:
        known = sorted((a.start, a.end, a.speaker_start) for a in attributions if a.direct)
        self.quotations = [
            Quotation(
                start, end, next((at for a, b, at in known if a < end and start < b and not start <= at < end), None)
            )
            for start, end in marked(text)
            if not partial(text, start)
        ]
        self._starts = [q.start for q in self.quotations]

    def at(self, offset: int) -> Quotation | None:
        """The quotation in which `offset` lies."""
        i = bisect_right(self._starts, offset) - 1
        return self.quotations[i] if i >= 0 and offset < self.quotations[i].end else None

    def before(self, quotation: Quotation) -> Quotation | None:
        """The quotation before one."""
        i = bisect_right(self._starts, quotation.start) - 2
        return self.quotations[i] if i >= 0 else None


def partial(text: str, start: int) -> bool:
    """Is it a part of the writer's own sentence that stands between quotation marks ("called him "a class act"")?"""
    ahead, behind = text[start + 1 : start + 2], text[:start].rstrip()[-1:]
    return ahead.islower() and behind not in (",", ":", "") and not text[:start].endswith("\n")


def marked(text: str) -> list[tuple[int, int]]:
    """Stretches between quotation marks; one that is not closed runs to the end of its paragraph."""
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for i, sign in enumerate(text):
        if sign == "“" or (sign == '"' and opened is None):
            opened = i if opened is None else opened
        elif sign in '"”' and opened is not None:
            found.append((opened, i + 1))
            opened = None
        elif sign == "\n" and opened is not None and text[i + 1 : i + 2] in ("\n", "\r", ""):
            found.append((opened, i))
            opened = None
    if opened is not None:
        found.append((opened, len(text)))
    return found
