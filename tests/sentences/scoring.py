"""How many of the facts of marked cases are found, how many are right, field by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from channelfacts.evaluate.pairing import CORE, Entry, pair, right
from tests.sentences.reading import FIELDS, Case

FIGURE = {"money": "amount", "counts": "value", "changes": "percent"}
UNJUDGED = {"vague", "unit", "aliases"}
"""Fields that are written for people, or belong to the identity of a fact."""
LIKE = {"recipient": "payer", "organisation": "payer", "party": "payer", "constituency": "place"}
"""Fields that are compared as another one is."""
Read = Callable[[Case], dict[str, Any]]
"""The record of a case's text, as JSON values."""


@dataclass(slots=True)
class Score:
    """One kind over all cases that judge it. fields: (right, settled); open: (filled, not settled), a field."""

    kind: str
    gold: int = 0
    found: int = 0
    whole: int = 0
    wrong: int = 0
    right: Counter[str] = field(default_factory=Counter)
    settled: Counter[str] = field(default_factory=Counter)
    filled: Counter[str] = field(default_factory=Counter)
    open: Counter[str] = field(default_factory=Counter)
    mistakes: list[tuple[Case, str]] = field(default_factory=list)

    def f1(self, number: int) -> float:
        """The F1 of so many right ones."""
        both = 2 * self.found + self.wrong + (self.gold - self.found)
        return 2 * number / both if both else 1.0

    def add(self, case: Case, found: list[Entry]) -> None:
        """Count a case in."""
        result = pair(self.kind, case.facts[self.kind], found)
        self.wrong += len(result.wrong)
        self.gold += len(result.missed)
        self.mistakes += [(case, f"missed {entry['anchor']}") for entry in result.missed]
        self.mistakes += [(case, f"wrong {entry['evidence']['text']}: {_short(entry)}") for entry in result.wrong]
        for wanted, got in result.pairs:
            if wanted.get("optional"):
                continue
            self.gold += 1
            self.found += 1
            bad = self._compare(wanted, got)
            self.whole += not set(bad) & set(CORE[self.kind])
            if bad:
                said = "; ".join(f"{name} {got.get(name)!r} for {wanted.get(name)!r}" for name in bad)
                self.mistakes.append((case, f"half {wanted['anchor']}: {said}"))

    def _compare(self, wanted: Entry, got: Entry) -> list[str]:
        bad = []
        for name in sorted(FIELDS[self.kind] - UNJUDGED) + (["unit"] if self.kind == "changes" else []):
            is_core = name in CORE[self.kind] and name != "country"
            if wanted.get(name) is None and not is_core:
                if self.kind == "counts" and name == "basis":
                    continue
                self.open[name] += 1
                self.filled[name] += got.get(name) is not None
                if got.get(name) is not None:
                    bad.append(name)
                continue
            good = _equal(name, wanted, got)
            self.settled[name] += 1
            self.right[name] += good
            if not good:
                bad.append(name)
        return bad

    def line(self) -> str:
        """The figures in one line."""
        fields = [
            f"{name} {self.right[name]}/{self.settled[name]}"
            + (f"+{self.filled[name]}/{self.open[name]}" if self.open[name] else "")
            for name in sorted({*self.settled, *self.open})
        ]
        return (
            f"{self.kind}: found {self.f1(self.found):.3f} whole {self.f1(self.whole):.3f} "
            f"(gold {self.gold}, found {self.found}, wrong {self.wrong})\n    " + "  ".join(fields)
        )


def _equal(name: str, wanted: Entry, got: Entry) -> bool:
    if name == "equivalent":
        return bool(wanted[name] == got.get(name))
    if name in ("vessels", "part_of"):
        options = wanted[name] if isinstance(wanted[name], list) else [wanted[name]]
        return got.get(name) in options
    likened = LIKE.get(name, name)
    return right(likened, {likened: wanted.get(name)}, {likened: got.get(name)})


def _short(entry: Entry) -> dict[str, Any]:
    hidden = {"mentions", "evidence", "id", "entity"}
    return {name: value for name, value in entry.items() if value not in (None, False) and name not in hidden}


def plain(kind: str, facts: list[Entry]) -> list[Entry]:
    """The facts of a record with the figure of the whole for its id, and the second sum as people write it."""
    if kind not in FIGURE:
        return facts
    figures = {fact["id"]: float(fact[FIGURE[kind]]) for fact in facts}
    done = []
    for fact in facts:
        fact = dict(fact)
        if fact.get("part_of") is not None:
            fact["part_of"] = figures.get(fact["part_of"])
        if fact.get("equivalent"):
            fact["equivalent"] = f"{float(fact['equivalent']['amount']):.0f} {fact['equivalent']['currency']}"
        done.append(fact)
    return done


def score(given: Iterable[Case], read: Read, kinds: Iterable[str]) -> dict[str, Score]:
    """The scores of the kinds over the cases that judge them."""
    scores = {kind: Score(kind) for kind in kinds}
    for case in given:
        judged = [kind for kind in scores if kind in case.facts]
        if judged:
            record = read(case)
            for kind in judged:
                scores[kind].add(case, plain(kind, record[kind]))
    return scores
