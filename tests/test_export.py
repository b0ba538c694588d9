"""Exports: the same facts give the same bytes, valid by the schema, whole or not at all."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from channelfacts import store
from channelfacts.errors import UsageError
from channelfacts.export import everything, geojson, jsons, tables
from channelfacts.export.files import OutputError, whole_file, whole_files
from channelfacts.export.schemas import schema
from channelfacts.facts import FACTS
from tests.made import ALL

SCHEMA = schema()


@pytest.fixture
def kept() -> Iterator[store.Store]:
    with store.writing("") as opened:
        for make, text in ALL:
            opened.add(make(), text)
        yield opened


def exported(kept: store.Store, target: Path | str, **options: Any) -> str:
    written = io.StringIO()
    everything.write(kept, str(target), written, kinds=options.pop("kinds", ()), format_=options.pop("format_", None))
    return written.getvalue() if target == "-" else ""


def test_json_lines_are_valid_records_of_every_document(kept: store.Store, tmp_path: Path) -> None:
    exported(kept, tmp_path / "out.jsonl")
    lines = (tmp_path / "out.jsonl").read_text("utf-8").splitlines()
    for line in lines:
        jsonschema.validate(json.loads(line), SCHEMA)
    assert [json.loads(line) for line in lines] == [
        one.model_dump(mode="json", by_alias=True)
        for one in sorted((make() for make, _ in ALL), key=lambda r: r.doc.path)
    ]


def test_json_is_an_array_of_the_same(kept: store.Store, tmp_path: Path) -> None:
    exported(kept, tmp_path / "out.json")
    lines = exported(kept, "-")
    assert json.loads((tmp_path / "out.json").read_text("utf-8")) == [json.loads(line) for line in lines.splitlines()]


def test_with_kinds_the_lists_of_others_are_empty(kept: store.Store) -> None:
    for line in exported(kept, "-", kinds=["money"]).splitlines():
        value = json.loads(line)
        jsonschema.validate(value, SCHEMA)
        assert value["money"]
        assert not any(value[kind] for kind in FACTS if kind != "money")


def test_a_folder_gets_one_csv_a_kind(kept: store.Store, tmp_path: Path) -> None:
    exported(kept, tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(
        f"{name}.csv" for name in ("documents", *FACTS)
    )
    with open(tmp_path / "out" / "counts.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {"period_start", "period_end", "sentence", "document", "date"} <= set(rows[0])
    assert [row["line"] for row in rows] == ["more than 700 migrants", "about 86 people in 2 boats", "up to 40 people"]


def test_the_same_facts_give_the_same_bytes(kept: store.Store, tmp_path: Path) -> None:
    with store.writing("") as other:
        for make, text in reversed(ALL):
            other.add(make(), text)
        exported(other, tmp_path / "two")
        exported(kept, tmp_path / "one")
        assert exported(kept, "-") == exported(other, "-")
    for kind in FACTS:
        assert (tmp_path / "one" / f"{kind}.csv").read_bytes() == (tmp_path / "two" / f"{kind}.csv").read_bytes()


@pytest.mark.parametrize(
    ("target", "format_", "kinds", "planned"),
    [
        ("-", None, [], ("jsonl", False)),
        ("a.jsonl", None, [], ("jsonl", False)),
        ("a.JSON", None, [], ("json", False)),
        ("a.csv", None, ["money"], ("csv", False)),
        ("-", "csv", ["money"], ("csv", False)),
        ("folder", None, [], ("csv", True)),
        ("folder", "csv", [], ("csv", True)),
        ("folder.d/", None, [], ("csv", True)),
        ("facts.txt", "jsonl", [], ("jsonl", False)),
    ],
)
def test_format_and_folder_by_the_name(target: str, format_: str | None, kinds: list[str], planned: Any) -> None:
    assert everything.plan(target, format_, kinds) == planned


@pytest.mark.parametrize(
    ("target", "format_", "kinds"),
    [
        ("a.csv", None, []),
        ("-", "csv", []),
        ("-", "csv", ["money", "people"]),
        ("a.xlsx", None, []),
        ("folder/", "json", []),
        ("a.json", "xml", []),
    ],
)
def test_what_does_not_fit_together_is_wrong_usage(target: str, format_: str | None, kinds: list[str]) -> None:
    with pytest.raises(UsageError):
        everything.plan(target, format_, kinds)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=())),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(json_values)
def test_json_is_one_safe_line_and_reads_back(value: Any) -> None:
    line = jsons.dumps(value)
    assert json.loads(line) == value
    assert line.encode("utf-8").decode("utf-8").splitlines() in ([line], [])
    assert not any(ord(char) < 32 or 127 <= ord(char) < 160 for char in line)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]))))
def test_csv_cells_are_no_formulas_and_no_text_is_lost(texts: list[str]) -> None:
    written = io.StringIO(newline="")
    tables.write_csv([{"text": text} for text in texts], ["text"], written)
    read = list(csv.reader(io.StringIO(written.getvalue(), newline="")))[1:]
    assert [row[0] if row else "" for row in read] == [tables.plain(text) for text in texts]
    assert not any(row and row[0].startswith(tables.FORMULA) for row in read)


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "true"),
        (0, "0"),
        (-5, "-5"),
        (0.4, "0.4"),
        (["a", "b"], "a; b"),
        ("-5", "'-5"),
        ("=1+1", "'=1+1"),
    ],
)
def test_cells(value: Any, cell: str) -> None:
    assert tables.plain(value) == cell


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("before")

    def half() -> None:
        with whole_file(path) as file:
            file.write("half")
            file.flush()
            assert path.read_text() == "before"
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert path.read_text() == "before"
    with whole_file(path) as file:
        file.write("after")
    assert path.read_text() == "after"
    assert list(tmp_path.iterdir()) == [path]


def test_of_several_files_none_appears_when_one_fails(tmp_path: Path) -> None:
    paths = [tmp_path / "a", tmp_path / "b"]

    def half() -> None:
        with whole_files(paths) as files:
            files[0].write("done")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="No such file"), whole_file(tmp_path / "none" / "out"):
        pass
    with pytest.raises(OutputError, match="it is a folder"), whole_file(tmp_path):
        pass


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text("before")
    link.symlink_to(real)
    with whole_file(link) as file:
        file.write("after")
    assert link.is_symlink()
    assert real.read_text() == "after"


def place(name: str, doc: str, **fields: Any) -> dict[str, Any]:
    row = {"name": name, "doc_id": doc, "country": "FR", "kind": "town", "entity_id": None, "entity_name": None}
    return {**row, "longitude": 1.86, "latitude": 50.95, "record": {"mentions": [{}, {}]}, **fields}


def test_geojson_joins_a_place_over_documents_longitude_first_and_counts_what_lies_nowhere() -> None:
    known = {"entity_id": "place:1", "entity_name": "Calais"}
    rows = [
        place("Calais", "a", **known),
        place("CALAIS", "b", **known),
        place("Quorville", "a", longitude=2.0),
        place("quorville", "a", longitude=2.0),
        place("Quorville", "a", longitude=3.0),
        place("Nowhere", "a", longitude=None, latitude=None),
        place("Nowhere", "b", longitude=None, latitude=None),
    ]
    found, nowhere = geojson.features(rows)
    assert nowhere == 1
    written = json.loads("".join(geojson.collection(found)))
    assert written["type"] == "FeatureCollection"
    assert [f["geometry"]["coordinates"] for f in written["features"]] == [[1.86, 50.95], [2.0, 50.95], [3.0, 50.95]]
    assert written["features"][0]["id"] == "place:1"
    assert written["features"][0]["properties"] == {
        "name": "Calais", "country": "FR", "kind": "town", "documents": 2, "mentions": 4,
    }  # fmt: skip
    assert "id" not in written["features"][1]
    assert [f["properties"]["documents"] for f in written["features"]] == [2, 1, 1]


def test_geojson_of_nothing_is_an_empty_collection() -> None:
    assert json.loads("".join(geojson.collection([]))) == {"type": "FeatureCollection", "features": []}
