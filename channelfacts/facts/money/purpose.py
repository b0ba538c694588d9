"""What an amount is for: the phrase behind "for", "to", "on" and the like, the noun beside it, or what costs it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from channelfacts.annotations import AnnotatedDoc
from channelfacts.clauses import (
    DETERMINERS,
    Token,
    governor,
    is_verb,
    phrase_left,
    phrase_right,
    relative,
    skip_terms,
    verb_behind,
    verbs,
)
from channelfacts.clauses import words as status_words
from channelfacts.clauses.subjects import subject
from channelfacts.facts.money.bodies import PAYING, Stretch
from channelfacts.facts.money.uses import LONGEST, clause_behind, opening, words
from channelfacts.lexicons import lexicon


def purpose(doc: AnnotatedDoc, row: Sequence[Token], k: int, recipient: Stretch | None) -> Stretch | None:
    """The words for what the amount at token `k` is meant; None where the clause does not say."""
    if k and row[k - 1].lower == "including":  # behind a comma the sentence goes on about the whole
        row = row[: next((i for i in range(k, len(row)) if row[i].lower == ","), len(row))]
    verb, behind = governor(row, k), verb_behind(row, k)
    taken = recipient or (-1, -1)
    start = skip_terms(row, (behind.at if behind is not None else k) + 1)
    told = relative(row, k)
    spends = verb is not None and row[verb.at].lower in words("spending")
    if told is not None and told[0].kind in PAYING:
        found = _behind(row, told[0].at + 1, taken)
    else:
        found = _behind(row, start, taken) if behind is not None else _beside(row, start, taken, spends=spends)
    if found is None and verb is not None and verb.kind in ("cost", "level"):
        what = subject(row, verb)
        found = _bare(row, what)
        if found is None and what is not None and row[what[1] - 1].lower in words("schemes"):
            found = (what[1] - 1, what[1])
    if found is None and verb is not None and verb.kind == "buy" and verb.link == "for":
        found = _bare(row, subject(row, verb) if verb.passive else (verb.at + 1, k - 1))
    if found is None:
        found = _head(row, k)
    if (
        found is None
        and verb is not None
        and verb.at + 1 < k
        and verb.kind in ("pay", "pledge")
        and row[verb.at + 1].lower == "on"
    ):
        found = _bare(row, (verb.at + 2, k))
    if found is None and k > 2 and row[k - 1].lower in {"is", "was", "are", "were"}:
        found = _bill(row, k - 1)
    if found is None:
        found = _label(row, k) or clause_behind(row, k) or opening(row)
    if found is None or row[found[0]].lower in words("stops"):
        return None
    return row[found[0]].start, row[found[1] - 1].end


def _bill(row: Sequence[Token], end: int) -> tuple[int, int] | None:
    """ "The bill for the operation was £5m", "spending on hotels is £5m"."""
    for i in range(end - 2, max(-1, end - 8), -1):
        if row[i].kind != "word":
            return None
        if row[i].lower in words("bland") and row[i + 1].lower in {"of", "for", "on"}:
            return _bare(row, (i + 2, end))
    return None


def _label(row: Sequence[Token], k: int) -> tuple[int, int] | None:
    """What a line of a list says beside its sum: "Fencing: £5m", "£5m – fencing"."""
    if k > 1 and row[k - 1].lower in (":", "–", "—"):
        found = phrase_left(row, k - 1)
        return _bare(row, found) if found is not None and found[0] <= 1 else None
    behind = skip_terms(row, k + 1)
    if k <= 1 and behind + 1 < len(row) and row[behind].lower in ("–", "—", "-", ":"):
        found = phrase_right(row, behind + 1, words("stops"), LONGEST)
        return _bare(row, found)
    return None


def _behind(row: Sequence[Token], at: int, taken: Stretch) -> tuple[int, int] | None:
    """The first phrase of purpose from token `at` on, past times, rates, recipients and bracketed sums."""
    depth = 0
    steps = 0
    while at < len(row) and steps < 14:
        token = row[at]
        steps += 1
        if token.lower == "(":
            depth += 1
        elif token.lower == ")":
            depth = max(0, depth - 1)
        elif depth or token.kind in ("date", "duration", "rate"):
            pass
        elif token.kind == "money" or (token.kind == "sign" and token.lower not in "'’\"“”-,"):
            return None
        elif token.lower == ",":
            if (
                at + 1 < len(row)
                and row[at + 1].lower not in {"to", "for"}
                and row[at + 1].kind not in ("date", "duration", "rate")
            ):
                return None
        elif taken[0] <= token.start < taken[1]:
            pass
        elif token.lower == "for" and at + 1 < len(row) and row[at + 1].lower in ("each", "every"):
            return None
        elif token.lower in words("into"):
            found = _phrase(row, at, taken)
            if found is not None:
                return found
            if token.lower not in {"to", "in", "for", "on", "at"}:
                return None
        elif token.lower in words("stops") - words("passed"):
            return None
        at += 1
    return None


def _phrase(row: Sequence[Token], at: int, taken: Stretch) -> tuple[int, int] | None:
    preposition, start = row[at].lower, at + 1
    if start >= len(row) or row[start].kind in ("date", "duration", "rate", "money"):
        return None
    first = row[start]
    if (
        first.lower in {"the", "a", "an"}
        and start + 1 < len(row)
        and row[start + 1].kind in ("date", "duration", "money")
    ):
        return None
    if taken[0] <= first.start < taken[1] or (
        row[start + 1 : start + 2] and taken[0] <= row[start + 1].start < taken[1]
    ):
        return None
    if preposition in {"in", "at", "on"} and not _means_purpose(row, start, preposition):
        return None
    if preposition == "to" and first.lower in {"date", "be", "have", "total"}:
        return None
    if re.split("['’]", first.lower)[0] in lexicon("money")["payers"]["pronouns"]:
        return None
    return phrase_right(row, start, words("stops"), LONGEST)


def _means_purpose(row: Sequence[Token], start: int, preposition: str) -> bool:
    """ "in humanitarian aid", "in fencing", "on hotels": not "in 2014", "in Calais", "on Monday", "in total"."""
    first = row[start]
    at = start
    while at < len(row) and row[at].lower in DETERMINERS:
        at += 1
    if at >= len(row):
        return False
    invested = any(t.lower in words("investing") for t in row[max(0, start - 12) : start])
    if preposition == "at":
        return False
    if row[at].text[:1].isupper():
        return preposition == "on" or invested
    if preposition == "on" or invested:
        return True
    if first.lower in words("not_in") or not first.text[:1].islower():
        return False
    phrase = phrase_right(row, start, words("stops") | words("into"), 6)
    if phrase is None or row[phrase[1] - 1].lower in words("manner"):
        return False
    tail = {t.lower for t in row[phrase[0] : phrase[1]]}
    return not tail <= words("bland")


def _beside(row: Sequence[Token], at: int, taken: Stretch, *, spends: bool) -> tuple[int, int] | None:
    """A noun that the amount stands before ("£2m security fence", "£12m deal to ..."), else the phrase behind it."""
    while at < len(row) and row[at].kind in ("duration", "rate"):
        at += 1
    if at < len(row) and row[at].lower in {"of", "in", "worth"}:
        if at + 1 < len(row) and row[at + 1].lower == "which":
            return None
        if at + 1 < len(row) and row[at + 1].kind != "word":
            return _behind(row, at + 1, taken)
        at += row[at].lower == "worth" and at + 1 < len(row) and row[at + 1].lower == "of"
        phrase = phrase_right(row, at + 1, words("stops") | (words("into") - {"in"}), 7)
        if row[at].lower == "in" and phrase is not None and not _means_purpose(row, at + 1, "in"):
            phrase = None
        if phrase is not None and not {t.lower for t in row[phrase[0] : phrase[1]]} & words("bland"):
            return phrase if phrase[0] - at <= 2 else None
        further = _behind(row, phrase[1] if phrase else at + 1, taken)
        if further is not None or phrase is None:
            return further
        content = [t for t in row[phrase[0] : phrase[1]] if t.lower not in words("bland")]
        return phrase if content and content[0].text[:1].islower() else None
    if spends and at < len(row) and row[at].lower.endswith("ing"):
        return phrase_right(row, at, words("stops"), LONGEST)
    noun = _compound(row, at)
    if noun is None:
        return _behind(row, at, taken)
    further = _behind(row, noun[1], taken)
    last = row[noun[1] - 1].lower
    if last in words("of_what") and noun[1] < len(row) and row[noun[1]].lower in {"of", "for"}:
        return phrase_right(row, noun[1] + 1, words("stops"), LONGEST)
    if further is not None and last in words("bland"):
        return further
    own = [t for t in row[noun[0] : noun[1]] if t.lower not in words("bland")]
    if not own:
        return further
    return noun


def _compound(row: Sequence[Token], at: int) -> tuple[int, int] | None:
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


def _head(row: Sequence[Token], k: int) -> tuple[int, int] | None:
    """The noun whose sum it is: "aid initiatives totalling £217m", "a contract worth £5m", "a fund of £5m"."""
    i = k - 1
    while i >= 0 and k - i <= 3 and row[i].lower in words("before_head"):
        i -= 1
    if i < 1:
        return None
    if row[i].lower == "of":
        found = phrase_left(row, i)
        money = status_words("nouns", "other") | status_words("nouns", "actual") | status_words("nouns", "planned")
        return _bare(row, found) if row[i - 1].lower in money else None
    if row[i].lower in words("worth"):
        return _bare(row, phrase_left(row, i - (row[i - 1].lower == ",")))
    return _bare(row, phrase_left(row, i + 1)) if row[i].lower in words("sums") else None


def _bare(row: Sequence[Token], found: tuple[int, int] | None) -> tuple[int, int] | None:
    """A noun phrase without its determiner; None where it is a pronoun or a word of money alone."""
    if found is None:
        return None
    first, end = found
    while first < end and (row[first].lower in DETERMINERS or row[first].kind != "word"):
        first += 1
    verb = next((i for i in range(end - 2, first - 1, -1) if row[i].lower in verbs() and is_verb(row, i)), None)
    first = first if verb is None else verb + 1  # "drivers face fines"
    if end - first > 2 and row[first + 1].lower in {"of", "for", "on"} and row[first].lower in words("bland"):
        first += 2  # "the cost of hotels"
        first += row[first].lower in DETERMINERS and first + 1 < end
    inner = [
        re.split("['’]", t.lower)[0] if t.text[-3:] in ("'re", "’re", "'ll", "’ll") else t.lower for t in row[first:end]
    ]
    if not inner or set(inner) <= words("bland") | {"of", "and", "total", "annual", "overall", "estimated"}:
        return None
    if inner[-1] in lexicon("money")["payers"]["pronouns"]:
        return None
    return first, end
