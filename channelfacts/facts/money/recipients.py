"""Who is paid: "give France £5m", "£5m to the French", "Rwanda received £5m", "a £5m contract with Serco"."""

from __future__ import annotations

from collections.abc import Sequence

from channelfacts.clauses import DETERMINERS, Token, Verb, governor, relative, skip_terms, verb_behind
from channelfacts.clauses.subjects import subject
from channelfacts.facts.money.antecedents import meant, pronoun
from channelfacts.facts.money.bodies import PAYING, Stretch, begins_name, body, name, nation_of, stops, words
from channelfacts.facts.money.context import Line

BEFORE = frozenset({"with", "further", "extra", "additional", "of", "worth", "about", "around"})


def recipient(line: Line, k: int) -> Stretch | None:
    """Who gets the amount at token `k`; None where the clause does not say."""
    row = line.row
    verb, behind = governor(row, k), verb_behind(row, k)
    if verb is not None and (found := _of_verb(line, verb, k)) is not None:
        return found
    told = relative(row, k)
    at = told[0].at + 1 if told is not None and told[0].kind in PAYING else (k if behind is None else behind.at) + 1
    return _behind(line, at, k, passive=behind is not None and behind.passive)


def _of_verb(line: Line, verb: Verb, k: int) -> Stretch | None:
    row = line.row
    if verb.kind == "receive" and not verb.passive:
        return _getter(line, verb)
    if verb.kind == "other" and row[verb.at].lower in words("charging") and not verb.passive:
        return body(line, subject(row, verb))
    if verb.kind not in PAYING:
        return None
    if verb.passive:
        found = subject(row, verb)
        at = pronoun(row, found)
        return meant(line, at) if at is not None else body(line, found, places=True)
    start, end = verb.at + 1 + (row[verb.at + 1].lower == "to"), k
    nouns = words("gifts") | {"contract", "contracts", "deal"}
    while end > start and row[end - 1].lower in DETERMINERS | BEFORE | nouns:
        end -= 1
    return body(line, (start, end), places=True) if start < end else None


def _getter(line: Line, verb: Verb) -> Stretch | None:
    """The subject of a verb of getting."""
    row = line.row
    found = subject(row, verb)
    at = pronoun(row, found)
    if at is not None:
        return meant(line, at)
    sure = row[verb.at].lower in words("getting") and found is not None and found[1] == verb.first
    return body(line, found, places=True, anybody=sure)


def _behind(line: Line, at: int, k: int, *, passive: bool) -> Stretch | None:
    """ "£5m to the French", "£5m for Tunisia to fight smuggling", "a £5m contract with Serco"."""
    row = line.row
    at = skip_terms(row, at)
    at = _past_noun(row, at, k)
    if passive and at + 1 < len(row) and row[at].lower == "by" and (agent := name(row, at + 1)) is not None:
        at = agent[1]  # "£5m was paid by the council to a charity"
    if at + 1 >= len(row):
        return None
    link, ahead = row[at].lower, row[at + 1]
    if link == "to" and begins_name(ahead):
        return body(line, name(row, at + 1), places=True)
    if link == "with" and at > k + 1 and row[at - 1].lower in words("contracts") and begins_name(ahead):
        return body(line, name(row, at + 1), places=True)
    if link == "for" and ahead.text[:1].isupper():
        found = name(row, at + 1)
        after = row[found[1]] if found is not None and found[1] < len(row) else None
        country = found is not None and nation_of(line.text[row[found[0]].start : row[found[1] - 1].end]) is not None
        if after is not None and (
            after.lower == "to" or (country and (after.kind == "sign" or after.lower in stops()))
        ):
            return body(line, found, places=True)  # "€105m for Tunisia to fight smuggling"
    return None


def _past_noun(row: Sequence[Token], at: int, k: int) -> int:
    """Past dates and past the word of money that the amount is said of, "£2m EU grant" too."""
    while at < len(row) and (row[at].kind == "date" or row[at].lower in words("of_money")):
        at += 1
    for i in range(at, min(len(row), at + 4)):
        if row[i].lower in words("gifts") | words("contracts"):
            at = i + 1
        elif row[i].kind != "word" or row[i].lower in stops() | {"of", "and"}:
            break
    if at + 1 < len(row) and row[at].lower == "from" and row[at - 1].lower in words("gifts") | words("contracts"):
        giver = name(row, at + 1)
        at = giver[1] if giver is not None else at
    return at
