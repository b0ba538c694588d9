"""Sums of money that may honestly be added up, each once however many articles repeat it.

Left out, and counted by reason: rates, ranges, bounds ("more than", "up to"), vague sums, parts of another sum,
threats and hypotheticals (status `other`), the same sum in a second currency, repeats. Only exact and approximate sums
are added, by currency and status.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any

from channelfacts.facts.money import Money
from channelfacts.lexicons import lexicon
from channelfacts.query.characters import fold

REASONS = (
    "rates", "ranges", "bounds", "vague", "parts of another sum", "threats or hypotheticals",
    "the same in a second currency", "repeats",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Total:
    """A sum of `sums` distinct amounts, `approximate` of them; status is None where the texts don't say it."""

    currency: str
    status: str | None
    amount: Decimal
    sums: int
    approximate: int


@dataclass(slots=True)
class Totals:
    """Totals by currency and status, and how many facts were left out, by reason."""

    totals: list[Total]
    left_out: dict[str, int]


@dataclass(slots=True)
class _Sum:
    """One sum of money as one or more articles have it."""

    fact: Money
    told: list[tuple[str, str | None]] = field(default_factory=list)
    """(date of the document, status) of each telling."""

    @property
    def status(self) -> str | None:
        """As the latest article has it that says anything; of two on one day, what was done beats what was planned."""
        said = [(day, status == "actual", status) for day, status in self.told if status is not None]
        return max(said)[2] if said else None


def totals(rows: Iterable[dict[str, Any]]) -> Totals:
    """The totals of rows of `funding`, as `Answer.rows` gives them."""
    left_out: Counter[str] = Counter()
    sums: dict[tuple[str, Decimal], list[_Sum]] = defaultdict(list)
    parts: list[Money] = []
    for row in rows:
        fact = Money.model_validate(row["record"])
        reason = _reason(fact)
        if reason is not None:
            left_out[reason] += 1
            if reason == "parts of another sum":
                parts.append(fact)
            continue
        telling = (row["date"] or "", fact.status)
        alike = sums[fact.currency, fact.amount]
        known = next((one for one in alike if same(one.fact, fact)), None)
        if known is None:
            alike.append(_Sum(fact, [telling]))
        else:
            left_out["repeats"] += 1
            known.fact = fuller(known.fact, fact)
            known.told.append(telling)
    for part in parts:
        _drop(sums, part.currency, part.amount, part, "parts of another sum", left_out)
    for one in [one for alike in sums.values() for one in alike]:
        other = one.fact.equivalent
        if other is not None and one in sums[one.fact.currency, one.fact.amount]:
            _drop(sums, other.currency, other.amount, one.fact, "the same in a second currency", left_out)
    return Totals(_added(sums), {reason: left_out[reason] for reason in REASONS if left_out[reason]})


def _reason(fact: Money) -> str | None:
    """Why a sum may not be added to others; None if it may."""
    if fact.per is not None:
        return "rates"
    if fact.amount_max is not None:
        return "ranges"
    if fact.vague:
        return "vague"
    if fact.qualifier not in ("exact", "approx"):
        return "bounds"
    if fact.part_of is not None:
        return "parts of another sum"
    return "threats or hypotheticals" if fact.status == "other" else None


def _drop(
    sums: dict[tuple[str, Decimal], list[_Sum]],
    currency: str,
    amount: Decimal,
    like: Money,
    why: str,
    out: Counter[str],
) -> None:
    """Take out the sums that another article tells as what `like` shows them to be."""
    alike = sums.get((currency, amount), [])
    for one in [one for one in alike if same(one.fact, like)]:
        alike.remove(one)
        out[why] += len(one.told)


def _added(sums: dict[tuple[str, Decimal], list[_Sum]]) -> list[Total]:
    groups: dict[tuple[str, str | None], list[Money]] = defaultdict(list)
    for alike in sums.values():
        for one in alike:
            groups[one.fact.currency, one.status].append(one.fact)
    return [
        Total(
            currency,
            status,
            sum((fact.amount for fact in facts), Decimal(0)),
            len(facts),
            sum(fact.qualifier == "approx" for fact in facts),
        )
        for (currency, status), facts in sorted(groups.items(), key=lambda item: (item[0][0], item[0][1] or "~"))
    ]


def same(one: Money, other: Money) -> bool:
    """Whether two facts of one amount and currency, of whatever articles, may be one sum: nothing contradicts it.

    Purposes without a common word contradict each other unless both facts name payers that agree: two articles seldom
    word a purpose alike, and round sums are common.
    """
    if one.duration and other.duration and one.duration != other.duration:
        return False
    if not _overlap(one, other):
        return False
    agree = _payers_agree(one.payer, other.payer)
    if agree is not None:
        return agree
    mine, theirs = _content(one.purpose), _content(other.purpose)
    return not mine or not theirs or bool(mine & theirs)


def fuller(one: Money, other: Money) -> Money:
    """The facts as one: what the first does not say, the second may; an exact figure beats an approximate one."""
    update = {
        name: getattr(other, name)
        for name in ("payer", "purpose", "duration", "period", "equivalent")
        if getattr(one, name) is None
    }
    if other.qualifier == "exact":
        update["qualifier"] = "exact"
    return one.model_copy(update=update)


def _overlap(one: Money, other: Money) -> bool:
    """Whether the periods, where both are settled, have a day in common."""
    if one.period is None or other.period is None:
        return True
    spans = [(period.start or period.end, period.end or period.start) for period in (one.period, other.period)]
    if None in spans[0] or None in spans[1]:
        return True
    (a, b), (c, d) = [(f"{start}-00-00"[:10], f"{end}-99-99"[:10]) for start, end in spans]
    return a <= d and c <= b


def _payers_agree(one: str | None, other: str | None) -> bool | None:
    """True or False where both are named and known to be one or two; None where that cannot be told."""
    if one is None or other is None:
        return None
    mine, theirs = fold(one), fold(other)
    if mine in theirs or theirs in mine:
        return True
    known = _groups(mine), _groups(theirs)
    if known[0] and known[1]:
        return bool(known[0] & known[1])
    anyone = lexicon("totals")["anyone"]["words"]
    return None if mine in anyone or theirs in anyone else bool(set(mine.split()) & set(theirs.split()))


@cache
def _groups(payer: str) -> frozenset[str]:
    """The groups of payers that a folded name belongs to."""
    padded = " " + payer.replace("'s", "") + " "
    payers = lexicon("totals")["payers"]
    return frozenset(group for group, words in payers.items() if any(f" {word} " in padded for word in words))


def _content(purpose: str | None) -> set[str]:
    """The words of a purpose that say what it is for, without their endings for the plural."""
    empty = set(lexicon("totals")["empty"]["words"])
    words = (word.strip(".,;:'\"()") for word in fold(purpose or "").split())
    return {word.removesuffix("s") for word in words if word and word not in empty}
