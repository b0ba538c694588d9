"""The component that writes `doc._.money`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from spacy.language import Language
from spacy.tokens import Doc

from channelfacts.annotations import MoneyMention
from channelfacts.lexicons import lexicon
from channelfacts.mentions.money.currencies import Currency, after, before, is_weight
from channelfacts.mentions.numbers import Reading, bound_after, bound_before, scan
from channelfacts.mentions.numbers.bounds import stronger
from channelfacts.mentions.numbers.component import AND, BETWEEN, FROM, shared

TO = re.compile(r"\s?(?:[-–—]|-?\bto\b-?|\bor\b)\s?")


BY = re.compile(r"\bby\s+$", re.I)
"""By how much, and then to what level ("raised by €75 to €113")."""


COINS = re.compile(r",?\s?(?:and\s)?")
CENTS = frozenset({"USD", "EUR", "CAD", "AUD", "NZD"})
"""Currencies whose hundredths are cents."""


@dataclass(frozen=True, slots=True)
class _Sum:
    """A number with the currency written before or after it, where there is one."""

    found: Reading
    ahead: Currency | None
    behind: Currency | None

    @property
    def start(self) -> int:
        return self.ahead.start if self.ahead is not None else self.found.start

    @property
    def end(self) -> int:
        return self.behind.end if self.behind is not None else self.found.end

    @property
    def currency(self) -> Currency | None:
        return self.behind if self.ahead is None else self.ahead


@Language.factory("channelfacts_money")
def create(nlp: Language, name: str) -> MoneyFinder:
    """The component that writes `doc._.money`."""
    return MoneyFinder()


class MoneyFinder:
    """Writes the amounts of money of every sentence."""

    def __call__(self, doc: Doc) -> Doc:
        text = doc.text
        doc._.money = [
            amount
            for sentence in doc._.sentences
            if sentence.kind != "furniture"
            for amount in money_of(text, sentence.start, sentence.end, sentence.index)
        ]
        return doc


def money_of(text: str, start: int = 0, end: int | None = None, sentence: int = 0) -> Iterator[MoneyMention]:
    """The amounts of money of `text[start:end]`, which is one sentence, in order."""
    end = len(text) if end is None else end
    sums = [_sum(text, found, start, end) for found in scan(text, start, end) if not found.ordinal]
    i = 0
    while i < len(sums):
        one, two = sums[i], sums[i + 1] if i + 1 < len(sums) else None
        if two is not None and _is_range(text, start, one, two):
            yield _mention(text, start, end, sentence, one, two)
            i += 2
            continue
        if one.currency is not None:
            mention = _mention(text, start, end, sentence, one, None)
            if two is not None and _is_change_of(text, one, two):
                mention = replace(
                    mention, end=two.end, outer_end=two.end, amount=mention.amount + two.found.value / 100
                )
                i += 1
            yield mention
        i += 1


def _is_change_of(text: str, one: _Sum, two: _Sum) -> bool:
    """ "three dollars and fifty cents", "£3 50p": is the second the coins of the first?"""
    whole, coins = one.currency, two.behind
    if whole is None or coins is None or two.ahead is not None or whole.unit != 1 or coins.unit != Decimal("0.01"):
        return False
    joined = COINS.fullmatch(text[one.end : two.start]) is not None
    return (
        joined and two.found.value < 100 and one.found.scale == 1 and (coins.code == whole.code or whole.code in CENTS)
    )


def _sum(text: str, found: Reading, start: int, end: int) -> _Sum:
    ahead = before(text, found, start)
    behind = after(text, found, end)
    if behind is not None and is_weight(text, found, behind, start, end):
        behind = None
    if ahead is not None and behind is not None and behind.code != ahead.code:
        behind = None
    if ahead is None and behind is not None and behind.word and _glued(text, found):
        behind = None
    return _Sum(found, ahead, behind)


def _glued(text: str, found: Reading) -> bool:
    return text[max(0, found.start - 1) : found.start].isalnum()


def _is_range(text: str, start: int, one: _Sum, two: _Sum) -> bool:
    if one.found.vague or two.found.vague or (one.currency is None and two.behind is None):
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
    if BY.search(ahead) is not None and gap.strip() == "to":
        return False
    if two.currency is None and gap not in ("-", "–") and (between or two.found.scale == 1):
        return False
    if not between and FROM.search(ahead) is not None and _told_as_change(text[start : one.start]):
        return False
    if gap.strip() == "or" and two.found.value > 3 * shared(text, one.found, two.found):
        return False
    return shared(text, one.found, two.found) < two.found.value


def _told_as_change(ahead: str) -> bool:
    words = re.findall(r"\w+", re.split(r"[;:(]|,\s", ahead.lower())[-1])[-14:]
    change = lexicon("money")["gone_from_to"]["change"]
    return any(word in change for word in words)


def _mention(text: str, start: int, end: int, sentence: int, low: _Sum, high: _Sum | None) -> MoneyMention:
    last = high or low
    currency = last.currency if low.currency is None else low.currency
    assert currency is not None
    first = low.start
    if high is not None and (between := BETWEEN.search(text[max(start, first - 40) : first])) is not None:
        first = max(start, first - 40) + between.start()
    ahead, behind = bound_before(text, first, start), bound_after(text, last.end, end)
    qualifier = stronger(ahead.qualifier, behind.qualifier)
    if low.found.about:
        qualifier = stronger("approx", qualifier)
    amount = low.found.value if high is None else shared(text, low.found, high.found)
    mention = MoneyMention(
        low.start, last.end, ahead.offset, max(last.end, behind.offset),
        amount=_plain(amount * currency.unit), currency=currency.code,
        amount_max=None if high is None else _plain(high.found.value * currency.unit),
        qualifier=qualifier, vague=low.found.vague, sentence=sentence,
    )  # fmt: skip
    return replace(mention, qualifier="at_least") if low.found.vague else mention


def _plain(value: Decimal) -> Decimal:
    """Without zeros behind the point, and never in exponents: 1400000, not 1.4E+6."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
