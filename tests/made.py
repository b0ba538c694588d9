"""Records made by hand for tests of store, query, show, export and commands: facts whose words are marked in a text.

Everything in these texts is invented.
"""

from __future__ import annotations

from typing import Any

from channelfacts.facts import MODELS, Record
from channelfacts.model import DocInfo, digest


def fact(text: str, doc_id: str, kind: str, anchor: str, /, **fields: Any) -> dict[str, Any]:
    """A fact whose evidence is the first `anchor` of the text, in the line that it stands in."""
    start = text.index(anchor)
    end = start + len(anchor)
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last == -1 else last
    span = {"start": start, "end": end, "text": anchor}
    sentence = {"start": first, "end": last, "text": text[first:last]}
    return {
        "id": digest(doc_id, kind, start, end, repr(sorted(fields.items()))),
        "mentions": [span],
        "evidence": {**span, "sentence": sentence},
        **fields,
    }


def record(
    text: str, path: str | None = None, published: str | None = None, **facts: list[tuple[str, dict[str, Any]]]
) -> Any:
    """The record of a text: `money=[("£3m", {"amount": 3000000, "currency": "GBP"})]`, and so for every kind."""
    doc_id = digest(text)
    found = {
        kind: [fact(text, doc_id, kind, anchor, **fields) for anchor, fields in given] for kind, given in facts.items()
    }
    assert set(found) <= set(MODELS)
    info = DocInfo(id=doc_id, path=path, published=published, language="en", words=len(text.split()))
    return Record(channelfacts="0.1.0", doc=info, **found)


DEAL = """Pact for the coast
The Home Office will pay France £480m over three years to guard the beaches, Élodie Brûlé said.
More than 700 migrants left a camp near Dunkirk in March 2023.
Between £3m and £4m went on fences, and each night in a hotel costs £140.
"""
REPORT = """Who pays for the beaches
Britain's promise of £480m, about €550m, for patrols was called a bargain by Prefect Marc Dufour of the Pas-de-Calais.
About £20m was spent on boats. Crossings were down 25% on 2022.
Some 86 people in 2 boats were rescued off Dover on 4 May 2023, the Coastguard said.
"""
UNDATED = """Letter to the editor
Our council paid £250,000 for blankets; a fine of £2,000 hangs over every driver. [red]Up to[/red] 40 people sleep here.
"""


def deal() -> Any:
    return record(
        DEAL,
        "articles/2023-03-11-deal.txt",
        "2023-03-11",
        people=[
            (
                "Élodie Brûlé",
                {"name": "Élodie Brûlé", "role": "minister for the coast", "kind": "minister", "country": "FR"},
            )
        ],
        agencies=[("Home Office", {"name": "Home Office", "kind": "department", "country": "GB"})],
        places=[
            ("France", {"name": "France", "kind": "country", "country": "FR", "latitude": 46.2, "longitude": 2.2}),
            ("Dunkirk", {"name": "Dunkirk", "kind": "town", "country": "FR", "latitude": 51.03, "longitude": 2.38}),
        ],
        money=[
            (
                "£480m over three years",
                {
                    "amount": 480000000,
                    "currency": "GBP",
                    "duration": "P3Y",
                    "payer": "Home Office",
                    "recipient": "France",
                    "purpose": "guard the beaches",
                    "status": "planned",
                    "source": "Élodie Brûlé",
                },
            ),
            (
                "Between £3m and £4m",
                {"amount": 3000000, "amount_max": 4000000, "currency": "GBP", "purpose": "fences", "status": "actual"},
            ),
            ("£140", {"amount": 140, "currency": "GBP", "per": "night", "purpose": "a hotel", "status": "actual"}),
        ],
        counts=[
            (
                "More than 700 migrants",
                {
                    "value": 700,
                    "qualifier": "more_than",
                    "subject": "migrants",
                    "unit": "migrants",
                    "event": "eviction",
                    "place": "Dunkirk",
                    "period": {"text": "in March 2023", "start": "2023-03", "end": "2023-03"},
                },
            )
        ],
    )


def report() -> Any:
    return record(
        REPORT,
        "articles/report.txt",
        "2024-01-20",
        people=[("Marc Dufour", {"name": "Marc Dufour", "role": "Prefect", "kind": "official", "country": "FR"})],
        agencies=[("Coastguard", {"name": "Coastguard", "kind": "border", "country": "GB"})],
        places=[("Dover", {"name": "Dover", "kind": "port", "country": "GB", "latitude": 51.13, "longitude": 1.31})],
        money=[
            (
                "£480m, about €550m",
                {
                    "amount": 480000000,
                    "currency": "GBP",
                    "payer": "Britain",
                    "purpose": "patrols",
                    "status": "planned",
                    "equivalent": {"amount": 550000000, "currency": "EUR"},
                },
            ),
            (
                "About £20m",
                {"amount": 20000000, "currency": "GBP", "qualifier": "approx", "purpose": "boats", "status": "actual"},
            ),
        ],
        counts=[
            (
                "Some 86 people in 2 boats",
                {
                    "value": 86,
                    "qualifier": "approx",
                    "subject": "migrants",
                    "unit": "people",
                    "event": "rescue",
                    "vessels": 2,
                    "place": "Dover",
                    "source": "Coastguard",
                    "period": {"text": "on 4 May 2023", "start": "2023-05-04", "end": "2023-05-04"},
                },
            )
        ],
        changes=[("down 25%", {"percent": 25, "direction": "down", "measure": "Crossings", "baseline": "2022"})],
    )


def undated() -> Any:
    return record(
        UNDATED,
        "letters/=cmd.txt",
        None,
        money=[
            ("£250,000", {"amount": 250000, "currency": "GBP", "payer": "=our council", "status": "actual"}),
            ("£2,000", {"amount": 2000, "currency": "GBP", "status": "other"}),
        ],
        counts=[
            (
                "[red]Up to[/red] 40 people",
                {"value": 40, "qualifier": "up_to", "subject": "migrants", "unit": "people", "event": "presence"},
            )
        ],
    )


ALL = ((deal, DEAL), (report, REPORT), (undated, UNDATED))
"""The three records, with their texts."""
