"""Totals of money in a person's words."""

from __future__ import annotations

from collections.abc import Iterator

from channelfacts.facts.wording import sum_of_money
from channelfacts.query.totals import Totals

STATUS = {None: "status not said", "planned": "planned", "actual": "actual"}


def lines(totals: Totals) -> Iterator[str]:
    """The totals by currency and status in one line each, then what was left out and why."""
    if not totals.totals:
        yield "Total: nothing that may be added up"
    for total in totals.totals:
        about = "about " if total.approximate else ""
        sums = "1 sum" if total.sums == 1 else f"{total.sums:,} sums"
        approximate = f", {total.approximate:,} of them approximate" if total.approximate and total.sums > 1 else ""
        written = sum_of_money(total.amount, total.currency)
        yield f"Total {total.currency} {STATUS.get(total.status, total.status)}: {about}{written} ({sums}{approximate})"
    if totals.left_out:
        number = sum(totals.left_out.values())
        why = ", ".join(f"{reason} {count:,}" for reason, count in totals.left_out.items())
        yield f"Left out of the totals: {number:,} ({why})"
    else:
        yield "Left out of the totals: none"
