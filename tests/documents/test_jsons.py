"""JSON and JSON Lines: objects with a text, wherever the export keeps them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from channelfacts.model import Document, Failure
from tests.documents.files import STORY, read, reason, texts

OTHER = "Two boats were towed to Calais by the coastguard, the prefecture said."


def written(folder: Path, value: Any, name: str = "a.json") -> Path:
    file = folder / name
    file.write_text(value if isinstance(value, str) else json.dumps(value), "utf-8")
    return file


@pytest.mark.parametrize(
    "value",
    [
        [{"text": STORY}, {"text": OTHER}],
        {"articles": [{"text": STORY}, {"text": OTHER}]},
        {"response": {"status": "ok", "tags": ["a"], "results": [{"fields": {"bodyText": t}} for t in (STORY, OTHER)]}},
        {"hits": {"total": 2, "hits": [{"_id": "a", "_source": {"body": t}} for t in (STORY, OTHER)]}},
        [{"id": 1, "content": {"rendered": STORY, "protected": False}}, {"content": {"rendered": OTHER}}],
        {"a1": {"title": "x", "text": STORY}, "a2": {"title": "y", "text": OTHER}},
        {"posts": {"a1": {"text": STORY}, "a2": {"text": OTHER}}},
        {"news": [{"text": STORY}], "reports": [{"text": OTHER}]},
        [{"text": STORY, "comments": [{"text": "Rubbish!"}]}, {"body": OTHER, "related": {"text": "Read on"}}],
    ],
)
def test_texts_are_found_in_every_usual_shape(tmp_path: Path, value: Any) -> None:
    assert texts(read(written(tmp_path, value))) == {"a.json#1": STORY, "a.json#2": OTHER}
    assert texts(read(written(tmp_path, json.dumps(value, indent=2)))) == {"a.json#1": STORY, "a.json#2": OTHER}


def test_one_object_is_one_document_called_as_its_file(tmp_path: Path) -> None:
    value = {
        "headline": "Fourteen &amp; more",
        "datePublished": "2021-11-24T10:00:00+00:00",
        "author": {"name": "Ann Alder"},
        "source": {"id": "x", "name": "The Sandwich Courier"},
        "articleBody": [STORY, OTHER],
        "comments": [{"text": "Rubbish!"}],
    }
    (document,) = read(written(tmp_path, value))
    assert document == Document(
        f"{STORY}\n\n{OTHER}",
        path="a.json",
        title="Fourteen & more",
        author="Ann Alder",
        source="The Sandwich Courier",
        published="2021-11-24",
        published_from="column",
    )


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.json", "a"])
def test_lines_are_known_by_name_or_by_their_look(tmp_path: Path, name: str) -> None:
    lines = f"{json.dumps({'text': STORY})}\n\n{json.dumps({'text': OTHER})}\n"
    assert texts(read(written(tmp_path, lines, name))) == {f"{name}#1": STORY, f"{name}#3": OTHER}


def test_a_broken_line_costs_that_line(tmp_path: Path) -> None:
    lines = [{"text": STORY}, {"id": 2}, {"text": ""}, {"text": None}, "no object", {"text": OTHER}]
    file = written(
        tmp_path, "{torn\n" + "".join(json.dumps(line) + "\n" for line in lines) + '{"text": "cut', "a.jsonl"
    )
    assert texts(read(file)) == {
        "a.jsonl#1": "FAILED broken JSON",
        "a.jsonl#2": STORY,
        "a.jsonl#3": "FAILED none of its columns is known to be a text (say --text-column): there are 'id'",
        "a.jsonl#4": "FAILED no text in 'text'",
        "a.jsonl#5": "FAILED no text in 'text'",
        "a.jsonl#6": "FAILED no object with a text",
        "a.jsonl#7": OTHER,
        "a.jsonl#8": "FAILED broken JSON",
    }


def test_an_array_that_is_cut_short_keeps_what_came_before(tmp_path: Path) -> None:
    whole = json.dumps([{"text": STORY}, {"text": OTHER}])
    for cut in (whole[:-10], whole[:-1]):
        first, *rest = read(written(tmp_path, cut))
        assert isinstance(first, Document)
        assert isinstance(rest[-1], Failure)
        assert "rest of the file" in rest[-1].reason


def test_json_without_texts_names_what_there_is_once(tmp_path: Path) -> None:
    told = "none of its columns is known to be a text (say --text-column): there are 'ref', 'n'"
    assert reason(written(tmp_path, [{"ref": 1}, {"n": 2}])) == told
    assert reason(written(tmp_path, [{"ref": 1, "n": 2}] * 5000)) == told
    assert reason(written(tmp_path, {"ref": 1, "n": [1, 2]})) == told
    assert reason(written(tmp_path, [1, 2])) == "JSON without objects"
    assert reason(written(tmp_path, "[]")) == "JSON without objects"
    assert reason(written(tmp_path, [{"ref": STORY}]), text_column="body") == "no column 'body': there are 'ref'"
    assert "JSON" in reason(written(tmp_path, ""))
    assert "JSON" in reason(written(tmp_path, "no json at all"))


def test_columns_that_the_user_names(tmp_path: Path) -> None:
    value = [{"ref": "x7", "text": "short", "inner": {"report": STORY}, "on": 1606208400}]
    (document,) = read(written(tmp_path, value), text_column="inner.report", id_column="ref", date_column="on")
    assert isinstance(document, Document)
    assert (document.text, document.path, document.published) == (STORY, "a.json#x7", "2020-11-24")


@pytest.mark.parametrize("shape", ['{"text": ' + "[" * 100_000, "[" * 100_000, '[{"a":' * 100_000, '{"a":' * 100_000])
@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_json_nested_beyond_reason_is_a_failure(tmp_path: Path, shape: str, name: str) -> None:
    assert read(written(tmp_path, shape, name))
    assert all(isinstance(item, Failure) for item in read(written(tmp_path, shape, name)))


def test_an_item_larger_than_the_bound(tmp_path: Path) -> None:
    big, small = {"text": "x " * 2000}, {"text": STORY}
    assert "max-bytes" in texts(read(written(tmp_path, [small, big]), max_bytes=3000))["a.json#2"]
    lines = "".join(json.dumps(item) + "\n" for item in (small, big))
    assert [isinstance(item, Failure) for item in read(written(tmp_path, lines, "a.jsonl"), max_bytes=3000)] == [
        False, True,
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_json_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(json.dumps([{"text": "£3m for Gérard’s café"}], ensure_ascii=False).encode(encoding))
    assert texts(read(file)) == {"a.json#1": "£3m for Gérard’s café"}


def test_halves_of_characters_never_reach_a_text(tmp_path: Path) -> None:
    for name in ("a.json", "a.jsonl"):
        (document,) = read(written(tmp_path, '{"text": "14 people \\ud83d landed\\u0000", "title": "a \\ud83d"}', name))
        assert isinstance(document, Document)
        f"{document.text}{document.title}".encode()
        assert "\0" not in document.text
