"""What amounts that stand in one row share: "£5m in 2023, £6m in 2024 and £7m in 2025, £18m in all, for dogs"."""

from __future__ import annotations

import re
from itertools import pairwise

from channelfacts.annotations import AnnotatedDoc
from channelfacts.clauses import Token, phrase_right
from channelfacts.facts.money.context import Context
from channelfacts.facts.money.statement import Statement
from channelfacts.lexicons import lexicon

LOOSE = re.compile(r"[^.;:!?()]*?(?:,|\band|\bor|\bplus|\bthen)\s*(?:\w+\s+){0,2}")

LIKE = 10
"""Of two sums at one rate the greater is at most so many times the other."""


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
        elif _figure(context, one, two) or _it_was(context, one, two):
            for name in ("payer", "recipient", "purpose"):
                if getattr(two, name) is None:
                    setattr(two, name, getattr(one, name))
        if two.per is None and one.per is not None and _one_rate(context, one, two):
            two.per = one.per
            two.payer = two.payer or one.payer
            two.purpose = two.purpose or _where(context, two)
        if two.purpose is None and two.recipient is None and _continued(context, one, two):
            two.purpose = one.purpose
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


def _continued(context: Context, one: Statement, two: Statement) -> bool:
    """ "The ministry spent £3bn on hotels. By May it was paying £5m a day": the same payer goes on paying."""
    if two.mention.sentence - one.mention.sentence != 1 or two.payer is None or two.payer != one.payer:
        return False
    earlier = context.previous(two.mention.sentence)
    if earlier is None or sum(t.kind == "money" for t in earlier.row) != 1 or one.recipient is not None:
        return False
    before = [t.lower for t in context.line(two.mention.sentence).row if t.end <= two.mention.outer_start]
    return before[-1:] in (["paying"], ["spending"], ["spent"], ["paid"]) and not {"it", "they"}.isdisjoint(before[-6:])


def _where(context: Context, two: Statement) -> str | None:
    """The thing in which the second of two compared rates is paid ("€35 in the centres")."""
    row = context.line(two.mention.sentence).row
    at = next((i for i, t in enumerate(row) if t.start >= two.mention.outer_end), len(row))
    if at + 2 > len(row) or row[at].lower != "in":
        return None
    found = phrase_right(row, at + 1, frozenset(lexicon("money")["purposes"]["stops"]), 6)
    if found is None or row[found[0]].text[:1].isupper() or row[found[0]].kind != "word":
        return None
    return " ".join(context.text[row[found[0]].start : row[found[1] - 1].end].split())


def _it_was(context: Context, one: Statement, two: Statement) -> bool:
    """ "Hotels cost £5m in 2024; the year before, it was £7m": a clause that says nothing but when and how much."""
    if two.mention.sentence - one.mention.sentence > 1 or one.mention.currency != two.mention.currency:
        return False
    row = context.line(two.mention.sentence).row
    if two.mention.sentence == one.mention.sentence:
        row = [t for t in row if t.start >= one.mention.outer_end]
    before = [t for t in row if t.end <= two.mention.outer_start]
    start = next((i + 1 for i in range(len(before) - 1, -1, -1) if before[i].lower in (";", "but", "and")), 0)
    if two.mention.sentence == one.mention.sentence and start == 0:
        return False
    said = [t for t in before[start:] if t.kind == "word"]
    told = lexicon("money")["rows"]
    at = next((i for i, t in enumerate(said) if t.lower in ("it", "that")), None)
    return (
        at is not None
        and len(said) > at + 1
        and all(t.lower in told["when"] for t in said[:at])
        and all(t.lower in told["was"] for t in said[at + 1 :])
    )


def _one_rate(context: Context, one: Statement, two: Statement) -> bool:
    """ "£99 a night in hotels against £35 in the centres": compared with a rate, or joined to it in the same words."""
    a, b = one.mention, two.mention
    if a.sentence != b.sentence or a.currency != b.currency or not b.amount or two.mention.vague:
        return False
    between = [t for t in context.line(a.sentence).row if a.outer_end <= t.start and t.end <= b.outer_start]
    words = {t.lower for t in between if t.kind == "word"}
    ratio = max(a.amount / b.amount, b.amount / a.amount)
    if any(t.kind == "sign" and t.lower in ";:()" for t in between) or len(between) > 16:
        return False
    if words & set(lexicon("money")["rows"]["against"]):
        return ratio <= LIKE
    row = context.line(b.sentence).row
    behind = next((t for t in row if t.start >= b.outer_end), None)
    joined = between and between[-1].lower in ("and", "or", "but")
    alike = behind is not None and behind.lower in ("in", "for", "at") and behind.lower in words
    return bool(joined) and alike and ratio <= LIKE and not any(t.kind == "sign" for t in between)


def _nothing(token: Token) -> bool:
    return token.kind in ("date", "duration", "rate") or token.lower in lexicon("money")["rows"]["between"]


def _joined(doc: AnnotatedDoc, one: Statement, two: Statement) -> bool:
    """Does "and" or a comma join the second amount to the phrase of the first, with no verb of its own between?"""
    if one.mention.sentence != two.mention.sentence:
        return False
    gap = doc.text[one.mention.outer_end : two.mention.outer_start]
    return len(gap) < 120 and LOOSE.fullmatch(gap) is not None
