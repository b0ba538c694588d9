"""Totals of money in a person's words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from channelfacts.facts.wording import sum_of_money
from channelfacts.query.totals import Totals
from channelfacts.show import cells

STATUS: dict[str | None, str] = {**cells.STATUS, None: "planned or paid not said"}


def lines(totals: Totals) -> Iterator[str]:
    """The totals by currency and status in one line each, then what was left out and why."""
    if not totals.totals:
        yield "Total: nothing that may be added up"
    for total in totals.totals:
        about = "about " if total.approximate else ""
        sums = "1 sum" if total.sums == 1 else f"{total.sums:,} sums"
        approximate = f", {total.approximate:,} of them approximate" if total.approximate and total.sums > 1 else ""
        written = sum_of_money(total.amount, total.currency)
        yield f"Total {total.currency} {STATUS[total.status]}: {about}{written} ({sums}{approximate})"
    yield left_out(totals.left_out)


def left_out(reasons: Mapping[str, int], of: str = "totals") -> str:
    """How many facts were left out, and why."""
    if not reasons:
        return f"Left out of the {of}: none"
    why = ", ".join(f"{reason} {count:,}" for reason, count in reasons.items())
    return f"Left out of the {of}: {sum(reasons.values()):,} ({why})"
