"""Names of one's own, laid over our lists for the texts of one pipeline.

Nothing of this is kept in the process: the component puts the lists on each Doc, each line of it carries them, and a
list of ours that is asked about such a line gives way to them (`Names.of`). Two pipelines never see each other's.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from spacy.language import Language
from spacy.tokens import Doc

from channelfacts.mentions import gazetteers
from channelfacts.mentions.gazetteers import KnownAgency, KnownPlace, entity, forms_of, place_of
from channelfacts.mentions.layout import fold
from channelfacts.mentions.names import OWN
from channelfacts.mentions.tries import Form, Names
from channelfacts.model import Entity

Rows = Mapping[str, Sequence[Mapping[str, str]]]
Known = TypeVar("Known", KnownPlace, KnownAgency)
FACTORY = "channelfacts_own"
PERSON = ("role", "kind", "country", "organisation")


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A row of people. What is None is not known; what a text says of the person comes first."""

    name: str
    role: str | None
    kind: str | None
    country: str | None
    organisation: str | None
    id: str = ""

    @property
    def entity(self) -> Entity:
        """What the record calls the person."""
        return entity("person", self.name, self.country, self.id)


@dataclass(frozen=True, slots=True)
class Own:
    """What a text is read with besides our own lists.

    lists: in the place of ours, by title. ids: of the entities that are one's own.
    """

    lists: dict[str, Names[Any]]
    people: Names[KnownPerson]
    ids: frozenset[str]


@Language.factory(FACTORY, default_config={"rows": "{}"})
def create(nlp: Language, name: str, rows: str) -> OwnNames:
    """The component that goes before all others of ours. rows: `Gazetteers.as_json()`."""
    return OwnNames(json.loads(rows))


class OwnNames:
    """Gives every Doc the lists that it is read with."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.own = own_of(rows)

    def __call__(self, doc: Doc) -> Doc:
        doc.user_data[OWN] = self.own
        return doc

    def __reduce__(self) -> tuple[Any, ...]:
        """Other processes are given the rows, not our lists with them."""
        return OwnNames, (self.rows,)


def own_of(rows: Rows) -> Own:
    """The lists with rows of one's own in them."""
    people: Names[KnownPerson] = Names("people")
    places: Names[KnownPlace] = Names("places")
    agencies: Names[KnownAgency] = Names("agencies")
    ids = set()
    for names, item, row in _items(rows, people, agencies, places):
        ids.add(item.entity.id)
        for form, weak in forms_of(row):
            names.add(form, item, weak=weak)
    lists: dict[str, Names[Any]] = {
        "agencies": _laid_over(gazetteers.agencies(), agencies, (people, places)),
        "places": _laid_over(gazetteers.places(), places, (people, agencies)),
    }
    return Own(lists, people, frozenset(ids))


def _items(
    rows: Rows, people: Names[KnownPerson], agencies: Names[KnownAgency], places: Names[KnownPlace]
) -> Iterator[tuple[Names[Any], Any, Mapping[str, str]]]:
    for row in rows.get("people", ()):
        role, kind, country, organisation = (row[name] or None for name in PERSON)
        yield people, KnownPerson(row["name"], role, kind, country, organisation, row["id"]), row
    for row in rows.get("agencies", ()):
        yield agencies, KnownAgency(row["name"], row["kind"] or "other", row["country"] or None, row["id"], True), row
    for row in rows.get("places", ()):
        place = place_of(row)
        yield places, replace(place, kind=place.kind or "place"), row


def _laid_over(ours: Names[Known], own: Names[Known], others: tuple[Names[Any], ...]) -> Names[Known]:
    """Our list with one's own names instead of the same ones of ours.

    A row of ours of the same name is one's own in all its forms; forms that one's own people, bodies or places have
    are no names of another kind.
    """
    made: Names[Known] = Names(ours.title)
    made.lengths = {first: list(lengths) for first, lengths in ours.lengths.items()}
    instead = _replaced(ours, own)
    gone = {key for other in others for key, forms in other.forms.items() if not all(form.weak for form in forms)}
    for key, forms in ours.forms.items():
        if key not in gone:
            made.forms[key] = [replace(form, item=instead.get(form.item, form.item)) for form in forms]
    for key, forms in own.forms.items():
        made.forms[key] = forms
        lengths = made.lengths.setdefault(key[0], [])
        if len(key) not in lengths:
            lengths.append(len(key))
            lengths.sort(reverse=True)
    return made


def _replaced(ours: Names[Known], own: Names[Known]) -> dict[Known, Known]:
    """The row of one's own for each of ours that has its name, and no other country."""
    by_name: dict[str, set[Known]] = {}
    for item in _rows(ours):
        by_name.setdefault(_bare(item.name), set()).add(item)
    instead: dict[Known, Known] = {}
    for item in _rows(own):
        same = {other for other in by_name.get(_bare(item.name), ()) if item.country in (None, other.country)}
        if len(same) == 1:
            instead[same.pop()] = item
    return instead


def _rows(names: Names[Known]) -> Iterator[Known]:
    forms: list[Form[Known]]
    for forms in names.forms.values():
        yield from (form.item for form in forms)


def _bare(name: str) -> str:
    return fold(name).removeprefix("the ")
