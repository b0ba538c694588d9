"""Mentions become persons: who is the same in a text, and who only shares a surname."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from channelfacts.lexicons import lexicon
from channelfacts.mentions.names import Line
from channelfacts.mentions.people.names import Candidate
from channelfacts.mentions.people.roles import Phrase
from channelfacts.mentions.people.words import Words


@dataclass(slots=True)
class Person:
    """One human being of a text and the mentions that name them. parts: the folded words of the fullest name.

    titled: the gender is told by a form of address, not by the given name. told: roles that stand in another sentence.
    from_afar: another sentence says of which people, one that flees, the person is.
    """

    parts: tuple[str, ...]
    mentions: list[Candidate] = field(default_factory=list)
    gender: str | None = None
    titled: bool = False
    told: list[tuple[Line, Phrase]] = field(default_factory=list)
    from_afar: bool = False

    @property
    def full(self) -> bool:
        """Is a given name known?"""
        return len(core(self.parts)) > 1


def core(parts: tuple[str, ...]) -> tuple[str, ...]:
    """A name without a peer's "of Gestingthorpe"."""
    return parts[: parts.index("of")] if "of" in parts[1:] else parts


def gender_of(words: Words, title: str) -> str | None:
    """`f` or `m` of a folded form of address."""
    for word in title.split():
        if word in words.female:
            return "f"
        if word in words.male:
            return "m"
    return None


@cache
def _given() -> dict[str, str]:
    return {name: gender for gender in ("f", "m") for name in lexicon("references")["given"][gender]}


def gender_by_name(parts: tuple[str, ...]) -> str | None:
    """`f` or `m` of a full name by its given name; None where both bear it, or it is not known."""
    return _given().get(parts[0]) if len(core(parts)) > 1 else None


def same_given(words: Words, one: str, other: str) -> bool:
    """Can two given names be one person's: equal, an initial, or names that stand for each other?"""
    if one == other:
        return True
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    groups = words.nicknames.get(one), words.nicknames.get(other)
    return groups[0] is not None and groups[1] is not None and bool(groups[0] & groups[1])


def same_name(words: Words, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Are two full names one person's? Middle names may be left out."""
    if one == other:
        return True
    a, b = (one, other) if len(one) >= len(other) else (other, one)
    if a[-len(b) :] == b:
        return True
    if a[-1] == b[-1]:
        return same_given(words, a[0], b[0])
    return len(b) >= 2 and a[: len(b)] == b and len(a) > len(b)


def introduced(persons: list[Person], candidate: Candidate) -> list[Person]:
    """The one of several whom the text has told of by a full name before: the others come later; else nobody."""
    before = [
        p for p in persons if any(m.start_char < candidate.start_char and len(core(m.parts)) > 1 for m in p.mentions)
    ]
    return before if len(before) == 1 else []


class Cast:
    """The persons of a text, filled full names first, then titles with surnames."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.persons: list[Person] = []
        self.by_name: dict[str, list[Person]] = {}

    def fill(self, candidates: Iterable[Candidate]) -> None:
        """Put every candidate with its person; one that could be two people's is left out."""
        later: list[Candidate] = []
        for candidate in candidates:
            if len(core(candidate.parts)) > 1:
                self._full(candidate)
            else:
                later.append(candidate)
        self._couples(later)
        for candidate in later:
            self._short(candidate)

    def _couples(self, titled: list[Candidate]) -> None:
        """Where both a Mr and a Mrs X follow, the full name X is the one whose title comes first after it."""
        for person in self.persons:
            surname = core(person.parts)[-1]
            same = [c for c in titled if core(c.parts)[-1] == surname]
            genders = [(c.start_char, gender_of(self.words, c.title)) for c in same]
            if person.gender is None and {"f", "m"} <= {gender for _, gender in genders}:
                begin = person.mentions[0].start_char
                person.gender = next((gender for at, gender in sorted(genders) if gender and at > begin), None)

    def _add(self, candidate: Candidate) -> Person:
        person = Person(candidate.parts)
        self.persons.append(person)
        self._join(person, candidate)
        return person

    def _join(self, person: Person, candidate: Candidate) -> None:
        person.mentions.append(candidate)
        title = gender_of(self.words, candidate.title)
        person.titled = person.titled or title is not None
        person.gender = title or person.gender or gender_by_name(candidate.parts)
        if len(candidate.parts) > len(person.parts) or (not person.full and len(core(candidate.parts)) > 1):
            person.parts = candidate.parts
        for part in core(candidate.parts):
            known = self.by_name.setdefault(part, [])
            if person not in known:
                known.append(person)

    def _agrees(self, person: Person, candidate: Candidate) -> bool:
        gender = gender_of(self.words, candidate.title) or gender_by_name(candidate.parts)
        return gender is None or person.gender is None or gender == person.gender

    def _full(self, candidate: Candidate) -> None:
        parts = core(candidate.parts)
        for person in self.by_name.get(parts[-1], []) + self.by_name.get(parts[0], []):
            if same_name(self.words, core(person.parts), parts) and self._agrees(person, candidate):
                self._join(person, candidate)
                return
        self._add(candidate)

    def _short(self, candidate: Candidate) -> None:
        (name,) = core(candidate.parts)
        known = [p for p in self.by_name.get(name, []) if self._agrees(p, candidate)]
        surname = [p for p in known if core(p.parts)[-1] == name]
        knightly = bool(candidate.title) and candidate.title.split()[-1] in ("sir", "dame")
        if not surname or knightly:
            first = [p for p in known if p.full and core(p.parts)[0] == name]
            if knightly or (not candidate.title and not candidate.roles):
                surname = first or surname
        fitting = surname
        if len(fitting) > 1 and candidate.title:
            told = [p for p in fitting if p.titled]
            fitting = told if len(told) == 1 else fitting
        if len(fitting) > 1 and candidate.roles:
            heads = {phrase.head.key for phrase in candidate.roles}
            told = [p for p in fitting if any(phrase.head.key in heads for m in p.mentions for phrase in m.roles)]
            fitting = told if len(told) == 1 else fitting
        if len(fitting) > 1:
            fitting = introduced(fitting, candidate) or fitting
        if len(fitting) > 1:
            fitting = [p for p in fitting if not p.full] if sum(not p.full for p in fitting) == 1 else []
            if not fitting:
                return
        if fitting:
            self._join(fitting[0], candidate)
        else:
            self._add(candidate)

    def join_aliases(self) -> None:
        """One person where the text says that somebody is also known by another name."""
        of = {id(mention): person for person in self.persons for mention in person.mentions}
        for person in list(self.persons):
            for mention in person.mentions:
                known = of.get(id(mention.alias_of))
                if known is not None and known is not person:
                    known.mentions.extend(person.mentions)
                    person.mentions = []
                    break
        self.drop_unnamed()

    def surnames(self) -> dict[str, list[Person]]:
        """The persons by the last word of their name."""
        found: dict[str, list[Person]] = {}
        for person in self.persons:
            found.setdefault(core(person.parts)[-1], []).append(person)
        return found

    def drop_unnamed(self) -> None:
        """Forget persons without mentions."""
        self.persons = [person for person in self.persons if person.mentions]
