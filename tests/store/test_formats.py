"""Stores of earlier formats: `format-N.sqlite` was made by the program of that time, `format-N.jsonl` is its export."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from channelfacts import store
from channelfacts.errors import StoreError
from channelfacts.export import jsons
from channelfacts.query import Question, ask
from channelfacts.store.layout import FORMAT, statements

HERE = Path(__file__).parent
EARLIER = sorted(HERE.glob("format-*.sqlite"))


@pytest.fixture(params=EARLIER, ids=lambda path: path.stem)
def earlier(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return shutil.copy(request.param, tmp_path / request.param.name).as_posix()


def exported(path: str) -> list[Any]:
    with store.reading(path) as kept:
        return [json.loads(jsons.record(one)) for one in kept.records()]


def as_of_then(now: Any, then: Any) -> Any:
    """What is exported now, with the fields of then only."""
    if isinstance(then, dict):
        return {key: as_of_then(now[key], value) for key, value in then.items()}
    if isinstance(then, list):
        assert len(now) == len(then)
        return [as_of_then(*pair) for pair in zip(now, then, strict=True)]
    return now


def frozen(path: str) -> list[Any]:
    text = (HERE / Path(path).name).with_suffix(".jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_there_is_a_store_of_every_earlier_format() -> None:
    assert [path.stem for path in EARLIER] == [f"format-{number}" for number in range(1, FORMAT)]


def test_an_earlier_format_is_read_as_it_is(earlier: str) -> None:
    before = Path(earlier).read_bytes()
    assert as_of_then(exported(earlier), frozen(earlier)) == frozen(earlier)
    with store.reading(earlier) as kept:
        assert len(ask(kept, Question("money", {"currency": ["GBP"]}))) == 1
    assert Path(earlier).read_bytes() == before


def test_an_earlier_format_is_migrated_when_it_is_written_to(earlier: str) -> None:
    with store.writing(earlier) as kept:
        totals = kept.totals()
    assert as_of_then(exported(earlier), frozen(earlier)) == frozen(earlier)
    with store.reading(earlier) as kept:
        assert kept.totals() == totals
        assert next(kept.rows("PRAGMA user_version"))[0] == FORMAT
        assert next(kept.rows("PRAGMA foreign_key_check"), None) is None
        there = dict(kept.rows("SELECT name, sql FROM sqlite_master"))  # type: ignore[arg-type]
        assert {name: there.get(name) for name in statements()} == statements()
        assert not [name for name in there if name.startswith("earlier_")]
        found = [row["text"] for row in kept.rows("SELECT text FROM sentences_fts('patrol AND boats')")]
        assert any(text.startswith("The Home Office will give the port of Ramsgate") for text in found)
        mentions = next(kept.rows("SELECT count(*) FROM mentions WHERE kind = 'money'"))[0]
        assert mentions >= totals["money"]


def test_a_persons_own_tables_and_views_come_along(earlier: str) -> None:
    with closing(sqlite3.connect(earlier)) as own:
        own.execute("CREATE TABLE my_notes (fact TEXT, note TEXT)")
        own.execute("CREATE VIEW my_sums AS SELECT line FROM funding")
        own.execute("INSERT INTO my_notes VALUES ('x', 'look again')")
        own.commit()
        sums = own.execute("SELECT line FROM my_sums ORDER BY 1").fetchall()
    with store.writing(earlier) as kept:
        assert [tuple(row) for row in kept.rows("SELECT * FROM my_notes")] == [("x", "look again")]
        assert [tuple(row) for row in kept.rows("SELECT line FROM my_sums ORDER BY 1")] == sums


def test_a_migration_that_fails_leaves_the_store_as_it_was(earlier: str) -> None:
    with closing(sqlite3.connect(earlier)) as broken:
        broken.execute("UPDATE fact_money SET record = '{}'")
        broken.commit()
    before = exported_raw(earlier)
    with pytest.raises(StoreError, match="extract anew"), store.writing(earlier):
        pass
    assert exported_raw(earlier) == before


def exported_raw(path: str) -> list[str]:
    with closing(sqlite3.connect(path)) as opened:
        return [str(line) for line in opened.iterdump()]
