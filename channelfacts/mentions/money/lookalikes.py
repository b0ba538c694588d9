"""What stands behind figures like a currency and is none: weights, verbs, nouns made with one."""

from __future__ import annotations

import re

from channelfacts.lexicons import lexicon
from channelfacts.mentions.money.currencies import Currency, Reckoning
from channelfacts.mentions.numbers import Reading

NEXT = re.compile(r"[\s-]+([\w’']+)(?:\s+([\w’']+))?")
WORD = re.compile(r"[^\W\d][\w’']*")
WEIGHED = re.compile(r"\d pounds? of (?!public|taxpayer|aid|sterling)\w", re.IGNORECASE)
REACH = 200
"""Characters around a sum in which another one is said to be a weight."""


def is_no_money(text: str, found: Reading, currency: Currency, floor: int, ceiling: int, signs: Reckoning) -> bool:
    """Is the word behind the figures something else than their currency here?"""
    data = lexicon("money")
    following = NEXT.match(text, currency.end, min(ceiling, currency.end + 60))
    first, second = (following[1].lower(), (following[2] or "").lower()) if following else ("", "")
    if currency.unit != 1 or not currency.word:
        if currency.word in data["slang"]["quantities"]:
            return bool(first) and currency.word == "grand" and first not in data["slang"]["after"]
        before = WORD.findall(text[max(floor, found.start - 12) : found.start].lower())[-1:]
        return found.value == 2 and found.spelled and before != [] and before[0] in data["compounds"]["opinion"]
    if currency.word in ("euro", "pound", "dollar") and first in data["compounds"]["words"]:
        return True
    if currency.word not in ("pound", "pounds"):
        return False
    if first in data["compounds"]["struck"] and second not in data["compounds"]["times"]:
        return True
    return _is_weight(text, found, first, second, floor, ceiling, signs)


def _is_weight(text: str, found: Reading, first: str, second: str, floor: int, ceiling: int, signs: Reckoning) -> bool:
    """ "300 pounds of heroin", "she lost 50 pounds"."""
    data = lexicon("money")["weight"]
    if first == "of" and found.scale < 1_000_000:
        return second not in data["money_after_of"]
    if first in data["nouns"] and found.scale == 1:
        return True
    if found.scale > 1:
        return False
    left = WORD.findall(text[max(floor, found.start - 50) : found.start].lower())[-5:]
    if any(word in data["verbs"] for word in left):
        return True
    if signs.pounds or signs.dollars:
        return not signs.pounds
    return WEIGHED.search(text, max(floor, found.start - REACH), min(ceiling, found.end + REACH)) is not None
