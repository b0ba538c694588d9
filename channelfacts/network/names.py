"""The recogniser of names: for each token the chance of every tag, and the likeliest row of tags that makes sense.

A tag says where in a name a token stands (Beginning, In, Last, Unit, Out: Ratinov and Roth 2009) and the name's label.
spaCy's own recogniser takes one decision after the other; this one looks at all tokens of a text at once, which is
faster, and its names come with a probability.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy
import srsly  # type: ignore[import-untyped]
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.scorer import get_ner_prf
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import from_disk, registry, to_disk
from thinc.api import Maxout, Model, Softmax_v2, chain, use_ops, with_array

from channelfacts.network.blas import NAME

Array = Any
OUT = "O"
CERTAIN = 0.995
"""A token is out of every name when this much speaks for it: rows of tags are sought between such tokens alone."""


@registry.architectures("channelfacts.Tags.v1")  # type: ignore[untyped-decorator]
def tags(tok2vec: Model[list[Doc], list[Array]], hidden: int) -> Model[list[Doc], list[Array]]:
    """The chances of the tags of each token, from its vector by way of one hidden layer."""
    with use_ops(NAME):
        reader: Model[Any, Any] = chain(
            Maxout(hidden, tok2vec.get_dim("nO"), nP=2, normalize=True, dropout=0.0), Softmax_v2(None, hidden)
        )
        model: Model[list[Doc], list[Array]] = chain(tok2vec, with_array(reader))
    model.set_ref("tags", reader.layers[-1])
    return model


@Language.factory(
    "channelfacts_ner",
    assigns=["doc.ents", "token.ent_type", "token.ent_iob"],
    default_config={},
    default_score_weights={"ents_f": 1.0, "ents_p": 0.0, "ents_r": 0.0, "ents_per_type": None},
)
def create(nlp: Language, name: str, model: Model[list[Doc], list[Array]]) -> Recogniser:
    """The component that writes `doc.ents`, and the probability of each to `doc.user_data["channelfacts_chances"]`."""
    return Recogniser(nlp.vocab, model, name)


class Recogniser(TrainablePipe):  # type: ignore[misc]  # compiled, without types
    """Writes the names of a Doc."""

    def __init__(self, vocab: Any, model: Model[list[Doc], list[Array]], name: str = "ner") -> None:
        self.vocab = vocab
        self.model = model
        self.name = name
        self.cfg: dict[str, Any] = {"labels": []}

    @property
    def labels(self) -> tuple[str, ...]:
        """What names are called."""
        return tuple(self.cfg["labels"])

    @property
    def label_data(self) -> list[str]:
        """What `initialize` takes for labels."""
        return list(self.cfg["labels"])

    @property
    def tags(self) -> list[str]:
        """Every tag, `O` first."""
        return [OUT, *(f"{place}-{label}" for label in self.labels for place in "BILU")]

    def add_label(self, label: str) -> int:
        """Takes up a label; 1 where it is new."""
        if label in self.cfg["labels"]:
            return 0
        self.cfg["labels"].append(label)
        return 1

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Example]],
        *,
        nlp: Language | None = None,
        labels: list[str] | None = None,
    ) -> None:
        """Labels from the examples (or as given), and weights that know nothing."""
        examples = list(get_examples())
        for label in labels or sorted({ent.label_ for example in examples for ent in example.reference.ents}):
            self.add_label(label)
        self.model.get_ref("tags").set_dim("nO", len(self.tags))
        self.model.initialize(X=[example.predicted for example in examples[:10]])

    def predict(self, docs: Iterable[Doc]) -> list[Array]:
        """The chances of the tags, an array (tokens, tags) a Doc."""
        given = list(docs)
        if not any(len(doc) for doc in given):
            return [numpy.zeros((0, len(self.tags)), dtype="f") for _ in given]
        return list(self.model.predict(given))

    def set_annotations(self, docs: Iterable[Doc], scores: list[Array]) -> None:
        """Writes the likeliest names."""
        labels = self.labels
        for doc, chances in zip(docs, scores, strict=True):
            found = [
                (start, end, labels[number], chance)
                for start, end, number, chance in names(chances, len(labels))
                if not doc[start].is_space and not doc[end - 1].is_space
            ]
            doc.ents = [Span(doc, start, end, label=label) for start, end, label, _ in found]
            doc.user_data["channelfacts_chances"] = [chance for *_, chance in found]

    def get_loss(self, examples: Iterable[Example], scores: list[Array]) -> tuple[float, list[Array]]:
        """The cross-entropy's sum, and its gradient; tokens whose tag is not known teach nothing."""
        index = {tag: i for i, tag in enumerate(self.tags)}
        loss, gradients = 0.0, []
        for example, chances in zip(examples, scores, strict=True):
            gold = [index.get(tag or "", -1) for tag in example.get_aligned_ner()]
            known = numpy.array([tag >= 0 for tag in gold], dtype="f")
            gradient = chances.copy()
            gradient[numpy.arange(len(gold)), gold] -= 1.0
            gradient *= known[:, None]
            picked = chances[numpy.arange(len(gold)), gold]
            loss -= float((numpy.log(picked + 1e-8) * known).sum())
            gradients.append(gradient)
        return loss, gradients

    def score(self, examples: Iterable[Example], **_: Any) -> dict[str, Any]:
        """Precision, recall and F of exact names."""
        return dict(get_ner_prf(examples))

    def to_disk(self, path: Any, *, exclude: Iterable[str] = ()) -> None:
        """Writes labels and weights to a folder."""
        write = {
            "cfg": lambda p: srsly.write_json(p, self.cfg),
            "model": lambda p: p.write_bytes(self.model.to_bytes()),
        }
        to_disk(path, write, exclude)

    def from_disk(self, path: Any, *, exclude: Iterable[str] = ()) -> Recogniser:
        """Reads labels and weights from a folder."""

        def weights(file: Any) -> None:
            self.model.get_ref("tags").set_dim("nO", len(self.tags), force=True)
            self.model.from_bytes(file.read_bytes())

        from_disk(path, {"cfg": lambda p: self.cfg.update(srsly.read_json(p)), "model": weights}, exclude)
        return self


def names(chances: Array, labels: int) -> Iterator[tuple[int, int, int, float]]:
    """(first token, token after the last, number of the label, probability) of the names in a row of chances."""
    unsure = numpy.flatnonzero(chances[:, 0] < CERTAIN)
    if not len(unsure):
        return
    runs = numpy.split(unsure, numpy.flatnonzero(numpy.diff(unsure) > 1) + 1)
    lengths = numpy.array([len(run) for run in runs])
    # All runs at once, side by side, each filled up with certain outsiders.
    table = numpy.full((len(runs), int(lengths.max()) + 1, chances.shape[1]), -30.0, dtype="f")
    table[:, :, 0] = 0.0
    logs = numpy.log(numpy.maximum(chances, 1e-12))
    for row, run in enumerate(runs):
        table[row, : len(run)] = logs[run]
    rows = likeliest(table, allowed(labels))
    for run, row in zip(runs, rows, strict=True):
        start = 0
        for i, tag in enumerate(row[: len(run)].tolist()):
            place, number = (tag - 1) % 4, (tag - 1) // 4
            if tag == 0:
                continue
            if place in (0, 3):
                start = i
            if place in (2, 3):
                picked = chances[run[start : i + 1], row[start : i + 1]]
                yield int(run[start]), int(run[i]) + 1, number, float(picked.min())


def allowed(labels: int) -> Array:
    """Which tag may follow which, as (from, to): 0 where it may, far below where not. A label's tags are B, I, L, U."""
    size = 1 + 4 * labels
    table = numpy.full((size, size), -1e4, dtype="f")
    opening = [0, *(1 + 4 * k + place for k in range(labels) for place in (0, 3))]
    table[0, opening] = 0.0
    for k in range(labels):
        begin, inside, last, unit = range(1 + 4 * k, 5 + 4 * k)
        table[begin, [inside, last]] = 0.0
        table[inside, [inside, last]] = 0.0
        table[last, opening] = 0.0
        table[unit, opening] = 0.0
    return table


def likeliest(table: Array, steps: Array) -> Array:
    """The best row of tags for each of several runs (Viterbi 1967). table: (runs, tokens, tags), logarithms."""
    runs, length, size = table.shape
    back = numpy.zeros((runs, length, size), dtype="int16")
    best = table[:, 0] + steps[0]
    for i in range(1, length):
        ways = best[:, :, None] + steps[None]
        back[:, i] = ways.argmax(axis=1)
        best = numpy.take_along_axis(ways, back[:, i][:, None].astype("int64"), axis=1)[:, 0] + table[:, i]
    rows = numpy.zeros((runs, length), dtype="int64")
    # The last column is a certain outsider: every name is closed before it.
    for i in range(length - 1, 0, -1):
        rows[:, i - 1] = back[numpy.arange(runs), i, rows[:, i]]
    return rows
