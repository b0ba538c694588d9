"""Nothing is ever fetched: every reader and the whole of `extract` run where sockets are forbidden."""

from __future__ import annotations

import gzip
import io
import json
import socket
from pathlib import Path
from typing import Any

import pytest
from warcio.warcwriter import WARCWriter

import channelfacts as cf
from channelfacts.documents import READERS
from tests.documents.files import STORY, zipped

PAGE = f"""<!DOCTYPE html><html><head><title>Landing</title>
<link rel="stylesheet" href="https://x.example/a.css"><script src="https://x.example/a.js"></script>
<base href="https://x.example/"><meta http-equiv="refresh" content="0; url=https://x.example/next"></head>
<body><article><p>{STORY}</p><p>It was the third such landing of the week, the force added on its page.</p>
<img src="https://x.example/a.png"><iframe src="https://x.example/frame"></iframe></article></body></html>"""

ENTITIES = f"""<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "https://x.example/entity">
<!ENTITY f SYSTEM "file:///etc/passwd">]><html><body><article><p>{STORY} &x; &f;</p></article></body></html>"""


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Sockets are refused, and remembered."""
    asked: list[Any] = []

    def refused(*arguments: Any, **options: Any) -> Any:
        asked.append(arguments)
        raise OSError("no network here")

    class Refused(socket.socket):
        __init__ = refused

    monkeypatch.setattr(socket, "socket", Refused)
    for name in ("create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refused)
    return asked


def folder(path: Path) -> Path:
    """A folder with a file for each reader that can be made without its library."""
    kept = io.BytesIO()
    writer = WARCWriter(kept, gzip=False)
    writer.write_record(writer.create_warc_record("https://x.example/1", "resource", io.BytesIO(PAGE.encode())))
    files = {
        "a.txt": STORY.encode(),
        "a.md": f"![a picture](https://x.example/a.png) {STORY}".encode(),
        "a.html": PAGE.encode(),
        "b.xhtml": ENTITIES.encode(),
        "a.json": json.dumps([{"text": STORY, "url": "https://x.example/1"}, {"text": PAGE}]).encode(),
        "a.csv": f"text,url\n{STORY},https://x.example/1\nhttps://x.example/2,\n".encode(),
        "a.warc": kept.getvalue(),
        "a.eml": f"From: a@x.example\nTo: b@x.example\nSubject: Landing\n\n{STORY}\n".encode(),
        "a.pdf": b"%PDF-1.7\n1 0 obj <</URI (https://x.example/)>> endobj\n%%EOF",
        "a.parquet": b"PAR1https://x.example/",
    }
    files |= {"a.zip": zipped(files), "a.txt.gz": gzip.compress(STORY.encode())}
    for name, data in files.items():
        (path / name).write_bytes(data)
    return path


def test_readers_and_pipeline_open_no_socket(tmp_path: Path, offline: list[Any]) -> None:
    found = list(cf.read(folder(tmp_path)))
    assert len([item for item in found if isinstance(item, cf.Document)]) >= 12
    assert not any("root:" in item.text for item in found if isinstance(item, cf.Document))
    for _ in cf.extract(found, on_failure=lambda failure: None):
        pass
    assert offline == []


def test_parquet_opens_no_socket(tmp_path: Path, offline: list[Any]) -> None:
    duckdb: Any = pytest.importorskip("duckdb")
    duckdb.sql(f"COPY (SELECT 'https://x.example/' || i AS text FROM range(3) t(i)) TO '{tmp_path / 'a.parquet'}'")
    assert len(list(cf.read(tmp_path))) == 3
    assert offline == []


def test_no_module_of_ours_speaks_of_the_network() -> None:
    """What opens a connection has to import one of these first."""
    package = Path(cf.__file__).parent
    words = (
        "import socket",
        "urllib.request",
        "http.client",
        "import requests",
        "fetch_url",
        "import httpx",
        "urlopen",
    )
    for file in package.rglob("*.py"):
        text = file.read_text("utf-8")
        assert not [word for word in words if word in text], file
    assert len(READERS) >= 9
