"""What is bought, founded or filled with an amount: "a scanner, bought for £5m", "set up a unit with £5m"."""

from __future__ import annotations

from collections.abc import Sequence

from channelfacts.clauses import BREAK_SIGNS, DETERMINERS, Token, Verb, phrase_left, phrase_right, verbs
from channelfacts.clauses.subjects import subject
from channelfacts.facts.money.nouns import bare
from channelfacts.facts.money.uses import words

FAR = 20


def bought(row: Sequence[Token], k: int, verb: Verb | None) -> tuple[int, int] | None:
    """What a verb of buying has before "for" or "at": "bought boats for £5m", "the barge, leased at £5 a day"."""
    if verb is None or verb.kind != "buy" or verb.link not in ("for", "at"):
        return None
    if verb.passive:
        return bare(row, subject(row, verb))
    if verb.at + 2 < k:
        return bare(row, (verb.at + 1, k - 1))
    who = phrase_left(row, verb.first)
    if who is not None and who[0] > 1 and row[who[0] - 1].lower in ("which", "that"):
        told = who[0] - 1 - (row[who[0] - 2].lower == ",")
        return bare(row, phrase_left(row, told))  # "the hotel, which the council rents for £5"
    if verb.before or verb.form not in ("past", "participle") or verb.first < 2:
        return None
    found = phrase_left(row, verb.first - (row[verb.first - 1].lower == ","))
    return bare(row, found)


def founded(row: Sequence[Token], k: int) -> tuple[int, int] | None:
    """ "has set up a command, led by a general, with £5m": what is founded with it."""
    if k < 3 or row[k - 1].lower != "with":
        return None
    for i in range(k - 2, max(-1, k - FAR), -1):
        word = row[i].lower
        if word in BREAK_SIGNS or row[i].kind == "money":
            return None
        if word in words("founding") or (word == "up" and i and row[i - 1].lower in ("set", "sets", "setting")):
            found = phrase_right(row[: k - 1], i + 1, words("stops") | words("into"), 7)
            return bare(row, found)
    return None


def kept(row: Sequence[Token], k: int) -> tuple[int, int] | None:
    """What holds the money where nothing says more: "a budget of £5m", "its budget is £5m", "put £5m into a joint
    fund"."""
    i = k - 1
    while i > 0 and row[i].lower in ("of", "is", "was", "at", "stood", "stands", "be", "will", "to", "now"):
        i -= 1
    if i < k - 1 and row[i].lower == "budget":
        return i, i + 1
    if k + 2 < len(row) and row[k + 1].lower == "into" and row[k + 2].lower in DETERMINERS:
        found = phrase_right(row, k + 2, words("stops") | words("into"), 5)
        if found is not None and row[found[1] - 1].lower in ("fund", "pot", "programme", "scheme", "project"):
            return found if found[1] - found[0] > 1 else None
    return None


def valued(row: Sequence[Token], k: int) -> tuple[int, int] | None:
    """ "Boots worth £5,000 went to Calais": the thing, unless it is a contract or a grant that is for something."""
    if k < 2 or row[k - 1].lower not in words("worth") or row[k - 2].lower in ("and", ","):
        return None
    phrase = phrase_left(row, k - 1)
    if phrase is not None and phrase[0] and row[phrase[0] - 1].lower in ("with", "by", "from", "between"):
        return None  # "a contract with the prefecture worth £5m"
    found = bare(row, phrase)
    if found is None or row[found[1] - 1].lower in words("bland") | words("agreements"):
        return None
    return found


def continues(row: Sequence[Token], at: int, k: int) -> bool:
    """ "under which London pays Paris £5m expires in May": is this the verb of the clause around the relative?"""
    if at + 1 >= len(row) or not row[at].lower.endswith("s") or row[at + 1].kind == "sign":
        return False
    ahead = row[at + 1].lower in ("in", "on", "at", "the") or row[at + 1].kind == "date"
    told = any(t.lower in ("which", "who", "that") for t in row[max(0, k - 7) : k])
    return ahead and told and row[at].lower not in verbs()
