"""Words of time, and the date of the article itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from channelfacts.mentions.dates import find_dates
from channelfacts.mentions.layout import Layout
from channelfacts.model import Document

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
        ("In 2023-24 it cost more.", "2023-24", "2023-04", "2024-03"),
        ("The summit will be held on Monday.", "Monday", None, None),
        ("In 2012 they came.", "2012", "2012", "2012"),
    ],
)
def test_a_date(text: str, words: str, start: str | None, end: str | None, annotated: Callable[..., Any]) -> None:
    (date,) = [d for d in annotated(text, SATURDAY)._.dates if d.kind == "date"]
    assert (date.text, date.period.start, date.period.end) == (words, start, end)


WEDNESDAY = "2022-10-19"


@pytest.mark.parametrize(
    ("text", "words", "iso"),
    [
        # days
        ("They came last night.", "last night", "2022-10-18"),
        ("They came overnight.", "overnight", "2022-10-18/2022-10-19"),
        ("They came this morning.", "this morning", "2022-10-19"),
        ("They came in the early hours of Sunday.", "Sunday", "2022-10-16"),
        ("They came late on Friday night.", "late on Friday night", "2022-10-14"),
        ("They came the day before yesterday.", "the day before yesterday", "2022-10-17"),
        ("They came on 27 November.", "27 November", "2021-11-27"),
        ("They came on 5 March last year.", "5 March last year", "2021-03-05"),
        ("They came five days ago.", "five days ago", "2022-10-14"),
        ("They came on Boxing Day.", "Boxing Day", "2021-12-26"),
        ("They came on New Year’s Eve 2019.", "New Year’s Eve 2019", "2019-12-31"),
        ("They came on Easter Monday.", "Easter Monday", "2022-04-18"),
        ("They came over the Easter weekend of 2021.", "the Easter weekend of 2021", "2021-04-02/2021-04-05"),
        ("They came on Whit Monday 2019.", "Whit Monday 2019", "2019-06-10"),
        # days together
        ("They came over the weekend.", "over the weekend", "2022-10-15/2022-10-16"),
        ("They came between Friday and Sunday.", "between Friday and Sunday", "2022-10-14/2022-10-16"),
        ("They came between 1 and 7 August.", "between 1 and 7 August", "2022-08-01/2022-08-07"),
        ("They came on 13 and 14 May 2021.", "13 and 14 May 2021", "2021-05-13/2021-05-14"),
        ("They came between 28 May and last Sunday.", "between 28 May and last Sunday", "2022-05-28/2022-10-16"),
        ("They came in the week of 12 September.", "the week of 12 September", "2022-09-12/2022-09-18"),
        ("They came in the week ending 2 October.", "the week ending 2 October", "2022-09-26/2022-10-02"),
        ("They came in the week commencing 5 September.", "the week commencing 5 September", "2022-09-05/2022-09-11"),
        ("They came in the past 24 hours.", "the past 24 hours", "2022-10-18/2022-10-19"),
        (
            "They came in the 24 hours to midnight on Sunday.",
            "the 24 hours to midnight on Sunday",
            "2022-10-16",
        ),
        ("They came this week.", "this week", "2022-10-17/2022-10-23"),
        ("They came over the last seven days.", "the last seven days", "2022-10-12/2022-10-19"),
        # months
        ("They came in March last year.", "March last year", "2021-03"),
        ("In May alone they came.", "May", "2022-05"),
        ("They came in the last week of May.", "the last week of May", "2022-05"),
        ("They came between January and March.", "between January and March", "2022-01/2022-03"),
        ("They came between April and June last year.", "between April and June last year", "2021-04/2021-06"),
        ("They came between November and February.", "between November and February", "2021-11/2022-02"),
        ("They came in June, July and August 2020.", "June, July and August 2020", "2020-06/2020-08"),
        ("They came this time last year.", "this time last year", "2021-10"),
        ("They came in the second quarter.", "the second quarter", "2022-04/2022-06"),
        ("They came in Q2 2021.", "Q2 2021", "2021-04/2021-06"),
        ("They came in winter 2021/22.", "winter 2021/22", "2021-12/2022-02"),
        ("They came last winter.", "last winter", "2021-12/2022-02"),
        ("They came last autumn.", "last autumn", "2021-09/2021-11"),
        ("They came over the August bank holiday.", "the August bank holiday", "2022-08"),
        # up to now, up to then
        ("They came since Monday.", "since Monday", "2022-10-17/2022-10-19"),
        ("They came since July last year.", "since July last year", "2021-07/2022-10-19"),
        ("They came since the start of the year.", "since the start of the year", "2022/2022-10-19"),
        ("They came since it opened in May 2019.", "since it opened in May 2019", "2019-05/2022-10-19"),
        ("From 2018 to date they came.", "2018 to date", "2018/2022-10-19"),
        ("So far this month they came.", "So far this month", "2022-10-01/2022-10-19"),
        ("They came in the year to June.", "the year to June", "2021-07/2022-06"),
        ("They came in the year ended 31 March 2021.", "the year ended 31 March 2021", "2020-04-01/2021-03-31"),
        ("They came in the six months to the end of June.", "the six months to the end of June", "2022-01/2022-06"),
        ("They came in the three years to 2019.", "the three years to 2019", "2017/2019"),
        # years
        ("It cost more in the financial year 2020/21.", "the financial year 2020/21", "2020-04/2021-03"),
        ("It cost more this financial year.", "this financial year", "2022-04/2023-03"),
        ("It cost more two years ago.", "two years ago", "2020"),
        ("It cost more in the 1990s.", "the 1990s", "1990/1999"),
        ("It cost more in late 2019.", "late 2019", "2019"),
        # said, but not settled
        ("They came since the start of the crisis.", "since the start of the crisis", None),
        ("They came in recent weeks.", "in recent weeks", None),
        ("They came about two years ago.", "about two years ago", None),
        ("They came last summer.", "last summer", None),
        ("They came in winter 2015.", "winter 2015", None),
        ("They came this weekend.", "this weekend", None),
        ("They came in the same period last year.", "the same period last year", None),
        ("They came in fiscal year 2019.", "fiscal year 2019", None),
        ("From September they will come.", "September", None),
        ("All must have gone by December.", "December", None),
    ],
)
def test_forms_of_newsrooms(text: str, words: str, iso: str | None, annotated: Callable[..., Any]) -> None:
    (date,) = [d for d in annotated(text, WEDNESDAY)._.dates if d.kind == "date"]
    start, _, end = (iso or "").partition("/")
    assert (date.period.text, date.period.start, date.period.end) == (words, start or None, end or start or None)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("They came last week.", (None, None)),
        ("They came in June.", (None, None)),
        ("They came between 5 May and 9 June.", (None, None)),
        ("They came since Monday.", (None, None)),
        ("They came in June 2019.", ("2019-06", "2019-06")),
        ("They came in the year to June 2019.", ("2018-07", "2019-06")),
        ("They came since June 2019.", ("2019-06", None)),
    ],
)
def test_without_a_publication_date_only_what_is_said(
    text: str, iso: tuple[str | None, str | None], annotated: Callable[..., Any]
) -> None:
    (date,) = annotated(text)._.dates
    assert (date.period.start, date.period.end) == iso


@pytest.mark.parametrize("day", [f"2022-{month:02d}-{day:02d}" for month in range(1, 13) for day in (1, 15, 28)])
def test_what_has_been_never_lies_ahead(day: str) -> None:
    for text in (
        "They came on Friday.", "They came in May.", "They came on 20 June.", "They came on Good Friday.",
        "They came last night.", "They came at the weekend.", "They came last month.",
        "They came in the first quarter.",
    ):  # fmt: skip
        for mention in find_dates(text, sentences(text), date.fromisoformat(day)):
            assert mention.period is not None
            assert mention.period.start is None or mention.period.start <= day


def sentences(text: str) -> list[Any]:
    doc: Any = SimpleNamespace(text=text, _=SimpleNamespace(document=Document(text)))
    return list(Layout()(doc)._.sentences)


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
    [
        "Mrs May said so.",
        "They may come.",
        "Theresa May left.",
        "The march went on.",
        "The 1,998 migrants left.",
        "The Sunday Times said so.",
        "Black Friday went well.",
        "An overnight ferry left.",
        "April Jones left.",
        "Some 300 people and 1998 blankets went.",
        "It cost over a quarter of a million.",
        "The Women's March went on.",
    ],
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
