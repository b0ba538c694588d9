"""Where direct speech begins and ends, by its marks."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channelfacts.model import Document
from channelfacts.pipeline import record
from channelfacts.qualifiers.quotations import quotations


def said(text: str) -> list[str]:
    parts = [match.span() for match in re.finditer(r"[^\n]+", text)]
    return [quotation.words(text) for quotation in quotations(text, parts)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We left," he said. "It was late."', ["We left,", "It was late."]),
        ("“We left,” he said. “It was late.”", ["We left,", "It was late."]),
        ("‘We left,’ he said. ‘It was late.’", ["We left,", "It was late."]),
        ("'We left,' he said. 'It was late.'", ["We left,", "It was late."]),
        ("« Nous partons », he said. «It was late.»", ["Nous partons", "It was late."]),
        ("„We left,“ he said.", ["We left,"]),
        ("“We left,\" he said. “It was late.”", ["We left,", "It was late."]),
        ("‘She said “no” to me,’ he said.", ["She said “no” to me,"]),
        ("“She said ‘no’ to me,” he said.", ["She said ‘no’ to me,"]),
        ('“She said "no" to me,” he said.', ['She said "no" to me,']),
        ("'The migrants' boat sank and it's gone,' he said.", ["The migrants' boat sank and it's gone,"]),
        ("The 'Jungle' camp is shut, he said. 'It was time,' he added.", ["Jungle", "It was time,"]),
        ("The migrants’ boats and the guards’ dogs", []),
        ("Give 'em the '90s back, rock 'n' roll and all", []),
        ("It’s the Home Office’s plan, isn’t it?", []),
        ("a 6\" pipe and a 12' rope", []),
        ("“We left.\n\n“It was late.”\n\nNobody spoke.", ["We left. It was late."]),
        ("‘We left.\n\n‘It was late.’\n\nNobody spoke.", ["We left. It was late."]),
        ('"We left.\n\n"It was late."\n\n"Was it?"', ["We left. It was late.", "Was it?"]),
        ("“We left.\n\nNobody spoke.", ["We left."]),
    ],
)  # fmt: skip
def test_marks(text: str, expected: list[str]) -> None:
    assert said(text) == expected


PIECES = st.sampled_from(
    ["“", "”", '"', "'", "‘", "’", "«", "»", "„", "\n", "\n\n", " ", ",", ".", "?", "—", ":", "Amber Rudd",
     "Kent Police", "said", "told MPs", "she", "that", "We were cold", "it's", "the migrants", "boats",
     "20 people crossed", "added", "according to", "the Home Office", "and", "while"]
)  # fmt: skip


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(PIECES, max_size=40), st.sampled_from(["", " "]))
def test_quotes_are_where_they_say_whatever_the_marks(nlp: Any, parts: list[str], space: str) -> None:
    text = space.join(parts)
    made: Any = record(Document(text), nlp)
    for quote in made.quotes:
        evidence = quote.evidence
        assert text[evidence.start : evidence.end] == evidence.text
        assert evidence.sentence.start <= evidence.start < evidence.end <= evidence.sentence.end
        assert quote.text
        assert quote.text == " ".join(quote.text.split())
        assert quote.speaker.strip()


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(alphabet="“”\"'‘’«»„ aB.,\n", max_size=80))
def test_quotations_are_in_order_and_apart(text: str) -> None:
    parts = [match.span() for match in re.finditer(r"[^\n]+", text)]
    last = 0
    for quotation in quotations(text, parts):
        assert last <= quotation.start < quotation.end <= len(text)
        last = quotation.end
