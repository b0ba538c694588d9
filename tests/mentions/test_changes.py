"""The component of changes on whole texts: offsets, order, and what is of the story."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

WORDS = st.lists(
    st.sampled_from(
        [
            "crossings",
            "migrants",
            "rose",
            "fell",
            "by",
            "20",
            "per",
            "cent",
            "doubled",
            "a",
            "third",
            "of",
            "more",
            "than",
            "down",
            "up",
            "percent",
            "asylum",
            ",",
            ".",
            "and",
            "from",
            "last",
            "year",
            "twice",
            "as",
            "many",
            "the",
            "%",
        ]
    ),
    max_size=25,
)


@given(WORDS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_any_salad_of_the_words_of_change_is_survived(annotated: Callable[..., Any], words: list[str]) -> None:
    text = " ".join(words)
    for change in annotated(text)._.changes:
        assert 0 <= change.start < change.end <= len(text)
        assert change.direction in ("up", "down")
        assert change.measure is None or change.measure.split()[0] in text


@pytest.mark.parametrize("word", ["rose", "fell", "jumped", "plunged", "increased", "dropped", "climbed", "declined"])
def test_every_verb_gives_its_direction(annotated: Callable[..., Any], word: str) -> None:
    (change,) = annotated(f"Migrant crossings {word} by 17 per cent.")._.changes
    assert change.direction == ("up" if word in ("rose", "jumped", "increased", "climbed") else "down")


def test_changes_come_in_the_order_of_the_text(annotated: Callable[..., Any]) -> None:
    text = "Migrant arrivals fell by 10 per cent. Asylum claims doubled. Deportations are up a third."
    assert [int(change.percent) for change in annotated(text)._.changes] == [10, 100, 33]
