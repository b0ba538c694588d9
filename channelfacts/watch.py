"""Files that come into a folder or change there, given out once they are at rest: half of a download is no text.

resting = Resting(rest=2.0)
wait = waiting(["articles"], poll=None)
while True:
    ripe = resting.look(states())   # {path: (size, mtime_ns)} of what is there now
    ...                             # read them
    resting.done(ripe)
    wait(resting.next_look())
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.util import find_spec

State = tuple[int, int]
"""Size and time of change (nanoseconds): while a file is written to, one or the other goes on changing."""

POLL = 2.0
"""Seconds between two looks where the system tells of no changes."""
LOOK_ANYWAY = 30.0
"""Seconds after which to look though nothing was told: network drives tell nothing of what others do there."""


class Resting:
    """What has changed and is not done yet. rest: seconds that a file must have been the same for."""

    def __init__(
        self, rest: float, *, clock: Callable[[], float] = time.monotonic, now: Callable[[], float] = time.time
    ) -> None:
        self.rest = rest
        self._clock, self._now = clock, now
        self._done: dict[str, State] = {}
        self._since: dict[str, tuple[State, float]] = {}

    def look(self, there: Mapping[str, State]) -> list[str]:
        """The files of which it is time, in their order; `there` is what there is now.

        A file that has not been changed for long when it is first seen has rested already.
        """
        self._done = {path: state for path, state in self._done.items() if path in there}
        self._since = {path: seen for path, seen in self._since.items() if path in there}
        ripe = []
        for path, state in there.items():
            if self._done.get(path) == state:
                self._since.pop(path, None)
                continue
            seen = self._since.get(path)
            if seen is None or seen[0] != state:
                old = seen is None and self._now() - state[1] / 1e9 >= self.rest
                seen = self._since[path] = state, self._clock() - (self.rest if old else 0.0)
            if self._clock() - seen[1] >= self.rest:
                ripe.append(path)
        return ripe

    def done(self, paths: Iterable[str]) -> None:
        """These have been dealt with as they were when they were last looked at."""
        for path in paths:
            state, _ = self._since.pop(path)
            self._done[path] = state

    def again(self, paths: Iterable[str]) -> None:
        """These could not be dealt with: they are to rest once more."""
        for path in paths:
            self._since[path] = self._since[path][0], self._clock()

    @property
    def restless(self) -> frozenset[str]:
        """Those that have changed and are not done."""
        return frozenset(self._since)

    def next_look(self) -> float | None:
        """Seconds until the next file may be at rest; None where there is none."""
        ends = [since + self.rest - self._clock() for _, since in self._since.values()]
        return max(0.0, min(ends)) if ends else None


def waiting(folders: Sequence[str], poll: float | None) -> tuple[Callable[[float | None], None], bool]:
    """A function that waits until there may be something new, at most so many seconds, and whether the system tells.

    poll: look every so many seconds, whatever the system tells; None: what it tells where `watchfiles` is there.
    """
    if poll is not None or find_spec("watchfiles") is None:
        every = poll or POLL

        def sleep(most: float | None) -> None:
            time.sleep(every if most is None else min(every, max(most, 0.05)))

        return sleep, False
    from watchfiles import watch

    # One watch for all waits, or what comes between two would be missed. It wakes up often, to end in time.
    events = watch(*folders, watch_filter=None, debounce=400, rust_timeout=250, yield_on_timeout=True)
    next(events)  # it listens from here on, before the first look

    def listen(most: float | None) -> None:
        wait = LOOK_ANYWAY if most is None else max(most, 0.05)
        end = time.monotonic() + wait
        for changes in events:
            if changes or time.monotonic() >= end:
                return
        time.sleep(min(wait, POLL))  # nothing is told any more: the folder itself has gone

    return listen, True
