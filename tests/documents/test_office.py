"""Word, OpenDocument and RTF files: what their author sees once all changes are accepted."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordFile
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

import channelfacts as cf
from channelfacts.model import Document, Failure

PROSE = "Kent Police said 14 people landed at Dover on Tuesday."
BODY = "<office:body><office:text>{}</office:text></office:body>"
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in (("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"))
)


def read(data: bytes, name: str) -> Document:
    (document,) = cf.read("-", stdin=io.BytesIO(data), name=name)
    assert isinstance(document, Document), document
    return document


def reason(data: bytes, name: str) -> str:
    (failure,) = cf.read("-", stdin=io.BytesIO(data), name=name)
    assert isinstance(failure, Failure), failure
    assert "\n" not in failure.reason
    return failure.reason


def saved(word: WordFile) -> bytes:
    made = io.BytesIO()
    word.save(made)
    return made.getvalue()


def raw(word: WordFile, xml: str) -> None:
    """A paragraph given as XML, at the end."""
    word.element.body.insert_element_before(parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>"), "w:sectPr")


def odt(inner: str, meta: str = "") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml", f"<office:document-content {SPACES}>{BODY.format(inner)}</office:document-content>"
        )
        if meta:
            dublin = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
            archive.writestr("meta.xml", f"<office:document-meta {SPACES} {dublin}>{meta}</office:document-meta>")
    return made.getvalue()


def test_a_word_file_with_all_that_one_has() -> None:
    word = docx.Document()
    word.core_properties.title = "Small boats and large bills"
    word.core_properties.author = "Petronella Ashdown"
    word.sections[0].header.paragraphs[0].text = "Draft 7,001"
    word.sections[0].footer.paragraphs[0].text = "Page 7,002"
    word.add_heading("Small boats and large bills", 0)
    word.add_heading("What was spent", 2)
    paragraph = word.add_paragraph("The Home Office spent ")
    paragraph.add_run("£5.6 million").bold = True
    paragraph.add_run(" a day on hotels.")
    paragraph.add_run("12").font.superscript = True
    paragraph.add_run(" It said so")
    paragraph.add_run().add_break(WD_BREAK.LINE)
    paragraph.add_run("in March.")
    paragraph.add_run(" Hidden: 7,003.").font.hidden = True
    table = word.add_table(2, 3)
    for line, cells in zip(table.rows, (("Year", "Boats", "People"), ("2022", "1,110", "45,755")), strict=True):
        for cell, said in zip(line.cells, cells, strict=True):
            cell.text = said
    numbered = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    raw(word, f"{numbered}<w:r><w:t>a barge</w:t></w:r>")
    raw(word, f"{numbered}<w:r><w:t>two camps</w:t></w:r>")
    document = read(saved(word), "report.docx")
    assert document.text == (
        "# Small boats and large bills\n\n# What was spent\n\n"
        "The Home Office spent £5.6 million a day on hotels. It said so\nin March.\n\n"
        "Year | Boats | People\n2022 | 1,110 | 45,755\n\n- a barge\n- two camps\n"
    )
    assert (document.title, document.author) == ("Small boats and large bills", "Petronella Ashdown")
    assert document.published is None


def test_tracked_changes_are_read_as_accepted_and_comments_are_not() -> None:
    word = docx.Document()
    raw(
        word,
        '<w:r><w:t xml:space="preserve">In all </w:t></w:r>'
        '<w:del w:id="1" w:author="x"><w:r><w:delText>7,001</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="y"><w:r><w:t>45,755</w:t></w:r></w:ins>'
        '<w:moveFrom w:id="3" w:author="y"><w:r><w:t>7,002</w:t></w:r></w:moveFrom>'
        '<w:r><w:commentReference w:id="0"/></w:r>'
        '<w:hyperlink><w:r><w:t xml:space="preserve"> people</w:t></w:r></w:hyperlink>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE 7,003</w:instrText></w:r>'
        '<w:r><w:t xml:space="preserve"> crossed</w:t></w:r><w:r><w:noBreakHyphen/><w:t>over.</w:t></w:r>',
    )
    raw(
        word,
        '<w:pPr><w:rPr><w:del w:id="4" w:author="x"/></w:rPr></w:pPr>'
        '<w:r><w:t xml:space="preserve">They came </w:t></w:r>',
    )
    raw(word, "<w:r><w:t>in boats.</w:t></w:r>")
    assert read(saved(word), "a.docx").text == "In all 45,755 people crossed-over.\n\nThey came in boats.\n"


def test_a_box_of_text_is_read_once_behind_its_paragraph_and_notes_at_the_end() -> None:
    word = docx.Document()
    box = f"<w:txbxContent {nsdecls('w')}><w:p><w:r><w:t>Boxed 12 people.</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    raw(
        word,
        f"<w:r><mc:AlternateContent {mc}><mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        f"</mc:AlternateContent></w:r><w:r><w:t>{PROSE}</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r>",
    )
    data = io.BytesIO(saved(word))
    with zipfile.ZipFile(data, "a") as archive:
        separator = "<w:footnote w:type='separator' w:id='0'><w:p><w:r><w:t>line</w:t></w:r></w:p></w:footnote>"
        note = "<w:footnote w:id='2'><w:p><w:r><w:footnoteRef/><w:t>Its own figures.</w:t></w:r></w:p></w:footnote>"
        archive.writestr("word/footnotes.xml", f"<w:footnotes {nsdecls('w')}>{separator}{note}</w:footnotes>")
    assert read(data.getvalue(), "a.docx").text == f"{PROSE}\n\nBoxed 12 people.\n\nIts own figures.\n"


def test_a_table_of_one_column_is_a_frame_and_a_table_in_a_cell_is_in_its_row() -> None:
    word = docx.Document()
    word.add_table(1, 1).rows[0].cells[0].text = PROSE
    outer = word.add_table(1, 2)
    outer.rows[0].cells[0].text = "Kent"
    inner = outer.rows[0].cells[1].add_table(1, 2)
    inner.rows[0].cells[0].text, inner.rows[0].cells[1].text = "boats", "14"
    assert read(saved(word), "a.docx").text == f"{PROSE}\n\nKent | boats | 14\n"


def test_an_opendocument_text() -> None:
    inner = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>7,001</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<text:h>What was spent</text:h>"
        f"<text:p>{PROSE}<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Its own figures."
        "</text:p></text:note-body></text:note><office:annotation><text:p>7,002</text:p></office:annotation>"
        "<text:s text:c='2'/>It<text:tab/>rained<text:line-break/>at <text:span>noon</text:span>.</text:p>"
        "<text:list><text:list-item><text:p>a barge</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>2022</text:p></table:table-cell><table:table-cell>"
        "<text:p>1,110</text:p></table:table-cell></table:table-row></table:table>"
    )
    said = "<dc:title>Small boats and bills</dc:title><dc:creator>Petronella Ashdown</dc:creator>"
    document = read(odt(inner, f"<office:meta>{said}</office:meta>"), "a.odt")
    assert document.text == (
        f"# What was spent\n\n{PROSE} It rained\nat noon.\n\n- a barge\n\n2022 | 1,110\n\nIts own figures.\n"
    )
    assert (document.title, document.author) == ("Small boats and bills", "Petronella Ashdown")


def test_rich_text() -> None:
    picture = "89504e47" * 1000
    markup = (
        r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}}"
        r"{\info{\title Small boats and bills}{\author Petronella Ashdown}}"
        rf"{{\header Draft 7,001\par}}\f0 {PROSE}\par It cost \'a33m, \u8220?all told\u8221?.\par"
        rf"{{\pict\pngblip {picture}}}}}"
    )
    document = read(markup.encode("latin-1"), "a.rtf")
    assert document.text.startswith(f"{PROSE}\n\nIt cost £3m, “all told”.")
    assert "89504e" not in document.text
    assert (document.title, document.author) == ("Small boats and bills", "Petronella Ashdown")


def test_files_are_known_by_their_content(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph(PROSE)
    for name, data in (
        ("a.zip", saved(word)),
        ("b.bin", odt(f"<text:p>{PROSE}</text:p>")),
        ("c.txt", rb"{\rtf1 " + PROSE.encode() + b"}"),
    ):
        (tmp_path / name).write_bytes(data)
        (document,) = cf.read(tmp_path / name)
        assert isinstance(document, Document)
        assert document.text == f"{PROSE}\n"


def test_a_word_file_in_an_archive_does_not_make_the_archive_one() -> None:
    word = docx.Document()
    word.add_paragraph(PROSE)
    outer = io.BytesIO()
    with zipfile.ZipFile(outer, "w") as archive:
        archive.writestr("a.docx", saved(word))
    assert read(outer.getvalue(), "a.zip").path == "a.zip/a.docx"


def test_what_is_damaged_empty_or_another_kind_of_file_is_said_in_a_line() -> None:
    word = docx.Document()
    assert reason(saved(word), "a.docx") == "a Word file without text"
    word.add_paragraph(PROSE)
    whole = saved(word)
    assert "damaged" in reason(whole[: len(whole) // 2], "a.docx")
    sheet = io.BytesIO()
    with zipfile.ZipFile(sheet, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert reason(sheet.getvalue(), "a.xlsx") == "an Office file of this kind is not read yet"
    assert reason(odt(""), "a.odt") == "an OpenDocument file without text"
    assert reason(rb"{\rtf1 }", "a.rtf") == "an RTF file without text"


def test_bombs_of_xml_go_off_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    entities = f'<!DOCTYPE w [<!ENTITY e0 "14 people landed. ">{levels}<!ENTITY f SYSTEM "file:///etc/hostname">]>'
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    deep = "<w:tbl><w:tr><w:tc>" * 5000

    def word(main: str) -> bytes:
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr("word/document.xml", main)
        return made.getvalue()

    text = f"<w:p><w:r><w:t>{PROSE}&e9;&f;</w:t></w:r></w:p>"
    document = f"{entities}<w:document {space}><w:body>{text}</w:body></w:document>"
    (item,) = cf.read("-", stdin=io.BytesIO(word(document)), name="a.docx")
    assert isinstance(item, Failure) or len(item.text) < 200
    assert "damaged" in reason(word(f"<w:document {space}><w:body>{deep}"), "a.docx")
    long = word(f"<w:document {space}><w:body>{'<w:p><w:r><w:t>a</w:t></w:r></w:p>' * 2_000_000}</w:body></w:document>")
    assert reason(long, "a.docx") == "more than 50 MB of text"


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.binary(min_size=1, max_size=20), st.sampled_from(["docx", "odt", "rtf"]))
def test_bytes_changed_anywhere_give_a_text_or_one_line(at: int, change: bytes, kind: str) -> None:
    word = docx.Document()
    word.add_paragraph(PROSE)
    rich = rb"{\rtf1\ansi{\info{\title x}}" + PROSE.encode() + rb"\par \u8220?x}"
    whole = {"docx": saved(word), "odt": odt(f"<text:p>{PROSE}</text:p>"), "rtf": rich}[kind]
    at %= len(whole)
    items = list(cf.read("-", stdin=io.BytesIO(whole[:at] + change + whole[at + len(change) :]), name=f"a.{kind}"))
    assert all(isinstance(item, Failure | Document) for item in items)
