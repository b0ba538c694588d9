"""Who is a variant of whom follows from what is in the store, not from the way in which it came there."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from channelfacts import likeness, store
from tests.made import record
from tests.variants.reading import text

Kept = tuple[str, str | None, str]
"""Path, date and text of a document."""

UPDATED = text("harbour", replace=(("brought 58 people", "brought 61 people"),))
CUT = text("harbour", keep=0.5)
DOCUMENTS: list[Kept] = [
    ("wire/harbour.txt", "2023-11-14", text("harbour")),
    ("a/harbour.txt", "2023-11-15", text("harbour", headline="Saved")),
    ("b/harbour.txt", "2023-11-14", UPDATED),
    ("c/harbour.txt", None, CUT),
    ("d/harbour.txt", "2023-11-14", text("harbour", before="Home News Sport")),
    ("e/harbour.txt", "2023-11-14", text("harbour-other")),
    ("wire/budget.txt", "2024-05-01", text("budget")),
    ("a/budget.txt", "2024-05-02", text("budget", keep=0.6)),
    ("b/budget.txt", "2024-05-01", text("budget", after="So far the news.")),
    ("f/beach.txt", None, text("beach")),
]


def made(kept: Kept) -> Any:
    path, published, written = kept
    facts: dict[str, Any] = {}
    if "58 people" in written or "61 people" in written:
        value = 61 if "61 people" in written else 58
        count = {"value": value, "subject": "migrants", "unit": "people", "event": "rescue"}
        facts["counts"] = [(f"{value} people", count)]
        facts["places"] = [("Ashford", {"name": "Ashford", "kind": "town", "country": "GB"})]
    if "£54.5 million" in written:
        facts["money"] = [("£54.5 million", {"amount": 54500000, "currency": "GBP", "payer": "Treasury"})]
    return record(written, path, published, **facts)


def state(kept: store.Store) -> list[Any]:
    """What is settled in a store."""
    shown = [tuple(row) for row in kept.rows("SELECT document, variant_of, likeness FROM variants ORDER BY document")]
    for kind in ("counts", "places", "money"):
        shown += [
            tuple(row)
            for row in kept.rows(f"SELECT id, repeats FROM fact_{kind} WHERE repeats IS NOT NULL ORDER BY id")
        ]
    return shown


def fill(path: Path, documents: list[Kept]) -> list[Any]:
    with store.writing(str(path)) as kept:
        for document in documents:
            kept.add(made(document), document[2])
        return state(kept)


def test_the_earliest_is_the_primary_then_the_first_by_path(tmp_path: Path) -> None:
    found = {document: first for document, first, likeness in fill(tmp_path / "s.db", DOCUMENTS)[:6]}
    assert found == {
        "a/harbour.txt": "b/harbour.txt",
        "c/harbour.txt": "b/harbour.txt",
        "d/harbour.txt": "b/harbour.txt",
        "wire/harbour.txt": "b/harbour.txt",
        "a/budget.txt": "b/budget.txt",
        "wire/budget.txt": "b/budget.txt",
    }


@pytest.mark.parametrize("seed", range(12))
def test_neither_order_nor_number_of_runs_nor_what_was_there_before_matters(seed: int, tmp_path: Path) -> None:
    expected = fill(tmp_path / "at-once.db", DOCUMENTS)
    chance = random.Random(seed)
    path = tmp_path / "in-pieces.db"
    # What is gone again at the end: other texts under these paths, other dates, copies that stood under others.
    passing = [
        ("wire/harbour.txt", "2020-01-01", text("harbour", headline="Before")),
        ("b/harbour.txt", "2023-11-20", UPDATED),
        ("c/harbour.txt", "2001-01-01", CUT),
        ("a/budget.txt", None, text("budget", headline="Before")),
        ("f/beach.txt", "2024-01-01", text("harbour", headline="No beach")),
    ]
    chance.shuffle(passing)
    last = list(DOCUMENTS)
    chance.shuffle(last)
    for document in [*passing, *last[:5], *passing[:2], *last]:
        fill(path, [document])
    with store.reading(str(path)) as kept:
        assert state(kept) == expected
        assert not list(kept.rows("SELECT * FROM unsettled"))


def test_it_is_what_looking_at_all_of_them_in_their_order_gives(tmp_path: Path) -> None:
    found = {one: other for one, other, _ in fill(tmp_path / "s.db", DOCUMENTS)[:6]}
    ordered = sorted(DOCUMENTS, key=lambda one: (one[1] is None, one[1] or "", one[0]))
    primaries: list[Kept] = []
    expected = {}
    for one in ordered:
        like = [
            other
            for other in primaries
            if likeness.likeness(likeness.read(one[2]), likeness.read(other[2]), (one[1], other[1])) is not None
        ]
        if like:
            expected[one[0]] = like[0][0]
        else:
            primaries.append(one)
    assert found == expected


def test_a_primary_that_goes_leaves_its_variants_to_the_next(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    fill(path, DOCUMENTS)
    gone = [("b/harbour.txt", "2023-11-14", "Nothing is left of this page but this line.\n")]
    without = [document for document in DOCUMENTS if document[0] != "b/harbour.txt"]
    assert fill(path, gone) == fill(tmp_path / "other.db", [*without, *gone])


def test_a_fact_told_again_is_counted_once_and_an_updated_figure_is_there(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    fill(path, DOCUMENTS)
    with store.reading(str(path)) as kept:
        numbers = [
            (row["value"], row["document"], row["variant_of"])
            for row in kept.rows("SELECT * FROM counts ORDER BY value")
        ]
        assert numbers == [
            ("58", "d/harbour.txt", "b/harbour.txt"),
            ("61", "b/harbour.txt", None),
        ]
        assert [row["document"] for row in kept.rows("SELECT * FROM funding")] == ["b/budget.txt"]
        assert next(kept.rows("SELECT count(*) AS n FROM funding_all"))["n"] == 3
        assert [row["document"] for row in kept.rows("SELECT * FROM places")] == ["b/harbour.txt"]


def test_signatures_of_another_making_are_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "s.db"
    expected = fill(path, DOCUMENTS)
    with store.writing(str(path)) as kept:
        kept.connection.execute("UPDATE signatures SET scheme = 'older', minhash = x'00'")
        kept.connection.execute("DELETE FROM bands")
        kept.connection.execute("DELETE FROM near_duplicates")
    assert fill(path, DOCUMENTS[:1]) == expected
    with store.reading(str(path)) as kept:
        assert [row[0] for row in kept.rows("SELECT DISTINCT scheme FROM signatures")] == [likeness.scheme()]
