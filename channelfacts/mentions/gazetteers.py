"""The rows of the gazetteers as values, with a trie of names over each; built once a process.

Names of one's own are laid over them for the texts of one pipeline: `channelfacts.mentions.own`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from channelfacts.lexicons import gazetteer
from channelfacts.mentions.layout import fold
from channelfacts.mentions.tries import Names
from channelfacts.model import Entity

NO = ("", "0", "no", "false")


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A row of `places.tsv`. country: ISO 3166 alpha-2 or None (seas, continents); degrees WGS 84."""

    name: str
    country: str | None
    kind: str
    latitude: float | None
    longitude: float | None
    id: str = ""

    @property
    def entity(self) -> Entity:
        """What the record calls it."""
        return entity("place", self.name, self.country, self.id)


@dataclass(frozen=True, slots=True)
class KnownAgency:
    """A row of `agencies.tsv`. country: None for international bodies. own: of a file of one's own.

    since, until: ISO dates, months or years, "" where not known or still there.
    """

    name: str
    kind: str
    country: str | None
    id: str = ""
    own: bool = False
    since: str = ""
    until: str = ""

    @property
    def entity(self) -> Entity:
        """What the record calls it."""
        return entity("agency", self.name, self.country, self.id)


def entity(kind: str, name: str, country: str | None, given: str) -> Entity:
    """What the record calls a row. given: the id that a row of one's own has for itself."""
    return Entity(id=given, name=name) if given else Entity.of(kind, name, country)


def _weak(value: str) -> bool:
    return value.strip().lower() not in NO


def forms_of(row: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
    """(form, weak) of a row: its name and its aliases."""
    weak = _weak(row["weak"])
    for name in (row["name"], *filter(None, row["aliases"].split("|"))):
        yield name, weak
        if name.startswith("The "):
            yield name[4:], weak or " " not in name[4:]
    for name in filter(None, (row.get("weak_aliases") or "").split("|")):
        yield name, True


def _degrees(value: str) -> float | None:
    return float(value) if value.strip() else None


@cache
def places() -> Names[KnownPlace]:
    """Every place of the gazetteer by its names."""
    names: Names[KnownPlace] = Names("places")
    for row in gazetteer("places"):
        place = place_of(row)
        for name, weak in forms_of(row):
            names.add(name, place, weak=weak)
    return names


def place_of(row: Mapping[str, str]) -> KnownPlace:
    """A row as a place."""
    return KnownPlace(
        row["name"], row["country"] or None, row["kind"], _degrees(row["latitude"]), _degrees(row["longitude"]),
        row.get("id") or "",
    )  # fmt: skip


@cache
def agencies() -> Names[KnownAgency]:
    """Every body of the gazetteer by its names."""
    names: Names[KnownAgency] = Names("agencies")
    for row in gazetteer("agencies"):
        agency = KnownAgency(row["name"], row["kind"], row["country"] or None, since=row["from"], until=row["to"])
        for name, weak in forms_of(row):
            names.add(name, agency, weak=weak)
    return names


@cache
def peoples() -> frozenset[str]:
    """What the people of nations are called, folded: "syrians"."""
    return frozenset(fold(name) for row in gazetteer("nationalities") for name in row["people"].split("|"))


@cache
def nations() -> Names[str]:
    """Adjectives of nationality and names of states, by the country's ISO code."""
    names: Names[str] = Names()
    for row in gazetteer("nationalities"):
        names.add(row["adjective"], row["country"])
    for row in gazetteer("places"):
        if row["kind"] in ("country", "nation", "state") and row["country"]:
            for name, weak in forms_of(row):
                if not weak:
                    names.add(name, row["country"])
    return names
