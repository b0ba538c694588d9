"""A row of a table, or an object of JSON, as a document: which column is the text, which say something of it."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from channelfacts.documents.mending import tidy
from channelfacts.documents.metadata import authors, day, line
from channelfacts.documents.options import Options
from channelfacts.documents.source import Source, too_large
from channelfacts.errors import InputError
from channelfacts.lexicons import lexicon
from channelfacts.model import Document, Failure

ROLES = ("text", "date", "title", "author", "source")

MARKUP = re.compile(r"<(?:p|br|div|h[1-6]|article|section|html|body|ul|ol|table|blockquote)\b[^<>]{0,500}>", re.I)
"""A text with one of these is a web page, or a piece of one."""

NUMBERS = re.compile(r"\s*(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)")
"""25/4/2023, 25.04.2023."""

NAMED = 12
"""Columns that a message names."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of the columns that are read; None where there is none."""

    text: str
    id: str | None = None
    date: str | None = None
    title: str | None = None
    author: str | None = None
    source: str | None = None

    def names(self) -> list[str]:
        """All of them, each once."""
        found = (self.text, self.id, self.date, self.title, self.author, self.source)
        return list(dict.fromkeys(name for name in found if name is not None))


def choose(names: Iterable[str], options: Options) -> Columns | None:
    """The columns to read of those there: the ones that the user names, else by their names; None without a text."""
    there: dict[str, str] = {}
    exact = list(names)
    for name in exact:
        for key in _keys(name):
            there.setdefault(key, name)
    found: dict[str, str | None] = {role: _guess(role, there) for role in ROLES}
    for role in ("text", "id", "date", "title"):
        wanted: str | None = getattr(options, f"{role}_column")
        if wanted is not None:
            found[role] = wanted if wanted in exact else there.get(_folded(wanted))
    text = found.pop("text")
    return None if text is None else Columns(text, **found)


def no_text(names: Iterable[str], options: Options) -> str:
    """What is said of a table in which nothing is a text: what there is instead."""
    there = list(dict.fromkeys(str(name) for name in names))
    some = ", ".join(repr(name) for name in there[:NAMED]) + (", ..." if len(there) > NAMED else "")
    some = f"there are {some}" if there else "there are no columns"
    if options.text_column is not None:
        return f"no column {options.text_column!r}: {some}"
    return f"none of its columns is known to be a text (say --text-column): {some}"


def missing(names: Iterable[str], columns: Columns, options: Options) -> str | None:
    """What is said where the user named a column that is not there."""
    for role in ("id", "date", "title"):
        wanted = getattr(options, f"{role}_column")
        if wanted is not None and getattr(columns, role) is None:
            return no_text(names, Options(text_column=wanted))
    return None


class Rows:
    """Makes documents of the rows of one source; remembers the ids that it has seen."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._seen: set[int] = set()

    def path(self, number: int) -> str:
        """What a row is called by its number: `rows.csv#12`."""
        return f"{self.source.path or '-'}#{number}"

    def document(self, row: Mapping[str, Any], columns: Columns, number: int) -> Document | Failure | Source:
        """The document of a row, a Source where its text is a web page, a Failure where it has no text."""
        path = self._named(row.get(columns.id) if columns.id else None, number)
        text = written(row.get(columns.text))
        if len(text) > self.source.options.max_bytes:
            return Failure(path, too_large(path, self.source.options.max_bytes).reason)
        if not text.strip():
            return Failure(path, f"no text in {columns.text!r}")
        about: dict[str, Any] = {
            "title": line(_plain(row.get(columns.title or ""))),
            "author": _author(row.get(columns.author or "")),
            "source": line(_plain(row.get(columns.source or ""))),
            "published": _day(row.get(columns.date or "")),
        }
        if about["published"] is not None:
            about["published_from"] = "column"
        about = {field: value for field, value in about.items() if value is not None}
        if MARKUP.search(text, 0, 20_000):
            page = f"<html><body><article>{text}</article></body></html>" if "<body" not in text.lower() else text
            data = page.encode("utf-8", "replace")
            return self.source.part(path, lambda: io.BytesIO(data), name="row.html", encoding="utf-8", about=about)
        text = tidy(text)
        return Document(text, path=path, **about) if text.strip() else Failure(path, f"no text in {columns.text!r}")

    def _named(self, value: object, number: int) -> str:
        """The path of a row: by its id, if it has one that is not yet taken, else by its number."""
        name = line(str(value)) if isinstance(value, str | int) and not isinstance(value, bool) else None
        if name is None or hash(name) in self._seen:
            return self.path(number)
        self._seen.add(hash(name))
        return f"{self.source.path or '-'}#{name}"


def written(value: object) -> str:
    """A value as text: a string, or a list of paragraphs; "" for everything else."""
    if isinstance(value, str):
        return value
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "\n\n".join(value)
    return ""


def _plain(value: object) -> object:
    """A title, tidy; it may have signs of HTML in it."""
    return tidy(html.unescape(value)) if isinstance(value, str) else value


def _day(value: object) -> str | None:
    """The day in a column. Of 25/4/2023 only one order makes a day; 3/4/2023 says none, 3.4.2023 is never American."""
    found = NUMBERS.match(value) if isinstance(value, str) else None
    if found is None:
        return day(value)
    first, second, year = int(found[1]), int(found[3]), found[4]
    months = [
        (second, first) if second <= 12 else None,
        (first, second) if first <= 12 and found[2] != "." and first != second else None,
    ]
    (one, *more) = [pair for pair in months if pair is not None] or [(0, 0)]
    return None if more else day(f"{year}-{one[0]:02}-{one[1]:02}")


def _author(value: object) -> str | None:
    values = value if isinstance(value, list) else [value]
    return authors(_plain(item.get("name") if isinstance(item, dict) else item) for item in values)


def _guess(role: str, there: Mapping[str, str]) -> str | None:
    return next((there[name] for name in _words(role) if name in there), None)


@cache
def _words(role: str) -> tuple[str, ...]:
    return tuple(_folded(name) for name in lexicon("columns")[role])


@cache
def _objects(which: str) -> frozenset[str]:
    return frozenset(lexicon("columns")["objects"][which])


def _keys(name: str) -> Iterator[str]:
    """The names that a column answers to: its own; without its holder; without the word for its value."""
    yield _folded(name)
    parts = name.split(".")
    if len(parts) > 1 and parts[-1] in _objects("values"):
        parts.pop()
    while len(parts) > 1 and parts[0].lower() in _objects("holders"):
        parts.pop(0)
    yield _folded(".".join(parts))


def _folded(name: str) -> str:
    return re.sub(r"[\s_-]", "", name.casefold())


def flat(value: Mapping[str, Any], prefix: str = "", depth: int = 0) -> dict[str, Any]:
    """An object with the fields of the objects in it as `outer.inner`, three levels deep."""
    found: dict[str, Any] = {}
    for key, inner in value.items():
        if isinstance(inner, Mapping) and depth < 3:
            found |= flat(inner, f"{prefix}{key}.", depth + 1)
        else:
            found[f"{prefix}{key}"] = inner
    return found


def is_no_list(name: str) -> bool:
    """Whether a list of this name holds no texts of their own."""
    return name.lower() in _objects("none")


class Objects:
    """Makes documents of objects that need not have the same keys. Raises InputError where the first are no texts."""

    FIRST = 20
    """Objects without a text, none with one before, after which the rest is not read."""

    def __init__(self, source: Source) -> None:
        self._rows = Rows(source)
        self._options = source.options
        self._chosen: dict[tuple[str, ...], Columns | None] = {}
        self._waiting: list[Failure] | None = []
        self._keys: dict[str, None] = {}
        self._told = "JSON without objects"

    def document(self, value: object, number: int) -> Iterator[Document | Failure | Source]:
        """The document of an object; what cannot be one is kept back until there is one that can."""
        if not isinstance(value, Mapping):
            yield from self._without(Failure(self._rows.path(number), "no object with a text"))
            return
        row = flat(value)
        columns = self._columns(tuple(row))
        if columns is None:
            if self._waiting is not None:
                self._keys |= dict.fromkeys(row)
            yield from self._without(Failure(self._rows.path(number), no_text(row, self._options)))
            return
        yield from self._waiting or ()
        self._waiting = None
        yield self._rows.document(row, columns, number)

    def broken(self, number: int, reason: str) -> Iterator[Failure]:
        """An item that cannot be parsed."""
        self._told = reason
        yield from self._without(Failure(self._rows.path(number), reason))

    def end(self) -> None:
        """The end. Raises InputError where no object had a text: one line instead of one for each."""
        if self._waiting:
            reason = no_text(self._keys, self._options) if self._keys else self._told
            raise InputError(self._rows.source.label, reason)

    def _columns(self, keys: tuple[str, ...]) -> Columns | None:
        if keys not in self._chosen:
            if len(self._chosen) > 1000:
                self._chosen.clear()
            self._chosen[keys] = choose(keys, self._options)
        return self._chosen[keys]

    def _without(self, failure: Failure) -> Iterator[Failure]:
        if self._waiting is None:
            yield failure
            return
        self._waiting.append(failure)
        if len(self._waiting) >= self.FIRST:
            self.end()
