"""Paths that lead to a text no longer: what goes with them, and what stays. The caller holds the transaction."""

from __future__ import annotations

import sqlite3

from channelfacts.model import DocInfo


def leave(opened: sqlite3.Connection, doc: DocInfo) -> None:
    """Forget what stood under the path of a document that is about to take its place."""
    if doc.path is None:
        return
    for (old,) in opened.execute("DELETE FROM paths WHERE path = ? RETURNING doc_id", (doc.path,)).fetchall():
        if old != doc.id:
            abandon(opened, old, doc.path)


def abandon(opened: sqlite3.Connection, doc_id: str, path: str) -> None:
    """A path leads to the text no longer: without any other the text goes too.

    What is known of a text (its date may be that of a file's name) follows from the first of its paths: when that one
    goes, the files of the others have to be read again.
    """
    others = opened.execute("SELECT path, file FROM paths WHERE doc_id = ? ORDER BY path", (doc_id,)).fetchall()
    if not others:
        opened.execute("DELETE FROM documents WHERE doc_id = ?", (doc_id,))
    elif path < others[0][0]:
        opened.executemany("UPDATE files SET finished = 0 WHERE path = ?", [(file,) for _, file in others])
        opened.execute("UPDATE paths SET read_as = NULL WHERE doc_id = ?", (doc_id,))


def first_elsewhere(opened: sqlite3.Connection, doc: DocInfo, file: str) -> bool:
    """Is the text known under an earlier path, read as `file` is now?"""
    sql = (
        "SELECT 1 FROM paths p JOIN files f ON f.path = p.file JOIN files g ON g.path = ?"
        " WHERE p.doc_id = ? AND p.path < ? AND f.read_as = g.read_as LIMIT 1"
    )
    return opened.execute(sql, (file, doc.id, doc.path)).fetchone() is not None
