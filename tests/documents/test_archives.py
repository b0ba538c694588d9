"""ZIP, gzip, bzip2 and WARC: what is in them is read as if it lay in a folder, within bounds."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

import channelfacts as cf
from channelfacts.documents import streams
from channelfacts.documents.zips import within
from channelfacts.model import Document, Failure
from tests.documents.files import STORY, read, reason, texts, zipped


def test_files_in_an_archive_are_called_by_both_names(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    rows = f"text\n{STORY}\n".encode()
    inner = zipped({"deep.txt": b"Deep. " + STORY.encode()})
    file.write_bytes(
        zipped({
            "b.txt": STORY.encode(),
            "in/rows.csv.gz": gzip.compress(rows),
            "in/rows.csv.bz2": bz2.compress(rows),
            "in/inner.zip": inner,
            "picture.jpg": b"\xff\xd8\xff\xe0",
            "picture.dat": b"0101",
            "report.doc": b"plain after all",
            ".hidden.txt": STORY.encode(),
            "__MACOSX/b.txt": STORY.encode(),
            "channelfacts.db": b"SQLite format 3\0",
        })
    )  # fmt: skip
    assert texts(read(file)) == {
        "a.zip/b.txt": STORY,
        "a.zip/in/inner.zip/deep.txt": f"Deep. {STORY}",
        "a.zip/in/rows.csv.bz2#2": STORY,
        "a.zip/in/rows.csv.gz#2": STORY,
        "a.zip/report.doc": "FAILED old Word files are not read yet",
    }


def test_a_compressed_text_keeps_its_path(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(STORY.encode()) + gzip.compress(b" And more."))
    assert texts(read(tmp_path / "a.txt.gz")) == {"a.txt.gz": f"{STORY} And more."}
    (tmp_path / "a").write_bytes(bz2.compress(STORY.encode()))
    assert texts(read(tmp_path / "a")) == {"a": STORY}


def test_archives_from_standard_input() -> None:
    packed = zipped({"b.txt": STORY.encode()})
    (document,) = cf.read("-", stdin=io.BytesIO(packed))
    assert isinstance(document, Document)
    assert (document.path, document.text) == ("-/b.txt", STORY)
    (document,) = cf.read("-", stdin=io.BytesIO(gzip.compress(STORY.encode())), name="wire")
    assert isinstance(document, Document)
    assert (document.path, document.text) == ("wire", STORY)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("a/./b//c.txt", "a/b/c.txt"),
        ("a/.git/c.txt", None),
        ("..", None),
        ("", None),
    ],
)
def test_paths_in_an_archive_never_lead_out_of_it(name: str, expected: str | None) -> None:
    assert within(name) == expected


def test_two_files_of_one_name_are_two_documents(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("b.txt", STORY)
        archive.writestr("../b.txt", "Another. " + STORY)
    assert sorted(texts(read(tmp_path / "a.zip")).values()) == [f"Another. {STORY}", STORY]
    assert len({item.path for item in read(tmp_path / "a.zip")}) == 2


def test_an_archive_that_unpacks_without_end_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "FLOOR", 100_000)
    zeros = b"word " * 2_000_000
    for name, data in {
        "a.zip": zipped({"b.txt": zeros}),
        "a.txt.gz": gzip.compress(zeros),
        "a.txt.bz2": bz2.compress(zeros),
        "nested.zip": zipped({f"{n}.zip": zipped({"b.txt": zeros}) for n in range(3)}),
        "many.zip": zipped({f"{n}.txt": zeros[:50_000] for n in range(300)}),
    }.items():
        (tmp_path / name).write_bytes(data)
        assert any("more than 200 times its size" in text for text in texts(read(tmp_path / name)).values()), name


def test_archives_within_archives_end_somewhere(tmp_path: Path) -> None:
    data = STORY.encode()
    for n in range(10):
        data = zipped({f"{n}.zip" if n else "a.txt": data})
    (tmp_path / "a.zip").write_bytes(data)
    assert reason(tmp_path / "a.zip") == "more than 4 archives within one another"
    data = STORY.encode()
    for _ in range(10):
        data = gzip.compress(data)
    (tmp_path / "a.gz").write_bytes(data)
    assert reason(tmp_path / "a.gz") == "more than 4 archives within one another"


def test_a_document_larger_than_the_bound(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"a.txt": b"word " * 1000, "b.txt": STORY.encode()}))
    assert texts(read(tmp_path / "a.zip", max_bytes=1000)) == {
        "a.zip/a.txt": "FAILED larger than --max-bytes 1000",
        "a.zip/b.txt": STORY,
    }


def test_damage_costs_the_file_that_has_it(tmp_path: Path) -> None:
    packed = bytearray(zipped({"a.txt": STORY.encode() * 20, "b.txt": STORY.encode()}))
    packed[60] ^= 0xFF
    (tmp_path / "a.zip").write_bytes(packed)
    found = texts(read(tmp_path / "a.zip"))
    assert "damaged" in found["a.zip/a.txt"]
    assert found["a.zip/b.txt"] == STORY
    (tmp_path / "b.zip").write_bytes(packed[:100])
    assert "damaged or unfinished" in reason(tmp_path / "b.zip")
    for name, pack in (("a.txt.gz", gzip.compress), ("a.txt.bz2", bz2.compress)):
        whole = pack(STORY.encode() * 20)
        for data in (whole[:-20], whole[:40] + b"torn" + whole[44:]):
            (tmp_path / name).write_bytes(data)
            assert "damaged" in reason(tmp_path / name)


def test_archives_with_a_password_and_of_other_programs(tmp_path: Path) -> None:
    locked = bytearray(zipped({"a.txt": STORY.encode()}))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.zip").write_bytes(locked)
    assert reason(tmp_path / "a.zip") == "it has a password"
    (tmp_path / "b.zip").write_bytes(zipped({"META-INF/container.xml": b"<x/>", "a.txt": STORY.encode()}))
    assert reason(tmp_path / "b.zip") == "EPUB files are not read yet"
    (tmp_path / "c.zip").write_bytes(zipped({"a.png": b"\x89PNG"}))
    assert reason(tmp_path / "c.zip") == "no texts in it"


PAGE = (
    "<html><head><title>Landing</title></head><body><article>"
    f"<p>{STORY}</p><p>{STORY[:-1]} again, it added.</p></article></body></html>"
)


def crawl(*records: tuple[str, dict[str, str], bytes], packed: bool) -> bytes:
    """A WARC of (address, HTTP headers, content) records."""
    kept = io.BytesIO()
    writer = WARCWriter(kept, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("crawl.warc", {"software": "ours"}))
    for address, headers, data in records:
        status = headers.pop("status", "200 OK")
        http = StatusAndHeaders(status, list(headers.items()), protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(address, "response", io.BytesIO(data), http_headers=http))
    return kept.getvalue()


@pytest.mark.parametrize("packed", [True, False])
def test_pages_that_a_crawler_saved(tmp_path: Path, packed: bool) -> None:
    file = tmp_path / ("a.warc.gz" if packed else "a.warc")
    page = {"Content-Type": "text/html; charset=windows-1252"}
    records: list[tuple[str, dict[str, str], bytes]] = [
        ("https://news.example/1", page, PAGE.replace("14", "£14m “or” 14").encode("cp1252")),
        ("https://news.example/style.css", {"Content-Type": "text/css"}, b"p { color: red }"),
        ("https://news.example/gone", {**page, "status": "404 Not Found"}, PAGE.encode()),
        (
            "https://news.example/2",
            {"Content-Type": "text/plain", "Content-Encoding": "gzip"},
            gzip.compress(STORY.encode()),
        ),
    ]  # fmt: skip
    file.write_bytes(crawl(*records, packed=packed))
    first, second = read(file)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.path, first.source) == (f"{file.name}#2", "https://news.example/1")
    assert "£14m “or” 14 people" in first.text
    assert (second.path, second.text, second.source) == (f"{file.name}#5", STORY, "https://news.example/2")
    assert (first.published, second.published) == (None, None)


def test_a_crawl_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    records = [(f"https://n.example/{n}", {"Content-Type": "text/plain"}, f"{n} {STORY}".encode()) for n in range(3)]
    whole = crawl(*records, packed=False)
    for data in (whole[: whole.rindex(b"WARC/1.0") + 30], whole + b"no record at all\r\n\r\n"):
        (tmp_path / "a.warc").write_bytes(data)
        found = read(tmp_path / "a.warc")
        assert [item.text for item in found if isinstance(item, Document)][:2] == [f"0 {STORY}", f"1 {STORY}"]


@pytest.mark.parametrize("name", ["rows.parquet", "r*[ws]'.parquet"])
def test_parquet_rows(tmp_path: Path, name: str) -> None:
    """Also with a name that DuckDB would take for a pattern of names."""
    duckdb: Any = pytest.importorskip("duckdb")
    target = str(tmp_path / name).replace("'", "''")
    duckdb.sql(
        f"COPY (SELECT 'x' || i AS id, CASE i WHEN 1 THEN NULL ELSE '{STORY} ' || i END AS body,"
        f" DATE '2020-05-03' AS published, ['Ann Alder'] AS authors FROM range(3) t(i)) TO '{target}'"
    )
    first, second, third = read(tmp_path / name, id_column="id")
    known = {"author": "Ann Alder", "published": "2020-05-03", "published_from": "column"}
    assert first == Document(f"{STORY} 0", path=f"{name}#x0", **known)  # type: ignore[arg-type]
    assert second == Failure(f"{name}#x1", "no text in 'body'", "parquet")
    assert third == Document(f"{STORY} 2", path=f"{name}#x2", **known)  # type: ignore[arg-type]
    there = "there are 'id', 'body', 'published', 'authors'"
    assert reason(tmp_path / name, text_column="x") == f"no column 'x': {there}"
    data = (tmp_path / name).read_bytes()
    (tmp_path / "a.zip").write_bytes(zipped({"rows.parquet": data}))
    assert next(iter(texts(read(tmp_path / "a.zip")))) == "a.zip/rows.parquet#1"
    (tmp_path / "torn.parquet").write_bytes(data[:-30])
    assert "damaged" in reason(tmp_path / "torn.parquet")


def test_parquet_without_duckdb_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "duckdb", None)
    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    assert reason(tmp_path / "a.parquet") == "Parquet files need DuckDB: pip install 'channelfacts[parquet]'"


def test_a_member_of_an_archive_may_be_of_any_kind(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"text": f"{STORY} {n}"}) + "\n" for n in range(3))
    (tmp_path / "a.zip").write_bytes(zipped({"rows.jsonl.gz": gzip.compress(lines.encode())}))
    assert list(texts(read(tmp_path / "a.zip"))) == [f"a.zip/rows.jsonl.gz#{n}" for n in (1, 2, 3)]
