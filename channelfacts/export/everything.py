"""Everything in a store, for other programs: records as JSON Lines or JSON, rows of a kind as CSV."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TextIO

from channelfacts.errors import UsageError
from channelfacts.export import jsons
from channelfacts.export.files import OutputError, whole_file, whole_files
from channelfacts.export.tables import write_csv
from channelfacts.facts import FACTS
from channelfacts.model import DocInfo
from channelfacts.query import Question, ask
from channelfacts.query.arguments import choice
from channelfacts.store import Store, printed

ABOUT = {name: name for name in DocInfo.model_fields if name not in ("id", "path", "variant_of")} | {
    "path": "document",
    "id": "doc_id",
    "variant_of": "variant_of",
}
"""The columns of `documents.csv` by the fields of a document: its name and id stand last, as in the other files."""

FORMATS = ("jsonl", "json", "csv")


def plan(target: str, format_: str | None, kinds: Sequence[str]) -> tuple[str, bool]:
    """The format, and whether the target is a folder. Raises UsageError where that does not fit together."""
    path = Path(target)
    folder = target != "-" and (target.endswith("/") or path.is_dir())
    if format_ is not None:
        format_ = choice("format", format_, FORMATS)
    elif target == "-":
        format_ = "jsonl"
    elif folder or not path.suffix:
        folder, format_ = True, "csv"
    else:
        format_ = path.suffix.lower().lstrip(".")
        if format_ not in FORMATS:
            raise UsageError(f"export {target}: name it .jsonl, .json or .csv, name a folder, or say --format")
    folder = folder or (format_ == "csv" and target != "-" and not path.suffix)
    if folder and format_ != "csv":
        raise UsageError(f"export {target}: a folder gets one CSV file a kind; {format_} goes to a file or to -")
    if format_ == "csv" and not folder and len(kinds) != 1:
        raise UsageError(f"CSV holds one kind: say --kind ({', '.join(FACTS)}), or name a folder")
    return format_, folder


def write(
    store: Store, target: str, to: TextIO, *, kinds: Sequence[str], format_: str | None, as_is: bool = False
) -> str:
    """Export `kinds` (none: all) of a store to a file, a folder, or `-`, which is `to`; what was written, in a line.

    as_is: texts in CSV as they are, also where a spreadsheet would run them.
    The same facts give the same bytes: documents are in the order of their paths and ids, facts in that of the text.
    """
    form, folder = plan(target, format_, kinds)
    chosen = [kind for kind in FACTS if kind in kinds] if kinds else list(FACTS)
    if folder:
        _folder(store, Path(target), chosen, as_is)
        return f"{len(chosen) + 1} files in {target}"
    with ExitStack() as stack:
        file = to if target == "-" else stack.enter_context(whole_file(target))
        if form == "csv":
            _csv(store, chosen[0], file, as_is)
        else:
            for text in jsons.WRITERS[form](jsons.record(record) for record in store.records(chosen)):
                file.write(text)
    return target


def _folder(store: Store, folder: Path, kinds: Sequence[str], as_is: bool) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"cannot make the folder {folder}: {error.strerror}") from error
    with whole_files([folder / f"{name}.csv" for name in ("documents", *kinds)]) as files:
        write_csv(_documents(store), list(ABOUT.values()), files[0], as_is=as_is)
        for kind, file in zip(kinds, files[1:], strict=True):
            _csv(store, kind, file, as_is)


def _documents(store: Store) -> Iterator[dict[str, Any]]:
    """What is known of each document; what it is a variant of by its path, as in the tables of facts."""
    for info in store.documents():
        row = {column: getattr(info, name) for name, column in ABOUT.items()}
        yield row | {"variant_of": info.variant_of and (store.info(info.variant_of).path or info.variant_of)}


def _csv(store: Store, kind: str, to: TextIO, as_is: bool) -> None:
    question = Question(kind, variants=True, rejected=True)
    write_csv(ask(store, question).rows(), [column.name for column in printed(kind)], to, as_is=as_is)
