"""How good the facts are: facts found against gold answers, by the guidelines for annotation.

    golds = gold.read("gold")
    report = evaluate(golds, {"calais": record, ...})   # records as JSON values
    report["kinds"]["money"]["f1"]

A fact is found where its identity is right (a name; an amount with its currency; a value with its subject; a percent),
and whole where its core fields are right as well. Optional gold entries neither help nor harm; a fact said twice is one
right and one wrong. Every ratio over nothing is 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from channelfacts.evaluate import gold
from channelfacts.evaluate.pairing import CORE, KINDS, MORE, Entry, asked, fields, pair, right

__all__ = ["KINDS", "Mistake", "evaluate", "gold"]

NEVER_UNSETTLED = frozenset({"status", "country", "qualifier"})
"""Fields of which the gold's null does not mean that the text leaves them open."""
DIGITS = 4


@dataclass(frozen=True, slots=True)
class Mistake:
    """What was missed, wrong, said twice or half right in a document.

    how: `missed`, `wrong`, `twice` or `half`. fields: for `half`, (name, wanted, got) of what is not right.
    """

    document: str
    kind: str
    how: str
    gold: Entry | None = None
    found: Entry | None = None
    fields: tuple[tuple[str, Any, Any], ...] = ()


@dataclass(slots=True)
class Tally:
    """The counts of one kind over all documents. right_of and filled: (how many, of how many) a field."""

    kind: str
    found: int = 0
    whole: int = 0
    missed: int = 0
    wrong: int = 0
    twice: int = 0
    right_of: dict[str, list[int]] = field(default_factory=dict)
    filled: dict[str, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.right_of = {name: [0, 0] for name in fields(self.kind)}
        self.filled = {name: [0, 0] for name in MORE[self.kind] if name not in NEVER_UNSETTLED}

    def add(self, document: str, golds: Sequence[Entry], found: Sequence[Entry]) -> list[Mistake]:
        """Count one document in; what went wrong there."""
        result = pair(self.kind, golds, found)
        mistakes = []
        for wanted, got in result.pairs:
            if wanted.get("optional"):
                continue
            bad = self._compare(wanted, got)
            if bad:
                differing = tuple((name, wanted.get(name), got.get(name)) for name in bad)
                mistakes.append(Mistake(document, self.kind, "half", wanted, got, differing))
        self.missed += len(result.missed)
        self.wrong += len(result.wrong)
        self.twice += len(result.twice)
        mistakes += [Mistake(document, self.kind, "missed", gold=entry) for entry in result.missed]
        for entry in result.wrong:
            how = "twice" if any(entry is again for again in result.twice) else "wrong"
            mistakes.append(Mistake(document, self.kind, how, found=entry))
        return mistakes

    def _compare(self, wanted: Entry, got: Entry) -> list[str]:
        settled = asked(self.kind, wanted)
        bad = [name for name in settled if not right(name, wanted, got)]
        self.found += 1
        self.whole += not set(bad).intersection(CORE[self.kind])
        for name in settled:
            self.right_of[name][0] += name not in bad
            self.right_of[name][1] += 1
        for name, counted in self.filled.items():
            if wanted.get(name) is None:
                counted[0] += got.get(name) is not None
                counted[1] += 1
        return bad

    def report(self) -> dict[str, Any]:
        """The counts and what follows from them, rounded to four digits."""
        said, wanted = self.found + self.wrong, self.found + self.missed
        precision, recall = _ratio(self.found, said), _ratio(self.found, wanted)
        return {
            "gold": wanted,
            "found": self.found,
            "wrong": self.wrong,
            "dup": self.twice,
            "precision": round(precision, DIGITS),
            "recall": round(recall, DIGITS),
            "f1": round(_f1(precision, recall), DIGITS),
            "whole_f1": round(_f1(_ratio(self.whole, said), _ratio(self.whole, wanted)), DIGITS),
            "fields": {name: round(_ratio(*counted), DIGITS) for name, counted in self.right_of.items()},
            "unsettled_filled": self.filled,
        }


def evaluate(
    golds: Mapping[str, Mapping[str, Any]],
    records: Mapping[str, Mapping[str, Any]],
    *,
    kinds: Iterable[str] = KINDS,
    mistakes: list[Mistake] | None = None,
) -> dict[str, Any]:
    """The report over all documents of the gold: `documents`, `answered`, and for each of `kinds` its figures.

    records: the JSON values of the records by the names of the gold's documents; a name that is missing found nothing.
    mistakes: a list that gets what went wrong, by kind and document.
    """
    report: dict[str, Any] = {}
    for kind in kinds:
        tally = Tally(kind)
        for name, answers in golds.items():
            went_wrong = tally.add(name, answers.get(kind) or [], records.get(name, {}).get(kind) or [])
            if mistakes is not None:
                mistakes += went_wrong
        report[kind] = tally.report()
    answered = sum(name in records for name in golds)
    return {"documents": len(golds), "answered": answered, "kinds": report}


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
