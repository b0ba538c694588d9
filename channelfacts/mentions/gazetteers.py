"""The rows of the gazetteers as values, with a trie of names over each; built once a process."""

from __future__ import annotations

from collections.abc import Iterator
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

    @property
    def entity(self) -> Entity:
        """What the record calls it."""
        return Entity.of("place", self.name, self.country)


@dataclass(frozen=True, slots=True)
class KnownAgency:
    """A row of `agencies.tsv`. country: None for international bodies."""

    name: str
    kind: str
    country: str | None

    @property
    def entity(self) -> Entity:
        """What the record calls it."""
        return Entity.of("agency", self.name, self.country)


def _weak(value: str) -> bool:
    return value.strip().lower() not in NO


def _forms(row: dict[str, str]) -> Iterator[tuple[str, bool]]:
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
    names: Names[KnownPlace] = Names()
    for row in gazetteer("places"):
        place = KnownPlace(
            row["name"], row["country"] or None, row["kind"], _degrees(row["latitude"]), _degrees(row["longitude"])
        )
        for name, weak in _forms(row):
            names.add(name, place, weak=weak)
    return names


@cache
def agencies() -> Names[KnownAgency]:
    """Every body of the gazetteer by its names."""
    names: Names[KnownAgency] = Names()
    for row in gazetteer("agencies"):
        agency = KnownAgency(row["name"], row["kind"], row["country"] or None)
        for name, weak in _forms(row):
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
            for name, weak in _forms(row):
                if not weak:
                    names.add(name, row["country"])
    return names
