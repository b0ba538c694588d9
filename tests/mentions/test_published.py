"""The date of the article itself: many newsrooms' ways of giving it, and dates that are not its own."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from channelfacts.mentions.dates.published import find_published
from channelfacts.mentions.layout import Layout
from channelfacts.model import Document

BODY = (
    "Forty people came ashore at Deal, police said. They had paid £3,000 each. On 2 March 2019 twelve others came.\n\n"
    "The charity counts 300 in the camp. A report published on 5 June 2018 spoke of 200.\n"
)


def found(text: str, path: str | None = None, published: str | None = None) -> tuple[str | None, str | None]:
    document = Document(text, path=path, published=published)
    doc: Any = SimpleNamespace(text=text, _=SimpleNamespace(document=document))
    return find_published(document, Layout()(doc)._.sentences)


@pytest.mark.parametrize(
    "line",
    [
        "Published 4 August 2020",
        "Published: 4th August 2020",
        "PUBLISHED: 00:14, 4 August 2020 | UPDATED: 09:51, 5 August 2020",
        "Updated 5 August 2020, published 4 August 2020".replace(", p", " | P"),
        "Updated: 09:51, 5 August 2020 | Published: 00:14, 4 August 2020",
        "Published 12:01 BST 4 August 2020",
        "First published on Tue 4 Aug 2020 17.45 BST",
        "Tue 4 Aug 2020 17.45 BST",
        "Tuesday, 4 August 2020",
        "Tuesday August 4 2020, 12.01am",
        "Aug 4, 2020, 10:15 a.m.",
        "August 4, 2020 at 6:30 am EDT",
        "4 August 2020 at 10:00",
        "10:00, 4 August 2020",
        "2020-08-04",
        "2020-08-04T10:00:00Z",
        "04/08/2020",
        "04.08.2020",
        "Posted on August 4, 2020 by Ann Alder",
        "Posted by Ann Alder on August 4, 2020",
        "By Ann Alder | 4 August 2020 | 3 min read",
        "Ann Alder - 4 August 2020",
        "Date: 4 August 2020",
        "Date of release: 4 August 2020",
        "Brussels, 4 August 2020",
        "4 August 2020, Geneva",
        "News release | 2020-08-04 | Warsaw",
        "PRESS RELEASE: 4 August 2020",
        "Embargoed until 00.01 Tuesday 4 August 2020",
        "Last updated: 4 August 2020",
        "HC Deb 4 August 2020 vol 678 c123",
        "Volume 678: debated on Tuesday 4 August 2020",
        "Question answered on 4 August 2020",
        "House of Commons Debates, 4 August 2020",
        "House of Commons written question answered on 4 August 2020",
        "Sent: 04 August 2020 09:12",
        "Thu Aug 04 2020",
    ],
)
def test_the_line_under_the_headline(line: str) -> None:
    assert found(f"Forty land at Deal\n{line}\n\n{BODY}") == ("2020-08-04", "published-line")


@pytest.mark.parametrize(
    "start",
    [
        "DOVER, England, Aug 4, 2020 (Wire) - ",
        "CALAIS, France, 4 August 2020 - ",
        "Brussels, 4 August 2020 – ",
        "(London, 4 August 2020) – ",
        "GENEVA/TUNIS, 4 August 2020 (UNHCR) – ",
    ],
)
def test_datelines(start: str) -> None:
    assert found(f"Forty land at Deal\n\n{start}{BODY}") == ("2020-08-04", "dateline")


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("articles/2020-08-04-deal.txt", "2020-08-04"),
        ("wire_20200804.txt", "2020-08-04"),
        ("2020_08_04 deal.txt", "2020-08-04"),
        ("deal 04-08-2020.txt", "2020-08-04"),
        ("2020/deal-12345678.txt", None),
        ("deal-20201404.txt", None),
        ("2020-08-04/deal.txt", None),
    ],
)
def test_file_names(path: str, day: str | None) -> None:
    assert found(f"Forty land at Deal\n\n{BODY}", path) == (day, None if day is None else "file-name")


def test_what_the_user_says_goes_first() -> None:
    assert found(f"Forty land\nPublished 4 August 2020\n\n{BODY}", published="2021-01-01") == ("2021-01-01", "argument")


def test_the_line_goes_before_the_file_name() -> None:
    assert found(f"Forty land\nPublished 4 August 2020\n\n{BODY}", "2020-08-09.txt")[0] == "2020-08-04"


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "Figures published on 4 August 2020 show that 40 came.\n\n" + BODY,
        "Published figures of 4 August 2020 show that 40 came.\n\n" + BODY,
        "On 4 August 2020, 40 people landed.\n\n" + BODY,
        "The law, issued 4 August 2020, changed nothing.\n\n" + BODY,
        "Since 4 August 2020 the camp has been empty, the charity said.\n\n" + BODY,
        "In London, 4 August 2020 will be remembered - for the storm.\n\n" + BODY,
        "Updated 31 February 2020\n\n" + BODY,
        "14:32\n\n" + BODY,
    ],
)
def test_a_date_in_the_body_is_not_the_articles_own(text: str) -> None:
    assert found(f"Forty land at Deal\n\n{text}") == (None, None)
    assert found(text) == (None, None)


def test_a_last_updated_line_at_the_foot() -> None:
    assert found(f"Forty land at Deal\n\n{BODY * 6}\nLast updated: 4 August 2020\n") == ("2020-08-04", "published-line")
