"""What a sum is the cost of: "the cost of hotels is £5", "cameras were put up at a cost of £5"."""

from __future__ import annotations

from collections.abc import Sequence

from channelfacts.clauses import (
    AUXILIARIES,
    BREAK_SIGNS,
    DETERMINERS,
    Token,
    Verb,
    is_verb,
    phrase_left,
    phrase_right,
    verbs,
)
from channelfacts.clauses import words as status_words
from channelfacts.clauses.subjects import first_of_clause, subject
from channelfacts.clauses.verbs import filler
from channelfacts.facts.money.reference import opening_noun
from channelfacts.facts.money.uses import words

BEEN = frozenset({"was", "were", "been", "being", "is", "are", "be"})
FAR = 22


def done_at(row: Sequence[Token], at: int) -> tuple[int, int] | None:
    """What was done at this cost: the subject of a passive, the object of the verb before it."""
    for i in range(at - 1, max(-1, at - FAR), -1):
        word = row[i].lower
        if word in BREAK_SIGNS or row[i].kind == "money":
            return None
        if word == "by" and i > 1 and row[i - 1].lower in verbs() and row[i - 2].lower not in BEEN:
            return phrase_left(row, i - 1)  # "a centre funded by the EU at a cost of"
        if word in BEEN and row[i + 1].lower.endswith(("ed", "en", "t", "up", "ought", "ilt")):
            first = i
            while first and row[first - 1].lower in BEEN | {"has", "have", "had", "will", "to"}:
                first -= 1
            found = phrase_left(row, before_commas(row, first))
            while found is not None and found[0] > 1 and row[found[0] - 1].lower in {"in", "at", "on", "of", "for"}:
                found = phrase_left(row, found[0] - 1)
            return found
        if word in verbs() and verbs()[word][0] in ("buy", "pay") and is_verb(row, i) and row[i - 1].lower not in BEEN:
            return phrase_right(row, i + 1, words("stops") | words("into"), 8)
        if (does := doing(row, i)) is not None:
            start = i if does == "infinitive" else i + 1
            found = phrase_right(row[:at], start, words("stops") | {"for"}, 10)
            if found is not None and found[1] > start and found[0] <= start + 2:
                return found
    return _told_before(row, at)


def doing(row: Sequence[Token], i: int) -> str | None:
    """Is this a verb that does something to what follows, by the words around it: "will open", "is housing", "decided
    to keep", "opened a centre"?"""
    if i == 0 or i + 1 >= len(row) or not row[i].text.islower() or row[i].lower in AUXILIARIES | filler():
        return None
    before, word = row[i - 1].lower, row[i].lower
    if before in BEEN and word.endswith("ing"):
        return "infinitive"
    if before == "to" and i > 1 and row[i - 2].lower in status_words("groups", "catenatives"):
        return "infinitive"
    if before in ("will", "would", "has", "have", "had") or before.endswith(("'ll", "’ll", "'ve", "’ve")):
        return "finite"
    past = word.endswith("ed") and before not in BEEN | DETERMINERS and row[i + 1].lower in DETERMINERS
    return "finite" if past else None


def _told_before(row: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The clause itself, where it opens its sentence and its verb is none that is listed: "Two drones patrol the coast
    at a cost of £5"."""
    end = at - (row[at - 1].lower == ",")
    if end > 12 and row[at - 1].lower != ",":
        return None
    if any(doing(row, i) for i in range(end)):
        return None
    found = phrase_right(row[:end], 0, words("stops") | {"until"}, 10)
    return None if found is None or found[1] - found[0] < 3 else found


def _before_forecast(row: Sequence[Token], end: int) -> int:
    """ "contracts, once forecast to cost £5m", "the fence, expected to cost £5m": where what costs it ends."""
    i = end
    while i > 1 and row[i - 1].lower in words("forecast"):
        i -= 1
    return i if i < end and row[i - 1].lower == "," else end


def before_commas(row: Sequence[Token], end: int) -> int:
    """Where a subject ends that something between commas follows: "the flight, which never left, was chartered"."""
    if end > 1 and row[end - 1].lower == ",":
        return next((i for i in range(end - 2, 0, -1) if row[i].lower == ","), end)
    return end


def sold(row: Sequence[Token], k: int) -> tuple[int, int] | None:
    """What "is sold for £5", "goes for £5": the noun that opens the clause."""
    if k < 3 or row[k - 1].lower not in ("for", "at") or row[k - 2].lower not in status_words("nouns", "sold"):
        return None
    first = k - 2
    while first > 0 and row[first - 1].lower in BEEN | {"has", "have", "had", "can", "will"}:
        first -= 1
    return first_of_clause(row, Verb(k - 2, first, "other", "past", ()))


def costed(row: Sequence[Token], verb: Verb) -> tuple[int, int] | None:
    """What the subject of "cost" or "rise to" is: behind "the cost of", a clause with "-ing", or the subject itself."""
    aside = _before_forecast(row, verb.first)
    end = before_commas(row, verb.first) if aside == verb.first else aside - 1
    if [t.lower for t in row[end - 3 : end]] == ["as", "a", "whole"]:
        return phrase_left(row, end - 3)
    for i in range(end - 2, max(-1, end - FAR), -1):
        if row[i].kind != "word" and row[i].kind not in ("date", "duration"):
            break
        # "the agency's budget for 2025"
        dated = i + 2 < end and (row[i + 2].kind in ("date", "duration") or row[i + 2].text[:4].isdigit())
        if dated and row[i].lower in words("bills") and row[i + 1].lower in ("of", "for", "in"):
            return phrase_left(row, i + 1)
        if row[i].lower in words("bills") and row[i + 1].lower in {"of", "for", "on", "to"}:
            return _behind_bill(row, i + 1, end)
    found = subject(row, verb) if aside == verb.first else phrase_left(row, end)
    if found is not None and found[0] > 1 and row[found[0] - 1].lower == "and" and not row[found[0]].text[:1].isupper():
        found = opening_noun(row, cut=True) or found  # "a flight with nine boys on board and ten guards cost £5"
    if found is not None:
        return _with_gerund(row, found)
    return None


def _behind_bill(row: Sequence[Token], at: int, end: int) -> tuple[int, int] | None:
    """Behind "the cost of", past the one to whom it falls: "the cost to Kent of looking after children"."""
    if row[at].lower == "to":
        at = next((i for i in range(at + 1, min(end, at + 7)) if row[i].lower in ("of", "for")), end)
    first = at + 1
    while first < end and row[first].lower in DETERMINERS:
        first += 1
    stop = first
    while (
        stop < end
        and row[stop].kind == "word"
        and not (row[stop].lower == "to" and row[stop + 1].lower in DETERMINERS)
        and (
            row[stop].lower not in words("stops") | {"in", "at", "around"}
            or (row[stop].lower == "after" and row[stop - 1].lower.endswith("ing"))
        )
    ):
        stop += 1
    return (first, stop) if first < stop else None


def _with_gerund(row: Sequence[Token], found: tuple[int, int]) -> tuple[int, int]:
    """ "clearing the backlog", "looking after the children": the phrase begins with what is done."""
    for i in range(found[0] - 1, max(-1, found[0] - 4), -1):
        if row[i].kind != "word":
            break
        before = row[i - 1] if i else None
        opens = before is None or before.kind == "sign" or before.lower in {"that", "of", "for", "says", "said"}
        if row[i].lower.endswith("ing") and len(row[i].lower) > 5 and opens:
            return i, found[1]
        if row[i].lower not in DETERMINERS | {"after", "for", "up", "out", "off", "down", "in", "to"}:
            break
    return found
