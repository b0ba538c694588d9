"""Runs over files: what is finished is passed over, what changes is replaced whole, two runs at once do no harm."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from channelfacts import store
from channelfacts.model import Document, Failure
from channelfacts.store.files import beneath, state
from channelfacts.store.runs import CHANGED, Run
from tests.made import record

OLD = 1_600_000_000


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[store.Store]:
    with store.writing((tmp_path / "facts.db").as_posix()) as opened:
        yield opened


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "rows.txt"
    path.write_text("one\ntwo\nthree\n")
    os.utime(path, (OLD, OLD))
    return path


def run(kept: store.Store, **options: Any) -> Run:
    return Run(kept, ["."], **{"program": "p", "read_as": "r", **options})


def read(run: Run, file: Path, *, until: int | None = None) -> list[str]:
    """Read a file whose lines are documents; with `until`, break off there. The paths that were looked through."""
    run.open(file.name, state(file))
    looked = []
    for number, line in enumerate(file.read_text().splitlines()[:until], 1):
        document = Document(line, path=f"{file.name}#{number}")
        if run.has(document):
            run.keep(f"{file.name}#{number}", document.id)
        else:
            looked.append(line)
            run.add(document, record(line, document.path))
    if until is None:
        run.close(file)
    return looked


def texts(kept: store.Store) -> dict[str, str]:
    sql = "SELECT p.path, d.text FROM paths p JOIN documents d USING (doc_id) ORDER BY p.path"
    return dict(kept.rows(sql))  # type: ignore[arg-type]


def test_a_file_that_is_finished_is_passed_over_until_it_changes(kept: store.Store, file: Path) -> None:
    assert not run(kept).unchanged(file.name, file)
    read(run(kept), file)
    assert run(kept).unchanged(file.name, file)
    file.write_text("one\ntwo\nthreE\n")
    os.utime(file, (OLD + 1, OLD + 1))
    assert not run(kept).unchanged(file.name, file)


def test_a_file_with_another_time_and_the_same_bytes_is_unchanged(kept: store.Store, file: Path) -> None:
    read(run(kept), file)
    os.utime(file, (OLD + 9, OLD + 9))
    again = run(kept)
    assert again.unchanged(file.name, file)
    again.end("done")
    assert next(kept.rows("SELECT mtime_ns FROM files"))[0] == (OLD + 9) * 10**9


def test_the_time_of_a_file_written_just_now_is_not_trusted(kept: store.Store, file: Path) -> None:
    """Written again within the grain of the clock, with as many bytes, it would look unchanged."""
    os.utime(file)
    read(run(kept), file)
    stat = file.stat()
    file.write_text("one\ntwo\nthreX\n")
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert not run(kept).unchanged(file.name, file)


@pytest.mark.parametrize("options", [{"read_as": "other"}, {"force": True}])
def test_another_version_or_force_reads_again(kept: store.Store, file: Path, options: dict[str, Any]) -> None:
    read(run(kept), file)
    assert not run(kept, **options).unchanged(file.name, file)


def test_other_bounds_read_again_only_what_was_left_out(kept: store.Store, file: Path) -> None:
    read(run(kept), file)
    assert run(kept, bounds="more").unchanged(file.name, file)
    first = run(kept)
    first.open(file.name, state(file))
    first.failed(Failure(file.name, "too large"))
    first.close(file)
    assert run(kept).unchanged(file.name, file)
    assert not run(kept, bounds="more").unchanged(file.name, file)


def test_a_changed_file_is_replaced_whole(kept: store.Store, file: Path) -> None:
    read(run(kept), file)
    file.write_text("one\nfour\n")
    read(run(kept), file)
    assert texts(kept) == {"rows.txt#1": "one", "rows.txt#2": "four"}
    assert kept.totals()["documents"] == 2


def test_what_was_kept_before_a_kill_is_not_looked_through_again(kept: store.Store, file: Path) -> None:
    assert read(run(kept), file, until=2) == ["one", "two"]
    again = run(kept)
    assert not again.unchanged(file.name, file)
    assert read(again, file) == ["three"]
    assert run(kept).unchanged(file.name, file)
    assert list(texts(kept).values()) == ["one", "two", "three"]


def test_what_was_kept_of_an_earlier_state_is_looked_through_where_it_differs(kept: store.Store, file: Path) -> None:
    read(run(kept), file, until=2)
    file.write_text("zero\ntwo\n")
    assert read(run(kept), file) == ["zero"]
    assert list(texts(kept).values()) == ["zero", "two"]


def test_a_file_that_changes_while_it_is_read_is_read_again(kept: store.Store, file: Path) -> None:
    first = run(kept)
    first.open(file.name, state(file))
    first.add(Document("one", path="rows.txt#1"), record("one", "rows.txt#1"))
    file.write_text("other\n")
    assert first.close(file) == Failure("rows.txt", CHANGED)
    assert not run(kept).unchanged(file.name, file)
    assert [row["reason"] for row in kept.rows("SELECT reason FROM failures")] == [CHANGED]
    assert read(run(kept), file) == ["other"]
    assert next(kept.rows("SELECT count(*) FROM failures"))[0] == 0


def test_what_cannot_be_opened_today_keeps_what_is_known_of_it(kept: store.Store, file: Path) -> None:
    read(run(kept), file)
    again = run(kept)
    again.open(file.name, state(file))
    again.failed(Failure(file.name, "no permission to read it", passing=True))
    again.close(file, passing=True)
    assert len(texts(kept)) == 3
    assert not run(kept).unchanged(file.name, file)


def test_what_is_no_text_any_longer_loses_what_was_known_of_it(kept: store.Store, file: Path) -> None:
    read(run(kept), file)
    again = run(kept)
    again.open(file.name, state(file))
    again.failed(Failure(file.name, "binary"))
    again.close(file)
    assert texts(kept) == {}
    assert kept.totals()["documents"] == 0


def test_another_run_on_the_same_file_meanwhile_makes_it_unfinished(kept: store.Store, file: Path) -> None:
    """The other one had read an older state of it, and keeps a document of that last."""
    first = run(kept)
    first.open(file.name, state(file))
    first.add(Document("one", path="rows.txt#1"), record("one", "rows.txt#1"))
    with store.writing(kept.path) as same:
        other = run(same)
        other.open(file.name, state(file))
        other.add(Document("older", path="rows.txt#1"), record("older", "rows.txt#1"))
        first.close(file)
    assert not run(kept).unchanged(file.name, file)


def test_a_text_under_two_paths_is_known_as_under_the_first(kept: store.Store, tmp_path: Path) -> None:
    """Whatever the order in which they are read, and when the first goes the other is read again."""
    for order in (["a.txt", "b.txt"], ["b.txt", "a.txt"]):
        for name in order:
            path = tmp_path / name
            path.write_text("the same")
            one = run(kept, force=True)
            one.open(name, state(path))
            one.add(
                Document("the same", path=name),
                record("the same", name, published=f"2020-01-0{'ab'.index(name[0]) + 1}"),
            )
            one.close(path)
        (info,) = kept.documents()
        assert (info.path, info.published) == ("a.txt", "2020-01-01")
    later = run(kept)
    assert later.unchanged("b.txt", tmp_path / "b.txt")
    later.prune(["a.txt"])
    assert later.reopened(["b.txt"]) == ["b.txt"]
    assert not later.unchanged("b.txt", tmp_path / "b.txt")


def test_a_run_is_written_down(kept: store.Store, file: Path) -> None:
    one = run(kept)
    read(one, file)
    one.end("done")
    (row,) = kept.rows("SELECT outcome, documents, unchanged, failed, pruned, ended, folder FROM runs")
    assert tuple(row)[:5] == ("done", 3, 0, 0, 0)
    assert row["ended"] is not None
    assert row["folder"] == os.getcwd()


def test_what_no_fact_speaks_of_any_longer_is_forgotten(kept: store.Store, file: Path) -> None:
    known = {"name": "Dover", "kind": "port", "country": "GB", "entity": {"id": "place:1", "name": "Dover"}}
    one = run(kept)
    one.open(file.name, state(file))
    one.add(Document("At Dover", path="rows.txt#1"), record("At Dover", "rows.txt#1", places=[("Dover", known)]))
    one.close(file)
    one.end("done")
    assert [tuple(row) for row in kept.rows("SELECT * FROM entities")] == [("place:1", "place", "Dover")]
    two = run(kept)
    two.prune([file.name])
    two.end("done")
    for table in ("entities", "mentions", "sentences", "files", "paths", "documents"):
        assert next(kept.rows(f"SELECT count(*) FROM {table}"))[0] == 0, table


@pytest.mark.parametrize(
    ("path", "folder", "within"),
    [
        ("in/a.txt", "in", True), ("in", "in", True), ("inner/a.txt", "in", False), ("in/b/a.txt", "in/b", True),
        ("a.txt", ".", True), ("../a.txt", ".", False), ("/x/a.txt", ".", False), ("/x/a.txt", "/", True),
        ("../a.txt", "..", True),
    ],
)  # fmt: skip
def test_what_lies_beneath_a_folder(path: str, folder: str, within: bool) -> None:
    assert beneath(path, folder) is within
