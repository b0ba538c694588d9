"""When two articles speak of one sum of money, and what the two together say of it."""

from __future__ import annotations

from functools import cache

from channelfacts.facts.money import Money
from channelfacts.lexicons import lexicon
from channelfacts.model import Period
from channelfacts.query import payers
from channelfacts.query.characters import fold

Stretch = tuple[str, str]
"""First and last day, ISO dates; of a month or year, days that no calendar has (`2023-00-00`), so that they compare."""


def same(one: Money, other: Money) -> bool:
    """Whether two facts of one amount and currency, of whatever articles, may be one sum: nothing contradicts it.

    Purposes without a common word contradict each other unless both facts name payers that agree: two articles seldom
    word a purpose alike, and round sums are common.
    """
    if one.duration and other.duration and one.duration != other.duration:
        return False
    if apart(one.period, other.period):
        return False
    agree = payers.agree(one.payer, other.payer)
    if agree is not None:
        return agree
    mine, theirs = content(one.purpose), content(other.purpose)
    return not mine or not theirs or bool(mine & theirs)


def fuller(one: Money, other: Money) -> Money:
    """The facts as one: what the first does not say, the second may; an exact figure beats an approximate one."""
    update = {
        name: getattr(other, name)
        for name in ("payer", "purpose", "duration", "period", "equivalent")
        if getattr(one, name) is None
    }
    if one.payer and other.payer and payers.anyone(one.payer):
        update["payer"] = other.payer
    if other.qualifier == "exact":
        update["qualifier"] = "exact"
    return one.model_copy(update=update)


def stretch(period: Period | None) -> Stretch | None:
    """The days of a period that the text settles; None where it does not. An end that is not said is the beginning."""
    if period is None:
        return None
    start, end = period.start or period.end, period.end or period.start
    return None if start is None or end is None else (f"{start}-00-00"[:10], f"{end}-99-99"[:10])


def apart(one: Period | None, other: Period | None) -> bool:
    """Whether the periods are both settled and have no day in common."""
    mine, theirs = stretch(one), stretch(other)
    return mine is not None and theirs is not None and not overlap(mine, theirs)


def overlap(one: Stretch, other: Stretch) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


@cache
def content(purpose: str | None) -> frozenset[str]:
    """The words of a purpose that say what it is for, without their endings for the plural."""
    empty = set(lexicon("totals")["empty"]["words"])
    words = (word.strip(".,;:'\"()") for word in fold(purpose or "").split())
    return frozenset(word.removesuffix("s") for word in words if word and word not in empty)
