"""Exact-span scores by label of a pipeline over Samples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.language import Language

from training.samples import Sample, Span

LABELS = ("PERSON", "ORG", "PLACE")


@dataclass
class Score:
    """Names found, names there, names right; by label."""

    found: Counter[str] = field(default_factory=Counter)
    there: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def f(self, *labels: str) -> float:
        """F1 in per cent over labels (all three where none is given)."""
        chosen = labels or LABELS
        right = sum(self.right[label] for label in chosen)
        both = sum(self.found[label] + self.there[label] for label in chosen)
        return 200 * right / both if both else 0.0

    def line(self) -> str:
        """F1 of all, then by label with precision and recall."""
        parts = [f"{self.f():5.1f}"]
        for label in (*LABELS, "NORP"):
            right, found, there = self.right[label], self.found[label], self.there[label]
            if there:
                parts.append(
                    f"{label} {self.f(label):5.1f} (P {100 * right / (found or 1):.0f} R {100 * right / there:.0f})"
                )
        return "  ".join(parts)


def score(nlp: Language, samples: Iterable[Sample]) -> Score:
    """The score of a pipeline's `doc.ents` over Samples."""
    given = list(samples)
    docs = nlp.pipe(sample.text for sample in given)
    return compared(given, [{(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents} for doc in docs])


def compared(samples: Iterable[Sample], found: Iterable[set[Span]]) -> Score:
    """The score of the names found in each Sample; names that touch a stretch not annotated are passed over."""
    result = Score()
    for sample, names in zip(samples, found, strict=True):
        gold = set(sample.spans)
        told = {
            (start, end, label)
            for start, end, label in names
            if not any(start < last and first < end for first, last in sample.unknown)
        }
        result.found.update(label for _, _, label in told)
        result.there.update(label for _, _, label in gold)
        result.right.update(label for _, _, label in told & gold)
    return result
