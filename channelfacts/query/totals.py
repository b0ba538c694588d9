"""Sums of money that may honestly be added up, each once however many articles repeat it.

Left out, and counted by reason: rates, ranges, bounds ("more than", "up to"), vague sums, parts of another sum,
threats and hypotheticals (status `other`), the same sum in a second currency, what only another version of an article
has, repeats. Only exact and approximate sums are added, by currency and status.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar

from channelfacts.facts.money import Money
from channelfacts.query.alike import fuller, same

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)

REASONS = (
    "rates", "ranges", "bounds", "vague", "parts of another sum", "threats or hypotheticals",
    "the same in a second currency", "only in a variant", "repeats",
)  # fmt: skip


VARIANT = "only in a variant"
"""A version of an article that says another sum than the first most often says it of the same money."""


class Telling(NamedTuple):
    """One fact of one article: the date of the article ("" where it has none), the status, the article."""

    date: str
    status: str | None
    doc_id: str


@dataclass(slots=True)
class Sum:
    """One sum of money as one or more articles have it. `left_out` is why it may not be added to others."""

    fact: Money
    told: list[Telling]
    left_out: str | None = None
    worded: list[Money] = field(default_factory=list)
    """The fact as each article has it."""

    @property
    def status(self) -> str | None:
        """As the latest article has it that says anything; of two on one day, what was done beats what was planned."""
        said = [(one.date, one.status == "actual", one.status) for one in self.told if one.status is not None]
        return max(said)[2] if said else None

    def reasons(self) -> Iterator[tuple[str, int]]:
        """Why how many of its tellings are not in a total."""
        if self.left_out is not None:
            yield self.left_out, len(self.told)
        elif len(self.told) > 1:
            yield "repeats", len(self.told) - 1


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


def totals(rows: Iterable[dict[str, Any]]) -> Totals:
    """The totals of rows of `funding`, as `Answer.rows` gives them."""
    found = distinct(rows)
    groups = grouped((one for one in found if one.left_out is None), lambda one: (one.fact.currency, one.status))
    added = [added_up(currency, status, sums) for (currency, status), sums in groups.items()]
    return Totals(sorted(added, key=lambda one: (one.currency, one.status or "~")), left_out(found))


def distinct(rows: Iterable[dict[str, Any]]) -> list[Sum]:
    """The sums that rows of `funding` tell, each once; those that may not be added bear the reason."""
    every: list[Sum] = []
    sums: dict[tuple[str, Decimal], list[Sum]] = defaultdict(list)
    for row in rows:
        kept = row["record"]
        fact = Money.model_validate_json(kept) if isinstance(kept, str) else Money.model_validate(kept)
        telling = Telling(row.get("date") or "", fact.status, row.get("doc_id") or "")
        reason = _reason(fact)
        alike = sums[fact.currency, fact.amount]
        known = next((one for one in alike if same(one.fact, fact)), None) if reason is None else None
        if known is None:
            reason = reason or (VARIANT if row.get("variant_of") else None)
            every.append(Sum(fact, [telling], reason, [fact]))
            if reason is None:
                alike.append(every[-1])
        else:
            known.fact = fuller(known.fact, fact)
            known.told.append(telling)
            known.worded.append(fact)
    for part in [one.fact for one in every if one.left_out == "parts of another sum"]:
        _leave(sums[part.currency, part.amount], part, "parts of another sum")
    for one in every:
        other = one.fact.equivalent
        if other is not None and one.left_out is None:
            _leave(sums[other.currency, other.amount], one.fact, "the same in a second currency")
    return every


def added_up(currency: str, status: str | None, sums: Iterable[Sum]) -> Total:
    """The total of sums of one currency."""
    facts = [one.fact for one in sums]
    approximate = sum(fact.qualifier == "approx" for fact in facts)
    return Total(currency, status, sum((fact.amount for fact in facts), Decimal(0)), len(facts), approximate)


def left_out(sums: Iterable[Sum]) -> dict[str, int]:
    """How many facts are in no total, by reason."""
    counted: Counter[str] = Counter()
    for one in sums:
        counted.update(dict(one.reasons()))
    return {reason: counted[reason] for reason in REASONS if counted[reason]}


def grouped(items: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    """The items by their key, in the order in which the keys come."""
    found: dict[K, list[T]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return found


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


def _leave(alike: list[Sum], like: Money, why: str) -> None:
    """Leave out the sums that another article tells as what `like` shows them to be."""
    for one in alike:
        if one.left_out is None and one.fact is not like and same(one.fact, like):
            one.left_out = why
