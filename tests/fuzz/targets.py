"""What is fuzzed: readers, with any bytes as a file; the grammar, with any text. What is raised is a bug."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from itertools import islice
from typing import Any

from channelfacts.documents import READERS, Options, Source, contents
from channelfacts.model import Document, Failure
from channelfacts.pieces import pieces

ENDINGS = ("", *(ending for reader in READERS for ending in reader.ENDINGS))
"""A file's first byte says which ending it has. In the order of READERS: a new one goes to their end."""

OPTIONS = Options(max_bytes=1_000_000, timeout=None)
"""No timeout: libFuzzer has its own, by the same signal."""


def readers(data: bytes) -> None:
    """Read the bytes as a file: each item is a text that can be stored, or a reason in one line."""
    if not data:
        return
    ending, body = ENDINGS[data[0] % len(ENDINGS)], data[1:]
    source = Source(f"a{ending}", opener=lambda: io.BytesIO(body), given=True, options=OPTIONS)
    for item in islice(contents(source), 300):
        if isinstance(item, Failure):
            assert item.reason
            assert "\n" not in item.reason
            assert "takes longer" not in item.reason
            item.path.encode()
            continue
        assert item.text.strip()
        item.text.encode()
        assert not set(item.text) & {"\r", "\0", "\xad"}
        for value in (item.path, item.title, item.author, item.source, item.published):
            if value is not None:
                value.encode()
                assert value.strip()
        assert list(item.pages) == sorted(item.pages)
        assert all(page <= len(item.text) for page in item.pages)


def grammar(data: bytes) -> None:
    """Look for facts in the bytes as a text: all spans are where they say, the record can be written and read again."""
    from channelfacts.facts import Record
    from channelfacts.pipeline import record
    from tests.test_properties import check

    text = data.decode("utf-8", "replace")
    if not text.strip():
        return
    document = Document(text)
    made = record(document, _nlp())
    check(made, next(pieces(document)).document.text)
    said = made.model_dump_json(by_alias=True)
    said.encode()
    assert Record.model_validate_json(said).model_dump_json(by_alias=True) == said


@cache
def _nlp() -> Any:
    from channelfacts.pipeline import load

    return load(None)


TARGETS: dict[str, Callable[[bytes], None]] = {"readers": readers, "grammar": grammar}
