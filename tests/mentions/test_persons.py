"""One person, one entry: what joins mentions of a text, and what keeps people of one surname apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Find = Callable[..., list[Any]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Amber Rudd flew to Paris. Ms Rudd met officials. Rudd said little.", ["Amber Rudd"]),
        ("Patel hails deal with France\n\nPriti Patel said on Friday that boats would be stopped.", ["Priti Patel"]),
        ("Sir Menzies Campbell objected. Later Sir Menzies said no more.", ["Menzies Campbell"]),
        ("Nicholas Clegg spoke first. Nick Clegg said the plan was poor.", ["Nicholas Clegg"]),
        ("Manjit Singh Gill resigned. Mr Gill said he was tired. Manjit Gill left.", ["Manjit Singh Gill"]),
        ("Loris De Filippi spoke. De Filippi said more graves were dug.", ["Loris De Filippi"]),
        ("Lord Walker of Gestingthorpe dissented. Lord Walker said why.", ["Walker of Gestingthorpe"]),
        ("John F. Kelly wrote to the port. John Kelly was told to wait.", ["John F. Kelly"]),
        ("Mr Rahmani said he had paid a smuggler. Rahmani then wept.", ["Rahmani"]),
        ("Anna Keller Keller voted against the bill.", ["Anna Keller"]),
        ("Tom Keller Henry (Tom) Arthur KellerGOP lawmakers want the fence. Tom Keller slept.", ["Tom Keller"]),
        ("President Keller Anna Rose Keller spoke of the fence.", ["Anna Rose Keller"]),
        ("Anna J. Elliott slept. B. J. Smith did not.", ["Anna J. Elliott", "B. J. Smith"]),
        ("Anna Miller Anna Rose MillerGOP lawmakers want the fence.", ["Anna Rose Miller"]),
    ],
)
def test_mentions_of_one_person_are_one_entry(text: str, names: list[str], facts_of: Find) -> None:
    assert [person.name for person in facts_of(text, "people")] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("David Miliband and Ed Miliband disagreed. Mr Miliband said nothing.", ["David Miliband", "Ed Miliband"]),
        ("Mr Blair was late. Mrs Blair said she was sorry.", ["Blair", "Blair"]),
        ("Mr Hutchings drove. Maria Hutchings said so. Mrs Hutchings left.", ["Hutchings", "Maria Hutchings"]),
        ("Lawyer Ian MacDonald resigned. Lawyer Iain McDonald did not.", ["Ian MacDonald", "Iain McDonald"]),
        ("Jonathan Reynolds and Emma Reynolds voted against it.", ["Jonathan Reynolds", "Emma Reynolds"]),
    ],
)
def test_people_of_one_surname_stay_apart(text: str, names: list[str], facts_of: Find) -> None:
    assert [person.name for person in facts_of(text, "people")] == names


def test_a_surname_that_fits_two_is_given_to_none(facts_of: Find) -> None:
    text = "David Miliband and Ed Miliband disagreed. Mr Miliband said nothing."
    assert [len(person.mentions) for person in facts_of(text, "people")] == [1, 1]


def test_aliases_are_the_other_forms_with_titles(facts_of: Find) -> None:
    (person,) = facts_of("Home Secretary Amber Rudd spoke. Ms Rudd left. Then Rudd's train was late.", "people")
    assert person.aliases == ["Ms Rudd", "Rudd"]


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May spoke. In May 200 people crossed, and May was warm.",
        "Gordon Brown spoke. A brown dog barked. Brown bread was served.",
    ],
)
def test_months_and_plain_words_are_no_later_mentions(text: str, facts_of: Find) -> None:
    (person,) = facts_of(text, "people")
    assert len(person.mentions) == 1


def test_a_counterpart_takes_kind_from_the_other_and_the_words_stay(facts_of: Find) -> None:
    text = "Home Secretary Charles Clarke and his Dutch counterpart Rita Verdonk agreed on little."
    clarke, verdonk = facts_of(text, "people")
    assert (verdonk.role, verdonk.kind, verdonk.country) == ("Dutch counterpart", "minister", "NL")
    assert clarke.country == "GB"


def test_a_counterpart_whose_office_the_text_gives_has_that_office(facts_of: Find) -> None:
    text = (
        "Theresa May and her French counterpart Bernard Cazeneuve signed. French Interior Minister Bernard Cazeneuve "
        "thanked the port."
    )
    cazeneuve = facts_of(text, "people")[1]
    assert cazeneuve.role == "French Interior Minister"


@pytest.mark.parametrize(
    ("published", "kind"),
    [("2003-05-01", "minister"), ("1996-05-01", "other")],
)
def test_an_office_holder_is_known_from_the_day_of_office(published: str, kind: str, facts_of: Find) -> None:
    """David Blunkett became a minister in 1997: an article from before does not know it."""
    (person,) = facts_of("The letter reached David Blunkett on Monday, who read it twice.", "people", published)
    assert person.kind == kind
    assert person.role is None


def test_the_office_in_the_text_belongs_to_its_holder_of_that_day(facts_of: Find) -> None:
    text = "Tony Blair was silent. The prime minister left by the back door. Mr Blair waved."
    (person,) = facts_of(text, "people", "2004-03-01")
    assert (person.role, person.country) == ("prime minister", "GB")
    (person,) = facts_of(text, "people", "2015-03-01")
    assert person.role is None


def test_the_fullest_wording_of_a_role_wins_and_former_ones_stay_apart(facts_of: Find) -> None:
    text = (
        "Minister Damian Green spoke. Immigration Minister Damian Green said no. Green, a former home office official, "
        "was there."
    )
    person = facts_of(text, "people")[0]
    assert person.role == "Immigration Minister"
