"""Offices named without their holder: whose they are, and where nobody can tell. All sentences are our own."""

from __future__ import annotations

from typing import Any

import pytest

import channelfacts as cf
from channelfacts.facts import offices
from channelfacts.model import Document
from channelfacts.pipeline import annotate, record

DAY = "2014-09-20"


@pytest.fixture(scope="module")
def rules() -> Any:
    return cf.load(model=None)


def found(rules: Any, text: str, day: str | None = DAY) -> list[tuple[str, str, str | None, str, bool]]:
    doc = annotate(Document(text, published=day), rules)
    assert all(text[one.start : one.end] == one.text for one in doc._.offices)
    return [(one.text, one.office, one.country, one.holder, one.inferred) for one in doc._.offices]


MAY = ("the Home Secretary", "Home Secretary", "GB", "Theresa May", True)


@pytest.mark.parametrize(
    ("text", "words", "office", "country", "holder"),
    [
        ("In Kent the Home Secretary spoke.", "the Home Secretary", "Home Secretary", "GB", "Theresa May"),
        ("Boats came, said the home secretary.", "the home secretary", "Home Secretary", "GB", "Theresa May"),
        ("The French interior minister agreed.", "The French interior minister", "Interior Minister", "FR",
         "Bernard Cazeneuve"),
        ("France's interior minister agreed.", "France's interior minister", "Interior Minister", "FR",
         "Bernard Cazeneuve"),
        ("The interior minister of France agreed.", "The interior minister of France", "Interior Minister", "FR",
         "Bernard Cazeneuve"),
        ("The British interior minister agreed.", "The British interior minister", "Home Secretary", "GB",
         "Theresa May"),
        ("It was for the Taoiseach to say.", "the Taoiseach", "Taoiseach", "IE", "Enda Kenny"),
        ("A letter went to the UN High Commissioner for Refugees.", "the UN High Commissioner for Refugees",
         "UN High Commissioner for Refugees", None, "António Guterres"),
        ("The Home Office in London knew; the Prime Minister's spokesman did not.", "the Prime Minister",
         "Prime Minister", "GB", "David Cameron"),
        ("The Home Office in London and the PM were told.", "the PM", "Prime Minister", "GB", "David Cameron"),
        ("Wait for the Secretary of State for the Home Department.",
         "the Secretary of State for the Home Department", "Home Secretary", "GB", "Theresa May"),
        ("The Scottish First Minister disagreed.", "The Scottish First Minister", "First Minister of Scotland", "GB",
         "Alex Salmond"),
        ("The current Home Secretary agreed.", "The current Home Secretary", "Home Secretary", "GB", "Theresa May"),
    ],
)  # fmt: skip
def test_an_office_of_a_clear_country_has_its_holder_of_the_day(
    rules: Any, text: str, words: str, office: str, country: str | None, holder: str
) -> None:
    assert found(rules, text) == [(words, office, country, holder, True)]


@pytest.mark.parametrize(
    "text",
    [
        "The former Home Secretary agreed.",
        "The then Home Secretary agreed.",
        "The next Home Secretary will agree.",
        "A new Home Secretary may agree.",
        "Her Home Secretary agreed.",
        "The Home Secretary at the time agreed.",
        "She served as Home Secretary.",
        "She had become the Home Secretary.",
        "In 2002 the Home Secretary closed the centre.",
        "The prime minister agreed.",  # of which country?
        "The interior minister agreed.",
        "The president of the club agreed.",
        "The Home Secretary Zorv Quillby agreed.",  # a name that nobody knows is still a name
        "The Minister for Borders and Immigration (Mr. Phil Woolas): I agree with the House of Commons in London.",
        "They moved the ball up the premier league at 5 pm.",
    ],
)
def test_where_another_or_nobody_is_meant_there_is_none(rules: Any, text: str) -> None:
    assert found(rules, text) == []


def test_a_shadow_is_another_office(rules: Any) -> None:
    assert [one[1:4] for one in found(rules, "The shadow home secretary disagreed.")] == [
        ("Shadow Home Secretary", "GB", "Yvette Cooper")
    ]


def test_who_is_called_taoiseach_is_no_prime_minister_there(rules: Any) -> None:
    text = "In Dublin the Taoiseach met Irish MPs. The Prime Minister came late."
    assert [one[1] for one in found(rules, text)] == ["Taoiseach"]


def test_the_day_decides(rules: Any) -> None:
    text = "Boats came, said the Home Secretary."
    holders = {day: [one[3] for one in found(rules, text, day)] for day in ("2002-12-02", DAY, "2024-09-20")}
    assert holders == {"2002-12-02": ["David Blunkett"], DAY: ["Theresa May"], "2024-09-20": ["Yvette Cooper"]}


def test_without_a_day_only_the_text_can_tell(rules: Any) -> None:
    assert found(rules, "Boats came, said the Home Secretary.", None) == []
    text = "Amber Rudd, the Home Secretary, came. The Home Secretary was late."
    assert found(rules, text, None) == [("The Home Secretary", "Home Secretary", "GB", "Amber Rudd", False)]


def test_a_holder_of_the_text_is_not_inferred(rules: Any) -> None:
    text = "Theresa May, the Home Secretary, came. The Home Secretary was late."
    assert found(rules, text) == [("The Home Secretary", "Home Secretary", "GB", "Theresa May", False)]


def test_a_text_that_names_another_holder_has_none(rules: Any) -> None:
    text = "Home Secretary Amber Rudd came. The Home Secretary was late."
    assert found(rules, text) == []


def test_a_former_holder_is_no_other_holder(rules: Any) -> None:
    text = "The former Home Secretary, Alan Johnson, came. The Home Secretary was late."
    assert [one[3:] for one in found(rules, text)] == [("Theresa May", True)]


def test_another_country_with_such_an_office_leaves_it_open(rules: Any) -> None:
    text = "The Home Office in London sent the Albanian prime minister home. The prime minister was late."
    assert [one[0] for one in found(rules, text)] == ["the Albanian prime minister"]


def test_the_fact_is_one_a_holder_and_makes_nobody_a_person(rules: Any) -> None:
    text = "Boats came, said the Home Secretary. The Home Secretary was late."
    made = record(Document(text, published=DAY), rules)
    (fact,) = made.offices
    assert made.people == []
    assert (fact.words, fact.office, fact.country, fact.holder, fact.inferred) == MAY
    assert [text[span.start : span.end] for span in fact.mentions] == ["the Home Secretary", "The Home Secretary"]
    assert fact.evidence.text == "the Home Secretary"
    assert fact.entity is not None
    assert fact.entity.name == "Home Secretary"
    assert fact.entity.id.startswith("office:")
    assert offices.line(fact) == "the Home Secretary: Theresa May"


def test_entities_are_those_of_office_and_country(rules: Any) -> None:
    (one,) = record(Document("The French interior minister agreed.", published=DAY), rules).offices
    (same,) = record(Document("The interior minister of France agreed.", published="2020-09-20"), rules).offices
    (other,) = record(Document("The Belgian interior minister agreed.", published=DAY), rules).offices
    assert one.entity == same.entity != other.entity


def test_who_is_quoted_by_an_office_has_its_id_beside_the_words(rules: Any) -> None:
    text = (
        'The Home Secretary said that boats had come. "None had come," the Home Secretary\'s spokesman said in Dover.'
    )
    made = record(Document(text, published=DAY), rules)
    assert [(one.speaker, one.entity) for one in made.quotes] == [
        ("Home Secretary", made.offices[0].entity),
        ("Home Secretary's spokesman", None),
    ]
