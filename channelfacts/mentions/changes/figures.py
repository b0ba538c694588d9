"""The figures of change in a sentence: "rose by 20 per cent", "a third higher", "doubled", "ten times as many"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from channelfacts.annotations import NumberMention, Sentence, Word
from channelfacts.lexicons import lexicon
from channelfacts.mentions.changes.multiples import multiples
from channelfacts.mentions.changes.words import Figure, directions, listed
from channelfacts.mentions.numbers import bound_before

REACH = 8
"""Words between a word of direction and its figure, at most."""


def figures(text: str, sentence: Sentence, row: Sequence[Word], numbers: Sequence[NumberMention]) -> list[Figure]:
    """The changes of a sentence, in order, whatever they are of. `row`: its words, joined."""
    found: list[Figure] = []
    for first, end, percent, qualifier, unit in _amounts(text, sentence, row, numbers):
        figure = _directed(row, first, end, percent, qualifier, unit)
        if figure is None and found:
            figure = _carried(row, first, end, percent, qualifier, unit, found[-1])
        if figure is not None:
            found.append(figure)
    found += multiples(text, sentence, row, numbers)
    return sorted(found, key=lambda figure: figure.first)


def _amounts(
    text: str, sentence: Sentence, row: Sequence[Word], numbers: Sequence[NumberMention]
) -> Iterator[tuple[int, int, Decimal, str, str]]:
    """(first word, word behind, percent, qualifier, unit) of percentages and fractions."""
    rows = [n for n in numbers if n.percent]
    marks: list[tuple[int, int, Decimal, str, str]] = []
    for number in rows:
        first = next((i for i, w in enumerate(row) if w.end > number.outer_start), None)
        end = next((i for i, w in enumerate(row) if w.start >= number.end), len(row))
        if first is None:
            continue
        unit = "percent"
        while end < len(row) and row[end].lower in (
            "%",
            "per",
            "cent",
            "percent",
            "pc",
            "percentage",
            "points",
            "point",
            "-",
        ):
            if row[end].lower in ("points", "point"):
                unit = "points"
            end += 1
        if (
            end + 1 < len(row)
            and row[end].text == "."
            and row[end - 1].lower == "cent"
            and row[end + 1].text[0].islower()
        ):
            end += 1  # Hansard's "20 per cent. lower"
        marks.append((first, end, number.value, number.qualifier, unit))
    fractions = lexicon("changes")["fractions"]
    for i, word in enumerate(row):
        parts = word.lower.split("-")
        name = parts[-1]
        if name not in fractions or (len(parts) > 1 and parts[0] not in PARTS):
            continue
        count = PARTS.get(parts[0]) if len(parts) > 1 else PARTS.get(row[i - 1].lower) if i else None
        first = i - (len(parts) == 1 and count is not None)
        if count is None and not (
            name == "half" and i and row[i - 1].lower in ("by", "than", "in", "almost", "nearly", "about")
        ):
            continue
        if i + 1 < len(row) and row[i + 1].lower == "of":
            continue
        bound = bound_before(text, row[first].start, sentence.start)
        value = Decimal(67) if name == "thirds" and count == 2 else Decimal(fractions[name]) * (count or 1)
        start = next((j for j in range(first + 1) if row[j].end > bound.offset), first)
        marks.append((start, i + 1, value, bound.qualifier, "percent"))
    return iter(sorted(marks))


SIGNED = {"+": "up", "−": "down", "-": "down", "–": "down", "▲": "up", "▼": "down"}
"""Of a percentage in brackets or a table: "(−38%)"."""
PARTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}


def _directed(row: Sequence[Word], first: int, end: int, percent: Decimal, qualifier: str, unit: str) -> Figure | None:
    sign = row[first - 1].text if first and row[first - 1].end == row[first].start else row[first].text[:1]
    if sign in SIGNED and not (first > 1 and row[first - 2].text[0].isalnum()):
        start = first - (row[first - 1].text == sign and first > 0)
        return Figure(start, end, start, percent, SIGNED[sign], "verb", qualifier, unit)
    after = _direction_after(row, end)
    if after is not None:
        at, way, kind = after
        return Figure(first, at + 1, at, percent, way, kind, qualifier, unit)
    if end < len(row) and row[end].lower == "of" and not (first and row[first - 1].lower == "by"):
        return None
    before = _direction_before(row, first)
    if before is None:
        return None
    at, way, kind = before
    return Figure(at, end, at, percent, way, kind, qualifier, unit)


def _direction_after(row: Sequence[Word], end: int) -> tuple[int, str, str] | None:
    """ "28% drop", "eight per cent higher", "20 percent more migrants", "a 9% year-on-year increase"."""
    if end < len(row) and row[end].lower in directions("adjectives"):
        word = row[end].lower
        ahead = row[end + 1].lower if end + 1 < len(row) else ""
        if word in ("more", "less", "fewer", "greater", "larger", "bigger") and ahead in listed("no_change", "likely"):
            return None
        return end, directions("adjectives")[word], "adjective"
    for i in range(end, min(len(row), end + 4)):
        if row[i].lower in directions("nouns"):
            return i, directions("nouns")[row[i].lower], "noun"
        if not row[i].text[0].isalpha() or row[i].lower in (
            "of",
            "in",
            "from",
            "to",
            "and",
            "for",
            "on",
            "than",
            "the",
            "a",
            "by",
            "since",
            "over",
        ):
            return None
    return None


def _direction_before(row: Sequence[Word], first: int) -> tuple[int, str, str] | None:
    """ "rose by 20 per cent", "fell in August by 30 percent", "an increase of 31 percent", "up 12 percent"."""
    if not first or (row[first - 1].lower in listed("between_stop", "words")):
        return None
    by = row[first - 1].lower in ("by", "of")
    for i in range(first - 1, max(-1, first - REACH - 1), -1):
        word = row[i].lower
        if word in ("up", "down") and (i == first - 1 or row[i + 1].lower in listed("between", "words")):
            return _widened(row, i), word, "verb"
        if word in directions("verbs") and not (i and row[i - 1].lower in ("the", "a", "an", "this")):
            return i, directions("verbs")[word], "verb"
        if word in directions("nouns") or word in directions("verbs"):
            return i, directions("nouns").get(word) or directions("verbs")[word], "noun"
        aside = row[i].text == "," and row[i + 1].lower == "by"  # "fell even faster, by 46%"
        if not row[i].text[0].isalnum() and row[i].text not in "'’\"“”-" and not aside:
            return None
        if not by and word not in listed("between", "words"):
            return None
    return None


def _widened(row: Sequence[Word], i: int) -> int:
    """ "gone up": the verb before the particle is the word of direction."""
    return i - 1 if i and row[i - 1].lower in directions("verbs") else i


def _carried(
    row: Sequence[Word], first: int, end: int, percent: Decimal, qualifier: str, unit: str, last: Figure
) -> Figure | None:
    """ "down 22% from July and 56% from May", "fell by a third and the number of Albanians by more than half"."""
    gap = [w.lower for w in row[last.end : first]]
    joint = next((i for i, w in enumerate(gap) if w in ("and", "while", "but")), None)
    if gap[-1:] == ["by"] and joint is not None and joint < len(gap) - 2 and len(gap) < 12:
        return Figure(first, end, last.end + len(gap) - 1, percent, last.direction, "gapped", qualifier, unit)
    if not gap or len(gap) > 9 or not {"and", ",", "but", "or"} & set(gap[-2:]):
        return None
    ahead = row[end].lower if end < len(row) else ""
    if ahead not in ("from", "on", "over", "in", "compared", "since", "than", "for", "among"):
        return None
    return Figure(first, end, last.at, percent, last.direction, "carried", qualifier, unit)
