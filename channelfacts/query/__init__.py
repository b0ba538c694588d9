"""Facts asked for: filters, order, columns; the facts that have no date, counted.

question = Question("money", filters={"currency": ["GBP"]}, since="2023")
answer = ask(store, question)
for row in answer.rows(): ...
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from channelfacts.errors import UsageError
from channelfacts.query import arguments, filters
from channelfacts.query.filters import FILTERS
from channelfacts.query.functions import prepare
from channelfacts.store import Store, printed
from channelfacts.store.layout import EVERY, VIEWS

__all__ = ["FILTERS", "VIEWS", "Answer", "Question", "ask"]

NO_DATE = "when_start IS NULL AND when_end IS NULL"
ORDER = "document IS NULL, document, doc_id, position"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: a kind of fact and how it is narrowed.

    filters: the words given for each of FILTERS[kind], any of several. since, until: ISO years, months or days;
    a fact's period is compared, else the date of its document; `undated` keeps facts that have neither.
    doc: part of a path, or the beginning of an id. text: part of the sentence. sort: columns, `-` in front for
    falling. columns: names of `store.printed(kind)`, None for those that suit the format. variants: keep what variants
    tell once more; rejected: keep what a person has rejected.
    """

    kind: str
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    since: str | None = None
    until: str | None = None
    undated: bool = False
    doc: str | None = None
    text: str | None = None
    sort: str | None = None
    limit: int | None = None
    columns: tuple[str, ...] | None = None
    variants: bool = False
    rejected: bool = False


class Answer:
    """The facts that a question is answered by. `undated` were left out because nothing says when they were."""

    def __init__(self, store: Store, question: Question, where: str, parameters: list[Any], undated: int) -> None:
        self._store = store
        self.question = question
        self.columns = tuple(question.columns or (column.name for column in printed(question.kind)))
        self.undated = undated
        self._where = where
        self._from = f"FROM {_view(question)} AS facts WHERE {where}"
        self._parameters = parameters
        self._order = _order(question)
        self._length: int | None = None

    def __len__(self) -> int:
        """How many facts there are, whatever the limit."""
        if self._length is None:
            self._length = int(self._one(f"SELECT count(*) {self._from}")[0])
        return self._length

    def first(self, limit: int) -> Answer:
        """The same with the first facts only; it still knows how many there are."""
        question = replace(self.question, limit=limit)
        answer = Answer(self._store, question, self._where, self._parameters, self.undated)
        answer._length = len(self)
        return answer

    def filled(self, columns: Sequence[str]) -> set[str]:
        """Those of the columns in which any fact has something."""
        counts = ", ".join(f"count({column})" for column in columns)
        row = self._one(f"SELECT {counts} {self._from}")
        return {column for column, count in zip(columns, row, strict=True) if count}

    def rows(self, *, all_of_them: bool = False) -> Iterator[dict[str, Any]]:
        """A row a fact: every column of `printed(kind)` as JSON has it, and `record`, the fact whole."""
        readers = printed(self.question.kind)
        limit = -1 if all_of_them or self.question.limit is None else self.question.limit
        sql = f"SELECT * {self._from} ORDER BY {self._order} LIMIT ?"
        for row in self._store.rows(sql, [*self._parameters, limit]):
            found = {column.name: column.read(row[column.name]) for column in readers}
            found["record"] = json.loads(row["record"])
            yield found

    def places(self) -> Iterator[tuple[str | None, str, int, str]]:
        """(document, its id, where in the text, id) of each fact, without reading the facts."""
        sql = f"SELECT document, doc_id, evidence_start, id {self._from} ORDER BY {self._order}"
        for row in self._store.rows(sql, self._parameters):
            yield tuple(row)

    def counted(self) -> Iterator[dict[str, Any]]:
        """What may be counted and added up, whatever the limit: nothing told twice, nothing rejected.

        A row has `record` (the fact as JSON), `date`, `doc_id` and `variant_of`: there may be very many.
        """
        once = "repeats IS NULL AND review_verdict IS NOT 'rejected'"
        sql = f"SELECT record, date, doc_id, variant_of {self._from} AND {once} ORDER BY {self._order}"
        for row in self._store.rows(sql, self._parameters):
            yield dict(row)

    def hidden(self) -> tuple[int, int]:
        """How many facts are not among these because (a variant tells them once more, a person has rejected them)."""
        found = []
        for table, asked, why in (
            ("near_duplicates", self.question.variants, "repeats IS NOT NULL"),
            ("reviews", self.question.rejected, "repeats IS NULL AND review_verdict = 'rejected'"),
        ):
            some = not asked and next(self._store.rows(f"SELECT EXISTS (SELECT 1 FROM {table})"))[0]
            sql = f"SELECT count(*) FROM {EVERY[self.question.kind]} AS facts WHERE {why} AND {self._where}"
            found.append(int(self._one(sql)[0]) if some else 0)
        return found[0], found[1]

    def _one(self, sql: str) -> sqlite3.Row:
        return next(self._store.rows(sql, self._parameters))


def ask(store: Store, question: Question) -> Answer:
    """The answer to a question. Raises UsageError for a kind, filter, word, column, number or date that is none."""
    prepare(store.connection)
    conditions: list[filters.Condition] = [("1", [])]
    known = {one.option: one for one in FILTERS[question.kind]}
    for option, given in question.filters.items():
        if option not in known:
            raise arguments.wrong(f"filter of {question.kind}", option, sorted(known))
        if given:
            conditions.append(filters.condition(question.kind, known[option], given))
    if question.doc is not None:
        conditions.append(filters.document(question.doc))
    if question.text is not None:
        conditions.append(filters.contains(("sentence",), question.text))
    names = [column.name for column in printed(question.kind)]
    for column in question.columns or ():
        if column not in names:
            raise arguments.wrong("column", column, names)
    if question.limit is not None and question.limit < 1:
        raise UsageError("--limit must be 1 or more")
    return _dated(store, question, conditions)


def _dated(store: Store, question: Question, conditions: list[filters.Condition]) -> Answer:
    """The answer with the dates looked at last: what only a missing date leaves out is counted."""
    since = None if question.since is None else arguments.moment(question.since, "--since")
    until = None if question.until is None else arguments.moment(question.until, "--until")
    if since is not None and until is not None and (since + "-00-00")[:10] > (until + "-99-99")[:10]:
        raise UsageError(f"--since {since} is after --until {until}")
    within = filters.dates(since, until)
    where, parameters = _all(conditions)
    if not within:
        return Answer(store, question, where, parameters, 0)
    dated, more = _all(within)
    undated = 0
    if question.undated:
        dated = f"(({dated}) OR ({NO_DATE}))"
    else:
        sql = f"SELECT count(*) FROM {_view(question)} AS facts WHERE {where} AND {NO_DATE}"
        undated = next(store.rows(sql, parameters))[0]
    return Answer(store, question, f"{where} AND {dated}", [*parameters, *more], undated)


def _view(question: Question) -> str:
    """Where the facts of a question come from."""
    hidden = [] if question.variants else ["repeats IS NULL"]
    hidden += [] if question.rejected else ["review_verdict IS NOT 'rejected'"]
    if len(hidden) == 2:
        return VIEWS[question.kind]
    return f"(SELECT * FROM {EVERY[question.kind]}{' WHERE ' if hidden else ''}{''.join(hidden)})"


def _all(conditions: Sequence[filters.Condition]) -> tuple[str, list[Any]]:
    return " AND ".join(sql for sql, _ in conditions), [value for _, values in conditions for value in values]


def _order(question: Question) -> str:
    """The ORDER BY of a question: what is empty comes last, whatever the direction."""
    wanted = []
    shapes = {column.name: column.shape for column in printed(question.kind)}
    for given in (question.sort or "").split(","):
        name = given.strip().removeprefix("-")
        if not name:
            continue
        if name not in shapes:
            raise arguments.wrong("column to sort by", name, list(shapes))
        value = {"number": f"{name}_real", "text": f"folded({name})"}.get(shapes[name], name)
        wanted.append(f"{name} IS NULL, {value}{' DESC' if given.strip().startswith('-') else ''}")
    return ", ".join([*wanted, ORDER])
