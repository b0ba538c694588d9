"""What amounts that stand in one row share: "£5m in 2023, £6m in 2024 and £7m in 2025, £18m in all, for dogs"."""

from __future__ import annotations

import re
from itertools import pairwise

from channelfacts.annotations import AnnotatedDoc
from channelfacts.clauses import Token
from channelfacts.facts.money.context import Context
from channelfacts.facts.money.statement import Statement
from channelfacts.lexicons import lexicon

LOOSE = re.compile(r"[^.;:!?()]*?(?:,|\band|\bor|\bplus|\bthen)\s*(?:\w+\s+){0,2}")


def share(context: Context, found: list[Statement]) -> None:
    """Fill what one of a row of amounts says for all: who pays and is paid, what for, planned or done."""
    for one, two in pairwise(found):
        if _rowed(context, one, two):
            for name in ("payer", "recipient", "purpose", "status"):
                if getattr(two, name) is None:
                    setattr(two, name, getattr(one, name))
        elif _joined(context.doc, one, two):
            for name in ("payer", "recipient"):
                if getattr(two, name) is None and getattr(one, name) != two.recipient:
                    setattr(two, name, getattr(one, name))
    for one, two in zip(reversed(found[:-1]), reversed(found), strict=False):
        if _rowed(context, one, two):
            for name in ("payer", "recipient", "purpose", "status"):
                if getattr(one, name) is None:
                    setattr(one, name, getattr(two, name))


def _rowed(context: Context, one: Statement, two: Statement) -> bool:
    """Do only times, rates and joining words stand between two amounts of a sentence?"""
    if one.mention.sentence != two.mention.sentence:
        return False
    row = context.line(one.mention.sentence).row
    between = [t for t in row if one.mention.outer_end <= t.start and t.end <= two.mention.outer_start]
    return bool(between) and all(_nothing(t) for t in between)


def _nothing(token: Token) -> bool:
    return token.kind in ("date", "duration", "rate") or token.lower in lexicon("money")["rows"]["between"]


def _joined(doc: AnnotatedDoc, one: Statement, two: Statement) -> bool:
    """Does "and" or a comma join the second amount to the phrase of the first, with no verb of its own between?"""
    if one.mention.sentence != two.mention.sentence:
        return False
    gap = doc.text[one.mention.outer_end : two.mention.outer_start]
    return len(gap) < 120 and LOOSE.fullmatch(gap) is not None
