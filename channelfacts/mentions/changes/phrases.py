"""Noun phrases around a change, read off the order of the words: to the right of a place, the subject before it."""

from __future__ import annotations

from collections.abc import Sequence

from channelfacts.annotations import Word
from channelfacts.mentions.changes.topic import ordinary, strong
from channelfacts.mentions.changes.words import directions, listed

LONGEST = 14
SIGNS = frozenset(",;:()—–…?!")


def right(row: Sequence[Word], start: int, stops: set[str] | None = None) -> tuple[int, int] | None:
    """The phrase from word `start` to the end of its clause or what it is compared with."""
    halts = (
        listed("baselines", "stops")
        | (stops or set())
        | {"than", "compared", "from", "since", "over", "on", "last", "this", "by", "per", "until", "between"}
    )
    end = start
    while end < len(row) and end - start < LONGEST:
        word = row[end]
        if not word.text[0].isalnum() and word.text not in "'’&\"“”":
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
    return noun(row, start, end)


def subject(row: Sequence[Word], end: int) -> tuple[int, int] | None:
    """The subject in front of word `end`: back over the verb group to the last comma or conjunction."""
    passed = (
        listed("measures", "auxiliaries")
        | {"a", "an", "the"}
        | directions("verbs").keys()
        | listed("measures", "emphatic")
    )
    while end > 0 and (row[end - 1].lower in passed or row[end - 1].text in "'’\"“”"):
        end -= 1
    if end > 1 and row[end - 1].lower in ("which", "that", "who"):
        end -= 1 + (row[end - 2].text == ",")
        return story_phrase(row, range(end - 1, max(-1, end - 7), -1))
    if end > 0 and row[end - 1].text in ",–—":
        return None
    first = end
    while first > 0 and end - first < LONGEST:
        word = row[first - 1]
        if (word.text in SIGNS) or (not word.text[0].isalnum() and word.text not in "'’&\"“”.$£€%"):
            break
        if word.lower in ("%", "percent", "cent", "pc"):
            return None
        participle = first >= 2 and (strong([row[first - 2].lower]) or ordinary([row[first - 2].lower]))
        if participle and word.lower in ("found", "reported", "seen", "thought", "saw"):
            first -= 1  # "the number of stowaways found at Dover"
            continue
        so_far = word.lower == "so" and first < end and row[first].lower == "far"
        if (
            word.lower in listed("measures", "left_stops")
            and not so_far
            and not (word.lower in ("and", "claims", "as", "see") and first - 2 >= 0 and noun_like(row, first - 1))
        ):
            break
        first -= 1
    return noun(row, first, end)


def noun_like(row: Sequence[Word], i: int) -> bool:
    if row[i].lower == "claims":
        return row[i - 1].lower in ("asylum", "of", "the", "and")
    if row[i].lower != "and" or i + 1 >= len(row):
        return False
    left = [w.lower for w in row[max(0, i - 3) : i]]
    return strong(left[-1:]) or ordinary(left[-1:])


def trim(row: Sequence[Word], first: int, end: int) -> tuple[int, int] | None:
    """Without articles and signs in front and loose words behind."""
    loose = listed("measures", "loose")
    while first < end and (row[first].lower in loose or not row[first].text[0].isalnum()):
        first += 1
    while end > first and (row[end - 1].lower in loose or not row[end - 1].text[0].isalnum()):
        end -= 1
    return (first, end) if first < end else None


def noun(row: Sequence[Word], first: int, end: int) -> tuple[int, int] | None:
    """The phrase without figures in front and verbs behind, up to what it is compared with."""
    end = next((i for i in range(first + 1, end) if row[i].lower == "compared"), end)
    while first < end and row[first].lower in listed("measures", "loose"):
        first += 1
    while first + 1 < end and row[first].text[0].isdigit() and row[first + 1].text[0].isalpha():
        first += 1
    while end > first and row[end - 1].lower in listed("measures", "auxiliaries"):
        end -= 1
    return trim(row, first, end)


def story_phrase(row: Sequence[Word], places: range) -> tuple[int, int] | None:
    """The first noun of the story among these places, a strong one before an ordinary one, with the words before it
    that belong to it."""
    for kind in (strong, ordinary):
        for i in places:
            if not kind([row[i].lower]) or row[i].lower in listed("measures", "no_head"):
                continue
            if i and row[i - 1].lower == "of" and row[i].lower == "entry":
                continue
            first = i
            while first > 0 and i - first < 3 and belongs(row[first - 1].lower):
                first -= 1
            end = i + 1
            while end < len(row) and (
                ordinary([row[end].lower]) or row[end].lower in ("seekers", "removals", "movements")
            ):
                end += 1
            found = right(row, first, {"were", "was", "had"}) if kind is ordinary and places.step < 0 else None
            return found if found is not None and end <= found[1] <= places.start + 1 else (first, end)
    return None


def belongs(word: str) -> bool:
    return strong([word]) or ordinary([word]) or word in listed("measures", "in_front")
