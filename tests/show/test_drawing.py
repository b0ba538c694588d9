"""Tables drawn: lines broken where people would break them, widths kept, the evidence marked where it stands."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from channelfacts.show.drawing import Cell, Column, draw, wrapped


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("hello big world", 9, ["hello big", "world"]),
        ("£250,000–£300,000", 12, ["£250,000–", "£300,000"]),
        ("2002-12-02-sangatte-deal", 12, ["2002-12-02-", "sangatte-", "deal"]),
        ("e4453bc79f075f10", 15, ["e4453bc7", "9f075f10"]),
        ("one\ntwo", 20, ["one", "two"]),
        ("日本語テキスト", 5, ["日本", "語テ", "キス", "ト"]),
        ("", 5, []),
        ("     ", 3, []),
    ],
)
def test_where_lines_are_broken(text: str, width: int, lines: list[str]) -> None:
    assert [text[start:end] for start, end in wrapped(text, width)] == lines


@given(st.text(st.characters(codec="ascii", categories=("L", "P", "Zs"))), st.integers(2, 20))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    lines = [text[start:end] for start, end in wrapped(text, width)]
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in lines)


def drawn(cell: Cell, **options: object) -> str:
    to = Console(file=io.StringIO(), width=20, **options)  # type: ignore[arg-type]
    assert draw([[cell, Cell("b")]], [Column("A", 8, "bold"), Column("B", 3)], to) == 1
    assert isinstance(to.file, io.StringIO)
    return to.file.getvalue()


def test_a_table() -> None:
    assert drawn(Cell("one two three")) == "A         B\n─────────────\none two   b\nthree\n"


def test_evidence_is_marked_over_the_end_of_a_line() -> None:
    text = drawn(Cell("one two three", 4, 10), force_terminal=True, color_system="standard", no_color=False)
    assert "\x1b[1mone \x1b[0m\x1b[1;36mtwo\x1b[0m" in text
    assert "\x1b[1;36mth\x1b[0m" in text


def test_without_colour_it_is_still_bold() -> None:
    text = drawn(Cell("one two", 4, 7), force_terminal=True, color_system="standard", no_color=True)
    assert "\x1b[1m" in text
    assert "36m" not in text
