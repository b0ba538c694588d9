"""Payers by the country or union that they speak for, as data/lexicons/totals.toml groups their names."""

from __future__ import annotations

from functools import cache

from channelfacts.lexicons import lexicon
from channelfacts.query.characters import fold


def agree(one: str | None, other: str | None) -> bool | None:
    """True or False where both are named and known to be one or two; None where that cannot be told."""
    if one is None or other is None:
        return None
    mine, theirs = bare(one), bare(other)
    if mine in theirs or theirs in mine:
        return True
    known = groups(one), groups(other)
    if known[0] and known[1]:
        return bool(set(known[0]) & set(known[1]))
    return None if anyone(one) or anyone(other) else bool(set(mine.split()) & set(theirs.split()))


@cache
def groups(payer: str) -> tuple[str, ...]:
    """The groups that a payer belongs to, in the order of the lexicon; bodies count only where no country is named."""
    padded = f" {bare(payer)} "
    payers = lexicon("totals")["payers"]
    for tier in ("words", "bodies"):
        found = tuple(code for code, group in payers.items() if any(f" {word} " in padded for word in group[tier]))
        if found:
            return found
    return ()


def anyone(payer: str) -> bool:
    """Whether any country may be meant: "the government", "taxpayers"."""
    return bare(payer) in lexicon("totals")["anyone"]["words"]


@cache
def bare(payer: str) -> str:
    """The name without case, accents, article, genitive and the signs around its words."""
    words = [word.strip(".,;:'\"()").removesuffix("'s") for word in fold(payer).split()]
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words)
