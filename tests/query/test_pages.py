"""Pages on people, bodies and places: who is meant by a name, namesakes apart, and where somebody figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from channelfacts import store
from channelfacts.model import Entity
from channelfacts.query.pages import Page, naming, near, pages
from channelfacts.query.pages.figuring import meant
from tests.made import record

PATEL = Entity.of("person", "Priti Patel", "GB").model_dump()
OFFICE = Entity.of("agency", "Home Office", "GB").model_dump()
DOVER = Entity.of("place", "Dover", "GB").model_dump()

FIRST = """Home Secretary Priti Patel came to Dover; the Home Office would pay £3m for Dover, Ms Patel said.
“Boats must stop,” she told Kent Police at the port of Dover. A Home Office spokesman spoke of 40 arrivals.
The Patel family paid £20.
"""
SECOND = """Former home secretary Priti Patel and Ana Quorv, a nurse from Albania, met. Ana Quorv had £9.
"""
THIRD = """Priti Patel, a florist in Leeds, and the nurse Ana Quorv. Mrs Patel paid £7. Mr Dalby waved.
"""


def people(**fields: Any) -> dict[str, Any]:
    return {"aliases": [], **fields}


def records() -> Iterator[tuple[Any, str]]:
    home = {"name": "Home Office", "kind": "department", "country": "GB", "entity": OFFICE}
    first = record(
        FIRST,
        "a/first.txt",
        "2020-08-10",
        people=[
            (
                "Priti Patel",
                people(
                    name="Priti Patel",
                    aliases=["Ms Patel"],
                    role="Home Secretary",
                    roles=["Home Secretary"],
                    kind="minister",
                    country="GB",
                    entity=PATEL,
                ),
            )
        ],
        agencies=[("Home Office", home), ("Kent Police", {"name": "Kent Police", "kind": "police", "country": "GB"})],
        places=[
            ("Dover", {"name": "Dover", "kind": "port", "country": "GB", "entity": DOVER}),
            ("Kent", {"name": "Kent", "kind": "county", "country": "GB"}),
        ],
        money=[
            ("£3m", {"amount": 3000000, "currency": "GBP", "payer": "the Home Office", "source": "Ms Patel"}),
            ("£20", {"amount": 20, "currency": "GBP", "payer": "Patel family"}),
        ],
        counts=[
            (
                "40 arrivals",
                {
                    "value": 40,
                    "subject": "migrants",
                    "unit": "arrivals",
                    "event": "arrival",
                    "place": "port of Dover",
                    "source": "Home Office spokesman",
                },
            )
        ],
        offices=[
            (
                "Home Secretary",
                {
                    "words": "Home Secretary",
                    "office": "Home Secretary",
                    "country": "GB",
                    "holder": "Priti Patel",
                    "inferred": True,
                },
            )
        ],
        quotes=[("Boats must stop", {"speaker": "Priti Patel", "cue": "told", "text": "Boats must stop,"})],
    )
    second = record(
        SECOND,
        "a/second.txt",
        "2023-01-05",
        people=[
            (
                "Priti Patel",
                people(name="Priti Patel", roles=["former home secretary"], kind="minister", entity=PATEL),
            ),
            ("Ana Quorv", people(name="Ana Quorv", roles=["nurse"], country="AL")),
        ],
    )
    third = record(
        THIRD,
        "a/third.txt",
        None,
        people=[
            ("Priti Patel", people(name="Priti Patel", aliases=["Mrs Patel"], roles=["florist"])),
            ("Ana Quorv", people(name="Ana Quorv", roles=["nurse"])),
            ("Mr Dalby", people(name="Dalby", aliases=["Mr Dalby"])),
        ],
        money=[("£7", {"amount": 7, "currency": "GBP", "payer": "Mrs Patel"})],
    )
    yield from ((first, FIRST), (second, SECOND), (third, THIRD))


@pytest.fixture(scope="module")
def kept() -> Iterator[store.Store]:
    with store.writing("") as opened:
        for made, text in records():
            opened.add(made, text)
        yield opened


def figures(page: Page) -> list[tuple[str, str]]:
    return [(line.role, line.line) for line in page.figures]


@pytest.mark.parametrize("name", ["Priti Patel", "PRITI PATEL", "priti  patél", "Patel"])
def test_namesakes_have_a_page_each_the_known_one_first(kept: store.Store, name: str) -> None:
    known, other = pages(kept, "people", name)
    assert (known.entity, known.settled, known.documents) == (PATEL, "list", 2)
    assert (known.first, known.last, known.undated) == ("2020-08-10", "2023-01-05", 0)
    assert (other.entity, other.settled, other.documents, other.undated) == (None, "name", 1, 1)
    assert figures(known) == [("source", "£3m")]
    assert figures(other) == [("payer", "£7")]


def test_a_person_has_roles_with_dates_and_documents_offices_of_the_list_and_words(kept: store.Store) -> None:
    page = pages(kept, "people", "Ms Patel")[0]
    roles = [(role.role, role.first, [line.document for line in role.documents]) for role in page.roles]
    assert roles == [
        ("Home Secretary", "2020-08-10", ["a/first.txt"]),
        ("former home secretary", "2023-01-05", ["a/second.txt"]),
    ]
    assert ("Home Secretary", "2019-07-24", "2022-09-06") in [(o.office, o.since, o.until) for o in page.offices]
    assert [line.fields["text"] for line in page.said] == ["Boats must stop,"]
    assert page.aliases == ["Ms Patel"]
    assert [(line.line, line.fields["inferred"]) for line in page.by_office] == [("Home Secretary: Priti Patel", True)]


def test_every_line_can_be_traced_to_its_sentence(kept: store.Store) -> None:
    for kind, name in (("people", "Patel"), ("agencies", "Home Office"), ("places", "Dover")):
        for page in pages(kept, kind, name):
            lines = [*page.said, *page.figures, *page.named, *(one for role in page.roles for one in role.documents)]
            assert lines
            for line in lines:
                text = kept.document(line.doc_id)[2]
                assert text[line.evidence_start : line.evidence_end] == line.evidence
                assert line.id in {fact.id for fact in kept.facts(line.kind, line.doc_id)}
                assert line.evidence in line.sentence


def test_a_body_figures_where_its_officials_speak_and_not_where_a_longer_name_stands(kept: store.Store) -> None:
    (office,) = pages(kept, "agencies", "home office")
    assert figures(office) == [("payer", "£3m"), ("source", "40 arrivals")]
    (kent,) = pages(kept, "places", "Kent")
    assert kent.figures == []


def test_a_place_figures_where_a_figure_is_placed(kept: store.Store) -> None:
    (dover,) = pages(kept, "places", "DOVER")
    assert figures(dover) == [("place", "40 arrivals")]


def test_one_known_is_found_by_names_that_only_the_list_has(kept: store.Store, monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"name": "Dover", "country": "GB", "aliases": "Port Quorv|Dubris", "weak_aliases": ""}
    monkeypatch.setattr(naming, "gazetteer", lambda title: [row])
    assert [page.name for page in pages(kept, "places", "dubris")] == ["Dover"]


def test_who_is_in_no_list_is_one_where_nothing_contradicts(kept: store.Store) -> None:
    (nurse,) = pages(kept, "people", "quorv")
    assert (nurse.documents, nurse.settled, nurse.countries) == (2, "name", ["AL"])
    (waved,) = pages(kept, "people", "Mr Dalby")
    assert waved.settled == "surname"


@pytest.mark.parametrize(
    ("name", "meant"), [("Prity Patel", "Priti Patel"), ("Qorv", "Ana Quorv"), ("zzz", None), ("", None)]
)
def test_nobody_is_told_who_is_near(kept: store.Store, name: str, meant: str | None) -> None:
    assert pages(kept, "people", name) == []
    assert near(kept, "people", name)[:1] == ([meant] if meant else [])


def test_a_page_is_the_same_whatever_the_order_of_reading(kept: store.Store) -> None:
    with store.writing("") as other:
        for made, text in reversed(list(records())):
            other.add(made, text)
        for name in ("Patel", "Quorv"):
            here, there = pages(kept, "people", name), pages(other, "people", name)
            assert [page.as_json() for page in here] == [page.as_json() for page in there]


def test_who_could_be_either_of_two_is_neither(kept: store.Store) -> None:
    with store.writing("") as other:
        for number, fields in enumerate((
            {"kind": "legislator", "country": "GB"}, {"kind": "offender", "country": "FR"}, {}, {},
        )):  # fmt: skip
            text = f"{number} Ana Quorv"
            made = record(text, f"{number}.txt", None, people=[("Ana Quorv", people(name="Ana Quorv", **fields))])
            other.add(made, text)
        found = [(page.settled, page.documents) for page in pages(other, "people", "Ana Quorv")]
        assert found == [("name", 1), ("name", 1), ("open", 2)]


def test_the_holder_of_an_office_that_a_text_names_alone_has_a_page(kept: store.Store) -> None:
    text = "The Home Secretary said that boats must stop; an aide to the Home Secretary spoke of 7 boats."
    office = {"words": "The Home Secretary", "office": "Home Secretary", "country": "GB", "holder": "Theresa May"}
    made = record(
        text,
        "may.txt",
        "2014-09-20",
        offices=[("The Home Secretary", {**office, "inferred": True})],
        quotes=[("boats must stop", {"speaker": "the Home Secretary", "cue": "said", "text": "boats must stop"})],
        counts=[
            ("7 boats", {"value": 7, "subject": "vessels", "unit": "boats", "source": "aide to the Home Secretary"})
        ],
    )
    with store.writing("") as other:
        other.add(made, text)
        (page,) = pages(other, "people", "may")
    assert (page.name, page.documents, len(page.by_office)) == ("Theresa May", 0, 1)
    assert [line.fields["speaker"] for line in page.said] == ["the Home Secretary"]
    assert page.figures == []


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("Ms Patel", "Patel"),
        ("Home Office minister Priti Patel", "Patel"),
        ("Priti Patel, the Home Secretary", "Patel"),
        ("spokesman for Priti Patel", None),
        ("Priti Patel family", None),
        ("Home Office spokesman", "Home Office"),
        ("the home office", "Home Office"),
        ("Homes", None),
    ],
)
def test_who_is_meant_by_the_words_of_a_field(said: str, who: str | None) -> None:
    def one(name: str) -> naming.Naming:
        return naming.Naming(name, "doc", name, (), None, None, None)

    patel, office = ("people", one("Patel")), ("agencies", one("Home Office"))
    called = {("priti", "patel"): [patel], ("ms", "patel"): [patel], ("home", "office"): [office]}
    found = meant(said, "source", called)
    assert (found and found[1].name) == who
