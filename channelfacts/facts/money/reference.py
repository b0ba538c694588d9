"""What an amount is for where its clause only points at it: "the barge, for which it paid £5m", "It will cost £5m"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from channelfacts.clauses import (
    AUXILIARIES,
    BREAK_SIGNS,
    DETERMINERS,
    Token,
    Verb,
    governor,
    is_verb,
    phrase_left,
    phrase_right,
    verbs,
)
from channelfacts.clauses.subjects import PLACED
from channelfacts.facts.money.bodies import Stretch
from channelfacts.facts.money.context import Line
from channelfacts.facts.money.nouns import bare
from channelfacts.facts.money.uses import LONGEST, words
from channelfacts.lexicons import lexicon

FAR = 16
POINTING = frozenset({"for", "on", "towards"})
PARTICIPLE = re.compile(r".{2,}(?:ed|ing|[^s]t|en)")


def pointed(row: Sequence[Token], k: int) -> tuple[int, int] | None:
    """The noun before "for which" or "on which", or before "where" with a verb of spending in its clause."""
    for i in range(k - 1, max(1, k - FAR), -1):
        word = row[i].lower
        if row[i].kind == "money" or word in BREAK_SIGNS:
            return None
        if word in ("which", "whom") and row[i - 1].lower in POINTING:
            return antecedent(row, i - 1)
        if word == "where":
            verb = governor(row, k)
            spends = verb is not None and row[verb.at].lower in words("spending") and verb.first > i
            found = antecedent(row, i) if spends else None
            return None if found is None or row[found[1] - 1].text[:1].isupper() else found
    return None


def antecedent(row: Sequence[Token], end: int) -> tuple[int, int] | None:
    """The noun phrase before a relative, with what says more of it up to the start of its clause: "a guard duty on the
    beach, for which"."""
    end -= end > 0 and row[end - 1].lower == ","
    found = phrase_left(row, end)
    first = found
    while first is not None and first[0] > 1 and row[first[0] - 1].lower in PLACED | {"of"}:
        first = phrase_left(row, first[0] - 1)
        if first is None or end - first[0] > LONGEST:
            break
        if row[first[1] - 1].lower in verbs() or PARTICIPLE.fullmatch(row[first[1] - 1].lower):
            break
        found = (first[0], end)
    return bare(row, found, whole=True)


def named_before(line: Line, k: int, verb: Verb | None) -> Stretch | None:
    """ "The barge arrived on Tuesday. It will cost £5m": the noun that opens the sentence before, where "it" costs."""
    if verb is None or verb.kind != "cost" or verb.first != 1 or line.row[0].lower not in ("it", "they"):
        return None
    earlier = line.context.previous(line.sentence)
    if earlier is None:
        return None
    found = opening_noun(earlier.row) or _bought(earlier.row)
    if found is not None and (deal := earlier.row[found[1]].lower) in verbs() and verbs()[deal][0] in ("buy", "pay"):
        last = phrase_right(earlier.row, found[1] + 1, words("stops") | words("into"), 7)
        found = None if last is None or verbs()[deal][0] == "pay" else last  # "He bought a boat. It cost him £5"
    return None if found is None else (earlier.row[found[0]].start, earlier.row[found[1] - 1].end)


def _bought(row: Sequence[Token]) -> tuple[int, int] | None:
    """ "He has bought a defibrillator": the only thing of which the sentence says that it was bought."""
    at = [i for i, t in enumerate(row) if t.lower in verbs() and verbs()[t.lower][0] == "buy" and is_verb(row, i)]
    if len(at) != 1 or at[0] + 1 >= len(row) or any(t.kind == "money" for t in row):
        return None
    return phrase_right(row, at[0] + 1, words("stops") | words("into"), 7)


def opening_noun(row: Sequence[Token], *, cut: bool = False) -> tuple[int, int] | None:
    """The noun phrase that opens a sentence behind a determiner, as far as the next verb shows its end.

    `cut`: up to a preposition too ("a flight to Tirana with nine boys on board")."""
    if not row or row[0].lower not in DETERMINERS | {"two", "three", "four"}:
        return None
    for i in range(2, min(len(row), 7)):
        word = row[i].lower
        if word in AUXILIARIES or (row[i].text.islower() and (is_verb(row, i) or word.endswith("ed"))):
            return bare(row, (0, i))
        if cut and row[i].lower in PLACED:
            return bare(row, (0, i))
        if row[i].kind != "word" or word in words("stops") | words("into") | PLACED | {"of", "and"}:
            return None
    return None


def each(row: Sequence[Token], k: int) -> tuple[int, int] | None:
    """ "£500 for each run", "£3,500 per bed": where the thing that it is per is what it buys."""
    for i in range(k + 1, min(len(row) - 1, k + 7)):
        if row[i].lower in ("each", "every", "per") and row[i + 1].kind == "word":
            return _thing(row, i + 2 if row[i + 1].lower in ("of", "one") and i + 2 < len(row) else i + 1)
        if row[i].lower == "a" and i == k + 1 and row[i + 1].lower in lexicon("money")["rates"]["things"]:
            return _thing(row[: i + 2], i + 1)  # "£140 a room"
        if row[i].kind not in ("rate", "duration") and row[i].lower not in (
            "for",
            "a",
            "an",
            *lexicon("money")["rates"]["time"],
        ):
            return None
    return None


def _thing(row: Sequence[Token], at: int) -> tuple[int, int] | None:
    rates = lexicon("money")["rates"]
    while at < len(row) and row[at].lower in DETERMINERS | {"of"}:
        at += 1  # "for each of the four men"
    end = at
    told = False
    while end < min(len(row), at + LONGEST) and row[end].kind == "word" and row[end].lower not in words("stops"):
        if row[end].lower in ("and", "with") or (end > at and row[end].lower in words("into") and not told):
            break
        told = row[end].lower.endswith(("ed", "en", "sent"))  # "each child housed at Dover"
        end += 1
    while end > at and row[end - 1].lower in ("or", "of", "in", "at", "to"):
        end -= 1
    if end == at or row[at].lower in rates["time"]:
        return None
    return None if end == at + 1 and row[at].lower in rates["persons"] else (at, end)
