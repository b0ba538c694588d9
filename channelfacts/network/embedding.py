"""A vector for each kind of word: computed once a word form, however often it stands in the text.

What spaCy's MultiHashEmbed does a token at a time (Honnibal et al., "MultiHashEmbed", 2022; hashing after Svenstrup et
al., 2017) is done here a type at a time and kept, so that more can be looked at (longer affixes, the gazetteers' lists)
at no cost: in running text nine words of ten have been seen before.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy
from spacy.attrs import ORTH  # type: ignore[import-not-found]  # compiled, without a stub
from spacy.strings import hash_string  # type: ignore[attr-defined]  # compiled, and not in its stub
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, use_ops

from channelfacts.network.blas import NAME, rows_alone
from channelfacts.network.lexicon import Lexicon, empty, known, unpack

Array = Any
Net = Model[Any, Any]
KEPT = 60_000
"""Word forms whose vectors are kept: 23 MB at a width of 96."""
FOLDED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
RUNS = ((re.compile("X{3,}"), "XXX"), (re.compile("x{4,}"), "xxxx"), (re.compile("d{4,}"), "dddd"))


def shape(word: str) -> str:
    """The word with letters as X and x, figures as d; long runs are cut."""
    form = "".join("X" if c.isupper() else "x" if c.isalpha() else "d" if c.isdigit() else c for c in word[:30])
    for run, short in RUNS:
        form = run.sub(short, form)
    return form


FEATURES: dict[str, Callable[[str], str]] = {
    "norm": lambda word: word.lower(),
    "prefix": lambda word: word.lower()[:3],
    "suffix": lambda word: word.lower()[-3:],
    "shape": shape,
    "prefix2": lambda word: word.lower()[:2],
    "suffix2": lambda word: word.lower()[-2:],
    "prefix4": lambda word: word.lower()[:4] + str(min(len(word), 5)),
    "suffix4": lambda word: word.lower()[-4:] + str(min(len(word), 5)),
    "suffix5": lambda word: word.lower()[-5:],
}


@registry.architectures("channelfacts.TypeEmbed.v1")  # type: ignore[untyped-decorator]
def type_embed(
    width: int, attributes: list[str], rows: list[int], columns: int | None = None, hidden: float = 0.0
) -> Model[list[Doc], list[Array]]:
    """Vectors of `width` for the tokens of each Doc.

    attributes: names of FEATURES, or `known` (what the lists of names know the word as). rows, columns: of each one's
    table (as wide as the vectors where not told). hidden: the part of the word forms whose spelling is hidden in a step
    of training, so that the words around count.
    """
    columns = columns or width
    with use_ops(NAME):
        tables: list[Net] = [HashEmbed(columns, n, column=i, seed=8 + i, dropout=0.0) for i, n in enumerate(rows)]
        inner: Net = chain(concatenate(*tables), Maxout(width, columns * len(rows), nP=3, dropout=0.0, normalize=True))
        return Model(
            "type_embed",
            partial(forward, Memory()),
            init=init,
            layers=[inner],
            refs={"inner": inner},
            dims={"nO": width},
            attrs={"attributes": list(attributes), "hidden": hidden, "lexicon": empty()},
        )


@dataclass(slots=True)
class Memory:
    """What has been worked out before, and with which weights and words: no longer true once these are others."""

    features: dict[int, list[int]] = field(default_factory=dict)
    lists: dict[int, int] = field(default_factory=dict)
    lexicon: Lexicon | None = None
    index: dict[int, int] = field(default_factory=dict)
    vectors: Array = None
    weights: Array = None


def init(model: Net, X: Any = None, Y: Any = None) -> None:  # noqa: N803  # names of thinc's
    """Weights that know nothing."""
    model.get_ref("inner").initialize(X=numpy.zeros((2, len(model.attrs["attributes"])), dtype="uint64"))


def features(memory: Memory, model: Net, vocab: Any, keys: Array) -> Array:
    """The hashed attributes of word forms given by their ORTH, a row each."""
    lexicon = model.attrs["lexicon"]
    if memory.lexicon is not lexicon:
        memory.lexicon, memory.lists, memory.features = lexicon, unpack(lexicon), {}
    cache = memory.features
    names = model.attrs["attributes"]
    rows = numpy.empty((len(keys), len(names)), dtype="uint64")
    for i, key in enumerate(keys.tolist()):
        row = cache.get(key)
        if row is None:
            word = vocab.strings[key].translate(FOLDED)
            row = cache[key] = [
                known(memory.lists, word) if name == "known" else hash_string(FEATURES[name](word)) for name in names
            ]
            if len(cache) > 4 * KEPT:
                cache.clear()
        rows[i] = row
    return rows


def forward(
    memory: Memory, model: Net, docs: list[Doc], is_train: bool
) -> tuple[list[Array], Callable[[list[Array]], list[Doc]]]:
    """The vectors of the tokens of each Doc, and the way back."""
    keys = [doc.to_array(ORTH).reshape(-1) for doc in docs]
    lengths = [len(part) for part in keys]
    if not sum(lengths):
        return [numpy.zeros((0, model.get_dim("nO")), dtype="f") for _ in docs], lambda _: docs
    types, places = numpy.unique(numpy.concatenate(keys), return_inverse=True)
    cuts = numpy.cumsum(lengths)[:-1]
    if not is_train:
        return numpy.split(kept(memory, model, docs[0].vocab, types)[places], cuts), lambda _: docs
    rows = features(memory, model, docs[0].vocab, types)
    if model.attrs["hidden"]:
        unseen = numpy.random.random(len(rows)) < model.attrs["hidden"]
        for column, name in enumerate(model.attrs["attributes"]):
            if name not in ("shape", "known"):
                rows[unseen, column] = 1
    vectors, back = model.get_ref("inner")(rows, True)
    memory.weights = None

    def backprop(gradients: list[Array]) -> list[Doc]:
        summed = numpy.zeros_like(vectors)
        ops: Any = model.ops
        ops.scatter_add(summed, places.astype("i"), numpy.ascontiguousarray(numpy.concatenate(gradients)))
        back(summed)
        return docs

    return numpy.split(vectors[places], cuts), backprop


def kept(memory: Memory, model: Net, vocab: Any, types: Array) -> Array:
    """The vectors of word forms, from the store of those seen before where they are there."""
    weights = model.get_ref("inner").layers[1].layers[0].layers[0].get_param("W")
    if memory.weights is not weights or len(memory.index) > KEPT:
        memory.index, memory.vectors, memory.weights = {}, numpy.zeros((1024, model.get_dim("nO")), dtype="f"), weights
    index = memory.index
    new = [key for key in types.tolist() if key not in index]
    if new:
        asked = features(memory, model, vocab, numpy.asarray(new, dtype="uint64"))
        with rows_alone():
            found = model.get_ref("inner").predict(asked)
        need = len(index) + len(new)
        if need > len(memory.vectors):
            grown = numpy.zeros((max(need, 2 * len(memory.vectors)), memory.vectors.shape[1]), dtype="f")
            grown[: len(memory.vectors)] = memory.vectors
            memory.vectors = grown
        memory.vectors[len(index) : need] = found
        index.update(zip(new, range(len(index), need), strict=True))
    return memory.vectors[[index[key] for key in types.tolist()]]
