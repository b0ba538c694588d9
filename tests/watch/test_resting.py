"""Files are given out when they are at rest, once for each state that they come to rest in."""

from __future__ import annotations

from channelfacts.watch import Resting, State


class Clock:
    def __init__(self) -> None:
        self.time = 1000.0

    def __call__(self) -> float:
        return self.time


def at(seconds: float, size: int = 10) -> State:
    return size, int(seconds * 1e9)


def started() -> tuple[Resting, Clock]:
    clock = Clock()
    return Resting(2.0, clock=clock, now=clock), clock


def test_what_has_lain_there_for_long_is_ripe_at_once_and_only_once() -> None:
    resting, clock = started()
    there = {"a.txt": at(900), "b.txt": at(950)}
    assert resting.look(there) == ["a.txt", "b.txt"]
    resting.done(["a.txt", "b.txt"])
    clock.time += 60
    assert resting.look(there) == []
    assert resting.next_look() is None
    assert not resting.restless


def test_what_is_written_to_is_waited_for() -> None:
    resting, clock = started()
    size = 0
    for _ in range(10):
        size += 5
        assert resting.look({"a.txt": at(clock.time, size)}) == []
        assert resting.restless == {"a.txt"}
        clock.time += 1
    last = at(clock.time - 1, size)
    assert resting.look({"a.txt": last}) == []
    assert resting.next_look() == 1.0
    clock.time += 1
    assert resting.look({"a.txt": last}) == ["a.txt"]


def test_a_copy_that_keeps_its_old_date_is_waited_for_while_it_grows() -> None:
    """Its time of change is long ago; once it has been seen to grow, that counts for nothing."""
    resting, clock = started()
    assert resting.look({"a.txt": at(clock.time, 1)}) == []
    clock.time += 1
    assert resting.look({"a.txt": at(10, 2)}) == []
    clock.time += 1
    assert resting.look({"a.txt": at(10, 3)}) == []
    clock.time += 2
    assert resting.look({"a.txt": at(10, 3)}) == ["a.txt"]


def test_what_changes_after_it_was_done_comes_again() -> None:
    resting, clock = started()
    assert resting.look({"a.txt": at(900)}) == ["a.txt"]
    resting.done(["a.txt"])
    clock.time += 5
    assert resting.look({"a.txt": at(clock.time)}) == []
    clock.time += 2
    assert resting.look({"a.txt": at(clock.time - 2)}) == ["a.txt"]


def test_what_vanishes_is_forgotten_and_comes_again_when_it_is_back() -> None:
    resting, clock = started()
    resting.look({"a.txt": at(clock.time)})
    assert resting.look({}) == []
    assert not resting.restless
    assert resting.look({"a.txt": at(900)}) == ["a.txt"]
    resting.done(["a.txt"])
    resting.look({})
    assert resting.look({"a.txt": at(900)}) == ["a.txt"]


def test_what_could_not_be_done_rests_once_more() -> None:
    resting, clock = started()
    assert resting.look({"a.txt": at(900)}) == ["a.txt"]
    resting.again(["a.txt"])
    assert resting.look({"a.txt": at(900)}) == []
    clock.time += 2
    assert resting.look({"a.txt": at(900)}) == ["a.txt"]


def test_a_date_in_the_future_is_waited_for_too() -> None:
    resting, clock = started()
    assert resting.look({"a.txt": at(5000)}) == []
    clock.time += 2
    assert resting.look({"a.txt": at(5000)}) == ["a.txt"]
