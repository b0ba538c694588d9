"""`show`: a document with its facts, one fact with its place in the text."""

from __future__ import annotations

from typing import Any

import pytest

from tests.made import deal, report

pytestmark = pytest.mark.usefixtures("kept")


def test_a_document_has_its_facts_marked_in_the_text_and_listed(run: Any) -> None:
    result = run("show", "articles/report.txt")
    assert result.exit_code == 0
    assert "[[Some 86 people in 2 boats]] were rescued off [[Dover]] on 4 May 2023" in result.stdout
    assert "counts (1)" in result.stdout
    assert f"{report().counts[0].id[:8]}  about 86 people in 2 boats" in result.stdout


def test_a_fact_has_its_sentence_the_lines_around_it_its_document_and_all_fields(run: Any) -> None:
    fact = deal().counts[0]
    stdout = run("show", fact.id[:8]).stdout
    lines = [line.strip() for line in stdout.splitlines()]
    assert lines[0] == "more than 700 migrants"
    here = lines.index("[[More than 700 migrants]] left a camp near Dunkirk in March 2023.")
    assert lines[here - 1].startswith("The Home Office will pay France")
    assert lines[here + 1].startswith("Between £3m and £4m")
    assert "document: articles/2023-03-11-deal.txt" in lines
    fields = {line.split()[0] for line in lines if line}
    assert {"value", "qualifier", "subject", "unit", "event", "basis", "period_start", "source", "id"} <= fields


def test_a_whole_id_a_path_and_a_part_of_it_mean_the_same(run: Any) -> None:
    by_id = run("show", report().doc.id).stdout
    assert by_id == run("show", "report.txt").stdout == run("show", report().doc.id[:5]).stdout


@pytest.mark.parametrize("wanted", ["nothing-like-it", "ffffffff", "articles"])
def test_what_is_not_there_or_not_one_is_wrong_usage(run: Any, wanted: str) -> None:
    result = run("show", wanted)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
