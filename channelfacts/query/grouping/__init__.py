"""Facts in groups: few rows, in which nothing is added up that does not add up, and all that was left out is counted.

answer = ask(store, Question("money"))
found = grouped(answer, "payer")
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from channelfacts.errors import UsageError
from channelfacts.query import Answer, arguments
from channelfacts.query.grouping import counts, money

BY = {"money": tuple(money.BY), "counts": tuple(counts.BY)}
"""What the facts of a kind may be grouped by."""

TABLES = {"money": money.rows, "counts": counts.rows}
COLUMNS = {"money": money.COLUMNS, "counts": counts.COLUMNS}


@dataclass(frozen=True, slots=True)
class Grouped:
    """The rows of a table of groups, as JSON has them, and how many facts are in no total, by reason."""

    kind: str
    by: str
    rows: list[dict[str, Any]]
    left_out: dict[str, int]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the rows made flat, for formats that have no rows within rows."""
        return tuple(dict.fromkeys((self.by, *COLUMNS[self.kind])))

    def flat(self) -> Iterator[dict[str, Any]]:
        """The rows with all of the columns."""
        for row in self.rows:
            yield dict.fromkeys(self.columns) | flat(row)


def grouped(answer: Answer, by: str) -> Grouped:
    """The facts of an answer in groups. Raises UsageError for a word that is none, and for what a group cannot have."""
    question = answer.question
    wanted = arguments.choice("--by", by, BY[question.kind])
    if question.columns is not None or question.sort is not None or question.limit is not None:
        raise UsageError("--by has columns, an order and a length of its own: no --columns, --sort or --limit with it")
    rows, left_out = TABLES[question.kind](answer.rows(), wanted)
    return Grouped(question.kind, wanted, rows, left_out)


def flat(row: dict[str, Any]) -> dict[str, Any]:
    """The row with a column for each figure within it (`largest_line`) and lists as words."""
    made: dict[str, Any] = {}
    for name, value in row.items():
        if name == "left_out":
            made[name] = "; ".join(f"{reason} {number}" for reason, number in value.items())
        elif isinstance(value, dict):
            made |= {f"{name}_{inner}": inside for inner, inside in value.items()}
        elif name == "sums" and isinstance(value, list):
            made[name] = "; ".join(one["line"] for one in value)
        else:
            made[name] = value
    return made
