"""Two numbers beside each other: a range, a rise, a sum and its coins, or two sums of which one says the currency."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from channelfacts.lexicons import lexicon
from channelfacts.mentions.money.catalogue import smallest
from channelfacts.mentions.money.currencies import Currency
from channelfacts.mentions.money.sums import Sum
from channelfacts.mentions.numbers.component import AND, BETWEEN, FROM, shared

TO = re.compile(r"\s?(?:[-–—]|-?\bto\b-?|\bor\b)\s?")
LAST = re.compile(r"\b(\w+)\s+$")
COINS = re.compile(r",?\s?(?:and\s)?")
ONWARDS = re.compile(r"\s+to\s+(?:(?:about|around|just|only|almost|nearly|over|(?:more|less)\s+than|under)\s+)*")
OUT_OF = re.compile(r"\s+(?:out\s+)?of\s+(?:the|a|an|its|their|his|her)\s+(?:(?:total|promised|planned)\s+)?", re.I)
CLOSED = re.compile(
    r"\s*(?:[.,;:)?!”\"]|$)|\s+(?:an?\s+(?:hour|day|night|week|month|year|head)|per|in|by|for|this|last|next|over|and|but|as"
    r"|between|during|after|before|within|since)\b"
)
"""What may stand behind a sum without a currency, so that it counts nothing else."""
ENDED = re.compile(r"\s*(?:[.,;:)?!”\"]|$|\bor\b)")
CLAUSE = re.compile(r"[;:(]|,\s")
REACH = 160
"""Characters before a sum in which the verb of its rise is looked for."""


def amounts(text: str, low: Sum, high: Sum | None) -> tuple[Decimal, Decimal | None]:
    """What a sum, or a range of sums, is worth in units of its currency."""
    one = low.currency if high is None else low.currency or high.currency
    assert one is not None
    if high is None:
        return low.value * one.unit, None
    two = high.currency or one
    return shared(text, low.found, high.found) * one.unit, high.value * two.unit


def is_range(text: str, start: int, end: int, one: Sum, two: Sum) -> bool:
    """ "£3m-£4m", "between 3 and 4 million pounds", "£89 to £93 million"; never "from £55m to £63m" of a rise."""
    if one.found.vague or two.found.vague or (one.currency is None and two.currency is None):
        return False
    if one.currency is not None and two.currency is not None and one.currency.code != two.currency.code:
        return False
    if one.behind is not None and two.currency is None:
        return False
    ahead = text[max(start, one.start - 40) : one.start]
    between = BETWEEN.search(ahead) is not None
    gap = text[one.end : two.start]
    if (AND if between else TO).fullmatch(gap) is None:
        return False
    if one.currency is None and two.behind is None and not (gap.strip() == "or" or between):
        return False  # "the 12 to £15 each", but "8 or $9"
    if gap.strip() == "to" and not between and _is_step(ahead):
        return False
    if two.currency is None and gap not in ("-", "–") and (between or two.scale == 1):
        alike = between and two.scale in (one.scale, 1)
        if not alike or CLOSED.match(text, two.end, end) is None:
            return False  # "between £8 and 12 people"
    if not between and FROM.search(ahead) is not None and _is_change(text, start, one):
        return False
    low, high = amounts(text, one, two)
    assert high is not None
    return low < high and not (gap.strip() == "or" and high > 3 * low)


def _is_step(ahead: str) -> bool:
    """ "raised by €75 to €113", "rose £5m to £63m": how much, and then to what level."""
    last = LAST.search(ahead)
    return last is not None and last[1].lower() in ("by", *lexicon("money")["gone_from_to"]["by"])


def _is_change(text: str, start: int, one: Sum) -> bool:
    ahead = text[max(start, one.start - REACH) : one.start]
    words = re.findall(r"\w+", CLAUSE.split(ahead.lower())[-1])[-14:]
    change = lexicon("money")["gone_from_to"]["change"]
    return any(word in change for word in words)


def coins(text: str, end: int, one: Sum, two: Sum) -> Decimal | None:
    """What "and fifty cents" adds to "three dollars", "50p" to "£3", and the bare 50 to "15 dollars 50"."""
    whole = one.currency
    if whole is None or two.ahead is not None or whole.unit != 1 or one.scale != 1 or one.found.vague:
        return None
    if not 0 < two.value < 100 or two.scale != 1 or two.found.vague:
        return None
    gap = text[one.end : two.start]
    if two.behind is not None:
        same = two.behind.code == whole.code or (two.behind.code == "USD" and whole.code in _with_cents())
        small = two.behind.unit == smallest(two.behind.code) != 1
        return two.value * two.behind.unit if same and small and COINS.fullmatch(gap) is not None else None
    figures = text[two.found.start : two.found.end]
    if one.behind is None or gap != " " or smallest(whole.code) == 1 or ENDED.match(text, two.end, end) is None:
        return None
    return two.value * smallest(whole.code) if two.value >= 10 and "." not in figures else None


def _with_cents() -> frozenset[str]:
    return frozenset(("USD", "EUR", "CAD", "AUD", "NZD"))


def bottom(text: str, start: int, end: int, one: Sum, two: Sum) -> Sum:
    """The lower end of a range as a sum of its own ("from 24 to 33-35 billion euros": the 33)."""
    currency = two.currency
    if one.currency is not None or currency is None or not is_range(text, start, end, one, two):
        return one
    return _with(one, currency, shared(text, one.found, two.found), scale=two.scale)


def lent(text: str, start: int, one: Sum, two: Sum) -> Sum:
    """ "from 55 to £63m", "4 million of the 10 million pounds": the first takes the second's currency."""
    if two.currency is None or one.found.vague or two.found.vague or one.found.glue:
        return one
    gap, ahead = text[one.end : two.start], text[max(start, one.start - 40) : one.start]
    if OUT_OF.fullmatch(gap) is not None and one.scale >= 1000 and two.scale >= 1000:
        return _with(one, two.currency, one.value)
    if ONWARDS.fullmatch(gap) is None or FROM.search(ahead) is None or _is_year(text, one):
        return one
    if one.scale == 1 and two.scale > 1:
        return _with(one, two.currency, one.value * two.scale) if one.value < 1000 else one
    return _with(one, two.currency, one.value) if two.ahead is None or one.scale > 1 else one


def carried(text: str, start: int, end: int, one: Sum, two: Sum) -> Sum | None:
    """ "rose from £55m to 63m": the second takes the currency of the first."""
    if one.currency is None or one.found.vague or two.found.vague or two.found.glue or _is_year(text, two):
        return None
    if ONWARDS.fullmatch(text[one.end : two.start]) is None or CLOSED.match(text, two.end, end) is None:
        return None
    ahead = text[max(start, one.start - 40) : one.start]
    if FROM.search(ahead) is None and not _is_change(text, start, one):
        return None
    if one.scale > 1 and two.scale == 1 and two.value < 1000:
        return _with(two, one.currency, two.value * one.scale) if two.value >= one.value / one.scale / 10 else None
    return _with(two, one.currency, two.value)


def _with(one: Sum, currency: Currency, value: Decimal, scale: Decimal = Decimal(1)) -> Sum:
    unwritten = replace(currency, start=one.found.end, end=one.found.end, word="")
    return Sum(replace(one.found, value=value, scale=scale), None, unwritten)


def _is_year(text: str, one: Sum) -> bool:
    return one.scale == 1 and 1900 <= one.value <= 2100 and text[one.found.start : one.found.end].isdigit()
