"""What the reader of a document knows of it reaches the record: the page of each fact, the language."""

from __future__ import annotations

import channelfacts as cf
from channelfacts.model import Document

FIRST = "The Home Office paid £12 million to Calais.\n\n"
THIRD = "Kent Police said 14 people landed at Dover."


def test_each_fact_has_the_page_on_which_its_evidence_begins() -> None:
    """Page 2 is empty: it begins where page 3 begins."""
    document = Document(FIRST + THIRD, pages=(0, len(FIRST), len(FIRST)), language="en")
    (record,) = cf.extract([document])
    assert [fact.evidence.page for fact in record.money] == [1]
    assert [fact.evidence.page for fact in record.counts] == [3]
    assert record.doc.language == "en"


def test_without_pages_no_fact_has_one() -> None:
    (record,) = cf.extract([Document(FIRST + THIRD)])
    assert {fact.evidence.page for fact in [*record.money, *record.counts, *record.places]} == {None}
