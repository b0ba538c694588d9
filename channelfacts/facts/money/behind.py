"""The phrase behind an amount that says what it is for: "£5m for dogs", "£5m in aid", "£5m to stop the boats"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from channelfacts.clauses import DETERMINERS, Token, is_verb, phrase_right
from channelfacts.facts.money.bodies import Stretch
from channelfacts.facts.money.uses import LONGEST, words
from channelfacts.lexicons import lexicon


def behind_it(row: Sequence[Token], at: int, taken: Stretch) -> tuple[int, int] | None:
    """The first phrase of purpose from token `at` on, past times, rates, recipients and bracketed sums."""
    depth = 0
    steps = 0
    while at < len(row) and steps < 14:
        token = row[at]
        steps += 1
        if token.lower == "(":
            depth += 1
        elif token.lower == ")":
            depth = max(0, depth - 1)
        elif depth or token.kind in ("date", "duration", "rate"):
            pass
        elif token.kind == "money" or (token.kind == "sign" and token.lower not in "'’\"“”-,"):
            return None
        elif token.lower == ",":
            if (spread := _spread(row, at)) is not None:
                at = spread
            elif (
                at + 1 < len(row)
                and row[at + 1].lower not in {"to", "for", "towards", "toward", "on"}
                and row[at + 1].kind not in ("date", "duration", "rate")
            ):
                return None
        elif taken[0] <= token.start < taken[1]:
            pass
        elif token.lower in ("is", "was") and row[at + 1 : at + 2] and row[at + 1].lower in ("a", "an", "the"):
            return None  # "£5 a week was a fortune in the eyes of"
        elif _turns(row, at):
            return None
        elif token.lower in words("into"):
            found = _phrase(row, at, taken)
            if found is not None:
                return found
            if token.lower not in {"to", "in", "for", "on", "at"}:
                return None
        elif token.lower in words("stops") - words("passed"):
            return None
        at += 1
    return None


def _spread(row: Sequence[Token], at: int) -> int | None:
    """ "£5m, spread over two years, for dogs": the comma at which this aside ends."""
    end = next((i for i in range(at + 1, min(len(row), at + 7)) if row[i].lower == ","), None)
    aside = row[at + 1 : end]
    if end is None or not any(t.kind in ("date", "duration") for t in aside):
        return None
    return end if any(t.lower in words("spread") for t in aside) else None


def _turns(row: Sequence[Token], at: int) -> bool:
    """Does "and" begin another matter here, or "for each" a rate?"""
    if at + 1 >= len(row):
        return False
    ahead = row[at + 1].lower
    if row[at].lower == "and":
        return ahead not in words("into") and not row[at + 1].text[:1].isupper()
    return row[at].lower == "for" and ahead in ("each", "every")


def _phrase(row: Sequence[Token], at: int, taken: Stretch) -> tuple[int, int] | None:
    preposition, start = row[at].lower, at + 1
    if start < len(row) and row[start].kind == "duration" and _noun_at(row, start + 1):
        return phrase_right(row, start, words("stops"), LONGEST)
    if start >= len(row) or row[start].kind in ("date", "duration", "rate", "money"):
        return None
    first = row[start]
    if first.lower in {"the", "a", "an"} and row[start + 1 : start + 2]:
        if row[start + 1].kind == "duration" and _noun_at(row, start + 2):
            return phrase_right(row, start + 2, words("stops"), LONGEST)  # "for a one-year lease"
        if row[start + 1].kind in ("date", "duration", "money"):
            return None
    if taken[0] <= first.start < taken[1] or (
        row[start + 1 : start + 2] and taken[0] <= row[start + 1].start < taken[1]
    ):
        return None
    if preposition in {"in", "at", "on"} and not means_purpose(row, start, preposition):
        return None
    if preposition == "to" and (first.lower in {"date", "be", "have", "total"} or first.text[:1].isupper()):
        return None
    if re.split("['’]", first.lower)[0] in lexicon("money")["payers"]["pronouns"]:
        return None
    found = phrase_right(row, start, words("stops"), LONGEST)
    if found is None or preposition == "to" or row[found[0]].lower.endswith("ing"):
        return found
    ends = (i for i in range(found[0] + 1, found[1] - 1) if row[i].lower == "and" and _finite(row, i + 1))
    return found[0], next(ends, found[1])


def _finite(row: Sequence[Token], i: int) -> bool:
    """ "for a seat in a boat and advertise on Telegram": a verb that goes on with the subject of the one before."""
    ahead = row[i + 1].lower if i + 1 < len(row) else ""
    return row[i].text.islower() and is_verb(row, i) and ahead in DETERMINERS | {"on", "to", "in", "up", "for"}


def _noun_at(row: Sequence[Token], at: int) -> bool:
    """Does a noun go on behind a stretch of time ("for a one-year lease")?"""
    if at >= len(row) or row[at - 1].kind != "duration":
        return False
    return row[at].kind == "word" and row[at].lower not in words("stops") | words("into") | {"of", "and", "period"}


def means_purpose(row: Sequence[Token], start: int, preposition: str) -> bool:
    """ "in humanitarian aid", "in fencing", "on hotels": not "in 2014", "in Calais", "on Monday", "in total"."""
    first = row[start]
    at = start
    while at < len(row) and row[at].lower in DETERMINERS:
        at += 1
    if at >= len(row):
        return False
    invested = any(t.lower in words("investing") for t in row[max(0, start - 12) : start])
    if preposition == "at" or first.lower in words("not_on"):
        return False
    if row[at].text[:1].isupper():
        return preposition == "on" or invested
    if preposition == "on" or invested:
        return True
    if first.lower in words("not_in") or not first.text[:1].islower():
        return False
    phrase = phrase_right(row, start, words("stops") | words("into"), 6)
    if phrase is None or row[phrase[1] - 1].lower in words("manner"):
        return False
    tail = {t.lower for t in row[phrase[0] : phrase[1]]}
    return not tail <= words("bland")
