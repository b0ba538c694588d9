"""What a reviewed document becomes as gold: what is asked for, what is open, what it is called."""

from __future__ import annotations

from typing import Any

import pytest

from channelfacts.evaluate import evaluate
from channelfacts.evaluate.reviewed import answers, name
from channelfacts.store.corrected import corrected
from tests.made import deal


@pytest.mark.parametrize(
    ("path", "called"),
    [
        ("a/b/calais.txt", "calais"),
        ("rows.csv#12", "rows.csv#12"),
        ("a.zip/b.txt", "b"),
        ("2015.07.30 Calais", "2015.07"),
    ],
)
def test_a_document_is_called_as_evaluate_looks_for_it(path: str, called: str) -> None:
    assert name(path) == called


def reviewed(**lists: Any) -> Any:
    found = deal()
    changed = {}
    for kind, said in lists.items():
        facts = getattr(found, kind)
        changed[kind] = [
            fact if verdict is None else corrected(kind, fact, verdict, {}, None)
            for fact, verdict in zip(facts, said, strict=True)
        ]
    return found.model_copy(update=changed)


def test_a_document_that_nobody_has_looked_at_is_no_gold() -> None:
    assert answers(deal()) is None
    assert answers(reviewed(quotes=[])) is None


def test_accepted_facts_are_asked_for_rejected_ones_wrong_and_the_others_open() -> None:
    gold = answers(reviewed(money=["accepted", "rejected", None], counts=["accepted"]))
    assert gold is not None
    found = deal().model_dump(mode="json", by_alias=True)
    kinds = evaluate({"deal": gold}, {"deal": found})["kinds"]
    assert (kinds["money"]["found"], kinds["money"]["wrong"], kinds["money"]["gold"]) == (1, 1, 1)
    assert (kinds["counts"]["found"], kinds["counts"]["fields"]["period"], kinds["counts"]["whole_f1"]) == (1, 1.0, 1.0)
    assert all(kinds[kind]["wrong"] == kinds[kind]["gold"] == 0 for kind in ("people", "agencies", "places"))
