"""What changed and against what: the phrase around the word of direction, and whether it is of the story."""

from __future__ import annotations

from collections.abc import Sequence

from channelfacts.annotations import CountMention, Sentence, Word
from channelfacts.mentions.changes.figures import Figure, directions, listed

LONGEST = 14
Stretch = tuple[int, int]
"""(start, end) in characters of the text."""
SIGNS = frozenset(",;:()—–…?!")
AUX = frozenset(["has", "have", "had", "is", "are", "was", "were", "will", "would", "could", "may", "might", "can", "been", "be", "also", "already", "since", "then", "to", "not", "still", "now", "only", "being", "even", "actually", "more", "than", "nearly", "almost", "about", "around", "at", "least", "over", "well", "set"])  # fmt: skip


def strong(words: Sequence[str]) -> bool:
    """Is one of the words of the story by itself?"""
    return any(
        part in listed("measures", "strong")
        for word in words
        for part in (word, word.removesuffix("'s"), *word.split("-"))
    )


def ordinary(words: Sequence[str]) -> bool:
    """Is one of the words of the story where a strong one stands near?"""
    return any(word.removesuffix("'s") in listed("measures", "ordinary") for word in words)


def foreign(words: Sequence[str]) -> bool:
    """Is one of the words of another story?"""
    return any(word in listed("measures", "foreign") for word in words)


def near_story(sentences: Sequence[Sentence], index: int) -> bool:
    """Does a strong word stand in the sentence or the two before it?"""
    return any(strong([w.lower for w in s.words]) for s in sentences[max(0, index - 2) : index + 1])


def measure(
    sentences: Sequence[Sentence], index: int, figure: Figure, counts: Sequence[CountMention]
) -> Stretch | None:
    """What changed, as characters of the text; None where it is not of the story."""
    row = sentences[index].words
    story = near_story(sentences, index)
    for found in _candidates(row, figure):
        if found is None:
            continue
        words = [w.lower for w in row[found[0] : found[1]]]
        if all(
            w in listed("measures", "bland") or w in ("the", "an", "a", "of", "overall", "total", "its", "their")
            for w in words
        ):
            continue
        if strong(words) or (ordinary(words) and story and not foreign(words)):
            return row[found[0]].start, row[found[1] - 1].end
        return None
    return _before(sentences, index, figure, counts) if story else None


def _candidates(row: Sequence[Word], figure: Figure) -> list[tuple[int, int] | None]:
    """The phrases that may be the measure, the likeliest first, as words of the sentence."""
    end = figure.end
    ahead = row[end].lower if end < len(row) else ""
    if figure.kind == "carried":
        return []
    if figure.kind == "noun":
        at = max(figure.at + 1, end) if figure.at >= end - 1 else figure.at + 1
        behind = _in_or_of(row, at) or _in_or_of(row, end)
        front = _compound(row, figure.at) if figure.at < figure.first + 1 else None
        return [behind, front, _subject(row, figure.first)]
    if (
        figure.kind == "adjective"
        and row[figure.at].lower in ("more", "fewer", "less", "greater", "larger")
        and ahead not in ("than", ",", ".", "compared", "on", "in")
    ):
        return [_right(row, end), _subject(row, figure.first)]
    if figure.kind == "multiple":
        if ahead in ("as", "more", "fewer"):
            start = end + 2 if ahead == "as" else end + 1
            return [_right(row, start, {"as", "than"}), _subject(row, figure.first)]
        if ahead in ("the", "its", "their", "that", "what", "last") or row[figure.at].lower in (
            "doubling",
            "tripling",
            "trebling",
            "quadrupling",
            "halving",
        ):
            return [_right(row, end), _subject(row, figure.first)]
        transitive = (
            ahead
            and ahead not in listed("baselines", "before")
            and ahead not in SIGNS
            and ahead not in (".", "to", "and", "by", "from", "last", "this")
        )
        return [_subject(row, figure.first), _right(row, end) if transitive else None]
    if figure.kind == "verb" and figure.at + 1 < figure.end:
        inner = _object(row, figure)
        return [_subject(row, figure.at), inner] if inner is None else [inner, _subject(row, figure.at)]
    return [_subject(row, figure.first)]


def _object(row: Sequence[Word], figure: Figure) -> tuple[int, int] | None:
    """ "cut crossings by a third": what stands between a verb and "by"."""
    by = next((i for i in range(figure.at + 1, figure.end) if row[i].lower == "by"), None)
    if (
        by is None
        or by - figure.at < 2
        or row[figure.at + 1].lower in ("in", "during", "to", "from", "last", "this", "on", "since", "up", "down")
    ):
        return None
    return figure.at + 1, by


def _in_or_of(row: Sequence[Word], at: int) -> tuple[int, int] | None:
    """ "a drop in crossings", "an increase of 5% in the number of ..."."""
    if at < len(row) and row[at].lower in ("in", "of", "to"):
        first = row[at + 1].lower if at + 1 < len(row) else ""
        if (
            first[:1].isdigit()
            or first in listed("baselines", "times")
            or first in ("a", "more", "about", "some", "nearly", "almost", "around", "over", "just", "at")
        ):
            return None
        return _right(row, at + 1)
    return None


def _compound(row: Sequence[Word], at: int) -> tuple[int, int] | None:
    """ "a crossings increase of 20%": nouns right in front of the noun of direction."""
    first = at
    while (
        first > 0
        and at - first < 4
        and row[first - 1].lower
        not in ("a", "an", "the", "this", "and", "of", "in", "sharp", "big", "further", "record")
        and row[first - 1].text[0].isalpha()
    ):
        first -= 1
    words = [w.lower for w in row[first:at]]
    return (first, at) if first < at and (strong(words) or ordinary(words)) and not set(words) & AUX else None


def _right(row: Sequence[Word], start: int, stops: set[str] | None = None) -> tuple[int, int] | None:
    """The phrase from word `start` to the end of its clause or what it is compared with."""
    halts = (
        listed("baselines", "stops")
        | (stops or set())
        | {"than", "compared", "from", "since", "over", "on", "last", "this", "by", "per", "until", "between"}
    )
    end = start
    while end < len(row) and end - start < LONGEST:
        word = row[end]
        if not word.text[0].isalnum() and word.text not in "-'’&\"“”":
            break
        if end > start and word.lower in halts:
            break
        if (
            end > start
            and word.lower in ("in", "during", "at")
            and end + 1 < len(row)
            and (
                row[end + 1].lower in listed("baselines", "times")
                or row[end + 1].text[:2] in ("19", "20")
                or row[end + 1].lower in ("the", "a")
            )
        ):
            ahead = {w.lower for w in row[end + 1 : end + 4]}
            if ahead & listed("baselines", "times") or row[end + 1].text[:2] in ("19", "20"):
                break
        end += 1
    return _trim(row, start, end)


def _subject(row: Sequence[Word], end: int) -> tuple[int, int] | None:
    """The subject in front of word `end`: back over the verb group to the last comma or conjunction."""
    while end > 0 and (row[end - 1].lower in AUX or row[end - 1].text in "'’\"“”"):
        end -= 1
    if end > 0 and row[end - 1].text in ",–—":
        return None
    first = end
    while first > 0 and end - first < LONGEST:
        word = row[first - 1]
        if (word.text in SIGNS) or (not word.text[0].isalnum() and word.text not in "-'’&\"“”.$£€%"):
            break
        if word.lower in listed("measures", "left_stops") and not (
            word.lower in ("and", "claims", "as", "see") and first - 2 >= 0 and _noun_like(row, first - 1)
        ):
            break
        first -= 1
    return _trim(row, first, end)


def _noun_like(row: Sequence[Word], i: int) -> bool:
    if row[i].lower == "claims":
        return row[i - 1].lower in ("asylum", "of", "the", "and")
    if row[i].lower != "and" or i + 1 >= len(row):
        return False
    left = [w.lower for w in row[max(0, i - 3) : i]]
    return strong(left[-1:]) or ordinary(left[-1:])


def _trim(row: Sequence[Word], first: int, end: int) -> tuple[int, int] | None:
    loose = {
        "and",
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "to",
        "for",
        "at",
        "that",
        "has",
        "have",
        "is",
        "was",
        "were",
        "are",
        '"',
        "“",
        "”",
        "'",
        "’",
        "both",
        "its",
        "their",
        "this",
        "-",
    }
    while first < end and (row[first].lower in loose or not row[first].text[0].isalnum()):
        first += 1
    while end > first and (row[end - 1].lower in loose or not row[end - 1].text[0].isalnum()):
        end -= 1
    return (first, end) if first < end else None


def _before(
    sentences: Sequence[Sentence], index: int, figure: Figure, counts: Sequence[CountMention]
) -> Stretch | None:
    """What an apposition or "this number" goes back to: the last count or phrase of the story before it."""
    here = sentences[index].words[figure.first].start
    for i in range(index, max(-1, index - 3), -1):
        sentence = sentences[i]
        row = sentence.words
        limit = figure.first if i == index else len(row)
        said = [c for c in counts if sentence.start <= c.start < sentence.end and c.head_end <= here]
        told = _number_of(row, limit)
        if told is not None:
            return row[told[0]].start, row[told[1] - 1].end
        if said:
            last = max(said, key=lambda c: (c.number.value >= 100, c.number.value)) if i != index else said[-1]
            start = next((j for j, w in enumerate(row) if w.end > last.head_start), None)
            found = _right(row, start, {",", "were", "was", "had", "so"}) if start is not None else None
            if found is not None:
                return row[found[0]].start, row[min(found[1], limit) - 1].end
        phrase = _story_phrase(row, limit)
        if phrase is not None:
            return row[phrase[0]].start, row[phrase[1] - 1].end
    return None


def _number_of(row: Sequence[Word], limit: int) -> tuple[int, int] | None:
    """The last "number of people who ..." before word `limit`."""
    for i in range(limit - 2, -1, -1):
        if row[i].lower in ("number", "numbers", "total") and row[i + 1].lower == "of":
            found = _right(row, i, {"to", "has", "is", "rose", "fell", "was"})
            if found is not None and found[1] <= limit:
                words = [w.lower for w in row[found[0] : found[1]]]
                if strong(words) or ordinary(words):
                    return found
    return None


def _story_phrase(row: Sequence[Word], limit: int) -> tuple[int, int] | None:
    """The last noun of the story before word `limit`, with the words in front that belong to it."""
    for i in range(limit - 1, -1, -1):
        word = row[i].lower
        if (strong([word]) or ordinary([word])) and word not in (
            "border",
            "borders",
            "channel",
            "central",
            "calais",
            "frontex",
            "force",
        ):
            first = i
            while (
                first > 0
                and i - first < 3
                and row[first - 1].text[0].isalpha()
                and (
                    strong([row[first - 1].lower])
                    or ordinary([row[first - 1].lower])
                    or row[first - 1].lower
                    in ("illegal", "irregular", "family", "unit", "single", "adult", "total", "net", "small", "boat")
                )
            ):
                first -= 1
            return first, i + 1
    return None


def baseline(row: Sequence[Word], figure: Figure) -> tuple[int, int] | None:
    """Against what, as words of the sentence: behind "than", "from", "compared with", "on", ..."""
    alone = _alone(row, figure)
    if alone is not None:
        return alone
    start = figure.end
    for at in range(start, min(len(row), start + 16)):
        word = row[at].lower
        if at > start and (word in ("and", "but", ";", "while", "which", "to") or row[at].text in ";:("):
            break
        if row[at].text == "," and at > start + 1:
            break
        length = _marker(row, at)
        if length and (found := _compared(row, at, length)) is not None:
            return found
    return _compared_before(row, figure)


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
    marker = " ".join(w.lower for w in row[at : at + length])
    start = at + length
    if marker == "from" and any(w.lower == "to" for w in row[start : start + 4]) and row[start].text[0].isdigit():
        pass
    while start < len(row) and row[start].lower in listed("baselines", "skipped") and row[start].lower != "the":
        start += 1
    end = start
    while end < len(row) and end - start < 9:
        word = row[end]
        if not word.text[0].isalnum() and word.text not in "-'’\"“”/":
            digits = (
                word.text in ",."
                and end + 1 < len(row)
                and row[end + 1].start == word.end
                and row[end + 1].text[0].isdigit()
            )
            if not digits:
                break
        if end > start and word.lower in listed("baselines", "stops"):
            break
        end += 1
    found = _trim(row, start, end)
    if found is None:
        return None
    words = [w.lower.removesuffix("'s") for w in row[found[0] : found[1]]]
    timed = any(
        w in listed("baselines", "times") or (w[:2] in ("19", "20") and w[:4].isdigit()) or w.startswith("fy")
        for w in words
    )
    weak = marker in (
        "in",
        "during",
        "throughout",
        "within",
        "in just",
        "in only",
        "in under",
        "in the space of",
        "on",
        "over",
        "as",
        "against",
    )
    if weak and not timed:
        return None
    if marker in ("in", "during", "throughout"):
        past = {"two", "three", "four", "five", "six", "seven", "ten", "past", "previous"} & set(words) and {
            "years",
            "months",
            "weeks",
            "days",
            "decade",
        } & set(words)
        return found if past else None
    if marker == "as":
        return found if timed or len(words) <= 8 else None
    return found


def _compared_before(row: Sequence[Word], figure: Figure) -> tuple[int, int] | None:
    """ "family units in 2019 compared to the same period in 2018 jumped by"; "Compared with last year, ..."."""
    for at in range(figure.first - 1, -1, -1):
        if row[at].text in ";:":
            return None
        if row[at].lower == "compared" and _marker(row, at):
            found = _compared(row, at, _marker(row, at))
            if found is not None:
                return found[0], min(
                    found[1],
                    next((i for i in range(found[0], found[1]) if row[i].lower in directions("verbs")), found[1]),
                )
    return None
