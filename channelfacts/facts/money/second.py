"""The same sum said in a second currency: "£54 million (EUR 62.7 million)"."""

from __future__ import annotations

import re
from decimal import Decimal

from channelfacts.annotations import MoneyMention

BRACKET = re.compile(
    r"\s?[(\[,–-]{1,2}\s?(?:(?:or|about|around|roughly|some|approximately|worth|equivalent\s+to|the\s+equivalent\s+of"
    r"|approx\.?|more\s+than|nearly|over|c\.)\s+)*"
)


def same_sum(text: str, one: MoneyMention, two: MoneyMention) -> bool:
    """Are two neighbours one sum in two currencies?"""
    if one.currency == two.currency or one.sentence != two.sentence:
        return False
    gap = text[one.outer_end : two.outer_start]
    return bool(gap.strip()) and len(gap) < 40 and BRACKET.fullmatch(gap) is not None and _plausible(one, two, gap)


def _plausible(one: MoneyMention, two: MoneyMention, gap: str) -> bool:
    """Brackets say it; behind a comma or dash the sums must be near each other."""
    if "(" in gap or "[" in gap:
        return True
    return bool(two.amount) and Decimal("0.2") < one.amount / two.amount < 5
