"""A gold text with other names and other numbers, and its gold with the same: what a program knows by heart is gone."""

from __future__ import annotations

import copy
import json
import re
import tomllib
from bisect import bisect_right
from dataclasses import dataclass
from random import Random
from typing import Any

from tests.swap import numbers
from tests.swap.names import TOML, Names, fold

PHRASES = ("role", "payer", "purpose", "place", "source", "measure", "baseline")
NAMED = ("people", "agencies", "places")


@dataclass(frozen=True, slots=True)
class Swapped:
    """The new text and gold; how many names and numbers the gold holds, and how many of them are new."""

    text: str
    gold: dict[str, Any]
    names: int
    new_names: int
    numbers: int
    new_numbers: int


class Edited:
    """A text with edits (start, end, new) made, and where a stretch of the old one lies in it."""

    def __init__(self, text: str, edits: list[tuple[int, int, str]]) -> None:
        self.old = text
        self.edits = edits
        self.starts = [0]
        self.shifts = [0]
        parts, at, shift = [], 0, 0
        for start, end, new in edits:
            parts += [text[at:start], new]
            at = end
            shift += len(new) - (end - start)
            self.starts.append(end)
            self.shifts.append(shift)
        self.text = "".join([*parts, text[at:]])

    def _at(self, offset: int) -> int:
        return offset + self.shifts[bisect_right(self.starts, offset) - 1]

    def stretch(self, phrase: str) -> str | None:
        """What stands in the new text where the phrase stood first in the old one; None if it did not.

        A place where the phrase is only a part of what was replaced is none.
        """
        for match in re.finditer(re.escape(phrase), self.old):
            if not any(self._cut(offset) for offset in match.span()):
                return self.text[self._at(match.start()) : self._at(match.end())]
        return None

    def _cut(self, offset: int) -> bool:
        return any(start < offset < end for start, end, _ in self.edits)


def swap(name: str, text: str, gold: dict[str, Any], draw: int) -> Swapped:
    """The text called `name` with people, places, bodies and numbers replaced, and its gold. Same draw, same text."""
    random = Random(f"{name} {draw}")
    known = Names(text, gold, tomllib.loads(TOML.read_text("utf-8")), random)
    number_edits, values = numbers.draw(text, gold, random)
    edits = known.edits(text)
    taken = [(start, end) for start, end, _ in edits]
    edits += [edit for edit in number_edits if not any(edit[0] < end and start < edit[1] for start, end in taken)]
    edited = Edited(text, sorted(edits))
    new: dict[str, Any] = json.loads(json.dumps(gold))
    for kind in (*NAMED, *numbers.FIELDS):
        for entry in new.get(kind) or ():
            _rewrite(kind, entry, edited, known)
    numbers.new_values(new, values)
    for kind in ("places", "agencies"):
        new[kind] = [entry for entry in new.get(kind) or () if _stands(entry["name"], edited.text)]
    places = {fold(entry["name"]) for entry in new["places"]}
    for entry in new["agencies"]:
        if fold(entry["name"]) in places:  # a port that was both, and is a town now
            entry["optional"] = True
    old_names = [entry["name"] for kind in NAMED for entry in gold.get(kind) or ()]
    old_values = [v for kind, fields in numbers.FIELDS.items() for v in _values(gold, kind, fields)]
    new_values = [v for kind, fields in numbers.FIELDS.items() for v in _values(new, kind, fields)]
    return Swapped(
        edited.text,
        new,
        len(old_names),
        sum(_phrase(name, known) != name for name in old_names),
        len(old_values),
        sum(one != other for one, other in zip(old_values, new_values, strict=True)),
    )


def _values(gold: dict[str, Any], kind: str, fields: tuple[str, ...]) -> list[float]:
    return [float(e[name]) for e in gold.get(kind) or () for name in fields if e.get(name) is not None]


def _stands(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(fold(name))}(?!\w)", fold(text)) is not None


def _rewrite(kind: str, entry: dict[str, Any], edited: Edited, known: Names) -> None:
    """The new names and phrases of an entry. Its numbers come after."""
    old = copy.deepcopy(entry)
    entry["anchor"] = edited.stretch(old["anchor"]) or _phrase(old["anchor"], known)
    if kind in NAMED:
        entry["name"] = known.forms.get(old["name"]) or _phrase(old["name"], known)
        if old.get("aliases"):
            entry["aliases"] = [_phrase(alias, known) for alias in old["aliases"]]
    for name in PHRASES:
        if old.get(name) is not None:
            entry[name] = _each(
                old[name], lambda one: None if one is None else edited.stretch(one) or _phrase(one, known)
            )
    if kind == "places" and (new := known.country_of(old["name"])) is not None:
        entry["country"] = new[1] or None
    if kind == "agencies" and old["name"] in known.new_agency_country:
        entry["country"] = known.new_agency_country[old["name"]]


def _each(value: Any, change: Any) -> Any:
    return [change(one) for one in value] if isinstance(value, list) else change(value)


def _phrase(text: str, known: Names) -> str:
    return Edited(text, known.edits(text)).text
