"""Named bodies, sentence by sentence: tests/mentions/agencies.txt holds them, marked with their kinds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from channelfacts.annotations import Guess
from channelfacts.mentions.agencies import Agencies
from tests.named import Case, cases

HERE = Path(__file__).parent
HELD_OUT = HERE.parent / "held_out" / "agencies.txt"


def said(doc: Any) -> list[tuple[int, str, str]]:
    return [(a.start, a.text, a.kind) for a in doc._.agencies if not a.generic]


@pytest.mark.parametrize("case", cases(HERE / "agencies.txt"), ids=str)
def test_the_bodies_of_a_text_and_no_others(case: Case, annotated: Callable[..., Any]) -> None:
    assert said(annotated(case.text)) == list(case.names)


def test_four_of_five_bodies_of_sentences_never_tuned_on(annotated: Callable[..., Any]) -> None:
    right = wrong = missed = 0
    for case in cases(HELD_OUT):
        found, wanted = set(said(annotated(case.text))), set(case.names)
        right, wrong, missed = right + len(found & wanted), wrong + len(found - wanted), missed + len(wanted - found)
    assert 2 * right / (2 * right + wrong + missed) >= 0.8


@pytest.mark.parametrize(
    "text",
    [
        "The National Crime Agency (NCA) led the raid. The NCA said so.",
        "The NCA (National Crime Agency) led the raid. The NCA said so.",
        "The Harbour Watch Network (HWN) led the patrol. The HWN said so.",
        "The Italian Coast Guard sent a plane. The Coast Guard said so.",
        "The Moldovan Interior Ministry paid. The Interior Ministry said so.",
    ],
)
def test_the_forms_of_one_body_share_a_key(text: str, annotated: Callable[..., Any]) -> None:
    bodies = annotated(text)._.agencies
    assert len(bodies) > 1
    assert len({body.key for body in bodies}) == 1


@pytest.mark.parametrize(
    "text", ["French police fired gas.", "The UK government paid.", "The Belgian coastguard called."]
)
def test_a_service_in_lower_case_behind_a_nation_is_generic(text: str, annotated: Callable[..., Any]) -> None:
    (body,) = annotated(text)._.agencies
    assert body.generic


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Bulgaria’s Foreign Ministry spoke.", "BG"),
        ("The Greek Migration Ministry spoke.", "GR"),
        ("Mexico's newly formed National Guard came.", "MX"),
        ("Margate Town Council met.", "GB"),
        ("The Belgian interior ministry spoke.", "BE"),
    ],
)
def test_the_country_of_a_body_is_in_its_name_or_before_it(
    text: str, country: str, annotated: Callable[..., Any]
) -> None:
    (body,) = annotated(text)._.agencies
    assert body.country == country


def test_guesses_of_a_loaded_model_are_candidates_where_the_text_bears_them_out(annotated: Callable[..., Any]) -> None:
    text = "They wrote to Quorvane about the boats, said a director of Quorvex Blue. Quorvane was full."
    doc = annotated(text)
    doc._.guesses = []
    assert said(Agencies()(doc)) == []
    doc._.guesses = [Guess(14, 22, "ORG"), Guess(59, 71, "ORG"), Guess(73, 81, "ORG")]
    assert [text for _, text, _ in said(Agencies()(doc))] == ["Quorvex Blue"]


def test_offsets_are_those_of_the_text(annotated: Callable[..., Any]) -> None:
    doc = annotated("“The Équipe d’Action Society (EAS)” wrote to Thanet District Council’s leader; the EAS waited.")
    assert doc._.agencies
    for body in doc._.agencies:
        assert doc.text[body.start : body.end] == body.text
