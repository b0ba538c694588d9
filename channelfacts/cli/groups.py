"""`--by`: the facts of a table in groups, in every format."""

from __future__ import annotations

import sys
from collections.abc import Callable

from channelfacts.query import Answer
from channelfacts.query.grouping import Grouped, grouped


def write(answer: Answer, by: str, format_: str) -> None:
    """The facts grouped by a word of BY; what is in no sum is said below, for machine formats on stderr."""
    WRITERS[format_](grouped(answer, by))


def _table(found: Grouped) -> None:
    from channelfacts.show import grouped as show
    from channelfacts.show.tables import console

    show.write(found, console())


def _markdown(found: Grouped) -> None:
    from channelfacts.export.tables import write_markdown
    from channelfacts.show import grouped as show

    shown = show.headings(found)
    rows = ([heading.write(row) or "" for heading in shown] for row in found.rows)
    write_markdown(rows, [heading.title for heading in shown], sys.stdout)
    sys.stdout.write("".join(f"\n{line}\n" for line in show.lines(found)))


def _csv(found: Grouped) -> None:
    from channelfacts.export.tables import write_csv

    write_csv(found.flat(), found.columns, sys.stdout)
    _said(found)


def _json(found: Grouped, form: str = "json") -> None:
    from channelfacts.export import jsons

    sys.stdout.writelines(jsons.WRITERS[form](jsons.dumps(row) for row in found.rows))
    _said(found)


def _jsonl(found: Grouped) -> None:
    _json(found, "jsonl")


def _said(found: Grouped) -> None:
    from channelfacts.show import grouped as show

    sys.stdout.flush()
    for line in show.lines(found):
        print(line, file=sys.stderr)


WRITERS: dict[str, Callable[[Grouped], None]] = {
    "table": _table, "json": _json, "jsonl": _jsonl, "csv": _csv, "markdown": _markdown,
}  # fmt: skip
