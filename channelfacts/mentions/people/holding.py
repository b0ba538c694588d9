"""The offices that the persons of a text hold by the list, where the text itself does not say it beside their names."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from channelfacts.mentions.people import holders
from channelfacts.mentions.people.described import Role
from channelfacts.mentions.people.holders import Term
from channelfacts.mentions.people.persons import Person, core

HEADS = frozenset(("Prime Minister", "President", "Chancellor", "Taoiseach"))


@dataclass(frozen=True, slots=True)
class Setting:
    """What the whole text says about offices. country: the one that the text is mostly about, where clear."""

    day: str | None
    lower: str
    country: str | None


def held(person: Person, setting: Setting, country: str | None) -> Term | None:
    """The office that a person held when the text was written, else the last one before; only for full, known names."""
    name = core(person.parts)
    peer = any(m.title.split()[-1:] in (["lord"], ["lady"], ["baroness"]) for m in person.mentions)
    known = holders.terms().get(name) if len(name) > 1 or peer else None
    if known is None and len(name) > 2:
        known = holders.terms().get((name[0], name[-1]))
    if known is None and len(name) == 1:
        known = None if peer else by_surname(name[0], setting.day)
    if known is None:
        return None
    begun = [term for term in known if term.begun(setting.day) and (country is None or term.country in (None, country))]
    if not begun:
        return None
    running = [term for term in begun if term.running(setting.day)]
    pool = running or begun
    return max(pool, key=lambda term: (term.kind == "minister", term.start))


def country_of_holder(person: Person) -> str | None:
    """The country of everybody's terms who has this full name, whether in office on the day or not."""
    name = core(person.parts)
    found = {term.country for term in holders.terms().get(name, ())} if len(name) > 1 else set()
    return found.pop() if len(found) == 1 else None


def by_surname(surname: str, day: str | None) -> tuple[Term, ...] | None:
    """The terms of the one holder whom a bare surname can mean: in office on the day, else head of a government."""
    names = holders.by_surname().get(surname, ())
    running = [name for name in names if any(term.running(day) for term in holders.terms()[name])]
    if running and len({holders.terms()[name][0].holder for name in running}) == 1:
        return holders.terms()[running[0]]
    pool = running or [name for name in names if any(term.begun(day) for term in holders.terms()[name])]
    names = tuple(
        name for name in pool if any(term.office.removeprefix("US ") in HEADS for term in holders.terms()[name])
    )
    sole = len({holders.terms()[name][0].holder for name in names}) == 1
    return holders.terms()[names[0]] if sole else None


def _says(words: str, lower: str) -> bool:
    """Does the folded text name the office, and not as a shadow or former one?"""
    if len(words) <= 5 or words not in lower:
        return False
    return re.search(rf"(?<!shadow )(?<!former )(?<!ex-)\b{re.escape(words)}\b", lower) is not None


def words_former(role: Role) -> bool:
    """Is it an office that is over?"""
    return role.tokens[:1] in (("former",), ("ex",))


def offices_named(people: list[tuple[Person, list[Role]]], setting: Setting) -> dict[int, tuple[str, Term]]:
    """Persons without a role whose office the text names: index -> (its folded words, term)."""
    claims: dict[str, list[tuple[int, Term]]] = {}
    taken = {" ".join(role.tokens) for _, roles in people for role in roles if not words_former(role)}
    said: dict[str, bool] = {}
    for index, (person, roles_of) in enumerate(people):
        if roles_of:
            continue
        for term in holders.terms().get(core(person.parts), ()):
            if not term.running(setting.day) and (setting.day is not None or len(person.mentions) < 2):
                continue
            for form in term.forms:
                words = " ".join(form)
                if words not in said:
                    said[words] = _says(words, setting.lower)
                if said[words]:
                    claims.setdefault(words, []).append((index, term))
                    break
    found: dict[int, tuple[str, Term]] = {}
    for words, claimants in claims.items():
        counts = Counter(index for index, _ in claimants)
        best = counts
        if len(best) > 1:
            ranked = sorted(best, key=lambda index: -len(people[index][0].mentions))
            first, second = (len(people[index][0].mentions) for index in ranked[:2])
            if first < 3 * second:
                continue
            chosen = ranked[0]
        else:
            chosen = next(iter(best))
        if people[chosen][1] or (setting.day is None and words in taken):
            continue
        term = next(term for index, term in claimants if index == chosen)
        if chosen not in found:
            found[chosen] = (words, term)
    return found
