"""Which statements are one fact, and the fields of a fact from all of its statements."""

from __future__ import annotations

from dataclasses import replace

from channelfacts.facts.money.bodies import nation_of
from channelfacts.facts.money.statement import Statement
from channelfacts.model import Period


def merged(found: list[Statement]) -> list[tuple[Statement, int]]:
    """The facts, each once, with the index of the statement that gives its evidence, in the order of the text.

    Of two statements of one sum the fuller gives the fields; what it leaves open the other fills.
    """
    out: list[tuple[Statement, int]] = []
    for i, statement in enumerate(found):
        for n, (known, first) in enumerate(out):
            if same(known, statement):
                out[n] = (_joined(known, statement), first)
                break
        else:
            out.append((statement, i))
    return out


def same(one: Statement, two: Statement) -> bool:
    """Are two statements one fact: equal sums, and terms that do not contradict each other?"""
    a, b = one.mention, two.mention
    if (a.amount, a.amount_max, a.currency, a.vague) != (b.amount, b.amount_max, b.currency, b.vague):
        return False
    for left, right in ((one.per, two.per), (one.duration, two.duration)):
        if left is not None and right is not None and left != right:
            return False
    if one.payer is not None and two.payer is not None:
        nations = nation_of(one.payer), nation_of(two.payer)
        if None not in nations and nations[0] != nations[1]:
            return False
    starts = (one.period.start if one.period else None, two.period.start if two.period else None)
    return None in starts or starts[0] == starts[1] or (one.period is not None and _overlap(one.period, two.period))


def _overlap(one: Period, two: Period | None) -> bool:
    if two is None or not (one.start and two.start):
        return True
    return one.start <= (two.end or two.start) + "~" and two.start <= (one.end or one.start) + "~"


def _joined(one: Statement, two: Statement) -> Statement:
    full, other = (two, one) if two.fullness > one.fullness else (one, two)
    qualifier = one.mention.qualifier if one.mention.qualifier != "exact" else two.mention.qualifier
    mention = replace(full.mention, qualifier=qualifier)
    return replace(
        full,
        mention=mention,
        mentions=[*one.mentions, *two.mentions],
        whole=one.whole if one.whole is not None else two.whole,
        **{
            name: getattr(other, name)
            for name in (
                "per",
                "duration",
                "payer",
                "recipient",
                "purpose",
                "status",
                "equivalent",
                "period",
                "place",
                "source",
            )
            if getattr(full, name) is None
        },
    )
