"""PDF files: order of reading, paragraphs, words over line ends, running heads, pages, and files made to do harm."""

from __future__ import annotations

import random
import re
import resource
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

import channelfacts as cf
from channelfacts.documents import pdf as reader
from channelfacts.documents.options import Options
from channelfacts.documents.source import Source
from channelfacts.errors import InputError
from channelfacts.model import Document, Failure
from tests.documents.pdfs import Style, drawn, pdf

REPORT = [
    "The committee visited Calais and Dunkirk in March and met the prefect, two mayors and the charities that work in "
    "the camps. We heard that 1,200 people were living there, among them 140 children without their parents.",
    "In the year to June the department spent £5.6 million a day on hotels, against a budget of £0.9 million. "
    "Officials could not tell us what the long-term accommodation at Portland and Wethersfield would cost.",
    "Ministers told us that the agreement with France would be worth £476 million over three years, and that it would "
    "pay for 500 officers and a detention centre. We are not persuaded that the oversight of it is sufficient.",
    "A well-known barrister put it to us in this way: the backlog is not an accident but a consequence of decisions "
    "that were taken, or not taken, between 2018 and 2021 by successive home secretaries.",
    "We recommend that the Home Office publish quarterly what it pays to whom, and that the Border Force take on 300 "
    "more inspectors before the end of the financial year. The government should reply within two months.",
]
WHO = ("the prefect", "a county councillor", "the mayor of Dover", "Border Force", "the charity", "an inspector")
WHAT = ("hotels", "blankets", "patrol boats", "caseworkers", "interpreters", "accommodation", "a detention centre")
WHERE = (
    "Calais",
    "Dunkirk",
    "Ramsgate",
    "the dunes of Gravelines",
    "Coquelles",
    "Folkestone",
    "Portland",
    "Le Touquet",
)


def report(count: int, seed: int = 1) -> list[str]:
    """Numbered paragraphs, no two alike."""
    chance = random.Random(seed)

    def sentence() -> str:
        who, what, where = chance.choice(WHO), chance.choice(WHAT), chance.choice(WHERE)
        many, much = chance.randint(11, 9999), chance.randint(2, 999)
        ending = chance.choice(
            ("and nobody objected", "which was disputed at once", "though understanding was lacking")
        )
        return f"In {where} {who} counted {many:,} people and spent £{much} million on {what}, {ending}."

    return [f"{n}. {' '.join(sentence() for _ in range(chance.randint(2, 6)))}" for n in range(1, count + 1)]


LONG = report(40)


def read(data: bytes, tmp_path: Path, name: str = "report.pdf") -> Document:
    file = tmp_path / name
    file.write_bytes(data)
    (document,) = reader.documents(Source(name, file=file))
    assert document.pages == tuple(sorted(document.pages))
    assert document.pages[0] == 0
    assert document.pages[-1] <= len(document.text)
    return document


def paragraphs(document: Document) -> list[str]:
    return document.text.rstrip("\n").split("\n\n")


def page(document: Document, number: int) -> str:
    return document.text[document.pages[number - 1] : (*document.pages, len(document.text))[number]]


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("hyphenate", [False, True])
@pytest.mark.parametrize("justify", [False, True])
def test_paragraphs_come_out_as_they_went_in(columns: int, hyphenate: bool, justify: bool, tmp_path: Path) -> None:
    style = Style(columns=columns, hyphenate=hyphenate, justify=justify, size=9, title="Small boats and large bills")
    document = read(pdf(LONG, style), tmp_path)
    assert paragraphs(document) == ["# Small boats and large bills", *LONG]


def test_paragraphs_are_told_by_their_indent_alone(tmp_path: Path) -> None:
    document = read(pdf(REPORT * 4, Style(columns=2, indent=12, space=0, justify=True)), tmp_path)
    assert paragraphs(document) == REPORT * 4


def test_running_heads_feet_and_page_numbers_go(tmp_path: Path) -> None:
    def running(number: int) -> tuple[str, str]:
        return ("Small boats: 7,001 questions" if number % 2 else "Committee of Public Boats, HC 7002"), str(number + 4)

    document = read(pdf(LONG, Style(running=running, columns=2, lines_a_column=20)), tmp_path)
    assert len(document.pages) > 4
    assert paragraphs(document) == LONG


def test_page_of_n_and_roman_numbers_go(tmp_path: Path) -> None:
    for foot in ("Page {} of 9", "- {} -", "{}"):
        style = Style(running=lambda number, foot=foot: ("", foot.format(number)), lines_a_column=20)
        assert paragraphs(read(pdf(LONG, style), tmp_path)) == LONG


def test_a_number_in_the_text_is_no_page_number(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for year, deaths in ((2021, 33), (2022, 5), (2023, 12)):
            canvas.drawString(60, 500, f"Deaths in {year}, as counted by the coastguard of both countries")
            canvas.drawString(60, 470, str(deaths))
            canvas.showPage()

    assert re.findall(r"^\d+$", read(drawn(draw), tmp_path).text, re.M) == ["33", "5", "12"]


def test_a_fact_has_the_page_on_which_it_stands(tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(pdf(REPORT, Style(lines_a_column=6, size=11)))
    (record,) = cf.extract(cf.read(file))
    pages = {fact.evidence.text: fact.evidence.page for fact in record.money}
    assert pages["£5.6 million"] == 1
    assert pages["£476 million"] == 2
    assert all(fact.evidence.page for fact in [*record.people, *record.counts, *record.places, *record.money])


def test_a_page_begins_where_its_first_words_stand_within_a_paragraph(tmp_path: Path) -> None:
    document = read(pdf([" ".join(REPORT)], Style(lines_a_column=6)), tmp_path)
    assert paragraphs(document) == [" ".join(REPORT)]
    words = " ".join(REPORT).split()
    assert page(document, 2).split()[0] in words
    assert (
        page(document, 1).split() + page(document, 2).split()
        == words[: len((page(document, 1) + page(document, 2)).split())]
    )


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("people wait for accom-", "modation in Kent", "people wait for accommodation in Kent"),
        ("they signed a long-", "term agreement", "they signed a long-term agreement"),
        ("it is a cross-", "Channel service", "it is a cross-Channel service"),
        ("the Anglo-", "French border", "the Anglo-French border"),
        ("some 30-", "year sentences", "some 30-year sentences"),
        ("the smug-", "glers’ boats", "the smugglers’ boats"),
        ("from 2018–", "2021 it rose", "from 2018–2021 it rose"),
        ("he spoke of xylo-", "graphers again", "he spoke of xylographers again"),
    ],
)
def test_words_over_line_ends(first: str, second: str, joined: str, tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        lead = "The report, which runs to some length, says in its second chapter that "
        canvas.setFont("Times-Roman", 10)
        canvas.drawString(60, 700, lead + first)
        canvas.drawString(60, 688, second + ", and a good deal more that need not detain us at the present time, alas.")

    assert joined in read(drawn(draw), tmp_path).text


def test_a_hyphen_is_kept_where_the_document_writes_the_word_with_one_elsewhere(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for at, line in enumerate(
            (
                "Every re-entry is counted here, and so it is in every table of this long report: a re-",
                "entry is a crossing by one who was here before, and a resus-",
                "citation is none of that.",
            )
        ):
            canvas.drawString(60, 700 - 14 * at, line)

    text = read(drawn(draw), tmp_path).text
    assert "a re-entry is a crossing" in text
    assert "a resuscitation is" in text


def test_marks_of_footnotes_go_and_notes_do_not_part_a_sentence(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(60, 700)
        text.setFont("Times-Roman", 11)
        text.textOut("In all 45,755 people crossed")
        text.setFont("Times-Roman", 7)
        text.setRise(4)
        text.textOut("12")
        text.setFont("Times-Roman", 11)
        text.setRise(0)
        text.textOut(" the Channel in that year, and the department paid for the hotels of most, which")
        canvas.drawText(text)
        canvas.setFont("Times-Roman", 7)
        canvas.drawString(60, 80, "12 Home Office, Irregular migration statistics, year ending December 2022.")
        canvas.showPage()
        canvas.setFont("Times-Roman", 11)
        canvas.drawString(60, 700, "cost it £6 million a day at the time. Nobody had planned for so many of them.")

    document = read(drawn(draw), tmp_path)
    assert paragraphs(document) == [
        "12 Home Office, Irregular migration statistics, year ending December 2022.",
        "In all 45,755 people crossed the Channel in that year, and the department paid for the hotels of most, which "
        "cost it £6 million a day at the time. Nobody had planned for so many of them.",
    ]
    assert page(document, 2).startswith("cost it")


def test_tables_are_read_row_by_row(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 10)
        canvas.drawString(
            60, 720, "The table shows how many boats there were in each year and how many people were in them."
        )
        for at, row in enumerate(
            (("Year", "Boats", "People"), ("2021", "1,034", "28,526"), ("2022", "1,110", "45,755"))
        ):
            for x, cell in zip((60, 200, 300), row, strict=True):
                canvas.drawString(x, 690 - 14 * at, cell)
        canvas.drawString(
            60, 620, "Since then the numbers have gone down and up again, as everybody in Kent will tell you."
        )

    assert (
        paragraphs(read(drawn(draw), tmp_path))[1]
        == "Year | Boats | People\n2021 | 1,034 | 28,526\n2022 | 1,110 | 45,755"
    )


def test_columns_under_a_heading_and_over_a_line_in_full_width(tmp_path: Path) -> None:
    left = [
        "The prefect of the north has",
        "asked for two more companies",
        "of riot police, since those he",
        "has are tired and few of them",
        "know the dunes by night, and",
        "the dunes are long.",
    ]
    right = [
        "Across the water the county",
        "council says that its homes",
        "for children are full and that",
        "the next will have to sleep in",
        "an office at the port, which",
        "has happened before.",
    ]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Bold", 16)
        canvas.drawString(60, 740, "Two shores of one trouble, and what is done about it")
        canvas.setFont("Times-Roman", 11)
        for at, (one, other) in enumerate(zip(left, right, strict=True)):
            # Written row by row, as some programs do: the order in the file is not that of reading.
            canvas.drawString(60, 700 - 13 * at, one)
            canvas.drawString(320, 700 - 13 * at, other)
        canvas.drawString(
            60,
            590,
            "Both say that they cannot go on in this way for another winter, and nobody contradicts them in public.",
        )

    assert paragraphs(read(drawn(draw), tmp_path)) == [
        "# Two shores of one trouble, and what is done about it",
        " ".join(left),
        " ".join(right),
        "Both say that they cannot go on in this way for another winter, and nobody contradicts them in public.",
    ]


def test_pages_that_lie_on_their_side_are_read_upright_and_margin_notes_are_not(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for angle in (90, 0, 270):
            canvas.saveState()
            canvas.translate(300, 400)
            canvas.rotate(angle)
            canvas.setFont("Times-Roman", 10)
            canvas.drawString(-200, 20, "Kent Police said that 14 people had landed at Dover on Tuesday, and")
            canvas.drawString(-200, 8, "that another 12 were taken off a sandbank.")
            canvas.restoreState()
            canvas.saveState()
            canvas.translate(30, 300)
            canvas.rotate(angle + 90)
            canvas.drawString(0, 0, "DRAFT 7,003")
            canvas.restoreState()
            canvas.showPage()

    sentence = (
        "Kent Police said that 14 people had landed at Dover on Tuesday, and that another 12 were taken off a sandbank."
    )
    assert paragraphs(read(drawn(draw), tmp_path)) == [sentence] * 3


def test_a_large_initial_belongs_to_its_line(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Bold", 34)
        canvas.drawString(60, 676, "T")
        canvas.setFont("Times-Roman", 11)
        for at, line in enumerate(
            (
                "he last of the hotels was closed on Friday after fourteen",
                "months, and the 61 people in it were taken by coach to",
                "a barracks in Essex, where they are to stay until spring.",
            )
        ):
            canvas.drawString(86, 690 - 13 * at, line)

    assert read(drawn(draw), tmp_path).text.startswith("The last of the hotels was closed")


def test_title_and_author_of_the_file_unless_they_are_those_of_a_program(tmp_path: Path) -> None:
    def draw(canvas: Canvas, title: str, author: str) -> None:
        canvas.setTitle(title)
        canvas.setAuthor(author)
        canvas.drawString(60, 700, REPORT[0][:90])

    document = read(drawn(lambda c: draw(c, "Small boats and large bills", "Petronella Ashdown")), tmp_path)
    assert (document.title, document.author, document.published) == (
        "Small boats and large bills",
        "Petronella Ashdown",
        None,
    )
    document = read(drawn(lambda c: draw(c, "Microsoft Word - final v7.docx", "jsmith2")), tmp_path)
    assert (document.title, document.author) == (None, None)


def said(data: bytes, tmp_path: Path) -> str:
    """The text of a file, or why there is none."""
    try:
        return read(data, tmp_path).text
    except InputError as error:
        return error.reason


def reason(data: bytes, tmp_path: Path) -> str:
    with pytest.raises(InputError) as raised:
        read(data, tmp_path)
    assert "\n" not in raised.value.reason
    return raised.value.reason


def test_pictures_of_pages_are_said_to_be_pictures(tmp_path: Path) -> None:
    scan = drawn(lambda canvas: canvas.rect(50, 50, 400, 600, fill=1))
    assert "pictures of pages, no text" in reason(scan, tmp_path)


def test_locked_files_are_said_to_be_locked_and_those_locked_against_printing_are_read(tmp_path: Path) -> None:
    assert reason(pdf(REPORT, encrypt=StandardEncryption("secret")), tmp_path) == "a PDF file locked by a password"
    open_to_read = StandardEncryption("", ownerPassword="owner", canPrint=0)
    assert paragraphs(read(pdf(REPORT, encrypt=open_to_read), tmp_path)) == REPORT


def test_broken_files_are_said_to_be_broken(tmp_path: Path) -> None:
    whole = pdf(LONG)
    for data in (b"%PDF-1.7", b"%PDF-1.7\n" + b"\0" * 3000, b"%PDF-1.4\n%%EOF"):
        assert "broken PDF" in reason(data, tmp_path)
    for length in range(200, len(whole), len(whole) // 12):
        assert said(whole[:length], tmp_path)


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False))
def test_bytes_changed_anywhere_give_a_text_or_one_line(
    tmp_path_factory: pytest.TempPathFactory, chance: random.Random
) -> None:
    whole = bytearray(pdf(REPORT, Style(columns=2), pageCompression=chance.randint(0, 1)))
    for _ in range(chance.randint(1, 40)):
        whole[chance.randrange(len(whole))] = chance.randrange(256)
    assert said(bytes(whole), tmp_path_factory.mktemp("pdf"))


def streams(*contents: tuple[bytes, bytes]) -> bytes:
    """A PDF file of one page with these streams: data, filter."""
    numbers = b" ".join(b"%d 0 R" % (5 + index) for index in range(len(contents)))
    return objects(
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 4 0 R>>/XObject<</X 6 0 R>>>>"
        b"/Contents[%s]>>" % numbers,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *(b"<<%s/Length %d>>stream\n%s\nendstream" % (extra, len(data), data) for data, extra in contents),
    )


def objects(*inner: bytes) -> bytes:
    made = b"%PDF-1.4\n"
    starts = []
    for number, thing in enumerate(
        (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", *inner), 1
    ):
        starts.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, thing)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(starts) + 1)
    return (
        made + head + table + b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (len(starts) + 1, len(made))
    )


def test_a_bomb_takes_neither_memory_nor_time_and_the_next_file_is_read(tmp_path: Path) -> None:
    once = zlib.compressobj(9)
    spaces = b"".join(once.compress(b" " * 1_000_000) for _ in range(1500)) + once.flush()
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F 4 0 R>>/XObject<</X %d 0 R>>>>"
    forms = [(b"/X Do\n" * 10, form % (7 + level)) for level in range(9)]
    drawing = (b"BT /F 12 Tf 10 10 Td (Hello people of Dover) Tj ET", form % 6)
    bombs = [
        streams((zlib.compress(spaces), b"/Filter[/FlateDecode/FlateDecode]")),
        streams((b"/X Do", b""), *forms, drawing),
    ]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for bomb in bombs:
        assert "takes too much memory" in reason(bomb, tmp_path)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < before + 100_000
    assert paragraphs(read(pdf(REPORT), tmp_path)) == REPORT


def test_a_bound_on_time_holds_while_the_library_is_busy(tmp_path: Path) -> None:
    text = zlib.compress(b"BT /F 12 Tf 10 10 Td (Hello people of Dover) Tj ET\n" * 1_000_000)
    (tmp_path / "slow.pdf").write_bytes(streams((text, b"/Filter/FlateDecode")))
    started = time.monotonic()
    (failure,) = cf.read(tmp_path / "slow.pdf", options=Options(timeout=0.5))
    assert isinstance(failure, Failure)
    assert "--timeout" in failure.reason
    assert time.monotonic() - started < 5


def test_the_child_ends_with_its_parent(tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(pdf(REPORT))
    program = (
        "import channelfacts as cf; from channelfacts.documents.pdf import process; import os, signal;"
        "print(len(list(cf.read('report.pdf')))); print(process._child[1].pid, flush=True);"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    count, child = done.stdout.split()
    assert count == "1"
    for _ in range(100):
        if not Path(f"/proc/{child}/cmdline").exists() or not Path(f"/proc/{child}/cmdline").read_bytes():
            return
        time.sleep(0.1)
    pytest.fail("the child goes on")


def test_tables_of_contents_go_and_dots_before_figures_are_a_gap(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for at, line in enumerate(
            (
                "1 Summary . . . . . . . . . . . 7003",
                "2 The cost of hotels . . . . . . . 7009",
                "3 Annex . . . . . . . iv",
            )
        ):
            canvas.drawString(60, 700 - 14 * at, line)
        canvas.showPage()
        canvas.drawString(60, 700, "What the department paid in the year to March, and to whom it paid it, in pounds")
        canvas.drawString(60, 670, "Hotels . . . . . . . . . . . £5,600,000")
        canvas.drawString(60, 656, "Barges . . . . . . . . . . . £700,000")

    text = read(drawn(draw), tmp_path).text
    assert "7003" not in text
    assert "Hotels | £5,600,000\nBarges | £700,000" in text
