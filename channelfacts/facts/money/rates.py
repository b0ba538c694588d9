"""What an amount is per, where it is a rate: "£8m a day", "£900 for each of the men", "the daily cost is £8m"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from channelfacts.annotations import AnnotatedDoc
from channelfacts.clauses import AUXILIARIES, BREAK_SIGNS, Token, governor
from channelfacts.lexicons import lexicon

BREAKS = AUXILIARIES | {"and", "or", "but", "which", "who", "that", "of", "to"}
EACH = re.compile(
    r"\s*\b(?:(?:bonus|grant|fine|ticket|payment|loan|allowance|fee|bond)\s+)?(?:each|apiece)\b(?!\s+(?:of|day|week|month|year|night)\b)",
    re.I,
)


@cache
def _rates() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    data = lexicon("money")["rates"]
    names = {unit: unit for unit in data["time"]} | data["things"]
    plain = "|".join(sorted((re.escape(n) for n in names), key=len, reverse=True))
    adverbs = "|".join(sorted((re.escape(n) for n in data["adverbs"]), key=len, reverse=True))
    after = re.compile(
        rf"[\s,(-]*(?:(?:extra|more|in\s+total|on\s+average|or\s+more|or\s+so|\+)\s+)?"
        rf"(?:(?:an?|per|each|every|(?:for|from)\s+(?:each|every)|/)[\s-]*(?P<unit>{plain})(?![\w'’])(?!\s+(?:ago|earlier|later|before|after|old|of)\b)"
        rf"|(?P<adverb>{adverbs})\b)",
        re.IGNORECASE,
    )
    late = re.compile(
        rf"(?:[\s-](?:an?|per|each|every)[\s-](?P<unit>{plain})(?![\w'’])(?!\s+(?:ago|earlier|later|before|after|old|of)\b)"
        rf"|\s(?P<adverb>annually|yearly|monthly|daily|weekly|per\s+annum)\b)",
        re.IGNORECASE,
    )
    return after, late, names


def per(doc: AnnotatedDoc, row: Sequence[Token], k: int, end: int) -> str | None:
    """What the amount is per, where it is a rate: `year`, `night`, `person`, ...

    `end` is where the amount's own words end. Of two ("per person per night") the time is given.
    """
    after, late, names = _rates()
    adverbs = lexicon("money")["rates"]["adverbs"]
    text, limit = doc.text, row[-1].end
    found: list[str] = []
    at = end
    if (bracket := re.compile(r"\s*\([^()]{0,40}\)").match(text, at, limit)) is not None:
        at = bracket.end()
    while len(found) < 3 and (match := after.match(text, at, limit)) is not None:
        found.append(names[match["unit"].lower()] if match["unit"] else adverbs[match["adverb"].lower()])
        at = match.end()
    if not found and EACH.match(text, at, limit) is not None:
        found = _each(row[:k])
    if not found:
        found = (
            _behind_noun(row, k) or _before(row, k) or _of_each(row, k, names) or _paid_by_each(row, k) or _bill(row, k)
        )
    if not found:
        stop = _clause_end(row, k)
        match = late.search(text, end, min(stop, end + 70))
        if match is not None:
            unit = (match["unit"] or "").lower()
            found = [names[unit] if unit else adverbs[" ".join(match["adverb"].lower().split())]]
            if unit and unit not in lexicon("money")["rates"]["time"] and not re.search(r"per\s", match.group()):
                found = []
    times = [unit for unit in found if unit in lexicon("money")["rates"]["time"]]
    return next(iter(times or found), None)


def _each(before: Sequence[Token]) -> list[str]:
    """ "places were sold for £5 each": the one thing or sort of people named before."""
    data = lexicon("money")
    things, time = data["rates"]["things"], data["rates"]["time"]
    named = {things[t.lower[:-1]] for t in before if t.lower.endswith("s") and t.lower[:-1] in things} - set(time)
    if len(named) == 1 and not named & set(data["rates"]["persons"]):
        return list(named)
    folk = {*data["payers"]["customers"], *data["payers"]["folk"]}
    return ["person"] if any(t.lower in folk for t in before) else []


def _of_each(row: Sequence[Token], k: int, names: dict[str, str]) -> list[str]:
    """ "each person sent there would cost £5": what the subject says that the sum is per."""
    time = lexicon("money")["rates"]["time"]
    verb = governor(row, k)
    costs = verb is not None and verb.kind == "cost"
    for i in range(k - 2, max(-1, k - 10), -1):
        if row[i].kind == "rate" and i == 0 and costs and row[1].lower in ("of", "at", "in", "on"):
            return _unit(row[0].lower)  # "every day at sea costs £5"
        if row[i].kind == "sign" or row[i].kind == "money" or row[k - 1].lower in ("and", "or"):
            return []
        if row[i].lower in ("each", "every"):
            if i and row[i - 1].lower in ("which", "that", "where", "when"):
                return []
            thing = row[i + 1].lower
            timed = thing in time and i == 0 and costs and i + 2 < len(row) and row[i + 2].lower in ("of", "at", "in")
            return [names[thing]] if thing in names and (thing not in time or timed) else []
    return []


def _unit(words: str) -> list[str]:
    """The time in "every day", "each week"."""
    return [unit for unit in lexicon("money")["rates"]["time"] if unit in words.split()][:1]


def _behind_noun(row: Sequence[Token], k: int) -> list[str]:
    """ "a £2,000 fine for each of the five men", "£500 from each of the families": whom the sum is per."""
    things = lexicon("money")["rates"]["things"]
    for i in range(k + 1, min(len(row) - 2, k + 6)):
        if row[i].lower in ("for", "from", "on") and row[i + 1].lower in ("each", "every"):
            start = i + 2 + (row[i + 2].lower == "one")
            for token in row[start : start + 6]:
                if token.kind != "word":
                    return []
                if token.lower in things and token.lower not in lexicon("money")["rates"]["time"]:
                    return [things[token.lower]]
                if token.lower.removesuffix("s") in things and row[start].lower == "of":
                    return [things[token.lower.removesuffix("s")]]
                if token.lower in _folk():
                    return ["person"]
            return []
        if row[i].kind != "word" or row[i].lower in BREAKS:
            return []
    return []


def _paid_by_each(row: Sequence[Token], k: int) -> list[str]:
    """ "and that each had paid £5", "the women have each paid £5": people, each of whom pays."""
    verb = governor(row, k)
    if verb is None or verb.kind not in ("pay", "other", "receive"):
        return []
    before = [t.lower for t in row[max(0, verb.first - 1) : verb.at]]
    if not {"each", "apiece"} & set(before):
        return []
    subject = [t.lower for t in row[max(0, verb.first - 8) : verb.first]]
    people = before[0] == "each" and verb.first > 1 and bool(_folk() & {t.lower for t in row[: verb.first]})
    return ["person"] if people or _folk() & set(subject[-3:]) else []


@cache
def _folk() -> frozenset[str]:
    """People who pay or are paid, in the plural."""
    data = lexicon("money")["payers"]
    return frozenset(data["each"]) | {word for word in (*data["customers"], *data["folk"]) if word[-1] in "sne"}


def _bill(row: Sequence[Token], k: int) -> list[str]:
    """ "the daily cost of hotels has risen to £8m", "put the annual cost of the wing at £3bn"."""
    adverbs, bills = lexicon("money")["rates"]["adverbs"], lexicon("money")["rates"]["bills"]
    verb = governor(row, k)
    said = verb is not None and (verb.kind in ("cost", "level") or verb.link == "at")
    if not said and row[k - 1].lower not in ("is", "was", "be", "been"):
        return []
    for i in range(k - 2, max(-1, k - 16), -1):
        if row[i].kind == "sign" and row[i].lower in BREAK_SIGNS:
            return []
        if row[i].lower in adverbs and not {t.lower for t in row[i + 1 : i + 3]}.isdisjoint(bills):
            return [adverbs[row[i].lower]]
        if row[i].kind == "rate" and row[i + 1].lower in bills:
            return _unit(row[i].lower)
    return []


def _before(row: Sequence[Token], k: int) -> list[str]:
    """The rate right before the amount ("an annual £5m", "a daily rate of £5") or behind it ("£5m annual bill")."""
    adverbs = lexicon("money")["rates"]["adverbs"]
    behind = row[k + 1].lower if k + 1 < len(row) else ""
    if behind in ("annual", "monthly", "weekly", "daily", "hourly", "yearly", "nightly"):
        return [adverbs[behind]]
    words = [t.lower for t in row[max(0, k - 5) : k]]
    while words and words[-1] in {"of", "a", "an", "at", "is", "was", "the", "up", "to", "about"}:
        words.pop()
    for word in reversed(words[-2:]):
        if word in adverbs and word != "a head":
            return [adverbs[word]]
        if word not in lexicon("money")["rates"]["bills"]:
            break
    return []


def _clause_end(row: Sequence[Token], k: int) -> int:
    for token in row[k + 1 :]:
        if token.kind == "money" or (token.kind == "sign" and (token.lower in BREAK_SIGNS or token.lower in ",.")):
            return token.start
        if token.lower in {"and", "but", "which", "while", "after", "before", "because", "that"}:
            return token.start
    return row[-1].end
