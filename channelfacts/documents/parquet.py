"""Parquet, by DuckDB: a document a row. Needs the extra `channelfacts[parquet]`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from channelfacts.documents.records import Rows, choose, missing, no_text
from channelfacts.documents.source import Source
from channelfacts.errors import InputError
from channelfacts.model import Document, Failure

ENDINGS = (".parquet", ".pq")

# Nothing is fetched, from whatever place a file names, and one file cannot fill the memory.
SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "threads": "1",
    "memory_limit": "1GB",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
}
BATCH = 64
"""Rows that are taken at a time."""


def recognise(head: bytes) -> bool:
    """The mark of Parquet."""
    return head.startswith(b"PAR1")


def documents(source: Source) -> Iterator[Document | Failure | Source]:
    """The documents of the rows, `rows.parquet#12` by the row. Raises InputError where no column is a text."""
    try:
        import duckdb
    except ImportError as error:
        raise InputError(source.label, "Parquet files need DuckDB: pip install 'channelfacts[parquet]'") from error
    file = source.local(".parquet")
    with duckdb.connect(config=SETTINGS) as connection:
        try:
            names = [
                name for name, *_ in connection.execute("DESCRIBE SELECT * FROM read_parquet(?)", [file]).fetchall()
            ]
            columns = choose(names, source.options)
            if columns is None:
                raise InputError(source.label, no_text(names, source.options))
            if (wrong := missing(names, columns, source.options)) is not None:
                raise InputError(source.label, wrong)
            wanted = columns.names()
            listed = ", ".join('"' + name.replace('"', '""') + '"' for name in wanted)
            connection.execute(f"SELECT {listed} FROM read_parquet(?)", [file])
            rows, number = Rows(source), 0
            while batch := connection.fetchmany(BATCH):
                for cells in batch:
                    number += 1
                    row: dict[str, Any] = dict(zip(wanted, cells, strict=True))
                    yield rows.document(row, columns, number)
        except duckdb.Error as error:
            raise InputError(source.label, "a damaged Parquet file, or one with too large rows") from error
