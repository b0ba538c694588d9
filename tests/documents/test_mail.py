"""Mail: what a message says itself, each word of a correspondence once, and what is attached to it."""

from __future__ import annotations

import io
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import channelfacts as cf
from channelfacts.documents import mail
from channelfacts.model import Document, Failure
from tests.documents.pdfs import pdf

PROSE = "Kent Police said 14 people landed at Dover on Tuesday."
DATE = "Fri, 10 Mar 2023 23:30:00 -0500"


def message(text: str, **headers: str) -> EmailMessage:
    made = EmailMessage()
    wanted = {
        "Subject": "Fourteen at Dover",
        "From": "Wilma Carrow <wilma@paper.example>",
        "Date": DATE,
        "Message-ID": "<1@x>",
    }
    for name, value in {**wanted, **{key.replace("_", "-"): value for key, value in headers.items()}}.items():
        made[name] = value
    made.set_content(text)
    return made


def read(data: bytes, name: str = "mail.eml") -> list[Document | Failure]:
    return list(cf.read("-", stdin=io.BytesIO(data), name=name))


def texts(data: bytes, name: str = "mail.eml") -> list[str]:
    items = read(data, name)
    assert all(isinstance(item, Document) for item in items), items
    return [item.text for item in items if isinstance(item, Document)]


def mailbox(*messages: EmailMessage) -> bytes:
    """A mailbox as programs write it: lines that begin with From have a > before them."""
    made = b""
    for one in messages:
        made += b"From wilma@paper.example Fri Mar 10 23:30:00 2023\n"
        made += b"".join(
            b">" + line if line.lstrip(b">").startswith(b"From ") else line for line in one.as_bytes().splitlines(True)
        )
        made += b"\n"
    return made


def test_headers_are_metadata_and_the_subject_is_the_headline() -> None:
    (document,) = read(message(PROSE, Subject="Re: Fwd: Fourteen at Dover").as_bytes())
    assert isinstance(document, Document)
    assert document.text == f"# Fourteen at Dover\n\n{PROSE}\n"
    assert (document.title, document.author) == ("Fourteen at Dover", "Wilma Carrow")
    assert (document.published, document.published_from) == ("2023-03-10", "meta")


def test_coded_headers_and_texts_in_any_encoding() -> None:
    raw = (
        b"Message-ID: <1@x>\r\nFrom: =?iso-8859-1?Q?Ad=E8le_Fournier?= <a@x>\r\nSubject: =?utf-8?B?QsOpdGh1bmU=?=\r\n"
        b"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=iso-8859-15\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"The port spent =A485,000 on it, says the mayor, and=\r\n will spend more.\r\n"
    )
    (document,) = read(raw)
    assert isinstance(document, Document)
    assert document.author == "Adèle Fournier"
    assert document.text == "# Béthune\n\nThe port spent €85,000 on it, says the mayor, and will spend more.\n"


def test_the_plain_part_is_read_else_the_page() -> None:
    both = message(f"{PROSE} All were well, it said.")
    both.add_alternative(
        "<html><body><p>Something else with 7,001 people in it altogether.</p></body></html>", subtype="html"
    )
    assert texts(both.as_bytes()) == [f"# Fourteen at Dover\n\n{PROSE} All were well, it said.\n"]
    note = message("Please view this in a browser.")
    note.add_alternative(f"<html><body><p>{PROSE}</p><p>All were well.</p></body></html>", subtype="html")
    assert texts(note.as_bytes()) == [f"# Fourteen at Dover\n\n{PROSE}\n\nAll were well.\n"]
    short = message("")
    short.set_content("<div>Five at Deal.</div><div>Two at Walmer.</div>", subtype="html")
    assert texts(short.as_bytes()) == ["# Fourteen at Dover\n\nFive at Deal.\n\nTwo at Walmer.\n"]


def test_signatures_go() -> None:
    text = f"{PROSE}\n\n-- \nWilma Carrow\nDaily Groyne, circulation 7,001\n"
    assert texts(message(text).as_bytes()) == [f"# Fourteen at Dover\n\n{PROSE}\n"]


QUOTING = f"""Thanks, noted.

On Friday 10 March 2023 at 23:30, Wilma Carrow <wilma@paper.example>
wrote:

> {PROSE}
>
> All were well.
"""


def test_a_quotation_that_is_the_only_copy_is_kept_without_its_marks() -> None:
    (text,) = texts(message(QUOTING, In_Reply_To="<other@x>", Message_ID="<2@x>").as_bytes())
    assert text.endswith(f"wrote:\n\n{PROSE}\n\nAll were well.\n")
    assert ">" not in text.replace("@paper.example>", "")


def test_a_quotation_of_a_message_in_the_mailbox_is_dropped_whichever_comes_first() -> None:
    first = message(f"{PROSE}\n\nAll were well.")
    answer = message(QUOTING, In_Reply_To="<1@x>", Message_ID="<2@x>")
    for box in (mailbox(first, answer), mailbox(answer, first)):
        found = texts(box, "sent.mbox")
        assert sorted(found) == [
            f"# Fourteen at Dover\n\n{PROSE}\n\nAll were well.\n",
            "# Fourteen at Dover\n\nThanks, noted.\n",
        ]


def test_a_quotation_that_two_messages_have_is_read_once() -> None:
    one = message(QUOTING, In_Reply_To="<lost@x>", Message_ID="<2@x>")
    two = message(QUOTING.replace("Thanks", "Indeed"), In_Reply_To="<lost@x>", Message_ID="<3@x>")
    first, second = texts(mailbox(one, two), "sent.mbox")
    assert PROSE in first
    assert second == "# Fourteen at Dover\n\nIndeed, noted.\n"


def test_a_message_passed_on_whole_is_a_quotation() -> None:
    passed = f"See below.\n\n-----Original Message-----\nFrom: Wilma Carrow\nSent: Friday\n\n{PROSE}\n"
    first = message(f"{PROSE} All were well.")
    assert PROSE in texts(message(passed).as_bytes())[0]
    answer = message(passed, In_Reply_To="<1@x>", Message_ID="<2@x>")
    assert texts(mailbox(first, answer), "a.mbox")[1] == "# Fourteen at Dover\n\nSee below.\n"


def test_attachments_are_documents_under_the_mail() -> None:
    made = message(PROSE)
    made.add_attachment(
        pdf([f"{PROSE} The report says so."]), maintype="application", subtype="pdf", filename="../../report.pdf"
    )
    made.add_attachment(b"\x89PNG 7,001", maintype="image", subtype="png", filename="logo.png")
    made.add_attachment("note one, with 12 migrants in it", filename="note.txt")
    made.add_attachment("note two, with 13 migrants in it", filename="note.txt")
    made.add_attachment(message("An older mail, with 11 migrants in it."), filename=None)
    found = read(made.as_bytes())
    assert [item.path for item in found] == [
        "mail.eml",
        "mail.eml/report.pdf",
        "mail.eml/note.txt",
        "mail.eml/4-note.txt",
        "mail.eml/attachment-5.eml",
    ]
    assert isinstance(found[1], Document)
    assert found[1].text == f"{PROSE} The report says so.\n"
    assert isinstance(found[4], Document)
    assert found[4].text == "# Fourteen at Dover\n\nAn older mail, with 11 migrants in it.\n"


def test_a_mailbox_has_a_document_a_message_and_lines_that_begin_with_from_are_text() -> None:
    box = mailbox(message(f"{PROSE}\n\nFrom Dover they went on."), message("And five at Deal."))
    items = read(box, "in.mbox")
    assert [item.path for item in items] == ["in.mbox#1", "in.mbox#2"]
    assert texts(box, "in.mbox")[0] == f"# Fourteen at Dover\n\n{PROSE}\n\nFrom Dover they went on.\n"


def test_one_bad_message_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    box = mailbox(message(""), message("x" * 3000), message(PROSE))
    monkeypatch.setattr(mail, "MOST_BYTES", 2000)
    empty, large, sound = read(box, "in.mbox")
    assert isinstance(empty, Failure)
    assert (empty.path, empty.reason) == ("in.mbox#1", "a mail without text")
    assert isinstance(large, Failure)
    assert large.path == "in.mbox#2"
    assert isinstance(sound, Document)


def test_mail_is_known_by_its_headers_and_a_letter_is_none(tmp_path: Path) -> None:
    (tmp_path / "saved").write_bytes(message(PROSE).as_bytes())
    (document,) = cf.read(tmp_path / "saved")
    assert isinstance(document, Document)
    assert document.title == "Fourteen at Dover"
    letter = f"From: the Home Office\nTo: all papers\nDate: 10 March 2023\n\n{PROSE}\n"
    (tmp_path / "letter.txt").write_text(letter)
    (document,) = cf.read(tmp_path / "letter.txt")
    assert isinstance(document, Document)
    assert document.text == letter


def test_parts_within_parts_without_end_are_bounded() -> None:
    deep = b"Message-ID: <1@x>\n" + b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(3000)
    )
    assert all(isinstance(item, Document | Failure) for item in read(deep))
    inner = message(PROSE)
    for _ in range(12):
        outer = message("See the mail within this mail, please.")
        outer.add_attachment(inner)
        inner = outer
    items = read(inner.as_bytes())
    assert len(items) < 10
    assert isinstance(items[-1], Failure)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**6), st.binary(max_size=30), st.booleans())
def test_bytes_changed_anywhere_give_a_text_or_one_line(at: int, change: bytes, boxed: bool) -> None:
    both = message(QUOTING)
    both.add_alternative(f"<p>{PROSE}</p>", subtype="html")
    whole = mailbox(both) if boxed else both.as_bytes()
    at %= len(whole)
    items = read(whole[:at] + change + whole[at + len(change) :], "a.mbox" if boxed else "a.eml")
    assert all("\n" not in item.reason for item in items if isinstance(item, Failure))
