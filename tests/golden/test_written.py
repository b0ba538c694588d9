"""Whole articles of many voices against their gold (written/), and those that nobody reads (held_out/).

The floors lie a little under what was measured last, on the held-out articles at their first and only look.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import channelfacts as cf
from channelfacts.evaluate import evaluate, gold
from channelfacts.export import jsons

HERE = Path(__file__).parent
FLOORS = {
    # folder: kind: (F1 of facts found, F1 of facts right in every core field)
    "written": {
        "people": (0.95, 0.86), "agencies": (0.92, 0.9), "places": (0.96, 0.95), "money": (0.97, 0.9),
        "counts": (0.93, 0.81), "changes": (0.93, 0.93),
    },
    "held_out": {
        "people": (0.9, 0.8), "agencies": (0.85, 0.8), "places": (0.9, 0.9), "money": (0.9, 0.8),
        "counts": (0.8, 0.65), "changes": (0.8, 0.8),
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def reports(nlp: Any) -> dict[str, Any]:
    made = {}
    for folder in FLOORS:
        texts = cf.read(sorted((HERE / folder).glob("*.txt")))
        found = {Path(r.doc.path).stem: json.loads(jsons.record(r)) for r in cf.extract(texts, nlp=nlp)}
        made[folder] = evaluate(gold.read(HERE / folder), found)
    return made


@pytest.mark.parametrize("folder", FLOORS)
def test_every_article_is_read(folder: str, reports: dict[str, Any]) -> None:
    assert reports[folder]["documents"] == reports[folder]["answered"] >= 7


@pytest.mark.parametrize(("folder", "kind"), [(folder, kind) for folder, kinds in FLOORS.items() for kind in kinds])
def test_facts_are_found_and_whole(folder: str, kind: str, reports: dict[str, Any]) -> None:
    found, whole = FLOORS[folder][kind]
    assert reports[folder]["kinds"][kind]["f1"] >= found
    assert reports[folder]["kinds"][kind]["whole_f1"] >= whole
