"""Words compared without case and accents; characters that steer a terminal made visible."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

PLAIN = str.maketrans({
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h",
    "‘": "'", "’": "'", "‐": "-", "‑": "-", "–": "-", "“": '"', "”": '"',
})  # fmt: skip
"""Letters that no accent can be taken from, and signs that keyboards have in one form only."""

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""C0 and C1 controls (escape sequences begin with one), reversals of direction, halves of characters."""


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The text without case, accents and doubled spaces: what people mean when they look for a word."""
    # Twice: lettering like 𝓐 has a case only once it is an A, and folding case may compose anew.
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(bare.translate(PLAIN).split())


def visible(text: str) -> str:
    """The text with `�` for each character that would steer a terminal; as long as before, so offsets hold."""
    return CONTROLS.sub("�", text)


def in_a_line(text: str) -> str:
    """The text for a cell: visible, in one line."""
    return " ".join(visible(text).split())
