"""Whom or what a person means by a name: the facts of the store that are called so, one group for each who is meant."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from channelfacts.holders import PART, Name, holders, same
from channelfacts.lexicons import gazetteer, lexicon
from channelfacts.model import Entity
from channelfacts.query.arguments import nearest
from channelfacts.query.characters import fold
from channelfacts.store import Store

NAMED = {"people": "person", "agencies": "agency", "places": "place"}
"""The kinds of facts that have a page, and what the command is called."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A person, body or place as one document has it. country and kind: as there; entity: (id, name) where known."""

    fact: str
    doc_id: str
    name: str
    aliases: tuple[str, ...]
    country: str | None
    kind: str | None
    entity: tuple[str, str] | None

    @property
    def forms(self) -> tuple[str, ...]:
        """Every name of the document."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Group:
    """The facts that speak of one, and why they are taken to do so.

    settled: `list` (our lists or the reader's know them), `name` (of one name, and nothing speaks against it),
    `surname` (one surname: may be several people), `open` (could be either of two that are apart).
    """

    namings: list[Naming]
    settled: str


@lru_cache(maxsize=65536)
def words(name: str) -> Name:
    """The words of a name without case, accents and signs; "the Home Office" is the Home Office."""
    found = tuple(PART.findall(fold(name)))
    return found[1:] if found[:1] == ("the",) and len(found) > 1 else found


def groups(store: Store, kind: str, given: str) -> list[Group]:
    """The facts of each whom `given` may mean: known ones first, and of each sort those of most documents."""
    wanted = words(given)
    fit = fits(kind, wanted)
    ids = set(_listed(kind, fit))
    unknown: list[Naming] = []
    known: dict[str, list[Naming]] = defaultdict(list)
    for one in namings(store, kind):
        if one.entity is not None:
            known[one.entity[0]].append(one)
            if one.entity[0] in ids or not any(fit(words(form)) for form in (one.entity[1], *one.forms)):
                continue
            ids.add(one.entity[0])
        elif any(fit(words(form)) for form in one.forms):
            unknown.append(one)
    if not wanted:
        return []
    found = [Group(known[entity], "list") for entity in ids if entity in known]
    return sorted([*found, *_clusters(kind, unknown)], key=_order)


ORDER = ("list", "name", "open", "surname")


def _order(group: Group) -> tuple[int, int, str, str]:
    first = group.namings[0]
    return ORDER.index(group.settled), -len(group.namings), first.name, first.fact


def namings(store: Store, kind: str, documents: Sequence[str] | None = None) -> Iterator[Naming]:
    """Every fact of a kind in the store, or in some documents of it, in the order of documents' ids and texts."""
    where = "" if documents is None else "WHERE doc_id IN (SELECT value FROM json_each(?))"
    sql = f"SELECT id, doc_id, name, aliases, country, kind, entity_id, entity_name FROM fact_{kind} {where}"
    for row in store.rows(f"{sql} ORDER BY doc_id, position", () if documents is None else (json.dumps(documents),)):
        entity = None if row["entity_id"] is None else (row["entity_id"], row["entity_name"])
        aliases = () if row["aliases"] == "[]" else tuple(json.loads(row["aliases"]))
        yield Naming(row["id"], row["doc_id"], row["name"], aliases, row["country"], row["kind"], entity)


def near(store: Store, kind: str, given: str) -> list[str]:
    """Names in the store most like one that is not there: of people those of the same surname, else like it in whole.

    A surname alone is compared with surnames.
    """
    wanted = words(given)
    names = usual(one.entity[1] if one.entity else one.name for one in namings(store, kind))
    split = [(name, words(name)) for name in names]
    if kind == "people" and len(wanted) > 1 and (same := [name for name, own in split if own[-1:] == wanted[-1:]]):
        return same[:3]
    initials = {word[0] for word in wanted}
    alike = {" ".join(own): name for name, own in split if {word[0] for word in own} & initials}
    if kind == "people" and len(wanted) == 1:
        alike = {own[-1]: name for name, own in reversed(split) if own} | alike
    return list(dict.fromkeys(alike[found] for found in nearest(given, alike, least=0.65)))


def fits(kind: str, wanted: Name) -> Callable[[Name], bool]:
    """Is a name the wanted one? A surname stands for all who have it, a full name for that with a middle name too."""
    if kind != "people":
        return lambda name: name == wanted
    size = len(wanted)
    return lambda name: name[-size:] == wanted or (size > 1 < len(name) and same(wanted, name))


def _listed(kind: str, fit: Callable[[Name], bool]) -> Iterator[str]:
    """The ids of those whom our lists call so, whatever the texts call them."""
    if kind == "people":
        yield from (one.entity.id for one in holders() if any(fit(name) for name in one.names))
        return
    for row in gazetteer(kind):
        forms = [row["name"], *row["aliases"].split("|"), *row["weak_aliases"].split("|")]
        if any(form and fit(words(form)) for form in forms):
            yield Entity.of(NAMED[kind], row["name"], row["country"] or None).id


def _clusters(kind: str, unknown: Iterable[Naming]) -> Iterator[Group]:
    """Those whom no list knows: one where names agree and nothing speaks against it, else apart.

    Those that could be of two clusters are of none.
    """
    clusters: list[list[Naming]] = []
    either: list[list[Naming]] = []
    for one in sorted(unknown, key=lambda one: (one.country is None) + (one.kind in (None, "other"))):
        fitting = [cluster for cluster in clusters if all(_agree(kind, one, other) for other in cluster)]
        if len(fitting) > 1:
            fitting = [cluster for cluster in either if all(_one_name(kind, one, other) for other in cluster)][:1]
            if not fitting:
                either.append([one])
                continue
        if fitting:
            fitting[0].append(one)
        else:
            clusters.append([one])
    for cluster in clusters:
        yield Group(cluster, "surname" if kind == "people" and len(words(cluster[0].name)) == 1 else "name")
    yield from (Group(cluster, "open") for cluster in either)


def _agree(kind: str, one: Naming, other: Naming) -> bool:
    if not _one_name(kind, one, other) or (one.country and other.country and one.country != other.country):
        return False
    kinds = {one.kind, other.kind} - {None, "other"}
    return len(kinds) < 2 or kind == "places" or (kind == "people" and kinds <= set(lexicon("known")["kinds"]))


def _one_name(kind: str, one: Naming, other: Naming) -> bool:
    mine, theirs = words(one.name), words(other.name)
    if kind == "people":
        return same(mine, theirs) if min(len(mine), len(theirs)) > 1 else mine == theirs
    return not {words(form) for form in one.forms}.isdisjoint(words(form) for form in other.forms)


def usual(names: Iterable[str]) -> list[str]:
    """The names once each, whatever their case and accents, the most frequent first."""
    counted: dict[Name, Counter[str]] = defaultdict(Counter)
    for name in names:
        counted[words(name)][name] += 1
    ranked = sorted(counted.values(), key=lambda forms: (-forms.total(), min(forms)))
    return [min(forms, key=lambda form: (-forms[form], form)) for forms in ranked]
