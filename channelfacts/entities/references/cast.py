"""The persons of a text as pronouns and descriptions see them: he or she, and by which words each one is called."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from channelfacts.annotations import PersonMention, PersonProfile
from channelfacts.entities.references.lexis import given_name, known_surnames, nations, surname, words
from channelfacts.lexicons import lexicon
from channelfacts.model import fold

WORD = re.compile(r"[\w’'-]+")


@dataclass(slots=True)
class Cast:
    """genders: `f`, `m` or None. called: words of a role -> the persons who have it. seats, parties: of legislators."""

    genders: dict[int, str | None] = field(default_factory=dict)
    called: dict[str, set[int]] = field(default_factory=dict)
    seats: dict[str, set[int]] = field(default_factory=dict)
    parties: dict[str, set[int]] = field(default_factory=dict)
    profiles: dict[int, PersonProfile] = field(default_factory=dict)

    def gender(self, person: int) -> str | None:
        """He or she, as far as is known."""
        return self.genders.get(person)

    def call(self, person: int, phrase: str) -> None:
        """`phrase`, and every shorter one of the same head, means this person."""
        said = phrase.split()
        for first in range(len(said)):
            if first and said[first - 1] in words("descriptions", "other_offices"):
                break  # the shadow home secretary is no home secretary
            self.called.setdefault(" ".join(said[first:]), set()).add(person)


def cast_of(people: list[PersonMention]) -> Cast:
    """The cast of a text, by titles, roles and given names."""
    cast = Cast()
    titles: dict[str, str] = lexicon("references")["titles"]
    for mention in people:
        profile = mention.profile
        title = titles.get(mention.text.split()[0].lower().strip("."))
        if title is not None:
            cast.call(mention.person, title)
        if profile is None or mention.person in cast.profiles:
            continue
        person = mention.person
        cast.profiles[person] = profile
        cast.genders[person] = profile.gender or by_roles(profile.roles) or by_name(profile.name)
        if cast.genders[person] is None and profile.entity is not None:
            cast.genders[person] = by_name(profile.entity.name)
        for role in profile.roles:
            _call(cast, person, role)
        if profile.kind in ("minister", "judge"):
            cast.call(person, profile.kind)
        if profile.constituency:
            cast.seats.setdefault(fold(profile.constituency), set()).add(person)
        if profile.party:
            cast.parties.setdefault(fold(profile.party).split()[0], set()).add(person)
    return cast


def _call(cast: Cast, person: int, role: str) -> None:
    said = [fold(word) for word in WORD.findall(role)]
    within = words("descriptions", "within")
    # "president of the union": what stands in the prepositional part is a body or a time, not the person
    head = next((i for i, word in enumerate(said) if word in within), len(said))
    gone = [k for k in range(head) if said[k] in ("former", "ex")]
    if gone:
        said = ["former", *said[gone[-1] + 1 :]]
        head -= gone[-1]
    while head and said[0] in words("descriptions", "former") - {"former"}:
        said, head = said[1:], head - 1
    if not head:
        return
    cast.call(person, " ".join(said[:head]))
    if head < len(said):
        cast.called.setdefault(" ".join(said), set()).add(person)
    if said[head - 1] in words("descriptions", "legislators") and head > 1:
        cast.seats.setdefault(" ".join(said[: head - 1]), set()).add(person)
    if said[head - 1] in words("descriptions", "legislators") and said[head : head + 1] == ["for"]:
        cast.seats.setdefault(" ".join(said[head + 1 :]), set()).add(person)


def by_roles(roles: tuple[str, ...]) -> str | None:
    """`f` or `m` where words of the roles tell it: "spokeswoman", "father of two"."""
    said = {word for role in roles for word in re.split(r"[\s-]+", fold(role))}
    sure = [gender for gender in ("f", "m") if said & words("told", gender)]
    return sure[0] if len(sure) == 1 else None


def by_name(name: str) -> str | None:
    """`f` or `m` by a given name; of a name of one word it must be known that it is no surname."""
    said = [fold(word) for word in name.replace(".", " ").split()]
    if len(said) == 1:
        known = next((gender for gender in ("f", "m") if said[0] in known_surnames(gender)), None)
        return known or (
            None if said[0] in words("given", "surnames") else given_name(said[0], table=not surname(said[0]))
        )
    firsts = [word for word in said[:-1] if len(word) > 1]
    return given_name(firsts[0]) if firsts else None


def of_country(profile: PersonProfile, adjective: str) -> bool:
    """May "French" be said of the person?"""
    country = nations().get(adjective)
    return country is None or profile.country is None or profile.country == country
