"""Changes in percent or as a multiple: what changed, by how much, against what."""

from __future__ import annotations

import re
from typing import ClassVar, Literal

from pydantic import Field

from channelfacts.annotations import AnnotatedDoc, ChangeMention
from channelfacts.facts import wording
from channelfacts.facts.evidence import evidence, span
from channelfacts.facts.money import Qualifier
from channelfacts.facts.near import change_period
from channelfacts.model import Fact, Number, Period


class Change(Fact):
    """A stated change of a migration figure."""

    KIND: ClassVar[str] = "changes"

    percent: Number = Field(description="100 for doubled; percentage points where unit is points")
    unit: Literal["percent", "points"] = "percent"
    direction: Literal["up", "down"]
    qualifier: Qualifier = "exact"
    measure: str | None = Field(default=None, description="what changed, in the words of the text")
    baseline: str | None = Field(default=None, description="against what, in the words of the text")
    period: Period | None = None
    source: str | None = None


def find(doc: AnnotatedDoc) -> list[Change]:
    """The changes of an annotated text, each once."""
    kept: list[list[ChangeMention]] = []
    for mention in doc._.changes:
        for said in kept:
            if same(said[0], mention):
                said.append(mention)
                break
        else:
            kept.append([mention])
    return [_fact(doc, said) for said in kept]


def same(one: ChangeMention, two: ChangeMention) -> bool:
    """Are two mentions one change: equal figures, and no two baselines or measures without a common word?"""
    if (one.percent, one.direction, one.unit) != (two.percent, two.direction, two.unit):
        return False
    if one.baseline and two.baseline:
        return _alike(one.baseline, two.baseline)
    return _alike(one.measure, two.measure)


def _alike(one: str | None, two: str | None) -> bool:
    if one is None or two is None:
        return True
    return bool(set(re.findall(r"\w{3,}", one.lower())) & set(re.findall(r"\w{3,}", two.lower())) - {"the"})


def _fact(doc: AnnotatedDoc, said: list[ChangeMention]) -> Change:
    first = said[0]
    full = max(said, key=lambda m: (m.measure is not None) + (m.baseline is not None) + (m.qualifier != "exact"))
    covering = [a for a in doc._.attributions or [] if a.start <= first.start and first.end <= a.end]
    return Change(
        percent=first.percent,
        unit=first.unit,
        direction=first.direction,
        qualifier=full.qualifier,
        measure=full.measure,
        baseline=full.baseline,
        period=next((p for p in (change_period(doc, m) for m in said) if p is not None), None),
        source=min(covering, key=lambda a: a.end - a.start).speaker if covering else None,
        mentions=[span(doc, m.start, m.end) for m in said],
        evidence=evidence(doc, first.start, first.end),
    )


def line(fact: Change) -> str:
    """The change in a person's writing: `up more than 25%`, `down 8 points`."""
    written = f"{wording.quantity(fact.percent)}{'%' if fact.unit == 'percent' else ' points'}"
    return f"{fact.direction} {wording.compared(written, fact.qualifier)}"
