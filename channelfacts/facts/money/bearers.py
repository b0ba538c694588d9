"""On whom a sum falls that no verb of paying has: who faces a fine, meets the cost, does a thing at a cost."""

from __future__ import annotations

from collections.abc import Sequence

from channelfacts.clauses import AUXILIARIES, BREAK_SIGNS, Token, Verb, governor, phrase_left
from channelfacts.clauses import words as status_words
from channelfacts.clauses.beside import at_cost
from channelfacts.clauses.subjects import first_of_clause, subject
from channelfacts.clauses.verbs import filler
from channelfacts.facts.money.antecedents import meant, opening, pronoun
from channelfacts.facts.money.bodies import PAYING, Stretch, body, words
from channelfacts.facts.money.context import Line
from channelfacts.facts.money.costing import doing
from channelfacts.facts.money.gifts import grant

NEAR = 8
FAR = 22


def facing(line: Line, k: int) -> Stretch | None:
    """Who "faces a fine of £5", "risks a £5 penalty", "was hit with a £5 charge"."""
    row = line.row
    asked = status_words("nouns", "other") | {"bill", "bills"}
    if not {t.lower for t in row[max(0, k - 4) : k + 4]} & asked:
        return None
    for i in range(k - 1, max(0, k - NEAR), -1):
        if row[i].kind == "money" or row[i].lower in BREAK_SIGNS | {",", "and", "but"}:
            return None
        struck = row[i].lower in words("struck") and row[i + 1].lower in ("with", "by") and _been(row, i)
        if row[i].lower in words("facing") or struck:
            return _bearer(line, Verb(i, _first(row, i), "other", "third", ()))
    return None


def _been(row: Sequence[Token], i: int) -> bool:
    return row[i - 1].lower in {"was", "were", "been", "be", "is", "are", "being", "get", "got"}


def _first(row: Sequence[Token], i: int) -> int:
    passed = AUXILIARIES | filler() | {"to", "now", "got", "get"}
    agreed = status_words("groups", "catenatives")
    while i and (row[i - 1].lower in passed or (row[i].lower == "to" and row[i - 1].lower in agreed)):
        i -= 1
    return i


def _bearer(line: Line, verb: Verb) -> Stretch | None:
    """The subject, past a relative clause that follows it ("employers who break the rules face")."""
    row = line.row
    found = first_of_clause(row, verb) or subject(row, verb)
    at = pronoun(row, found)
    return meant(line, at) if at is not None else body(line, found, anybody=True)


def meeting(line: Line, k: int) -> Stretch | None:
    """ "with France meeting half the cost, expected to be £5", "Kent will foot the £5m bill"."""
    row = line.row
    for i in range(k - 1, max(0, k - FAR), -1):
        if row[i].kind == "money" or row[i].lower in BREAK_SIGNS:
            return None
        paid = row[i].lower in ("pay", "pays", "paid", "paying") and row[i + 1].lower == "for"
        if paid and row[k - 1].lower == "cost" and row[k - 2].lower in ("to", "will"):
            return body(line, phrase_left(row, _first(row, i)), firm=True)  # "will pay for a wall, due to cost £5m"
        if row[i].lower in words("bearing"):
            near = {t.lower for t in [*row[i + 1 : min(i + 6, k)], *(row[k + 1 : k + 4] if k - i < 4 else [])]}
            if near & {"cost", "costs", "bill", "bills", "expense", "expenses"}:
                return body(line, phrase_left(row, _first(row, i)), firm=True)
    return None


def doer(line: Line, k: int) -> Stretch | None:
    """The body that does a thing at a cost, or goes on to do it with a package of so much: "The State is housing
    families at an average of £5 a night", "Britain will step up patrols with a £5m package"."""
    row = line.row
    at = at_cost(row, k)
    if at is None and k > 2 and row[k - 1].lower in ("a", "an") and row[k - 2].lower == "with":
        at = k - 2 if grant(row, k) is not None else None
    if at is None:
        return None
    ends = BREAK_SIGNS | {"from", "by"}
    if any(t.kind == "money" or t.lower in ends for t in row[max(0, at - FAR) : at]):
        return None
    if any(t.lower in ("from", "by") for t in row[k + 1 : k + 6]):
        return None
    acts = [i for i in range(1, at) if doing(row, i) is not None or _modal(row, i)]
    told = {"that", "which", "who", "where", "along"}  # "released a plan that would end it, along with a £5m fund"
    if not acts or row[acts[0]].lower in words("gaining"):
        return None
    if any(t.lower in told for t in row[_first(row, acts[0]) - 1 : at]):
        return None
    found = phrase_left(row, _first(row, acts[0])) or opening(line, at)
    if found is None or _company(line, found):
        return None
    first = _first(row, acts[0])
    if first > found[1] + 1 and not any(t.lower in AUXILIARIES for t in row[found[1] : acts[0]]):
        return None
    return body(line, found, firm=True)


def _company(line: Line, found: tuple[int, int]) -> bool:
    start, end = line.row[found[0]].start, line.row[found[1] - 1].end
    return any(a.kind == "company" and a.start < end and start < a.end for a in line.agencies)


def _modal(row: Sequence[Token], i: int) -> bool:
    """ "will today step up": the verb, past a time."""
    past = i - 1
    while past and (row[past].kind == "date" or row[past].lower in filler()):
        past -= 1
    return row[i].kind == "word" and row[past].lower == "will" and row[i].lower != "be"


def gapped(line: Line, k: int) -> Stretch | None:
    """ "The Dutch put up £5m and the Germans £12m": the second payer, whose verb is left out."""
    row = line.row
    start = next((i + 1 for i in range(k - 1, max(0, k - 6), -1) if row[i].lower in ("and", ",", "while")), None)
    if start is None or start >= k or not any(t.kind == "money" for t in row[max(0, start - 10) : start]):
        return None
    if any(t.kind != "word" or t.lower in words("of_money") - {"a"} for t in row[start:k]):
        return None
    earlier = next(i for i in range(start - 1, -1, -1) if row[i].kind == "money")
    first = governor(row, earlier)
    if first is None or first.kind not in PAYING or first.passive:
        return None
    return body(line, (start, k), firm=True)
