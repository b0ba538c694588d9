"""Rows for other programs: CSV, TSV and Markdown.

CSV is for spreadsheets: a text cell that begins with `=`, `+`, `-`, `@` (wide ones too), a tab or a line end gets an
apostrophe in front, because spreadsheets run such cells as formulas and the texts are other people's; characters that
steer a terminal are shown as `�`. Where every character counts, take JSON, or ask for cells as they are.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from channelfacts.query.characters import in_a_line, visible

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def plain(value: Any, *, as_is: bool = False) -> str:
    """A value as a cell has it: nothing for null, `true`, figures without exponent, words of a list behind `; `.

    as_is: texts as they are, also where a spreadsheet would run them.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        value = [f"{name}: {plain(inner)}" for name, inner in value.items()]
    if isinstance(value, list):
        value = "; ".join(value)
    if isinstance(value, str) and not as_is:
        return f"'{visible(value)}" if value.startswith(FORMULA) else visible(value)
    return str(value)


def write_csv(rows: Iterable[dict[str, Any]], columns: Sequence[str], to: TextIO, *, as_is: bool = False) -> None:
    """The columns of the rows as CSV: a header line, quotes as in RFC 4180, UTF-8, lines ended by a line feed."""
    writer = csv.writer(to, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([plain(row[column], as_is=as_is) for column in columns])


def write_tsv(rows: Iterable[dict[str, Any]], columns: Sequence[str], to: TextIO) -> None:
    """The same with tabs and without quotes, as a file of names is: a cell is one line and has no tab."""
    to.write("\t".join(columns) + "\n")
    for row in rows:
        to.write("\t".join(in_a_line(plain(row[column])) for column in columns) + "\n")


def write_markdown(rows: Iterable[Sequence[str]], headings: Sequence[str], to: TextIO) -> None:
    """Cells as a Markdown table. What Markdown or HTML would take for its own is escaped."""
    to.write(f"| {' | '.join(headings)} |\n|{' --- |' * len(headings)}\n")
    for row in rows:
        to.write(f"| {' | '.join(_escaped(cell) for cell in row)} |\n")


def _escaped(cell: str) -> str:
    text = in_a_line(cell)
    for sign in ("\\", "|", "`", "*", "_", "[", "]"):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
