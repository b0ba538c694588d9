"""JSON and JSON Lines: a document an object. Read as a stream, whatever its size.

An array is read item by item. An object is a document if it has a text; else its lists of objects are looked through
for texts, down through the objects in it (`{"response": {"results": [...]}}`), the shallowest taken.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TextIO

from channelfacts.documents.decoding import beginning, stream
from channelfacts.documents.records import Objects, choose, flat, is_no_list, no_text
from channelfacts.documents.source import Source, too_large
from channelfacts.documents.trees import Broken, items, outline
from channelfacts.errors import InputError
from channelfacts.model import Document, Failure

ENDINGS = (".json", ".jsonl", ".ndjson")
LINES = (".jsonl", ".ndjson")

SPACE = "\ufeff \t\r\n"
START = re.compile(rb'(?:\xef\xbb\xbf)?\s{0,100}(?:\[\s{0,100})?\{\s{0,100}"[^"\n]{0,200}"\s{0,100}:')


def recognise(head: bytes) -> bool:
    """An object with a key at the beginning, or an array of such."""
    return START.match(head) is not None


def documents(source: Source) -> Iterator[Document | Failure | Source]:
    """The documents of the objects: `rows.jsonl#12` by the line, `rows.json#12` by the item.

    Raises InputError where none is a text.
    """
    start = beginning(source).lstrip(SPACE)
    if source.ending in LINES or _in_lines(start):
        yield from _lines(stream(source), source)
        return
    if start.startswith("["):
        yield from _items(source, [()])
        return
    seekable = source.seekable()
    whole = _outline(source)
    if not isinstance(whole, dict):
        raise InputError(source.label, "JSON without objects")
    if choose(flat(whole), source.options) is not None:
        for item in Objects(source).document(whole, 1):
            # The one object of a file is called as the file.
            if isinstance(item, Failure):
                raise InputError(source.label, item.reason)
            yield replace(item, path=source.path)
        return
    paths = list(_lists(whole, source))
    if not paths:
        raise InputError(source.label, no_text(flat(whole), source.options))
    seekable.seek(0)
    yield from _items(source, paths)


def _in_lines(start: str) -> bool:
    """Whether the first line is an object for itself, and another line follows."""
    first, _, rest = start.partition("\n")
    if not rest.lstrip().startswith("{"):
        return False
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _lines(text: TextIO, source: Source) -> Iterator[Document | Failure | Source]:
    objects = Objects(source)
    limit = source.options.max_bytes
    number = 0
    while line := text.readline(limit + 1):
        number += 1
        if len(line) > limit:
            raise too_large(f"{source.label}#{number}", limit)
        if not line.strip(SPACE):
            continue
        try:
            value = json.loads(line)
        except ValueError:
            yield from objects.broken(number, "broken JSON")
        except RecursionError:
            yield from objects.broken(number, "nested too deeply")
        else:
            yield from objects.document(value, number)
    objects.end()


def _items(source: Source, paths: list[tuple[str, ...]]) -> Iterator[Document | Failure | Source]:
    objects = Objects(source)
    number = 0
    try:
        for value in items(Utf8(source), paths, source.options.max_bytes):
            number += 1
            yield from objects.document(value, number)
    except Broken as error:
        if not number:
            raise InputError(source.label, str(error)) from error
        yield from objects.broken(number + 1, f"{error}: the rest of the file is not read")
    if not number:
        raise InputError(source.label, "JSON without objects")
    objects.end()


def _outline(source: Source) -> Any:
    try:
        return outline(Utf8(source), source.options.max_bytes)
    except Broken as error:
        raise InputError(source.label, str(error)) from error


def _lists(whole: dict[str, Any], source: Source) -> Iterator[tuple[str, ...]]:
    """The paths to the lists of texts, all on the shallowest level that has one."""
    level: list[tuple[tuple[str, ...], Any]] = [((), whole)]
    while level:
        below: list[tuple[tuple[str, ...], Any]] = []
        found = False
        for path, value in level:
            for key, inner in value.items():
                first = inner[0] if isinstance(inner, list) and inner and not is_no_list(key) else None
                if isinstance(first, dict) and choose(flat(first), source.options) is not None:
                    found = True
                    yield (*path, key)
                elif isinstance(inner, dict):
                    below.append(((*path, key), inner))
        if found:
            return
        inner = [value for _, value in below]
        if len(inner) > 1 and all(choose(flat(value), source.options) for value in inner):
            # Objects by their ids: {"a1": {"text": ...}, "a2": {"text": ...}}
            yield from dict.fromkeys(path[:-1] for path, _ in below)
            return
        level = below


class Utf8:
    """The source as UTF-8, in whatever encoding it is."""

    def __init__(self, source: Source) -> None:
        self._text = stream(source)

    def read(self, size: int = -1) -> bytes:
        return self._text.read(size).encode("utf-8", "replace")
