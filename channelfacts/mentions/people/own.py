"""People of one's own list where their names stand, and who of the text each of them is.

A name on the list needs no sign that it is a person's; one marked as weak does, and is then known all the same.
"""

from __future__ import annotations

from channelfacts.annotations import AgencyMention, PlaceMention
from channelfacts.mentions.names import Line
from channelfacts.mentions.own import KnownPerson, Own
from channelfacts.mentions.people.names import Candidate, made
from channelfacts.mentions.people.persons import Cast, Person, core
from channelfacts.mentions.people.roles import honorifics_before
from channelfacts.mentions.people.signs import Page
from channelfacts.mentions.people.words import Words


def with_own(
    words: Words,
    found: list[Line],
    page: Page,
    candidates: list[Candidate],
    others: list[AgencyMention | PlaceMention],
) -> list[Candidate]:
    """The candidates with those of one's own list, which take the place of others on their words.

    others: the bodies and places of the text; what is one's own among them is no person's name.
    """
    own = found[0].own if found else None
    if own is None:
        return candidates
    taken = [(one.start, one.end) for one in others if one.layer == "own"]
    kept = [c for c in candidates if c.title or not any(s <= c.start_char and c.end_char <= e for s, e in taken)]
    listed: list[Candidate] = []
    for line in found:
        i = 0
        while i < len(line.tokens):
            candidate = _at(words, own, line, i, page, kept)
            if candidate is None:
                i += 1
                continue
            listed.append(candidate)
            i = candidate.end
    kept = [c for c in kept if not any(c.start_char < o.end_char and o.start_char < c.end_char for o in listed)]
    return sorted(kept + listed, key=lambda c: c.start_char)


def _at(words: Words, own: Own, line: Line, i: int, page: Page, candidates: list[Candidate]) -> Candidate | None:
    """The person whose name on the list begins at token `i`, unless a longer name does."""
    found = own.people.find(line, i)
    if found is None:
        return None
    end, tokens = i + found[0], line.tokens
    here = [c for c in candidates if c.line is line and c.first < end and i < c.end]
    if any(c.first < i or c.end > end for c in here):
        return None
    first = i
    while first < end - 1 and tokens[first].lower in words.honorific_words:
        first += 1
    same = next((c for c in here if (c.first, c.end) == (first, end)), None)
    form = found[1][0]
    if same is None and (form.weak or _goes_on(line, i, end)):
        return None
    opening = honorifics_before(words, tokens, first)
    candidate = same or made(words, line, opening, first, end, page)
    candidate.own = form.item
    return candidate


def _goes_on(line: Line, i: int, end: int) -> bool:
    """Is the name a part of a longer one ("Enid Tolhurst House")? In a headline a capital says nothing."""
    if line.style != "prose":
        return False
    ahead = line.cap(end) and not line.tokens[end - 1].possessive and not line.gap(end)
    return ahead and len(line.tokens[end].text) > 1 and not line.tokens[end].text.isupper()


def listed(own: Own | None, person: Person) -> KnownPerson | None:
    """Who of one's own list a person is: by a whole name where the text has one, and by no more than one row."""
    if own is None:
        return None
    rows = {m.own for m in person.mentions if m.own is not None and (len(core(m.parts)) > 1 or not person.full)}
    return rows.pop() if len(rows) == 1 else None


def join(cast: Cast) -> None:
    """One person where the text calls somebody of the list by names that have no word in common."""
    first: dict[KnownPerson, Person] = {}
    for person in cast.persons:
        own = next((m.line.own for m in person.mentions), None)
        row = listed(own, person)
        if row is None:
            continue
        known = first.setdefault(row, person)
        if known is not person:
            known.mentions.extend(person.mentions)
            known.gender = known.gender or person.gender
            if len(core(person.parts)) > len(core(known.parts)):
                known.parts = person.parts
            person.mentions = []
    cast.drop_unnamed()
