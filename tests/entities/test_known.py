"""Who is known across texts: full names of the list, surnames with their office; namesakes stay apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

import pytest

from channelfacts.annotations import PersonProfile
from channelfacts.entities.known import known
from channelfacts.holders import holders, joined
from channelfacts.lexicons import gazetteer
from channelfacts.model import Entity


def name(day: str | None, called: str, **said: Any) -> str | None:
    found = known(PersonProfile(called, **said), day)
    return None if found is None else found.name


@pytest.mark.parametrize(
    ("day", "called", "said"),
    [
        ("2014-07-01", "Theresa May", {}),
        ("2014-07-01", "THERESA MAY", {}),
        ("2014-07-01", "Theresa Mary May", {}),
        ("2014-07-01", "May", {"role": "Home Secretary", "roles": ("Home Secretary",), "country": "GB"}),
        ("2016-10-01", "May", {"roles": ("British Prime Minister",), "country": "GB"}),
        ("2024-10-01", "May", {"roles": ("former Prime Minister",), "country": "GB"}),
        ("2003-05-01", "Theresa May", {"kind": "legislator", "country": "GB", "roles": ("MP for Maidenhead",)}),
        (None, "Theresa May", {"country": "GB"}),
        ("2025-01-01", "Theresa May", {"kind": "academic", "roles": ("visiting professor",)}),
    ],
)
def test_a_holder_is_known_by_full_name_or_by_surname_and_office(day: str, called: str, said: dict[str, Any]) -> None:
    assert name(day, called, **said) == "Theresa May"


@pytest.mark.parametrize(
    ("day", "called", "said"),
    [
        ("2014-07-01", "Theresa May", {"country": "US"}),
        ("2014-07-01", "Theresa May", {"kind": "offender", "country": "GB"}),
        ("2014-07-01", "Theresa May", {"kind": "other", "roles": ("florist",)}),
        ("2014-07-01", "Theresa May", {"party": "Labour"}),
        ("2003-05-01", "Theresa May", {"kind": "academic", "roles": ("historian",)}),
        ("1952-07-01", "Theresa May", {}),
        ("2014-07-01", "Theresa Anne May", {"kind": "migrant"}),
        ("2014-07-01", "May", {"country": "GB"}),
        ("2014-07-01", "May", {"roles": ("Prime Minister",), "country": "GB"}),
        ("2014-07-01", "May", {"roles": ("Shadow Home Secretary",), "country": "GB"}),
        ("2014-07-01", "May", {"roles": ("aide to the Home Secretary",), "country": "GB"}),
        ("2014-07-01", "May", {"roles": ("Home Secretary",), "country": "FR"}),
        ("2020-07-01", "May", {"roles": ("Home Secretary",), "country": "GB"}),
        ("1990-02-01", "George H. W. Bush", {}),
    ],
)
def test_what_contradicts_makes_a_namesake(day: str, called: str, said: dict[str, Any]) -> None:
    assert name(day, called, **said) is None


def test_an_office_that_the_text_names_outweighs_a_doubtful_kind() -> None:
    said = {"kind": "media", "roles": ("columnist", "former Home Secretary"), "country": "GB"}
    assert name("2020-01-01", "Theresa May", **said) == "Theresa May"


def test_who_is_known_already_stays_so() -> None:
    own = Entity(id="person:mine", name="T. May")
    assert known(PersonProfile("Theresa May", entity=own), "2014-07-01") == own


ROW = {"office": "Fisheries Minister", "from": "2001", "to": "2002", "kind": "minister", "party": "", "source": "x"}


def test_a_peer_is_the_one_person_of_before_and_holders_without_a_shared_name_are_two() -> None:
    rows = [
        {**ROW, "holder": "Peter Quimby", "country": "GB", "aliases": ""},
        {**ROW, "holder": "Lord Quimby", "country": "GB", "aliases": "Peter Quimby", "from": "2010", "to": ""},
        {**ROW, "holder": "Paula Quimby", "country": "GB", "aliases": ""},
    ]
    found = list(joined(rows))
    assert sorted(one.entity.name for one in found) == ["Paula Quimby", "Peter Quimby"]
    assert len(next(one for one in found if one.entity.name == "Peter Quimby").terms) == 2


def test_ids_do_not_change_with_the_release() -> None:
    """These are in the stores of users: a change of the rule would part one person into two."""
    assert Entity.of("person", "Theresa May", "GB").id == "person:d2aecc62c646ff29"
    assert Entity.of("agency", "National Crime Agency", "GB").id == "agency:a5a6d72307bbdb2c"
    assert Entity.of("place", "Calais", "FR").id == "place:c26aa42f8e6a0419"
    assert Entity.of("agency", "Europol", None).id == "agency:02f987ae0e6f1138"


@pytest.mark.parametrize("form", ["Élodie  Brûlé", "élodie brûlé", "ELODIE BRULE", "E\u0301lodie Bru\u0302le\u0301"])
def test_an_id_follows_from_the_name_without_case_accents_and_doubled_spaces(form: str) -> None:
    assert Entity.of("person", form, "FR").id == Entity.of("person", "Elodie Brule", "FR").id
    assert Entity.of("person", form, "BE").id != Entity.of("person", form, "FR").id


def test_one_id_is_one_row_of_the_lists() -> None:
    for kind, title in (("agency", "agencies"), ("place", "places")):
        rows = defaultdict(set)
        for row in gazetteer(title):
            rows[Entity.of(kind, row["name"], row["country"] or None).id].add((row["name"].casefold(), row["kind"]))
        assert [said for said in rows.values() if len(said) > 1] == []
    assert len({one.entity.id for one in holders()}) == len(holders())


def test_a_text_knows_its_people(facts_of: Callable[..., list[Any]]) -> None:
    text = "Home Secretary Theresa May met Bernard Cazeneuve in Calais. Mrs May thanked Theo Marrow, a lorry driver."
    known_as = {one.name: one.entity and one.entity.name for one in facts_of(text, "people", published="2015-08-20")}
    assert known_as == {"Theresa May": "Theresa May", "Bernard Cazeneuve": "Bernard Cazeneuve", "Theo Marrow": None}
