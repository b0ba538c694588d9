"""The store as Datasette shows it: a person finds the tables of the commands, filters them, and searches sentences."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from channelfacts import store
from channelfacts.facts import MODELS
from channelfacts.store.layout import VIEWS
from tests.made import ALL


@pytest.fixture
def path(tmp_path: Path) -> str:
    path = (tmp_path / "facts.db").as_posix()
    with store.writing(path) as kept:
        for make, text in ALL:
            kept.add(make(), text)
    return path


def asked(path: str, *addresses: str) -> list[Any]:
    """What Datasette answers, as JSON; everything in this process, nothing on the network."""

    async def answers() -> list[Any]:
        shown = Datasette([path])
        await shown.invoke_startup()
        found = []
        for address in addresses:
            response = await shown.client.get(address)
            assert response.status_code == 200, (address, response.text[:500])
            found.append(response.json())
        return found

    return asyncio.run(answers())


def test_the_views_are_what_the_commands_print(path: str) -> None:
    (about,) = asked(path, "/facts.json")
    views = {view["name"] for view in about["views"]}
    assert set(VIEWS.values()) <= views
    shown = {table["name"] for table in about["tables"] if not table["hidden"]}
    assert {"documents", "paths", "files", "failures", "runs", "mentions", "entities", "sentences"} <= shown
    assert {f"fact_{kind}" for kind in MODELS} <= shown
    assert not [name for name in shown if name.startswith("sentences_fts")]


def test_a_view_is_filtered_and_sorted_by_its_columns(path: str) -> None:
    (rows,) = asked(
        path, "/facts/funding.json?_shape=array&amount_real__gt=1000000&status=planned&_sort_desc=amount_real"
    )
    assert [row["amount_real"] for row in rows] == [480000000.0, 480000000.0]
    assert rows[0]["line"].startswith("£480m")
    assert rows[0]["document"] == "articles/2023-03-11-deal.txt"
    assert all(row["sentence"] for row in rows)


def test_sentences_are_searched(path: str) -> None:
    (rows,) = asked(path, "/facts/sentences.json?_shape=array&_search=beach")
    assert len(rows) >= 2
    assert all("beach" in row["text"].lower() for row in rows)


def test_a_persons_own_sql_runs(path: str) -> None:
    sql = "select+currency,sum(amount_real)+as+total+from+funding+group+by+currency"
    (rows,) = asked(path, f"/facts.json?_shape=array&sql={sql}")
    assert {row["currency"] for row in rows} == {"GBP"}
