"""`watch`: what comes into a folder comes into the store."""

from __future__ import annotations

import os
import signal
import stat
import time
from collections.abc import Callable, Collection
from contextlib import ExitStack
from functools import cache, partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from channelfacts.cli import settings, stopping
from channelfacts.cli.options import GAZETTEER
from channelfacts.cli.reporting import Progress, followed, note
from channelfacts.errors import ChannelfactsError, UsageError

if TYPE_CHECKING:
    from channelfacts.documents import Options
    from channelfacts.gazetteers import Gazetteers
    from channelfacts.watch import State

AGAIN = 5.0
"""Seconds to wait where the store cannot be written to: it may be in use, or the disk full, for a while."""


def watch(
    folders: Annotated[list[str], typer.Argument(metavar="FOLDER", help="Folders, with all below them.")],
    store: Annotated[str | None, typer.Option(metavar="FILE", help="The store to fill.")] = None,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="The date of all these texts.")] = None,
    model: Annotated[
        str | None, typer.Option(metavar="NAME", help="Another spaCy model to see names, or none.")
    ] = None,
    gazetteer: GAZETTEER = None,
    rest: Annotated[
        float, typer.Option(metavar="SECONDS", help="Read a file when it has not changed for so long.")
    ] = 2.0,
    poll: Annotated[
        float | None, typer.Option(metavar="SECONDS", help="Look every so often, for drives that tell of no change.")
    ] = None,
) -> None:
    """Read what comes into a folder, as it comes, until Ctrl-C.

    First it does what extract does; then new and changed files are read as soon as they have been at rest for a while
    (--rest), so that half of a download is not taken for a text. What vanishes stays in the store (extract --prune).
    With the extra `watch` installed the system tells of changes; else, and with --poll, it looks every few seconds.

    Example: channelfacts watch articles
    """
    if rest <= 0 or (poll is not None and poll <= 0):
        raise UsageError("--rest and --poll are seconds, more than 0")
    for folder in folders:
        if not os.path.isdir(folder):
            raise UsageError(f"{folder}: no such folder (single files: channelfacts extract)")
    from channelfacts import store as stores
    from channelfacts.documents import Options
    from channelfacts.query.arguments import day

    path = stores.find(settings.store(store), new=True)
    assert path is not None
    day_ = None if published is None else day(published, "--published")
    own = settings.names_of_own(folders, gazetteer or ())
    watching = Watching(folders, path, Options(published=day_), model, own)
    try:
        watching.run(rest, poll)
    except KeyboardInterrupt:
        stopping.tell(f"stopped watching; read so far: {watching.documents:,}, kept in the store {path}")
        # SIGTERM is how a service is ended when all is well.
        raise typer.Exit(0 if stopping.code() == 128 + signal.SIGTERM else stopping.code()) from None


class Watching:
    """Folders that are watched, and the store that they are read into."""

    def __init__(
        self, folders: list[str], store: str, options: Options, model: str | None, own: Gazetteers | None
    ) -> None:
        from channelfacts.cli import reading

        self.folders, self.store, self.options, self.model, self.own = folders, store, options, model, own
        self.documents = 0
        self._load = cache(partial(reading.pipeline, model, own))

    def run(self, rest: float, poll: float | None) -> None:
        """Read what is there, then what comes, for ever."""
        from channelfacts.watch import Resting, waiting

        resting = Resting(rest)
        wait, told = waiting(self.folders, poll)
        how = "changes are told by the system" if told else f"looked at every {poll or 2:g} s"
        note(f"watching {', '.join(self.folders)} ({how}): store {self.store}; Ctrl-C ends it")
        whole, trouble = True, ""
        while True:
            ripe = resting.look(self._there())
            if ripe or whole:
                later = resting.restless - set(ripe)
                chosen = (lambda path, later=later: path not in later) if whole else set(ripe).__contains__
                try:
                    whole = self._read(chosen, later) and not whole
                except ChannelfactsError as error:
                    if str(error) != trouble:
                        note(f"channelfacts: {error}; trying again every {AGAIN:g} s")
                    trouble = str(error)
                    resting.again(ripe)
                    time.sleep(AGAIN)
                else:
                    trouble = ""
                    resting.done(ripe)
            stopping.check()
            wait(0.0 if whole else resting.next_look())

    def _there(self) -> dict[str, State]:
        """The files that there are, each with its state."""
        from channelfacts.cli import reading
        from channelfacts.model import Failure

        found = {}
        for item in reading.files(self.folders, self.options, aside=[self.store]):
            file = item.path if isinstance(item, Failure) else item.file
            try:
                of_file = os.stat(file) if file is not None else None
            except (OSError, ValueError):
                continue
            if of_file is not None and stat.S_ISREG(of_file.st_mode) and item.path is not None:
                found[item.path] = of_file.st_size, of_file.st_mtime_ns
        return found

    def _read(self, chosen: Callable[[str], Any], later: Collection[str]) -> bool:
        """Read the files that are chosen. Whether others have to be read again, since these have changed."""
        from channelfacts.cli.filling import Filling
        from channelfacts.cli.keeping import Keeping

        with ExitStack() as stack:
            progress = stack.enter_context(Progress(quiet=True))
            filling = Filling(self.folders, self.options, progress, model=self.model, own=self.own, chosen=chosen)
            filling.load = self._load
            kept = Keeping(self.store, self.folders, self.options, model=self.model, own=self.own)
            filling.keeping = stack.enter_context(kept)
            filling.run([self.store])
            self.documents += progress.documents
            if progress.documents or progress.failures:
                note(progress.summary(""))
            if kept.run is None:
                return False
            followed(kept.store, pruned=False)
            unfinished = {row["path"] for row in kept.store.rows("SELECT path FROM files WHERE NOT finished")}
            return bool(unfinished - set(later))
