"""Near-duplicates found and told apart: fifty pairs of our own, and every text that comes along."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

from channelfacts import likeness
from tests.variants.reading import Pair, counted, pairs, story

ROOT = Path(__file__).parents[2]
TEXTS = sorted((ROOT / "data/corpus").glob("*.txt")) + sorted((ROOT / "data/annotated").glob("*.txt"))


def found(first: str, second: str, dates: tuple[str | None, str | None] = (None, None)) -> bool:
    """Whether two texts of a store would come to be variants: by their signatures first, then by their words."""
    one, other = likeness.signature(first), likeness.signature(second)
    if not set(likeness.bands(one)) & set(likeness.bands(other)) or not likeness.worth_comparing(one, other):
        return False
    return likeness.likeness(likeness.read(first), likeness.read(second), dates) is not None


@pytest.mark.parametrize("pair", pairs(), ids=lambda pair: pair.kind)
def test_a_pair_is_told(pair: Pair) -> None:
    assert found(pair.first, pair.second, pair.dates) == found(pair.second, pair.first, pair.dates[::-1]) == pair.like


def test_precision_and_recall_of_the_fifty_pairs() -> None:
    assert counted() == {"like": 25, "apart": 25}
    said = [(pair.like, found(pair.first, pair.second, pair.dates)) for pair in pairs()]
    right = sum(like and taken for like, taken in said)
    assert right / sum(taken for _, taken in said) == 1.0
    assert right / sum(like for like, _ in said) == 1.0


def test_no_two_of_the_texts_that_come_along_are_variants() -> None:
    signed = [(path, likeness.signature(path.read_text("utf-8"))) for path in TEXTS]
    bands = {path: set(likeness.bands(minhash)) for path, minhash in signed}
    assert len(signed) > 150
    near = [(one, other) for one, other in combinations(bands, 2) if bands[one] & bands[other]]
    assert [pair for pair in near if found(*(path.read_text("utf-8") for path in pair))] == []


def _another_headline(text: str) -> str:
    return "Small boats: what we know so far\n" + text.partition("\n")[2]


def _cut(text: str) -> str:
    return text[: len(text) // 3]


def _a_figure(text: str) -> str:
    return re.sub(r"\b(\d\d)\b", lambda match: str(int(match[1]) + 1), text, count=1)


@pytest.mark.parametrize("do", [_another_headline, _cut, _a_figure])
def test_the_texts_that_come_along_are_variants_of_what_is_made_of_them(do: object) -> None:
    """The same as nobody saw it who set the thresholds: 99 of 100 at least."""
    assert callable(do)
    texts = [path.read_text("utf-8") for path in TEXTS]
    texts = [text for text in texts if len(likeness.runs(_cut(text))) >= likeness.LEAST]
    assert sum(found(text, do(text)) for text in texts) / len(texts) >= 0.99


def test_what_is_too_short_has_no_signature() -> None:
    assert likeness.signature(story("brief-1")) == b""
    assert likeness.bands(b"") == []


def test_a_signature_is_the_same_on_every_machine() -> None:
    """Else a store would find nothing once it is carried to another: pinned, since nothing else would tell."""
    assert likeness.signature(story("harbour")).hex()[:32] == "773cb11068ad7619c7572a17562cf101"
