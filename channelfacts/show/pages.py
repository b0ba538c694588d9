"""A page on a person, a body or a place, for the screen: who it is, then lists whose every line names its document.

The last column is the beginning of the fact's id: `channelfacts show ID` has the sentence in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from textwrap import wrap
from typing import Any

from rich.console import Console
from rich.text import Text

from channelfacts.query.characters import in_a_line
from channelfacts.query.pages import NAMED, Line, Page, Role, Term
from channelfacts.show import cells
from channelfacts.show.drawing import Cell, Column, draw
from channelfacts.show.tables import Heading, cell, widths

FIGURES_IN = {"payer": "pays", "recipient": "is paid", "source": "says", "place": "where"}
ONE = "in none of our lists; taken for one, as name, country and kind do not differ"
EITHER = "could be either of those of this name above: the text does not tell"
SURNAME = "by surname alone: whom each of these texts means is not settled"
UNDATED = "undated"
MOST_NAMES = 12
"""Other names shown; all are in JSON."""


def write(pages: Sequence[Page], limit: int, to: Console) -> None:
    """The pages one below the other. limit: lines of each list, 0 for all."""
    if len(pages) > 1:
        to.print(f"{len(pages)} of this name, kept apart:", soft_wrap=True)
        to.print()
    for number, page in enumerate(pages, 1):
        _head(page, f"{number}. " if len(pages) > 1 else "", to)
        _lists(page, limit, to)
        if number < len(pages):
            to.print()


def _head(page: Page, number: str, to: Console) -> None:
    to.print(Text(f"{number}{in_a_line(page.name)}", style="bold"), soft_wrap=True)
    said = [
        cells.joined(", ".join(page.kinds), ", ".join(page.countries)),
        _seen(page),
        _names(page.aliases),
        _settled(page),
    ]
    if page.surname_only:
        surname = in_a_line(page.name).split()[-1]
        texts = "1 more text has" if page.surname_only == 1 else f"{page.surname_only:,} more texts have"
        said.append(f"{texts} only the surname, not settled: channelfacts {NAMED[page.kind]} {surname}")
    for line in filter(None, said):
        for part in wrap(line, to.width - 2):
            to.print(Text(f"  {part}"), soft_wrap=True)


def _seen(page: Page) -> str:
    """In how many documents, from when to when."""
    if not page.documents:
        return "named in no document, meant by an office alone"
    documents = "1 document" if page.documents == 1 else f"{page.documents:,} documents"
    when = _stretch(page.first, page.last)
    undated = f"{page.undated:,} undated" if page.undated else None
    return cells.joined(f"in {documents}", when, undated)


def _settled(page: Page) -> str | None:
    """Why these documents are taken to speak of one."""
    if page.entity is not None:
        return f"known by the lists of names as {page.entity['id']}"
    if page.settled == "surname":
        return SURNAME
    if page.settled == "open":
        return EITHER
    return ONE if page.documents > 1 else "in none of our lists"


def _names(names: Sequence[str]) -> str | None:
    if not names:
        return None
    more = [f"and {len(names) - MOST_NAMES} more"] if len(names) > MOST_NAMES else []
    return f"also called {', '.join([*map(in_a_line, names[:MOST_NAMES]), *more])}"


def _stretch(first: str | None, last: str | None) -> str:
    if first is None or last is None:
        return ""
    return cells.day(first) if first == last else f"{cells.day(first)} – {cells.day(last)}"


def _lists(page: Page, limit: int, to: Console) -> None:
    held = (_office(term) for term in page.offices)
    _list("Offices, by the list of offices", held, len(page.offices), OFFICES, 0, to)
    _list("Roles in the texts", map(_role, page.roles), len(page.roles), ROLES, limit, to)
    named = {form.split()[-1].casefold() for form in (page.name, *page.aliases)}
    said = (_row(line) | {"as": _by_office(line, named)} for line in page.said)
    _list("Said", said, len(page.said), SAID, limit, to)
    _list("In figures", map(_row, page.figures), len(page.figures), FIGURES, limit, to)
    _list("Named in", map(_row, page.named), len(page.named), NAMED_IN, limit, to)
    _list("Meant by an office alone", map(_row, page.by_office), len(page.by_office), BY_OFFICE, limit, to)


def _list(
    title: str, rows: Iterable[dict[str, Any]], size: int, shown: Sequence[Heading], limit: int, to: Console
) -> None:
    """A list under its title, cut at the limit; nothing where it is empty."""
    if not size:
        return
    to.print()
    to.print(Text(f"{title} ({size:,})", style="bold"))
    cut = [row for number, row in enumerate(rows) if not limit or number < limit]
    if not any(row.get("date") for row in cut):
        shown = [heading for heading in shown if heading is not DATE]
    fields = list(zip(shown, widths(shown, to.width), strict=True))
    columns = [Column(heading.title, width, heading.style) for heading, width in fields]
    draw(([Cell(*cell(heading, row, width * 3 - 2)) for heading, width in fields] for row in cut), columns, to)
    if len(cut) < size:
        to.print(f"and {size - len(cut):,} more (--limit 0 shows all)", soft_wrap=True)


def _row(line: Line) -> dict[str, Any]:
    row = asdict(line)
    return {**row, **row.pop("fields")}


def _by_office(line: Line, named: set[str]) -> str | None:
    """The words for a speaker whom the text does not name."""
    speaker = str(line.fields["speaker"])
    return None if speaker.split()[-1].casefold() in named else speaker


def _role(role: Role) -> dict[str, Any]:
    """A role with the latest document that gives it."""
    more = f" and {len(role.documents) - 1:,} more" if len(role.documents) > 1 else ""
    when = _stretch(role.first, role.last) or UNDATED
    return {**_row(role.documents[0]), "written": role.role, "when": when, "more": more}


def _office(term: Term) -> dict[str, Any]:
    when = _stretch(term.since, term.until) if term.until else f"since {cells.day(term.since)}"
    return {**asdict(term), "when": when}


def _as_it_is(name: str) -> Callable[[dict[str, Any]], str | None]:
    return lambda row: row[name]


def _date(row: dict[str, Any]) -> str:
    return cells.day(row["date"]) if row["date"] else UNDATED


def _said(row: dict[str, Any]) -> str:
    said = f"“{row['text']}”" if row["direct"] else f"{row['cue']}: {row['text']}"
    return f"({row['as']}) {said}" if row.get("as") else said


def _figure(row: dict[str, Any]) -> str:
    """The figure with what its line does not say: who pays whom what for, what happened, what changed."""
    if row["kind"] == "money":
        return cells.joined(row["line"], cells.paid_for(row), by="; ")
    what = cells.joined(cells.event(row), row["place"]) if row["kind"] == "counts" else row["measure"]
    return cells.joined(row["line"], what, by="; ")


DATE = Heading("Date", _date, 1, (), least=11)
SENTENCE = Heading("Sentence", lambda row: None, 34, ())
DOCUMENT = Heading("Document", cells.document, 18, ())
FACT = Heading("Fact", lambda row: row["id"][:8], 1, (), least=8)

OFFICES = (
    Heading("Office", lambda row: cells.joined(row["office"], row["country"]), 34, (), "bold"),
    Heading("When", _as_it_is("when"), 1, (), least=26),
    Heading("Source", _as_it_is("source"), 34, ()),
)
ROLES = (
    Heading("Role", _as_it_is("written"), 32, (), "bold"),
    Heading("In texts of", _as_it_is("when"), 1, (), least=25),
    Heading("Document", lambda row: cells.document(row) + row["more"], 26, ()),
    FACT,
)
SAID = (DATE, Heading("Words", _said, 52, ()), DOCUMENT, FACT)
FIGURES = (
    DATE,
    Heading("As", lambda row: FIGURES_IN[row["role"]], 1, (), least=7),
    Heading("Figure", _figure, 24, (), "bold"),
    SENTENCE,
    DOCUMENT,
    FACT,
)
NAMED_IN = (DATE, SENTENCE, DOCUMENT, FACT)
BY_OFFICE = (
    DATE,
    Heading("Office", lambda row: cells.joined(row["office"], row["country"]), 20, (), "bold"),
    Heading("Told by", lambda row: "the date" if row["inferred"] else "the text", 1, (), least=8),
    SENTENCE,
    DOCUMENT,
    FACT,
)
