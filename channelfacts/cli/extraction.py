"""`extract`: from texts to a store, a file of records, or both."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated, Any

import typer

from channelfacts.cli import settings
from channelfacts.cli.options import CORPUS, GAZETTEER, STRICT
from channelfacts.cli.reporting import Progress, note
from channelfacts.cli.sources import extracted, nothing_read
from channelfacts.errors import UsageError
from channelfacts.lexicons import corpus

Writer = Callable[[Any, str], None]


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
    corpus_: CORPUS = False,
    strict: STRICT = False,
) -> None:
    """Read texts and keep their facts.

    Fills the store (--store, else CHANNELFACTS_STORE, else channelfacts.db here). With -o the records are written
    instead: one JSON document a line (.jsonl), one array (.json), or lines on standard output (-). With both, both.
    A document read again replaces what the store had of it. Names are seen by our own model; --model takes any
    spaCy package or folder instead, and none leaves it to gazetteers and rules. --gazetteer adds names of one's own,
    in the place of ours where they are the same; a channelfacts.toml in the folder or here may name such files too.

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
    format_ = _format(output)
    day = None if published is None else _day(published)
    with ExitStack() as stack:
        progress = stack.enter_context(Progress())
        where: list[str] = []
        writers: list[Writer] = []
        if output is None or store is not None:
            writers.append(_store(stack, store, where))
        if output is not None:
            writers.append(_file(stack, output, format_, where))
        for record, text in extracted(
            chosen, progress, published=day, name=name, bundled=corpus_, model=model, gazetteers=gazetteer or ()
        ):
            for write in writers:
                write(record, text)
        if not progress.documents:
            nothing_read(progress, chosen)
    note(progress.summary(f": {', '.join(where)}" if where else ""))
    if strict and progress.failures:
        raise typer.Exit(3)


def _format(output: str | None) -> str:
    if output is None or output == "-":
        return "jsonl"
    suffix = Path(output).suffix.lower().lstrip(".")
    if suffix not in ("jsonl", "json"):
        raise UsageError(f"-o {output}: the records go to a .jsonl or .json file, or to - (standard output)")
    return suffix


def _day(text: str) -> str:
    from channelfacts.query.arguments import day

    return day(text, "--published")


def _store(stack: ExitStack, given: str | None, where: list[str]) -> Writer:
    """A store opened at once if it is there (its faults are known before the work), made at the first record if not."""
    from channelfacts import store

    path = store.find(settings.store(given), new=True)
    assert path is not None
    kept: list[store.Store] = []

    def write(record: Any, text: str) -> None:
        if not kept:
            kept.append(stack.enter_context(store.writing(path)))
            where.append(f"store {path}")
        kept[0].add(record, text)

    if Path(path).exists():
        kept.append(stack.enter_context(store.writing(path)))
        where.append(f"store {path}")
    return write


def _file(stack: ExitStack, output: str, format_: str, where: list[str]) -> Writer:
    """A file that appears when all is written; standard output line by line."""
    from channelfacts.export import jsons
    from channelfacts.export.files import whole_file

    if output == "-":

        def say(record: Any, text: str) -> None:
            sys.stdout.write(jsons.record(record) + "\n")
            sys.stdout.flush()

        return say
    file = stack.enter_context(whole_file(output))
    where.append(output)
    started: list[bool] = []
    if format_ == "json":
        stack.callback(lambda: file.write("\n]\n" if started else "[]\n"))

    def write(record: Any, text: str) -> None:
        if format_ == "json":
            file.write(",\n" if started else "[\n")
            started.append(True)
            file.write(jsons.record(record))
        else:
            file.write(jsons.record(record) + "\n")

    return write
