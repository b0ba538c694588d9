"""SQL only with parameters: no statement is put together with anything but names of ours."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from channelfacts import store
from channelfacts.errors import UsageError
from channelfacts.query import FILTERS, Question, ask
from channelfacts.query.searching import Search, sentences
from tests.made import ALL, DEAL, deal

PACKAGE = Path(__file__).parents[2] / "channelfacts"
STATEMENT = ("SELECT ", "INSERT ", "UPDATE ", "DELETE ", "CREATE ", "DROP ", "ALTER ", "PRAGMA ", "WITH ", "ATTACH ")
LOOKED_AT = {
    # kinds, tables, views and columns, and lists of them, that follow from the models
    "kind", "table", "name", "type_", "rows", "fields", "about", "start", "end", "filled", "counts", "nulls", "sets",
    "', '.join(names)", "', '.join(rows)", "''.join((f'f.{name}, ' for name in reals))", "_view(question)",
    "VIEWS[kind]", "EVERY[kind]",
    "EVERY[self.question.kind]", "VIEWS[table]", "review['kind']",
    # conditions and orders, themselves of constants, names of ours and question marks
    "where", "self._where", "self._from", "self._order", "order", "once", "hits", "first", "why", "condition",
    "NO_DATE", "spoken_of",
    # as many question marks as there are values
    "_marks(names)",
    # numbers of ours
    "FORMAT", "APPLICATION",
}  # fmt: skip
"""What is put into statements. An expression that is new here has been looked at: nothing in it was ever typed by a
user or stood in a text."""


def parts(node: ast.expr) -> Iterator[ast.FormattedValue]:
    """What is put into a string, wherever in an expression."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.FormattedValue):
            yield inner


def beginning(node: ast.expr) -> str:
    """The constant that a string put together begins with."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
            return inner.value
    return ""


def statements() -> Iterator[tuple[Path, ast.JoinedStr | ast.BinOp]]:
    """Every statement for the store that is put together. Readers of documents never see a store."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.relative_to(PACKAGE).parts[0] == "documents":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.JoinedStr | ast.BinOp) and beginning(node).startswith(STATEMENT):
                yield path, node


def test_nothing_is_put_into_a_statement_but_names_of_ours() -> None:
    found = {(path.name, ast.unparse(part.value)) for path, node in statements() for part in parts(node)}
    assert len(found) > 20
    assert {one for one in found if one[1] not in LOOKED_AT} == set()


def test_no_statement_is_made_by_format_or_percent() -> None:
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
                assert not beginning(node.func.value).startswith(STATEMENT), path
            if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod):
                assert not beginning(node.left).startswith(STATEMENT), path


@pytest.mark.parametrize("hostile", ["';", "' OR 1=1 --", '"; DROP TABLE documents; --', "a' UNION SELECT 1 --", "%_"])
def test_what_a_user_types_is_never_sql(tmp_path: Path, hostile: str) -> None:
    """Every filter, path and word with signs of SQL in it finds nothing, and does nothing."""
    with store.writing((tmp_path / "facts.db").as_posix()) as kept:
        for make, text in ALL:
            kept.add(make(), text)
        odd = deal().model_copy(update={"doc": deal().doc.model_copy(update={"path": hostile, "title": hostile})})
        kept.add(odd, DEAL)
        before = kept.totals()
        assert kept.record(hostile).doc.title == hostile
        for kind in FILTERS:
            for one in FILTERS[kind]:
                if one.how == "words":
                    assert len(ask(kept, Question(kind, {one.option: [hostile]}))) == 0
            assert len(ask(kept, Question(kind, text=hostile))) == 0
            ask(kept, Question(kind, doc=hostile)).rows()
        with suppress(UsageError):
            assert sentences(kept, Search(hostile, doc=hostile))[0] == 0
        assert kept.totals() == before
