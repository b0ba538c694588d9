"""Numbers with the currency written before or after them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from channelfacts.lexicons import lexicon
from channelfacts.mentions.money.catalogue import catalogue
from channelfacts.mentions.money.currencies import Currency, Reckoning, after, before
from channelfacts.mentions.money.lookalikes import is_no_money
from channelfacts.mentions.numbers import Reading, scan

NOTE = re.compile(r"\b(?:an?|another)\s+(tenner|fiver|grand)\b", re.IGNORECASE)
THOUSANDS = re.compile(r"\d{1,3}\.\d00")
"""On the continent the point parts thousands; "12.000 euros" are no twelve."""
DECIMALS = re.compile(r",\d{1,2}(?!\d)")


@dataclass(frozen=True, slots=True)
class Sum:
    """A number, and the currency on each side of it, where there is one."""

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
        """What both sides say: "$40 CAD" are Canadian."""
        if self.ahead is not None and self.behind is not None:
            return self.behind if self.behind.unit == 1 else self.ahead
        return self.behind if self.ahead is None else self.ahead

    @property
    def value(self) -> Decimal:
        return self.found.value

    @property
    def scale(self) -> Decimal:
        return self.found.scale


def sums_of(text: str, start: int, end: int, signs: Reckoning) -> list[Sum]:
    """The numbers of `text[start:end]`, in order, whether money or not."""
    sums: list[Sum] = []
    for found in _readings(text, start, end):
        one = _sum(text, found, start, end, signs)
        if sums and one.ahead is not None and sums[-1].end > one.start:
            sums[-1], one = _parted(text, sums[-1], one)
        sums.append(one)
    return sums


def _parted(text: str, one: Sum, two: Sum) -> tuple[Sum, Sum]:
    """What stands between two numbers is the currency of one of them."""
    between = text[one.found.end : two.found.start]
    sign = not between.strip().isalpha() and two.behind is None
    if one.ahead is None and not sign and (between[-1].isspace() or not between[0].isspace()):
        return one, replace(two, ahead=None)  # "17 USD 25", "10 $ 30 $"
    return replace(one, behind=None), two  # "three USD50 cards", "RMB 10 USD 20"


def _readings(text: str, start: int, end: int) -> Iterator[Reading]:
    """The numbers, and "a tenner" among them, which is one without figures."""
    notes = [
        Reading(note.start(), note.start(1) - 1, Decimal(1), spelled=True) for note in NOTE.finditer(text, start, end)
    ]
    for found in scan(text, start, end):
        while notes and notes[0].start <= found.start:
            yield notes.pop(0)
        if not found.ordinal:
            yield found
    yield from notes


def _sum(text: str, found: Reading, start: int, end: int, signs: Reckoning) -> Sum:
    if DECIMALS.match(text, found.end, end) is not None:
        return Sum(found, None, None)  # "€3,50" is no three euros
    slang = lexicon("money")["slang"]["quantities"]
    ahead, behind = before(text, found, start), after(text, found, end, signs)
    if behind is not None and is_no_money(text, found, behind, start, end, signs):
        behind = None
    if ahead is not None and behind is not None and not _agree(text, ahead, behind):
        behind = None
    glued = text[max(start, found.start - 1) : found.start].isalnum()
    if ahead is None and glued:
        behind = None
    if ahead is not None and behind is not None and behind.word in slang:  # "£5 grand"
        found = replace(found, value=found.value * behind.unit, scale=behind.unit)
        behind = replace(behind, unit=Decimal(1), code=ahead.code)
    currency, figures = behind or ahead, text[found.start : found.end]
    continental = currency is not None and THOUSANDS.fullmatch(figures) is not None
    if continental and currency is not None and (currency.code == "EUR" or figures.endswith(".000")):
        found = replace(found, value=found.value * 1000)
    return Sum(found, ahead, behind)


def _agree(text: str, ahead: Currency, behind: Currency) -> bool:
    """ "£40 GBP" is one currency; "$40 CAD" is one too, said less and more exactly."""
    if behind.code == ahead.code:
        return True
    if behind.word in lexicon("money")["slang"]["quantities"]:
        return True
    dollars = ahead.code == "USD" and text[ahead.start : ahead.end].strip() == "$"
    return dollars and behind.unit == 1 and behind.code in _dollars()


@cache
def _dollars() -> frozenset[str]:
    return frozenset(code for word, code in catalogue().words.items() if word.split()[-1] in ("dollar", "dollars"))
