"""What quantulum3 and Microsoft's recognizers-text read in texts. Runs in an environment of its own (compare.py).

Texts come as a JSON list on standard input; the answer is `{system: {"seconds": s, "found": [one entry a text]}}`, an
entry `{"money": [[value, currency]], "counts": [value], "changes": [percent]}`. Each system is given every benefit: of
its numbers those are taken for counts that it does not itself take for something else.
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from collections.abc import Callable
from typing import Any

CURRENCIES = {
    "dollar": "USD", "united states dollar": "USD", "us dollar": "USD", "pound": "GBP", "british pound": "GBP",
    "pound sterling": "GBP", "euro": "EUR", "japanese yen": "JPY", "chinese yuan": "CNY", "swiss franc": "CHF",
    "canadian dollar": "CAD", "australian dollar": "AUD", "new zealand dollar": "NZD", "danish krone": "DKK",
    "norwegian krone": "NOK", "swedish krona": "SEK", "polish zloty": "PLN", "polish złoty": "PLN",
    "indian rupee": "INR", "rupee": "INR", "turkish lira": "TRY", "moroccan dirham": "MAD", "dirham": "AED",
    "iraqi dinar": "IQD", "french franc": "FRF", "irish pound": "IEP", "russian ruble": "RUB",
    "albanian lek": "ALL", "hungarian forint": "HUF",
}  # fmt: skip
"""The systems' names for units, as codes. An unknown name counts for the value alone: the currency is then "?"."""
COINS = {"pence": "GBP", "penny": "GBP", "pennies": "GBP", "cent": "USD|EUR"}
Entry = dict[str, list[Any]]


def money(value: float, unit: str, code: str | None = None) -> tuple[float, str]:
    """A value and its unit, both in the terms of ISO 4217."""
    name = unit.lower().split(" per ")[0]
    if name in COINS:
        return value / 100, COINS[name]
    return value, code or CURRENCIES.get(name, "?")


def quantulum() -> Callable[[str], Entry]:
    """quantulum3 without its classifier, the way it installs."""
    from quantulum3 import parser

    def read(text: str) -> Entry:
        entry: Entry = {"money": [], "counts": [], "changes": []}
        for quantity in parser.parse(text):
            name, kind = quantity.unit.name, quantity.unit.entity.name
            middle, half = float(quantity.value), float(quantity.uncertainty or 0)
            ends = (middle - half, middle + half) if half else (middle,)
            if kind == "currency" or name.split(" per ")[0] in CURRENCIES:
                entry["money"] += [money(end, name) for end in ends]
            elif name in ("percentage", "per cent"):
                entry["changes"] += ends
            elif kind == "dimensionless" and not (middle.is_integer() and 1900 <= middle <= 2100):
                entry["counts"] += ends  # it knows no dates: years are taken out for it
        return entry

    return read


def recognizers() -> Callable[[str], Entry]:
    """recognizers-text: its models for money, percentages and numbers, and all others to take numbers out."""
    from recognizers_date_time import recognize_datetime
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_age, recognize_currency, recognize_dimension
    from recognizers_sequence import recognize_phone_number, recognize_url

    def read(text: str) -> Entry:
        entry: Entry = {"money": [], "counts": [], "changes": []}
        taken = [
            found
            for model in (recognize_datetime, recognize_age, recognize_dimension, recognize_phone_number, recognize_url)
            for found in model(text, "en-us")
        ]
        for found in recognize_currency(text, "en-us"):
            said = found.resolution
            if said and said.get("value") is not None:
                entry["money"].append(money(float(said["value"]), said["unit"], said.get("isoCurrency")))
                taken.append(found)
        for found in recognize_percentage(text, "en-us"):
            taken.append(found)
            if found.resolution and found.resolution.get("value"):
                entry["changes"].append(float(found.resolution["value"].rstrip("%")))
        for found in recognize_number(text, "en-us"):
            if not any(other.start <= found.start and found.end <= other.end for other in taken) and found.resolution:
                entry["counts"].append(float(found.resolution["value"]))
        return entry

    return read


def main() -> None:
    warnings.filterwarnings("ignore")
    texts = json.load(sys.stdin)
    answer = {}
    for name, make in (("quantulum3", quantulum), ("recognizers-text", recognizers)):
        read = make()
        read("It paid £3 to 20 people.")  # what is loaded at the first text is no time of a sentence
        found, start = [], time.perf_counter()
        for text in texts:
            try:
                found.append(read(text))
            except Exception as error:  # a text on which a parser fails is one in which it found nothing
                print(f"{name}: {type(error).__name__} on a text", file=sys.stderr)
                found.append({"money": [], "counts": [], "changes": []})
        answer[name] = {"seconds": time.perf_counter() - start, "found": found}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
