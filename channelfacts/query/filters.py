"""The filters of each kind of fact, and what they mean in SQL. The options of the commands follow from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, get_args, get_origin

from channelfacts.facts import MODELS
from channelfacts.query import arguments
from channelfacts.query.characters import fold

Condition = tuple[str, list[Any]]
"""A condition of SQL and its parameters."""


@dataclass(frozen=True, slots=True)
class Filter:
    """An option that narrows a question.

    how: `words` (any part of any of `columns`, without case and accents), `choice` (a word of the field's vocabulary),
    `country`, `currency`, `least` and `most` (of the range from the first column to the second).
    """

    option: str
    how: Literal["words", "choice", "country", "currency", "least", "most"]
    columns: tuple[str, ...]
    help: str
    also: Mapping[str, str] = field(default_factory=dict)
    """Other words for a choice, as the tables have them."""


SAYS = Filter("source", "words", ("source",), "With these words in who says so.")
PLACE = Filter("place", "words", ("place",), "With these words in the place.")
PER = Filter("per", "words", ("per",), "Rates per day, night, year, person ...")
COUNTRY = Filter("country", "country", ("country",), "In this country, in two letters: GB, FR.")

FILTERS: dict[str, tuple[Filter, ...]] = {
    "people": (
        Filter("kind", "choice", ("kind",), "Of this kind: minister, legislator, police ..."),
        Filter("role", "words", ("role", "roles"), "With these words in the role."),
        COUNTRY,
    ),
    "agencies": (Filter("kind", "choice", ("kind",), "Of this kind: department, police, ngo ..."), COUNTRY),
    "places": (COUNTRY,),
    "money": (
        Filter("currency", "currency", ("currency",), "In this currency: GBP, EUR, £, euros ..."),
        Filter("min", "least", ("amount", "amount_max"), "At least this much: 5000000, 5m."),
        Filter("max", "most", ("amount", "amount_max"), "At most this much."),
        Filter("payer", "words", ("payer",), "With these words in who pays."),
        Filter("recipient", "words", ("recipient",), "With these words in who is paid."),
        Filter("purpose", "words", ("purpose",), "With these words in what it is for."),
        Filter(
            "status",
            "choice",
            ("status",),
            "planned, actual (paid) or other (neither).",
            also={"paid": "actual", "neither": "other"},
        ),
        PLACE,
        PER,
        SAYS,
    ),
    "counts": (
        Filter("subject", "choice", ("subject",), "migrants, vessels, incidents, offenders or personnel."),
        Filter("unit", "words", ("unit",), "With these words in what is counted: children."),
        Filter("event", "choice", ("event",), "crossing, rescue, death, return ..."),
        Filter("basis", "choice", ("basis",), "flow (in a time), cumulative (so far), stock (at a time)."),
        PLACE,
        PER,
        SAYS,
        Filter("min", "least", ("value", "value_max"), "At least this many."),
        Filter("max", "most", ("value", "value_max"), "At most this many."),
    ),
    "changes": (
        Filter("direction", "choice", ("direction",), "up or down."),
        Filter("measure", "words", ("measure",), "With these words in what rose or fell."),
        Filter("baseline", "words", ("baseline",), "With these words in what it is compared with."),
        Filter("unit", "choice", ("unit",), "percent or points."),
        Filter("min", "least", ("percent",), "At least this many percent or points."),
        Filter("max", "most", ("percent",), "At most this many percent or points."),
        SAYS,
    ),
    "offices": (
        COUNTRY,
        Filter("office", "words", ("office", "words"), "With these words in the office."),
        Filter("holder", "words", ("holder",), "With these words in who held it."),
    ),
    "quotes": (Filter("speaker", "words", ("speaker",), "With these words in who says it."),),
}


def vocabulary(kind: str, field: str) -> list[str]:
    """The words that a field of a kind may have, as its model lists them."""
    pending = [MODELS[kind].model_fields[field].annotation]
    while pending:
        annotation = pending.pop()
        if get_origin(annotation) is Literal:
            return list(get_args(annotation))
        pending.extend(get_args(annotation))
    raise TypeError(f"{kind}.{field} has no closed vocabulary")


def condition(kind: str, one: Filter, given: Sequence[str]) -> Condition:
    """A filter with what was given for it: any of several. Raises UsageError for a word that does not exist."""
    parts = [_condition(kind, one, word) for word in given]
    return f"({' OR '.join(sql for sql, _ in parts)})", [value for _, values in parts for value in values]


def _condition(kind: str, one: Filter, given: str) -> Condition:
    first, last = one.columns[0], one.columns[-1]
    match one.how:
        case "words":
            return contains(one.columns, given)
        case "choice":
            word = one.also.get(given.strip().lower(), given)
            return f"{first} = ?", [arguments.choice(f"--{one.option}", word, vocabulary(kind, first))]
        case "country":
            return f"{first} = ?", [arguments.country(given)]
        case "currency":
            return f"{first} = ?", [arguments.currency(given)]
        case "least":
            low = float(arguments.number(given, f"--{one.option}"))
            return f"coalesce({last}_real, {first}_real) >= ?", [low]
        case "most":
            return f"{first}_real <= ?", [float(arguments.number(given, f"--{one.option}"))]


def contains(columns: Sequence[str], given: str) -> Condition:
    """Any part of any of the columns."""
    return f"({' OR '.join(f'has({column}, ?)' for column in columns)})", [fold(given)] * len(columns)


def document(given: str) -> Condition:
    """Facts of the documents whose path has these words, or whose id begins so."""
    paths = "EXISTS (SELECT 1 FROM paths p WHERE p.doc_id = facts.doc_id AND has(p.path, ?))"
    return f"({paths} OR substr(facts.doc_id, 1, ?) = ?)", [fold(given), len(given), given.lower()]


def dates(since: str | None, until: str | None) -> list[Condition]:
    """Facts whose stretch of time overlaps the one from `since` to `until` (ISO years, months or days, inclusive)."""
    found: list[Condition] = []
    if since is not None:
        found.append(("substr(when_end || '-99-99', 1, 10) >= ?", [(since + "-00-00")[:10]]))
    if until is not None:
        found.append(("substr(when_start || '-00-00', 1, 10) <= ?", [(until + "-99-99")[:10]]))
    return found
