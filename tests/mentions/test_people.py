"""People in single sentences: who is found, with which role, of which kind and country, and what is never a person."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.mentions.marked import Marked, marked

HERE = Path(__file__).parent
CASES = marked(HERE / "people.txt")
HELD_OUT = marked(HERE.parent / "held_out" / "people.txt")
TITLES = re.compile(r"^(?:Sir|Dame|Lord|Lady|Baroness|Mr|Mrs|Ms|Dr) ")


@pytest.mark.parametrize("case", [case for case in CASES if case.people], ids=str)
def test_people_are_found_with_role_kind_and_country(case: Marked, facts_of: Callable[..., list[Any]]) -> None:
    found = facts_of(case.text, "people")
    assert [person.name for person in found] == [name for name, *_ in case.people]
    for person, (_, role, kind, country) in zip(found, case.people, strict=True):
        assert person.role == role
        assert person.kind == kind
        if country is not None:
            assert person.country == country


@pytest.mark.parametrize("case", [case for case in CASES if not case.people], ids=str)
def test_places_bodies_ships_months_and_teams_are_no_people(case: Marked, facts_of: Callable[..., list[Any]]) -> None:
    assert [person.name for person in facts_of(case.text, "people")] == []


def test_held_out_sentences(facts_of: Callable[..., list[Any]]) -> None:
    """Sentences that the grammar was not written on: nine of ten people found, hardly anything else."""
    wanted = right = wrong = 0
    for case in HELD_OUT:
        names = [TITLES.sub("", name) for name, *_ in case.people]
        found = [person.name for person in facts_of(case.text, "people")]
        wanted += len(names)
        right += sum(name in names for name in found)
        wrong += sum(name not in names for name in found)
    assert right >= 0.9 * wanted
    assert wrong <= 0.05 * wanted


ELPHICKE = "Natalie Elphicke, Conservative MP for Dover and Deal, objected."
SOLOMON = "Chief executive of the Refugee Council Enver Solomon objected."


@pytest.mark.parametrize(
    ("text", "name", "field", "value"),
    [
        (ELPHICKE, "Natalie Elphicke", "party", "Conservative"),
        (ELPHICKE, "Natalie Elphicke", "constituency", "Dover and Deal"),
        ("Dover MP Charlie Elphicke objected.", "Charlie Elphicke", "constituency", "Dover"),
        (SOLOMON, "Enver Solomon", "organisation", "Refugee Council"),
        ("Daniel Gorman of Save the Children objected.", "Daniel Gorman", "organisation", "Save the Children"),
        ("Labour's Rosie Duffield objected.", "Rosie Duffield", "party", "Labour"),
        ("Tim Farron (Lib Dem) objected.", "Tim Farron", "party", "Liberal Democrats"),
    ],
)
def test_party_constituency_and_organisation(
    text: str, name: str, field: str, value: str, facts_of: Callable[..., list[Any]]
) -> None:
    (person,) = facts_of(text, "people")
    assert (person.name, getattr(person, field)) == (name, value)


@pytest.mark.parametrize(
    ("text", "role", "kind", "country"),
    [
        ("CLOSE President Anna Keller spoke of the fence.", "President", "minister", None),
        ("Image Secretary of State Anna Keller spoke of the fence.", "Secretary of State", "minister", None),
        (
            "Anna Keller, head of the FBI's Washington, D.C. Field Office, said no.",
            "head of the FBI's Washington, D.C. Field Office",
            "police",
            "US",
        ),
        (
            "Anna Keller, a fellow at the European Council on Foreign Relations, said no.",
            "fellow at the European Council on Foreign Relations",
            "official",
            None,
        ),
        (
            "Anna Keller, deputy director of prisons at the U.S. Bureau of Justice Statistics, slept.",
            "deputy director of prisons at the U.S. Bureau of Justice Statistics",
            "official",
            "US",
        ),
        (
            "Anna Keller, chief counsel at U.S. Customs and Border Protection in the Obama administration, said no.",
            "chief counsel at U.S. Customs and Border Protection in the Obama administration",
            "official",
            "US",
        ),
        ("In a call to Anna Keller, Smith urged the French president to wait for the train.", None, "other", None),
        ("Contributing: Anna Keller", None, "media", None),
        ("Reporting by Anna Keller", None, "media", None),
        ("Anna Keller contributed to this article.", None, "media", None),
        (
            "Anna Keller, the EU's migration envoy, slept in Rome.",
            "EU's migration envoy",
            "official",
            None,
        ),
        ("Anna Keller, the Daily Post's Rome bureau chief, slept.", "Daily Post's Rome bureau chief", "media", None),
        (
            "Anna Keller, the first Democratic governor of Ohio, slept.",
            "first Democratic governor of Ohio",
            "official",
            "US",
        ),
        ("Former CIA director and Smith critic Anna Keller slept.", "Former CIA director", "police", "US"),
        ("The bill was led by Anna Keller (D) of Illinois.", None, "legislator", "US"),
    ],
)
def test_what_stands_around_a_role(
    text: str, role: str | None, kind: str, country: str | None, facts_of: Callable[..., list[Any]]
) -> None:
    """Buttons of a page, places with a comma, names of bodies, credits, offices above countries and parties."""
    (person,) = [p for p in facts_of(text, "people") if p.name == "Anna Keller"]
    assert (person.role, person.kind, person.country) == (role, kind, country)


def test_a_plural_title_goes_on_over_brackets(facts_of: Callable[..., list[Any]]) -> None:
    people = facts_of("Sens. Anna Keller (R–S.C.) and John Miller (D-Ill.) wrote the bill.", "people")
    assert [(p.role, p.kind, p.party) for p in people] == [
        ("Sens.", "legislator", "Republican"),
        ("Sens.", "legislator", "Democratic"),
    ]


def test_a_name_broken_over_two_lines_is_one(facts_of: Callable[..., list[Any]]) -> None:
    text = (
        "The letter, which had lain in a drawer of the prefecture for a week, was handed to the minister on Friday "
        "morning, shortly after Amber Rudd had come back from the port with two of her officials and the mayor of the "
        "town, who had not been told that it was there. Nobody knew who had written it, and nobody wanted to ask."
    )
    broken = next(w for width in range(60, 80) if "Amber\nRudd" in (w := textwrap.fill(text, width)))
    (person,) = facts_of(broken, "people")
    assert person.name == "Amber Rudd"


def test_offsets_of_all_mentions_are_exact(facts_of: Callable[..., list[Any]]) -> None:
    text = "Priti Patel’s plan failed. “No,” said Ms Patel. Patel’s officials were silent."
    (person,) = facts_of(text, "people")
    assert [text[m.start : m.end] for m in person.mentions] == [m.text for m in person.mentions]
    assert [m.text for m in person.mentions] == ["Priti Patel", "Ms Patel", "Patel"]


def test_guesses_of_a_loaded_model_are_taken_where_the_grammar_is_silent(nlp: Any) -> None:
    """A fake recogniser sees "Zzyx Okonkwo-Brask", whom no list has, "Rubar Hughes" and a cup: one is borne out."""
    from channelfacts.annotations import Guess
    from channelfacts.facts import people
    from channelfacts.model import Document
    from channelfacts.pipeline import annotate

    text = "The boat carried Rubar Hughes and nine others, and the Zzyx Brask went to Quorvex Ledge."
    doc = annotate(Document(text), nlp)
    component = dict(nlp.pipeline)["channelfacts_people"]
    doc._.guesses = []
    assert people.find(component(doc)) == []
    spans = ["Rubar Hughes", "Zzyx Brask", "Quorvex Ledge"]
    doc._.guesses = [Guess(text.index(span), text.index(span) + len(span), "PERSON") for span in spans]
    assert [person.name for person in people.find(component(doc))] == ["Rubar Hughes"]
