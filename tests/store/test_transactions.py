"""Transactions that are stopped at any moment: what is committed stays, the rest goes, and nothing is an error."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from channelfacts import store
from channelfacts.errors import StoreError
from channelfacts.store import transactions
from tests.made import DEAL, deal


class Interrupted:
    """A connection during one of whose statements Ctrl-C comes: Python hears it when the statement is done."""

    def __init__(self, opened: sqlite3.Connection, during: str) -> None:
        self._opened, self._during = opened, during

    def execute(self, sql: str, *parameters: Any) -> Any:
        done = self._opened.execute(sql, *parameters)
        if sql.startswith(self._during):
            raise KeyboardInterrupt
        return done

    @property
    def in_transaction(self) -> bool:
        return self._opened.in_transaction


@pytest.mark.parametrize(("during", "kept"), [("BEGIN", 0), ("INSERT", 0), ("COMMIT", 1)])
def test_ctrl_c_at_any_statement_leaves_all_or_nothing(during: str, kept: int) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as opened:
        opened.execute("CREATE TABLE t (x)")
        interrupted: Any = Interrupted(opened, during)
        with pytest.raises(KeyboardInterrupt), transactions.transaction(interrupted):
            interrupted.execute("INSERT INTO t VALUES (1)")
        assert not opened.in_transaction
        assert opened.execute("SELECT count(*) FROM t").fetchone() == (kept,)


def test_a_writer_waits_for_its_turn(tmp_path: Path) -> None:
    path = (tmp_path / "facts.db").as_posix()
    with (
        store.writing(path) as kept,
        closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as o,
    ):
        o.execute("BEGIN IMMEDIATE")
        timer = threading.Timer(0.5, lambda: o.execute("ROLLBACK"))
        timer.start()
        kept.add(deal(), DEAL)
        timer.join()
        assert kept.totals()["documents"] == 1


def test_a_store_that_stays_locked_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = (tmp_path / "facts.db").as_posix()
    with store.writing(path):
        pass
    monkeypatch.setattr(transactions, "TURN", 0.3)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="in use by another program"), store.writing(path) as kept:
            kept.add(deal(), DEAL)
