"""Which words and signs beside a number are a currency."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from channelfacts.lexicons import lexicon
from channelfacts.mentions.numbers import Reading


@dataclass(frozen=True, slots=True)
class Currency:
    """An ISO 4217 code and the offsets of what is written for it.

    unit: what the figures multiply by, 0.01 for pence, 1000000 in "120 MEUR".
    """

    code: str
    start: int
    end: int
    unit: Decimal = Decimal(1)
    word: str = ""


def _either(words: list[str]) -> str:
    return "|".join(
        r"\s+".join(map(re.escape, word.split())) for word in sorted(words, key=lambda word: (-len(word), word))
    )


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], dict[str, str], dict[str, str]]:
    data = lexicon("money")
    signs, words = data["signs"], data["words"]
    codes = _either(data["codes"]["known"])
    before = re.compile(
        rf"(?:(?<![A-Za-z$])(?P<sign>{_either(list(signs))})|(?<![A-Za-z])(?P<code>{codes})"
        rf"|\b(?P<word>pounds?|euros?|dollars?))\s?$"
    )
    between = _either(data["between"]["words"])
    after = re.compile(
        rf"(?P<word>(?:[\s-](?:{between})){{0,3}}[\s-](?P<name>{_either(list(words))}))(?![\w])"
        rf"|(?P<minor>\s?(?P<small>p)(?![\w.])|[\s-](?P<coin>{_either([w for w in data['minor'] if len(w) > 1])})\b)",
        re.IGNORECASE,
    )
    multiples = _either(list(data["multiples"]))
    behind = re.compile(
        rf"\s?(?P<sign>{_either(list(data['behind']))})(?![\w]|\s?\d)"
        rf"|\s?(?P<times>{multiples})?(?P<code>{codes})\b(?:\s(?P<scale>{multiples})\b)?"
    )
    return before, after, behind, signs, words


def before(text: str, found: Reading, floor: int) -> Currency | None:
    """The currency that ends where the figures begin."""
    pattern, _, _, signs, words = _patterns()
    low = max(floor, found.start - 8)
    match = pattern.search(text[low : found.start])
    if match is None:
        return None
    start = low + match.start()
    if match["sign"]:
        return Currency(signs[match["sign"]], start, found.start)
    if match["code"]:
        return Currency(match["code"], start, found.start)
    ahead = text[max(floor, start - 14) : start].rstrip()
    counted = ahead[-1:].isdigit() or ahead.lower().endswith(("million", "billion", "thousand", "hundred", " of", "bn"))
    if counted or found.spelled or text[found.start - 1].isalpha():
        return None
    return Currency(words[match["word"].lower()], start, found.start)


def after(text: str, found: Reading, ceiling: int) -> Currency | None:
    """The currency that begins where the figures end."""
    _, pattern, behind, _, words = _patterns()
    data = lexicon("money")
    match = behind.match(text, found.end, ceiling)
    if match is not None and not found.spelled:
        if match["sign"]:
            return Currency(data["behind"][match["sign"]], found.end, match.end())
        times = match["times"] or match["scale"]
        unit = Decimal(data["multiples"][times]) if times and found.scale == 1 else Decimal(1)
        return Currency(match["code"], found.end, match.end(), unit)
    match = pattern.match(text, found.end, ceiling)
    if match is None:
        return None
    if match["minor"]:
        coin = (match["small"] or match["coin"]).lower()
        if match["small"] and (match["small"] != "p" or found.spelled or found.scale != 1 or found.value >= 200):
            return None
        code = data["minor"][coin]
        return Currency("EUR" if code == "USD" and _euros(text) else code, found.end, match.end(), Decimal("0.01"))
    name = " ".join(match["name"].lower().split())
    if found.spelled and found.value == 1 and match.start("name") - found.end > 1:
        return None  # "not one more dollar"
    return Currency(words[name], found.end, match.end(), word=name)


WEIGHED = re.compile(r"\d pounds? of (?!public|taxpayer|aid|sterling)\w", re.IGNORECASE)


def _euros(text: str) -> bool:
    """Does the text reckon in euros? "Cents" are theirs then."""
    return "€" in text and "$" not in text


def is_weight(text: str, found: Reading, currency: Currency, floor: int, ceiling: int) -> bool:
    """Are these pounds a weight ("300 pounds of heroin")?"""
    if currency.word not in ("pound", "pounds"):
        return False
    data = lexicon("money")["weight"]
    following = re.match(r"[\s-]+([\w’']+)(?:\s+([\w’']+))?", text[currency.end : ceiling])
    first, second = (following[1].lower(), (following[2] or "").lower()) if following else ("", "")
    if first == "of" and found.scale < 1_000_000:
        return second not in data["money_after_of"]
    if first in data["nouns"] and found.scale == 1:
        return True
    if found.scale > 1:
        return False
    left = re.findall(r"[\w’']+", text[max(floor, found.start - 50) : found.start].lower())[-5:]
    if any(word in data["verbs"] for word in left):
        return True
    if "£" not in text and WEIGHED.search(text[floor:ceiling]) is not None:
        return True
    return "$" in text and "£" not in text
