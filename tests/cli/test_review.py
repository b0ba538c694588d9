"""`review`: what a person says of facts, by options and by letters, and where it is seen afterwards."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from channelfacts import store
from tests.made import DEAL, deal


def fact(kept: Path, line: str) -> str:
    """The id of a sum by its line."""
    with store.reading(str(kept)) as opened:
        (row,) = opened.rows("SELECT id FROM funding_all WHERE line = ?", (line,))
        return str(row["id"])


def rows(run: Any, *arguments: str) -> dict[str, Any]:
    written = run("funding", "--format", "jsonl", *arguments).stdout.splitlines()
    return {one["id"]: one for one in map(json.loads, written)}


def test_accepted_rejected_corrected_and_forgotten(kept: Path, run: Any) -> None:
    one, other = fact(kept, "£140 a night"), fact(kept, "£480m over 3 years")
    assert run("review", one[:8], "--accept").stdout == f"{one[:8]}  £140 a night  accepted\n"
    ran = run("review", other[:8], "--set", "payer=Treasury", "--set", "amount=£490m", "--note", "see the minutes")
    assert ran.stdout == (
        f"{other[:8]}  £490m over 3 years"
        "  accepted; payer was Home Office; amount was 480000000; note: see the minutes\n"
    )
    found = rows(run)
    assert found[other]["amount"] == 490000000
    assert found[other]["review"] == {
        "verdict": "accepted",
        "changed": {"payer": "Home Office", "amount": 480000000},
        "note": "see the minutes",
    }
    assert run("review", one[:8], "--reject").exit_code == 0
    assert one not in rows(run)
    assert rows(run, "--rejected")[one]["review"]["verdict"] == "rejected"
    assert "Reviews    1 accepted, 1 rejected\n" in run("status").stdout
    assert "1 rejected in review left out (--rejected shows them)" in run("funding").stderr
    assert run("review", one[:8], "--clear").stdout == f"{one[:8]}  £140 a night  not reviewed\n"
    assert rows(run)[one]["review"] is None


def test_filters_and_totals_see_what_was_corrected(kept: Path, run: Any) -> None:
    changed = fact(kept, "£480m over 3 years")
    run("review", changed, "--set", "payer=Treasury", "--set", "amount=1bn")
    assert list(rows(run, "--payer", "treasury", "--min", "900m")) == [changed]
    assert "Reviewed" in run("funding").stdout
    assert "corrected:" in run("funding").stdout
    assert "£1bn" in run("funding", "--payer", "treasury").stdout


def test_tables_of_a_store_without_reviews_have_no_column_for_them(kept: Path, run: Any) -> None:
    assert "Reviewed" not in run("funding").stdout


def test_a_field_is_emptied_and_set_in_all_its_shapes(kept: Path, run: Any) -> None:
    some = fact(kept, "£480m over 3 years")
    changes = ("duration=", "vague=yes", "status=paid", "equivalent_amount=5m", "equivalent_currency=euro")
    more = ("period_text=in 2023", "period_start=2023")
    run("review", some, *(word for change in (*changes, *more) for word in ("--set", change)))
    found = rows(run)[some]
    assert (found["duration"], found["vague"], found["status"]) == (None, True, "actual")
    assert found["equivalent"] == {"amount": 5000000, "currency": "EUR"}
    assert found["period"] == {"text": "in 2023", "start": "2023", "end": None}
    with store.reading(str(kept)) as opened:
        (person,) = opened.rows("SELECT id FROM people WHERE name = 'Élodie Brûlé'")
    run("review", person["id"], "--set", "aliases=Mrs Brûlé; the minister", "--set", "country=uk")
    found = json.loads(run("people", "--country", "GB", "--format", "jsonl").stdout)
    assert (found["aliases"], found["country"]) == (["Mrs Brûlé", "the minister"], "GB")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--set", "pays=UK"), "unknown field of money 'pays'"),
        (("--set", "payer"), "field=value"),
        (("--set", "amount=much"), "no number"),
        (("--set", "amount="), "amount"),
        (("--set", "currency=shells"), "unknown currency"),
        (("--set", "status=maybe"), "unknown status"),
        (("--set", "vague=perhaps"), "true or false"),
        (("--set", "period_start=soon"), "no date"),
        (("--set", "period_start=2023"), "period_text"),
        (("--set", "duration=three years"), "P3Y"),
        (("--set", "part_of=0000"), "no document or fact"),
        (("--set", "id=1"), "unknown field"),
        (("--set", "evidence=1"), "unknown field"),
        (("--accept", "--reject"), "not both"),
        (("--reject", "--set", "payer=UK"), "no --set"),
        (("--clear", "--accept"), "nothing else"),
        (("--note", "hm"), "--note goes with"),
        (("--list",), "stands alone"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_a_line_and_changes_nothing(
    kept: Path, run: Any, arguments: tuple[str, ...], said: str
) -> None:
    before = rows(run)
    ran = run("review", fact(kept, "£480m over 3 years"), *arguments)
    assert ran.exit_code == 2
    assert said in ran.stderr
    assert ran.stderr.count("\n") == 1
    assert rows(run) == before


def test_a_part_is_a_part_of_another_fact_of_its_document(kept: Path, run: Any) -> None:
    part, whole, elsewhere = fact(kept, "£140 a night"), fact(kept, "£480m over 3 years"), fact(kept, "about £20m")
    assert run("review", part, "--set", f"part_of={whole[:10]}").exit_code == 0
    assert rows(run)[part]["part_of"] == whole
    assert run("review", part, "--set", f"part_of={elsewhere}").exit_code == 2
    assert run("review", part, "--set", f"part_of={part}").exit_code == 2


def test_a_document_is_no_fact_and_without_a_store_there_is_nothing(kept: Path, run: Any) -> None:
    assert "is a document" in run("review", "report.txt", "--accept").stderr
    kept.unlink()
    assert run("review").exit_code == 2


def test_letters_walk_through_the_facts(kept: Path, run: Any) -> None:
    answers = "a\nr said of others\nc payer=Treasury\nc amount=lots\nwhat\nb\nu\nn hm\nr\ns\n"
    ran = run("review", "--kind", "money", "--doc", "deal", input=answers)
    assert ran.exit_code == 0
    assert "1 of 3" in ran.stdout
    assert "The [[Home Office]]" not in ran.stdout
    assert "[[£480m over three years]]" in ran.stdout
    assert "amount lots: no number" in ran.stderr
    found = rows(run, "--doc", "deal", "--rejected")
    assert [one["review"] and one["review"]["verdict"] for one in found.values()] == [
        "accepted",
        "rejected",
        "accepted",
    ]
    assert [one["payer"] for one in found.values()] == ["Home Office", None, "Treasury"]
    assert [one["review"]["note"] for one in found.values()] == [None, None, None]


def test_every_answer_is_kept_and_the_next_walk_goes_on(kept: Path, run: Any) -> None:
    first = run("review", "--kind", "funding", input="a\n")
    assert "1 reviewed, 6 left" in first.stderr
    second = run("review", "--kind", "funding", input="")
    assert "1 of 6" in second.stdout
    assert "1 of 7" in run("review", "--kind", "funding", "--all", input="").stdout
    assert "1 of 1" in run("review", fact(kept, "£140 a night"), input="").stdout


def test_a_walk_sees_the_facts_in_the_order_of_the_text_and_rejected_ones_no_more(kept: Path, run: Any) -> None:
    ran = run("review", "--doc", "deal", input="s\n" * 40)
    heads = [line for line in ran.stdout.splitlines() if " of 8 " in line]
    assert [line.split()[3] for line in heads] == [
        "agencies", "places", "money", "people", "counts", "places", "money", "money",
    ]  # fmt: skip
    run("review", "--kind", "money", "--doc", "deal", input="r\nr\nr\n")
    assert "nothing to review" in run("review", "--kind", "money", "--doc", "deal").stderr


def test_reviews_are_listed_and_so_are_those_without_a_fact(kept: Path, run: Any) -> None:
    assert "no reviews yet" in run("review", "--list").stderr
    some = fact(kept, "£480m over 3 years")
    run("review", some, "--set", "payer=", "--note", "nobody knows")
    line = f"{some[:8]}  accepted  £480m over 3 years  payer=  (nobody knows)  articles/2023-03-11-deal.txt\n"
    assert run("review", "--list").stdout == line
    assert run("review", "--list", "--kind", "counts").stdout == ""
    assert "every review has its fact" in run("review", "--orphans").stderr
    with store.writing(str(kept)) as opened:
        opened.add(deal().model_copy(update={"money": []}), DEAL)
    assert "Reviews    1 lost\n" in run("status").stdout
    ran = run("review", "--orphans")
    assert "its evidence was “£480m over three years” in: The Home Office will pay" in ran.stdout
    assert run("review", some[:8], "--clear").exit_code == 0
    assert run("review", "--orphans").stdout == ""


def test_a_document_shows_what_was_said_of_its_facts(kept: Path, run: Any) -> None:
    assert "[[£140]]" in run("show", "deal.txt").stdout
    run("review", fact(kept, "£140 a night"), "--reject")
    run("review", fact(kept, "£480m over 3 years"), "--set", "payer=Treasury")
    shown = run("show", "deal.txt").stdout
    assert "[[£140]]" not in shown
    said = [line.split()[-1] for line in shown.splitlines() if line.endswith(("rejected", "corrected", "accepted"))]
    assert said == ["corrected", "rejected"]


def test_exports_have_reviews(kept: Path, run: Any) -> None:
    run("review", fact(kept, "£140 a night"), "--reject")
    run("review", fact(kept, "about £20m"), "--set", "payer=Treasury")
    records = [json.loads(line) for line in run("export", "-").stdout.splitlines()]
    said = [one["review"] for record in records for one in record["money"] if one["review"]]
    assert said == [
        {"verdict": "rejected", "changed": {}, "note": None},
        {"verdict": "accepted", "changed": {"payer": None}, "note": None},
    ]
    assert "rejected,," in run("export", "-", "--format", "csv", "--kind", "money").stdout


def test_reviewed_documents_are_gold_for_evaluate(kept: Path, run: Any) -> None:
    run("review", fact(kept, "£480m over 3 years"), "--set", "payer=Treasury")
    run("review", fact(kept, "£140 a night"), "--reject")
    assert run("review", "--gold", "gold").stderr == "wrote the gold of 1: gold\n"
    gold = json.loads(Path("gold/2023-03-11-deal.json").read_text("utf-8"))
    assert [(one["amount"], one.get("optional", False)) for one in gold["money"]] == [
        (480000000, False),
        (3000000, True),
    ]
    assert gold["money"][0]["payer"] == "Treasury"
    assert gold["money"][0]["anchor"] == "£480m over three years"
    assert all(one["optional"] for kind in ("people", "agencies", "places", "counts") for one in gold[kind])
    # What is scored are the facts as they are found: the payer is not right, and the nightly rate is wrong.
    ran = run("evaluate", "gold", "--format", "json", "--kind", "money")
    money = json.loads(ran.stdout)["kinds"]["money"]
    assert (money["gold"], money["found"], money["wrong"], money["fields"]["payer"]) == (1, 1, 1, 0.0)
    ran = run("evaluate", "gold", "--format", "json", "--kind", "counts")
    assert json.loads(ran.stdout)["kinds"]["counts"]["wrong"] == 0


def test_gold_needs_reviewed_facts(kept: Path, run: Any) -> None:
    assert run("review", "--gold", "gold").exit_code == 2
    assert not Path("gold").exists()


def test_a_text_cannot_steer_the_terminal_in_a_review(kept: Path, run: Any) -> None:
    with store.reading(str(kept)) as opened:
        (row,) = opened.rows("SELECT id FROM counts_all WHERE sentence LIKE '%Up to%'")
    assert "\x1b" not in run("review", row["id"], input="").stdout
    ran = run("review", row["id"], "--accept", "--note", "a\x1b[31mred\nnote")
    assert "\x1b" not in ran.stdout + run("review", "--list").stdout
    assert ran.stdout.count("\n") == 1


def test_reviews_outlive_reading_anew_and_are_reported_where_a_text_has_changed(here: Path, run: Any) -> None:
    page = here / "articles" / "page.txt"
    page.parent.mkdir()
    page.write_text("Published 2024-03-05\nThe council paid £5m for fences. Later it paid £7m for lights.\n", "utf-8")
    run("extract", "articles")
    for one in rows(run).values():
        run("review", one["id"], "--set", "purpose=the harbour")
    page.write_text(
        "Published 2024-03-05\nIt is raining. The council paid £5m for fences. It paid £8m for lights.\n", "utf-8"
    )
    ran = run("extract", "articles", "--store", "channelfacts.db", "-o", "out.jsonl")
    assert "review of £5m in articles/page.txt: went along with the changed text\n" in ran.stderr
    assert "review of £7m in articles/page.txt: lost: its evidence is not there any more\n" in ran.stderr
    assert "channelfacts review --orphans" in ran.stderr
    assert {one["amount"]: one["purpose"] for one in rows(run).values()} == {5000000: "the harbour", 8000000: "lights"}
    written = json.loads(Path("out.jsonl").read_text("utf-8"))
    assert [one["review"] is not None for one in written["money"]] == [True, False]
    assert "£7m" in run("review", "--orphans").stdout
    again = run("extract", "articles")
    assert "review of" not in again.stderr
