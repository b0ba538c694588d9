"""What the recogniser learns from: names on whole tokens, and nothing from what nobody has annotated."""

from __future__ import annotations

import random

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from tests.training.written import written
from training.corpora.__main__ import marked
from training.examples import corpus, joined, passages, reference
from training.held_out import held_out
from training.samples import Sample

BLANK = spacy.blank("en")


@pytest.fixture
def nlp() -> Language:
    return BLANK


def tags(nlp: Language, line: str) -> str:
    """The tag that each token is learnt with; `-` where nothing is."""
    return " ".join(tag or "-" for tag in reference(nlp, written(line)).get_aligned_ner())


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("{Ann Lee|PERSON} left {Hull|PLACE}", "B-PERSON L-PERSON O U-PLACE"),
        ("the {New York City|PLACE} marathon", "O B-PLACE I-PLACE L-PLACE O"),
        ("at {the old port|?} of {Hull|PLACE}", "O - - - O U-PLACE"),
        ("in {Paris|PLACE}2024 and {Hull|PLACE}", "O - O U-PLACE"),
        ("a pre{Brexit York|PLACE} fair", "O - - O"),
        ("the {O|?}ld port", "O - O"),
        ("nobody at all", "O O O"),
    ],
)
def test_names_are_learnt_and_what_is_unknown_is_not(nlp: Language, line: str, expected: str) -> None:
    assert tags(nlp, line) == expected


@given(cuts=st.lists(st.integers(0, 44), min_size=2, max_size=8, unique=True), labels=st.lists(st.booleans()))
def test_every_token_is_known_or_missing_or_outside(cuts: list[int], labels: list[bool]) -> None:
    text = "In Hull, Ann Lee-Marsh's son met the NCA/MoD."
    cuts.sort()
    pairs = [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if text[a:b].strip()]
    named = [(a, b, "ORG") for (a, b), known in zip(pairs, [*labels, *[True] * 9], strict=False) if known]
    unknown = [pair for pair in pairs if (*pair, "ORG") not in named]
    example = reference(BLANK, Sample("made", "made", text, tuple(named), tuple(unknown)))
    learnt = {(ent.start_char, ent.end_char, ent.label_) for ent in example.reference.ents}
    assert learnt <= set(named)
    for token, tag in zip(example.reference, example.get_aligned_ner(), strict=True):
        start, end = token.idx, token.idx + len(token)
        touched = any(start < b and a < end for a, b in pairs)
        known = any(a <= start and end <= b for a, b, _ in learnt)
        assert (tag not in ("O", None)) == known
        assert (tag is None) == (touched and not known), token


def test_the_text_is_cut_as_it_will_be_in_use(nlp: Language) -> None:
    example = reference(nlp, written("It cost £4bn in {Hull|PLACE}."))
    assert [token.text for token in example.predicted] == [token.text for token in nlp("It cost £4bn in Hull.")]
    assert not example.predicted.ents


def test_joined_texts_keep_their_names() -> None:
    parts = ["{Ann|PERSON} left.", "{The port|?} of {Hull|PLACE}", "was dark."]
    assert marked(joined([written(part) for part in parts])) == " ".join(parts)


@given(sizes=st.lists(st.integers(1, 9), max_size=6), seed=st.integers(0, 99))
def test_passages_have_every_text_once_and_never_of_two_documents(sizes: list[int], seed: int) -> None:
    found = [written(f"{{Ann|PERSON}} {n}.", doc=f"d{doc}") for doc, size in enumerate(sizes) for n in range(size)]
    passed = list(passages(tuple(found), random.Random(seed)))
    for doc in range(len(sizes)):
        there = [marked(sample) for sample in found if sample.doc == f"d{doc}"]
        assert " ".join(marked(sample) for sample in passed if sample.doc == f"d{doc}") == " ".join(there)
    assert [sample.doc for sample in passed] == sorted(sample.doc for sample in passed)
    assert all(1 <= len(sample.spans) <= 4 for sample in passed)


def test_no_held_out_sentence_is_learnt_from_or_chosen_by() -> None:
    learnt = {sample.doc for sample in corpus("annotated", "", "train")}
    chosen = {sample.doc for sample in corpus("annotated", "", "dev")}
    assert learnt
    assert chosen
    assert not learnt & chosen
    assert not any(map(held_out, learnt | chosen))
