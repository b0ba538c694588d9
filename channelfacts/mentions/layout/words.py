"""Words and signs of a sentence, and their folded form, by which lexicons are looked up."""

from __future__ import annotations

import re
import unicodedata

from channelfacts.annotations import Word

WORD = re.compile(r"\w+(?:['’]\w+)*(?:-\w+(?:['’]\w+)*)*|[^\w\s]")


def fold(text: str) -> str:
    """Lower case, straight apostrophe, without accents, of the same length as `text` where that is possible."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(c for c in folded if not unicodedata.combining(c)).lower()


def words(text: str, start: int) -> tuple[Word, ...]:
    """The words and signs of a stretch that begins at `start` of the whole text."""
    return tuple(Word(m.group(), fold(m.group()), start + m.start(), start + m.end()) for m in WORD.finditer(text))
