"""Filters, dates and order, on records made by hand; wrong words are told the right ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from channelfacts import store
from channelfacts.errors import UsageError
from channelfacts.query import Question, arguments, ask
from channelfacts.query.characters import CONTROLS, fold, in_a_line, visible
from channelfacts.query.looking import look_up
from tests.made import ALL, deal, record, report


@pytest.fixture(scope="module")
def kept() -> Iterator[store.Store]:
    with store.writing("") as opened:
        for make, text in ALL:
            opened.add(make(), text)
        yield opened


def lines(kept: store.Store, kind: str, **question: Any) -> list[str]:
    return [row["line"] for row in ask(kept, Question(kind, **question)).rows()]


@pytest.mark.parametrize(
    ("kind", "filters", "expected"),
    [
        ("money", {"currency": ["eur"]}, []),
        ("money", {"currency": ["pounds"], "min": ["20m"]}, ["£480m over 3 years", "£480m", "about £20m"]),
        ("money", {"currency": ["£"], "max": ["2,000"]}, ["£140 a night", "£2,000"]),
        ("money", {"min": ["3.5m"], "max": ["3.6m"]}, ["£3m–£4m"]),
        ("money", {"min": ["4000000"], "max": ["5m"]}, ["£3m–£4m"]),
        ("money", {"payer": ["home off"]}, ["£480m over 3 years"]),
        ("money", {"payer": ["home", "britain"]}, ["£480m over 3 years", "£480m"]),
        ("money", {"purpose": ["BEACH"], "status": ["Planned"]}, ["£480m over 3 years"]),
        ("money", {"status": ["other"]}, ["£2,000"]),
        ("money", {"status": ["Paid"], "currency": ["GBP"], "min": ["1m"]}, ["£3m–£4m", "about £20m"]),
        ("money", {"recipient": ["fran"]}, ["£480m over 3 years"]),
        ("money", {"source": ["brule"]}, ["£480m over 3 years"]),
        ("money", {"per": ["night"]}, ["£140 a night"]),
        ("money", {"place": ["calais"]}, []),
        ("counts", {"source": ["coastguard"], "unit": ["people"]}, ["about 86 people in 2 boats"]),
        ("counts", {"per": ["day"]}, []),
        ("counts", {"basis": ["stock"]}, []),
        ("changes", {"direction": ["down"], "measure": ["cross"], "unit": ["percent"]}, ["down 25%"]),
        ("changes", {"min": ["25"], "max": ["25"], "baseline": ["2022"]}, ["down 25%"]),
        ("changes", {"min": ["26"]}, []),
        ("changes", {"direction": ["up"]}, []),
        ("counts", {"subject": ["migrants"], "event": ["rescue"]}, ["about 86 people in 2 boats"]),
        ("counts", {"place": ["dunk"]}, ["more than 700 migrants"]),
        ("counts", {"min": ["40"], "max": ["86"]}, ["about 86 people in 2 boats", "up to 40 people"]),
        ("people", {"kind": ["minister"], "country": ["fr"]}, ["Élodie Brûlé, minister for the coast"]),
        ("people", {"role": ["prefect"]}, ["Marc Dufour, Prefect"]),
        ("agencies", {"country": ["UK"], "kind": ["department"]}, ["Home Office"]),
        ("places", {"country": ["GB"]}, ["Dover, GB"]),
    ],
)
def test_filters(kept: store.Store, kind: str, filters: dict[str, list[str]], expected: list[str]) -> None:
    assert lines(kept, kind, filters=filters) == expected


@pytest.mark.parametrize("words", ["elodie BRULE", "Élodie Brûlé", "e\u0301lodie", "lodie  bru"])
def test_words_match_without_case_and_accents(kept: store.Store, words: str) -> None:
    assert lines(kept, "money", text=words) == ["£480m over 3 years"]


@pytest.mark.parametrize("doc", ["2023-03", "DEAL", deal().doc.id, deal().doc.id[:6]])
def test_a_document_is_meant_by_its_path_or_id(kept: store.Store, doc: str) -> None:
    assert lines(kept, "counts", doc=doc) == ["more than 700 migrants"]


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2023", None, ["more than 700 migrants", "about 86 people in 2 boats"]),
        ("2023-03-31", "2023-04", ["more than 700 migrants"]),
        ("2023-04", None, ["about 86 people in 2 boats"]),
        ("2023-05-04", "2023-05-04", ["about 86 people in 2 boats"]),
        ("2023-05-05", None, []),
        (None, "2023-03", ["more than 700 migrants"]),
        (None, "2022", []),
    ],
)
def test_the_period_of_a_fact_is_compared(
    kept: store.Store, since: str | None, until: str | None, expected: list[str]
) -> None:
    answer = ask(kept, Question("counts", since=since, until=until))
    assert [row["line"] for row in answer.rows()] == expected
    assert answer.undated == 1


def test_a_fact_without_a_period_has_the_date_of_its_document(kept: store.Store) -> None:
    assert lines(kept, "changes", since="2024-01-20", until="2024-01-20") == ["down 25%"]
    assert lines(kept, "changes", until="2023") == []


def test_facts_without_any_date_are_left_out_and_counted_or_kept(kept: store.Store) -> None:
    answer = ask(kept, Question("money", since="2024"))
    assert answer.undated == 2
    assert len(answer) == 2
    assert len(ask(kept, Question("money", since="2024", undated=True))) == 4
    assert ask(kept, Question("money")).undated == 0
    assert ask(kept, Question("money", filters={"status": ["planned"]}, since="2020")).undated == 0


@pytest.mark.parametrize(
    ("start", "end", "since", "until", "within"),
    [
        ("2018", None, "2020", "2021", True),
        ("2018", None, "2025", None, False),
        (None, "2026", None, "2019", True),
        (None, "2026", "2027", None, False),
        ("2030", None, "2029", None, True),
        ("2030", "2031", None, "2029-12", False),
    ],
)
def test_open_periods(start: str | None, end: str | None, since: str | None, until: str | None, within: bool) -> None:
    """A period without an end runs on to the day of the document, one without a beginning from any time."""
    text = "They had 5 boats."
    period = {"text": "then", "start": start, "end": end}
    count = {"value": 5, "subject": "vessels", "unit": "boats", "period": period}
    with store.writing("") as kept:
        kept.add(record(text, "a.txt", "2024-01-01", counts=[("5", count)]), text)
        assert bool(lines(kept, "counts", since=since, until=until)) is within


def test_order(kept: store.Store) -> None:
    assert lines(kept, "money", sort="-amount")[:3] == ["£480m over 3 years", "£480m", "about £20m"]
    assert lines(kept, "money", sort="amount")[0] == "£140 a night"
    assert lines(kept, "money", sort="payer,-amount")[:3] == ["£250,000", "£480m", "£480m over 3 years"]
    assert lines(kept, "people", sort="name", limit=1) == ["Élodie Brûlé, minister for the coast"]


def test_what_is_empty_comes_last_in_either_direction(kept: store.Store) -> None:
    for sort in ("payer", "-payer"):
        rows = list(ask(kept, Question("money", sort=sort)).rows())
        assert [row["payer"] is None for row in rows] == sorted(row["payer"] is None for row in rows)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (Question("money", filters={"currency": ["GPB"]}), "unknown currency 'GPB': did you mean GBP"),
        (Question("money", filters={"currency": ["euor"]}), "did you mean EUR"),
        (Question("people", filters={"kind": ["minster"]}), "unknown --kind 'minster': did you mean minister"),
        (Question("money", filters={"status": ["done"]}), "valid are planned, actual, other"),
        (Question("counts", filters={"event": ["crossings"]}), "did you mean crossing"),
        (Question("counts", filters={"basis": ["flows"]}), "did you mean flow"),
        (Question("changes", filters={"direction": ["rise"]}), "valid are up, down"),
        (Question("places", filters={"country": ["France"]}), "two letters"),
        (Question("money", columns=("ammount",)), "unknown column 'ammount': did you mean amount"),
        (Question("money", sort="-ammount"), "did you mean amount"),
        (Question("money", since="2024-02-30"), "did you mean 2024-02-29?"),
        (Question("money", since="2024-13"), "did you mean 2024-12?"),
        (Question("money", until="5 March 2024"), "did you mean 2024-03-05?"),
        (Question("money", until="March 2024"), "did you mean 2024-03?"),
        (Question("money", until="05/03/2024"), "did you mean 2024-03-05?"),
        (Question("money", since="yesterday"), "2024-03-05"),
        (Question("money", since="2024", until="2023"), "--since 2024 is after --until 2023"),
        (Question("money", filters={"min": ["much"]}), "--min much: no number"),
        (Question("money", limit=0), "--limit"),
        (Question("money", filters={"colour": ["red"]}), "unknown filter of money"),
    ],
)
def test_a_wrong_word_is_told_the_nearest_right_one_in_one_line(
    kept: store.Store, question: Question, said: str
) -> None:
    with pytest.raises(UsageError) as raised:
        list(ask(kept, question).rows())
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("700", 700), ("1,000,000", 1000000), ("2.5m", 2500000), ("£12m", 12000000), ("40k", 40000),
        (".5bn", 500000000), ("1 000", 1000), ("0.1", Decimal("0.1")), ("3 million", 3000000),
    ],
)  # fmt: skip
def test_numbers_as_people_write_them(written: str, value: Any) -> None:
    assert arguments.number(written, "--min") == value


@pytest.mark.parametrize("written", ["", "-5", "1,00", "5x", "nan", "inf", "1e9", "٣"])
def test_what_is_no_number(written: str) -> None:
    with pytest.raises(UsageError):
        arguments.number(written, "--min")


@given(st.text())
@example("𝓐")
@example("İstanbul")
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_visible_text_is_as_long_and_steers_no_terminal(text: str) -> None:
    assert len(visible(text)) == len(text)
    assert not CONTROLS.search(visible(text))
    assert not re.search("[\x00-\x1f\x7f-\x9f]", in_a_line(text))


def test_things_are_found_by_path_and_by_the_beginning_of_an_id(kept: store.Store) -> None:
    money = deal().money[0]
    assert look_up(kept, "articles/report.txt").doc_id == report().doc.id
    assert look_up(kept, "report.txt").doc_id == report().doc.id
    assert look_up(kept, "REPORT").doc_id == report().doc.id
    assert look_up(kept, report().doc.id[:8]).doc_id == report().doc.id
    found = look_up(kept, money.id[:8].upper())
    assert (found.kind, found.fact_id, found.doc_id) == ("money", money.id, deal().doc.id)


def test_what_is_not_there_or_not_plain_is_said(kept: store.Store) -> None:
    with pytest.raises(UsageError, match=r"did you mean articles/report\.txt"):
        look_up(kept, "raport.txt")
    with pytest.raises(UsageError, match="may be 2 things"):
        look_up(kept, "articles")
    with pytest.raises(UsageError, match="no document or fact"):
        look_up(kept, "0000")
