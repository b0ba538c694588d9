"""`--unresolved`: names that were found but not understood, in every format and as a file for `--gazetteer`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from channelfacts.cli.reporting import note
from channelfacts.errors import UsageError
from channelfacts.query import VIEWS, Answer
from channelfacts.query.unresolved import KNOWN, columns, rows

__all__ = ["KNOWN", "write"]

Row = dict[str, Any]


def write(answer: Answer, format_: str) -> None:
    """The names among the facts that no list knows. Raises UsageError for an option that has no place here."""
    question = answer.question
    if question.columns is not None or question.sort is not None:
        raise UsageError("--unresolved has columns and an order of its own: no --columns or --sort with it")
    found = rows(question.kind, answer.rows(all_of_them=True))
    WRITERS[format_](question.kind, found[: question.limit])
    sys.stdout.flush()
    if not found:
        note(f"no {VIEWS[question.kind]} found that are not understood")
    elif question.limit is not None and len(found) > question.limit:
        note(f"the first {question.limit:,} of {len(found):,} (--limit)")


def _table(kind: str, found: list[Row]) -> None:
    from channelfacts.show import unresolved

    if found:
        unresolved.write(kind, found)


def _markdown(kind: str, found: list[Row]) -> None:
    from channelfacts.export.tables import plain, write_markdown

    names = columns(kind)
    write_markdown(([plain(row[name]) for name in names] for row in found), names, sys.stdout)


def _csv(kind: str, found: list[Row]) -> None:
    from channelfacts.export.tables import write_csv

    write_csv(_flat(found), columns(kind), sys.stdout)


def _tsv(kind: str, found: list[Row]) -> None:
    from channelfacts.export.tables import write_tsv

    write_tsv(_flat(found), columns(kind), sys.stdout)


def _flat(found: list[Row]) -> list[Row]:
    return [row | {"aliases": "|".join(row["aliases"])} for row in found]


def _json(kind: str, found: list[Row], form: str = "json") -> None:
    from channelfacts.export import jsons

    sys.stdout.writelines(jsons.WRITERS[form](jsons.dumps(row) for row in found))


def _jsonl(kind: str, found: list[Row]) -> None:
    _json(kind, found, "jsonl")


WRITERS: dict[str, Callable[[str, list[Row]], None]] = {
    "table": _table, "json": _json, "jsonl": _jsonl, "csv": _csv, "markdown": _markdown, "tsv": _tsv,
}  # fmt: skip
