"""A page on a person, a body or a place: what all documents together say, every line with its document and fact.

for page in pages(store, "people", "Theresa May"): ...
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from channelfacts.query.pages import offices
from channelfacts.query.pages.figuring import figures, quotes
from channelfacts.query.pages.naming import NAMED, Group, groups, namings, near, usual, words
from channelfacts.query.pages.offices import Term
from channelfacts.store import Store

__all__ = ["NAMED", "Line", "Page", "Role", "Term", "near", "pages"]


@dataclass(frozen=True, slots=True)
class Line:
    """A fact on a page. role: how it comes there (payer, recipient, source, place, speaker, named).

    evidence: the words of the text and where they stand; `sentence` begins at `sentence_start`.
    """

    role: str
    kind: str
    id: str
    line: str
    document: str | None
    doc_id: str
    date: str | None
    evidence: str
    evidence_start: int
    evidence_end: int
    sentence: str
    sentence_start: int
    fields: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Role:
    """A role as the texts word it, with its first and last date and a Line for each document that gives it."""

    role: str
    first: str | None
    last: str | None
    documents: list[Line]


@dataclass(frozen=True, slots=True)
class Page:
    """All that the documents say of one whom a name may mean.

    settled: why these documents are taken to speak of one, see Group. by_office: offices named without a person, which
    this person held. surname_only: documents with somebody of this surname alone, who are not here.
    """

    kind: str
    name: str
    settled: str
    entity: dict[str, str] | None
    aliases: list[str]
    countries: list[str]
    kinds: list[str]
    documents: int
    first: str | None
    last: str | None
    undated: int
    offices: list[Term]
    roles: list[Role]
    said: list[Line]
    figures: list[Line]
    named: list[Line]
    by_office: list[Line]
    surname_only: int

    def as_json(self) -> dict[str, Any]:
        """The page as JSON has it."""
        return asdict(self)


def pages(store: Store, kind: str, given: str) -> list[Page]:
    """A page for each whom a name may mean, none where nobody is called so."""
    found = groups(store, kind, given)
    here = {one.fact for group in found for one in group.namings}
    known = [group.namings[0].entity for group in found]
    if kind == "people":
        for one in offices.only_by_office(store, given, {entity[0] for entity in known if entity}):
            found.append(Group([], "list"))
            known.append((one.entity.id, one.entity.name))
    return [_page(store, kind, group, here, entity) for group, entity in zip(found, known, strict=True)]


def _page(store: Store, kind: str, meant: Group, here: set[str], entity: tuple[str, str] | None) -> Page:
    group = meant.namings
    rows = _rows(store, kind, [one.fact for one in group])
    dates = sorted(row["date"] for row in rows if row["date"])
    name = entity[1] if entity else _called(kind, usual(one.name for one in group))
    by_office = offices.named(store, entity[0], name) if entity and kind == "people" else []
    called = [*group, *offices.as_namings(by_office)]
    said = quotes(store, called) if kind != "places" else ()
    return Page(
        kind=kind,
        name=name,
        settled=meant.settled,
        entity={"id": entity[0], "name": entity[1]} if entity else None,
        aliases=[one for one in usual(form for naming in group for form in naming.forms) if words(one) != words(name)],
        countries=usual(row["country"] for row in rows if row["country"]),
        kinds=usual(row["kind"] for row in rows if row["kind"] and row["kind"] != "other"),
        documents=len({row["doc_id"] for row in rows}),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        undated=len({row["doc_id"] for row in rows if not row["date"]}),
        offices=offices.terms(entity[0]) if entity and kind == "people" else [],
        roles=_roles(rows) if kind == "people" else [],
        said=[_line("speaker", "quotes", row, ("speaker", "cue", "direct", "text")) for row in said],
        figures=_latest(_line(role, table, row, _SHOWN[table]) for role, table, row in figures(store, called)),
        named=[_line("named", kind, row, ()) for row in rows],
        by_office=_latest(_line("office", "offices", row, ("office", "country", "inferred")) for row in by_office),
        surname_only=_surname_only(store, name, here) if kind == "people" and entity else 0,
    )


def _called(kind: str, names: Sequence[str]) -> str:
    """Of the names of one whom no list knows, the most frequent first: a person's usual full name, a body's fullest."""
    if kind == "people":
        return next((name for name in names if len(words(name)) > 1), names[0])
    return max(names, key=lambda name: (len(words(name)), -names.index(name)))


_SHOWN = {
    "money": ("payer", "recipient", "purpose", "status", "place", "source"),
    "counts": ("event", "basis", "place", "source"),
    "changes": ("measure", "baseline", "source"),
}
"""What of a figure its line does not say."""


def _latest(lines: Iterable[Line]) -> list[Line]:
    """The latest first, those of a document in the order of its text, undated ones last."""
    ordered = sorted(lines, key=lambda line: (line.document or "", line.doc_id, line.evidence_start, line.role))
    return sorted(ordered, key=lambda line: line.date or "", reverse=True)


def _rows(store: Store, kind: str, facts: Sequence[str]) -> list[dict[str, Any]]:
    sql = (
        f"SELECT * FROM {kind} WHERE id IN (SELECT value FROM json_each(?))"
        " ORDER BY date IS NULL, date DESC, document, doc_id, position"
    )
    return [dict(row) for row in store.rows(sql, (json.dumps(facts),))]


def _line(role: str, kind: str, row: dict[str, Any], fields: Sequence[str]) -> Line:
    own = {name: row[name] for name in Line.__dataclass_fields__ if name in row and name not in ("role", "kind")}
    shown = {name: bool(row[name]) if name in ("direct", "inferred") else row[name] for name in fields}
    return Line(role=role, kind=kind, **own, fields=shown)


def _roles(rows: Sequence[dict[str, Any]]) -> list[Role]:
    """The roles of a person, earliest first; undated ones last."""
    lines: dict[tuple[str, ...], list[Line]] = defaultdict(list)
    forms: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for row in rows:
        for role in json.loads(row["roles"]) or filter(None, [row["role"]]):
            forms[words(role)].append(role)
            if row["doc_id"] not in {line.doc_id for line in lines[words(role)]}:
                lines[words(role)].append(_line("named", "people", row, ()))
    found = []
    for key, given in lines.items():
        dates = sorted(line.date for line in given if line.date)
        found.append(Role(usual(forms[key])[0], dates[0] if dates else None, dates[-1] if dates else None, given))
    return sorted(found, key=lambda role: (role.first is None, role.first or "", role.role))


def _surname_only(store: Store, name: str, here: set[str]) -> int:
    """In how many documents somebody of this surname alone is not settled to be this person."""
    surname = words(name)[-1:]
    return len({
        one.doc_id
        for one in namings(store, "people")
        if one.entity is None and one.fact not in here and words(one.name) == surname
    })  # fmt: skip
