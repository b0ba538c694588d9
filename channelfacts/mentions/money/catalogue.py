"""The currencies of the world as CLDR lists them, with what newsrooms write beside that."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name, get_currency_precision

from channelfacts.lexicons import lexicon

OLDEST = date(2002, 1, 1)
"""The oldest articles are of this year: codes that were withdrawn before are other abbreviations by now."""
SPOKEN = str.maketrans({"-": " ", "&": "and", ".": None})
"""Names are looked up word by word ("Trinidad and Tobago dollars")."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What is written beside figures, each with its code."""

    codes: frozenset[str]
    signs: dict[str, str]
    words: dict[str, str]


@cache
def catalogue() -> Catalogue:
    """Built at the first figure that is read, from the lists of `babel` (some 20 milliseconds)."""
    data = lexicon("money")
    last_day = _last_days()
    codes = {code for code, day in last_day.items() if day is None or day >= OLDEST}
    codes = codes - set(data["codes"]["not_money"]) | set(data["codes"]["before_2002"])
    signs = {
        sign: code
        for code, sign in Locale("en").currency_symbols.items()
        if code in last_day and any(unicodedata.category(character) == "Sc" for character in sign)
    }
    return Catalogue(frozenset(codes), signs | data["signs"], _words(last_day) | data["words"])


@cache
def smallest(code: str) -> Decimal:
    """What the smallest coin of a currency is worth in its units: 0.01, or 1 where there is none."""
    return Decimal(1).scaleb(-get_currency_precision(code))


def _last_days() -> dict[str, date | None]:
    """Every code that was ever legal tender, with the day on which it last was so anywhere; None if it still is."""
    days: dict[str, date | None] = {}
    for tenders in get_global("territory_currencies").values():
        for code, _, end, tender in tenders:
            if tender:
                before = days.get(code, date.min)
                days[code] = None if end is None or before is None else max(before, date(*end))
    return days


def _words(last_day: dict[str, date | None]) -> dict[str, str]:
    """CLDR's names in lower case, and their last words where they are the currency of one country alone today."""
    full: dict[str, str] = {}
    bare: dict[str, set[str]] = {}
    for code in sorted(last_day, key=lambda code: (last_day[code] is None, code)):
        for count in (1, 2):
            name = get_currency_name(code, count, "en").lower().translate(SPOKEN)
            if "(" in name:  # "Turkish lira (1922–2005)": the country has another of the same name now
                continue
            for form in (name, _unaccented(name), name.replace(" new ", " ")):
                full[form] = code
            if last_day[code] is None:
                bare.setdefault(name.split()[-1], set()).add(code)
    alone = {word: codes for word, codes in bare.items() if len(codes) == 1}
    kept = alone.keys() - set(lexicon("money")["not_alone"]["words"])
    # A word with its accents beats another's without them: "krona" is Sweden's, "króna" Iceland's.
    plain = {_unaccented(word): min(alone[word]) for word in sorted(kept)}
    return full | plain | {word: min(alone[word]) for word in sorted(kept)}


def _unaccented(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
