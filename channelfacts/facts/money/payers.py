"""Who pays: only what the order of the clause or a plain word ("from", "by", "'s") says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from channelfacts.clauses import (
    BREAK_SIGNS,
    DETERMINERS,
    Token,
    Verb,
    governor,
    is_verb,
    phrase_left,
    relative,
    skip_terms,
    verb_behind,
    verbs,
)
from channelfacts.clauses import words as status_words
from channelfacts.clauses.subjects import earlier_subject, first_of_clause, subject
from channelfacts.clauses.verbs import BE
from channelfacts.facts.money.antecedents import meant, opening, pronoun
from channelfacts.facts.money.bearers import doer, facing, gapped, meeting
from channelfacts.facts.money.billing import billed, priced
from channelfacts.facts.money.bodies import PAYING, PUBLIC, Stretch, body, name, stops, without_mark, words
from channelfacts.facts.money.context import Line
from channelfacts.facts.money.gifts import compounded, grant, level_of_gift, past_gift
from channelfacts.lexicons import lexicon

FUNDED = re.compile(r"(.+)-(?:funded|backed|financed)")
QUOTES = frozenset("'\"“”‘’")


def payer(line: Line, k: int) -> Stretch | None:
    """The words of whoever pays the amount at token `k`; None where the clause does not say."""
    row = line.row
    if (found := gapped(line, k)) is not None:
        return found
    verb, behind, told = governor(row, k), verb_behind(row, k), relative(row, k, loose=True)
    if told is not None and told[0].kind in PAYING and (found := who(line, told[0], told[1])) is not None:
        return found
    return (
        _said_behind(line, k, behind)
        or (_said_behind(line, k, None) if behind is not None else None)
        or _possessive(line, k)
        or _of_verb(line, k, verb)
        or compounded(line, k)
        or level_of_gift(line, k)
        or priced(line, verb, k)
        or facing(line, k)
        or billed(line, verb, k)
        or meeting(line, k)
        or doer(line, k)
        or _publics(line, k)
    )


def who(line: Line, verb: Verb, found: tuple[int, int] | None) -> Stretch | None:
    """The subject of a verb of paying, whoever it is: nobody else pays."""
    row = line.row
    at = pronoun(row, found)
    if at is not None:
        return meant(line, at)
    if found is None and verb.first and row[verb.first - 1].lower == "and":
        found = opening(line, verb.first - 1)  # "Europol held talks and contributed £5m"
    if found is None:
        return None
    between = row[found[1] : verb.first]
    beside = all(
        t.kind in ("date", "duration") or t.lower in {"which", "who", "that", ",", "on", "in"} for t in between
    )
    sure = verb.kind == "pay" and beside and row[verb.at].lower not in words("weak_verbs")
    told = body(line, found, anybody=sure)
    if told is None and verb.first and row[verb.first - 1].lower in status_words("groups", "left_undone"):
        opened = opening(line, verb.first - 1)  # "ministers have ruled out spending £5m"
        return None if opened is None else (row[opened[0]].start, row[opened[1] - 1].end)
    if told is None and verb.kind == "pay" and row[verb.at].lower not in words("weak_verbs"):
        return body(line, first_of_clause(row, verb), anybody=True)
    return told


def _said_behind(line: Line, k: int, behind: Verb | None) -> Stretch | None:
    """ "£5m from the EU", "£5m was paid by Britain", "£5m of UK funding", "£19m UK-funded fence"."""
    row = line.row
    at = skip_terms(row, (k if behind is None else behind.at) + 1)
    verb = governor(row, k)
    owed = verb is not None and verb.passive and verb.link != "at"
    if behind is None:
        if at < len(row) and (match := FUNDED.fullmatch(row[at].text)):
            return row[at].start, row[at].start + len(match[1])
        if at + 1 < len(row) and row[at].lower in ("of", "in"):
            end = at + 1
            while end < min(len(row), at + 6) and row[end].kind == "word" and row[end].lower not in words("of_money"):
                end += 1
            if at + 1 < end < len(row) and row[end].lower in words("of_money") and row[at + 1].text[:1].isupper():
                return body(line, (at + 1, end))
        while at < len(row) and (row[at].kind in ("date", "duration") or row[at].lower in words("of_money")):
            at += 1
        at = past_gift(row, at)
    for i in range(at, min(len(row) - 1, at + 12)):
        said = row[i].lower in QUOTES or any(t.lower in words("paid_by") for t in row[i + 1 : i + 4])
        if row[i].kind == "sign" and not said:
            return None
        agent = row[i].lower == "by" and (
            (behind is not None and behind.passive and behind.kind != "other")
            or (i == at and owed)
            or not words("paid_by").isdisjoint(t.lower for t in row[i - 2 : i])
        )
        plain = agent and (i == at or row[i - 1].lower in words("paid_by"))
        bought = verb is not None and verb.kind == "buy" and verb.link is None
        whose = row[i].lower == "from" and not row[i + 1].lower.endswith("ing")  # "made £5m from housing families"
        if agent or (i == at and whose and not _taken(row, k) and not bought):
            return body(line, name(row, i + 1), firm=i > at and not plain, anybody=plain)
    return None


def _taken(row: Sequence[Token], k: int) -> bool:
    """ "seized £3m from the gang", "cut £5m from the budget": no one pays."""
    return any(t.lower in words("taking") for t in row[max(0, k - 6) : k])


def _possessive(line: Line, k: int) -> Stretch | None:
    """ "the UK's £480m deal", "its £3m grant": the owner right in front, an adjective or two between them."""
    row = line.row
    for i in range(k - 1, max(-1, k - 4), -1):
        text = row[i].text
        if funded := FUNDED.fullmatch(text):
            return row[i].start, row[i].start + len(funded[1])
        marked = text.endswith(("'s", "’s")) or (text in ("'", "’") and i > 0 and row[i - 1].lower.endswith("s"))
        if marked:
            found = None if row[i].lower in words("no_owner") else body(line, phrase_left(row, i + 1))
            return None if found is None or _contractor(line, found, k) else without_mark(line.text, found)
        if row[i].lower in {"its", "their", "our"}:
            owned = grant(row, k) is not None
            return meant(line, i) if owned else None
        if row[i].lower in lexicon("money")["purposes"]["bland"]:
            return None  # "Frontex's budget of £5m" is paid by others
        if row[i].lower in words("no_adjective"):
            return None
        if row[i].kind not in ("word", "duration") or row[i].lower in DETERMINERS | stops() | {"of", "and", "than"}:
            return None
    return None


def _contractor(line: Line, found: Stretch, k: int) -> bool:
    """ "the firm's £12m contract": it is paid by others."""
    ahead = {t.lower for t in line.row[k + 1 : k + 6]}
    company = any(a.kind == "company" and a.start < found[1] and found[0] < a.end for a in line.agencies)
    return bool(ahead & {"contract", "contracts"}) and (company or "firm" in line.text[slice(*found)].lower())


def _of_verb(line: Line, k: int, verb: Verb | None) -> Stretch | None:
    """The subject of a verb of paying; with a verb of costing whoever stands between it and the amount."""
    if verb is None:
        return None
    row = line.row
    if row[k - 1].lower == "back" and verb.kind == "cost":
        return body(line, (verb.at + 1, k - 1), anybody=True)
    if verb.kind == "cost" and verb.at + 2 == k and row[verb.at + 1].lower in ("him", "her", "it", "them"):
        return meant(line, verb.at + 1)
    if verb.kind == "cost" and verb.at + 1 < k:
        return body(line, (verb.at + 1, k), firm=True, anybody=row[verb.at + 1].lower in DETERMINERS)
    if verb.kind == "buy":
        return None if verb.passive or verb.link not in (None, "for") else body(line, subject(row, verb), firm=True)
    estimated = verb.link == "at"  # "put the figure at £5m"
    if verb.kind == "owe" and not verb.passive:
        at = pronoun(row, subject(row, verb))
        return meant(line, at) if at is not None else body(line, subject(row, verb), anybody=True)
    if verb.passive or verb.kind not in PAYING | {"announce"} or _lists(row, verb) or estimated:
        return None
    found = subject(row, verb)
    named = body(line, found, firm=True) if verb.kind == "announce" else who(line, verb, found)
    return named or _in_office(line, k, verb, found)


def _in_office(line: Line, k: int, verb: Verb, found: tuple[int, int] | None) -> Stretch | None:
    """ "The Prime Minister announced £7m for fences": whoever promises it, where nobody else is said to pay."""
    row = line.row
    if found is None or verb.kind not in PAYING | {"announce"} or row[verb.at].lower in words("agreeing"):
        return None
    if any(t.lower in ("from", "by", "with") for t in row[verb.at : k + 6]):
        return None
    if any(t.kind == "word" and t.lower not in status_words("groups", "filler") for t in row[found[1] : verb.first]):
        return None  # "the president moderated his plan for £5"
    first, end = found
    while first < end and row[first].lower in DETERMINERS:
        first += 1
    start, stop = row[first].start, row[end - 1].end
    for person in line.people:
        if person.start <= stop and start <= person.end and person.profile is not None:
            return (person.start, person.end) if person.profile.kind in PUBLIC else None
    return (start, stop) if row[end - 1].lower in words("in_office") else None


def _lists(row: Sequence[Token], verb: Verb) -> bool:
    """ "including £3m for fences": no one pays who is not named with the whole."""
    return row[verb.at].lower in ("including", "containing")


def _publics(line: Line, k: int) -> Stretch | None:
    """ "£5m of taxpayers' money", where the sentence names nobody who spends it."""
    row = line.row
    for i in range(k + 1, min(len(row) - 1, k + 5)):
        if row[i].lower.rstrip("'’s") == "taxpayer":
            return row[i].start, row[i].start + len(row[i].text.rstrip("'’"))
        if row[i].kind == "sign" or row[i].lower not in {"of", "in", "the", "british", "uk", "public"}:
            return None
    return None


def carried(line: Line, k: int) -> Stretch | None:
    """The payer of a passive or a participle without agent: whoever gives in the same paragraph before it."""
    row = line.row
    behind = verb_behind(row, k)
    before = row[k - 1].lower if k else ""
    if behind is None and before in {"and", ",", "or", "then"}:
        before_it = next((i for i in range(k - 1, -1, -1) if row[i].kind == "money"), None)
        if before_it is None or any(t.lower in BREAK_SIGNS for t in row[before_it:k]):
            return None
        return payer(line, before_it) or carried(line, before_it)
    if behind is None and before not in {"totalling", "totaling"}:
        return None
    if behind is not None and (
        not (behind.passive or behind.kind == "go") or behind.kind not in PAYING | {"announce", "go"}
    ):
        return None
    told = _spoken_for(line, k) if behind is not None and behind.passive else None
    for earlier, end in ((line, k), *((other, len(other.row)) for other in line.context.before(line.sentence))):
        for i in range(end - 1, -1, -1):
            word = earlier.row[i].lower
            if word not in verbs() or verbs()[word][0] not in PAYING or not is_verb(earlier.row, i):
                continue
            if word in words("weak_verbs"):
                continue  # "inspectors added that"
            if earlier.row[i - 1].lower in BE:  # "dogs will be provided by the UK": not the dogs
                agent = (
                    name(earlier.row, i + 2)
                    if earlier.row[i + 1 : i + 2] and earlier.row[i + 1].lower == "by"
                    else None
                )
                if (found := body(earlier, agent, firm=True)) is not None:
                    return found
                continue
            if (found := body(earlier, earlier_subject(earlier.row, i + 1), firm=True)) is not None:
                return found
    return told


def _spoken_for(line: Line, k: int) -> Stretch | None:
    """ "A Home Office spokesman said £4m would be given": a department that tells a plan pays itself."""
    row = line.row
    said = line.speaker(row[k].start, row[k].end)
    if said is None or not {t.lower for t in row[k + 1 : k + 6]} & {"will", "would"}:
        return None
    start, end = said.speaker_start, said.speaker_end
    named = [a for a in line.agencies if a.start < end and start < a.end and a.kind in ("department", "local")]
    return (named[0].start, named[0].end) if len(named) == 1 else None
