"""Who can pay or be paid: phrases that name a country, a public body, or people who pay a price."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from channelfacts.clauses import DETERMINERS, Token, phrase_right
from channelfacts.clauses import words as status_words
from channelfacts.facts.money.context import Line
from channelfacts.lexicons import lexicon

Stretch = tuple[int, int]
"""(start, end) in characters of the text."""
PAYING = frozenset({"pay", "pledge"})
PUBLIC = frozenset({"minister", "shadow", "legislator", "official"})
"""Persons of these kinds pay with the money of others."""


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
    told = [w if w in nations() else w.removesuffix("s") for w in re.findall(r"[a-z]+(?:\.[a-z]+)*", text.lower())]
    found = {nations()[w] for w in told if w in nations()}  # "the Germans" too
    return found.pop() if len(found) == 1 else None


@cache
def stops() -> frozenset[str]:
    """What no name of a body goes beyond."""
    purposes = lexicon("money")["purposes"]
    return frozenset(purposes["stops"]) | frozenset(purposes["into"]) | {"against"}


def name(row: Sequence[Token], start: int) -> tuple[int, int] | None:
    """The phrase from `start` on, up to where a name or a head such as "authorities" ends."""
    found = phrase_right(row, start, stops(), 7)
    if found is None:
        return None
    first, end = found
    for i in range(first + 1, end):
        ended = row[i - 1].text[:1].isupper() or row[i - 1].lower in words("heads")
        ended = ended and not row[i - 1].text.endswith(("'s", "’s"))
        ended = ended or (row[i - 1].lower in words("folk") and row[i].lower not in words("heads"))
        goes_on = row[i].text[:1].isupper() or row[i].lower in words("heads") | {"of", "and", "for", "'s", "’s"}
        second = i + 2 < end and row[i + 2].lower in words("heads")  # "local charities and voluntary groups"
        other = row[i].lower == "and" and i + 1 < end and not (begins_name(row[i + 1]) or second)  # "and benefit"
        if (ended and not goes_on) or other:
            return first, i
    return first, end


def begins_name(token: Token) -> bool:
    """Does a phrase, and no infinitive, begin here?"""
    return token.text[:1].isupper() or token.lower in DETERMINERS | words("heads") | {"all", "local", "foreign"}


def without_mark(text: str, stretch: Stretch) -> Stretch:
    """The stretch without the sign of possession at its end."""
    said = text[: stretch[1]]
    cut = 2 if said.endswith(("'s", "’s")) else 1 if said.endswith(("'", "’")) else 0
    return stretch[0], stretch[1] - cut


def body(
    line: Line,
    found: tuple[int, int] | None,
    *,
    firm: bool = False,
    places: bool = False,
    anybody: bool = False,
) -> Stretch | None:
    """The phrase as a stretch of the text, where it is one that can pay: a country, a body, people who pay a price.

    `firm`: only a country or a public body. `places`: any named place will do (as one that is paid). `anybody`: the
    verb leaves no doubt that this one pays or is paid, whoever it is; a person in office still pays with other money.
    """
    if found is None:
        return None
    row = line.row
    first, end = found
    skipped = DETERMINERS | {"and", "or", "both"} | status_words("groups", "filler")
    while first < end and (row[first].lower in skipped or row[first].kind != "word"):
        first += 1
    while first < end and row[end - 1].kind == "sign":
        end -= 1
    of = next((i for i in range(end - 1, first, -1) if row[i].lower == "of"), None)
    if of is not None and of + 1 < end and row[of - 1].lower in words("share"):
        # "a quarter of America's", "the misery of migrants"
        return body(line, (of + 1, end), firm=firm, places=places, anybody=anybody)
    if (
        first + 1 < end
        and row[first].lower in ("how", "why", "when", "where")
        and row[first + 1].lower not in ("much", "many")
    ):
        first += 1  # "described how passengers paid £5"
    inner = row[first:end]
    if not inner or any(t.kind in ("money", "rate") or t.lower in words("asking") for t in inner):
        return None
    if any(re.split("['’]", t.lower)[0] in words("pronouns") for t in (inner[0], inner[-1])):
        return None
    start, stop = inner[0].start, inner[-1].end
    last = re.sub(r"['’]s?$", "", inner[-1].lower)
    if (firm and last in words("customers")) or last in words("no_body"):
        return None
    people = [p for p in line.people if p.start < stop and start < p.end]
    if people and places and anybody:
        return start, stop
    if people:
        public = any(p.profile is None or p.profile.kind in PUBLIC for p in people)
        return (start, stop) if anybody and not public and not firm else None
    named = nation_of(line.text[start:stop]) is not None and (inner[-1].text[:1].isupper() or last in words("heads"))
    agency = any(a.start < stop and start < a.end for a in line.agencies)
    if (longer := _rest_of_name(line, start, stop)) is not None:
        return longer
    if not agency and (pair := _pair(line, first, end, places=places)) is not None:
        return start, pair[1]
    country = any(p.start <= start and stop <= p.end and (places or p.kind == "country") for p in line.places)
    headed = last in words("heads") or _headed(inner) or ((places or anybody) and last in words("folk"))
    return (start, stop) if named or agency or country or headed or (anybody and _plain(row, first, end)) else None


def _rest_of_name(line: Line, start: int, stop: int) -> Stretch | None:
    """The whole name of which a phrase is the end: "(the Department for) Transport, which has paid"."""
    whole = [a for a in line.agencies if a.start < start and stop == a.end and " for " in line.text[a.start : a.end]]
    return (whole[0].start, whole[0].end) if whole else None


def _pair(line: Line, first: int, end: int, *, places: bool) -> Stretch | None:
    """ "Britain and France": two that can pay."""
    at = next((i for i in range(first + 1, end - 1) if line.row[i].lower == "and"), None)
    if at is None or body(line, (first, at), places=places) is None:
        return None
    return body(line, (at + 1, end), places=places)


def _headed(inner: Sequence[Token]) -> bool:
    """ "a haulage firm from Kent", "islands in Greece": the head stands before what says more of it."""
    for i in range(1, len(inner) - 1):
        if inner[i].lower in ("from", "in", "of") and inner[i + 1].text[:1].isupper():
            return inner[i - 1].lower in words("heads")
    return False


def _plain(row: Sequence[Token], first: int, end: int) -> bool:
    """A noun phrase that nothing but its own words makes up, behind a determiner or at the start of its clause."""
    last = row[end - 1]
    opened = first == 0 or row[first - 1].lower in DETERMINERS or row[first - 1].kind == "sign"
    clean = not row[first].text.islower() or not row[first].lower.endswith(("'s", "’s"))  # "let's recall"
    clean = clean and all(
        t.kind == "word" and t.lower not in stops() and not t.lower.endswith("ly") for t in row[first:end]
    )
    things = words("no_body") | frozenset(lexicon("money")["purposes"]["bland"])
    return clean and end - first <= 4 and (opened or last.lower.endswith("s")) and last.lower not in things
