"""Persons known across texts: those whom the list of offices has, by name and by what the text says of them.

A full name of the list is its holder's unless the text speaks against it (another country, party or kind of person, a
time in which the holder can't have been meant). A surname alone is one's who held the office that the text names with
it ("President Sarkozy"). Where two fit, nobody is known: namesakes stay apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from channelfacts.annotations import PersonMention, PersonProfile
from channelfacts.holders import OPEN, Holder, Name, Term, holders, parts, same
from channelfacts.lexicons import lexicon
from channelfacts.model import Entity


@cache
def by_name() -> dict[Name, tuple[Holder, ...]]:
    """The holders by their names, whole and without what stands between the first and the last word."""
    found: dict[Name, list[Holder]] = defaultdict(list)
    for one in holders():
        for name in {short for whole in one.names for short in (whole, (whole[0], whole[-1]))}:
            found[name].append(one)
    return {name: tuple(several) for name, several in found.items()}


@cache
def by_surname() -> dict[Name, tuple[Holder, ...]]:
    """The holders by each ending of their names: `leyen`, `der leyen`, `von der leyen`."""
    found: dict[Name, list[Holder]] = defaultdict(list)
    for one in holders():
        for name in {whole[k:] for whole in one.names for k in range(1, len(whole))}:
            found[name].append(one)
    return {name: tuple(several) for name, several in found.items()}


def recognised(people: Sequence[PersonMention], day: str | None) -> list[PersonMention]:
    """The mentions with the entity of each person in their profile. day: ISO date of the text."""
    profiles = {mention.person: mention.profile for mention in people if mention.profile is not None}
    entities = {number: known(profile, day) for number, profile in profiles.items()}
    told = {number: replace(profile, entity=entities[number]) for number, profile in profiles.items()}
    return [replace(mention, profile=told.get(mention.person)) for mention in people]


def known(profile: PersonProfile, day: str | None) -> Entity | None:
    """The one person of the list whom the text means; whoever is known by a list of the reader's own stays so."""
    if profile.entity is not None:
        return profile.entity
    fitting = [one for one in named(profile) if not contradicted(one, profile, day)]
    if not fitting:
        fitting = [one for one in by_surname().get(parts(profile.name), ()) if titled(one, profile, day)]
    return fitting[0].entity if len(fitting) == 1 else None


def named(profile: PersonProfile) -> list[Holder]:
    """Those who have one of the person's full names; middle names and initials may be left out, not differ."""
    found: dict[str, Holder] = {}
    for form in (profile.name, *profile.aliases):
        name = parts(form)
        if len(name) < 2:
            continue
        for one in (*by_name().get(name, ()), *by_name().get((name[0], name[-1]), ())):
            if any(same(name, other) for other in one.names):
                found[one.entity.id] = one
    return list(found.values())


def contradicted(one: Holder, profile: PersonProfile, day: str | None) -> bool:
    """Does the text say something of the person that can't be said of this holder?"""
    if profile.country and one.countries and profile.country not in one.countries:
        return True
    words = lexicon("known")
    first, last = min(term.start for term in one.terms), max(term.end for term in one.terms)
    if day is not None and not later(first, -words["before"]) <= day <= later(last, words["after"]):
        return True
    if any(names_office(term, role) for term in one.terms for role in profile.roles):
        return False
    if profile.party and one.parties and profile.party not in one.parties:
        return True
    if profile.kind in words["kinds"] or profile.kind in one.kinds:
        return False
    if profile.kind in words["later"]:
        return day is None or day < first
    return profile.kind != "other" or bool(profile.roles)


def titled(one: Holder, profile: PersonProfile, day: str | None) -> bool:
    """Does the text call a surname by an office that this holder had on the day, or had before and is "former"?"""
    for term in one.terms:
        if term.country != profile.country or (day is not None and day < term.start):
            continue
        gone = day is None or day > later(term.end, lexicon("known")["title_after"])
        if any(names_office(term, role) and (not gone or day is None or over(role)) for role in profile.roles):
            return True
    return False


def names_office(term: Term, role: str) -> bool:
    """Do the words of the office stand in the role, as no other office's ("vice president")?"""
    words, size = parts(role), len(term.office)
    other = frozenset(lexicon("known")["other_office"])
    return any(
        words[k : k + size] == term.office
        and not other & set(words[:k])
        and not other & set(words[k + size : k + size + 1])
        for k in range(len(words) - size + 1)
    )


def over(role: str) -> bool:
    """Is the office said to be a past one?"""
    return bool(frozenset(lexicon("known")["over"]) & set(parts(role)))


def later(iso: str, years: int) -> str:
    """An ISO date so many years on, or back; what is open stays so."""
    return f"{min(int(iso[:4]) + years, int(OPEN)):04}{iso[4:]}"
