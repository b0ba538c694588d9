"""`evaluate`: the facts found against gold answers of one's own."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated, Any

import typer

from channelfacts.cli.options import CORPUS, GAZETTEER, STORE, STRICT
from channelfacts.cli.reporting import note
from channelfacts.cli.sources import source
from channelfacts.errors import InputError, UsageError

if TYPE_CHECKING:
    from channelfacts.store import Store

FORMATS = ("table", "json")


def evaluate(
    gold_dir: Annotated[
        str | None, typer.Argument(metavar="GOLD_DIR", help="The folder of gold answers, NAME.json for NAME.txt.")
    ] = None,
    paths: Annotated[list[str] | None, typer.Argument(metavar="PATH", help="Read these instead of the store.")] = None,
    kind: Annotated[list[str] | None, typer.Option(metavar="KIND", help="Only this kind; may be repeated.")] = None,
    errors: Annotated[bool, typer.Option("--errors", help="List what is missed, wrong or half right.")] = False,
    format_: Annotated[str, typer.Option("--format", metavar="FORMAT", help="table or json.")] = "table",
    gazetteer: GAZETTEER = None,
    store: STORE = None,
    corpus: CORPUS = False,
    strict: STRICT = False,
) -> None:
    """How good the facts are, against gold answers.

    Precision, recall and F1 of each kind. GOLD_DIR holds a NAME.json for each document NAME.txt. The facts come from
    the PATHs (nothing is stored), else the store, else, for the gold of the bundled corpus, from that corpus.

    F1 whole counts only facts right in every core field. For each field: how often it is right in the facts found, and
    after a + how often it is filled where the gold says that the text leaves it open.

    Example: channelfacts evaluate --corpus --errors --kind counts
    """
    from channelfacts import evaluate as scoring
    from channelfacts import store as stores
    from channelfacts.query import arguments

    form = arguments.choice("format", format_, FORMATS)
    kinds = [_scored(arguments.kind(given)) for given in kind or ()] or list(scoring.KINDS)
    if gold_dir is None and not corpus:
        raise UsageError("evaluate needs a GOLD_DIR, or --corpus for the bundled corpus and its gold")
    golds = scoring.gold.read(scoring.gold.bundled() if gold_dir is None else gold_dir)
    bundled = corpus
    if not paths and store is None and gold_dir is not None and _same_folder(gold_dir, scoring.gold.bundled()):
        bundled = bundled or stores.find(None) is None
    mistakes: list[scoring.Mistake] | None = [] if errors else None
    with source(list(paths or ()), store, bundled=bundled, machine=True, gazetteers=gazetteer or ()) as (kept, read):
        found = answers(kept, golds)
        if not found:
            raise InputError(
                str(gold_dir), f"none of its {len(golds)} documents is among the texts (NAME.json is for NAME.txt)"
            )
        missing = [name for name in golds if name not in found]
        if missing:
            more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
            note(f"not among the texts, so all their facts are missed: {', '.join(missing[:3])}{more}")
        report = scoring.evaluate(golds, found, kinds=kinds, mistakes=mistakes)
    (_json if form == "json" else _table)(report, mistakes)
    sys.stdout.flush()
    if strict and (missing or (read is not None and read.failures)):
        raise typer.Exit(3)


def _scored(kind: str) -> str:
    from channelfacts.evaluate import KINDS

    if kind not in KINDS:
        raise UsageError(f"gold answers have no {kind}: valid are {', '.join(KINDS)}")
    return kind


def _same_folder(first: str, second: Path) -> bool:
    return Path(first).resolve() == second.resolve()


def answers(kept: Store, golds: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The records of the gold's documents by their names: the last part of a path, with or without its ending.

    What people have said of facts does not count. Raises UsageError where two documents have the name of one.
    """
    found: dict[str, dict[str, Any]] = {}
    from_where: dict[str, str] = {}
    for record in kept.records():
        for path in kept.document(record.doc.id)[1]:
            name = PurePosixPath(path).name
            for one in {name, PurePosixPath(name).stem} & golds.keys():
                if one in found and found[one]["doc"]["id"] != record.doc.id:
                    raise UsageError(f"two documents are called {one}: {from_where[one]} and {path}")
                found[one] = kept.as_found(record).model_dump(mode="json", by_alias=True)
                from_where[one] = path
    return found


def _json(report: dict[str, Any], mistakes: list[Any] | None) -> None:
    shown = report if mistakes is None else {**report, "errors": [asdict(mistake) for mistake in mistakes]}
    print(json.dumps(shown, indent=1))


def _table(report: dict[str, Any], mistakes: list[Any] | None) -> None:
    from rich import box
    from rich.table import Table

    from channelfacts.show.tables import console

    out = console()
    for line in _lines(mistakes or []):
        out.print(line, soft_wrap=True)
    facts = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    for title in ("Kind", "Gold", "Found", "Wrong", "Twice", "Precision", "Recall", "F1", "F1 whole"):
        facts.add_column(title, justify="left" if title == "Kind" else "right", no_wrap=True)
    for kind, row in report["kinds"].items():
        counted = (str(row[name]) for name in ("gold", "found", "wrong", "dup"))
        ratios = (f"{row[name]:.3f}" for name in ("precision", "recall", "f1", "whole_f1"))
        facts.add_row(kind, *counted, *ratios)
    out.print(facts)
    out.print()
    for kind, row in report["kinds"].items():
        out.print(f"{kind}: {', '.join(_fields(row))}", soft_wrap=True)
    out.print(f"{report['answered']} of {report['documents']} documents read", soft_wrap=True)


def _fields(row: dict[str, Any]) -> Iterator[str]:
    for name, share in row["fields"].items():
        filled = row["unsettled_filled"].get(name)
        yield f"{name} {share:.2f}" + (f" +{filled[0]}/{filled[1]}" if filled and filled[1] else "")


def _lines(mistakes: list[Any]) -> Iterator[str]:
    """What went wrong, a line each."""
    from channelfacts.query.characters import in_a_line

    for one in mistakes:
        entry = one.gold or one.found
        evidence = entry.get("evidence") or {}
        said = entry.get("anchor") or evidence.get("text") or entry.get("name") or ""
        line = f"{one.document}: {one.kind}: {one.how}: {said}"
        if one.how == "half":
            line += "; " + "; ".join(
                f"{name}: wanted {_say(wanted)}, got {_say(got)}" for name, wanted, got in one.fields
            )
        elif one.how in ("wrong", "twice"):
            known = (entry.get(name) for name in ("name", "amount", "currency", "value", "subject", "percent"))
            line += f" ({' '.join(str(value) for value in known if value is not None)})"
        yield in_a_line(line)


def _say(value: Any) -> str:
    if isinstance(value, list):
        return " or ".join(_say(one) for one in value)
    if isinstance(value, dict):
        value = value.get("text")
    return "nothing" if value is None else str(value)
