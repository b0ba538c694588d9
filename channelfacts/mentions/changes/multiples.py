"""Changes told as a multiple: "doubled", "halved", "ten times as many", "fivefold"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from channelfacts.annotations import NumberMention, Sentence, Word
from channelfacts.lexicons import lexicon
from channelfacts.mentions.changes.words import Figure, listed
from channelfacts.mentions.numbers import bound_after, bound_before
from channelfacts.mentions.numbers.bounds import stronger

MORE_BY_HALF = (["as", "many", "again"], ["as", "much", "again"])


def multiples(text: str, sentence: Sentence, row: Sequence[Word], numbers: Sequence[NumberMention]) -> Iterator[Figure]:
    table = lexicon("changes")["multiples"]
    for i, word in enumerate(row):
        if word.lower in listed("halves", "words"):
            bound = bound_before(text, word.start, sentence.start)
            yield Figure(_start(row, i, bound.offset), i + 1, i, Decimal(50), "down", "multiple", bound.qualifier)
        elif word.lower in table and _changes(row, i):
            bound = bound_before(text, word.start, sentence.start)
            percent = Decimal(100 * (table[word.lower] - 1))
            yield Figure(_start(row, i, bound.offset), i + 1, i, percent, "up", "multiple", bound.qualifier)
        elif word.lower == "half" and [w.lower for w in row[i + 1 : i + 4]] in MORE_BY_HALF:
            bound = bound_before(text, word.start, sentence.start)
            yield Figure(_start(row, i, bound.offset), i + 4, i, Decimal(50), "up", "multiple", bound.qualifier)
        elif word.lower == "half" and _compares(row, i + 1) and (i + 1 < len(row) and row[i + 1].lower == "as"):
            bound = bound_before(text, word.start, sentence.start)
            yield Figure(_start(row, i, bound.offset), i + 1, i, Decimal(50), "down", "multiple", bound.qualifier)
        elif (fold := re.fullmatch(r"(\d{1,3})-?fold", word.lower)) is not None:
            yield Figure(i, i + 1, i, Decimal(100 * (int(fold[1]) - 1)), "up", "multiple")
    for number in numbers:
        if number.percent or number.ordinal or number.value < Decimal("1.1"):
            continue
        end = next((i for i, w in enumerate(row) if w.start >= number.end), len(row))
        first = next((i for i, w in enumerate(row) if w.end > number.outer_start), None)
        if first is not None and end < len(row) and row[end].lower == "times" and _compares(row, end + 1):
            low = row[end + 1].lower in ("fewer", "lower", "less", "smaller")
            percent = 100 * (1 - 1 / number.value) if low else 100 * (number.value - 1)
            after = bound_after(text, row[end].end, sentence.end)
            yield Figure(
                first,
                end + 1,
                end,
                percent,
                "down" if low else "up",
                "multiple",
                stronger(number.qualifier, after.qualifier),
            )


def _start(row: Sequence[Word], i: int, offset: int) -> int:
    return next((j for j in range(i + 1) if row[j].end > offset), i)


def _changes(row: Sequence[Word], i: int) -> bool:
    """Does this "double" or "twice" tell of a change, or is it an idiom, a frequency, an adjective?"""
    word = row[i].lower
    ahead = row[i + 1].lower if i + 1 < len(row) else ""
    before = row[i - 1].lower if i else ""
    if word == "twice" or (
        word in ("double", "treble", "triple", "quadruple")
        and before
        in (
            "nearly",
            "almost",
            "than",
            "about",
            "is",
            "was",
            "were",
            "are",
            "be",
            "around",
            "over",
            "roughly",
            ",",
            "–",
            "—",
            "-",
        )
    ):
        return (
            (word != "twice" and not ahead.isalpha())
            or _compares(row, i + 1)
            or (word != "twice" and ahead.endswith(("'s", "’s")))
        )
    if word in ("double", "treble", "triple", "quadruple", "doubles", "triples"):
        if before in ("a", "an", "the", "his", "her", "their", "its"):
            return False
        return ahead not in listed("no_change", "after") or (
            before in ("to", "will", "could", "would", "may", "might") and ahead in ("in", "since", "by", "the")
        )
    if word.endswith("fold"):
        return True
    return ahead not in ("down", "as", "up", "glazing") or (
        word == "doubled" and ahead == "as" and row[i + 2 : i + 3] != ()
    )


def _compares(row: Sequence[Word], i: int) -> bool:
    """ "as many", "the number", "higher", "last year's", "what": a multiple of something."""
    if i >= len(row):
        return False
    word = row[i].lower
    ahead = row[i + 1].lower if i + 1 < len(row) else ""
    if word == "as":
        return ahead in ("many", "much", "high", "large", "big", "great")
    if word in ("more", "fewer", "less"):
        return ahead not in listed("no_change", "likely")
    if word in ("the", "its", "their", "last", "that", "what", "this"):
        return ahead not in ("limit",) and word != "this"
    return word in ("higher", "greater", "larger", "bigger", "lower")
