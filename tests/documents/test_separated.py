"""CSV and TSV: every row a document, whatever the separator, the columns guessed by name or named by the user."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

import channelfacts as cf
from channelfacts.documents import Options
from channelfacts.model import Document, Failure
from tests.documents.files import STORY, read, reason, texts


def table(folder: Path, text: str, name: str = "rows.csv") -> Path:
    file = folder / name
    file.write_bytes(text.encode())
    return file


def test_each_row_is_a_document_with_what_its_columns_say(tmp_path: Path) -> None:
    file = table(
        tmp_path,
        "id,Headline,Date Published,authors,text,url\r\n"
        'a1,Fourteen land,2021-11-24T09:00:00Z,By Ann Alder,"Kent Police said ""14 people"" landed.\r\n\r\nTwo, ill.",'
        "https://news.example/1\r\n",
    )
    (document,) = read(file)
    assert document == Document(
        'Kent Police said "14 people" landed.\n\nTwo, ill.',
        path="rows.csv#2",
        title="Fourteen land",
        author="Ann Alder",
        source="https://news.example/1",
        published="2021-11-24",
        published_from="column",
    )


@pytest.mark.parametrize(("name", "sign"), [("a.csv", ";"), ("a.csv", "\t"), ("a.csv", "|"), ("a.tsv", "\t")])
def test_any_separator(tmp_path: Path, name: str, sign: str) -> None:
    file = table(tmp_path, f"id{sign}text\n1{sign}{STORY}, he said\n2{sign}{STORY} Two, three, four.\n", name)
    assert texts(read(file)) == {f"{name}#2": f"{STORY}, he said", f"{name}#3": f"{STORY} Two, three, four."}


def test_excel_says_its_separator_in_a_first_line_and_marks_utf_8(tmp_path: Path) -> None:
    file = table(tmp_path, f'\ufeffsep=;\r\n"text";"id"\r\n"{STORY}";1\r\n')
    assert texts(read(file)) == {"rows.csv#2": STORY}


def test_a_table_of_one_column(tmp_path: Path) -> None:
    assert texts(read(table(tmp_path, f"text\n{STORY}\n"))) == {"rows.csv#2": STORY}


def test_a_tsv_whose_quotation_marks_are_signs_like_any_other(tmp_path: Path) -> None:
    rows = '"We left", she said.', 'He said "14".', '"One that is never closed'
    file = table(tmp_path, "id\ttext\n" + "".join(f"{n}\t{row}\n" for n, row in enumerate(rows)), "a.tsv")
    assert tuple(texts(read(file)).values()) == rows


def test_a_tsv_with_cells_in_quotation_marks(tmp_path: Path) -> None:
    file = table(tmp_path, 'id\ttext\n1\t"Two\tlines\nand ""marks"""\n2\tplain\n', "a.tsv")
    assert list(texts(read(file)).values()) == ['Two\tlines\nand "marks"', "plain"]


def test_columns_that_the_user_names(tmp_path: Path) -> None:
    file = table(tmp_path, f"ref,text,report,on,what\nA-7,short,{STORY},3 May 2020,A landing\n")
    (document,) = read(file, text_column="report", id_column="ref", date_column="On", title_column="what")
    assert isinstance(document, Document)
    assert (document.text, document.path) == (STORY, "rows.csv#A-7")
    assert (document.published, document.title) == ("2020-05-03", "A landing")


def test_columns_that_are_not_there_are_said_with_those_that_are(tmp_path: Path) -> None:
    file = table(tmp_path, "ref,report\n1,2\n")
    assert reason(file) == "none of its columns is known to be a text (say --text-column): there are 'ref', 'report'"
    assert reason(file, text_column="body") == "no column 'body': there are 'ref', 'report'"
    assert reason(file, text_column="report", date_column="day") == "no column 'day': there are 'ref', 'report'"


def test_ids_that_come_twice_or_not_at_all_leave_the_number(tmp_path: Path) -> None:
    file = table(tmp_path, "".join(f"{ref},Story {n}\n" for n, ref in enumerate(["id", "x", "x", "", "y"])))
    assert [item.path for item in read(file, text_column="story 0", id_column="id")] == [
        "rows.csv#x", "rows.csv#3", "rows.csv#4", "rows.csv#y",
    ]  # fmt: skip


def test_a_row_without_text_never_costs_the_others(tmp_path: Path) -> None:
    file = table(tmp_path, f'id,text\n1,\n2,{STORY}\n\n3\n4,a,b,c\n5,{STORY}!\n6,"torn" {STORY}\n7,{STORY}?\n')
    assert texts(read(file)) == {
        "rows.csv#2": "FAILED no text in 'text'",
        "rows.csv#3": STORY,
        "rows.csv#5": "FAILED no text in 'text'",
        "rows.csv#6": "FAILED 4 cells, where the first row has 2",
        "rows.csv#7": f"{STORY}!",
        "rows.csv#8": "FAILED quotation marks that are not in pairs",
        "rows.csv#9": f"{STORY}?",
    }
    assert [item.reader for item in read(file) if isinstance(item, Failure)] == ["separated"] * 4


def test_a_quotation_mark_that_is_not_closed_is_said(tmp_path: Path) -> None:
    file = table(tmp_path, f'id,text\n1,{STORY}\n2,"{STORY}\n3,{STORY}\n')
    assert texts(read(file)) == {
        "rows.csv#2": STORY,
        "rows.csv#3": "FAILED a quotation mark that is not closed: the rest of the file is in it",
    }


def test_days_that_can_be_read_in_one_way_only(tmp_path: Path) -> None:
    days = {
        "25/04/2023": "2023-04-25",
        "04/25/2023": "2023-04-25",
        "04/04/2023": "2023-04-04",
        "03/04/2023": None,
        "03.04.2023": "2023-04-03",
        "31/31/2023": None,
        "20 September 2014": "2014-09-20",
        "2014": None,
    }
    file = table(tmp_path, "text,date\n" + "".join(f"{STORY},{day}\n" for day in days))
    found = [item.published for item in read(file) if isinstance(item, Document)]
    assert found == list(days.values())


def test_text_that_is_html_is_read_as_a_page(tmp_path: Path) -> None:
    page = f"<p>{STORY}</p><p>It was their third attempt, the force added.</p>"
    file = table(tmp_path, f'title,content\nLanding,"{page}"\n')
    (document,) = read(file)
    assert isinstance(document, Document)
    assert "<p>" not in document.text
    assert STORY in document.text
    assert (document.path, document.title) == ("rows.csv#2", "Landing")


def test_a_cell_larger_than_the_bound(tmp_path: Path) -> None:
    file = table(tmp_path, f"id,text\n1,{'x ' * 600}\n2,{STORY}\n")
    assert texts(read(file, max_bytes=1000)) == {"rows.csv": "FAILED larger than --max-bytes 1000"}
    several = table(tmp_path, "id,text\n" + '1,"{}"\n'.format("x \n" * 600) + f"2,{STORY}\n")
    assert "never ends" in next(iter(texts(read(several, max_bytes=1000)).values()))


def test_standard_input_is_a_table_where_columns_are_named() -> None:
    data = f"ref,report\n7,{STORY}\n".encode()
    (document,) = cf.read("-", stdin=io.BytesIO(data), options=Options(text_column="report"))
    assert isinstance(document, Document)
    assert (document.text, document.path) == (STORY, "-#2")


def test_an_empty_table(tmp_path: Path) -> None:
    assert reason(table(tmp_path, "")) == "empty"
    assert reason(table(tmp_path, "\n\n")) == "empty"
    assert reason(table(tmp_path, "id,text\n")) == "no texts in it"
