"""Tables as text: CSV and TSV, a document a row. Any separator, cells over several lines, a first row with names."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import chain
from typing import Literal, TextIO

from channelfacts.documents.decoding import stream
from channelfacts.documents.records import Columns, Rows, choose, missing, no_text
from channelfacts.documents.source import Source, too_large
from channelfacts.errors import InputError
from channelfacts.model import Document, Failure

ENDINGS = (".csv", ".tsv")

SEPARATORS = ",\t;|"
CELL = 64 * 1024 * 1024
"""Characters of a cell: beyond is a quotation mark that nobody closed, and all rows after it."""


def documents(source: Source) -> Iterator[Document | Failure | Source]:
    """The documents of the rows, `rows.csv#12` by the number that a spreadsheet gives the row (the names are row 1).

    Raises InputError where no column is a text.
    """
    csv.field_size_limit(min(CELL, source.options.max_bytes))
    lines = _lines(stream(source), source)
    first = _names(lines, source)
    separator = _separator(first)
    body = _sample(lines)
    quoting: Literal[0, 3] = csv.QUOTE_NONE if separator == "\t" and not _quoted(body, separator) else csv.QUOTE_MINIMAL
    table = csv.reader(chain([first], body, lines), delimiter=separator, quoting=quoting, strict=True)
    try:
        names = [name.strip() for name in next(table)]
    except csv.Error as error:
        raise InputError(source.label, f"row 1: {_said(error)}") from error
    columns = choose(names, source.options)
    if columns is None:
        raise InputError(source.label, no_text(names, source.options))
    if (wrong := missing(names, columns, source.options)) is not None:
        raise InputError(source.label, wrong)
    yield from _rows(table, names, columns, Rows(source))


def _rows(
    table: Iterator[list[str]], names: list[str], columns: Columns, rows: Rows
) -> Iterator[Document | Failure | Source]:
    number = 1
    while True:
        number += 1
        try:
            cells = next(table, None)
        except csv.Error as error:
            yield Failure(rows.path(number), _said(error))
            if "unexpected end" in str(error):
                return
            continue
        if cells is None:
            return
        if len(cells) > len(names) and any(cells[len(names) :]):
            yield Failure(rows.path(number), f"{len(cells)} cells, where the first row has {len(names)}")
        elif any(cell.strip() for cell in cells):
            # Of columns with the same name the first counts.
            yield rows.document(dict(reversed(list(zip(names, cells, strict=False)))), columns, number)


def _lines(text: TextIO, source: Source) -> Iterator[str]:
    """The lines, each bounded."""
    while line := text.readline(source.options.max_bytes + 1):
        if len(line) > source.options.max_bytes:
            raise too_large(source.label, source.options.max_bytes)
        yield line


def _names(lines: Iterator[str], source: Source) -> str:
    """The first row, which may run over several lines; empty lines and Excel's `sep=;` before it are passed over."""
    first = ""
    for line in lines:
        if not first and (not line.strip() or line.lower().startswith("sep=")):
            continue
        first += line
        if first.count('"') % 2 == 0 or len(first) > 100_000:
            return first
    raise InputError(source.label, "empty" if not first else "row 1: a quotation mark that is not closed")


def _separator(first: str) -> str:
    """The separator that the first row has most of, outside quotation marks."""
    bare = "".join(first.split('"')[::2])
    return max(SEPARATORS, key=bare.count)


def _sample(lines: Iterator[str]) -> list[str]:
    """The next lines, to look at."""
    body: list[str] = []
    size = 0
    while size < 100_000 and (line := next(lines, None)) is not None:
        body.append(line)
        size += len(line)
    return body


def _quoted(body: list[str], separator: str) -> bool:
    """Whether cells are put in quotation marks, as CSV does: a TSV may as well have them as signs like any other."""
    sample = "".join(body)
    if not sample.startswith('"') and f'{separator}"' not in sample and '\n"' not in sample:
        return False
    widths = set()
    try:
        for cells in csv.reader(body, delimiter=separator, strict=True):
            widths.add(len(cells))
    except csv.Error as error:
        # The sample ends within a cell: what came before was right.
        return "unexpected end" in str(error) and len(widths) == 1
    return len(widths - {0}) == 1


def _said(error: csv.Error) -> str:
    """What is wrong with a row, in our words."""
    if "field limit" in str(error):
        return "a cell that never ends: is a quotation mark not closed?"
    if "unexpected end" in str(error):
        return "a quotation mark that is not closed: the rest of the file is in it"
    return "quotation marks that are not in pairs"
