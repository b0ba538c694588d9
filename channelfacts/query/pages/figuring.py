"""Where somebody figures in the facts of a document: as payer, recipient, source, speaker or place.

The fields of facts are words of the text; a document's own names say who is meant by them. The longest name wins
("Kent Police" is not Kent), and what two of the document may be called is nobody's.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from channelfacts.holders import Name
from channelfacts.lexicons import lexicon
from channelfacts.query.pages.naming import NAMED, Naming, namings, words
from channelfacts.query.pages.offices import as_namings, in_documents
from channelfacts.store import Store
from channelfacts.store.layout import VIEWS

FIELDS = {"money": ("payer", "recipient", "source", "place"), "counts": ("source", "place"), "changes": ("source",)}
"""The fields of figures that say who or where."""

Owner = tuple[str, Naming]
"""A name's kind of fact, and the fact."""


def figures(store: Store, group: Sequence[Naming]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """(field, kind of fact, row) of each figure in which those of the group stand, by kind and document."""
    yield from _found(store, group, FIELDS)


def quotes(store: Store, group: Sequence[Naming]) -> Iterator[dict[str, Any]]:
    """The row of each quote whose speaker they are."""
    for _, _, row in _found(store, group, {"quotes": ("speaker",)}):
        yield row


def _found(
    store: Store, group: Sequence[Naming], fields: dict[str, tuple[str, ...]]
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    documents = sorted({one.doc_id for one in group})
    ours = {one.fact for one in group}
    called = _names(store, documents)
    for table, names in fields.items():
        filled = " OR ".join(f"{name} IS NOT NULL" for name in names)
        sql = (
            f"SELECT * FROM {VIEWS[table]} WHERE doc_id IN (SELECT value FROM json_each(?)) AND ({filled})"
            " ORDER BY date IS NULL, date DESC, document, doc_id, position"
        )
        for row in store.rows(sql, (json.dumps(documents),)):
            for name in names:
                owner = meant(row[name], name, called[row["doc_id"]]) if row[name] else None
                if owner is not None and owner[1].fact in ours:
                    yield name, table, dict(row)


def _names(store: Store, documents: Sequence[str]) -> dict[str, dict[Name, list[Owner]]]:
    """Of each document, its names and whose they are."""
    found: dict[str, dict[Name, list[Owner]]] = defaultdict(lambda: defaultdict(list))
    for kind in NAMED:
        for one in namings(store, kind, documents):
            for form in {words(form) for form in one.forms} - {()}:
                found[one.doc_id][form].append((kind, one))
    for one in as_namings(in_documents(store, documents)):
        found[one.doc_id][words(one.name)].append(("offices", one))
    return found


def meant(said: str, field: str, called: dict[Name, list[Owner]]) -> Owner | None:
    """Who is meant by the words of a field.

    A person where the name ends the words, or a comma follows ("Home Office minister X", not "the X family" or "a
    friend of X"); the holder of an office where that is all that is said; a body wherever it stands, unless a person
    does ("a Home Office spokesman"); a place in a field of places wherever it stands, else where it is all that is
    said ("France" may pay, "the Dover truckers" are no place).
    """
    head = words(said.partition(",")[0])
    whole = words(said)
    found = list(_longest(whole, called))
    for kind in ("places",) if field == "place" else ("people", "offices", "agencies", "places"):
        owners = [
            owner
            for start, end in found
            for owner in called[whole[start:end]]
            if owner[0] == kind and _stands(kind, field, (start, end), len(head), whole)
        ]
        if owners:
            return owners[0] if len({owner[1].fact for owner in owners}) == 1 else None
    return None


def _stands(kind: str, field: str, at: tuple[int, int], head: int, whole: Name) -> bool:
    if kind == "people":
        before = whole[at[0] - 1] if at[0] else ""
        return at[1] in (head, len(whole)) and before not in lexicon("known")["other_person"]
    return kind == "agencies" or (kind == "places" and field == "place") or at == (0, len(whole))


def _longest(said: Name, called: dict[Name, list[Owner]]) -> Iterator[tuple[int, int]]:
    """Where the names of the document stand in the words, the longest from left to right."""
    longest = max(map(len, called), default=0)
    start = 0
    while start < len(said):
        ends = range(min(len(said), start + longest), start, -1)
        end = next((end for end in ends if said[start:end] in called), None)
        if end is not None:
            yield start, end
        start = end or start + 1
