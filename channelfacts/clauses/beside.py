"""What a noun beside an amount says of it: a fine, a deal, a bill; and what things sell for."""

from __future__ import annotations

from collections.abc import Sequence

from channelfacts.clauses.rows import BREAK_SIGNS, Token
from channelfacts.clauses.verbs import governor, words


def beside(row: list[Token], k: int) -> str | None:
    """What a noun right before ("fines of £2,000") or behind ("a £12m deal") says."""
    before = [t.lower for t in row[max(0, k - 4) : k] if t.kind == "word"]
    if before[-1:] == ["for"] and before[-2:-1] and before[-2] in words("nouns", "asks"):
        return "other"  # "his demands for £5m"
    while before and before[-1] in words("nouns", "passed"):
        before.pop()
    valued = k > 3 and row[k - 1].lower == "of" and row[k - 3].lower == "the" and row[k - 4].lower == "to"
    if before and before[-1] in words("nouns", "other") and not valued:
        return "other"
    behind: list[str] = []
    for token in row[k + 1 : k + 7]:
        if token.kind in ("rate", "duration"):
            continue
        if token.lower == "," and not behind and _term_ahead(row, k):
            continue
        if token.kind != "word" or token.lower in words("nouns", "not_beyond"):
            break
        if token.lower.endswith("ing") and token.lower not in words("nouns", "gerunds"):
            break  # "£6m tackling smugglers"
        if token.lower == "worth":
            continue  # "£5m worth of fencing"
        behind.append(token.lower)
        if token.lower == "of" and len(behind) > 1:
            break
    if behind and (
        row[k].lower.startswith(("estimated", "an estimated", "the estimated"))
        or words("nouns", "supposed") & set(before[-2:])
    ):
        return "other"
    for i in range(len(behind) - 1, -1, -1):
        for status in ("other", "planned", "actual"):
            if words("nouns", status) & {behind[i], " ".join(behind[max(0, i - 1) : i + 1])}:
                return status
    if before and before[-1] in words("nouns", "planned"):
        return "actual" if k > 1 and row[k - 1].lower in ("was", "were") else "planned"
    if before and before[-1] in words("nouns", "actual"):
        return "actual"
    return None


def _price_of(row: Sequence[Token], end: int) -> bool:
    """ "The fine for carrying a stowaway is £2,000": does the noun that opens the clause name a price?"""
    for i in range(end - 1, max(-1, end - 14), -1):
        if row[i].kind == "money" or (row[i].kind == "sign" and row[i].lower not in "'’-"):
            return False
        if row[i].lower in words("nouns", "other") and row[i + 1].lower in ("for", "of", "on", row[end].lower):
            return (
                i < 4 or row[i - 1].kind == "sign" or row[i - 2].kind == "sign" or row[i - 2].lower in ("that", "and")
            )
    return False


def at_cost(row: Sequence[Token], k: int) -> int | None:
    """Where "at" stands in "at a cost of £5", "at a price to the taxpayer of £5", "at an average of £5"."""
    i = k - 1
    while i > 0 and k - i < 9 and row[i].kind in ("word", "rate"):
        if row[i].lower == "at" and any(t.lower in words("nouns", "done_at") for t in row[i + 1 : min(k, i + 4)]):
            return i
        i -= 1
    if k > 1 and row[k - 1].lower == "at" and row[k].lower.startswith(("an average", "a cost", "an estimated")):
        return k - 1
    return None


def of_doing(row: Sequence[Token], at: int) -> str | None:
    """The status of what is done at a cost: "will open 200 beds, at a cost of", "has moved them at a cost of"."""
    for i in range(at - 1, max(-1, at - 24), -1):
        word = row[i].lower
        if word in BREAK_SIGNS or row[i].kind == "money":
            return None
        if word in words("groups", "ahead_of_list") or word.endswith(("'ll", "’ll")):
            return "planned"
        if word == "to" and i and row[i - 1].lower in words("groups", "planned") | {"decided"}:
            return "planned"
        if row[i].kind == "word" and word in ("would", "could", "might", "may"):
            return "other"
        if word in words("groups", "done"):
            return "actual"
    return None


def _term_ahead(row: list[Token], k: int) -> bool:
    """ "the £3.6m, two-year project"."""
    return k + 2 < len(row) and row[k + 2].kind == "duration"


def priced(row: list[Token], k: int) -> bool:
    """ "a seat costs £800", "the price of a passport has dropped to £300", "goes for £500": what things sell for."""
    for i in range(k - 1, max(-1, k - 18), -1):
        word = row[i].lower
        if word in ("for", "at") and i and row[i - 1].lower in words("nouns", "sold"):
            return True
        if row[i].kind == "sign" and word in ";:.":
            break
    if row[k - 1].lower in ("is", "was", "are", "were", "remains") and _price_of(row, k - 1):
        return True
    behind = {t.lower for t in row[k + 1 : k + 12]}
    if k <= 1 and behind & {"cost", "costs"} and behind & words("nouns", "bought"):
        return True  # "£1,500 – what a seat costs"
    verb = governor(row, k)
    if verb is None or verb.kind not in ("cost", "level") or verb.passive:
        return False
    said = {t.lower for t in row[max(0, verb.first - 24) : verb.first]}
    if verb.kind == "level":
        return bool(said & words("nouns", "prices"))
    return not verb.before and bool(said & words("nouns", "bought"))


def settled(row: list[Token], k: int) -> bool:
    """ "has paid the £2,000 fine": a fine or a debt that is paid is spent."""
    verb = governor(row, k)
    if verb is None or row[verb.at].lower != "paid" or verb.passive:
        return False
    return not set(verb.before) & (words("groups", "other") | words("groups", "planned") | words("groups", "negated"))
