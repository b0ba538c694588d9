"""The store: what goes in comes out, a document read again replaces what was known of it, other files are refused."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from channelfacts import store
from channelfacts.errors import StoreError
from channelfacts.facts import FACTS, MODELS
from channelfacts.store import variants
from channelfacts.store.layout import APPLICATION, FORMAT, VIEWS, statements
from channelfacts.store.tables import STATEMENTS
from tests.made import ALL, DEAL, REPORT, deal, record, report


@pytest.fixture
def path(tmp_path: Path) -> str:
    return (tmp_path / "facts.db").as_posix()


def filled(path: str) -> None:
    with store.writing(path) as kept:
        for make, text in ALL:
            kept.add(make(), text)


def test_records_come_out_as_they_went_in(path: str) -> None:
    filled(path)
    with store.reading(path) as kept:
        out = list(kept.records())
    made = sorted((make() for make, _ in ALL), key=lambda one: one.doc.path)
    assert [one.model_dump_json(by_alias=True) for one in out] == [one.model_dump_json(by_alias=True) for one in made]


def test_the_order_of_reading_does_not_show(path: str, tmp_path: Path) -> None:
    filled(path)
    other = (tmp_path / "other.db").as_posix()
    with store.writing(other) as kept:
        for make, text in reversed(ALL):
            kept.add(make(), text)
    with store.reading(path) as one, store.reading(other) as two:
        assert list(one.records()) == list(two.records())


def test_a_document_read_again_replaces_its_facts(path: str) -> None:
    filled(path)
    less = report().model_copy(update={"money": report().money[:1]})
    with store.writing(path) as kept:
        before = kept.totals()
        kept.add(less, REPORT)
        after = kept.totals()
    assert after == {**before, "money": before["money"] - 1}


def test_another_text_under_a_path_takes_the_place_of_the_old_one(path: str) -> None:
    filled(path)
    text = "It says something else now."
    with store.writing(path) as kept:
        kept.add(record(text, deal().doc.path), text)
        assert kept.totals()["documents"] == len(ALL)
        assert deal().doc.id not in {info.id for info in kept.documents()}
        assert kept.facts("people", deal().doc.id) == []


def test_one_text_under_two_paths_is_one_document_with_two_paths(path: str) -> None:
    filled(path)
    copy = deal().model_copy(update={"doc": deal().doc.model_copy(update={"path": "copies/deal.txt"})})
    with store.writing(path) as kept:
        before = kept.totals()
        kept.add(copy, DEAL)
        assert kept.totals() == before
        _, paths, text = kept.document(deal().doc.id)
    assert paths == ["articles/2023-03-11-deal.txt", "copies/deal.txt"]
    assert text == DEAL


def test_a_text_stays_while_one_of_its_paths_leads_to_it(path: str) -> None:
    copy = deal().model_copy(update={"doc": deal().doc.model_copy(update={"path": "copies/deal.txt"})})
    text = "It says something else now."
    with store.writing(path) as kept:
        kept.add(deal(), DEAL)
        kept.add(copy, DEAL)
        kept.add(record(text, deal().doc.path), text)
        assert {info.path for info in kept.documents()} == {deal().doc.path, "copies/deal.txt"}
        kept.add(record(text, "copies/deal.txt"), text)
        assert [info.id for info in kept.documents()] == [record(text).doc.id]


def test_standard_input_without_a_name_is_kept_without_a_path(path: str) -> None:
    with store.writing(path) as kept:
        kept.add(record("A line.", None), "A line.")
        kept.add(record("Another line.", None), "Another line.")
        assert [info.path for info in kept.documents()] == [None, None]


def test_a_document_that_fails_leaves_the_store_as_it_was(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(path)

    def fails(fact: Any) -> str:
        raise ZeroDivisionError

    with store.writing(path) as kept:
        before = list(kept.records())
        monkeypatch.setattr(FACTS["money"], "line", fails)
        with pytest.raises(ZeroDivisionError):
            kept.add(deal(), DEAL)
        assert list(kept.records()) == before


def test_amounts_are_text_for_exactness_beside_a_real_to_compare(path: str) -> None:
    text = "It cost £0.10 and £90071992547409.93."
    money = [
        ("£0.10", {"amount": "0.10", "currency": "GBP"}),
        ("£90071992547409.93", {"amount": "90071992547409.93", "currency": "GBP"}),
    ]
    with store.writing(path) as kept:
        kept.add(record(text, "a.txt", money=money), text)
    rows = sqlite3.connect(path).execute("SELECT amount, amount_real, typeof(amount_real) FROM fact_money ORDER BY 2")
    assert rows.fetchall() == [("0.10", 0.1, "real"), ("90071992547409.93", 90071992547409.93, "real")]


def test_every_kind_has_a_strict_table_and_the_view_that_its_command_prints(path: str) -> None:
    filled(path)
    opened = sqlite3.connect(path)
    tables = {row[1]: row for row in opened.execute("PRAGMA table_list")}
    for kind in MODELS:
        assert tables[f"fact_{kind}"][5] == 1, "not STRICT"
        assert tables[VIEWS[kind]][2] == "view"
    amounts = opened.execute("SELECT line, document, date FROM funding WHERE per IS NULL AND payer = 'Home Office'")
    assert amounts.fetchall() == [("£480m over 3 years", "articles/2023-03-11-deal.txt", "2023-03-11")]


def test_the_file_says_whose_it_is(path: str) -> None:
    filled(path)
    opened = sqlite3.connect(path)
    assert opened.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
    assert opened.execute("PRAGMA user_version").fetchone() == (FORMAT,)
    assert opened.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert store.is_store(path)


@pytest.mark.parametrize("content", [b"just text", b"", b"SQLite format 3"])
def test_a_file_that_is_no_store_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    assert not store.is_store(path)
    with pytest.raises(StoreError, match="no store of channelfacts"), store.reading(path.as_posix()):
        pass
    if content:
        with pytest.raises(StoreError, match="no store of channelfacts"), store.writing(path.as_posix()):
            pass
    assert path.read_bytes() == content


def test_a_database_without_a_table_is_no_store_yet(path: str) -> None:
    """What is left when the program is stopped before the first document."""
    with closing(sqlite3.connect(path)) as opened:
        opened.execute("PRAGMA user_version = 0")
        opened.execute("PRAGMA journal_mode = WAL")
    with pytest.raises(StoreError, match="it is empty"), store.reading(path):
        pass
    filled(path)
    with store.reading(path) as kept:
        assert kept.totals()["documents"] == len(ALL)


def test_the_database_of_another_program_is_refused(path: str) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    for mode in (store.reading, store.writing):
        with pytest.raises(StoreError, match="another program"), mode(path):
            pass


def test_a_store_of_a_later_format_is_refused(path: str) -> None:
    filled(path)
    with sqlite3.connect(path) as later:
        later.execute(f"PRAGMA user_version = {FORMAT + 1}")
    for mode in (store.reading, store.writing):
        with pytest.raises(StoreError, match="needs a newer channelfacts"), mode(path):
            pass


def test_a_store_with_other_columns_is_refused(path: str) -> None:
    filled(path)
    with sqlite3.connect(path) as older:
        older.execute("ALTER TABLE fact_money RENAME COLUMN place TO spot")
    with pytest.raises(StoreError, match="another version"), store.reading(path):
        pass


def test_a_persons_own_tables_in_the_store_do_no_harm(path: str) -> None:
    filled(path)
    with sqlite3.connect(path) as own:
        own.execute("CREATE TABLE my_notes (fact TEXT, note TEXT)")
    with store.reading(path) as kept:
        assert kept.totals()["documents"] == len(ALL)


def test_a_store_that_another_program_writes_to_can_be_read(path: str) -> None:
    filled(path)
    with store.writing(path) as writer, store.reading(path) as reader:
        writer.connection.execute("BEGIN IMMEDIATE")
        assert reader.totals()["documents"] == len(ALL)
        writer.connection.execute("ROLLBACK")


def test_a_reader_cannot_write(path: str) -> None:
    filled(path)
    with store.reading(path) as kept, pytest.raises(StoreError, match="read-only"):
        kept.add(deal(), DEAL)


class TestWhichStore:
    """--store, else CHANNELFACTS_STORE, else channelfacts.db here."""

    @pytest.fixture(autouse=True)
    def here(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        monkeypatch.delenv(store.VARIABLE, raising=False)

    def test_none_where_there_is_none(self) -> None:
        assert store.find(None) is None
        assert store.find(None, new=True) == "channelfacts.db"

    def test_the_one_here(self) -> None:
        filled("channelfacts.db")
        assert store.find(None) == "channelfacts.db"

    def test_the_variable_beats_the_one_here(self, monkeypatch: pytest.MonkeyPatch) -> None:
        filled("channelfacts.db")
        filled("elsewhere.db")
        monkeypatch.setenv(store.VARIABLE, "elsewhere.db")
        assert store.find(None) == "elsewhere.db"
        assert store.find("channelfacts.db") == "channelfacts.db"

    @pytest.mark.parametrize("new", [True, False])
    def test_a_variable_that_names_nothing_is_an_error(self, monkeypatch: pytest.MonkeyPatch, new: bool) -> None:
        filled("channelfacts.db")
        monkeypatch.setenv(store.VARIABLE, "missing.db")
        with pytest.raises(StoreError, match=r"CHANNELFACTS_STORE names missing\.db"):
            store.find(None, new=new)

    def test_a_given_one_that_is_missing_can_only_be_made(self) -> None:
        with pytest.raises(StoreError, match=r"no store at missing\.db"):
            store.find("missing.db")
        assert store.find("missing.db", new=True) == "missing.db"


def test_names_of_tables_and_views_do_not_collide() -> None:
    made = statements()
    further = (STATEMENTS, variants.TABLES)
    assert len(made) == 1 + 4 * len(MODELS) + sum(len(tables) for tables in further)
