"""`person`, `agency`, `place`: pages for the screen and for programs."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from tests.made import deal

pytestmark = pytest.mark.usefixtures("kept")


def test_a_page_has_its_lists_each_line_with_document_and_fact(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    result = run("person", "élodie brule")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[0] == "Élodie Brûlé"
    assert max(map(len, lines)) <= 100
    assert "Roles in the texts (1)" in lines
    line = next(line for line in lines if line.startswith("minister for the coast"))
    assert "11 Mar 2023" in line
    assert "2023-03-11-deal" in line
    assert deal().people[0].id[:8] in line
    assert run("show", deal().people[0].id[:8]).exit_code == 0
    figures = result.stdout.partition("In figures (1)")[2]
    assert "£480m over 3 years" in figures
    assert "says" in figures


def test_json_is_an_array_of_pages_with_exact_ids(run: Any) -> None:
    (page,) = json.loads(run("agency", "home office", "--format", "json").stdout)
    assert (page["name"], page["documents"], page["countries"]) == ("Home Office", 1, ["GB"])
    (figure,) = page["figures"]
    assert (figure["role"], figure["document"], figure["id"]) == (
        "payer",
        "articles/2023-03-11-deal.txt",
        deal().money[0].id,
    )
    assert figure["sentence"].startswith("The Home Office will pay France")


def test_the_limit_cuts_lists_and_says_so(run: Any) -> None:
    cut = run("place", "Dunkirk", "--limit", "1").stdout
    assert "more (--limit 0" not in cut
    assert run("place", "Dunkirk", "--limit", "-1").exit_code == 2


@pytest.mark.parametrize(
    ("command", "name", "said"),
    [
        ("person", "Elodie Brulle", "no person 'Elodie Brulle' in these texts: did you mean Élodie Brûlé?\n"),
        ("agency", "Coastgard", "no agency 'Coastgard' in these texts: did you mean Coastguard?\n"),
        ("place", "\x1b[31mXyzzy", "no place '�[31mXyzzy' in these texts\n"),
    ],
)
def test_nobody_is_one_line_with_near_names_and_1(run: Any, command: str, name: str, said: str) -> None:
    for form in ("page", "json"):
        result = run(command, name, "--format", form)
        assert (result.exit_code, result.stdout, result.stderr) == (1, "", said)


def test_a_wrong_format_is_wrong_usage(run: Any) -> None:
    assert run("person", "Brûlé", "--format", "cvs").exit_code == 2


def test_pages_come_from_paths_too(run: Any, here: Any) -> None:
    (here / "note.txt").write_text(
        "Published 20 September 2014\nHome Secretary Theresa May spoke in Calais.\n", "utf-8"
    )
    (page,) = json.loads(run("person", "may", "note.txt", "--format", "json").stdout)
    assert (page["name"], page["settled"], page["first"]) == ("Theresa May", "list", "2014-09-20")
    assert "Home Secretary" in [office["office"] for office in page["offices"]]


def test_programs_need_to_say_that_they_want_the_corpus(run: Any, kept: Any) -> None:
    kept.unlink()
    assert run("person", "Patel", "--format", "json").exit_code == 2


@pytest.mark.parametrize("command", ["person", "agency", "place"])
def test_a_page_loads_no_spacy(command: str) -> None:
    code = (
        "import sys; sys.argv = ['channelfacts', *sys.argv[1:]]\n"
        "from channelfacts.cli import main\n"
        "try: main()\n"
        "finally: print(sorted({'spacy', 'numpy'} & set(sys.modules)), file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, command, "Dunkirk"], capture_output=True, check=False, encoding="utf-8"
    )
    assert ran.stderr.splitlines()[-1] == "[]"
