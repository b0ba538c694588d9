"""Words of time, and the date of the article itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

SATURDAY = "2015-09-05"


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("They came on 20 September 2014.", "20 September 2014", "2014-09-20", "2014-09-20"),
        ("On September 20, 2014, they came.", "September 20, 2014", "2014-09-20", "2014-09-20"),
        ("Between January 2013 and April 2016 they came.", "Between January 2013 and April 2016", "2013-01", "2016-04"),
        ("It rose from January to July 2015.", "from January to July 2015", "2015-01", "2015-07"),
        ("It ran from 2003 to 2011.", "from 2003 to 2011", "2003", "2011"),
        ("They came last year.", "last year", "2014", "2014"),
        ("They came last month.", "last month", "2015-08", "2015-08"),
        ("So far this year many came.", "So far this year", "2015-01-01", SATURDAY),
        ("They came on Friday.", "Friday", "2015-09-04", "2015-09-04"),
        ("They came yesterday.", "yesterday", "2015-09-04", "2015-09-04"),
        ("They came last Tuesday.", "last Tuesday", "2015-09-01", "2015-09-01"),
        ("In October they came.", "October", "2014-10", "2014-10"),
        ("In the year ending March 2015 many came.", "the year ending March 2015", "2014-04", "2015-03"),
        ("In the first half of 2015 many came.", "the first half of 2015", "2015-01", "2015-06"),
        ("In 2023-24 it cost more.", "2023-24", "2023", "2024"),
        ("The summit will be held on Monday.", "Monday", None, None),
        ("In 2012 they came.", "2012", "2012", "2012"),
    ],
)
def test_a_date(text: str, words: str, start: str | None, end: str | None, annotated: Callable[..., Any]) -> None:
    (date,) = [d for d in annotated(text, SATURDAY)._.dates if d.kind == "date"]
    assert (date.text, date.period.start, date.period.end) == (words, start, end)


def test_without_a_publication_date_nothing_relative_is_settled(annotated: Callable[..., Any]) -> None:
    (date,) = annotated("They came last year.")._.dates
    assert (date.period.text, date.period.start) == ("last year", None)


@pytest.mark.parametrize(
    ("text", "rate"),
    [("40 a day", "day"), ("200 every month", "month"), ("90 per week", "week"), ("100 annually", "year")],
)
def test_a_rate(text: str, rate: str, annotated: Callable[..., Any]) -> None:
    assert [d.rate for d in annotated(f"They found {text}.")._.dates] == [rate]


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("over three years", "P3Y"),
        ("for six months", "P6M"),
        ("within two weeks", "P2W"),
        ("over the next 18 months", "P18M"),
    ],
)
def test_a_duration(text: str, duration: str, annotated: Callable[..., Any]) -> None:
    assert duration in [d.duration for d in annotated(f"It will be paid {text}.")._.dates]


@pytest.mark.parametrize(
    "text",
    ["Mrs May said so.", "They may come.", "Theresa May left.", "The march went on.", "The 1,998 migrants left."],
)
def test_no_date(text: str, annotated: Callable[..., Any]) -> None:
    assert annotated(text, SATURDAY)._.dates == []


@pytest.mark.parametrize(
    ("text", "published", "origin"),
    [
        ("Headline\nPublished: 12 March 2024, 09:15\nText.", "2024-03-12", "published-line"),
        ("20 Sep 2014\n\nHeadline\n\nText.", "2014-09-20", "published-line"),
        ("CALAIS, France, 3 September 2019 (Reuters) - Text goes on here.", "2019-09-03", "dateline"),
        ("The march of 3 September 2019 was long.", None, None),
    ],
)
def test_the_date_of_the_article(
    text: str, published: str | None, origin: str | None, annotated: Callable[..., Any]
) -> None:
    doc = annotated(text)
    assert (doc._.published, doc._.published_from) == (published, origin)
