"""Which fact found answers which fact of the gold, and whether its fields are right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from channelfacts.evaluate.alike import options, person, same_body, same_place, same_words, tokens
from channelfacts.evaluate.periods import same_period

Entry = dict[str, Any]

CORE: dict[str, tuple[str, ...]] = {
    "people": ("role", "kind"),
    "agencies": ("kind",),
    "places": ("country",),
    "money": ("qualifier", "per", "duration"),
    "counts": ("qualifier", "event", "per"),
    "changes": ("direction",),
}
"""The fields that a fact must have right to be right as a whole."""
MORE: dict[str, tuple[str, ...]] = {
    "people": ("country",),
    "agencies": ("country",),
    "places": (),
    "money": ("payer", "purpose", "status"),
    "counts": ("place", "period", "source"),
    "changes": ("qualifier", "measure", "baseline"),
}
"""The fields that are counted one by one."""
KINDS = tuple(CORE)

NAMES = frozenset({"role", "payer", "place", "source"})
"""Phrases of which more than half the words must be shared: names with or without what goes around them."""
PHRASES = frozenset({"purpose", "measure", "baseline"})
"""Phrases of which half the words are enough: readers cut them differently."""
WITHIN = 0.5
"""Percent: a third is 33 or 33.3."""


def fields(kind: str) -> tuple[str, ...]:
    """Every field of a kind that is compared."""
    return CORE[kind] + MORE[kind]


def asked(kind: str, gold: Entry) -> list[str]:
    """The fields that a gold entry settles. Null settles a core field too: it must be null."""
    core = CORE[kind]
    return [name for name in fields(kind) if gold.get(name) is not None or (name in core and name != "country")]


def right(name: str, gold: Entry, said: Entry) -> bool:
    """Whether the field of a fact found is (one of) the gold's."""
    wanted, got = gold.get(name), said.get(name)
    if name == "period":
        return same_period(wanted, got)
    if name in NAMES or name in PHRASES:
        if isinstance(got, dict):
            got = got.get("name") or got.get("text")
        return same_words(wanted, got, strict=name in NAMES)
    if isinstance(got, list):
        return False
    # A sum for one stated year: with and without a duration are both right.
    if name == "duration" and got == "P1Y" and None in options(wanted):
        return True
    return any(_equal(option, got) for option in options(wanted))


def _equal(wanted: Any, got: Any) -> bool:
    if wanted is None or got is None:
        return wanted is got
    return bool(wanted == got) or str(wanted).casefold() == str(got).casefold()


def _names(gold: Entry) -> list[str]:
    return [gold.get("name") or "", *(gold.get("aliases") or ())]


def _near(first: Any, second: Any) -> bool:
    """The same number, as far as a JSON number can tell; null only with null."""
    if first is None or second is None:
        return first is second
    try:
        one, other = float(first), float(second)
    except (TypeError, ValueError):
        return False
    return abs(one - other) <= 1e-6 * max(1.0, abs(one), abs(other))


def _person(gold: Entry, said: Entry) -> bool:
    return person(said.get("name") or "") in {person(name) for name in _names(gold)}


def _body(gold: Entry, said: Entry) -> bool:
    return any(same_body(name, said.get("name") or "") for name in _names(gold) if name)


def _place(gold: Entry, said: Entry) -> bool:
    return any(same_place(name, said.get("name") or "") for name in _names(gold) if name)


def _sum(gold: Entry, said: Entry) -> bool:
    same = gold.get("currency") == said.get("currency")
    return same and all(_near(gold.get(name), said.get(name)) for name in ("amount", "amount_max"))


def _count(gold: Entry, said: Entry) -> bool:
    same = said.get("subject") in options(gold.get("subject"))
    return same and all(_near(gold.get(name), said.get(name)) for name in ("value", "value_max"))


def _change(gold: Entry, said: Entry) -> bool:
    try:
        return abs(float(gold["percent"]) - float(said["percent"])) <= WITHIN
    except (KeyError, TypeError, ValueError):
        return False


SAME: dict[str, Callable[[Entry, Entry], bool]] = {
    "people": _person, "agencies": _body, "places": _place, "money": _sum, "counts": _count, "changes": _change,
}  # fmt: skip
"""Whether a fact found is the fact of the gold at all, whatever its other fields."""


@dataclass(slots=True)
class Pairs:
    """One kind in one document: pairs (gold, found), firm gold that was missed, found that is wrong.

    twice: those of the wrong ones that say once more what the gold has.
    """

    pairs: list[tuple[Entry, Entry]] = field(default_factory=list)
    missed: list[Entry] = field(default_factory=list)
    wrong: list[Entry] = field(default_factory=list)
    twice: list[Entry] = field(default_factory=list)


def pair(kind: str, golds: Sequence[Entry], found: Sequence[Entry]) -> Pairs:
    """Each fact of the gold with at most one found, the best likeness first; firm gold before optional."""
    candidates = [
        (*_likeness(kind, golds[g], found[s]), g, s)
        for g, s in product(range(len(golds)), range(len(found)))
        if SAME[kind](golds[g], found[s])
    ]
    result = Pairs()
    free_golds, free_found = set(range(len(golds))), set(range(len(found)))
    for *_, g, s in sorted(candidates):
        if g in free_golds and s in free_found:
            free_golds.remove(g)
            free_found.remove(s)
            result.pairs.append((golds[g], found[s]))
    again = {s for *_, s in candidates}
    result.missed = [golds[g] for g in sorted(free_golds) if not golds[g].get("optional")]
    result.wrong = [found[s] for s in sorted(free_found)]
    result.twice = [found[s] for s in sorted(free_found & again)]
    return result


def _likeness(kind: str, gold: Entry, said: Entry) -> tuple[bool, float, bool]:
    """How well two that are the same fact go together; the least sorts first."""
    other_form = not (kind in ("agencies", "places") and tokens(gold.get("name")) == tokens(said.get("name") or ""))
    score = sum(right(name, gold, said) for name in fields(kind)) + (0.5 if _touch(gold, said) else 0.0)
    return other_form, -score, bool(gold.get("optional"))


def _touch(gold: Entry, said: Entry) -> bool:
    """Whether the gold's anchor and the evidence lie in each other."""
    evidence, anchor = said.get("evidence"), gold.get("anchor")
    text = evidence.get("text") if isinstance(evidence, dict) else evidence
    if not (isinstance(text, str) and isinstance(anchor, str) and text and anchor):
        return False
    return text in anchor or anchor in text
