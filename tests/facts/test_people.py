"""Facts of people and quotes: their evidence, their order and what never becomes one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

Find = Callable[..., list[Any]]

TEXT = """Minister visits port

Immigration Minister Caroline Nokes said on Monday: “We will not leave the drivers on their own at the gate.”
Enver Solomon, chief executive of the Refugee Council, was not convinced.
“This is a poor answer to a hard question,” he said.
Ms Nokes left at noon.
"""


def test_people_stand_in_the_order_of_the_text_with_exact_evidence(facts_of: Find) -> None:
    people = facts_of(TEXT, "people")
    assert [person.name for person in people] == ["Caroline Nokes", "Enver Solomon"]
    for person in people:
        evidence = person.evidence
        assert TEXT[evidence.start : evidence.end] == evidence.text
        assert TEXT[evidence.sentence.start : evidence.sentence.end] == evidence.sentence.text
        assert person.name in evidence.sentence.text


def test_quotes_have_speaker_cue_and_words(facts_of: Find) -> None:
    quotes = facts_of(TEXT, "quotes")
    assert [(quote.speaker, quote.cue, quote.text) for quote in quotes] == [
        ("Caroline Nokes", "said", "We will not leave the drivers on their own at the gate."),
        ("Enver Solomon", "said", "This is a poor answer to a hard question,"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Amber Rudd said the deal was “a step forward” for both.",
        "The so-called “jungle” was cleared, Amber Rudd said.",
        "Amber Rudd said that the camp would be closed by the end of the year.",
    ],
)
def test_a_word_in_quotes_or_reported_speech_is_no_direct_quote(text: str, facts_of: Find) -> None:
    assert [quote.text for quote in facts_of(text, "quotes") if quote.direct] == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            ["Mr", "Lord", "of", "said", "“", "”", '"', "'", ",", ".", "\n", "\n\n", "MP", "Amber", "Rudd", "van", "de",
             "former", "Home", "Secretary", "May", "who", "is", "the", "(", ")", "12", "-", "’s", "according to", "and"]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_any_sequence_of_such_words_is_survived_with_exact_offsets(facts_of: Find, words: list[str]) -> None:
    text = " ".join(words)
    for kind in ("people", "quotes"):
        for fact in facts_of(text, kind):
            for mention in fact.mentions:
                assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Gloria Hart, a lawyer with the Refugee Council, said the ruling was a relief.", "Gloria Hart", "ngo"),
        ("Gloria Hart, a lawyer, said the ruling was a relief.", "Gloria Hart", "other"),
        ("Crew member Ahmed Saleh was pulled from the water.", "Ahmed Saleh", "other"),
    ],
)
def test_whom_a_lawyer_or_a_crew_member_is_of(
    text: str, name: str, kind: str, facts_of: Callable[..., list[Any]]
) -> None:
    (person,) = facts_of(text, "people")
    assert (person.name, person.kind) == (name, kind)


@pytest.mark.parametrize("verb", ["met", "rang", "thanked", "attacked", "asked", "blamed"])
def test_whom_somebody_meets_is_no_role_of_theirs(verb: str, facts_of: Find) -> None:
    (person,) = facts_of(f"Theresa May {verb} the mayor of Calais on Monday.", "people", "2015-01-05")
    assert "mayor" not in (person.role or "")
