"""Web pages: whole saved pages of our own making, of many houses' styles, and pages made to do harm.

A page is `pages/NAME.html`; `pages/NAME.toml` says what is to come out of it. All numbers of 7,000 to 7,999 stand in
furniture: menus, cookie banners, captions, links to other articles, comments, newsletters.
"""

from __future__ import annotations

import re
import socket
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import channelfacts as cf
from channelfacts.documents import html
from channelfacts.documents.html import tree
from channelfacts.errors import InputError
from channelfacts.model import Document

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))
PROSE = "Kent Police said 14 people landed at Dover on Tuesday, and that all of them were well."


def expected(page: Path) -> dict[str, Any]:
    return tomllib.loads(page.with_suffix(".toml").read_text("utf-8"))


def article(markup: str | bytes) -> Document:
    data = markup if isinstance(markup, bytes) else markup.encode()
    return html.article_of(data, "a.html", "a.html")


def body(inner: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><title>Boats</title>{head}</head><body>{inner}</body></html>"


@pytest.fixture(scope="module")
def nlp() -> Any:
    return cf.load()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_article_comes_out_whole_and_alone(page: Path) -> None:
    (document,) = cf.read(page)
    assert isinstance(document, Document)
    assert document.text == expected(page)["text"].lstrip("\n")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_a_page_says_of_itself(page: Path) -> None:
    (document,) = cf.read(page)
    assert isinstance(document, Document)
    said = expected(page)
    assert (document.title, document.author, document.source) == (said["title"], said.get("author"), said.get("source"))
    if said["published_from"] == "meta":
        assert (document.published, document.published_from) == (said["published"], "meta")
    else:
        assert document.published is None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_article_gives_its_facts_and_the_furniture_none(page: Path, nlp: Any) -> None:
    (document,) = cf.read(page)
    (record,) = cf.extract([document], nlp=nlp)
    said = expected(page)
    assert [fact.evidence.text for fact in record.money] == said["money"]
    assert [fact.evidence.text for fact in record.counts] == said["counts"]
    assert (record.doc.published, record.doc.published_from) == (said["published"], said["published_from"])
    kinds = [record.people, record.agencies, record.places, record.money, record.counts, record.changes, record.quotes]
    facts = [fact for kind in kinds for fact in kind]
    assert all(document.text[f.evidence.start : f.evidence.end] == f.evidence.text for f in facts)
    assert not [f for f in facts if re.search(r"\b7,\d{3}\b", f.evidence.text)]


def test_one_page_gives_the_same_whatever_was_read_before() -> None:
    first = [article(page.read_bytes()).text for page in PAGES]
    assert [article(page.read_bytes()).text for page in reversed(PAGES)] == first[::-1]


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a socket")

    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "create_connection", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    links = (
        '<base href="http://a.example/"><link rel="stylesheet" href="s.css"><iframe src="http://b.example"></iframe>'
    )
    entity = (
        '<?xml version="1.0"?><!DOCTYPE html SYSTEM "http://c.example/x.dtd" [<!ENTITY e SYSTEM "http://d.example/e">]>'
    )
    for markup in (body(f"{links}<p>{PROSE}</p>"), f"{entity}<html><body><p>&e; {PROSE}</p></body></html>"):
        assert PROSE in article(markup).text


@pytest.mark.parametrize(
    "inner",
    [
        "",
        '<div id="root"></div><script>render("14 people landed at Dover, said Kent Police")</script>',
        "<nav><a href='/'>Home</a> <a href='/n'>News of the 14 people who landed at Dover</a></nav>",
        "<ul>"
        + "".join(f"<li><a href='/{n}'>{n} people landed at Dover on a Tuesday</a></li>" for n in range(30))
        + "</ul>",
        "".join(f"<h3><a href='/{n}'>{n} people landed at Dover</a></h3><p>Read all about it.</p>" for n in range(30)),
        "<div class='cookie-banner'><p>We and our 812 partners store things on your device.</p></div>",
        "<div class='comments'><p>I have seen 14 people there myself, and more are to come, says Keith.</p></div>",
        "<footer><p>The Groyne is published by Groyne Newspapers of 1 Pier Road, 14 people and a dog.</p></footer>",
    ],
    ids=["nothing", "script", "menu", "links", "teasers", "cookies", "comments", "footer"],
)
def test_a_page_without_an_article_is_said_to_have_none(inner: str) -> None:
    with pytest.raises(InputError, match="a web page without an article's text"):
        article(body(inner))


@pytest.mark.parametrize(
    ("declared", "written", "price"),
    [
        ('<meta charset="windows-1252">', "cp1252", "£3m, “it’s cheap”"),
        ('<meta charset="iso-8859-1">', "cp1252", "£3m, “it’s cheap”"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-15">', "iso-8859-15", "€3m à la carte"),
        ('<meta charset="iso-8859-1">', "utf-8", "£3m, “it’s cheap”"),
        ("", "utf-16", "£3m, “it’s cheap”"),
        ('<meta charset="utf-8">', "utf-8-sig", "£3m"),
        ('<meta charset="no-such-thing">', "cp1252", "£3m, “it’s cheap”"),
        ('<meta charset="hex">', "cp1252", "£3m, “it’s cheap”"),
    ],
)
def test_declared_encodings_are_followed_but_where_the_bytes_say_otherwise(
    declared: str, written: str, price: str
) -> None:
    prose = f"The plan costs {price}, says the mayor of Dover to all who will listen."
    assert prose in article(body(f"<p>{prose}</p>", declared).encode(written)).text


def test_letters_that_were_decoded_wrongly_before_they_became_entities_are_mended() -> None:
    page = body("<p>The plan costs &Acirc;&pound;3m, says the mayor of Dover to all who will listen.</p>")
    assert "costs £3m, says" in article(page).text


def test_dates_that_cannot_be_are_passed_over() -> None:
    for value in ("1970-01-01", "2999-01-01", "0", "not a date", "03/04/2023", "2023-02-30", ""):
        page = body(f"<p>{PROSE}</p>", f'<meta name="date" content="{value}">')
        assert article(page).published is None
    for value in (
        "2023-03-10T23:30:00-05:00",
        "20230310",
        "10 March 2023",
        "March 10th, 2023",
        "Fri, 10 Mar 2023 9:0:0 GMT",
        "1678406400",
        "1678406400000",
    ):
        page = body(f"<p>{PROSE}</p>", f'<meta name="pubdate" content="{value}">')
        assert article(page).published == "2023-03-10"


def test_the_day_of_publication_wins_over_that_of_a_change() -> None:
    changed = (
        '<meta property="article:modified_time" content="2024-05-05"><meta name="dateModified" content="2024-05-06">'
    )
    published = '<meta property="article:published_time" content="2023-03-10T00:00:00Z">'
    assert article(body(f"<p>{PROSE}</p>", changed + published)).published == "2023-03-10"
    assert article(body(f"<p>{PROSE}</p>", changed)).published is None


def test_a_page_in_a_text_file_is_known_by_its_content(tmp_path: Path) -> None:
    file = tmp_path / "saved.txt"
    file.write_text(body(f"<p>{PROSE}</p>"))
    (document,) = cf.read(file)
    assert isinstance(document, Document)
    assert document.text == f"# Boats\n\n{PROSE}\n"


def test_a_page_of_a_thousand_elements_in_one_another_is_read_and_of_a_million_refused() -> None:
    assert PROSE in article(body("<div>" * 1000 + f"<p>{PROSE}</p>")).text
    assert PROSE in article(body("<font><b>" * 500 + f"<p>{PROSE}</p>")).text
    with pytest.raises(InputError, match="nested too deeply"):
        article(body("<div>" * 1_000_000 + PROSE))


def test_pages_out_of_bounds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "MOST_ELEMENTS", 1000)
    with pytest.raises(InputError, match="more than 1,000 elements"):
        article(body(f"<p>{PROSE}</p>" * 1000))
    monkeypatch.setattr(tree, "MOST_BYTES", 1_000_000)
    with pytest.raises(InputError, match="more than 1 MB"):
        article(body(f"<p>{PROSE}</p>" * 20_000))


def test_entities_that_blow_up_are_not_expanded() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "14 people landed. ">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    )
    assert len(article(f"<?xml version='1.0'?>{bomb}]><html><body><p>{PROSE}</p><p>&j;</p></body></html>").text) < 2000


def test_json_ld_that_is_broken_huge_or_deep_costs_nothing_else() -> None:
    for script in (
        "{",
        "[" * 100_000,
        '{"@type": 3, "headline": {}}',
        '{"@graph": [[], null, "x", {"@type": "Article"}]}',
        "null",
        "",
    ):
        document = article(body(f"<p>{PROSE}</p>", f'<script type="application/ld+json">{script}</script>'))
        assert document.text == f"# Boats\n\n{PROSE}\n"


@given(
    st.lists(
        st.sampled_from(
            [
                "<div>",
                "</div>",
                "<p>",
                "</p>",
                "<table>",
                "<tr>",
                "<td>",
                "<a href='x'>",
                "</a>",
                "<h2>",
                "<ul>",
                "<li>",
                "<br>",
                "<sup>1</sup>",
                "<q>",
                "<time>",
                "<article>",
                "<main>",
                "<h1>",
                "<!--",
                "-->",
                "<![CDATA[",
                "&#0;",
                "&nbsp;",
                "\0",
                "<form>",
                "<b",
                "'",
                '"',
                PROSE,
                "<script type='application/ld+json'>",
                "</script>",
                "<select>",
                "<svg>",
                "\ue000",
                "<blockquote>",
                "<pre>",
            ]
        )
    )
)
def test_any_markup_gives_a_text_or_one_line(parts: list[str]) -> None:
    try:
        text = article("<html>" + "".join(parts)).text
    except InputError as error:
        text = error.reason
    assert text.strip()
    assert not re.search("[\0-\x08\x0b-\x1f\x7f\ue000]", text)


@given(st.binary(max_size=300))
def test_any_bytes_give_a_text_or_one_line(data: bytes) -> None:
    for markup in (data, b"<html><body><p>" + data, PAGES[0].read_bytes()[: len(data) * 20] + data):
        try:
            document = article(markup)
        except InputError:
            continue
        assert document.text.strip()


def test_a_page_that_was_cut_off_gives_what_stands_in_it() -> None:
    whole = (Path(__file__).parent / "pages" / "broadcaster.html").read_bytes()
    cut = whole[: whole.index(b"Cold and frightened")]
    assert "Fourteen migrants were pulled" in article(cut).text
