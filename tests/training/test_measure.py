"""A name counts where its borders and its label are right; the tables have a row for every test."""

from __future__ import annotations

import pytest

from tests.training.written import written
from training.measure import figures, table
from training.scores import compared


def counts(told: str, there: str) -> tuple[int, int, int]:
    """(names found, names there, names right), by what is marked in a text and what should be."""
    result = compared([written(there)], [set(written(told).spans)])
    return result.found.total(), result.there.total(), result.right.total()


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("{Ann Lee|PERSON} of {Hull|PLACE} met the old crew", (2, 2, 2)),
        ("{Ann Lee|PERSON} of Hull met the old crew", (1, 2, 1)),
        ("Ann {Lee|PERSON} of {Hull|ORG} met the old crew", (2, 2, 0)),
        ("Ann Lee of Hull met the {old|ORG} crew", (0, 2, 0)),
        ("Ann Lee of Hull met {the old|ORG} crew", (0, 2, 0)),
        ("Ann Lee of Hull met {the|ORG} old crew", (1, 2, 0)),
        ("Ann Lee of Hull {met|ORG} the old crew", (1, 2, 0)),
    ],
)
def test_names_are_right_or_wrong_or_passed_over(told: str, expected: tuple[int, int, int]) -> None:
    assert counts(told, "{Ann Lee|PERSON} of {Hull|PLACE} met the {old crew|?}") == expected


def test_scores_are_of_the_three_labels_and_of_each_that_is_there() -> None:
    there = [written("{Ann|PERSON}, {Lee|PERSON} and {Kurds|NORP} in {Hull|PLACE}"), written("nobody")]
    told = [written("{Ann|PERSON}, {Lee|ORG} and {Kurds|NORP} in {Hull|PLACE}"), written("nobody")]
    found = figures(compared(there, [set(sample.spans) for sample in told]))
    assert found == {"F": 66.7, "PERSON": 66.7, "PLACE": 100.0, "NORP": 100.0}


def test_nothing_found_and_nothing_there_is_no_error() -> None:
    result = compared([written("nobody")], [set()])
    assert figures(result) == {"F": 0.0}
    assert result.line() == "  0.0"


def test_found_names_and_texts_must_be_as_many() -> None:
    with pytest.raises(ValueError, match="shorter"):
        compared([written("nobody")], [])


def test_the_table_has_a_row_for_every_test() -> None:
    text = table({"ours": {"F": 66.65, "PLACE": 100.0}, "theirs": {"F": 0.0}, "trees": {"UAS": 90.0, "LAS": 88.0}})
    assert text.splitlines() == [
        "| test | F1 | PERSON | ORG | PLACE | NORP |",
        "|---|---|---|---|---|---|",
        "| ours | 66.7 |  |  | 100.0 |  |",
        "| theirs | 0.0 |  |  |  |  |",
        "",
        "trees: UAS 90.0, LAS 88.0.",
    ]
