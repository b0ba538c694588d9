"""The terms of an amount: per what, over how long, when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from channelfacts.annotations import AnnotatedDoc
from channelfacts.clauses import AUXILIARIES, BREAK_SIGNS, Token, is_verb
from channelfacts.lexicons import lexicon

SPAN = re.compile(
    r"\b(?:over|for|across|within|during|spread\s+over|in|throughout|covering|lasting)\s+(?:\w+\s+){0,2}$", re.I
)
AGO = re.compile(r"\s*(?:ago|earlier|later|before|after|since|old|previously|on)\b", re.I)


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
        rf"(?:(?:an?|per|each|every|for\s+(?:each|every)|/)[\s-]*(?P<unit>{plain})(?![\w])(?!\s+(?:ago|earlier|later|before|after|old|of)\b)"
        rf"|(?P<adverb>{adverbs})\b)",
        re.IGNORECASE,
    )
    late = re.compile(
        rf"(?:[\s-](?:an?|per|each|every)[\s-](?P<unit>{plain})(?![\w])(?!\s+(?:ago|earlier|later|before|after|old|of)\b)"
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
        found = _before(row, k) or _of_each(row, k, names)
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
    for i in range(k - 2, max(-1, k - 10), -1):
        if row[i].kind == "sign" or row[i].kind == "money":
            return []
        if row[i].lower in ("each", "every"):
            thing = row[i + 1].lower
            return [names[thing]] if thing in names and thing not in lexicon("money")["rates"]["time"] else []
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
        if word not in {
            "cost",
            "budget",
            "rate",
            "bill",
            "fee",
            "payment",
            "payments",
            "contribution",
            "subsidy",
            "allowance",
            "salary",
            "spending",
            "costs",
            "grant",
            "income",
            "profit",
            "turnover",
            "average",
        }:
            break
    return []


def _clause_end(row: Sequence[Token], k: int) -> int:
    for token in row[k + 1 :]:
        if token.kind == "money" or (token.kind == "sign" and (token.lower in BREAK_SIGNS or token.lower in ",.")):
            return token.start
        if token.lower in {"and", "but", "which", "while", "after", "before", "because", "that"}:
            return token.start
    return row[-1].end


def duration(doc: AnnotatedDoc, row: Sequence[Token], k: int) -> str | None:
    """The ISO 8601 duration of the whole: "over three years", "a three-year £12m deal"."""
    for i, token in _nearest(row, k):
        if token.kind not in ("duration", "date"):
            continue
        mention = doc._.dates[token.number]
        iso = mention.duration
        if iso is None or iso.endswith("H") or iso == "P1D":
            continue
        if AGO.match(doc.text, mention.end) is not None:
            continue
        before = doc.text[max(0, mention.start - 24) : mention.start]
        glued = "-" in mention.text
        inside = re.match(r"(?:over|for|across|within|during|in)\s", mention.text, re.I) is not None
        if glued or inside or SPAN.search(before):
            if i < k and not glued and not _adjacent(row, i, k):
                continue
            return iso
    return None


def _adjacent(row: Sequence[Token], i: int, k: int) -> bool:
    return not any(t.kind == "sign" and t.lower in BREAK_SIGNS for t in row[i:k])


def _nearest(row: Sequence[Token], k: int) -> list[tuple[int, Token]]:
    """The tokens around `k` that are nearer to it than to any other amount, those behind it first."""
    sums = [i for i, t in enumerate(row) if t.kind == "money"]
    behind: list[tuple[int, Token]] = []
    for i in range(k + 1, min(len(row), k + 14)):
        if row[i].kind == "money" and not _bracketed(row, i):
            break
        if row[i].kind == "sign" and row[i].lower in {";", ":", ".", "—", "–"}:
            break
        if row[i].lower == "but" or (row[i].lower == "and" and i + 1 < len(row) and _verbal(row, i + 1)):
            break  # "pay £5 and sent him to jail for seven years"
        behind.append((i, row[i]))
    before: list[tuple[int, Token]] = []
    for i in range(k - 1, max(-1, k - 8), -1):
        if i in sums:
            before = []  # what stands behind an earlier amount is its own
            break
        if row[i].kind == "sign" and row[i].lower in {";", ":", ".", "—", "–", ","}:
            break
        before.append((i, row[i]))
    return behind + before


def _bracketed(row: Sequence[Token], i: int) -> bool:
    return i > 0 and row[i - 1].lower in ("(", "[")


def _verbal(row: Sequence[Token], i: int) -> bool:
    return row[i].lower in AUXILIARIES or (row[i].text.islower() and is_verb(row, i)) or row[i].lower.endswith("ed")
