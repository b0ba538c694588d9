"""JSON as every command writes it: one line, all fields, no character that steers a terminal."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

# Inside strings only, where JSON may write any character as an escape: C1 controls and DEL, line separators that break
# JSON Lines readers, marks that reverse the direction of text, halves of characters that UTF-8 cannot write.
UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def dumps(value: Any) -> str:
    """A value of JSON in one line."""
    return UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False))


def record(found: Any) -> str:
    """A record in one line of JSON."""
    return dumps(found.model_dump(mode="json", by_alias=True))


def lines(written: Iterable[str]) -> Iterator[str]:
    """JSON Lines: a value a line."""
    for one in written:
        yield one + "\n"


def array(written: Iterable[str]) -> Iterator[str]:
    """One JSON array, a value a line, written as it comes."""
    before = "[\n"
    for one in written:
        yield before + one
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


WRITERS = {"jsonl": lines, "json": array}
