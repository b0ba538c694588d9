"""A folder as newsrooms have it, from the files to the facts: pages, reports, mail, and what is left out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.documents.pdfs import Style, pdf
from tests.documents.test_languages import OTHERS
from tests.documents.test_mail import message

SAVED = Path(__file__).parents[1] / "documents" / "pages" / "government.html"


def test_pages_reports_and_mail_become_facts_and_the_rest_is_named(run: Any) -> None:
    folder = Path("in")
    folder.mkdir()
    (folder / "page.html").write_bytes(SAVED.read_bytes())
    report = ["The committee met in private, and heard evidence from two ports."] * 3
    (folder / "report.pdf").write_bytes(
        pdf([*report, "The Home Office spent £5.6 million on hotels."], Style(lines_a_column=3))
    )
    (folder / "letter.eml").write_bytes(message("The ferry company paid £77,000 for a fence at Coquelles.").as_bytes())
    (folder / "calais.txt").write_text(OTHERS["French"])
    result = run("extract", str(folder))
    assert result.exit_code == 0
    assert "in/calais.txt: in French, not English" in result.stderr
    rows = [json.loads(line) for line in run("funding", "--format", "jsonl").stdout.splitlines()]
    found = {row["evidence"]["text"]: row["evidence"]["page"] for row in rows}
    assert found == {
        "£77,000": None,
        "£476 million": None,
        "£124 million": None,
        "£168 million": None,
        "£5.6 million": 2,
    }
    (identity,) = [row["id"] for row in rows if row["evidence"]["page"]]
    shown = [line.split() for line in run("show", identity).stdout.splitlines()]
    assert ["page", "2"] in shown
    assert run("extract", str(folder), "--strict", "--store", "other.db").exit_code == 3
