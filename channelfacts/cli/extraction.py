"""`extract`: from texts to a store, a file of records, or both."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from channelfacts.cli import settings, stopping
from channelfacts.cli.options import (
    CORPUS,
    DATE_COLUMN,
    GAZETTEER,
    ID_COLUMN,
    MAX_BYTES,
    STRICT,
    TEXT_COLUMN,
    TIMEOUT,
    TITLE_COLUMN,
)
from channelfacts.cli.reporting import Progress, followed, note
from channelfacts.cli.sources import nothing_read
from channelfacts.errors import UsageError
from channelfacts.lexicons import corpus

if TYPE_CHECKING:
    from channelfacts.cli.keeping import Keeping

Writer = Callable[[Any], None]


def extract(
    paths: Annotated[list[str] | None, typer.Argument(metavar="PATH", help="Files, folders, or - .")] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE|-", help="Write records: .jsonl, .json, or - .")
    ] = None,
    store: Annotated[str | None, typer.Option(metavar="FILE", help="The store to fill.")] = None,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="The date of all these texts.")] = None,
    name: Annotated[str | None, typer.Option(metavar="NAME", help="A name for standard input.")] = None,
    model: Annotated[
        str | None, typer.Option(metavar="NAME", help="Another spaCy model to see names, or none.")
    ] = None,
    gazetteer: GAZETTEER = None,
    text_column: TEXT_COLUMN = None,
    id_column: ID_COLUMN = None,
    date_column: DATE_COLUMN = None,
    title_column: TITLE_COLUMN = None,
    max_bytes: MAX_BYTES = None,
    timeout: TIMEOUT = None,
    force: Annotated[bool, typer.Option("--force", help="Read unchanged files too.")] = False,
    prune: Annotated[
        bool, typer.Option("--prune", help="Drop what the store has of files that are gone from PATH.")
    ] = False,
    corpus_: CORPUS = False,
    strict: STRICT = False,
) -> None:
    """Read texts and keep their facts.

    Fills the store (--store, else CHANNELFACTS_STORE, else channelfacts.db here). With -o the records are written
    instead: one JSON document a line (.jsonl), one array (.json), or lines on standard output (-). With both, both.
    Files that have not changed since the store was filled are passed over, unless the program, its data or these
    options have; what has changed takes the place of what the store had of it. Names are seen by our own model;
    --model takes any spaCy package or folder instead, and none leaves it to gazetteers and rules. --gazetteer adds
    names of one's own, in the place of ours where they are the same; a channelfacts.toml in the folder or here may
    name such files too. In tables and JSON each row or object is a document; which column has the text, the day and the
    title is known by their names, or said with --text-column and its like. --timeout counts for each 100,000 characters
    of a long text.

    Example: channelfacts extract --corpus -o -
    """
    chosen = list(paths or ())
    if corpus_ and chosen:
        raise UsageError("--corpus is the bundled corpus: give it without PATH")
    if corpus_:
        chosen.append(corpus().as_posix())
    if not chosen:
        raise UsageError("extract needs a PATH: a file, a folder, or - for standard input")
    if chosen.count("-") > 1:
        raise UsageError("standard input (-) can be read once")
    if name is not None and "-" not in chosen:
        raise UsageError("--name names standard input: it needs the path -")
    if (force or prune) and output is not None and store is None:
        raise UsageError("--force and --prune are for a store: with -o alone everything is read and nothing is kept")
    format_ = _format(output)
    own = settings.names_of_own(chosen, gazetteer or (), here=not corpus_)
    where: list[str] = []
    # Late: a mistake on the command line is told at once, and other commands do without the readers.
    from channelfacts.cli.filling import Filling
    from channelfacts.cli.keeping import Keeping
    from channelfacts.documents.options import MAX_BYTES as MOST
    from channelfacts.documents.options import TIMEOUT as LONGEST
    from channelfacts.documents.options import Options

    options = Options(
        published=None if published is None else _day(published),
        text_column=text_column,
        id_column=id_column,
        date_column=date_column,
        title_column=title_column,
        max_bytes=MOST if max_bytes is None else _size(max_bytes),
        timeout=LONGEST if timeout is None else timeout or None,
    )
    with _going_on() as stopped, ExitStack() as stack:
        progress = stack.enter_context(Progress())
        filling = Filling(chosen, options, progress, model=model, own=own, name=name, bundled=corpus_, prune=prune)
        aside = [path for path in (output,) if path not in (None, "-")]
        if output is None or store is not None:
            kept = Keeping(_store(store), chosen, options, model=model, own=own, force=force, exact=output is not None)
            filling.keeping = stack.enter_context(kept)
            stopped.append((progress, kept))
            aside.append(kept.path)
        if output is not None:
            filling.write = _file(stack, output, format_, where)
        filling.run(aside)
        if not progress.anything:
            nothing_read(progress, chosen)
        if filling.keeping is not None and filling.keeping.run is not None:
            where.insert(0, f"store {filling.keeping.path}")
            followed(filling.keeping.store, pruned=prune)
    note(progress.summary(f": {', '.join(where)}" if where else ""))
    if strict and progress.left_out:
        raise typer.Exit(3)


@contextmanager
def _going_on() -> Iterator[list[tuple[Progress, Keeping]]]:
    """A run that is stopped says what it has done, and how to go on."""
    stopped: list[tuple[Progress, Keeping]] = []
    try:
        yield stopped
    except KeyboardInterrupt:
        if not any(kept.run for _, kept in stopped):
            raise
        for progress, kept in stopped:
            read = "1 document was" if progress.documents == 1 else f"{progress.documents:,} documents were"
            stopping.tell(
                f"stopped: {read} read and kept in the store {kept.path}; the same command goes on from there"
            )
        raise typer.Exit(stopping.code()) from None


def _format(output: str | None) -> str:
    if output is None or output == "-":
        return "jsonl"
    suffix = Path(output).suffix.lower().lstrip(".")
    if suffix not in ("jsonl", "json"):
        raise UsageError(f"-o {output}: the records go to a .jsonl or .json file, or to - (standard output)")
    return suffix


def _size(text: str) -> int:
    """Bytes, as a number or with KB, MB, GB."""
    found = re.fullmatch(r"\s*(\d{1,15})\s*(?:([KMG])B?)?\s*", text, re.I)
    if found is None or int(found[1]) == 0:
        raise UsageError(f"--max-bytes {text}: a number of bytes, or like 20MB or 1GB")
    return int(found[1]) * {"": 1, "K": 1000, "M": 1000_000, "G": 1000_000_000}[(found[2] or "").upper()]


def _day(text: str) -> str:
    from channelfacts.query.arguments import day

    return day(text, "--published")


def _store(given: str | None) -> str:
    from channelfacts import store

    path = store.find(settings.store(given), new=True)
    assert path is not None
    return path


def _file(stack: ExitStack, output: str, format_: str, where: list[str]) -> Writer:
    """A file that appears when all is written; standard output line by line."""
    from channelfacts.export import jsons
    from channelfacts.export.files import whole_file

    if output == "-":

        def say(record: Any) -> None:
            sys.stdout.write(jsons.record(record) + "\n")
            sys.stdout.flush()

        return say
    file = stack.enter_context(whole_file(output))
    where.append(output)
    started: list[bool] = []
    if format_ == "json":
        stack.callback(lambda: file.write("\n]\n" if started else "[]\n"))

    def write(record: Any) -> None:
        if format_ == "json":
            file.write(",\n" if started else "[\n")
            started.append(True)
            file.write(jsons.record(record))
        else:
            file.write(jsons.record(record) + "\n")

    return write
