"""Samples as spaCy's Examples, mixed and varied: what the configs call by `channelfacts.training.names.v1`."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from functools import cache
from itertools import groupby

from spacy.language import Language
from spacy.training import Example
from spacy.util import filter_spans, registry

from training import annotated
from training.augment import varied
from training.corpora import CORPORA, samples
from training.held_out import chooses
from training.mix import mix
from training.samples import Sample


def reference(nlp: Language, sample: Sample) -> Example:
    """The Example of a Sample: names whose borders fall inside a token, and stretches not annotated, are unknown."""
    given = nlp.make_doc(sample.text)
    gold = given.copy()
    known, unknown = [], list(sample.unknown)
    for start, end, label in sample.spans:
        span = gold.char_span(start, end, label)
        if span is None:
            unknown.append((start, end))
        else:
            known.append(span)
    known = filter_spans(known)
    left = set(gold).difference(*known)
    missing = [token for token in left if any(s < token.idx + len(token) and token.idx < e for s, e in unknown)]
    missing = [gold[token.i : token.i + 1] for token in missing]
    gold.set_ents(known, missing=missing, default="outside")
    return Example(given, gold)


@cache
def corpus(name: str, sources: str, split: str) -> tuple[Sample, ...]:
    """The Samples of a corpus in a split, read once."""
    if name == "annotated":
        found = annotated.documents(held=False)
        return tuple(sample for sample in found if chooses(sample.doc) == (split == "dev"))
    return tuple(sample for sample, part in samples(name, sources) if part == split)


def joined(parts: list[Sample]) -> Sample:
    """Consecutive Samples of one document as one text."""
    text, spans, unknown = "", [], []
    for part in parts:
        text += " " if text else ""
        spans += [(len(text) + s, len(text) + e, label) for s, e, label in part.spans]
        unknown += [(len(text) + s, len(text) + e) for s, e in part.unknown]
        text += part.text
    return Sample(parts[0].corpus, parts[0].doc, text, tuple(spans), tuple(unknown))


def passages(found: tuple[Sample, ...], chance: random.Random) -> Iterator[Sample]:
    """The Samples in stretches of one to four of a document."""
    for _, group in groupby(found, key=lambda sample: sample.doc):
        left = list(group)
        while left:
            n = chance.choice((1, 1, 2, 3, 4))
            yield joined(left[:n])
            left = left[n:]


@registry.readers("channelfacts.training.names.v1")
def names(
    split: str, sources: str, augment: float, left_out: str = "", own: bool = True
) -> Callable[[Language], Iterator[Example]]:
    """The reader: all corpora by the shares in training/mix.toml, in a new order and with new variants each time.

    augment: the part of the Samples that are varied. left_out: a corpus that is not read. own: with our own sentences.
    """
    chance = random.Random(7)

    def read(nlp: Language) -> Iterator[Example]:
        drawn: list[Sample] = []
        for name in (*CORPORA, "annotated"):
            if name == left_out or (name == "annotated" and not own):
                continue
            found = corpus(name, sources, split)
            if split == "dev":
                drawn.extend(found)
                continue
            whole, part = divmod(mix().get(name, 1.0), 1)
            pool = list(passages(found, chance))
            for _ in range(int(whole)):
                drawn.extend(pool)
            drawn.extend(chance.sample(pool, int(part * len(pool))))
        if split != "dev":
            chance.shuffle(drawn)
        for sample in drawn:
            if augment and chance.random() < augment:
                sample = varied(sample, chance)
            if sample.text.strip():
                yield reference(nlp, sample)

    return read
