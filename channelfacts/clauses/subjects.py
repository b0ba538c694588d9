"""Who does what the verb says."""

from __future__ import annotations

from collections.abc import Sequence

from channelfacts.clauses.phrases import phrase_left
from channelfacts.clauses.rows import AUXILIARIES, DETERMINERS, Token
from channelfacts.clauses.verbs import Verb, is_verb, verbs, words

PLACED = frozenset(
    {
        "to",
        "along",
        "around",
        "outside",
        "beside",
        "behind",
        "inside",
        "off",
        "in",
        "at",
        "on",
        "near",
        "from",
        "for",
        "with",
        "by",
        "across",
        "under",
        "over",
        "through",
        "between",
        "within",
        "aboard",
    }
)
"""After these a phrase only says more of the phrase before ("ministers in London")."""
ADVERBS = frozenset({"about", "nearly", "almost", "some", "now", "then", "so", "only"})
FINITE = AUXILIARIES - {"be", "been", "being", "having"}


def subject(row: Sequence[Token], verb: Verb) -> tuple[int, int] | None:
    """The noun phrase that does what `verb` says; looks past "which" and over coordinated verbs."""
    end = _past_giver(row, verb.first)
    if end > 0 and row[end - 1].lower in {"which", "who", "that"}:
        end -= 1
        if end > 0 and row[end - 1].lower == ",":
            end -= 1
        return phrase_left(row, end)
    finite = verb.form in ("past", "third") or (verb.before and verb.before[0] in FINITE)
    finite = finite or (len(verb.before) > 1 and verb.before[1] == "to" and verb.before[0].endswith(("ed", "s")))
    if end > 0 and row[end - 1].lower == "," and finite:
        start = next((i for i in range(end - 2, -1, -1) if row[i].lower == ","), None)
        return phrase_left(row, start) if start else None
    found = phrase_left(row, end)
    absolute = verb.form == "gerund" or "having" in verb.before  # "with Britain having paid"
    while found is not None and found[0] > 1 and row[found[0] - 1].lower in PLACED and not absolute:
        if row[found[0] - 1].lower == "on" and row[found[0] - 2].lower in words("groups", "only_for"):
            break  # "called on the mayor to spend £5"
        found = phrase_left(row, found[0] - 1)
    told = found is not None and row[found[1] - 1].text.islower() and is_verb(row, found[1] - 1)
    if found is not None and row[found[0]].lower not in {"and", "or"} and not told:
        return found
    return earlier_subject(row, end)


def _past_giver(row: Sequence[Token], end: int) -> int:
    """ "the tunnel, which police say costs £5": behind "which" the one who says it is no subject."""
    if end < 3 or row[end - 1].lower not in words("clauses", "telling"):
        return end
    return next((i + 1 for i in range(end - 2, max(-1, end - 7), -1) if row[i].lower in {"which", "who", "that"}), end)


def earlier_subject(row: Sequence[Token], end: int) -> tuple[int, int] | None:
    """The nearest noun phrase to the left that has a finite auxiliary or a listed verb behind it."""
    for i in range(end - 1, 0, -1):
        word = row[i].lower
        if row[i].kind == "sign" and word in {";", ":"}:
            return None
        told = row[i].text.islower() and word in verbs() and verbs()[word][1] & {"past", "third"} and is_verb(row, i)
        if (word in FINITE or told) and (found := phrase_left(row, i)) is not None:
            return found
    return None


def first_of_clause(row: Sequence[Token], verb: Verb) -> tuple[int, int] | None:
    """The noun that opens the clause of a verb, without what says more of it: "people held in the barracks earn"."""
    end = verb.first
    if end > 1 and row[end - 1].lower == ",":
        end = next((i for i in range(end - 2, -1, -1) if row[i].lower == ","), 0)
    start = end
    while start > 0 and end - start < 14 and not _opens_clause(row, start - 1):
        start -= 1
    if start > 1 and row[start - 1].lower in ("who", "which", "that"):
        return phrase_left(row, start - 1 - (row[start - 2].lower == ","))  # "two men who steered a boat were paid"
    while start < end and (row[start].lower in DETERMINERS | ADVERBS or row[start].kind in ("date", "duration")):
        start += 1
    stop = start
    while stop < end and row[stop].kind == "word" and row[stop].lower not in PLACED | {"of", "to"}:
        if stop > start and row[stop].lower.endswith(("ed", "ing", "held")) and row[stop].text.islower():
            break
        stop += 1
    told = [i for i in range(start, stop) if is_verb(row, i) and row[i].text.islower()]
    return (start, stop) if start < stop and not told else None


def _opens_clause(row: Sequence[Token], i: int) -> bool:
    token = row[i]
    if token.kind == "sign":
        return token.lower not in "'’-\"“”"
    return token.lower in words("clauses", "breaks") | {"and", "or", "nor"} | FINITE
