"""Who pays and who is paid: only what the order of the clause or a plain word ("from", "by", "'s") says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from channelfacts.annotations import AnnotatedDoc
from channelfacts.clauses import (
    BREAK_SIGNS,
    DETERMINERS,
    Token,
    Verb,
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
from channelfacts.clauses.subjects import earlier_subject, subject
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
    verb, behind, told = governor(row, k), verb_behind(row, k), relative(row, k)
    if told is not None and told[0].kind in PAYING and (found := _body(doc, row, told[1])) is not None:
        return found
    for found in (_said_behind(doc, row, k, behind), _possessive(doc, row, k), _of_verb(doc, row, k, verb)):
        if found is not None:
            return found
    return None


def recipient(doc: AnnotatedDoc, row: Sequence[Token], k: int) -> Stretch | None:
    """Who gets the amount: "give France £5m", "£5m to the French", "Rwanda received £5m"."""
    verb, behind = governor(row, k), verb_behind(row, k)
    if verb is not None and verb.kind == "receive" and not verb.passive:
        return _body(doc, row, subject(row, verb), places=True)
    if verb is not None and verb.kind in PAYING:
        if verb.passive:
            return _body(doc, row, subject(row, verb), places=True)
        start, end = verb.at + 1 + (row[verb.at + 1].lower == "to"), k
        while end > start and (row[end - 1].lower in DETERMINERS or row[end - 1].lower in ("with", "further", "extra")):
            end -= 1
        if start < end and (found := _body(doc, row, (start, end), places=True)) is not None:
            return found
    told = relative(row, k)
    at = told[0].at + 1 if told is not None and told[0].kind in PAYING else (k if behind is None else behind.at) + 1
    at = skip_terms(row, at)
    while at < len(row) and (row[at].kind == "date" or row[at].lower in words("of_money")):
        at += 1
    if at + 1 < len(row) and row[at].lower == "to" and _names(row[at + 1]):
        return _body(doc, row, _name(row, at + 1), places=True)
    if at + 1 < len(row) and row[at].lower == "for" and row[at + 1].text[:1].isupper():
        found = _name(row, at + 1)
        ahead = row[found[1]] if found is not None and found[1] < len(row) else None
        country = found is not None and nation_of(doc.text[row[found[0]].start : row[found[1] - 1].end]) is not None
        if ahead is not None and (
            ahead.lower == "to" or (country and (ahead.kind == "sign" or ahead.lower in _stops()))
        ):
            return _body(doc, row, found, places=True)  # "€105m for Tunisia to fight smuggling"
    return None


def _name(row: Sequence[Token], start: int) -> tuple[int, int] | None:
    """The phrase from `start` on, up to where a name or a head such as "authorities" ends."""
    found = phrase_right(row, start, _stops(), 7)
    if found is None:
        return None
    first, end = found
    for i in range(first + 1, end):
        ended = row[i - 1].text[:1].isupper() or row[i - 1].lower in words("heads")
        ended = ended and not row[i - 1].text.endswith(("'s", "’s"))
        goes_on = row[i].text[:1].isupper() or row[i].lower in words("heads") | {"of", "and", "for", "'s", "’s"}
        if ended and not goes_on:
            return first, i
    return first, end


def _names(token: Token) -> bool:
    """Does a phrase, and no infinitive, begin here?"""
    return token.text[:1].isupper() or token.lower in DETERMINERS | words("heads") | {"all", "local", "foreign"}


def carried(doc: AnnotatedDoc, rows: Sequence[Sequence[Token]], row: Sequence[Token], k: int) -> Stretch | None:
    """The payer of a passive or a participle without agent: whoever gives in the same paragraph before it."""
    behind = verb_behind(row, k)
    before = row[k - 1].lower if k else ""
    if behind is None and before in {"and", ","}:
        before_it = next((i for i in range(k - 1, -1, -1) if row[i].kind == "money"), None)
        if before_it is None or any(t.lower in BREAK_SIGNS for t in row[before_it:k]):
            return None
        return payer(doc, row, before_it) or carried(doc, rows, row, before_it)
    if behind is None and before not in {"totalling", "totaling"}:
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
    """ "£5m from the EU", "£5m was paid by Britain", "£5m of UK funding", "£19m UK-funded fence"."""
    at = skip_terms(row, (k if behind is None else behind.at) + 1)
    verb = governor(row, k)
    owed = verb is not None and verb.passive
    if behind is None:
        if at < len(row) and (match := re.fullmatch(r"(.+)-(?:funded|backed|financed)", row[at].text)):
            return row[at].start, row[at].start + len(match[1])
        if at + 1 < len(row) and row[at].lower in ("of", "in"):
            end = at + 1
            while end < min(len(row), at + 6) and row[end].kind == "word" and row[end].lower not in words("of_money"):
                end += 1
            if at + 1 < end < len(row) and row[end].lower in words("of_money") and row[at + 1].text[:1].isupper():
                return _body(doc, row, (at + 1, end))
        while at < len(row) and (row[at].kind in ("date", "duration") or row[at].lower in words("of_money")):
            at += 1
    for i in range(at, min(len(row) - 1, at + 12)):
        said = row[i].lower in "'’" or any(t.lower in words("paid_by") for t in row[i + 1 : i + 4])
        if row[i].kind == "sign" and not said:
            return None
        agent = row[i].lower == "by" and (
            (behind is not None and behind.passive and behind.kind != "other")
            or (i == at and owed)
            or not words("paid_by").isdisjoint(t.lower for t in row[i - 2 : i])
        )
        if agent or (i == at and row[i].lower == "from" and not _taken(row, k)):
            return _body(doc, row, _name(row, i + 1), firm=i > at)
    return None


def _taken(row: Sequence[Token], k: int) -> bool:
    """ "seized £3m from the gang", "cut £5m from the budget": no one pays."""
    return any(t.lower in words("taking") for t in row[max(0, k - 6) : k])


def _possessive(doc: AnnotatedDoc, row: Sequence[Token], k: int) -> Stretch | None:
    """ "the UK's £480m deal": the owner right in front, an adjective or two between them."""
    for i in range(k - 1, max(-1, k - 4), -1):
        text = row[i].text
        if funded := re.fullmatch(r"(.+)-(?:funded|backed|financed)", text):
            return row[i].start, row[i].start + len(funded[1])
        marked = text.endswith(("'s", "’s")) or (text in ("'", "’") and i > 0 and row[i - 1].lower.endswith("s"))
        if marked:
            found = None if row[i].lower in words("no_owner") else phrase_left(row, i + 1)
            body = _body(doc, row, found)
            return None if body is None else (body[0], _without_mark(doc.text, body))
        if row[i].lower in lexicon("money")["purposes"]["bland"]:
            return None  # "Frontex's budget of £5m" is paid by others
        if row[i].kind not in ("word", "duration") or row[i].lower in DETERMINERS | _stops() | {"of", "and", "than"}:
            return None
    return None


def _without_mark(text: str, stretch: Stretch) -> int:
    return stretch[1] - (
        2 if text[: stretch[1]].endswith(("'s", "’s")) else 1 if text[: stretch[1]].endswith(("'", "’")) else 0
    )


def _of_verb(doc: AnnotatedDoc, row: Sequence[Token], k: int, verb: Verb | None) -> Stretch | None:
    """The subject of a verb of paying; with a verb of costing whoever stands between it and the amount."""
    if verb is None:
        return None
    if verb.kind == "cost" and verb.at + 1 < k:
        return _body(doc, row, (verb.at + 1, k), firm=True)
    estimated = verb.link == "at"  # "put the figure at £5m"
    if verb.passive or verb.kind not in PAYING | {"announce"} or _lists(row, verb) or estimated:
        return None
    return _body(doc, row, subject(row, verb), firm=verb.kind == "announce")


def _lists(row: Sequence[Token], verb: Verb) -> bool:
    """ "including £3m for fences": no one pays who is not named with the whole."""
    return row[verb.at].lower in ("including", "containing")


@cache
def _stops() -> frozenset[str]:
    purposes = lexicon("money")["purposes"]
    return frozenset(purposes["stops"]) | frozenset(purposes["into"]) | {"against"}


def _body(
    doc: AnnotatedDoc, row: Sequence[Token], found: tuple[int, int] | None, *, firm: bool = False, places: bool = False
) -> Stretch | None:
    """The phrase as a stretch of the text, where it is one that can pay: a country, a body, people who pay a price.

    `firm`: only a country or a public body. `places`: any named place will do (as one that is paid).
    """
    if found is None:
        return None
    first, end = found
    skipped = DETERMINERS | {"and", "or", "both"} | status_words("groups", "filler")
    while first < end and (row[first].lower in skipped or row[first].kind != "word"):
        first += 1
    while first < end and row[end - 1].kind == "sign":
        end -= 1
    of = next((i for i in range(end - 1, first, -1) if row[i].lower == "of"), None)
    if of is not None and of + 1 < end and row[of - 1].lower in words("share"):
        return _body(
            doc, row, (of + 1, end), firm=firm, places=places
        )  # "a quarter of America's", "the misery of migrants"
    inner = row[first:end]
    if not inner or any(t.kind in ("money", "rate") or t.lower in words("asking") for t in inner):
        return None
    if any(re.split("['’]", t.lower)[0] in words("pronouns") for t in (inner[0], inner[-1])):
        return None
    start, stop = inner[0].start, inner[-1].end
    last = re.sub(r"['’]s?$", "", inner[-1].lower)
    if firm and last in words("customers"):
        return None
    if any(p.start < stop and start < p.end for p in doc._.people or []):
        return None
    named = nation_of(doc.text[start:stop]) is not None and (inner[-1].text[:1].isupper() or last in words("heads"))
    agency = any(a.start < stop and start < a.end for a in doc._.agencies or [])
    country = any(p.start <= start and stop <= p.end and (places or p.kind == "country") for p in doc._.places or [])
    return (start, stop) if named or agency or country or last in words("heads") else None
