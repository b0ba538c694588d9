"""Who pays and who is paid: only what the order of the clause or a plain word ("from", "by", "'s") says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from channelfacts.annotations import AnnotatedDoc
from channelfacts.clauses import (
    DETERMINERS,
    Token,
    Verb,
    earlier_subject,
    governor,
    is_verb,
    phrase_left,
    phrase_right,
    subject,
    verb_behind,
    verbs,
)
from channelfacts.lexicons import lexicon

Stretch = tuple[int, int]
"""(start, end) in characters of the text."""
PAYING = frozenset({"pay", "pledge"})


@cache
def words(key: str) -> frozenset[str]:
    """The words of `payers.KEY` of the lexicon of money."""
    return frozenset(lexicon("money")["payers"][key])


@cache
def nations() -> dict[str, str]:
    """Name or adjective of a country or union -> its key."""
    return {word: key for key, names in lexicon("money")["nations"].items() for word in names}


def nation_of(text: str) -> str | None:
    """The country that a phrase names, where it names one only."""
    found = {nations()[w] for w in re.findall(r"[a-z]+(?:\.[a-z]+)*", text.lower()) if w in nations()}
    return found.pop() if len(found) == 1 else None


def payer(doc: AnnotatedDoc, row: Sequence[Token], k: int) -> Stretch | None:
    """The words of whoever pays the amount at token `k`; None where the clause does not say."""
    verb, behind = governor(row, k), verb_behind(row, k)
    for found in (
        _said_behind(doc, row, k, behind),
        _possessive(doc, row, k),
        _of_verb(doc, row, k, verb),
    ):
        if found is not None:
            return found
    return None


def recipient(doc: AnnotatedDoc, row: Sequence[Token], k: int) -> Stretch | None:
    """Who gets the amount: "give France £5m", "£5m to the French", "Rwanda received £5m"."""
    verb, behind = governor(row, k), verb_behind(row, k)
    if verb is not None and verb.kind == "receive" and not verb.passive:
        return _body(doc, row, subject(row, verb))
    if verb is not None and verb.kind in PAYING:
        if verb.passive:
            return _body(doc, row, subject(row, verb))
        start = verb.at + 1 + (row[verb.at + 1].lower == "to")
        between = (start, k)
        while between[1] > start and row[between[1] - 1].lower in {
            "with",
            "a",
            "an",
            "the",
            "another",
            "further",
            "some",
            "extra",
        }:
            between = (start, between[1] - 1)
        if between[0] < between[1] and (found := _body(doc, row, between)) is not None:
            return found
    at = (behind.at if behind is not None else k) + 1
    while at < len(row) and (
        row[at].kind in ("date", "duration", "rate") or row[at].lower in {"in", "aid", "funding", "of", "more"}
    ):
        at += 1
    if at + 1 < len(row) and row[at].lower == "to" and row[at + 1].lower not in verbs():
        return _body(doc, row, phrase_right(row, at + 1, _stops(), 6))
    return None


def carried(doc: AnnotatedDoc, rows: Sequence[Sequence[Token]], row: Sequence[Token], k: int) -> Stretch | None:
    """The payer of a passive or a participle without agent: whoever gives in the same paragraph before it."""
    behind = verb_behind(row, k)
    before = row[k - 1].lower if k else ""
    if behind is None and before not in {"totalling", "totaling", "worth", "and", ","}:
        return None
    if behind is not None and (
        not (behind.passive or behind.kind == "go") or behind.kind not in PAYING | {"announce", "go"}
    ):
        return None
    for earlier in (row[:k], *reversed(rows)):
        for i in range(len(earlier) - 1, -1, -1):
            word = earlier[i].lower
            if word not in verbs() or verbs()[word][0] not in PAYING or not is_verb(earlier, i):
                continue
            if (found := _body(doc, earlier, earlier_subject(earlier, i + 1), firm=True)) is not None:
                return found
    return None


def _said_behind(doc: AnnotatedDoc, row: Sequence[Token], k: int, behind: Verb | None) -> Stretch | None:
    at = (behind.at if behind is not None else k) + 1
    if behind is None:
        while at < len(row) and (row[at].kind in ("date", "duration", "rate") or row[at].lower in _money_nouns()):
            at += 1
    if at >= len(row):
        return None
    if row[at].lower == "from" or (row[at].lower == "by" and behind is not None and behind.passive):
        return _body(doc, row, phrase_right(row, at + 1, _stops(), 7))
    if behind is not None and behind.passive and row[at].lower not in {"by"}:
        for i in range(at, min(len(row) - 1, at + 12)):
            if row[i].kind == "sign" and row[i].lower != "'":
                break
            if row[i].lower == "by" and (found := _body(doc, row, phrase_right(row, i + 1, _stops(), 7), firm=True)):
                return found
    if behind is None and k + 2 < len(row) and row[k + 1].lower in {"of", "in"}:
        end = k + 2
        while end < len(row) and end < k + 6 and row[end].kind == "word" and row[end].lower not in _money_nouns():
            end += 1
        if k + 2 < end < len(row) and row[end].lower in _money_nouns() and row[k + 2].text[:1].isupper():
            return _body(doc, row, (k + 2, end))
    if (
        behind is None
        and k + 1 < len(row)
        and (found := re.fullmatch(r"(.+)-(?:funded|backed|financed)", row[k + 1].text))
    ):
        return row[k + 1].start, row[k + 1].start + len(found[1])
    return None


def _money_nouns() -> frozenset[str]:
    return frozenset({"funding", "funds", "money", "cash", "aid", "support", "contribution", "grant", "grants", "in", "of", "a", "loan", "loans", "assistance", "donation", "donations", "investment"})  # fmt: skip


def _possessive(doc: AnnotatedDoc, row: Sequence[Token], k: int) -> Stretch | None:
    i = k - 1
    while (
        i >= 0
        and k - i <= 3
        and row[i].kind in ("word", "duration")
        and not row[i].text.endswith(("'s", "’s", "s'", "s’"))
    ):
        if row[i].lower in DETERMINERS or row[i].lower in {"of", "for", "to", "with", "by", "than", "and", "in"}:
            return None
        i -= 1
    if i < 0 or k - i > 3:
        return None
    owner = row[i]
    if owner.lower in {"it's", "that's", "there's", "he's", "she's", "what's", "here's", "let's", "who's"}:
        return None
    if owner.text.endswith(("'s", "’s")) or (owner.lower in ("'", "’") and i and row[i - 1].lower.endswith("s")):
        found = phrase_left(row, i + 1)
        if found is None:
            return None
        body = _body(doc, row, found)
        return None if body is None else (body[0], _without_mark(doc.text, body))
    return None


def _without_mark(text: str, stretch: Stretch) -> int:
    return stretch[1] - (
        2 if text[: stretch[1]].endswith(("'s", "’s")) else 1 if text[: stretch[1]].endswith(("'", "’")) else 0
    )


def _of_verb(doc: AnnotatedDoc, row: Sequence[Token], k: int, verb: Verb | None) -> Stretch | None:
    if verb is None:
        return None
    if verb.kind == "cost" and verb.at + 1 < k:
        return _body(doc, row, (verb.at + 1, k), firm=True)
    if verb.passive or verb.kind not in PAYING | {"announce"}:
        return None
    return _body(doc, row, subject(row, verb), firm=verb.kind == "announce")


def _stops() -> frozenset[str]:
    return frozenset(lexicon("money")["purposes"]["stops"]) | {
        "to",
        "for",
        "in",
        "on",
        "at",
        "towards",
        "into",
        "against",
    }


def _body(
    doc: AnnotatedDoc, row: Sequence[Token], found: tuple[int, int] | None, *, firm: bool = False
) -> Stretch | None:
    """The phrase as a stretch of the text, where it is one that can pay: a country, a body, people who pay a price.

    `firm`: only a country or a public body.
    """
    if found is None:
        return None
    first, end = found
    while first < end and (
        row[first].lower in DETERMINERS
        or row[first].lower in {"and", "or", "both", "'", "’"}
        or row[first].kind != "word"
    ):
        first += 1
    if first >= end or any(t.kind in ("money", "rate") for t in row[first:end]):
        return None
    inner = row[first:end]
    if inner[-1].lower in words("pronouns") or inner[0].lower in words("pronouns"):
        return None
    start, stop = inner[0].start, inner[-1].end
    last = inner[-1].lower.removesuffix("'s").removesuffix("’s").removesuffix("'")
    if firm and last in words("customers"):
        return None
    if any(p.start < stop and start < p.end for p in doc._.people or []):
        return None
    named = nation_of(doc.text[start:stop]) is not None and (inner[-1].text[:1].isupper() or last in words("heads"))
    agency = any(a.start < stop and start < a.end for a in doc._.agencies or [])
    country = any(p.start <= start and stop <= p.end and p.kind == "country" for p in doc._.places or [])
    if named or agency or country or last in words("heads"):
        return start, stop
    return None
