"""What a person says of a fact stays with it: read anew, found elsewhere, changed around it, gone and back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from channelfacts import store
from channelfacts.model import Entity
from channelfacts.store.reviews import Reviewed
from tests.made import DEAL, deal, record

SUM = {"amount": 480000000, "currency": "GBP", "duration": "P3Y", "payer": "Home Office"}
FIRST = "The council paid £5m for beds. Later it paid £7m for more beds.\n"


@pytest.fixture
def kept(tmp_path: Path) -> Any:
    with store.writing(str(tmp_path / "facts.db")) as opened:
        opened.add(deal(), DEAL)
        yield opened


def money(kept: store.Store, path: str | None = None) -> list[Any]:
    (info,) = [info for info in kept.documents() if path is None or info.path == path]
    return kept.facts("money", info.id)


def council(text: str, *sums: str, path: str = "council.txt") -> Any:
    amounts = {"£5m": 5000000, "£7m": 7000000, "£6m": 6000000, "paid £5m": 5000000, "about £5m": 5000000}
    return record(text, path, money=[(one, {"amount": amounts[one], "currency": "GBP"}) for one in sums])


def test_changed_fields_are_the_facts_and_the_review_keeps_what_was_found(kept: Any) -> None:
    fact = money(kept)[0]
    kept.review("money", fact.id, Reviewed("accepted", {"payer": "Treasury", "duration": "P3Y", "place": "Calais"}))
    again = money(kept)[0]
    assert (again.payer, again.place, again.duration) == ("Treasury", "Calais", "P3Y")
    assert again.review.changed == {"payer": "Home Office", "place": None}
    (row,) = kept.rows("SELECT payer, place, review_verdict FROM funding WHERE id = ?", (fact.id,))
    assert tuple(row) == ("Treasury", "Calais", "accepted")


def test_a_second_review_takes_the_place_of_the_first_and_starts_from_what_was_found(kept: Any) -> None:
    fact = money(kept)[0]
    kept.review("money", fact.id, Reviewed("accepted", {"payer": "Treasury"}))
    kept.review("money", fact.id, Reviewed("rejected", note="a rumour"))
    again = money(kept)[0]
    assert (again.payer, again.review.verdict, again.review.changed) == ("Home Office", "rejected", {})
    assert len(list(kept.reviews())) == 1
    assert not list(kept.rows("SELECT * FROM funding WHERE id = ?", (fact.id,)))
    assert list(kept.rows("SELECT * FROM funding_all WHERE id = ?", (fact.id,)))


def test_what_is_forgotten_is_as_it_was_found(kept: Any) -> None:
    before = money(kept)
    kept.review(
        "money", before[0].id, Reviewed("accepted", {"amount": 1, "equivalent_amount": 2, "equivalent_currency": "EUR"})
    )
    assert money(kept) != before
    assert kept.unreview("money", before[0].id) == before[0]
    assert money(kept) == before
    assert not list(kept.reviews())


def test_the_same_text_read_again_has_its_reviews(kept: Any) -> None:
    fact = money(kept)[0]
    kept.review("money", fact.id, Reviewed("accepted", {"payer": "Treasury"}, "so the minutes", "2024-01-01T10:00:00"))
    before = money(kept)
    for _ in range(2):
        kept.add(deal(), DEAL)
    assert money(kept) == before
    assert kept.followed == []
    (review,) = kept.reviews()
    assert (review.review.note, review.review.at, review.lost) == ("so the minutes", "2024-01-01T10:00:00", False)


def test_what_a_better_version_finds_itself_is_no_change_any_more(kept: Any) -> None:
    fact = money(kept)[0]
    kept.review("money", fact.id, Reviewed("accepted", {"payer": "Treasury"}))
    found = deal()
    better = found.money[0].model_copy(update={"payer": "Treasury"})
    kept.add(found.model_copy(update={"money": [better, *found.money[1:]]}), DEAL)
    again = money(kept)[0]
    assert (again.payer, again.review.verdict, again.review.changed) == ("Treasury", "accepted", {})


def test_evidence_that_another_version_cuts_otherwise_keeps_its_review(kept: Any) -> None:
    kept.add(council(FIRST, "£5m", "£7m"), FIRST)
    five = money(kept, "council.txt")[0]
    kept.review("money", five.id, Reviewed("rejected"))
    kept.add(council(FIRST, "paid £5m", "£7m"), FIRST)
    rejected = [fact.evidence.text for fact in money(kept, "council.txt") if fact.review]
    assert rejected == ["paid £5m"]
    assert [(one.path, one.line, one.lost) for one in kept.followed] == [("council.txt", "£5m", False)]


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        (f"Beds cost money.\n{FIRST}", ("£5m", "£7m")),
        ("Members were told that £5m went on beds, and £7m on others.\n", ("£5m", "£7m")),
        (f"It is £5m again: £5m!\n\n{FIRST}", ("paid £5m", "£7m")),
    ],
    ids=["moved on", "another sentence, the evidence once", "the evidence thrice, the sentence once"],
)  # fmt: skip
def test_a_review_goes_along_with_its_evidence_into_a_changed_text(kept: Any, text: str, sums: tuple[str, ...]) -> None:
    kept.add(council(FIRST, "£5m", "£7m"), FIRST)
    kept.review("money", money(kept, "council.txt")[0].id, Reviewed("accepted", {"payer": "council"}))
    kept.add(council(text, *sums), text)
    five, seven = money(kept, "council.txt")
    assert (five.payer, five.review.changed) == ("council", {"payer": None})
    assert seven.review is None
    assert [one.lost for one in kept.followed] == [False]


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("The council paid £6m for beds.\n", ("£6m",)),
        ("It paid £5m here, and later another £5m there.\n", ("£5m",)),
        ("It cost £5m, nobody says whom.\n", ()),
    ],
    ids=["another figure", "the evidence twice", "no fact there"],
)
def test_a_review_without_its_evidence_is_lost_and_comes_back_with_it(
    kept: Any, text: str, sums: tuple[str, ...]
) -> None:
    kept.add(council(FIRST, "£5m", "£7m"), FIRST)
    kept.review("money", money(kept, "council.txt")[0].id, Reviewed("rejected", note="said of another town"))
    kept.add(council(text, *sums), text)
    assert all(fact.review is None for fact in money(kept, "council.txt"))
    assert [one.lost for one in kept.followed] == [True]
    (review,) = kept.reviews()
    assert (review.lost, review.line, review.evidence, review.review.note) == (
        True,
        "£5m",
        "£5m",
        "said of another town",
    )
    kept.add(council(FIRST, "£5m", "£7m"), FIRST)
    assert [fact.review and fact.review.verdict for fact in money(kept, "council.txt")] == ["rejected", None]
    assert not next(kept.reviews()).lost


def test_a_fact_reviewed_already_takes_no_second_review(kept: Any) -> None:
    kept.add(council(FIRST, "£5m", "£7m"), FIRST)
    for fact, verdict in zip(money(kept, "council.txt"), ("accepted", "rejected"), strict=True):
        kept.review("money", fact.id, Reviewed(verdict))
    kept.add(council(FIRST, "£5m"), FIRST)
    assert [one.lost for one in kept.reviews()] == [False, True]


def test_a_text_under_another_name_keeps_its_reviews(kept: Any) -> None:
    kept.add(council(FIRST, "£5m", "£7m"), FIRST)
    kept.review("money", money(kept, "council.txt")[0].id, Reviewed("rejected"))
    kept.add(council(FIRST, "£5m", "£7m", path="other.txt"), FIRST)
    nothing = "Nothing here now.\n"
    kept.add(council(nothing), nothing)
    assert [fact.review is None for fact in money(kept, "other.txt")] == [False, True]
    assert kept.followed == []


def test_a_changed_name_is_known_to_no_list_any_more(kept: Any) -> None:
    found = deal()
    known = found.people[0].model_copy(update={"entity": Entity.of("person", "Élodie Brûlé", "FR")})
    kept.add(found.model_copy(update={"people": [known]}), DEAL)
    (person,) = kept.facts("people", found.doc.id)
    assert person.entity is not None
    fact = kept.review("people", person.id, Reviewed("accepted", {"name": "Élodie Brun"}))
    assert (fact.name, fact.entity) == ("Élodie Brun", None)
