"""What a figure is compared with: "than at the same point last year", "on the peak of 2022", "from 35 in May"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from channelfacts.annotations import Word
from channelfacts.mentions.changes.measures import nominal
from channelfacts.mentions.changes.phrases import trim
from channelfacts.mentions.changes.words import Figure, directions, listed

YEAR = re.compile(r"(?:fy ?)?(?:19|20)\d\d")


def baseline(row: Sequence[Word], figure: Figure) -> tuple[int, int] | None:
    """Against what, as words of the sentence: behind "than", "from", "compared with", "on", ..."""
    alone = _alone(row, figure)
    if alone is not None:
        return alone
    if row[figure.at].lower in ("above", "below") and figure.end < len(row):
        return _reference(row, figure.end)
    if figure.kind == "multiple" and nominal(row, figure):
        named = _reference(row, figure.end)
        words = {w.lower for w in row[named[0] : named[1]]} if named is not None else set()
        known = listed("baselines", "times") | listed("baselines", "earlier")
        if any(w in known or YEAR.fullmatch(w) for w in words):
            return named
    weak = ("in", "during", "throughout", "as")
    for passes in (False, True):  # "four times more came in January than in May": the "in" is none
        skip_as = 2 if figure.end < len(row) and row[figure.end].lower == "as" else 0
        for at in range(figure.end + skip_as, min(len(row), figure.end + 16)):
            word = row[at].lower
            if at > figure.end and (word in listed("baselines", "ends") or row[at].text in ";:(—–-"):
                break
            if row[at].text == "," and at > figure.end + 1:
                break
            length = _marker(row, at)
            skip = not passes and word in weak and length == 1
            if length and not skip and (found := _compared(row, at, length)) is not None:
                return found
    return _compared_before(row, figure)


def _reference(row: Sequence[Word], start: int) -> tuple[int, int] | None:
    if start >= len(row) or (
        row[start].lower not in ("the", "its", "their", "last", "that", "what") and not row[start].lower.endswith("'s")
    ):
        return None
    end = start
    while end < len(row) and end - start < 12 and (row[end].text[0].isalnum() or row[end].text in "'’"):
        if end > start and row[end].lower in (
            "but",
            "while",
            "which",
            "who",
            "to",
            "said",
            "when",
            "because",
            "by",
            "as",
        ):
            break
        end += 1
    return trim(row, start, end)


def _alone(row: Sequence[Word], figure: Figure) -> tuple[int, int] | None:
    for i in range(max(0, figure.first - 2), min(len(row), figure.end + 3)):
        for length in (1, 3):
            if " ".join(w.lower for w in row[i : i + length]) in listed("baselines", "alone"):
                return i, i + length
    return None


def _marker(row: Sequence[Word], at: int) -> int:
    """How many words of a preposition of comparison stand at `at`; 0 for none."""
    for length in (5, 4, 3, 2, 1):
        if " ".join(w.lower for w in row[at : at + length]) in listed("baselines", "before"):
            return length
    return 0


def _compared(row: Sequence[Word], at: int, length: int) -> tuple[int, int] | None:
    """The phrase behind the preposition at `at`, where it is an earlier figure or time and no measure or cause."""
    marker = " ".join(w.lower for w in row[at : at + length])
    start = at + length
    while start < len(row) and row[start].lower in listed("baselines", "skipped") and row[start].lower != "the":
        start += 1
    end = start
    while end < len(row) and end - start < 9:
        word = row[end]
        abbreviated = word.text == "." and end + 1 < len(row)
        if not word.text[0].isalnum() and word.text not in "-'’\"“”/" and not abbreviated:
            break
        if end > start and (word.lower in listed("baselines", "stops") or word.lower in directions("adjectives")):
            break
        end += 1
    found = trim(row, start, end)
    if found is None:
        return None
    words = {w.lower.removesuffix("'s") for w in row[found[0] : found[1]]}
    timed = any(w in listed("baselines", "times") or re.match(r"(?:19|20)\d\d|fy", w) for w in words)
    if marker in listed("baselines", "weak") and not timed and not row[found[0]].text[0].isdigit():
        return None
    if marker in listed("baselines", "weak") and _goes_with(row, found):
        return None
    if marker in ("in", "during", "throughout"):
        spans = words & listed("baselines", "spans") and (len(words) == 1 or words & listed("baselines", "counted"))
        return found if spans or words & listed("baselines", "earlier") else None
    return found


def _goes_with(row: Sequence[Word], found: tuple[int, int]) -> bool:
    """Is it the time of the figure itself: "in the year to June", "over the same twelve months"?"""
    words = [w.lower for w in row[found[0] : found[1]]]
    if "same" in words:
        return not (set(words) & listed("baselines", "past") or any(YEAR.fullmatch(w) for w in words))
    return found[1] < len(row) and row[found[1]].lower in ("to", "ending", "ended") and words[-1:] == ["year"]


def _compared_before(row: Sequence[Word], figure: Figure) -> tuple[int, int] | None:
    """ "family units in 2019 compared to the same period in 2018 jumped by"; "Compared with last year, ..."."""
    if row and row[0].lower == "since" and (since := _compared(row, 0, 1)) is not None:
        return since  # "Since 2002 the number has fallen by two-thirds"
    for at in range(figure.first - 1, -1, -1):
        if row[at].text == ";" or (row[at].text == ":" and at < figure.first - 3):
            return None
        led = row[at].lower == "against" and at > 0 and row[at - 1].text == ","
        if (row[at].lower == "compared" or led) and _marker(row, at):
            found = _compared(row, at, _marker(row, at))
            if found is not None:
                return found[0], min(
                    found[1],
                    next((i for i in range(found[0], found[1]) if row[i].lower in directions("verbs")), found[1]),
                )
    return None
