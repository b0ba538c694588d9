"""Is a word, a sentence, a text of the story of migration? What a change without a plain measure needs."""

from __future__ import annotations

from collections.abc import Sequence

from channelfacts.annotations import Word
from channelfacts.mentions.changes.words import listed


def strong(words: Sequence[str]) -> bool:
    """Is one of the words, or two of them together, of the story?"""
    known = listed("measures", "strong")
    for i, word in enumerate(words):
        if word in known or word.removesuffix("'s") in known or not known.isdisjoint(word.split("-")):
            return True
        if i + 1 < len(words) and f"{word} {words[i + 1]}" in listed("measures", "phrases"):
            return True
    return False


def ordinary(words: Sequence[str]) -> bool:
    """Is one of the words of the story where a strong one stands near?"""
    return any(word.removesuffix("'s") in listed("measures", "ordinary") for word in words)


def foreign(words: Sequence[str]) -> bool:
    """Is one of the words of another story?"""
    return any(word in listed("measures", "foreign") for word in words)


def near_story(rows: Sequence[Sequence[Word]], index: int) -> bool:
    """Does a strong word stand in the sentence, the four before it or the one behind?"""
    return any(strong([w.lower for w in row]) for row in rows[max(0, index - 4) : index + 2])


def of_story(rows: Sequence[Sequence[Word]], *, least: int = 3, share: int = 200) -> bool:
    """Is the text of migration: `least` words of the story in it, and one in `share`?"""
    words = [w.lower for row in rows for w in row]
    found = sum(strong([word]) for word in words)
    return found >= least and found * share >= len(words)
