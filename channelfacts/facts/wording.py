"""Numbers, sums and durations in a person's writing: `£12m over 3 years`, `more than 700`, `€10m a year`."""

from __future__ import annotations

import re
from decimal import Decimal

from channelfacts.lexicons import lexicon

SCALES = ((Decimal(10**9), "bn"), (Decimal(10**6), "m"))
DURATION = re.compile(r"P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
COMPARATORS = {
    "exact": "", "approx": "about ", "more_than": "more than ", "at_least": "at least ", "less_than": "less than ",
    "up_to": "up to ",
}  # fmt: skip


def quantity(value: Decimal) -> str:
    """A number as newspapers write it: `700`, `1,000`, `2.5m`, `4bn`; never rounded: `1,234,567` stays whole."""
    for scale, sign in SCALES:
        if abs(value) >= scale:
            scaled = (value / scale).normalize()
            if scaled == round(scaled, 2):
                return f"{scaled:,f}{sign}"
    if value == value.to_integral_value():
        return f"{int(value):,}"
    return f"{value.normalize():,f}"


def sum_of_money(value: Decimal, currency: str) -> str:
    """A sum with its sign, or its code where the sign would mislead: `£2.5m`, `£0.40`, `AUD 30,000`."""
    signs = lexicon("currencies")["signs"]
    written = quantity(value)
    if written[-1].isdigit() and "." in written and len(written.partition(".")[2]) < 2:
        written += "0"
    sign = signs.get(currency)
    return f"{sign}{written}" if sign else f"{currency} {written}"


def counted(unit: str, *, one: bool) -> str:
    """The noun behind a number: without "our" and "the", and of several where the text has one ("the 45th death")."""
    words = lexicon("counts")["wording"]
    first, _, rest = unit.partition(" ")
    noun = rest if rest and first.lower() in words["determiners"] else unit
    return f"{noun}s" if not one and noun.lower().split()[-1] in words["singulars"] else noun


def compared(written: str, qualifier: str, *, people: bool = False) -> str:
    """A number behind its comparator: `about 40`, `more than 700`; of people and boats `fewer than` 20."""
    if people and qualifier == "less_than":
        return f"fewer than {written}"
    return f"{COMPARATORS[qualifier]}{written}"


def rate(per: str | None) -> str:
    """What a rate is per, behind a space: ` a year`, ` an hour`, ` per person`; nothing where there is none."""
    if per is None:
        return ""
    if per in ("day", "night", "week", "month", "year"):
        return f" a {per}"
    return " an hour" if per == "hour" else f" per {per}"


def duration(iso: str | None) -> str:
    """An ISO 8601 duration in words behind a space: ` over 3 years`; nothing where there is none."""
    if iso is None:
        return ""
    match = DURATION.fullmatch(iso)
    if match is None:
        return f" over {iso}"
    names = ("year", "month", "week", "day", "hour", "minute", "second")
    counted = [(int(n), name) for n, name in zip(match.groups(), names, strict=True) if n is not None]
    return " over " + " ".join(f"{n} {name}" if n == 1 else f"{n} {name}s" for n, name in counted)
