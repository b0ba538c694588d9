"""From chances of tags to names."""

from __future__ import annotations

from itertools import product

import numpy
from hypothesis import given, settings
from hypothesis import strategies as st

from channelfacts.network.names import allowed, likeliest, names

TAGS = ["O", "B-A", "I-A", "L-A", "U-A", "B-B", "I-B", "L-B", "U-B"]
LOGS = st.lists(st.lists(st.floats(-8, 0), min_size=9, max_size=9), min_size=1, max_size=4)


def chances(*tags: str, sure: float = 0.9) -> numpy.ndarray:
    """A row of tokens, each with most of its chance on one tag."""
    table = numpy.full((len(tags), len(TAGS)), (1 - sure) / (len(TAGS) - 1), dtype="f")
    for i, tag in enumerate(tags):
        table[i, TAGS.index(tag)] = sure
    return table


def found(table: numpy.ndarray) -> list[tuple[int, int, int]]:
    return [(start, end, label) for start, end, label, _ in names(table, 2)]


def test_names_are_read_off() -> None:
    assert found(chances("O", "U-A", "O", "B-B", "I-B", "L-B", "U-B")) == [(1, 2, 0), (3, 6, 1), (6, 7, 1)]
    assert found(chances("O", "O")) == []
    assert found(numpy.zeros((0, 9), dtype="f")) == []


def test_a_row_that_makes_no_sense_becomes_the_likeliest_that_does() -> None:
    table = chances("B-A", "L-B", "O")
    table[1, TAGS.index("L-A")] = 0.3
    assert found(table) == [(0, 2, 0)]


def test_every_name_is_closed_at_the_end_of_the_text() -> None:
    table = chances("O", "B-A")
    table[1, TAGS.index("U-A")] = 0.05
    assert found(table) == [(1, 2, 0)]


def test_names_come_with_the_chance_of_their_weakest_token() -> None:
    table = chances("B-A", "L-A", "O")
    table[1] = chances("L-A", sure=0.6)
    (only,) = names(table, 2)
    assert abs(only[3] - 0.6) < 1e-6


@settings(max_examples=150)
@given(LOGS)
def test_the_row_is_the_best_of_all_rows(logs: list[list[float]]) -> None:
    steps = allowed(2)
    closed = numpy.full((1, len(logs) + 1, 9), -30.0)
    closed[0, :-1] = logs
    closed[0, -1, 0] = 0.0
    row = likeliest(closed, steps)[0]

    def worth(tags: tuple[int, ...]) -> float:
        moves = zip((0, *tags), (*tags, 0), strict=True)
        return sum(logs[i][tag] for i, tag in enumerate(tags)) + sum(float(steps[a, b]) for a, b in moves)

    best = max(worth(tags) for tags in product(range(9), repeat=len(logs)))
    assert abs(worth(tuple(row[:-1].tolist())) - best) < 1e-3
