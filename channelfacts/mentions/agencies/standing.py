"""Bodies that some texts call by a plain word alone: "the Commission" in the European Parliament, "the House".

Where a body of the text itself is called so it is meant (`shortened`); these are for texts that never give the name.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from channelfacts.lexicons import lexicon
from channelfacts.mentions import gazetteers
from channelfacts.mentions.agencies.candidates import Body
from channelfacts.mentions.names import Line
from channelfacts.mentions.tries import Form


@cache
def callings() -> tuple[dict[str, Any], ...]:
    """The rows of the section: word, body, signs (one must stand in the text), against (none may)."""
    return tuple(lexicon("agencies")["standing"])


def standing(doc_lines: list[Line], bodies: list[Body]) -> Iterator[Body]:
    """The plain words that mean a body which is at home in such a text; none where two would fit."""
    said = {token.lower for line in doc_lines for token in line.tokens if token.cap or token.lower == "hon"}
    called = {token.lower for body in bodies for token in doc_lines[body.line].tokens[body.i : body.j]}
    meant: dict[str, list[str]] = {}
    for row in callings():
        if row["word"] not in called and said & set(row["signs"]) and not said & set(row["against"]):
            meant.setdefault(row["word"], []).append(row["body"])
    for word, names in meant.items():
        if len(names) != 1 or (form := row_of(names[0])) is None:
            continue
        entity = form.item.entity
        for number, line in enumerate(doc_lines):
            for i, token in enumerate(line.tokens):
                alone = token.cap and token.lower == word and (not line.cap(i + 1) or token.possessive)
                if alone and line.style == "prose" and line.lower(i - 1) in ("the", "this"):
                    yield Body(number, i, i + 1, form.item.kind, form.item.country, entity.id, entity, known=True)


def row_of(name: str) -> Form[gazetteers.KnownAgency] | None:
    """The row of a name of the list."""
    forms = gazetteers.agencies().forms.get(tuple(name.casefold().split()), [])
    return forms[0] if forms else None
