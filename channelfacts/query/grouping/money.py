"""Money by who pays, year or purpose: totals of what may be added, each sum once, by currency and status."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from channelfacts.lexicons import lexicon
from channelfacts.model import number
from channelfacts.query import payers
from channelfacts.query.characters import fold
from channelfacts.query.grouping.years import year
from channelfacts.query.totals import Sum, Total, added_up, distinct, left_out

Row = dict[str, Any]
Heading = tuple[str, str]
"""What a group sorts by, and its name."""

COLUMNS = ("currency", "status", "total", "approximate", "sums", "documents", "left_out", "words")
STATUS = ("planned", "actual", None)
UNNAMED, LAST = "}", "~"
"""Sort behind every name: what has no group of its own, and what the texts don't say."""


def rows(facts: Iterable[Row], by: str) -> tuple[list[Row], dict[str, int]]:
    """A row a group, currency and status; a sum that two articles tell is in the one group that both together show.

    What is in no total is counted in the first row of its group, which has no total where nothing adds up.
    """
    found = distinct(facts)
    headings = [BY[by](one) for one in found]
    names = dict(reversed(headings))
    groups: dict[str, list[Sum]] = {}
    for (first, _), one in zip(headings, found, strict=True):
        groups.setdefault(first, []).append(one)

    def order(first: str) -> tuple[int, str]:
        told = sum(len(one.told) for one in groups[first])
        return 0 if by == "year" else -told * (first < UNNAMED), first

    made = [row for first in sorted(groups, key=order) for row in _rows(by, names[first], groups[first])]
    return made, left_out(found)


def _rows(by: str, name: str, sums: list[Sum]) -> Iterator[Row]:
    """The rows of a group: its totals, or that there is none."""
    totals: dict[tuple[str, str | None], list[Sum]] = {}
    for one in sums:
        if one.left_out is None:
            totals.setdefault((one.fact.currency, one.status), []).append(one)
    outside = left_out(sums)
    for currency, status in sorted(totals, key=lambda key: (key[0], STATUS.index(key[1]))):
        yield _row(by, name, added_up(currency, status, totals[currency, status]), totals[currency, status], outside)
        outside = {}
    if not totals:
        yield _row(by, name, None, sums, outside)


def _row(by: str, name: str, total: Total | None, sums: list[Sum], outside: dict[str, int]) -> Row:
    return {
        by: name,
        "currency": total.currency if total else None,
        "status": total.status if total else None,
        "total": number(total.amount) if total else None,
        "approximate": total.approximate if total else 0,
        "sums": total.sums if total else 0,
        "documents": len({telling.doc_id for one in sums for telling in one.told}),
        "left_out": outside,
        "words": _words(sums, "purpose" if by == "purpose" else "payer"),
    }


def _words(sums: list[Sum], field: str) -> list[str]:
    """How the texts name what the group is made of, each wording once."""
    named = [getattr(fact, field) for one in sums for fact in one.worded]
    return list({fold(name): name for name in reversed(named) if name}.values())[::-1]


def _payer(one: Sum) -> Heading:
    payer = one.fact.payer
    if payer is None:
        return LAST, "not said"
    known = payers.groups(payer)
    if known:
        name = " and ".join(lexicon("totals")["payers"][code]["name"] for code in known)
        return name, name
    if payers.anyone(payer):
        return UNNAMED, lexicon("totals")["anyone"]["name"]
    return payers.bare(payer), payer


def _year(one: Sum) -> Heading:
    published = min((telling.date for telling in one.told if telling.date), default="")
    return year(one.fact.period, published, one.fact.duration)


def _purpose(one: Sum) -> Heading:
    """The groups of purposes that the words belong to; a sum for two things is under both names, added to neither."""
    purpose = one.fact.purpose
    if purpose is None:
        return LAST, "not said"
    padded = f" {' '.join(_stem(word) for word in fold(purpose).split())} "
    known = [
        group["name"]
        for group in lexicon("totals")["purposes"].values()
        if any(f" {_stem(word)} " in padded for word in group["words"])
    ]
    return (" and ".join(known),) * 2 if known else (UNNAMED, "something else")


def _stem(words: str) -> str:
    return " ".join(word.strip(".,;:'\"()").removesuffix("s") for word in words.split())


BY: dict[str, Callable[[Sum], Heading]] = {"payer": _payer, "year": _year, "purpose": _purpose}
"""What money may be grouped by."""
