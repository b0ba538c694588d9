"""The text as stored: encodings found, wrongly decoded letters mended, and nothing else changed."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

import channelfacts as cf
from channelfacts.documents.decoding import decode, known, stream
from channelfacts.documents.mending import tidy
from channelfacts.documents.source import Source
from channelfacts.lexicons import root

MONEY = "The prefect said “£3m – not €4m” would reach Gérard’s office… café, naïve, Straße."


def garbled(text: str) -> str:
    """As a program writes it that takes UTF-8 for Windows-1252; what that has no sign for stays a control."""
    return "".join(
        bytes([byte]).decode("cp1252") if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(byte)
        for byte in text.encode()
    )


def test_text_that_was_decoded_wrongly_before_us_is_mended() -> None:
    assert tidy(garbled(MONEY)) == MONEY
    assert tidy(f"{MONEY}\n{garbled(MONEY)}\r\n{MONEY}") == f"{MONEY}\n{MONEY}\n{MONEY}"


@pytest.mark.parametrize(
    "right",
    [
        MONEY,
        "CHÂTEAU DE LA MER, ÎLE DE RÉ: “FRANÇOIS MÂ”, ‘ELÃ’ – BÂ…",
        "à « Calais », où l’on a dit « non »",
        "SÃO PAULO – São Tomé’s Ångström",
        "Â",
        "10\xa0°C, §\xa04, ½ ¾ £\xa05",
        "Łódź, Đorđević, Şırnak, Νίκος, Київ, كاليه, 加来",
    ],
)
def test_right_text_is_never_changed(right: str) -> None:
    assert tidy(right) == right


def test_the_bundled_texts_need_no_mending() -> None:
    texts = [file.read_text("utf-8") for file in sorted((root() / "corpus").glob("*.txt"))]
    assert texts
    assert all(tidy(text) == text for text in texts)


def test_line_ends_soft_hyphens_and_nuls() -> None:
    assert tidy("mi\xadgrants\r\nand\rboats\n\0") == "migrants\nand\nboats\n"
    assert tidy("half \ud800 a letter") == "half \ufffd a letter"


@pytest.mark.parametrize(
    ("data", "declared", "text"),
    [
        ("Straż zatrzymała 14 osób".encode("iso-8859-2"), "ISO-8859-2", "Straż zatrzymała 14 osób"),
        ("14 człowiek £".encode(), "iso-8859-1", "14 człowiek £"),
        ("“£3m” for the port of Calais".encode("cp1252"), "latin-1", "“£3m” for the port of Calais"),
        ("“£3m” for the port of Calais".encode("cp1252"), "no-such-thing", "“£3m” for the port of Calais"),
        ("“£3m” for the port of Calais".encode("cp1252"), "hex", "“£3m” for the port of Calais"),
        ("“£3m” for the port of Calais".encode("cp1252"), "utf-8", "“£3m” for the port of Calais"),
        (b"\xef\xbb\xbf" + "“£3m”".encode(), "cp1252", "“£3m”"),
    ],
)
def test_a_declared_encoding_counts_where_the_bytes_do_not_prove_another(data: bytes, declared: str, text: str) -> None:
    assert decode(data, "x", declared) == text


def test_names_of_encodings() -> None:
    assert [known(name) for name in (None, "", "UTF8", '"utf-8"', "us-ascii", "x-user-defined")] == [
        None, None, "utf-8", "utf-8", "cp1252", None,
    ]  # fmt: skip


def test_a_stream_of_text_takes_odd_bytes_one_at_a_time() -> None:
    """The first 16 kB settle the encoding; a cell in another one further down stays readable."""
    for start, rest in (
        ("é " * 20_000, b"caf\xe9 \xa33m, caf\xc3\xa9"),
        ("e " * 20_000, b"caf\xe9 \xa33m, caf\xc3\xa9"),
    ):
        data = start.encode() + rest
        assert stream(Source("x", opener=lambda data=data: io.BytesIO(data))).read() == start + "café £3m, café"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_stream_of_text_in_every_encoding(encoding: str) -> None:
    data = MONEY.replace(" ", "\r\n").encode(encoding)
    source = Source("x", opener=lambda: io.BytesIO(data))
    assert stream(source).read() == MONEY.replace(" ", "\r\n")


def test_offsets_are_those_of_the_mended_text(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes((garbled("“It cost £3m”, he said.\r\n\r\n") + "Mi\xadgrants: 40 mi\xadgrants came.").encode())
    (document,) = cf.read(file)
    assert isinstance(document, cf.Document)
    assert document.text == "“It cost £3m”, he said.\n\nMigrants: 40 migrants came."
