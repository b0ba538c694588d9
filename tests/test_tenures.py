"""The list of offices is consistent, and says of a day no more than it knows."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from channelfacts.facts.people import PersonKind
from channelfacts.lexicons import gazetteer, lexicon
from channelfacts.tenures import Tenure, as_of, by_office, sole, tenures

DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
SHARED = {
    "Attorney General",  # another does the work during a leave, and keeps the title
    "Cabinet Office Minister",
    "Chancellor of the Duchy of Lancaster",
    "Green Party co-leader",
    "Immigration Minister",  # of the Home Office's ministers more than one had it in the title
    "Security Minister",
    "Solicitor General",
    "Technology Secretary",
}
"""Offices that two may hold at once."""
ROWS = gazetteer("offices")


def row(start: str, end: str | None = None, *, source: str = "Paper, 2020-05", holder: str = "Ann Other") -> Tenure:
    until = end or max(start, as_of(source))
    return Tenure("Dyke Warden", holder, start, end, until, "NL", "official", None, source)


def test_every_row_has_what_a_row_needs() -> None:
    kinds = set(PersonKind.__args__)  # type: ignore[attr-defined]
    for one in ROWS:
        assert one["office"], one
        assert one["holder"], one
        assert one["source"], one
        assert "not checked" not in one["source"], one
        assert one["kind"] in kinds, one
        assert re.fullmatch("([A-Z]{2})?", one["country"]), one
        assert all(value == value.strip() for value in one.values()), one
        assert one["holder"] not in one["aliases"].split("|"), one


def test_countries_are_those_of_the_gazetteer_of_places() -> None:
    known = {place["country"] for place in gazetteer("places")} | {""}
    assert {one["country"] for one in ROWS} <= known


def test_dates_are_dates_and_in_order() -> None:
    for one in ROWS:
        assert DATE.fullmatch(one["from"]), one
        if one["to"]:
            assert DATE.fullmatch(one["to"]), one
            short = min(len(one["from"]), len(one["to"]))
            assert one["from"][:short] <= one["to"][:short], one


def test_no_row_stands_twice() -> None:
    keys = [(one["office"], one["country"], one["holder"], one["from"]) for one in ROWS]
    assert len(keys) == len(set(keys))


def test_nobody_surely_holds_an_office_after_the_next_surely_does() -> None:
    for (office, _), rows in by_office().items():
        if office in SHARED:
            continue
        for one, following in pairwise(sorted(rows, key=lambda row: row.start)):
            if one.holder != following.holder and len(following.start) == 10:
                day = f"{following.start[:8]}{int(following.start[8:]) + 1:02}"
                assert not (one.holds(day) and following.holds(day)), (one, following)


def test_the_forms_of_the_lexicons_are_of_offices_that_the_list_has() -> None:
    offices = {one["office"] for one in ROWS}
    assert set(lexicon("offices")["forms"]) <= offices
    assert {code for code in lexicon("offices")["alone"].values() if code} <= {one["country"] for one in ROWS}


@pytest.mark.parametrize(
    ("start", "end", "day", "may", "surely"),
    [
        ("2014-05-06", "2016-07-13", "2014-05-06", True, True),
        ("2014-05-06", "2016-07-13", "2014-05-05", False, False),
        ("2014-05-06", "2016-07-13", "2016-07-13", True, True),
        ("2014-05", "2016", "2014-05-20", True, False),
        ("2014-05", "2016", "2014-06-01", True, True),
        ("2014-05", "2016", "2016-01-01", True, False),
        ("2014-05-06", "2016-07-13", "2014", True, False),
        ("2014-05-06", "2016-07-13", "2015", True, True),
        ("2014-05-06", None, "2020-04-30", True, True),
        ("2014-05-06", None, "2020-05-02", True, False),
        ("2014-05-06", None, "2020-06-01", False, False),
    ],
)
def test_a_row_holds_where_its_dates_say_so(start: str, end: str | None, day: str, may: bool, surely: bool) -> None:
    one = row(start, end)
    assert (one.may_hold(day), one.holds(day)) == (may, surely)


def test_a_source_without_a_date_bears_out_the_beginning_alone() -> None:
    one = row("2014-05-06", source="A page")
    assert one.holds("2014-05-06")
    assert not one.may_hold("2014-05-07")
    assert one.outdated("2014-05-07")


def test_two_who_may_have_held_it_are_none() -> None:
    rows = (row("2010", "2014"), row("2014", "2016", holder="Bea Other"))
    assert sole(rows, "2012-01-01") == rows[0]
    assert sole(rows, "2014-03-01") is None
    assert sole(rows, "2019-03-01") is None


@pytest.mark.parametrize(
    ("office", "country", "day", "holder"),
    [
        ("Home Secretary", "GB", "2014-09-20", "Theresa May"),
        ("Home Secretary", "GB", "2024-09-20", "Yvette Cooper"),
        ("Interior Minister", "FR", "2014-09-20", "Bernard Cazeneuve"),
        ("Shadow Justice Secretary", "GB", "2026-01-10", "Robert Jenrick"),
        ("Interior Minister", "AL", "2019-06-01", "Sandër Lleshaj"),
        ("Executive Director of Frontex", None, "2010-03-15", "Ilkka Laitinen"),
    ],
)
def test_who_held_what(office: str, country: str | None, day: str, holder: str) -> None:
    found = sole(by_office()[office, country], day)
    assert found is not None
    assert found.holder == holder


def test_the_list_is_long_enough() -> None:
    assert len(tenures()) > 1200
