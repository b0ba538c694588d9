"""A varied text has its names where they now stand, and they are the same names, or others of the same label."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.training.written import written
from training import augment
from training.augment import VARIANTS, bare, glued, replaced, stock, swapped, varied
from training.corpora.__main__ import marked
from training.mix import variants
from training.samples import Sample

LETTERS = "aeirstAERST" + "éÉñøŁßİŉ" + "'’\"“-.&"
"""Those with accents, those whose capitals are two letters, and the marks that variants turn."""


@st.composite
def made(draw: st.DrawFn) -> Sample:
    """A Sample of names, labelled or unknown, with any text between them."""
    word = st.text(LETTERS, min_size=1, max_size=7)
    name = st.builds(" ".join, st.lists(word, min_size=1, max_size=3))
    text, spans, unknown = draw(st.text(LETTERS + "  \n", max_size=12)), [], []
    for label in draw(st.lists(st.sampled_from(["PERSON", "ORG", "PLACE", "NORP", None]), max_size=5)):
        start = len(text)
        text += draw(name)
        if label is None:
            unknown.append((start, len(text)))
        else:
            spans.append((start, len(text), label))
        text += draw(st.sampled_from(["", " ", ". ", " said. ", '." '])) + draw(st.text(LETTERS + "  ", max_size=9))
    return Sample("made", "made", text, tuple(spans), tuple(unknown))


def places(sample: Sample) -> list[tuple[int, int]]:
    """Where the names and the stretches not annotated are, in order."""
    return sorted([*((start, end) for start, end, _ in sample.spans), *sample.unknown])


def names(sample: Sample) -> list[str]:
    return [sample.text[start:end] for start, end, _ in sample.spans]


def without_accents(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def folded(text: str) -> str:
    """What no variant but `swapped` may change: a text without accents, case, spaces and forms of quotes."""
    for curly, straight in (("‘", "'"), ("’", "'"), ("“", '"'), ("”", '"')):
        text = text.replace(curly, straight)
    return "".join(without_accents(without_accents(text).upper()).split())


@pytest.mark.parametrize("variant", VARIANTS)
@given(sample=made(), seed=st.integers(0, 99))
def test_names_stay_whole_in_order_and_apart(variant: str, sample: Sample, seed: int) -> None:
    augment._CHANCE.seed(seed)
    found = VARIANTS[variant](sample)
    at = 0
    for start, end in places(found):
        assert at <= start < end <= len(found.text)
        name = found.text[start:end]
        assert name == name.strip()
        at = end
    assert [label for *_, label in found.spans] == [label for *_, label in sample.spans]


@pytest.mark.parametrize("variant", [name for name in VARIANTS if name != "swapped"])
@given(sample=made())
def test_names_are_the_same_but_for_their_letters(variant: str, sample: Sample) -> None:
    found = VARIANTS[variant](sample)
    assert folded(found.text) == folded(sample.text)
    assert [folded(name) for name in names(found)] == [folded(name) for name in names(sample)]
    for (old, new), (start, end) in zip(sample.unknown, found.unknown, strict=True):
        assert folded(found.text[start:end]) == folded(sample.text[old:new])


@given(sample=made())
def test_bare_names_are_the_names_without_accents(sample: Sample) -> None:
    assert names(bare(sample)) == [without_accents(name) for name in names(sample)]


def test_accents_go_and_letters_of_their_own_stay() -> None:
    assert marked(bare(written("{Béa|PERSON} left {Łódź|PLACE} for Tromsø"))) == (
        "{Bea|PERSON} left {Łodz|PLACE} for Tromsø"
    )


@given(sample=made(), seed=st.integers(0, 99))
def test_swapping_changes_nothing_but_names_and_gives_known_ones(sample: Sample, seed: int) -> None:
    augment._CHANCE.seed(seed)
    found = swapped(sample)
    known = {name.removeprefix("The ") for label in ("PLACE", "ORG") for name in stock()[label]}
    known |= {*stock()["given"], *stock()["family"]}
    before = after = 0
    for (start, end, label), (new_start, new_end, new_label) in zip(sample.spans, found.spans, strict=True):
        assert found.text[after:new_start] == sample.text[before:start]
        assert new_label == label
        old, new = sample.text[start:end], found.text[new_start:new_end]
        assert new == old or new in known or set(new.split()) <= known or label == "PERSON"
        before, after = end, new_end
    assert found.text[after:] == sample.text[before:]
    assert [found.text[a:b] for a, b in found.unknown] == [sample.text[a:b] for a, b in sample.unknown]


def test_a_name_is_swapped_for_one_of_its_label_and_form() -> None:
    sample = written("{Ann Lee|PERSON}, {Lee|PERSON} and {NCA|ORG} in {Hull|PLACE}: {Kurds|NORP}, {J. B. Lee|PERSON}")
    seen: list[set[str]] = [set() for _ in sample.spans]
    augment._CHANCE.seed(7)
    for _ in range(60):
        for texts, name in zip(seen, names(swapped(sample)), strict=True):
            texts.add(name)
    full, family, acronym, place, people, initials = seen
    assert family - {"Lee"} <= set(stock()["family"])
    assert all(any(name.endswith(f" {last}") for last in stock()["family"]) for name in full - {"Ann Lee"})
    assert place - {"Hull"} <= set(stock()["PLACE"])
    assert min(map(len, (full, family, place))) > 10
    assert (acronym, people, initials) == ({"NCA"}, {"Kurds"}, {"J. B. Lee"})


def test_names_move_with_the_space_that_is_lost() -> None:
    sample = written("He saw {St. Ives|PLACE}. Then {Hull|PLACE}, {the pier|?}. {Ann|PERSON} left.")
    assert marked(glued(sample)) == "He saw {St.Ives|PLACE}. Then {Hull|PLACE}, {the pier|?}. {Ann|PERSON} left."
    sample = written("They left. {Hull|PLACE} and {the pier|?} were dark.")
    assert marked(glued(sample)) == "They left.{Hull|PLACE} and {the pier|?} were dark."


def test_a_name_that_is_replaced_leaves_its_neighbours_whole() -> None:
    sample = written("{Ann|PERSON}{Hull|PLACE}{York|?} {Lee|PERSON}")
    assert marked(replaced(sample, [(0, 3, "Rosalind"), (3, 7, "Ash")])) == (
        "{Rosalind|PERSON}{Ash|PLACE}{York|?} {Lee|PERSON}"
    )


@pytest.mark.parametrize(
    ("variant", "expected"),
    [
        ("curly", "{O’Neill|PERSON} of “{Fréthun|PLACE}” said ‘no’."),
        ("straight", "{O'Neill|PERSON} of \"{Fréthun|PLACE}\" said 'no'."),
        ("shouted", "{O'NEILL|PERSON} OF \"{FRÉTHUN|PLACE}\" SAID 'NO'."),
        ("titled", "{O'Neill|PERSON} Of \"{Fréthun|PLACE}\" Said 'no'."),
    ],
)
def test_quotes_and_capitals(variant: str, expected: str) -> None:
    sample = written("{O'Neill|PERSON} of \"{Fréthun|PLACE}\" said 'no'.")
    assert marked(VARIANTS[variant](sample)) == expected
    if variant == "straight":
        assert VARIANTS[variant](VARIANTS["curly"](sample)) == sample


def test_a_text_that_would_grow_stays_as_it_is() -> None:
    sample = written("{Weiß|PERSON} left")
    assert VARIANTS["shouted"](sample) == sample


def test_every_variant_has_a_share() -> None:
    assert variants().keys() == VARIANTS.keys()


@given(sample=made(), seed=st.integers(0, 999))
def test_the_same_seed_makes_the_same_variant(sample: Sample, seed: int) -> None:
    assert varied(sample, random.Random(seed)) == varied(sample, random.Random(seed))
