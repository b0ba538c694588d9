"""Gifts of which an amount is told: "a £2m EU grant to Kent", "the Home Office grant was £5m"."""

from __future__ import annotations

from collections.abc import Sequence

from channelfacts.clauses import DETERMINERS, Token, governor, phrase_left, skip_terms
from channelfacts.facts.money.bodies import Stretch, body, stops, without_mark, words
from channelfacts.facts.money.context import Line

FAR = 12


def past_gift(row: Sequence[Token], at: int) -> int:
    """Past the nouns that end with the word of a gift or a contract ("£175m housing contract from ...")."""
    for i in range(at, min(len(row), at + 4)):
        if row[i].lower in words("gifts") | words("contracts"):
            return i + 1
        if row[i].kind != "word" or row[i].lower in stops() | {"of", "and"}:
            break
    return at


def grant(row: Sequence[Token], k: int) -> int | None:
    """Where the word of a gift stands that the amount is said of: "£2m EU grant", "£3m emergency fund"."""
    for i in range(k + 1, min(len(row), k + 7)):
        if row[i].lower in words("gifts"):
            return i
        if row[i].kind == "sign" or row[i].lower in stops() | {"of", "and"}:
            return None
    return None


def compounded(line: Line, k: int) -> Stretch | None:
    """The body named between an amount and the word of a gift: "a £2m EU grant to Kent"."""
    row = line.row
    at = skip_terms(row, k + 1)
    end = grant(row, k)
    if end is None or end <= at:
        return None
    start = next((i for i in range(at, end) if row[i].text[:1].isupper()), None)
    if start is None:
        return None
    while end > start + 1 and not row[end - 1].text[:1].isupper():
        end -= 1
    return body(line, (start, end), firm=True)


def level_of_gift(line: Line, k: int) -> Stretch | None:
    """ "The Home Office grant was £5m", "the council's allowance, raised to £5": whose gift it is."""
    row = line.row
    gifts = words("gifts") | words("allowances")
    at = next((i for i in range(k - 1, max(0, k - FAR), -1) if row[i].lower in gifts or row[i].kind == "money"), None)
    if at is None or row[at].kind == "money":
        return None
    if row[at + 1].lower == "from" and row[k - 1].lower == "of" and k - at > 3:
        return body(line, (at + 2, k - 1), firm=True)  # "a contribution from the council of £5m"
    if not _says_of(row, at, k):
        return None
    if row[at - 1].text.endswith(("'s", "’s")):
        owner = body(line, phrase_left(row, at), firm=True)
        return None if owner is None else without_mark(line.text, owner)
    first = at
    while first and row[first - 1].text[:1].isupper() and at - first < 5:
        first -= 1
    opened = first == 0 or row[first - 1].lower in DETERMINERS
    return body(line, (first, at), firm=True) if first < at and opened else None


def _says_of(row: Sequence[Token], at: int, k: int) -> bool:
    """Does the clause say of the noun at `at` what it comes to: "was £5m", "of £5m", "raised by £1 to £5"?"""
    last = row[k - 1].lower
    verb = governor(row, k)
    if last in ("is", "was", "are", "were", "of", "worth"):
        return k - at <= 3
    return (
        last in ("to", "by", "at")
        and verb is not None
        and (verb.kind in ("level", "cost") or row[verb.at].lower in words("changing"))
    )
