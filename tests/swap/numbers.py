"""The numbers of a gold text drawn anew, in the same form: `£12m` becomes `£17m`, `two hundred` `three hundred`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Any

SMALL = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
WORDS = {word: value for value, word in enumerate(SMALL)} | {word: 10 * at for at, word in enumerate(TENS) if word}
SCALES = {
    "hundred": 2, "thousand": 3, "million": 6, "billion": 9, "k": 3, "m": 6, "mn": 6, "mln": 6, "bn": 9, "b": 9,
}  # fmt: skip
UNIT = "|".join([*SMALL[1:], *filter(None, TENS)])
SPELLED = rf"(?:{UNIT})(?:[- ](?:{UNIT}))?(?: hundred)?(?: and (?:{UNIT})(?:-(?:{UNIT}))?)?"
FIGURES = r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
NUMERAL = re.compile(
    rf"(?<![\w.,])(?:(?P<figures>{FIGURES})|(?P<spelled>\b{SPELLED}\b))"
    r"(?P<scale>[ -]?(?:hundred|thousand|million|billion)\b|[ ]?(?:mn|mln|bn|[mkb])\b)?"
    r"(?P<ordinal>st\b|nd\b|rd\b|th\b)?(?![\d])",
    re.IGNORECASE,
)
BEFORE_MONEY = re.compile(r"(?:[£€$]|\b(?:EUR|GBP|USD|pounds|euros)) ?$", re.IGNORECASE)
AFTER_MONEY = re.compile(r"[ -](?:pounds?|euros?|dollars?|pence|sterling|quid|EUR|GBP|USD)\b|p\b", re.IGNORECASE)
AFTER_PERCENT = re.compile(r" ?(?:%|per ?cents?\b|percentage|pc\b)", re.IGNORECASE)
BORROWS = re.compile(
    r" ?(?:-|–|—|to|and|or) ?[£€$]?\d[\d,.]*[ ]?(?P<scale>million|billion|thousand|mn|bn|[mkb])\b", re.IGNORECASE
)
NEXT = re.compile(r"[\s\-]*([^\W\d_]+)")
YEAR = re.compile(r"(?:19|20)\d\d")
FIELDS = {"money": ("amount", "amount_max"), "counts": ("value", "value_max"), "changes": ("percent",)}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as it stands in a text: what sort of thing it counts, its value, and the worth of its last digit."""

    start: int
    end: int
    text: str
    sort: str
    value: Decimal
    step: Decimal
    scale: int
    spelled: bool
    next: str


def numerals(text: str) -> Iterator[Numeral]:
    """The numbers of a text, in order."""
    for match in NUMERAL.finditer(text):
        mantissa, step = _figures(match["figures"]) if match["figures"] else _spelled(match["spelled"])
        if mantissa is None:
            continue
        scale = SCALES[match["scale"].strip(" -").lower()] if match["scale"] else 0
        after = text[match.end() :]
        if not scale and (borrowed := BORROWS.match(after)):
            scale = SCALES[borrowed["scale"].lower()]
        if BEFORE_MONEY.search(text[: match.start()]) or AFTER_MONEY.match(after):
            sort = "money"
        elif AFTER_PERCENT.match(after):
            sort = "changes"
        else:
            sort = "counts"
        word = NEXT.match(after)
        yield Numeral(
            match.start(),
            match.end(),
            match[0],
            sort,
            mantissa.scaleb(scale),
            step.scaleb(scale),
            scale,
            match["spelled"] is not None,
            word[1].lower() if word else "",
        )


def _figures(text: str) -> tuple[Decimal | None, Decimal]:
    value = Decimal(re.sub(r"[^\d.]", "", text))
    _, digits, exponent = value.as_tuple()
    zeros = len(digits) - len("".join(map(str, digits)).rstrip("0")) if "." not in text and value else 0
    assert isinstance(exponent, int)
    return value, Decimal(1).scaleb(exponent + min(zeros, 3))


def _spelled(text: str) -> tuple[Decimal | None, Decimal]:
    total, part = 0, 0
    for word in re.split("[- ]", text.lower()):
        if word == "hundred":
            total, part = (total + part) * 100, 0
        elif word != "and":
            if part and (part % 10 or WORDS[word] >= 10):
                return None, Decimal(1)
            part += WORDS[word]
    total += part
    step = 100 if total >= 100 and total % 100 == 0 else 10 if total > 20 and total % 10 == 0 else 1
    return Decimal(total), Decimal(step)


def written(numeral: Numeral, value: Decimal) -> str:
    """Another value in the form of a numeral."""
    mantissa = value.scaleb(-numeral.scale)
    match = NUMERAL.fullmatch(numeral.text)
    assert match is not None
    tail = numeral.text[match.end("spelled" if numeral.spelled else "figures") :]
    if numeral.spelled:
        said = _say(int(mantissa))
        return (said.capitalize() if numeral.text[0].isupper() else said) + tail
    figures = match["figures"]
    decimals = len(figures.partition(".")[2])
    separator = re.search(r"[^\d.]", figures)
    said = f"{mantissa:,.{decimals}f}" if separator or mantissa >= 10000 else f"{mantissa:.{decimals}f}"
    if separator:
        said = said.replace(",", separator[0])
    if match["ordinal"]:
        return said + _ending(int(mantissa))
    return said + tail


def _ending(value: int) -> str:
    return "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


def _say(value: int) -> str:
    if value >= 100:
        rest = f" and {_say(value % 100)}" if value % 100 else ""
        return f"{_say(value // 100)} hundred{rest}"
    if value < 20:
        return SMALL[value]
    return TENS[value // 10] + (f"-{SMALL[value % 10]}" if value % 10 else "")


def draw(
    text: str, gold: dict[str, Any], random: Random
) -> tuple[list[tuple[int, int, str]], dict[str, dict[Decimal, Decimal]]]:
    """(edits, values): what stands instead of each number that the gold holds, and the new value of each, by kind.

    One factor a kind and document keeps the order, the parts of wholes and sums in two currencies plausible. A number
    that stands in a form that no other can take (a dozen, half, one) keeps its value, in all its places.
    """
    standing = list(numerals(text))
    edits: list[tuple[int, int, str]] = []
    values: dict[str, dict[Decimal, Decimal]] = {}
    for kind, names in FIELDS.items():
        wanted = {
            Decimal(str(entry[name])) for entry in gold.get(kind) or () for name in names if entry.get(name) is not None
        }
        places: dict[Decimal, list[Numeral]] = defaultdict(list)
        for numeral in standing:
            if numeral.sort == kind and numeral.value in wanted:
                places[numeral.value].append(numeral)
        anchored = _anchored(text, gold.get(kind) or [], names, places)
        if kind == "counts":
            places = {value: _meant(value, every, anchored) for value, every in places.items()}
        factor = Decimal(str(round(random.uniform(0.55, 0.85) if kind == "changes" else random.uniform(1.15, 1.9), 3)))
        values[kind] = {}
        below = Decimal(0)
        for value in sorted(places):
            if not places[value] or value not in {numeral.value for numeral in anchored}:
                continue
            if kind == "counts" and value == 1:
                continue
            step = max(numeral.step for numeral in places[value])
            new = (value * factor / step).quantize(Decimal(1), ROUND_HALF_UP) * step
            if new == value:
                new += step if kind != "changes" else -step
            while new <= below:
                new += step
            below = new
            if any(
                numeral.spelled and new.scaleb(-numeral.scale) != int(new.scaleb(-numeral.scale))
                for numeral in places[value]
            ):
                continue
            values[kind][value] = new
            edits += [(numeral.start, numeral.end, written(numeral, new)) for numeral in places[value]]
    return edits, values


def _anchored(
    text: str, entries: list[dict[str, Any]], names: tuple[str, ...], places: dict[Decimal, list[Numeral]]
) -> list[Numeral]:
    """The numerals that stand in the anchor of an entry with their value."""
    found = []
    for entry in entries:
        start = text.find(entry["anchor"])
        end = start + len(entry["anchor"])
        for name in names:
            if start >= 0 and entry.get(name) is not None:
                found += [n for n in places.get(Decimal(str(entry[name])), ()) if start <= n.start and n.end <= end]
    return found


def _meant(value: Decimal, every: list[Numeral], anchored: list[Numeral]) -> list[Numeral]:
    """The places of a count: all of a large number that is no year; of a small one those with the same noun behind."""
    here = [numeral for numeral in anchored if numeral.value == value]
    if value >= 100 and not any(YEAR.fullmatch(numeral.text) for numeral in every):
        return every
    nouns = {numeral.next for numeral in here}
    return [n for n in every if n in here or (n.next in nouns and n.next not in ("", "of", "in", "and", "to", "more"))]


def new_values(gold: dict[str, Any], values: dict[str, dict[Decimal, Decimal]]) -> None:
    """Write the new values into the gold."""
    for kind, names in FIELDS.items():
        for entry in gold.get(kind) or ():
            for name in names:
                if entry.get(name) is not None:
                    old = Decimal(str(entry[name]))
                    entry[name] = float(values[kind].get(old, old))
