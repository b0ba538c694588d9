"""Which words and signs beside a number are a currency."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from channelfacts.lexicons import lexicon
from channelfacts.mentions.money.catalogue import catalogue, smallest
from channelfacts.mentions.numbers import Reading


@dataclass(frozen=True, slots=True)
class Currency:
    """An ISO 4217 code and the offsets of what is written for it.

    unit: what the figures multiply by, 0.01 for pence, 1000000 in "120 MEUR".
    """

    code: str
    start: int
    end: int
    unit: Decimal = Decimal(1)
    word: str = ""


@dataclass(frozen=True, slots=True)
class Reckoning:
    """How often a text uses each sign of money: that says whose cents, pounds and grands its are."""

    pounds: int
    euros: int
    dollars: int

    @property
    def spoken(self) -> str:
        """The currency of what is said without one ("five grand")."""
        most = max(self.pounds, self.euros, self.dollars)
        if self.pounds == most or self.euros == self.dollars:
            return "GBP"
        return "EUR" if self.euros == most else "USD"


def reckoning(text: str) -> Reckoning:
    return Reckoning(text.count("£"), text.count("€"), text.count("$"))


NAME = re.compile(r"(\s{1,8}|-)((?:[A-Za-z]\.){2,}|[^\W\d_]+(?:[’'][^\W\d_]+)*)")
"""A word behind the figures, from which the name of a currency may begin."""
LONGEST = 5
"""Words in the longest name of a currency."""
SMALL = re.compile(r"\s?(p|c)(?![\w.])")


def _either(words: list[str]) -> str:
    return "|".join(
        r"\s+".join(map(re.escape, word.split())) for word in sorted(words, key=lambda word: (-len(word), word))
    )


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data, known = lexicon("money"), catalogue()
    codes, multiples = _either(list(known.codes)), _either(list(data["multiples"]))
    before = re.compile(
        rf"(?:(?<![A-Za-z$])(?P<sign>{_either(list(known.signs))})"
        rf"|(?<![A-Za-z$])(?P<doubtful>{_either(list(data['doubtful_signs']))})"
        rf"|(?<![A-Za-z])(?P<times>Mio|M)?(?P<code>{codes})"
        rf"|\b(?P<word>(?:[Pp]ound|[Ee]uro|[Dd]ollar)s?|usd|eur|gbp|rmb))\s?$"
    )
    behind = re.compile(
        rf"\s?(?P<sign>{_either(list(data['behind']))})(?!\w)"
        rf"|(?:\s{{0,8}})(?P<times>{multiples})?(?P<code>{codes})\b(?!-[A-Za-z])(?:\s(?P<scale>{multiples})\b)?"
    )
    return before, behind


def before(text: str, found: Reading, floor: int) -> Currency | None:
    """The currency that ends where the figures begin."""
    data = lexicon("money")
    low = max(floor, found.start - 8)
    match = _patterns()[0].search(text[low : found.start])
    if match is None:
        return None
    start = low + match.start()
    if match["sign"]:
        return Currency(catalogue().signs[match["sign"]], start, found.start)
    if match["doubtful"]:
        plain = found.value < 1000 and "." not in text[found.start : found.end]
        return None if plain else Currency(data["doubtful_signs"][match["doubtful"]], start, found.start)
    if match["code"]:
        unit = Decimal(data["multiples"][match["times"]]) if match["times"] else Decimal(1)
        return Currency(match["code"], start, found.start, unit)
    word = match["word"]
    ahead = text[max(floor, start - 14) : start].rstrip()
    counted = ahead[-1:].isdigit() or ahead.lower().endswith(("million", "billion", "thousand", "hundred", " of", "bn"))
    if counted or found.spelled or text[found.start - 1].isalpha():
        return None
    if word[0].isupper() and found.scale == 1 and "," not in text[found.start : found.end]:
        return None  # "Euro 2016", "Euro 6"
    return Currency(catalogue().words[word.lower()], start, found.start)


def after(text: str, found: Reading, ceiling: int, signs: Reckoning) -> Currency | None:
    """The currency that begins where the figures end."""
    data = lexicon("money")
    match = _patterns()[1].match(text, found.end, ceiling)
    if match is not None and match["sign"] and not found.spelled:
        return Currency(data["behind"][match["sign"]], found.end, match.end())
    if match is not None and match["code"]:
        times = match["times"] or match["scale"]
        unit = Decimal(data["multiples"][times]) if times and found.scale == 1 else Decimal(1)
        return Currency(match["code"], found.end, match.end(), unit)
    small = SMALL.match(text, found.end, ceiling)
    if small is not None:
        return _small(small, found, signs)
    return _named(text, found, ceiling, signs)


def _small(match: re.Match[str], found: Reading, signs: Reckoning) -> Currency | None:
    """ "40p", and "50c" where the text reckons in euros or dollars at all."""
    if found.spelled or found.scale != 1 or found.value >= 200:
        return None
    code = lexicon("money")["minor"][match[1]]
    if match[1] == "c":
        if match.group()[0].isspace() or not (signs.euros or signs.dollars):
            return None
        code = _whose_cents(code, signs)
    return Currency(code, found.end, match.end(), smallest(code))


def _whose_cents(code: str, signs: Reckoning) -> str:
    return "EUR" if code == "USD" and signs.euros and not signs.dollars else code


def _named(text: str, found: Reading, ceiling: int, signs: Reckoning) -> Currency | None:
    """ "pounds", "Swiss francs", "taxpayer dollars": the longest name that stands behind the figures."""
    data, position = lexicon("money"), found.end
    between = frozenset(data["between"]["words"])
    words: list[re.Match[str]] = []
    while len(words) < LONGEST + 3 and (word := NAME.match(text, position, ceiling)) is not None:
        words.append(word)
        position = word.end()
    for skipped in range(min(len(words), 4)):
        for length in range(min(LONGEST, len(words) - skipped), 0, -1):
            run = words[skipped : skipped + length]
            name = " ".join(word[2].lower() for word in run)
            currency = _as_currency(name, run, found, signs)
            if currency is not None:
                one_more = found.spelled and found.value == 1 and skipped > 0  # "not one more dollar"
                return None if one_more else currency
        if words[skipped][2].lower() not in between:
            return None
    return None


def _as_currency(name: str, run: list[re.Match[str]], found: Reading, signs: Reckoning) -> Currency | None:
    data, known = lexicon("money"), catalogue()
    if name in data["not_alone"]["lower_case"] and run[-1][2] != name:
        return None
    if name in data["minor"] and len(name) > 1:
        if name == "cent" and run[-1][2] != name:
            return None  # the rapper
        code = _whose_cents(data["minor"][name], signs)
        return Currency(code, found.end, run[-1].end(), smallest(code))
    if name in data["slang"]["quantities"]:
        return Currency(signs.spoken, found.end, run[-1].end(), Decimal(data["slang"]["quantities"][name]), name)
    if name == "sterling" and found.scale == 1:
        return None  # "two sterling performances"
    if name not in known.words:
        return None
    return Currency(known.words[name], found.end, run[-1].end(), word=name)
