"""The rows of agencies.tsv, places.tsv and world.tsv agree with themselves and with each other."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import get_args

import pytest

from channelfacts.facts.agencies import AgencyKind
from channelfacts.lexicons import gazetteer, root
from channelfacts.mentions import gazetteers
from channelfacts.mentions.layout import fold
from channelfacts.mentions.places import world

DATE = re.compile(r"(1[0-9]|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
AGENCIES, PLACES = gazetteer("agencies"), gazetteer("places")
ISLANDS = {"BL", "CX", "GS", "MF", "MP", "NU", "PM", "SJ", "SX", "TF"}
"""Codes of territories that are in the list as an island or a town alone."""
COUNTRIES = (
    {row["country"] for row in PLACES if row["kind"] in ("country", "nation")} | ISLANDS | {"PS", "XK", "EH", ""}
)


@pytest.mark.parametrize("rows", [AGENCIES, PLACES], ids=["agencies", "places"])
def test_no_row_stands_twice(rows: tuple[dict[str, str], ...]) -> None:
    """A name and country is one row, and one entity."""
    seen = Counter((fold(row["name"]), row["country"], row["kind"]) for row in rows)
    assert [key for key, times in seen.items() if times > 1] == []


@pytest.mark.parametrize("rows", [AGENCIES, PLACES], ids=["agencies", "places"])
def test_countries_are_codes_of_countries_in_the_list_of_places(rows: tuple[dict[str, str], ...]) -> None:
    assert sorted({row["country"] for row in rows} - COUNTRIES) == []


def test_kinds_are_those_of_the_guidelines() -> None:
    assert {row["kind"] for row in AGENCIES} <= set(get_args(AgencyKind))


def test_dates_are_dates_and_in_order() -> None:
    for row in AGENCIES:
        for key in ("from", "to"):
            assert not row[key] or DATE.fullmatch(row[key]), row
        if row["from"] and row["to"]:
            shared = min(len(row["from"]), len(row["to"]))
            assert row["from"][:shared] <= row["to"][:shared], row["name"]


def test_predecessors_and_successors_are_rows_and_name_each_other() -> None:
    by_name = {row["name"]: row for row in AGENCIES}
    for row in AGENCIES:
        for key, back in (("predecessor", "successor"), ("successor", "predecessor")):
            for name in filter(None, row[key].split("|")):
                assert name in by_name, (row["name"], key, name)
                assert row["name"] in by_name[name][back].split("|"), (row["name"], key, name)


def test_a_successor_does_not_begin_before_its_predecessor() -> None:
    by_name = {row["name"]: row for row in AGENCIES}
    for row in AGENCIES:
        for name in filter(None, row["successor"].split("|")):
            first, second = row["from"], by_name[name]["from"]
            assert not (first and second) or first[:4] <= second[:4], (row["name"], name)


def test_four_hundred_bodies_have_dates_or_kin_and_a_source() -> None:
    known = [r for r in AGENCIES if r["from"] or r["to"] or r["predecessor"] or r["successor"]]
    assert len(known) >= 400
    assert len([row for row in known if row["source"] not in ("", "hand")]) >= 400
    assert all(row["source"] for row in AGENCIES)


def test_no_form_has_two_meanings_in_one_country() -> None:
    """The text's country chooses between bodies of one name; in one country nothing could."""
    meant: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in AGENCIES:
        for form, weak in gazetteers.forms_of(row):
            if not weak:
                meant[fold(form), row["country"]].add(row["name"])
    both = {form: names for form, names in meant.items() if len(names) > 1}
    # Two bodies that were there one after the other: the date of the text chooses.
    dated = {row["name"] for row in AGENCIES if row["from"] or row["to"]}
    assert {form: names for form, names in both.items() if not names <= dated} == {}


def test_places_of_one_name_and_country_are_told_apart_by_kind() -> None:
    meant: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for row in PLACES:
        for form, weak in gazetteers.forms_of(row):
            if not weak:
                meant[fold(form), row["country"], row["kind"]].add(row["name"])
    assert {form: names for form, names in meant.items() if len(names) > 1} == {}


def test_points_lie_on_the_earth() -> None:
    for row in PLACES:
        if row["latitude"]:
            assert -90 <= float(row["latitude"]) <= 90, row
            assert -180 <= float(row["longitude"]) <= 180, row


def test_a_name_of_both_lists_is_a_port_or_weak_or_has_a_rule() -> None:
    """ "Port of Dover" is a company where it speaks: that is a rule. No other name may be both."""
    places: dict[str, set[str]] = defaultdict(set)
    for row in PLACES:
        for form, weak in gazetteers.forms_of(row):
            if not weak:
                places[fold(form)].add(row["kind"])
    for row in AGENCIES:
        for form, weak in gazetteers.forms_of(row):
            if not weak and (kinds := places.get(fold(form))):
                assert kinds <= {"port"}, (form, kinds)


def test_the_towns_of_the_world_are_sorted_as_they_are_looked_up() -> None:
    lines = [line for line in (root() / "gazetteers" / "world.tsv").read_bytes().splitlines() if line[:1] != b"#"]
    assert lines == sorted(lines)
    assert all(len(line.split(b"\t")) == 6 for line in lines)


def test_a_town_of_the_world_is_found_by_any_spelling() -> None:
    assert world.known("HOLBEACH")[0].country == "GB"
    assert world.known("Nowhere-on-Sea") == ()


def test_towns_that_a_country_has_twice_have_no_point() -> None:
    assert world.known("Clinton")[0].latitude is None
