"""Who pays a price, a fine or a bill: "migrants are charged £5", "the bill to the taxpayer is £5"."""

from __future__ import annotations

import re

from channelfacts.clauses import BREAK_SIGNS, DETERMINERS, Verb
from channelfacts.clauses.subjects import subject
from channelfacts.facts.money.antecedents import meant, pronoun
from channelfacts.facts.money.bodies import Stretch, body, name, without_mark, words
from channelfacts.facts.money.context import Line

FAR = 16


def priced(line: Line, verb: Verb | None, k: int) -> Stretch | None:
    """Whom a price or a fine is asked of: "charge migrants £5", "the firm was fined £5", "asked London for £5"."""
    if verb is None or verb.kind != "other":
        return None
    row = line.row
    asked = row[verb.at].lower
    if asked in words("charging"):
        if verb.passive:
            found = subject(row, verb)
            at = pronoun(row, found)
            return meant(line, at) if at is not None else body(line, found, anybody=True)
        return body(line, (verb.at + 1, k), anybody=True) if verb.at + 1 < k else None
    if asked in words("requesting") and verb.link == "for" and not verb.passive:
        end = next((i for i in range(verb.at + 1, k) if row[i].lower == "for"), None)
        return body(line, (verb.at + 1, end)) if end is not None and end > verb.at + 1 else None
    return None


def _due_from(line: Line, k: int) -> Stretch | None:
    """ "£3m for boats, drones and radar, to be paid for by the UK"."""
    row = line.row
    for i in range(k + 1, min(len(row) - 4, k + 2 * FAR)):
        if row[i].kind == "money" or row[i].lower in BREAK_SIGNS:
            return None
        if row[i].lower == "to" and row[i + 1].lower == "be" and row[i + 2].lower in words("paid_by"):
            by = next((j for j in range(i + 3, min(len(row) - 1, i + 5)) if row[j].lower == "by"), None)
            return None if by is None else body(line, name(row, by + 1), firm=True)
    return None


def billed(line: Line, verb: Verb | None, k: int) -> Stretch | None:
    """Whom a cost falls on: "the bill to the taxpayer came to £5", "the EU-funded camp cost £5", "funded by the EU at a
    cost of £5"."""
    row = line.row
    if (found := _due_from(line, k)) is not None:
        return found
    for i in range(k - 2, max(-1, k - FAR), -1):
        if row[i].lower in BREAK_SIGNS | {",", "which", "but"} or row[i].kind == "money":
            return None
        if row[i].lower in words("bills") and row[i + 1].lower in ("to", "for") and i + 2 < k:
            start = i + 2 + (row[i + 2].lower in DETERMINERS)
            named = row[start].text[:1].isupper() or row[start].lower in ("taxpayer", "taxpayers", "public")
            found = body(line, name(row, i + 2), firm=True)
            if found is not None and (named or row[i + 1].lower == "to"):
                return found
        spending = (
            i and row[i - 1].lower in ("expenditure", "spending") and row[k - 1].lower in ("was", "is", "of", "at")
        )
        if row[i].lower == "by" and i and (spending or row[i - 1].lower in words("paid_by")):
            return body(line, name(row, i + 1), firm=True)
        owner = row[i].text.endswith(("'s", "’s")) and row[i].text[:1].isupper() and row[i + 1].lower != "budget"
        if owner and verb is not None and verb.kind == "cost" and i < verb.first:
            found = body(line, (i, i + 1), firm=True)  # "Hungary's fence has cost £5"
            return None if found is None else without_mark(line.text, found)
        if (funded := re.fullmatch(r"(.+)-(?:funded|financed)", row[i].text)) is not None:
            return row[i].start, row[i].start + len(funded[1])
    return None
