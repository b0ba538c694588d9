"""A fact with what a person says of it: fields that were changed have the new values, the review has the old ones."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

from channelfacts.facts import MODELS
from channelfacts.model import Fact, Review
from channelfacts.store.layout import Column, columns

Verdict = Literal["accepted", "rejected"]


@cache
def changeable(kind: str) -> dict[str, Column]:
    """The columns of a kind that a person may change: all that is read from the text but where it stands."""
    shared = set(Fact.model_fields)
    return {column.name: column for column in columns(MODELS[kind]) if column.path[0] not in shared}


def corrected(kind: str, found: Fact, verdict: Verdict, changes: Mapping[str, Any], note: str | None) -> Fact:
    """The fact as it was found, with a review. changes: values as JSON has them, by the names of `changeable(kind)`.

    What is changed to what was found is no change. Raises pydantic's ValidationError for a value that no fact may have.
    """
    own = changeable(kind)
    written = found.model_dump(mode="json")
    changed = {}
    for name, value in changes.items():
        was = own[name].read(own[name].write(found))
        if was != value:
            changed[name] = was
            _set(written, own[name].path, value)
    if "name" in changed:
        written["entity"] = None  # it is another one now, and nobody has said whom a list knows it as
    written["review"] = Review(verdict=verdict, changed=changed, note=note).model_dump()
    return MODELS[kind].model_validate(written)


def _set(written: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    """Set a field; of a nested model of which nothing is left, the whole."""
    name, *inner = path
    if not inner:
        written[name] = value
        return
    nested = {**(written[name] or {}), inner[0]: value}
    written[name] = nested if any(one is not None for one in nested.values()) else None
