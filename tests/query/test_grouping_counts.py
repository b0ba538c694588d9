"""Counts in groups: a sum is the number of a whole stretch of time, of one event, unit and place, or there is none."""

from __future__ import annotations

from typing import Any

import pytest

from channelfacts.query.grouping.counts import rows


def count(value: int, start: str | None = None, end: str | None = None, **fields: Any) -> dict[str, Any]:
    """A row of `counts`: people who crossed the Channel, a flow of the period."""
    doc_id, date, at = (fields.pop(name, default) for name, default in (("doc", "a"), ("date", "2030"), ("at", 0)))
    words = fields.pop("words", str(value))
    sentence = {"start": at, "end": at + 1, "text": "x"}
    fact = {
        "value": value, "subject": "migrants", "unit": "people", "event": "crossing",
        "place": "Channel", "basis": "flow",
        "evidence": {"start": at, "end": at + 1, "text": words, "sentence": sentence},
        "period": {"text": "then", "start": start, "end": end or start} if start else None,
    } | fields  # fmt: skip
    line = f"{value} {fact['unit']}"
    row = {"line": line, "document": f"{doc_id}.txt", "date": date, "sentence": "x", "id": line, "doc_id": doc_id}
    return {"record": fact, **row}


def sums(*facts: dict[str, Any], by: str = "event") -> tuple[list[str], dict[str, int]]:
    found, left_out = rows(facts, by)
    return [one["line"] for row in found for one in row["sums"]], left_out


def test_times_that_follow_each_other_add_up() -> None:
    found, left_out = sums(count(3, "2021"), count(1, "2019"), count(2, "2020", qualifier="approx"))
    assert found == ["about 6 people, the Channel, 2019 to 2021 (3 numbers)"]
    assert left_out == {}
    assert sums(count(1, "2024-02"), count(2, "2024-03-01", "2024-03-07"))[0] == [
        "3 people, the Channel, 2024-02 to 2024-03-07 (2 numbers)"
    ]


def test_of_times_with_a_gap_between_them_there_is_no_sum() -> None:
    assert sums(count(84, "2002"), count(26, "2008")) == ([], {"nothing to add to": 2})


def test_a_month_within_a_year_is_not_added_to_it() -> None:
    found, left_out = sums(count(10, "2021"), count(4, "2021-08"), count(20, "2022"))
    assert found == ["30 people, the Channel, 2021 to 2022 (2 numbers)"]
    assert left_out == {"within a longer time": 1}


def test_two_numbers_for_one_time_and_times_that_overlap_in_part_are_both_left_out() -> None:
    assert sums(count(10, "2021"), count(11, "2021"))[1] == {"overlapping times": 2}
    assert sums(count(10, "2021"), count(11, "2021-07", "2022-06"))[1] == {"overlapping times": 2}


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"per": "day"}, "rates"),
        ({"value_max": 9}, "ranges"),
        ({"vague": True, "qualifier": "at_least"}, "vague"),
        ({"qualifier": "up_to"}, "bounds"),
        ({"words": "4 feared dead"}, "unsure"),
        ({"unit": "net migration"}, "unsure"),
        ({"part_of": "abc"}, "parts of another number"),
        ({"basis": "stock"}, "at one time"),
        ({"event": "presence"}, "at one time"),
        ({"basis": "cumulative"}, "running totals"),
        ({"date": "2022-06-01"}, "running totals"),
        ({"basis": None}, "no settled time"),
        ({"period": {"text": "of late"}}, "no settled time"),
        ({"event": "other"}, "events that don't add up"),
        ({"event": "asylum"}, "events that don't add up"),
        ({"event": "deployment"}, "events that don't add up"),
        ({"event": "asylum", "unit": "claims"}, "nothing to add to"),
        ({"event": "rescue"}, "nothing to add to"),
        ({"unit": "children"}, "nothing to add to"),
        ({"unit": "boats", "subject": "vessels"}, "nothing to add to"),
        ({"place": "Sicily"}, "nothing to add to"),
        ({"place": None}, "nothing to add to"),
    ],
)
def test_what_may_not_be_added(fields: dict[str, Any], reason: str) -> None:
    found, left_out = sums(count(10, "2021"), count(4, "2022", **fields))
    assert found == []
    assert left_out[reason] >= 1
    assert sum(left_out.values()) == 2


def test_words_and_names_for_one_thing_add_up() -> None:
    one = count(4, "2022", unit="migrants", place="English Channel", doc="b")
    assert sums(count(10, "2021"), one)[0] == ["14 people, the Channel, 2021 to 2022 (2 numbers)"]


def test_without_a_place_the_numbers_of_one_sentence_add_up() -> None:
    first = count(10, "2021", place=None)
    assert sums(first, count(4, "2022", place=None))[0] == ["14 people, 2021 to 2022 (2 numbers)"]
    assert sums(first, count(4, "2022", place=None, at=7))[0] == []
    assert sums(first, count(4, "2022", place=None, doc="b"))[0] == []


def test_a_number_that_two_articles_tell_is_one() -> None:
    twice = [count(28_204, "2021"), count(28_204, "2021", doc="b"), count(4, "2022")]
    assert sums(*twice) == (["28,208 people, the Channel, 2021 to 2022 (2 numbers)"], {"repeats": 1})
    (row,) = rows(twice, "event")[0]
    assert (row["figures"], row["facts"], row["documents"]) == (2, 3, 2)


def test_a_number_that_another_article_calls_a_bound_is_one() -> None:
    assert sums(count(700, "2021"), count(700, "2021", doc="b", qualifier="more_than"))[1] == {"bounds": 2}


def test_round_and_small_numbers_of_unknown_times_are_not_taken_for_one() -> None:
    for value in (700, 12):
        (row,) = rows([count(value), count(value, doc="b")], "event")[0]
        assert row["figures"] == 2


def test_least_and_largest_are_said_with_their_documents_and_rates_are_not_compared() -> None:
    (row,) = rows([count(5), count(9, doc="b"), count(90, per="year"), count(20, vague=True)], "event")[0]
    assert (row["least"]["line"], row["least"]["document"]) == ("5 people", "a.txt")
    assert (row["largest"]["line"], row["largest"]["document"]) == ("9 people", "b.txt")
    assert rows([count(5)], "event")[0][0]["least"] is None


def test_groups_by_year_and_place() -> None:
    facts = [count(1, "2021-01"), count(2, "2021-02"), count(3, "2022"), count(4, date="2023-05-01", place=None)]
    assert [(row["year"], row["figures"]) for row in rows(facts, "year")[0]] == [
        ("2021", 2), ("2022", 1), ("told in 2023", 1),
    ]  # fmt: skip
    assert [(row["place"], row["figures"]) for row in rows(facts, "place")[0]] == [("the Channel", 3), ("not said", 1)]
    assert sums(*facts, by="year")[0] == ["3 people, the Channel, 2021-01 to 2021-02 (2 numbers)"]


def test_many_numbers_take_little_time() -> None:
    facts = [count(value, f"20{value % 90 + 10}-0{value % 9 + 1}") for value in range(1000, 4000)]
    assert sum(sums(*facts)[1].values()) == 3000
