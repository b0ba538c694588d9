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
        elif _figure(context, one, two):
            for name in ("payer", "recipient", "purpose"):
                if getattr(two, name) is None:
                    setattr(two, name, getattr(one, name))
    for one, two in zip(reversed(found[:-1]), reversed(found), strict=False):
        if two.whole is None and _rowed(context, one, two):
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


def _figure(context: Context, one: Statement, two: Statement) -> bool:
    """ "Support cost the council £5m. By 2024 the figure was £7m": the sum of the same thing, at another time."""
    if one.mention.sentence + 1 != two.mention.sentence or one.mention.currency != two.mention.currency:
        return False
    earlier = context.previous(two.mention.sentence)
    if earlier is None or sum(t.kind == "money" for t in earlier.row) != 1:
        return False
    before = [t for t in context.line(two.mention.sentence).row if t.end <= two.mention.outer_start]
    return len(before) < 12 and any(
        a.lower in ("the", "this", "that")
        and b.lower in lexicon("money")["rows"]["figures"]
        and c.lower not in ("of", "for", "to")
        for a, b, c in zip(before, before[1:], before[2:], strict=False)
    )


def _nothing(token: Token) -> bool:
    return token.kind in ("date", "duration", "rate") or token.lower in lexicon("money")["rows"]["between"]


def _joined(doc: AnnotatedDoc, one: Statement, two: Statement) -> bool:
    """Does "and" or a comma join the second amount to the phrase of the first, with no verb of its own between?"""
    if one.mention.sentence != two.mention.sentence:
        return False
    gap = doc.text[one.mention.outer_end : two.mention.outer_start]
    return len(gap) < 120 and LOOSE.fullmatch(gap) is not None
