"""Debates as they are printed, turn by turn: "Priti Patel: The right hon. Gentleman asks a fair question"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from channelfacts.annotations import PersonMention, Word

LABEL = re.compile(r"(?:\s*\([^()\n]{1,80}\)){0,3}\)?\s*:(?=\s)")
"""What stands between a speaker's name and what he says: "(Torfaen) (Lab):"."""
BEFORE = 90
"""Characters of an office before the name of who holds it, where a turn opens with both."""
COURTESY = frozenset(("friend", "gentleman", "lady", "member", "baroness", "lord"))
FEWEST = 3
"""Turns that make a debate."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says, from `start` on; other: who spoke before."""

    start: int
    speaker: int
    other: int | None


class Debate:
    """The turns of a debate; none where the text is no debate.

    unclear: it is one, and does not show who speaks: "he" and "my hon. Friend" may be anybody who sits opposite.
    """

    def __init__(self, text: str, people: Sequence[PersonMention]) -> None:
        self.turns: list[Turn] = []
        self.unclear = False
        if "hon. " not in text and "Hon. " not in text:
            return
        opened: list[tuple[int, int]] = []
        for mention in sorted(people, key=lambda m: m.start):
            label = LABEL.match(text, mention.end)
            line = text.rfind("\n", 0, mention.start) + 1
            if (
                label is not None
                and mention.start - line <= BEFORE
                and "." not in text[line : mention.start].replace(". ", "", 1)
            ):
                opened.append((label.end(), mention.person))
        if len(opened) < FEWEST:
            self.unclear = True
            return
        last: int | None = None
        other: int | None = None
        for start, speaker in opened:
            if speaker != last:
                other, last = last, speaker
            self.turns.append(Turn(start, speaker, other))
        self._starts = [turn.start for turn in self.turns]

    def at(self, offset: int) -> Turn | None:
        """The turn in which `offset` lies."""
        if not self.turns:
            return None
        i = bisect_right(self._starts, offset) - 1
        return self.turns[i] if i >= 0 else None


def courtesy(row: Sequence[Word], i: int) -> tuple[int, str | None] | None:
    """(end, `f` or `m` where told) of "my right hon. Friend" at token `i`; None where a name or seat follows."""
    at = i + 1
    if row[i].lower not in ("my", "the") or at >= len(row):
        return None
    honoured = False
    while at < len(row) and (row[at].lower in ("right", "hon", "hon.", ".", "and", "learned", "gallant", "noble")):
        honoured = honoured or row[at].lower in ("hon", "hon.", "noble")
        at += 1
    if not honoured or at >= len(row) or row[at].lower not in COURTESY:
        return None
    end = at + 1
    if end < len(row) and (row[end].lower in ("the", "for", "from", "(") or row[end].text[0].isupper()):
        return None
    if end + 1 < len(row) and row[end].text == "," and row[end + 1].lower == "the":
        return None
    return end, {"gentleman": "m", "lady": "f", "lord": "m", "baroness": "f"}.get(row[at].lower)
