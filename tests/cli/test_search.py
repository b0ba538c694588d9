"""`search`: sentences with certain words, their documents and the facts in them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from channelfacts import store
from channelfacts.errors import UsageError
from channelfacts.query.searching import expression
from tests.made import DEAL, deal


def found(run: Any, *arguments: str) -> list[dict[str, Any]]:
    return list(json.loads(run("search", *arguments, "--format", "json").stdout))


def test_all_words_in_any_order_form_case_and_accent(kept: Path, run: Any) -> None:
    for words in ("guard beaches", "BEACHES guarding", "elodie brule", '"Home Office"', "hom* offic*"):
        (one,) = found(run, words, "--doc", "deal")
        assert one["sentence"].startswith("The Home Office will pay France"), words
        assert (one["document"], one["date"]) == ("articles/2023-03-11-deal.txt", "2023-03-11")
        assert DEAL[one["start"] : one["end"]] == one["sentence"]
    assert found(run, '"Office Home"') == []
    assert found(run, "beaches dunkirk") == []


def test_the_facts_in_the_sentence_come_along(kept: Path, run: Any) -> None:
    (one,) = found(run, "beaches guard", "--kind", "money")
    assert [(fact["kind"], fact["line"]) for fact in one["facts"]] == [("money", "£480m over 3 years")]
    kinds = {fact["kind"] for fact in found(run, "beaches guard")[0]["facts"]}
    assert kinds > {"money"}
    assert found(run, "guard", "--kind", "changes") == []


def test_a_sentence_of_several_documents_is_listed_once(kept: Path, run: Any) -> None:
    copy = deal()
    text = DEAL + "Nothing else.\n"
    moved = copy.doc.model_copy(update={"id": "f" * 16, "path": "b/copy.txt", "published": "2024-01-01"})
    with store.writing(kept.as_posix()) as opened:
        opened.add(copy.model_copy(update={"doc": moved, **{kind: [] for kind in ("people", "money", "counts")},
                                           "places": [], "agencies": [], "quotes": []}), text)  # fmt: skip
    (one,) = found(run, "guard the beaches")
    assert (one["document"], one["also"]) == ("articles/2023-03-11-deal.txt", 1)
    assert "2023-03-11-" in run("search", "guard the beaches").stdout
    (later,) = found(run, "guard the beaches", "--since", "2023-12")
    assert (later["document"], later["also"]) == ("b/copy.txt", 0)


def test_a_text_that_is_replaced_or_dropped_is_found_no_longer(kept: Path, run: Any) -> None:
    with store.writing(kept.as_posix()) as opened:
        opened.connection.execute("DELETE FROM documents WHERE doc_id = ?", (deal().doc.id,))
        opened.connection.execute("INSERT INTO sentences_fts (sentences_fts) VALUES ('integrity-check')")
    assert found(run, "guard the beaches") == []


def test_every_format(kept: Path, run: Any) -> None:
    rows = list(csv.DictReader(io.StringIO(run("search", "boats", "--format", "csv").stdout)))
    lines = [json.loads(line) for line in run("search", "boats", "--format", "jsonl").stdout.splitlines()]
    assert [row["sentence"] for row in rows] == [line["sentence"] for line in lines]
    assert len(rows) > 1
    assert "| Sentence |" in run("search", "boats", "--format", "markdown").stdout
    limited = run("search", "boats", "--limit", "1")
    assert limited.stderr == f"the first 1 of {len(rows)} (--limit)\n"


def test_nothing_found_is_said(kept: Path, run: Any) -> None:
    result = run("search", "zeppelin")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "no sentence found\n")


@pytest.mark.parametrize("words", ['"', "AND", "boats) OR (", "text:boats", "-boats", "NEAR(", "^boats", "a\0b", "*"])
def test_signs_of_the_index_are_words_like_others(kept: Path, run: Any, words: str) -> None:
    result = run("search", "--", words)
    assert result.exit_code in (0, 2)
    assert "Traceback" not in result.stderr
    assert result.stderr.count("\n") <= 1


def test_what_is_looked_for_as_the_index_understands_it() -> None:
    assert expression('calais "small boats" migr*') == '"calais" "small boats" "migr*"*'
    with pytest.raises(UsageError, match="no word"):
        expression('" - "')
