"""The component that writes `doc._.money`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from spacy.language import Language
from spacy.tokens import Doc

from channelfacts.annotations import MoneyMention
from channelfacts.mentions.money.currencies import Reckoning, reckoning
from channelfacts.mentions.money.ranges import amounts, bottom, carried, coins, is_range, lent
from channelfacts.mentions.money.sums import Sum, sums_of
from channelfacts.mentions.money.unsaid import filled
from channelfacts.mentions.numbers import bound_after, bound_before
from channelfacts.mentions.numbers.bounds import stronger
from channelfacts.mentions.numbers.component import BETWEEN


@Language.factory("channelfacts_money")
def create(nlp: Language, name: str) -> MoneyFinder:
    """The component that writes `doc._.money`."""
    return MoneyFinder()


class MoneyFinder:
    """Writes the amounts of money of every sentence."""

    def __call__(self, doc: Doc) -> Doc:
        text = doc.text
        signs = reckoning(text)
        found: list[MoneyMention] = []
        for sentence in doc._.sentences:
            if sentence.kind != "furniture":
                last = found[-1] if found and found[-1].sentence == sentence.index - 1 else None
                code = None if last is None else last.currency
                found += money_of(text, sentence.start, sentence.end, sentence.index, signs=signs, before=code)
        doc._.money = found
        return doc


def money_of(
    text: str, start: int = 0, end: int | None = None, sentence: int = 0, *,
    signs: Reckoning | None = None, before: str | None = None,
) -> Iterator[MoneyMention]:  # fmt: skip
    """The amounts of money of `text[start:end]`, which is one sentence, in order.

    signs: what the whole text reckons in, where the caller has looked already. before: the currency of the last sum of
    the sentence before.
    """
    end = len(text) if end is None else end
    sums = sums_of(text, start, end, reckoning(text) if signs is None else signs)
    sums = filled(text, start, end, sums, before)
    i = 0
    while i < len(sums):
        one, two = sums[i], sums[i + 1] if i + 1 < len(sums) else None
        if two is not None and is_range(text, start, end, one, two):
            yield _mention(text, start, end, sentence, one, two)
            i += 2
            continue
        if two is not None and one.currency is None:
            upper = bottom(text, start, end, two, sums[i + 2]) if i + 2 < len(sums) else two
            one = lent(text, start, one, upper)
        if two is not None and two.currency is None and (after := carried(text, start, end, one, two)) is not None:
            sums[i + 1] = after
        if one.currency is not None:
            mention = _mention(text, start, end, sentence, one, None)
            if two is not None and (change := coins(text, end, one, two)) is not None:
                mention = replace(mention, end=two.end, outer_end=two.end, amount=_plain(mention.amount + change))
                i += 1
            yield mention
        i += 1


def _mention(text: str, start: int, end: int, sentence: int, low: Sum, high: Sum | None) -> MoneyMention:
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
    amount, amount_max = amounts(text, low, high)
    return MoneyMention(
        low.start, last.end, ahead.offset, max(last.end, behind.offset),
        amount=_plain(amount), currency=currency.code, amount_max=None if amount_max is None else _plain(amount_max),
        qualifier="at_least" if low.found.vague else qualifier, vague=low.found.vague, sentence=sentence,
    )  # fmt: skip


def _plain(value: Decimal) -> Decimal:
    """Without zeros behind the point, and never in exponents: 1400000, not 1.4E+6."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
