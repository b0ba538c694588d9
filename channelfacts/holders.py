"""Who is in the list of offices (`gazetteers/offices.tsv`): each person once, with all names and offices."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from channelfacts.lexicons import gazetteer
from channelfacts.model import Entity, fold

PART = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
OPEN = "9999"

Name = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A stretch in one office. Dates are ISO, as exact as known; `end` is OPEN while it lasts. source: who says so."""

    title: str
    start: str
    end: str
    country: str | None
    source: str

    @property
    def office(self) -> Name:
        """The words of its title."""
        return parts(self.title)


@dataclass(slots=True)
class Holder:
    """A person of the list, with every name, country, party and kind of person that the list gives."""

    entity: Entity
    names: set[Name] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)
    terms: list[Term] = field(default_factory=list)


@lru_cache(maxsize=8192)
def parts(name: str) -> Name:
    """The words of a name or office, without case, accents and signs."""
    return tuple(PART.findall(fold(name).replace("’", "'")))


@cache
def holders() -> tuple[Holder, ...]:
    """Everybody in `offices.tsv`, once."""
    return tuple(joined(gazetteer("offices")))


def joined(rows: Iterable[dict[str, str]]) -> Iterator[Holder]:
    """The holders of the rows. Names that are each other's aliases are one person's ("David Cameron", a peer later).

    One name in two countries is two people's; offices of no country go with the one country that there is.
    """
    by_name: dict[Name, list[dict[str, str]]] = {}
    for row in rows:
        groups = {id(group): group for name in names_of(row) if (group := by_name.get(name)) is not None}
        whole = [one for group in groups.values() for one in group] + [row]
        for one in whole:
            by_name.update(dict.fromkeys(names_of(one), whole))
    for group in {id(group): group for group in by_name.values()}.values():
        rows_of = sorted(group, key=lambda row: (row["from"], row["holder"]))
        countries = {row["country"] for row in rows_of}
        for apart in sorted(countries) if len(countries - {""}) > 1 else [None]:
            yield holder([row for row in rows_of if apart in (None, row["country"])])


def names_of(row: dict[str, str]) -> list[Name]:
    return [parts(name) for name in (row["holder"], *row["aliases"].split("|")) if name]


def holder(rows: list[dict[str, str]]) -> Holder:
    """The person of these rows, called as in the earliest. A country: the only one, offices of no country apart."""
    countries = {row["country"] for row in rows if row["country"]}
    country = next(iter(countries)) if len(countries) == 1 else None
    return Holder(
        Entity.of("person", rows[0]["holder"], country),
        {name for row in rows for name in names_of(row)},
        countries,
        {row["kind"] for row in rows},
        {row["party"] for row in rows if row["party"]},
        [Term(row["office"], row["from"], row["to"] or OPEN, row["country"] or None, row["source"]) for row in rows],
    )


def same(one: Name, other: Name) -> bool:
    """Are the two names equal but for middle names that only one has, or that the other cuts to initials?"""
    ends = (one[0], one[-1]) == (other[0], other[-1])
    middles = zip(one[1:-1], other[1:-1], strict=False)
    return ends and all(a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in middles)
