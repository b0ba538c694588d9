"""The formats of a store: a new one made, an earlier one migrated when it is written to, or read as it is.

Every earlier format goes straight to the present one: the records are read as they were kept, with the fields that are
known today, and laid into new tables.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from channelfacts.errors import StoreError
from channelfacts.facts import FACTS, MODELS, Record
from channelfacts.model import DocInfo
from channelfacts.store.inserting import insert
from channelfacts.store.layout import APPLICATION, FORMAT, document_columns, statements
from channelfacts.store.transactions import transaction

CARRIED = ("documents", "paths", *(f"fact_{kind}" for kind in FACTS))
"""The tables of format 1."""


def check(opened: sqlite3.Connection, path: str, *, write: bool) -> int:
    """The format of a store, 0 for an empty file that may become one. Raises StoreError for what is none."""
    there = dict(opened.execute("SELECT name, sql FROM sqlite_master").fetchall())
    application = opened.execute("PRAGMA application_id").fetchone()[0]
    version = int(opened.execute("PRAGMA user_version").fetchone()[0])
    if not there and application in (0, APPLICATION):
        if not write:
            raise StoreError(f"{path} is no store of channelfacts: it is empty")
        return 0
    if application != APPLICATION:
        raise StoreError(f"{path} is no store of channelfacts: it is a database of another program")
    if version > FORMAT:
        raise StoreError(
            f"the store {path} has format {version}, this program knows up to {FORMAT}: it needs a newer channelfacts"
        )
    if version == FORMAT:
        whole = all(there.get(name) == statement for name, statement in statements().items())
    else:
        whole = version >= 1 and "documents" in there and "paths" in there
    if not whole:
        raise StoreError(f"the store {path} was made by another version of channelfacts: extract into a new one")
    return version


def make(opened: sqlite3.Connection, path: str) -> None:
    """Bring an empty file, or a store of an earlier format, to the present one: wholly, or not at all."""
    opened.execute("PRAGMA foreign_keys = OFF")
    opened.execute("PRAGMA legacy_alter_table = ON")
    with transaction(opened):
        version = check(opened, path, write=True)  # anew: another program may have made it meanwhile
        if version != FORMAT:
            opened.execute(f"PRAGMA application_id = {APPLICATION}")
            opened.execute(f"PRAGMA user_version = {FORMAT}")
            carried = _aside(opened)
            for statement in statements().values():
                opened.execute(statement)
            if carried:
                _carry(opened, path, carried)
    opened.execute("PRAGMA legacy_alter_table = OFF")
    opened.execute("PRAGMA foreign_keys = ON")


def _aside(opened: sqlite3.Connection) -> list[str]:
    """The tables of an earlier format under other names, its indices and views gone."""
    objects = opened.execute("SELECT type, name FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    for type_, name in objects:
        if name in statements() and type_ in ("index", "view"):
            opened.execute(f"DROP {type_} {name}")
    carried = [name for type_, name in objects if type_ == "table" and name in CARRIED]
    for name in carried:
        opened.execute(f"ALTER TABLE {name} RENAME TO earlier_{name}")
    return carried


def _carry(opened: sqlite3.Connection, path: str, carried: list[str]) -> None:
    rows = opened.cursor()
    rows.row_factory = sqlite3.Row
    try:
        for row in rows.execute("SELECT * FROM earlier_documents ORDER BY doc_id"):
            insert(opened, _record(opened, row, carried), row["text"], None)
    except (ValidationError, IndexError) as error:
        raise StoreError(f"the store {path} is of a version that cannot be understood: extract anew") from error
    opened.execute("INSERT INTO paths (path, doc_id) SELECT path, doc_id FROM earlier_paths")
    for name in carried:
        opened.execute(f"DROP TABLE earlier_{name}")


def _record(opened: sqlite3.Connection, row: sqlite3.Row, carried: list[str]) -> Any:
    known = set(row.keys())
    about = {one.name: one.read(row[one.name]) for one in document_columns() if one.name in known}
    facts = {kind: list(_facts(opened, kind, row["doc_id"])) if f"fact_{kind}" in carried else [] for kind in FACTS}
    return Record(channelfacts=row["channelfacts"], doc=DocInfo(id=row["doc_id"], **about), **facts)


def _facts(opened: sqlite3.Connection, kind: str, doc_id: str) -> Iterator[BaseModel]:
    model = MODELS[kind]
    sql = f"SELECT record FROM earlier_fact_{kind} WHERE doc_id = ? ORDER BY position"
    for (kept,) in opened.execute(sql, (doc_id,)):
        fields = json.loads(kept)
        yield model.model_validate({name: value for name, value in fields.items() if name in model.model_fields})


def stand_in(opened: sqlite3.Connection) -> None:
    """What an earlier format lacks, for this connection alone and nowhere kept: empty tables, columns without values.

    So an old store can be asked like a new one, and stays as it is.
    """
    with sqlite3.connect(":memory:") as model:
        for statement in statements().values():
            model.execute(statement)
        wanted = {name: _columns(model, name) for name in statements()}
        views = {name for (name,) in model.execute("SELECT name FROM sqlite_master WHERE type = 'view'")}
        tables = {name for (name,) in model.execute("SELECT name FROM sqlite_master WHERE sql LIKE '% STRICT'")}
    model.close()
    for name in statements():
        there = _columns(opened, name)
        if name in views:
            opened.execute(statements()[name].replace("CREATE VIEW", "CREATE TEMP VIEW", 1))
        elif name in tables and not there:
            opened.execute(statements()[name].replace("CREATE TABLE", "CREATE TEMP TABLE", 1))
        elif name in tables and (missing := [column for column in wanted[name] if column not in there]):
            nulls = "".join(f", NULL AS {column}" for column in missing)
            opened.execute(f"CREATE TEMP VIEW {name} AS SELECT *{nulls} FROM main.{name}")


def _columns(opened: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in opened.execute(f"PRAGMA main.table_xinfo({table})")]
