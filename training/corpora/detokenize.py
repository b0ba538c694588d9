"""Plain text from the tokens of corpora that do not say where spaces were."""

from __future__ import annotations

import re
from collections.abc import Sequence

BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
QUOTES = {"'\"'": '"', "``": '"', "''": '"'}
CLITIC = re.compile(r"(?:['’´](?:s|S|m|M|re|RE|ve|VE|ll|LL|d|D|em)|n['’]?t|N['’]?T)")
AFTER_APOSTROPHE = {"s", "S", "m", "re", "ve", "ll", "d", "t", "T"}
CLOSING = set(".,;:!?)]}%…”»°")
OPENING = set("([{$£€#«“¿¡") | {"US$", "A$", "C$", "NZ$", "HK$", "S$", "Rs."}


def plain(tokens: Sequence[str], *, hyphens: bool = True) -> tuple[str, list[tuple[int, int]]]:
    """The text, and where each token stands in it. hyphens: those that stand alone were cut out of words, no dashes."""
    words = [BRACKETS.get(token, QUOTES.get(token, " ".join(token.split()))) for token in tokens]
    text, places = "", []
    glue, doubles, single = True, False, False
    for i, word in enumerate(words):
        before = words[i - 1] if i else ""
        after = words[i + 1] if i + 1 < len(words) else ""
        left = right = False
        if word == '"':
            left, right, doubles = doubles, not doubles, not doubles
        elif word in ("'", "’", "´"):
            left, right, single = _apostrophe(before, after, glue, single)
        elif word == "‘":
            right = single = True
        elif word == "/" or (hyphens and word in ("-", "‐", "‑")):
            left = right = _word(before) and _word(after)
        elif word in (".", ",") and before[-1:].isdigit() and after[:1].isdigit():
            left, right = (
                True,
                (len(after) < 3 if word == "." else len(after) == 3 and len(before) < 4),
            )  # 3 . 4, 6 , 000
        elif word == ":":
            left = True
            right = (before[-1:].isdigit() and after[:1].isdigit()) or after.startswith("//")
        elif word in ("s", "n") and _word(before) and (word == "s" or after in ("'", "’", "´")):
            left = True  # "ion s", "Did n ' t"
        elif word in ("–", "—"):
            month = i + 2 < len(words) and words[i + 2][:1].isupper()  # "12 May 1920 – 3 June 1990"
            left = right = before[-1:].isdigit() and after[:1].isdigit() and not month
        elif word in OPENING:
            right = True
        else:
            left = bool(word) and (set(word) <= CLOSING or (bool(before) and bool(CLITIC.fullmatch(word))))
        if text and word and not left and not glue:
            text += " "
        places.append((len(text), len(text) + len(word)))
        text += word
        glue = right if word else glue
    return text, places


def _word(token: str) -> bool:
    return token[:1].isalnum() and token[-1:].isalnum()


def _apostrophe(before: str, after: str, glued: bool, opened: bool) -> tuple[bool, bool, bool]:
    """Whether a lone apostrophe joins the word before it, joins the one after, and leaves a quote open."""
    if after in AFTER_APOSTROPHE and _word(before):
        return True, True, opened
    if opened:
        return True, False, False
    if before[-1:] in ("s", "S") and not glued:
        return True, False, opened
    return False, True, True
