"""Files, folders and standard input: what is read, what is passed over, and what is said of the rest."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import IO, Any

import pytest

import channelfacts as cf
from channelfacts.documents import READERS, source
from channelfacts.documents.finding import NOT_YET
from channelfacts.model import Document, Failure

TEXT = "Kent Police said 14 people landed at Dover on Tuesday.\n"


def paths(items: object) -> list[str | None]:
    return [item.path for item in items]  # type: ignore[attr-defined]


def reason(path: Path) -> str:
    (item,) = cf.read(path)
    assert isinstance(item, Failure)
    assert "\n" not in item.reason
    return item.reason


def test_folders_are_searched_in_sorted_order_and_paths_are_as_given(tmp_path: Path, monkeypatch: object) -> None:
    for name in ("b.txt", "a/z.md", "a/y.markdown", "c.TEXT", "notes", "a.txt"):
        file = tmp_path / "in" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(TEXT + name)
    os.chdir(tmp_path)
    found = list(cf.read("in"))
    assert paths(found) == ["in/a/y.markdown", "in/a/z.md", "in/a.txt", "in/b.txt", "in/c.TEXT", "in/notes"]
    assert all(isinstance(item, Document) for item in found)


def test_what_is_no_text_is_passed_over_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / ".hidden.txt").write_text(TEXT)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "b.txt").write_text(TEXT)
    (tmp_path / "channelfacts.toml").write_text("strict = true\n")
    (tmp_path / "facts").write_bytes(b"SQLite format 3\0" + bytes(100))
    (tmp_path / "channelfacts.db").write_bytes(b"SQLite format 3\0" + bytes(100))
    (tmp_path / "out.txt").write_text('{"schema": 1, "channelfacts": "0.1.0", "doc": {}}\n')
    for name in ("channelfacts.db-wal", "channelfacts.db-journal", "a.txt~", "~$a.txt"):
        (tmp_path / name).touch()
    (tmp_path / "picture.jpg").write_text("x")
    assert paths(cf.read(tmp_path)) == [(tmp_path / "a.txt").as_posix()]


def test_texts_of_formats_to_come_are_named_not_dropped(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "report.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    text, word = cf.read(tmp_path)
    assert isinstance(text, Document)
    assert isinstance(word, Failure)
    assert word.reason == "old Word files are not read yet"


def test_every_ending_has_one_reader() -> None:
    endings = [ending for reader in READERS for ending in reader.ENDINGS]
    assert len(endings) == len(set(endings))
    assert all(ending.startswith(".") and ending == ending.lower() for ending in endings)
    assert not set(endings) & set(NOT_YET)


def test_an_ending_that_nobody_reads_is_passed_over_in_a_folder_and_tried_when_given(tmp_path: Path) -> None:
    (tmp_path / "a.log").write_text(TEXT)
    assert reason(tmp_path) == "a folder without texts"
    (document,) = cf.read(tmp_path / "a.log")
    assert isinstance(document, Document)


def test_links_that_run_in_a_circle_end(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT)
    (tmp_path / "in" / "again").symlink_to(tmp_path / "in", target_is_directory=True)
    (tmp_path / "in" / "self.txt").symlink_to("self.txt")
    (tmp_path / "in" / "gone.txt").symlink_to("nowhere.txt")
    assert paths(cf.read(tmp_path / "in")) == [(tmp_path / "in" / "a.txt").as_posix()]


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT)
    assert len(list(cf.read([file, tmp_path, file]))) == 1
    assert len(list(cf.read([tmp_path, tmp_path]))) == 1


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "empty"),
        (b" \n\t\r\n ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\0\1\2\3" * 50, "binary"),
        (b"A text with one\0 zero in it", "binary"),
        (b"\x01\x02\x03\x04\x05 words \x06\x07\x08", "binary"),
        (b"%PDF-1.4 ...", "PDF"),
        (b"PK\x03\x04....", "archive"),
        (b"SQLite format 3\0....", "store"),
        (b'[\n{"schema": 1, "channelfacts": "0.1.0"}]', "records"),
        (b"<!DOCTYPE html><html><body>14 people</body></html>", "web page"),
    ],
)
def test_what_cannot_be_read_has_one_clear_reason(tmp_path: Path, data: bytes, expected: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(data)
    assert expected in reason(file)


def test_missing_paths_and_folders_without_texts(tmp_path: Path) -> None:
    assert reason(tmp_path / "gone") == "no such file or folder"
    assert reason(tmp_path) == "a folder without texts"
    assert "path" in reason(Path("a\0b"))


def test_no_permission_is_a_failure_and_the_rest_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests may run as root, whom no mode bits stop: the system's refusal is put in its place."""
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT + "b")
    (tmp_path / "closed").mkdir()
    opened, listdir = open, os.listdir

    def refused(path: Path, mode: str) -> IO[Any]:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, mode)

    def unlisted(path: str) -> list[str]:
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return listdir(path)

    monkeypatch.setattr(source, "open", refused, raising=False)
    monkeypatch.setattr(os, "listdir", unlisted)
    first, second, folder = cf.read(tmp_path)
    assert isinstance(first, Failure)
    assert first.reason == "no permission to read it"
    assert isinstance(second, Document)
    assert isinstance(folder, Failure)
    assert folder.reason == "no permission to read it"


MONEY = "France will get £54m – about €62m – to stop “small boats”, Gérald Darmanin said.\n"


@pytest.mark.parametrize(
    "data",
    [
        MONEY.encode(),
        MONEY.encode("utf-8-sig"),
        MONEY.encode("utf-16"),
        MONEY.encode("utf-16-le"),
        MONEY.encode("utf-16-be"),
        MONEY.encode("utf-32"),
        MONEY.encode("cp1252"),
        MONEY.replace("\n", "\r\n").encode(),
        MONEY.replace("\n", "\r").encode("cp1252"),
    ],
)
def test_the_same_text_in_every_encoding(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(data)
    (document,) = cf.read(file)
    assert isinstance(document, Document)
    assert document.text == MONEY


def test_latin_1_and_a_download_cut_in_the_middle_of_a_letter(tmp_path: Path) -> None:
    latin, cut, polish = tmp_path / "latin.txt", tmp_path / "cut.txt", tmp_path / "polish.txt"
    latin.write_bytes("Le préfet a reçu £3m à Calais.".encode("latin-1"))
    cut.write_bytes((MONEY * 3).encode()[:-60] + b"\xe2\x80")
    polish.write_bytes(("Straż Graniczna zatrzymała więcej osób. " * 20).encode("cp1250"))
    texts = [item.text for item in cf.read([latin, cut, polish]) if isinstance(item, Document)]
    assert texts[0] == "Le préfet a reçu £3m à Calais."
    assert texts[1].startswith(MONEY)
    assert "\ufffd" in texts[1][-3:]
    assert "Graniczna" in texts[2]


def test_lone_surrogates_never_reach_a_text(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"\xff\xfe" + "14 people ".encode("utf-16-le") + b"\x00\xd8" + " landed".encode("utf-16-le"))
    (document,) = cf.read(file)
    assert isinstance(document, Document)
    document.text.encode("utf-8")
    assert "14 people" in document.text


def test_a_file_name_that_is_no_utf_8_can_be_written_as_json(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        with open(name, "wb") as file:
            file.write(TEXT.encode())
    except OSError:
        pytest.skip("this file system refuses names that are no UTF-8")
    (document,) = cf.read(tmp_path)
    assert isinstance(document, Document)
    assert document.path is not None
    document.path.encode("utf-8")


def test_standard_input() -> None:
    (document,) = cf.read("-", stdin=io.BytesIO(TEXT.encode()))
    assert isinstance(document, Document)
    assert (document.text, document.path) == (TEXT, None)
    (named,) = cf.read(["-"], name="wire", stdin=io.BytesIO(TEXT.encode()), published="2021-11-24")
    assert isinstance(named, Document)
    assert (named.path, named.published, named.published_from) == ("wire", "2021-11-24", "argument")
    (empty,) = cf.read("-", stdin=io.BytesIO(b""))
    assert empty == Failure("standard input", "empty", "plain")


def test_markdown_keeps_its_text_and_gives_its_front_matter(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    text = (
        "---\ntitle: 'Forty land at Dover'\ndate: 2020-08-04T10:00:00Z\nauthor: Ann Alder\n---\n"
        "[Forty people](https://x.org/40) landed.\n"
    )
    file.write_text(text)
    (document,) = cf.read(file)
    assert isinstance(document, Document)
    assert document.text == text
    assert (document.title, document.author) == ("Forty land at Dover", "Ann Alder")
    assert (document.published, document.published_from) == ("2020-08-04", "meta")


def test_a_named_pipe_can_be_given(tmp_path: Path) -> None:
    """As a shell's `<(command)` does."""
    reader, writer = os.pipe()
    os.write(writer, TEXT.encode())
    os.close(writer)
    (document,) = cf.read(f"/dev/fd/{reader}")
    os.close(reader)
    assert isinstance(document, Document)
    assert document.text == TEXT
