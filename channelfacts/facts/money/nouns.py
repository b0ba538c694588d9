"""The nouns that an amount stands beside: "a £2m fence", "a contract worth £5m", "Fencing: £5m"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from channelfacts.clauses import (
    AUXILIARIES,
    DETERMINERS,
    Token,
    Verb,
    is_verb,
    phrase_left,
    phrase_right,
    skip_terms,
    verbs,
)
from channelfacts.clauses import words as status_words
from channelfacts.clauses.subjects import first_of_clause
from channelfacts.facts.money.uses import LONGEST, words
from channelfacts.lexicons import lexicon


def bill(row: Sequence[Token], end: int, *, sure: bool = False) -> tuple[int, int] | None:
    """ "The bill for the operation was £5m", "spending on hotels this year is £5m", "spending on hotels of £5m".

    `sure`: only behind a noun of costs, none of money ("a fund for dogs and caps spending at £5m")."""
    nouns = words("bills") if sure else words("bland") | words("bills")
    for i in range(end - 2, max(-1, end - 14), -1):
        if row[i].kind not in ("word", "date", "duration") or row[i].lower in AUXILIARIES:
            return None
        if row[i].lower in nouns and row[i + 1].lower == "by":  # "spending by councils on hotels was £5m"
            i = next((j - 1 for j in range(i + 2, end - 1) if row[j].lower in ("on", "for")), i)
            told = row[i + 1].lower in ("on", "for")
        else:
            told = row[i].lower in nouns and row[i + 1].lower in {"of", "for", "on"}
        if told:
            stop = i + 2
            while stop < end and row[stop].kind == "word" and row[stop].lower not in words("stops") | {"in", "at"}:
                if row[stop].text.islower() and stop > i + 2 and is_verb(row, stop):
                    break
                stop += 1
            return bare(row, (i + 2, stop))
    return None


def label(row: Sequence[Token], k: int) -> tuple[int, int] | None:
    """What a line of a list says beside its sum: "Fencing: £5m", "£5m – fencing"."""
    if k > 1 and row[k - 1].lower in (":", "–", "—"):
        found = phrase_left(row, k - 1)
        return bare(row, found) if found is not None and found[0] <= 1 else None
    behind = skip_terms(row, k + 1)
    if k <= 1 and behind + 1 < len(row) and row[behind].lower in ("–", "—", "-", ":"):
        found = phrase_right(row, behind + 1, words("stops"), LONGEST)
        return bare(row, found)
    return None


def head(row: Sequence[Token], k: int) -> tuple[int, int] | None:
    """The noun whose sum it is: "aid initiatives totalling £217m", "a contract worth £5m", "a fund of £5m"."""
    i = k - 1
    while i >= 0 and k - i <= 3 and row[i].lower in words("before_head"):
        i -= 1
    if i < 1:
        return None
    if i > 2 and [t.lower for t in row[i - 3 : i + 1 : 3]] == ["to", "of"] and row[i - 1].lower in words("tune"):
        return bare(row, phrase_left(row, i - 3))  # "a plan to the value of £6m"
    if row[i].lower == "of":
        if (billed := bill(row, i)) is not None:
            return billed
        found = phrase_left(row, i)
        money = status_words("nouns", "other") | status_words("nouns", "actual") | status_words("nouns", "planned")
        return bare(row, found) if row[i - 1].lower in money else None
    if row[i].lower == "worth" and row[i - 1].lower in ("is", "was", "are", "were", "be"):
        # "the pact with Oslo is worth £5m"
        return bare(row, first_of_clause(row, Verb(i, i - 1, "level", "third", ())))
    if row[i].lower in words("worth"):
        found = phrase_left(row, i - (row[i - 1].lower == ","))
        if found is not None and found[1] - found[0] == 1 and row[found[0] - 1].lower in ("was", "were", "been"):
            found = phrase_left(row, found[0] - 1)  # "fines were issued, worth £5m"
        return bare(row, found)
    return bare(row, phrase_left(row, i + 1)) if row[i].lower in words("sums") else None


def compound(row: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The nouns that the amount stands before, as in "£2m security fence"."""
    end = at
    while end < len(row) and end - at < 6 and row[end].kind in ("word", "duration"):
        word = row[end].lower
        if word in words("stops") | words("into") | DETERMINERS | words("no_noun"):
            break
        if word.endswith("ed") and end + 1 < len(row) and row[end + 1].lower in {"with", "to", "by", "from", "for"}:
            break
        if word in verbs() and (word.endswith(("ing", "ed")) or word in {"spent", "given", "paid"}):
            break
        end += 1
    if end == at:
        return None
    if end < len(row) and row[end].lower == "of" and row[end - 1].lower not in words("of_what"):
        more = phrase_right(row, end, words("stops") | words("into"), 6)
        end = more[1] if more is not None else end
    return at, end


def bare(row: Sequence[Token], found: tuple[int, int] | None, *, whole: bool = False) -> tuple[int, int] | None:
    """A noun phrase without its determiner; None where it is a pronoun or a word of money alone."""
    if found is None:
        return None
    first, end = found
    while first < end and (row[first].lower in DETERMINERS or row[first].kind != "word"):
        first += 1
    told = range(0) if whole else range(end - 2, first - 1, -1)
    verb = next((i for i in told if row[i].lower in verbs() and is_verb(row, i)), None)
    first = first if verb is None else verb + 1  # "drivers face fines"
    if first < end and row[first].text[:1].islower() and row[first].lower in words("no_start"):
        return None
    if end - first > 2 and row[first + 1].lower in {"of", "for", "on"} and row[first].lower in words("bland"):
        first += 2  # "the cost of hotels"
        first += row[first].lower in DETERMINERS and first + 1 < end
    inner = [
        re.split("['’]", t.lower)[0] if t.text[-3:] in ("'re", "’re", "'ll", "’ll") else t.lower for t in row[first:end]
    ]
    if not inner or set(inner) <= words("bland") | {
        "of",
        "and",
        "total",
        "annual",
        "overall",
        "estimated",
        "first",
        "second",
        "true",
        "real",
        "full",
        "final",
    }:
        return None
    if inner[-1] in lexicon("money")["payers"]["pronouns"] and (len(inner) == 1 or inner[-1] != "there"):
        return None
    return first, end
