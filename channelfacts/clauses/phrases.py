"""Phrases to the left and to the right of a token."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from channelfacts.clauses.rows import AUXILIARIES, DETERMINERS, Token
from channelfacts.lexicons import lexicon

LOOSE = frozenset(
    (
        "and or the a an of in on to for at its their into about around both against than compared "
        + "\" “ ‘ ' - . ” ’"
    ).split()
)
"""What no phrase ends with."""
MODALS = frozenset({"will", "would", "could", "may", "might", "should", "must", "can", "did", "do", "does"})


def skip_terms(row: Sequence[Token], at: int) -> int:
    """The first token from `at` on that is no rate, stretch of time or bracketed sum."""
    while at < len(row):
        if row[at].lower == "(":
            close = next((i for i in range(at, min(len(row), at + 9)) if row[i].lower == ")"), None)
            if close is None or not any(row[i].kind == "money" for i in range(at, close)):
                return at
            at = close + 1
        elif row[at].kind in ("rate", "duration") or row[at].lower in ("each", "apiece"):
            at += 1
        elif row[at].lower in ("a", "an", "per", "each", "every", "to") and at + 1 < len(row) and _thing(row, at):
            at += 2
        else:
            return at
    return at


def _thing(row: Sequence[Token], at: int) -> bool:
    """ "£5,000 a head", "£10 per person": what the amount is per."""
    if row[at].lower in ("a", "an") and row[at + 1].lower not in ("head", "person", "piece", "time", "go"):
        return False
    return row[at].lower != "to" and row[at + 1].lower in lexicon("money")["rates"]["things"]


def phrase_left(row: Sequence[Token], end: int) -> tuple[int, int] | None:
    """The noun phrase that ends before token `end`, as (first, behind the last); None where none stands there."""
    status = lexicon("status")
    filler, breaks, links = status["groups"]["filler"], status["clauses"]["breaks"], status["clauses"]["links"]
    while end > 0 and (row[end - 1].kind in ("date", "duration") or row[end - 1].lower in filler):
        dated = row[end - 1].kind == "date"
        end -= 1
        if dated and end > 1 and row[end - 1].lower in ("on", "in", "since", "by"):
            end -= 1
    first = end
    while first > 0 and end - first < 8:
        token = row[first - 1]
        if token.kind != "word" and token.lower not in ("'", "’", "-", "&", "."):
            break
        if token.lower == "-" and first > 1 and row[first - 2].end < token.start:
            break  # "WASHINGTON - Congress sent"
        if token.lower in AUXILIARIES or token.lower in breaks or token.lower in links:
            break
        if token.lower in DETERMINERS:
            first -= 1
            break
        if token.lower in ("and", "of"):
            if first < 2 or row[first - 2].kind != "word" or row[first - 2].lower in AUXILIARIES or first == end:
                break
            if token.lower == "and" and not _joined(row, first):
                break
        elif _apart(row, first - 1) or (first != end and _verbal(token) and row[first].lower != "of"):
            break
        first -= 1
    if first and row[first - 1].lower in MODALS and row[first].text[:1].islower():
        first += 1
    while first < end and row[first].kind != "word":
        first += 1
    return (first, end) if first < end else None


def _apart(row: Sequence[Token], i: int) -> bool:
    """Is this a verb of reporting or of making others do ("the force" is none)?"""
    return row[i].lower in lexicon("status")["clauses"]["apart"] and not (
        i and row[i - 1].lower in DETERMINERS - {"that"}
    )


def _verbal(token: Token) -> bool:
    return token.text[:1].islower() and token.lower in _finite()


@cache
def _finite() -> frozenset[str]:
    """Past tenses and gerunds that end the search for the beginning of a phrase."""
    classes = lexicon("status")["classes"].values()
    return frozenset(form for rows in classes for row in rows for form in row.split()[2:])


def _joined(row: Sequence[Token], first: int) -> bool:
    """ "Britain and France": the word before "and" is of the same sort as the one behind."""
    if row[first - 2].text[:1].isupper() and row[first].text[:1].isupper():
        return True
    return row[first].lower in DETERMINERS and first >= 3 and row[first - 3].lower in DETERMINERS


def phrase_right(row: Sequence[Token], start: int, stops: frozenset[str], longest: int = 12) -> tuple[int, int] | None:
    """The phrase that begins at `start` and runs to the end of its clause, at most `longest` words."""
    end = start
    filler = lexicon("status")["groups"]["filler"]
    while end < len(row) and end - start < longest:
        token = row[end]
        if token.kind in ("money", "date", "duration", "rate") and end > start:
            break
        if (token.kind == "sign" and token.lower not in "'’-&/\"“”‘%.") or (end == len(row) - 1 and token.lower == "."):
            break
        goes_on = token.lower == "with" and row[end - 1].lower in lexicon("money")["purposes"]["going_on"]
        helped = token.lower in ("it", "them", "him", "her", "us") and row[end - 1].lower in (
            "help",
            "helping",
            "assist",
        )
        earlier = end == start + 1 and row[start].lower in ("a", "an", "the", "its", "their")  # "an earlier run"
        doubled = token.lower == "than" and row[end - 1].lower in ("more", "less") and end + 1 < len(row)
        doubled = doubled and row[end + 1].lower in ("double", "doubling", "treble", "halve", "doubled", "triple")
        looked = token.lower == "after" and row[end - 1].lower in ("look", "looking")
        if end > start and token.lower in stops and not (goes_on or helped or earlier or looked or doubled):
            break
        if token.lower in ("and", "or") and _new_clause(row, end + 1):
            break
        end += 1
    while end > start and (row[end - 1].lower in LOOSE or row[end - 1].lower in filler):
        end -= 1
    while start < end and (row[start].kind == "sign" or row[start].lower in DETERMINERS - {"no"}):
        start += 1
    return (start, end) if start < end else None


def _new_clause(row: Sequence[Token], i: int) -> bool:
    """Does another clause, another amount or another subject follow "and"?"""
    ahead = row[i : i + 5]
    if not ahead or ahead[0].kind != "word":
        return True
    pronouns = lexicon("money")["payers"]["pronouns"]
    return ahead[0].lower in pronouns or any(t.kind == "money" or t.lower in AUXILIARIES for t in ahead)
