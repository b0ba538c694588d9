"""`people`, `agencies`, `places`, `funding`, `counts`, `changes`, `quotes`: tables of facts, options from FILTERS."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from inspect import Parameter, Signature
from typing import Annotated, Any

import typer

from channelfacts.cli import groups, offices, unresolved
from channelfacts.cli.options import CORPUS, GAZETTEER, STORE, STRICT
from channelfacts.cli.reporting import note
from channelfacts.cli.sources import source
from channelfacts.errors import UsageError
from channelfacts.query import FILTERS, VIEWS, Answer, Question, arguments, ask
from channelfacts.query.grouping import BY

KINDS = ("people", "offices", "agencies", "places", "money", "counts", "changes", "quotes")
FORMATS = ("table", "json", "jsonl", "csv", "markdown")
OF_PLACES = ("geojson",)
"""Further formats of places."""
GIVEN_BACK = "tsv"
"""What `--unresolved` has besides: a file for `--gazetteer`."""
PASSED = ("since", "until", "undated", "doc", "text", "sort", "limit", "variants", "rejected")
"""Options that a Question has under the same names."""
METAVARS = {"words": "WORDS", "choice": "WORD", "country": "CODE", "currency": "CODE", "least": "N", "most": "N"}
MANY, FIRST = 10_000, 200
"""More facts than a person reads: of so many a table has the first only, unless --limit says otherwise."""
SENTENCE = 200
"""Characters of the sentence in Markdown, where no terminal's width says how many."""

PATHS = Annotated[list[str] | None, typer.Argument(metavar="PATH", help="Read these instead of the store.")]
SHARED: dict[str, tuple[Any, Any]] = {
    "since": (Annotated[str | None, typer.Option(metavar="DATE", help="Not before: 2024, 2024-03, 2024-03-05.")], None),
    "until": (Annotated[str | None, typer.Option(metavar="DATE", help="Not after.")], None),
    "undated": (Annotated[bool, typer.Option("--undated", help="Keep facts without any date.")], False),
    "doc": (Annotated[str | None, typer.Option(metavar="WORDS", help="In documents of this path or id.")], None),
    "text": (Annotated[str | None, typer.Option(metavar="WORDS", help="With these words in the sentence.")], None),
    "sort": (Annotated[str | None, typer.Option(metavar="COLUMNS", help="By these columns; -COLUMN falls.")], None),
    "variants": (
        Annotated[bool, typer.Option("--variants", help="Keep what variants of an article tell again.")],
        False,
    ),
    "rejected": (Annotated[bool, typer.Option("--rejected", help="Keep what a review has rejected.")], False),
    "limit": (Annotated[int | None, typer.Option(metavar="N", help="At most so many.")], None),
    "columns": (Annotated[str | None, typer.Option(metavar="COLUMNS", help="These columns: line,source,date.")], None),
    "format": (Annotated[str, typer.Option(metavar="FORMAT", help="table, json, jsonl, csv or markdown.")], "table"),
    "gazetteer": (GAZETTEER, None),
    "store": (STORE, None),
    "corpus": (CORPUS, False),
    "strict": (STRICT, False),
}
ABOUT = {
    "people": ("Who: people with role, kind and country.", "people --corpus --kind minister"),
    "offices": (
        "Offices named without their holder, and who that was; with --on, who held which office then.",
        "offices --on 2014-09-20 --country FR",
    ),
    "agencies": ("Named bodies: departments, forces, agencies, charities.", "agencies --corpus --kind police"),
    "places": ("Named places with their country and position.", "places --corpus --country FR"),
    "money": ("Who pays how much for what, and what may be added up.", "funding --corpus --currency GBP --min 1m"),
    "counts": (
        "How many people, boats, incidents, offenders, officers.",
        "counts --corpus --subject migrants --min 1000",
    ),
    "changes": ("What rose or fell, by how much, against what.", "changes --corpus --since 2020"),
    "quotes": ("Who said what, in quotation marks or reported.", 'quotes --corpus --speaker "home office"'),
}


def command(kind: str) -> Callable[..., None]:
    """The command of a kind, with an option for each of its filters."""
    own: dict[str, tuple[Any, Any]] = {
        one.option: (
            Annotated[list[str] | None, typer.Option(f"--{one.option}", metavar=METAVARS[one.how], help=one.help)],
            None,
        )
        for one in FILTERS[kind]
    }
    by: dict[str, tuple[Any, Any]] = {}
    if kind in BY:
        said = f"A small table instead, in groups: {', '.join(BY[kind][:-1])} or {BY[kind][-1]}."
        by["by"] = (Annotated[str | None, typer.Option(metavar="WORD", help=said)], None)
    on = {"on": (offices.ON, None)} if kind == "offices" else {}
    if kind in unresolved.KNOWN:
        said = "What was found but not understood; --format tsv writes it for --gazetteer."
        by["unresolved"] = (Annotated[bool, typer.Option("--unresolved", help=said)], False)
    parameters: dict[str, tuple[Any, Any]] = {"paths": (PATHS, None), **own, **on, **by, **SHARED}
    if kind == "places":
        said = "table, json, jsonl, csv, markdown or geojson."
        parameters["format"] = (Annotated[str, typer.Option(metavar="FORMAT", help=said)], "table")

    def run(**given: Any) -> None:
        if given.get("on") is None:
            _run(kind, given)
        else:
            offices.held(given, FORMATS)

    about, example = ABOUT[kind]
    run.__name__ = VIEWS[kind]
    run.__doc__ = (
        f"{about}\n\nFrom the PATHs (nothing is stored), else the store, else the bundled corpus."
        f"\n\nExample: channelfacts {example}"
    )
    run.__annotations__ = {name: annotation for name, (annotation, _) in parameters.items()}
    run.__signature__ = Signature([  # type: ignore[attr-defined]
        Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        for name, (annotation, default) in parameters.items()
    ])  # fmt: skip
    return run


def _run(kind: str, given: dict[str, Any]) -> None:
    listed = bool(given.get("unresolved"))
    more = (GIVEN_BACK,) if listed else OF_PLACES if kind == "places" else ()
    format_ = arguments.choice("format", given["format"], (*FORMATS, *more))
    names = [name.strip() for name in (given["columns"] or "").split(",") if name.strip()]
    if format_ in OF_PLACES and (names or given["limit"] is not None):
        raise UsageError(f"--format {format_} has all places with properties of its own: no --columns, no --limit")
    if given.get("by") is not None and (given["variants"] or given["rejected"]):
        raise UsageError("--by counts each fact once: no --variants, no --rejected")
    question = Question(
        kind,
        filters={one.option: given[one.option] or [] for one in FILTERS[kind]},
        columns=tuple(names) or None,
        **{name: given[name] for name in PASSED},
    )
    machine = format_ != "table"
    paths, gazetteers = list(given["paths"] or ()), given["gazetteer"] or ()
    with source(paths, given["store"], bundled=given["corpus"], machine=machine, gazetteers=gazetteers) as (kept, read):
        answer = ask(kept, question)
        many = not machine and not listed and given.get("by") is None and question.limit is None and len(answer) > MANY
        if many:
            answer = answer.first(FIRST)
            question = answer.question
            _rows(answer, filled=set)
        elif listed:
            unresolved.write(answer, format_)
        elif given.get("by") is None:
            WRITERS[format_](kept, answer)
        else:
            groups.write(answer, given["by"], format_)
        sys.stdout.flush()
        found = len(answer)
        if listed:
            pass
        elif not found:
            note(f"no {VIEWS[kind]} found")
        elif question.limit is not None and found > question.limit:
            added = ", not added up" if many and kind == "money" else ""
            note(f"the first {question.limit:,} of {found:,}{added} ({'--limit N for more' if many else '--limit'})")
        if answer.undated:
            note(f"{answer.undated:,} without any date left out (--undated keeps them)")
        again, rejected = answer.hidden()
        if again:
            note(f"{again:,} told again by variants of an article left out (--variants shows them)")
        if rejected:
            note(f"{rejected:,} rejected in review left out (--rejected shows them)")
    if given["strict"] and (answer.undated or (read is not None and read.failures)):
        raise typer.Exit(3)


def _table(kept: Any, answer: Answer) -> None:
    console = _rows(answer)
    if len(answer) and answer.question.kind == "money":
        console.print()
    _totals(answer, console)


def _rows(answer: Answer, filled: Callable[[Sequence[str]], set[str]] | None = None) -> Any:
    """The facts as a table; the console that it was written to. filled: where it is known which columns are."""
    from channelfacts.show import tables

    console = tables.console()
    if len(answer):
        tables.write(answer.rows(), _headings(answer, filled), console)
    return console


def _headings(answer: Answer, filled: Callable[[Sequence[str]], set[str]] | None = None) -> Any:
    from channelfacts.show import tables

    if answer.question.columns is not None:
        return tables.chosen(answer.columns)
    return tables.headings(answer.question.kind, filled or answer.filled)


def _totals(answer: Answer, console: Any) -> None:
    from channelfacts.query.totals import totals
    from channelfacts.show.totals import lines

    if answer.question.kind == "money":
        for line in lines(totals(answer.counted())):
            console.print(line, soft_wrap=True)


def _markdown(kept: Any, answer: Answer) -> None:
    from channelfacts.export.tables import write_markdown
    from channelfacts.show import tables

    shown = _headings(answer)
    cells = ([tables.cell(heading, row, SENTENCE)[0] for heading in shown] for row in answer.rows())
    write_markdown(cells, [heading.title for heading in shown], sys.stdout)
    if answer.question.kind == "money":
        sys.stdout.write("\n")
    _totals(answer, tables.console())


def _csv(kept: Any, answer: Answer) -> None:
    from channelfacts.export.tables import write_csv
    from channelfacts.show import tables

    write_csv(answer.rows(), answer.columns, sys.stdout)
    sys.stdout.flush()
    _totals(answer, tables.console(stderr=True))


def _json(kept: Any, answer: Answer, form: str = "json") -> None:
    from channelfacts.export import jsons
    from channelfacts.show import tables

    for text in jsons.WRITERS[form](jsons.dumps(value) for value in _values(kept, answer)):
        sys.stdout.write(text)
    sys.stdout.flush()
    _totals(answer, tables.console(stderr=True))


def _jsonl(kept: Any, answer: Answer) -> None:
    _json(kept, answer, "jsonl")


def _geojson(kept: Any, answer: Answer) -> None:
    from channelfacts.export import geojson

    found, nowhere = geojson.features(answer.rows())
    for text in geojson.collection(found):
        sys.stdout.write(text)
    sys.stdout.flush()
    if nowhere:
        note(f"{nowhere:,} {'place' if nowhere == 1 else 'places'} without a position left out")


def _values(kept: Any, answer: Answer) -> Iterator[dict[str, Any]]:
    """The columns asked for, else the fact as in the record, with its document under `doc`."""
    doc: dict[str, Any] = {}
    for row in answer.rows():
        if answer.question.columns is not None:
            yield {column: row[column] for column in answer.columns}
            continue
        if doc.get("id") != row["doc_id"]:
            doc = kept.info(row["doc_id"]).model_dump(mode="json")
        yield {**row["record"], "doc": doc}


WRITERS: dict[str, Callable[[Any, Answer], None]] = {
    "table": _table, "json": _json, "jsonl": _jsonl, "csv": _csv, "markdown": _markdown, "geojson": _geojson,
}  # fmt: skip
