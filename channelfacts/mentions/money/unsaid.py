"""Sums whose currency an earlier sum says: "EUR 754 million in 2022; for 2023 it has approved 845 million"."""

from __future__ import annotations

import re
from dataclasses import replace

from channelfacts.lexicons import lexicon
from channelfacts.mentions.money.currencies import Currency
from channelfacts.mentions.money.sums import Sum

MILLION = 1_000_000
OF_THAT = re.compile(r"[\s“\"]*of (?:that|this|these|it|which|the (?:total|sum|money|amount)),?\s", re.IGNORECASE)
"""The sentence goes on about the sum of the one before."""
ALONE = re.compile(
    r"\s*(?:[.,;:)!?”\"]|$)|\s(?:and|or|but|is|was|were|are|will|would|has|had|have|for|in|on|to|by|from|this|last|next|a|per)\b"
)
"""What may stand behind a number that counts nothing but money."""


def filled(text: str, start: int, end: int, sums: list[Sum], before: str | None) -> list[Sum]:
    """The sums of a sentence, those of millions without a currency in that of the sum before them.

    before: the currency of the last sum of the sentence before. Nothing is lent where the sentence counts people too.
    """
    bare = [k for k, one in enumerate(sums) if one.currency is None and _is_large(one)]
    if not bare or _counts_others(text, start, end, sums):
        return sums
    code = before if before is not None and OF_THAT.match(text, start, end) is not None else None
    done = list(sums)
    for k, one in enumerate(sums):
        if one.currency is not None:
            code = one.currency.code if one.currency.unit == 1 and _is_large(one) else None
        elif code is not None and k in bare:
            done[k] = replace(one, behind=Currency(code, one.found.end, one.found.end))
    return done


def _is_large(one: Sum) -> bool:
    return one.scale >= MILLION and not one.found.vague and not one.found.spelled


def _counts_others(text: str, start: int, end: int, sums: list[Sum]) -> bool:
    words = set(re.findall(r"[^\W\d_]+", text[start:end].lower()))
    if words & set(lexicon("money")["unsaid"]["counted"]):
        return True
    bare = [one for one in sums if one.currency is None and one.scale >= MILLION]
    return any(ALONE.match(text, one.end, end) is None for one in bare)
