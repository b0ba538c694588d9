"""Facts looked at by a person: what may be changed in them and how it is written; which there are to look at.

kind, fact_id = look_up_fact(store, "0a440aa2")
review(store, kind, fact_id, changes=["payer=Home Office", "status=paid"], note="so the minutes")
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Literal, get_args, get_origin

from pydantic import ValidationError

from channelfacts.errors import UsageError
from channelfacts.facts import MODELS
from channelfacts.model import Fact, number
from channelfacts.query import arguments, filters
from channelfacts.query.characters import in_a_line
from channelfacts.query.looking import look_up
from channelfacts.store import Column, Store
from channelfacts.store.corrected import changeable
from channelfacts.store.reviews import Reviewed

DURATION = re.compile(r"P(?:\d+[YMWD])+")
TRUE, FALSE = ("true", "yes", "1"), ("false", "no", "0")


def look_up_fact(store: Store, wanted: str) -> tuple[str, str]:
    """(kind, id) of the one fact that is meant. Raises UsageError where there is none, or more than one."""
    found = look_up(store, wanted)
    if found.kind is None or found.fact_id is None:
        raise UsageError(f"{in_a_line(wanted)!r} is a document: give the beginning of a fact's id (--columns id,line)")
    return found.kind, found.fact_id


def review(
    store: Store,
    kind: str,
    fact_id: str,
    *,
    verdict: Literal["accepted", "rejected"] | None = None,
    changes: Sequence[str] = (),
    note: str | None = None,
    before: Reviewed | None = None,
) -> Fact:
    """Keep what a person says of a fact; the fact as it stands now.

    changes: `field=value` as a person writes them. before: what was said of it so far, to which the rest is added.
    Raises UsageError for a field or value that is none.
    """
    said = dict(before.changes) if before is not None and verdict != "rejected" else {}
    for written in changes:
        said.update([_change(store, kind, fact_id, written)])
    kept = Reviewed(
        verdict or (before.verdict if before is not None and not changes else "accepted"),
        said,
        note if note is not None else before.note if before is not None else None,
        datetime.now(UTC).isoformat(timespec="seconds").removesuffix("+00:00"),
    )
    try:
        return store.review(kind, fact_id, kept)
    except ValidationError as error:
        first = error.errors()[0]
        where = "_".join(str(part) for part in first["loc"])
        raise UsageError(f"{where or kind}: {first['msg'][:1].lower()}{first['msg'][1:]}") from error


def said_of(store: Store, fact_id: str) -> Reviewed | None:
    """What was said of a fact so far."""
    return next((kept.review for kept in store.reviews(fact_id)), None)


def _change(store: Store, kind: str, fact_id: str, written: str) -> tuple[str, Any]:
    """A field and its new value, as JSON has it."""
    name, sign, value = (part.strip() for part in written.partition("="))
    if not sign:
        raise UsageError(f"{in_a_line(written)!r}: write it as field=value; nothing behind the = empties the field")
    own = changeable(kind)
    if name not in own:
        raise arguments.wrong(f"field of {kind}", name, list(own))
    if name == "part_of" and value:
        return name, _whole(store, kind, fact_id, value)
    return name, _value(kind, own[name], value)


def _value(kind: str, column: Column, value: str) -> Any:
    name = column.name
    if not value:
        return [] if column.shape == "list" else None
    if column.shape == "list":
        return [one.strip() for one in value.split(";") if one.strip()]
    if column.shape == "number":
        return number(arguments.number(value, name))
    if column.shape == "flag":
        if value.lower() not in (*TRUE, *FALSE):
            raise UsageError(f"{name}={in_a_line(value)}: write true or false")
        return value.lower() in TRUE
    if column.shape in ("integer", "real"):
        try:
            return int(value) if column.shape == "integer" else float(value)
        except ValueError as error:
            raise UsageError(f"{name}={in_a_line(value)}: no number") from error
    return _word(kind, column, value)


def _word(kind: str, column: Column, value: str) -> str:
    """A text; of a closed vocabulary one of its words, of currencies, countries and dates as everywhere."""
    name = column.name
    if len(column.path) == 1 and _closed(kind, name):
        also = next((one.also for one in filters.FILTERS[kind] if one.columns == (name,)), {})
        return arguments.choice(name, also.get(value.lower(), value), filters.vocabulary(kind, name))
    if name.endswith("currency"):
        return arguments.currency(value)
    if name == "country":
        return arguments.country(value, name)
    if name in ("period_start", "period_end"):
        return arguments.moment(value, name)
    if name == "duration" and not DURATION.fullmatch(value):
        raise UsageError(f"duration={in_a_line(value)}: write it as P3Y (years), P6M (months), P2W or P10D")
    return value


def _closed(kind: str, name: str) -> bool:
    pending = [MODELS[kind].model_fields[name].annotation]
    while pending:
        annotation = pending.pop()
        if get_origin(annotation) is Literal:
            return True
        pending.extend(get_args(annotation))
    return False


def _whole(store: Store, kind: str, fact_id: str, value: str) -> str:
    """The fact of which this one is a part: of the same kind and document, and not itself."""
    other, whole = look_up_fact(store, value)
    sql = f"SELECT count(DISTINCT doc_id) AS n FROM fact_{kind} WHERE id IN (?, ?)"
    if other != kind or whole == fact_id or next(store.rows(sql, (fact_id, whole)))["n"] != 1:
        raise UsageError(f"part_of={in_a_line(value)}: give another fact of {kind} in the same document")
    return whole
