"""Facts against gold answers: small cases by hand; to the last digit like the project's scorer where that is there."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import channelfacts as cf
from channelfacts.errors import InputError
from channelfacts.evaluate import Mistake, alike, evaluate, gold, periods
from channelfacts.evaluate.pairing import KINDS, pair, right
from channelfacts.export import jsons
from channelfacts.lexicons import corpus

SHARED = Path(__file__).parents[2] / "shared"
SCORER = SHARED / "gold" / "score.py"


def one(kind: str, golds: list[dict[str, Any]], found: list[dict[str, Any]]) -> dict[str, Any]:
    report: dict[str, Any] = evaluate({"a": {kind: golds}}, {"a": {kind: found}}, kinds=[kind])["kinds"][kind]
    return report


MONEY = {
    "amount": 12000000,
    "amount_max": None,
    "currency": "GBP",
    "qualifier": "exact",
    "per": None,
    "duration": "P3Y",
}


def test_a_right_a_missed_and_a_wrong_fact_are_a_half() -> None:
    wrong = {**MONEY, "amount": 7}
    report = one("money", [MONEY, {**MONEY, "amount": 5}], [MONEY, wrong])
    assert (report["found"], report["wrong"], report["gold"]) == (1, 1, 2)
    assert (report["precision"], report["recall"], report["f1"], report["whole_f1"]) == (0.5, 0.5, 0.5, 0.5)


def test_a_fact_wrong_in_a_core_field_is_found_but_not_whole() -> None:
    report = one("money", [MONEY], [{**MONEY, "qualifier": "approx", "payer": "the moon"}])
    assert (report["f1"], report["whole_f1"]) == (1.0, 0.0)
    assert report["fields"]["qualifier"] == 0.0
    assert report["unsettled_filled"]["payer"] == [1, 1]


def test_optional_gold_neither_helps_nor_harms() -> None:
    optional = {**MONEY, "optional": True}
    assert one("money", [optional], []) == one("money", [], [])
    assert one("money", [optional], [MONEY]) == one("money", [], [])


def test_a_fact_said_twice_is_one_right_and_one_wrong() -> None:
    report = one("places", [{"name": "Calais", "country": "FR"}], [{"name": "Calais", "country": "FR"}] * 2)
    assert (report["found"], report["wrong"], report["dup"]) == (1, 1, 1)


def test_nothing_found_where_nothing_is_to_be_found_is_right() -> None:
    report = one("counts", [], [])
    assert (report["precision"], report["recall"], report["f1"]) == (1.0, 1.0, 1.0)


def test_the_better_answer_of_two_is_the_one_that_counts() -> None:
    wanted = {
        "value": 40,
        "subject": "migrants",
        "qualifier": "exact",
        "event": ["rescue"],
        "per": None,
        "place": "Dover",
    }
    poor, good = {**wanted, "event": "death", "place": None}, {**wanted, "event": "rescue"}
    result = pair("counts", [wanted], [poor, good])
    assert result.pairs == [(wanted, good)]
    assert result.twice == [poor]


def test_a_value_stands_for_firm_gold_before_optional_gold() -> None:
    firm = {"value": 40, "subject": "migrants"}
    assert pair("counts", [{**firm, "optional": True}, firm], [firm]).missed == []


@pytest.mark.parametrize(
    ("gold_name", "said", "same"),
    [
        ("Seema Kennedy", "Ms Kennedy", False),
        ("Kennedy", "Ms Kennedy", True),
        ("Élodie Brûlé", "Elodie Brule", True),
        ("Mary O’Shea", "Mary O'Shea", True),
    ],
)
def test_persons_are_compared_without_accents_and_forms_of_address(gold_name: str, said: str, same: bool) -> None:
    assert (alike.person(gold_name) == alike.person(said)) is same


@pytest.mark.parametrize(
    ("gold_name", "said", "same"),
    [
        ("UK Border Force", "Border Force", True),
        ("French police", "police", True),
        ("French police", "Belgian police", False),
        ("the Home Office", "Home Office", True),
        ("Home Office", "Office", False),
        ("", "", False),
    ],
)
def test_bodies_may_drop_their_nation_but_not_change_it(gold_name: str, said: str, same: bool) -> None:
    assert alike.same_body(gold_name, said) is same


@pytest.mark.parametrize(
    ("gold_name", "said", "same"),
    [
        ("UK", "Great Britain", True),
        ("the English Channel", "Channel", True),
        ("Port of Calais", "Calais", True),
        ("Calais", "Calais docks", True),
        ("Calais", "Dover", False),
    ],
)
def test_places_have_more_than_one_name(gold_name: str, said: str, same: bool) -> None:
    assert alike.same_place(gold_name, said) is same


@pytest.mark.parametrize(
    ("field", "wanted", "got", "is_right"),
    [
        ("role", "Immigration Minister", "UK immigration minister", True),
        ("role", "Immigration Minister", "former immigration minister", False),
        ("role", ["mayor", "Mayor of Calais"], "mayor of Calais", True),
        ("role", None, "mayor", False),
        ("role", "French minister", "Belgian minister", False),
        ("purpose", "fences and guards", "fences", True),
        ("purpose", "new fences", "fences of steel", True),
        ("payer", "Kent council", "Kent County", False),
        ("duration", [None, "P1Y"], "P1Y", True),
        ("duration", None, "P1Y", True),
        ("duration", None, "P2Y", False),
        ("event", ["crossing", "arrival"], "arrival", True),
        ("event", ["crossing", "arrival"], ["arrival"], False),
        ("event", "crossing", None, False),
        ("purpose", "a", " ".join("abcdefghijklmnop"), False),
    ],
)
def test_a_field_is_right_if_it_says_what_one_of_the_gold_does(
    field: str, wanted: Any, got: Any, is_right: bool
) -> None:
    assert right(field, {field: wanted}, {field: got}) is is_right


@pytest.mark.parametrize(
    ("wanted", "got", "same"),
    [
        ("2022", {"text": "in 2022", "start": "2022", "end": "2022"}, True),
        ("2022", {"text": "last year", "start": "2022-01-01", "end": "2022-12-31"}, True),
        ("2024-02", {"text": "this month", "start": "2024-02-01", "end": "2024-02-29"}, True),
        ("2022", {"text": "in 2021", "start": "2021", "end": "2021"}, False),
        ("so far this year", {"text": "so far this year", "start": "2022-01-01", "end": "2022-07-18"}, True),
        (["2001", "in 2001"], "2001", True),
        (None, None, True),
        (None, {"text": "in 2022", "start": None, "end": None}, False),
        ("2022", None, False),
    ],
)
def test_periods_are_compared_as_dates_else_as_words(wanted: Any, got: Any, same: bool) -> None:
    assert periods.same_period(wanted, got) is same


def test_mistakes_say_what_is_missed_wrong_twice_and_half_right() -> None:
    found: list[Mistake] = []
    golds = {"a": {"places": [{"name": "Calais", "country": "FR"}, {"name": "Dover", "country": "GB"}]}}
    said = [{"name": "Calais", "country": "BE"}, {"name": "Calais", "country": "FR"}, {"name": "Deal", "country": "GB"}]
    evaluate(golds, {"a": {"places": [said[0], said[2]]}}, mistakes=found)
    assert [(one.how, one.fields) for one in found] == [
        ("half", (("country", "FR", "BE"),)),
        ("missed", ()),
        ("wrong", ()),
    ]
    found.clear()
    evaluate(golds, {"a": {"places": said}}, mistakes=found)
    assert [one.how for one in found] == ["missed", "twice", "wrong"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{", "no JSON"),
        ("[]", "JSON object"),
        ('{"money": [{"currency": "GBP"}]}', "number 1 of money has no amount"),
        ('{"people": {}}', "people is a list of objects"),
    ],
)
def test_gold_that_is_none_is_said_in_one_line(tmp_path: Path, content: str, reason: str) -> None:
    (tmp_path / "a.json").write_text(content, "utf-8")
    with pytest.raises(InputError, match=reason) as caught:
        gold.read(tmp_path)
    assert "\n" not in str(caught.value)


def test_a_folder_without_gold_is_said_in_one_line(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(InputError):
            gold.read(folder)


# --- the scorer of the project's page on annotation, where it lies beside the checkout


def compared(tmp_path: Path, folder: Path, records: dict[str, dict[str, Any]]) -> None:
    exported = tmp_path / "found.jsonl"
    exported.write_text("".join(json.dumps(record) + "\n" for record in records.values()), "utf-8")
    command = [sys.executable, str(SCORER), str(folder), str(exported), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout)
    assert evaluate(gold.read(folder), records) == theirs


def shaken(records: dict[str, dict[str, Any]], seed: int) -> dict[str, dict[str, Any]]:
    """The records with fields emptied, exchanged, doubled and dropped: each branch of the comparison gets something."""
    draw = random.Random(seed)
    result: dict[str, dict[str, Any]] = json.loads(json.dumps(records))
    pool: dict[tuple[str, str], list[Any]] = {}
    for record in records.values():
        for kind in KINDS:
            for fact in record[kind]:
                for name, value in fact.items():
                    pool.setdefault((kind, name), []).append(value)
    for record in result.values():
        for kind in KINDS:
            kept = []
            for fact in record[kind]:
                for name in list(fact):
                    if draw.random() < 0.15:
                        fact[name] = draw.choice([None, *pool[kind, name][:40]])
                if draw.random() < 0.9:
                    kept.append(fact)
                if draw.random() < 0.1:
                    kept.append(dict(fact))
            record[kind] = kept
    return result


@pytest.mark.skipif(not SCORER.is_file(), reason="the scorer is not beside this checkout (../shared/gold/score.py)")
@pytest.mark.parametrize("which", ["bundled", "seeds", "dev"])
def test_the_figures_are_those_of_the_scorer_to_the_last_digit(which: str, tmp_path: Path, nlp: Any) -> None:
    texts = corpus() if which == "bundled" else SHARED / which
    folder = gold.bundled() if which == "bundled" else SHARED / "gold" / which
    golds = gold.read(folder)
    inputs = [item for item in cf.read(texts) if Path(item.path).stem in golds]
    records = {Path(r.doc.path).stem: json.loads(jsons.record(r)) for r in cf.extract(inputs, nlp=nlp)}
    assert set(records) == set(golds)
    compared(tmp_path, folder, records)
    for seed in range(3):
        compared(tmp_path, folder, shaken(records, seed))
    first = next(iter(records))
    compared(tmp_path, folder, {name: record for name, record in records.items() if name != first})
