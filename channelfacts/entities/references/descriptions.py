"""Descriptions that mean a person named in the text: "the minister", "the Kerry TD", "her husband"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from channelfacts.annotations import OfficeMention, Word
from channelfacts.entities.references.cast import Cast, of_country
from channelfacts.entities.references.lexis import bare, kin, nations, person_nouns, possessive, words
from channelfacts.entities.references.story import Story
from channelfacts.entities.references.strangers import compound
from channelfacts.lexicons import lexicon
from channelfacts.model import fold

LONGEST = 7
RECENT = 3
"""Sentences in which one of several ministers must have been told of to be "the minister"."""
AGED = re.compile(r"(\d{1,2})-year-old")
NUMBERS = frozenset(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")) | {
    str(n) for n in range(2, 13)
}


@dataclass(frozen=True, slots=True)
class Described:
    """A description from token `first` to `end`, and the persons whom it fits."""

    end: int
    persons: frozenset[int]


def by_office(cast: Cast, office: OfficeMention) -> int | None:
    """The person of the text who holds an office that is named without its holder."""
    holder = fold(office.holder)
    exact = [
        person
        for person, profile in cast.profiles.items()
        if holder in (fold(profile.name), fold(profile.entity.name) if profile.entity is not None else "")
    ]
    if len(exact) == 1:
        return exact[0]
    surname = holder.split()[-1]
    lone = [p for p, profile in cast.profiles.items() if fold(profile.name).split()[-1] == surname]
    alone = len(lone) == 1 and len(cast.profiles[lone[0]].name.split()) == 1
    return lone[0] if alone else None


def described(cast: Cast, row: Sequence[Word], i: int, stop: int) -> Described | None:
    """The description that opens with "the" at token `i` and ends before `stop`; None where it is none."""
    at = i + 1
    nation: str | None = None
    before = words("descriptions", "former")
    former = False
    while at < stop and (row[at].lower in before or row[at].lower in nations()):
        nation = row[at].lower if row[at].lower in nations() else nation
        former = former or row[at].lower in ("former", "ex")
        at += 1
    for end in range(min(stop, at + LONGEST), at, -1):
        phrase = " ".join([*(w.lower for w in row[at : end - 1]), bare(row[end - 1])])
        persons = cast.called.get(f"former {phrase}" if former else phrase)
        if persons and phrase not in words("descriptions", "never") and not _goes_on(row, end):
            fitting = {p for p in persons if nation is None or of_country(cast.profiles[p], nation)}
            return Described(end, frozenset(fitting))
    return _legislator(cast, row, i, stop)


def _legislator(cast: Cast, row: Sequence[Word], i: int, stop: int) -> Described | None:
    """ "the Meath East TD", "the Labour MP", "the MP for Wyre Forest"."""
    for end in range(i + 2, min(stop, i + LONGEST) + 1):
        member = row[end - 1].lower == "member" and end < stop and row[end].lower == "for"
        if bare(row[end - 1]) not in words("descriptions", "legislators") and not member:
            continue
        if end < stop and row[end].lower == "for":
            for far in range(min(stop, end + LONGEST), end + 1, -1):
                persons = cast.seats.get(fold(" ".join(w.text for w in row[end + 1 : far])))
                if persons:
                    return Described(far, frozenset(persons))
            return None
        said = [fold(w.text) for w in row[i + 1 : end - 1]]
        if not said:
            return None
        party = lexicon("references")["descriptions"]["parties"].get(said[-1], said[-1])
        persons = cast.seats.get(" ".join(said)) or (cast.parties.get(party) if len(said) == 1 else None)
        return Described(end, frozenset(persons)) if persons and not _goes_on(row, end) else None
    return None


def _goes_on(row: Sequence[Word], end: int) -> bool:
    """Does the phrase go on behind `end`, so that it means another office or body?"""
    if end >= len(row) or possessive(row[end - 1]):
        return False
    if compound(row, end - 1):
        return True
    after = row[end]
    if after.lower in ("of", "for", "at", "-", "and") or after.lower in person_nouns():
        return after.lower != "and"
    return after.text[0].isupper() and after.lower not in ("i",)


def recent(story: Story, persons: frozenset[int], sentence: int, offset: int, paragraph: int) -> int | None:
    """The only one of several who has been told of lately."""
    near = {m.who for m in story.before(sentence, offset, paragraph, RECENT)} & persons
    return next(iter(near)) if len(near) == 1 else None


def parent_of_some(row: Sequence[Word], i: int) -> tuple[str, int] | None:
    """("m" or "f", end) of "the father of two"."""
    if i + 3 < len(row) and row[i + 2].lower == "of" and row[i + 3].lower in NUMBERS and row[i + 1].lower in kin():
        gender = kin()[row[i + 1].lower][1]
        return (gender, i + 4) if gender is not None else None
    return None


def aged(row: Sequence[Word], i: int) -> tuple[int, int] | None:
    """(age, end) of "the 31-year-old Nigerian"."""
    told = AGED.fullmatch(row[i + 1].lower) if i + 1 < len(row) else None
    if told is None:
        return None
    end = i + 2
    while end < len(row) and end < i + 4 and (row[end].lower in nations() or row[end].lower in person_nouns()):
        end += 1
    return int(told[1]), end
