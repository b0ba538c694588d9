"""Who is paid: "give France £5m", "£5m to the French", "Rwanda received £5m", "a £5m contract with Serco"."""

from __future__ import annotations

from collections.abc import Sequence

from channelfacts.clauses import DETERMINERS, Token, Verb, governor, phrase_left, relative, skip_terms, verb_behind
from channelfacts.clauses.subjects import first_of_clause, subject
from channelfacts.facts.money.antecedents import meant, pronoun
from channelfacts.facts.money.bearers import gapped
from channelfacts.facts.money.bodies import (
    PAYING,
    Stretch,
    begins_name,
    body,
    name,
    nation_of,
    stops,
    without_mark,
    words,
)
from channelfacts.facts.money.context import Line
from channelfacts.facts.money.gifts import past_gift

TOWNS = frozenset({"town", "city", "village", "port", "camp", "island", "beach", "station"})
BEFORE = frozenset({"with", "further", "extra", "additional", "of", "worth", "about", "around"})


def recipient(line: Line, k: int) -> Stretch | None:
    """Who gets the amount at token `k`; None where the clause does not say."""
    row = line.row
    if gapped(line, k) is not None:
        return None
    verb, behind = governor(row, k), verb_behind(row, k)
    if verb is not None and (found := _of_verb(line, verb, k)) is not None:
        return found
    if (found := _budget(line, k) or _partner(line, k) or _funded(line, k)) is not None:
        return found
    told = relative(row, k)
    if told is not None and (told[0].kind == "receive" or row[told[0].at].lower in words("wanting")):
        return body(line, told[1])
    if told is not None and told[0].kind in PAYING:
        return _behind(line, told[0].at + 1, k)
    found = None if behind is None else _behind(line, behind.at + 1, k, passive=behind.passive)
    return found or _behind(line, k + 1, k)


def _budget(line: Line, k: int) -> Stretch | None:
    """ "the agency's budget stood at £5m", "its £5m budget": the one whose budget it is gets it."""
    row = line.row
    at = next((i for i in (k + 1, k + 2, *range(k - 1, max(-1, k - 6), -1)) if _is_budget(row, i)), None)
    if at is None:
        return None
    for i in range(at - 1, max(-1, at - 5), -1):
        if row[i].lower in ("its", "their"):
            aside = i > 1 and row[i - 1].lower.endswith("ing")  # "gives £1 to the force, doubling its budget to £5"
            return None if aside else meant(line, i)
        if row[i].text.endswith(("'s", "’s")) or row[i].text in ("'", "’"):
            found = body(line, phrase_left(row, i + 1), places=True)
            return None if found is None else without_mark(line.text, found)
        if i != k and (row[i].kind != "word" or row[i].lower in stops()):
            return None
    return None


def _funded(line: Line, k: int) -> Stretch | None:
    """ "Funding for the agency's work will rise to £5m": who is funded."""
    row = line.row
    for i in range(min(2, len(row) - 2)):
        if row[i].lower == "funding" and row[i + 1].lower == "for" and i + 2 < k and row[i + 2].kind == "word":
            end = next((j + 1 for j in range(i + 2, min(k, i + 9)) if row[j].text.endswith(("'s", "’s"))), None)
            found = (i + 2, end) if end is not None else name(row, i + 2)
            told = body(line, found, firm=True)
            return None if told is None else without_mark(line.text, told)
    return None


def _is_budget(row: Sequence[Token], i: int) -> bool:
    return i < len(row) and row[i].lower == "budget"


def _partner(line: Line, k: int) -> Stretch | None:
    """ "the partnership with Cairo is worth £5m"."""
    row = line.row
    for i in range(k - 2, max(0, k - 9), -1):
        if row[i].lower == "with" and row[i - 1].lower in words("contracts"):
            found = name(row, i + 1)
            rest = {"is", "was", "worth", "of", "a", "an", ",", "be", "will", "would"}
            if found is None or any(t.lower not in rest for t in row[found[1] : k]):
                return None
            return body(line, found, places=True)
    return None


def _of_verb(line: Line, verb: Verb, k: int) -> Stretch | None:
    row = line.row
    if verb.kind == "receive" and not verb.passive:
        return _getter(line, verb)
    asked = words("charging") | words("requesting") | words("wanting") | words("selling")
    if verb.kind == "other" and row[verb.at].lower in asked and not verb.passive:
        return _subject(line, verb)
    if verb.kind not in PAYING | {"owe"}:
        return None
    if verb.passive:
        return _subject(line, verb) if row[verb.at].lower in words("handing") and verb.link != "at" else None
    start, end = verb.at + 1 + (row[verb.at + 1].lower == "to"), k
    nouns = words("gifts") | {"contract", "contracts", "deal"}
    if start < end and row[start].lower in words("particles"):
        return None
    while end > start and row[end - 1].lower in DETERMINERS | BEFORE | nouns:
        end -= 1
    return body(line, (start, end), places=True) if start < end else None


def _getter(line: Line, verb: Verb) -> Stretch | None:
    """The subject of a verb of getting."""
    if line.row[verb.at].lower in words("getting"):
        return _subject(line, verb)
    return body(line, subject(line.row, verb), places=True)


def _subject(line: Line, verb: Verb) -> Stretch | None:
    """Who gets it where the verb leaves no doubt that its subject does."""
    row = line.row
    found = subject(row, verb)
    at = pronoun(row, found)
    if at is not None:
        return meant(line, at)
    beside = found is not None and found[1] == verb.first
    told = body(line, found, places=True, anybody=beside)
    return told or body(line, first_of_clause(row, verb), places=True, anybody=True)


def _behind(line: Line, at: int, k: int, *, passive: bool = False) -> Stretch | None:
    """ "£5m to the French", "£5m for Tunisia to fight smuggling", "a £5m contract with Serco"."""
    row = line.row
    at = _past_noun(row, skip_terms(row, at))
    at = _past_noun(row, skip_terms(row, at))
    if passive and at + 1 < len(row) and row[at].lower == "by" and (agent := name(row, at + 1)) is not None:
        at = agent[1]  # "£5m was paid by the council to a charity"
    if at + 1 >= len(row):
        return None
    link, ahead = row[at].lower, row[at + 1]
    if link == "to" and begins_name(ahead):
        return body(line, name(row, at + 1), places=True)
    if link == "from" and (verb := governor(row, k)) is not None and verb.kind == "buy" and verb.link is None:
        return body(line, name(row, at + 1))
    if link == "with" and at > k + 1 and row[at - 1].lower in words("contracts") and begins_name(ahead):
        return body(line, name(row, at + 1), places=True)
    if link == "for" and ahead.text[:1].isupper():
        found = name(row, at + 1)
        after = row[found[1]] if found is not None and found[1] < len(row) else None
        country = found is not None and _land(line, row[found[0]].start, row[found[1] - 1].end)
        if after is not None and (
            after.lower == "to" or (country and (after.kind in ("sign", "date") or after.lower in stops()))
        ):
            return body(line, found, places=True)  # "€105m for Tunisia to fight smuggling"
    return None


def _land(line: Line, start: int, end: int) -> bool:
    """A country, a union or a continent."""
    if nation_of(line.text[start:end]) is not None:
        return True
    return any(p.start <= start and end <= p.end and p.kind in ("country", "continent") for p in line.places)


def goes_to_town(line: Line, found: Stretch) -> bool:
    """ "committed to Calais": a town is where the money goes, and nobody who is paid."""
    before = next((t for t in reversed(line.row) if t.end <= found[0]), None)
    if before is None or before.lower != "to":
        return False
    return any(p.start <= found[0] and found[1] <= p.end and p.kind in TOWNS for p in line.places)


def _past_noun(row: Sequence[Token], at: int) -> int:
    """Past dates and past the word of money that the amount is said of, "£2m EU grant" too."""
    while at < len(row) and (row[at].kind == "date" or row[at].lower in words("of_money")):
        at += 1
    at = past_gift(row, at)
    if at + 1 < len(row) and row[at].lower == "from" and row[at - 1].lower in words("gifts") | words("contracts"):
        giver = name(row, at + 1)
        at = giver[1] if giver is not None else at
    return at
