"""Cases as people write them (README.md) become texts with gold answers, in the form that `evaluate` compares."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
HELD_OUT = HERE / "held_out"
TITLE = "Migrants, refugees, asylum seekers and their smugglers: the latest"
FIGURES_KINDS = ("money", "counts", "changes")
NAMES_KINDS = ("people", "agencies", "places")
KINDS = FIGURES_KINDS + NAMES_KINDS
FIELDS = {
    "money": {
        "qualifier", "per", "duration", "period", "payer", "recipient", "purpose", "place", "status", "source",
        "equivalent", "part_of", "vague",
    },
    "counts": {
        "qualifier", "event", "per", "period", "place", "source", "basis", "vessels", "part_of", "unit", "vague",
    },
    "changes": {"unit", "qualifier", "measure", "baseline", "period", "source"},
    "people": {"role", "kind", "country", "organisation", "party", "constituency", "aliases"},
    "agencies": {"kind", "country", "aliases"},
    "places": {"country", "aliases"},
}  # fmt: skip
FIGURES = re.compile(r"(?P<low>[\d.]+)(?:-(?P<high>[\d.]+))? (?P<word>[A-Za-z]+(?: / [a-z]+)*)")
HEAD = re.compile(r"@ (?P<voice>[\w '’-]+?) (?P<published>\d{4}-\d\d-\d\d|undated)")


@dataclass(frozen=True, slots=True)
class Case:
    """A text of one or more sentences and, for each kind that is judged, what must be found in it."""

    voice: str
    published: str | None
    text: str
    facts: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    written: str = ""

    @property
    def in_context(self) -> str:
        """The text as an article has it: a count of people is one of migrants only in a text about them."""
        return self.text if not any(self.facts.values()) else f"{TITLE}\n\n{self.text}"

    @property
    def held_out(self) -> bool:
        """Is it of the third that nobody looks at while rules are written? The text alone settles it."""
        return hashlib.sha256(self.text.encode()).digest()[0] % 3 == 0


def cases(path: Path) -> list[Case]:
    """The cases of a file. Raises ValueError, with the file and the case, for what is not written as README.md says."""
    return [_case(block, path.name) for block in _blocks(path.read_text("utf-8"))]


def _blocks(text: str) -> Iterator[str]:
    for block in re.split(r"\n[ \t]*\n", text):
        lines = [line for line in block.splitlines() if line.strip() and not line.startswith("#")]
        if lines:
            yield "\n".join(lines)


def _case(block: str, name: str) -> Case:
    head, text, *said = block.splitlines() + [""] * 2
    found = HEAD.fullmatch(head.strip())
    if found is None:
        raise ValueError(f"{name}: a case begins with `@ voice YYYY-MM-DD`, not {head!r}")
    text = text.strip().replace(" ¶ ", "\n\n")
    facts: dict[str, list[dict[str, Any]]] = {}
    for line in filter(None, (line.strip() for line in said)):
        kind, _, fact = line.partition(":")
        if kind not in KINDS:
            raise ValueError(f"{name}: no kind {kind!r} in {line!r}")
        entries = facts.setdefault(kind, [])
        if fact.strip() != "none":
            entries.append(_fact(kind, fact, text, f"{name}: {line!r}"))
    if not facts:
        raise ValueError(f"{name}: nothing is said of {text!r}")
    published = found["published"]
    return Case(found["voice"], None if published == "undated" else published, text, facts, block)


def _fact(kind: str, written: str, text: str, where: str) -> dict[str, Any]:
    anchor, figures, *rest = [part.strip() for part in written.split(" | ")]
    if anchor not in " ".join(text.split()):
        raise ValueError(f"{where}: {anchor!r} does not stand in the text")
    gold: dict[str, Any] = {"anchor": anchor}
    if kind in NAMES_KINDS:
        return _with_fields(kind, {**gold, "name": figures}, rest, where)
    found = FIGURES.fullmatch(figures)
    if found is None:
        raise ValueError(f"{where}: figures are `amount CURRENCY`, `value subject` or `percent up`, not {figures!r}")
    try:
        low, high = float(Decimal(found["low"])), found["high"] and float(Decimal(found["high"]))
    except InvalidOperation as error:
        raise ValueError(f"{where}: no number {figures!r}") from error
    words = found["word"].split(" / ")
    word: Any = words if len(words) > 1 else words[0]
    gold["qualifier"] = "exact"
    match kind:
        case "money":
            gold |= {"amount": low, "amount_max": high, "currency": word}
        case "counts":
            gold |= {"value": low, "value_max": high, "subject": word}
        case _:
            gold |= {"percent": low, "direction": word, "unit": "percent"}
    return _with_fields(kind, gold, rest, where)


def _with_fields(kind: str, gold: dict[str, Any], rest: list[str], where: str) -> dict[str, Any]:
    """The entry with its fields as written: `event crossing / arrival`."""
    for part in rest:
        name, _, value = part.partition(" ")
        if name == "optional":
            gold["optional"] = True
            continue
        if name not in FIELDS[kind]:
            raise ValueError(f"{where}: {kind} have no field {name!r}")
        options: list[Any] = [option.strip() for option in value.split(" / ")]
        if name in ("vessels", "part_of"):
            options = [float(option) for option in options]
        options = [None if option in ("-", "none") else option for option in options]
        gold[name] = options if len(options) > 1 or name == "aliases" else options[0]
    return gold
