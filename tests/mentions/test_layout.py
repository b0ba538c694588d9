"""What the lines of a page are, where its sentences end, and what is said in quotes."""

from __future__ import annotations

import textwrap
import tomllib
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from channelfacts.lexicons import corpus
from channelfacts.mentions.layout import Layout


def page(text: str) -> Any:
    doc = SimpleNamespace(text=text, _=SimpleNamespace(document=None))
    return Layout()(doc)  # type: ignore[arg-type]


def said(text: str) -> list[str]:
    return [sentence.text for sentence in page(text)._.sentences]


def kinds(text: str) -> list[tuple[str, str]]:
    return [(sentence.kind, sentence.text) for sentence in page(text)._.sentences]


UNSUPPORTED = "Media playback is unsupported on your device"
BODY = "Two boats came ashore near Deal before dawn, Kent Police said. Nobody was hurt.\n"


@pytest.mark.parametrize(
    "marked",
    [
        # "|" stands where one sentence ends and the next begins.
        "Mr. Hale met Dr. Amy Oduya at No. 10 on Sept. 4.| They spoke for an hour.",
        "Officials of U.S. Customs and the U.K. Border Force met.| Both agreed.",
        "She flew home from the U.S. The agency confirmed it.".replace("U.S. ", "U.S.| "),
        "J. P. Harding, who was 41, died.| His wife survived.",
        "Some 1,843 people came, i.e. 1,544 more than before.| The cost was approx. £2m.",
        "Costs rose 3.5 per cent to £1.25m.| Nobody objected.",
        "“They were cold,” he said.| “We gave them tea.”| He left.",
        "“They were cold.”| He left.",
        'He asked: "Who pays?" Mrs Cole said nothing.|  No answer came.',
        "The camp houses 200 men and children.|Nine tents burned.",
        "They came in 2015.|The camp closed in 2016.",
        "Wait ... there were forty more.| They had walked.",
        "The boat sank…| Rescuers came.",
        "See www.example.org.uk/Page for more.| It is free.",
        "He said no.| The bill failed.",
        "It is in para. 12 and Art. 8 of the treaty.| It binds both.",
        "The cost was £40 a head (about €46).| It will rise.",
        "Numbers have doubled.[22]| The Committee was told why.",
        "Three drowned!| Why?| No one knows.",
        "The train left at 6 p.m. on Friday.| It was late.",
        "Gov. Ann Reed and Lt. Col. Tom Park of St. Mary's came.| Others stayed.",
        "“Why now?” Mr Hale asked.| The minister left.",
        "“It is £4 a day, i.e. nothing,” he said.| She agreed.",
        "• ten in Dover • four in Deal".replace("• ten in Dover • ", "ten in Dover| "),
    ],
)
def test_sentences_end_where_a_reader_ends_them(marked: str) -> None:
    text = marked.replace("|", "")
    expected = [part.strip() for part in marked.split("|")]
    if text.startswith("ten in Dover"):
        text = "• ten in Dover • four in Deal"
    assert said(text) == expected


def test_lines_broken_at_a_width_are_joined_even_inside_a_name_or_an_amount() -> None:
    text = (
        "DOVER, Aug 4 (Wire) - Britain will pay France another 12\n"
        "million pounds over the next three years, the minister Ann\n"
        "Alder told parliament on Tuesday, after talks with her French\n"
        "counterpart.\n\n"
        "The sum is twice that of last year. It pays for 40 officers,\n"
        "two boats and a helicopter, which will fly from Le Touquet\n"
        "every night.\n"
    )
    joined = [sentence.replace("\n", " ") for sentence in said(text)]
    assert joined[0].endswith("with her French counterpart.")
    assert "another 12 million pounds" in joined[0]
    assert joined[1:] == [
        "The sum is twice that of last year.",
        "It pays for 40 officers, two boats and a helicopter, which will fly from Le Touquet every night.",
    ]


def test_lines_of_a_newspaper_are_paragraphs() -> None:
    text = (
        "Forty rescued off Deal\n"
        "Forty people were rescued off the coast of Deal this morning, the coastguard said.\n"
        "They were taken to Dover.\n"
        "The operation took six hours and three lifeboats, one of them from Ramsgate.\n"
    )
    assert len(said(text)) == 4
    assert page(text)._.title == "Forty rescued off Deal"


def test_bullets_and_numbers_of_paragraphs_belong_to_no_sentence() -> None:
    text = "12. The Committee heard that 299 people came.\n\n13. It asked why.\n\n• 40 in Dover\n• 12 in Deal\n"
    assert said(text) == ["The Committee heard that 299 people came.", "It asked why.", "40 in Dover", "12 in Deal"]
    assert [kind for kind, _ in kinds(text)] == ["text", "text", "list", "list"]


@pytest.mark.parametrize(
    "line",
    [
        "Read more: The beach huts that nobody wants",
        "READ MORE: Is your ferry cancelled?",
        "More: Five ways to cross a border",
        "SEE ALSO: 48% of voters say the mayor should go",
        "Related: 600 land in one day",
        "Sponsored: ten ways to save £500 on bills",
        "Minister under fire over 3,000 lost files Read more",
        "More on KentOnline",
        "LATEST DEVELOPMENTS:",
        "CLICK HERE TO GET THE NEWS APP",
        "Click here for our daily briefing",
        "Advertisement",
        "Story continues below",
        "Share this article",
        "Share on Facebook",
        "Facebook Twitter WhatsApp Email",
        "Home News Sport Weather Opinion",
        "Get our newsletter | Follow us | Sign in",
        "Home » News » UK",
        "14 comments",
        "Follow Ann Alder on Twitter",
        "Follow us on Instagram.",
        "Sign up for our daily newsletter and never miss a story.",
        "We use cookies to give you the best experience.",
        "By continuing to use this site you accept our cookie policy.",
        "Copyright © 2021 The Marsh Gazette. All rights reserved.",
        "© 2019 Marsh Gazette Ltd",
        "Exit mobile version",
        "Media playback is unsupported on your device",
        "This email and any attachments are confidential and meant for the addressee only.",
        "Sent from my iPhone",
        "Skip to main content",
        "Carol Kay/Getty Images",
        "Photo: Carol Kay/AFP",
        "Slideshow (12 images)",
        "______",
        "https://example.org/story/123",
    ],
)
def test_page_furniture_is_known(line: str) -> None:
    assert kinds(f"Boats land near Deal\n\n{BODY}\n{line}\n\n{BODY}")[3] == ("furniture", line)


@pytest.mark.parametrize(
    "line",
    [
        "More than 600 land in one day",
        "More boats, fewer officers",
        "Follow the money: how a gang earned £3m",
        "Share of small boats rises to 84 per cent",
        "Related offences rose by 12 per cent last year, the force said.",
        "More on the coast are waiting, the charity said.",
        "Home Office pays £8m a day for hotels",
        "Watch officers found 14 men in a lorry.",
        "Video shows 30 people wading ashore",
        "Subscribers of the scheme paid £3,000 each.",
        "Cookies were handed to the 40 children.",
        "Photographs show 300 tents beside the canal.",
        "Read the minister's letter and you learn that 12 were sent back.",
        "Click fraud cost the charity £4,000.",
        "News of the 27 deaths reached Dunkirk at noon",
        "40 rescued off Deal, 12 missing",
        "Print unions sent 500 blankets.",
    ],
)
def test_headlines_and_text_are_no_furniture(line: str) -> None:
    assert all(kind != "furniture" for kind, _ in kinds(f"Boats land near Deal\n\n{BODY}\n{line}\n\n{BODY}"))
    assert all(kind != "furniture" for kind, _ in kinds(f"{line}\n\n{BODY}"))


def test_held_out_lines() -> None:
    """Text is never taken for furniture; of the furniture most is known."""
    lines = tomllib.loads((Path(__file__).parents[1] / "held_out" / "layout.toml").read_text("utf-8"))
    seen = {
        line: {kind for kind, said in kinds(f"Boats land near Deal\n\n{BODY}\n{line}\n\n{BODY}") if said in line}
        for line in (*lines["text"], *lines["furniture"])
    }
    assert not [line for line in lines["text"] if "furniture" in seen[line]]
    known = [line for line in lines["furniture"] if seen[line] & {"furniture", "meta"}]
    assert len(known) >= 0.9 * len(lines["furniture"])


@pytest.mark.parametrize(
    ("line", "furniture", "text"),
    [
        (
            f"{UNSUPPORTED} Media caption A drone shows the camp of 800 tents",
            f"{UNSUPPORTED} Media caption",
            "A drone shows the camp of 800 tents",
        ),
        (
            "Image copyright Getty Images Image caption The camp is home to 2,500 people",
            "Image copyright Getty Images Image caption",
            "The camp is home to 2,500 people",
        ),
        (
            "Men wait beside the canal in Calais, 4 May 2019. (Carol Kay/Reuters)",
            "(Carol Kay/Reuters)",
            "Men wait beside the canal in Calais, 4 May 2019.",
        ),
    ],
)
def test_the_caption_behind_the_furniture_stays(line: str, furniture: str, text: str) -> None:
    found = kinds(f"Boats land near Deal\n\n{BODY}\n{line}\n\n{BODY}")
    assert ("furniture", furniture) in found
    assert ("caption", text) in found


def test_a_list_of_links_is_furniture_and_the_text_behind_it_is_not() -> None:
    text = f"Boats land near Deal\n\n{BODY}\nMost read\nThe 12 best beaches\nCouncil tax to rise by £40\n{BODY}"
    found = kinds(text)
    assert ("furniture", "Council tax to rise by £40") in found
    assert [kind for kind, _ in found[-2:]] == ["text", "text"]


@pytest.mark.parametrize(
    "line",
    [
        "By Ann Alder, Political Editor",
        "By Ann Alder and Tom Park",
        "Published 5 September 2015",
        "First published: 14:02, 5 May 2020",
        "Last updated on Tue 4 Aug 2020 17.45 BST",
        "Updated at 3:35 p.m. ET",
        "14:32",
        "10.15am",
        "2 hours ago",
        "Tuesday, 15 June 2021",
        "Subject: Hotel costs in Kent",
        "Additional reporting by Tom Park",
        "The Associated Press contributed to this report.",
        "(Reporting by Ann Alder; Editing by Tom Park)",
    ],
)
def test_lines_about_the_article_are_meta(line: str) -> None:
    assert kinds(f"Boats land near Deal\n{line}\n\n{BODY}")[1] == ("meta", line)


@pytest.mark.parametrize(
    "line",
    [
        "By noon 40 had landed.",
        "By Monday the camp was empty, police said.",
        "Updated figures for 2020 show 8,466 arrivals.",
    ],
)
def test_text_that_begins_like_a_byline_is_text(line: str) -> None:
    assert kinds(f"Boats land near Deal\n\n{BODY}\n{line}\n")[-1] == ("text", line)


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        ("Forty rescued off Deal\nPublished 4 May 2020\n\n", "Forty rescued off Deal"),
        ("# Forty rescued off Deal\n\n", "Forty rescued off Deal"),
        ("They came for work. They found a tent.\nPublished 4 May 2020\n\n", "They came for work. They found a tent."),
        ("Press release\n\nForty rescued off Deal\n\n4 May 2020\n\n", "Forty rescued off Deal"),
        ("Advertisement\n\nForty rescued off Deal\n\n", "Forty rescued off Deal"),
        ("FORTY RESCUED OFF DEAL\n\nBy Ann Alder\n\n", "FORTY RESCUED OFF DEAL"),
        ("Why do they come?\n\n", "Why do they come?"),
        ("", None),
        ("More on KentOnline\n", None),
    ],
)
def test_the_title_is_the_plain_headline(top: str, expected: str | None) -> None:
    assert page(top + BODY)._.title == expected


def spoken(text: str) -> list[str]:
    return [sentence.text for sentence in page(text)._.sentences if sentence.quoted]


def test_quotes_over_sentences_and_paragraphs() -> None:
    text = (
        "“We saw forty people. They were cold,” she said. The sea was calm.\n"
        "“It was dark. We could not count them.\n"
        "“Then a boat came. It took them home.”\n"
        "He called it “cruel” and left. Nobody spoke.\n"
        '"They paid £3,000 each. It was all they had." Police agreed.\n'
        "‘We will stop this. It is wrong.’ The minister’s aide nodded.\n"
    )
    assert spoken(text) == [
        "“We saw forty people.",
        "“It was dark.",
        "We could not count them.",
        "“Then a boat came.",
        "It took them home.”",
        '"They paid £3,000 each.',
        'It was all they had."',
        "‘We will stop this.",
        "It is wrong.’",
    ]


def test_a_quote_that_is_never_closed_ends_with_its_paragraph() -> None:
    assert spoken("“We saw forty people. They were cold\nThe sea was calm. Nobody drowned.\n") == [
        "“We saw forty people.",
        "They were cold",
    ]


def test_markdown_front_matter_is_meta_and_lists_of_links_are_furniture() -> None:
    text = (
        "---\ntitle: Forty land at Deal\ndate: 2020-08-04\n---\n\n# Forty land at Deal\n\n"
        f"{BODY}\n- [Home](https://example.org/)\n- [12 rescued off Deal](/news/12)\n\n"
        "[Forty people](https://example.org/40) landed.\n"
    )
    found = kinds(text)
    headed = [kind for kind, _ in found].index("heading")
    assert {kind for kind, _ in found[:headed]} == {"meta"}
    assert [kind for kind, _ in found[headed + 1 :]] == ["text", "text", "furniture", "furniture", "text"]
    assert page(text)._.title == "Forty land at Deal"


def test_a_mail_with_its_quoted_reply_keeps_its_lines_together() -> None:
    text = (
        "From: Ann Alder\nTo: Newsdesk\nSubject: Hotel costs in Kent\nDate: 4 August 2020\n\n"
        "Dear all,\n\n"
        "The council has told us that it will pay for 30 rooms in two hotels\n"
        "until the end of March, at a cost of £1.2 million. It expects the Home\n"
        "Office to pay it back.\n\n"
        "Ann\n\n"
        "> On 3 August the newsdesk wrote: how many rooms are there, and\n"
        "> who pays for them now?\n"
    )
    found = kinds(text)
    assert [kind for kind, _ in found[:4]] == ["meta"] * 4
    assert any("the Home\nOffice to pay it back." in sentence for _, sentence in found)


def test_a_text_wrapped_at_a_width_has_the_sentences_of_its_paragraphs() -> None:
    """The bundled articles, filled to 72 columns, with blank lines between the paragraphs and without."""
    same = together = 0
    for path in sorted(corpus().glob("*.txt")):
        paragraphs = [part for part in path.read_text("utf-8").split("\n") if part.strip()]
        expected = {" ".join(sentence.split()) for sentence in said("\n\n".join(paragraphs))}
        for gap in ("\n\n", "\n"):
            wrapped = gap.join(textwrap.fill(part, 72, break_on_hyphens=False) for part in paragraphs)
            found = [" ".join(sentence.split()) for sentence in said(wrapped)]
            same += sum(sentence in expected for sentence in found)
            together += len(found)
    assert same >= 0.97 * together
