"""Word forms get the same vector wherever and however often they are asked for."""

from __future__ import annotations

from typing import Any

import numpy
import pytest
import spacy

from channelfacts.network.embedding import FEATURES, shape, type_embed
from channelfacts.network.encoder import tok2vec
from channelfacts.network.lexicon import LISTS, known, pack, unpack


@pytest.fixture(scope="module")
def layer() -> Any:
    model = tok2vec(16, 2, 2, ["norm", "shape", "known"], [50, 50, 50], columns=8)
    model.initialize()
    return model


def vectors(layer: Any, *texts: str) -> list[Any]:
    blank = spacy.blank("en")
    return list(layer.predict([blank.make_doc(text) for text in texts]))


def test_a_text_has_the_same_vectors_alone_and_among_others(layer: Any) -> None:
    text = "The prefect of Pas-de-Calais met a councillor at Grande-Synthe."
    (alone,) = vectors(layer, text)
    among = vectors(layer, "Nine boats left.", text, "", text)
    assert numpy.allclose(alone, among[1], atol=1e-5)
    assert numpy.allclose(among[1], among[3], atol=1e-5)
    assert among[2].shape == (0, 16)


def test_a_word_has_the_same_vector_to_the_bit_whatever_came_before() -> None:
    text = "The prefect of Pas-de-Calais met a councillor at Grande-Synthe on the shore of the North Sea in May."
    made = type_embed(96, ["norm", "shape", "suffix"], [50, 50, 50])
    made.initialize()
    again = type_embed(96, ["norm", "shape", "suffix"], [50, 50, 50]).from_bytes(made.to_bytes())
    (fresh,) = vectors(made, text)
    vectors(again, "Nine boats left.", "The shore of May is in the North.")
    (later,) = vectors(again, text)
    assert numpy.array_equal(fresh, later)


def test_new_weights_are_not_answered_from_memory(layer: Any) -> None:
    (before,) = vectors(layer, "Dunkirk")
    other = tok2vec(16, 2, 2, ["norm", "shape", "known"], [50, 50, 50], columns=8)
    other.initialize()
    layer_two = other.from_bytes(layer.to_bytes())
    assert numpy.allclose(vectors(layer_two, "Dunkirk")[0], before, atol=1e-6)
    first = next(node for node in other.walk() if node.has_param("E"))
    first.set_param("E", first.get_param("E") + 1)
    mix = next(node for node in other.walk() if node.name == "maxout")
    mix.set_param("W", mix.get_param("W") * 2)
    assert not numpy.allclose(vectors(other, "Dunkirk")[0], before)


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("Calais", "Xxxxx"),
        ("NCA", "XXX"),
        ("2,700", "d,ddd"),
        ("UNHCR", "XXX"),
        ("Care4Calais", "XxxxdXxxxx"),
        ("", ""),
    ],
)
def test_shapes(word: str, form: str) -> None:
    assert shape(word) == form


def test_every_attribute_takes_any_word() -> None:
    for word in ("", "a", "É", "😀", "x" * 500, "\u202e"):
        assert all(isinstance(read(word), str) for read in FEATURES.values())


def test_a_lexicon_knows_its_words_and_says_nothing_of_others() -> None:
    table = unpack(pack({"calais": ["place"], "NCA": ["body"], "reading": ["place", "plain"]}))
    lists = {word: {name for i, name in enumerate(LISTS) if name and (known(table, word) - 2) >> i & 1} for word in
             ("Calais", "calais", "NCA", "nca", "Reading", "Wimereux")}  # fmt: skip
    assert lists["Calais"] == lists["calais"] == {"place"}
    assert lists["NCA"] == {"body"}
    assert lists["nca"] == set()
    assert lists["Reading"] == {"place", "plain"}
    assert lists["Wimereux"] == set()
    assert known(table, "Calais") != known(table, "calais")
