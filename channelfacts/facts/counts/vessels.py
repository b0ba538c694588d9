"""The boats that the same people came in: "187 people in 16 boats", "three boats with 120 people on board"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from channelfacts.annotations import AnnotatedDoc, CountMention, Sentence
from channelfacts.lexicons import lexicon

FAR = 60
"""Characters between people and their boats, at most."""


def vessels(doc: AnnotatedDoc) -> dict[int, Decimal]:
    """The number of boats by the index of the count of people in them."""
    found: dict[int, Decimal] = {}
    counts = doc._.counts
    for index, people in enumerate(counts):
        if people.subject != "migrants":
            continue
        sentence = doc._.sentences[people.sentence]
        behind = counts[index + 1] if index + 1 < len(counts) else None
        before = counts[index - 1] if index else None
        if behind is not None and _boats(behind, people) and _in_them(doc.text[people.end : behind.start]):
            found[index] = behind.number.value
        elif (
            before is not None
            and _boats(before, people)
            and _bearing(doc.text[before.end : people.start], doc.text[people.end : sentence.end])
        ):
            found[index] = before.number.value
        elif people.event in lexicon("near")["vessels"]["events"] and (
            _in_one(doc.text, people, sentence) or _with_them(doc.text, people, sentence)
        ):
            found[index] = Decimal(1)
    return found


def _boats(boats: CountMention, people: CountMention) -> bool:
    return boats.subject == "vessels" and boats.number.value_max is None and boats.sentence == people.sentence


def _in_them(between: str) -> bool:
    """ "in", "on board", "aboard" between people and boats."""
    return (
        len(between) < FAR
        and not set(between) & set(".;\n")
        and " ".join(between.split()).lower().endswith(tuple(lexicon("near")["vessels"]["into"]))
    )


def _bearing(between: str, rest: str) -> bool:
    """Boats "carrying" so many, or "with" so many "on board"."""
    words = between.lower().replace(",", " ").split()
    if set(between) & set(";\n") or not words:
        return False
    aboard = rest.lower().lstrip(" ,").startswith(tuple(lexicon("near")["vessels"]["aboard"]))
    return words[-1] in lexicon("near")["vessels"]["bearing"] or (aboard and words[-1] in {"with", "had", "and"})


def _in_one(text: str, people: CountMention, sentence: Sentence) -> bool:
    """ "in a single dinghy", "aboard an inflatable boat": behind the people, in their clause."""
    rest = re.split(r"[;.]|, (?:but|and|while)\b", text[people.end : sentence.end])[0]
    return _one_boat().search(rest) is not None


def _with_them(text: str, people: CountMention, sentence: Sentence) -> bool:
    """ "A dinghy with some 40 people aboard": one boat, and no other is told of."""
    rest = text[people.end : sentence.end].lower().lstrip(" ,")
    bears = _bears().search(text, sentence.start, people.start) is not None
    return bears and rest.startswith(tuple(lexicon("near")["vessels"]["aboard"]))


@cache
def _boat() -> str:
    return "|".join(map(re.escape, lexicon("near")["vessels"]["boat"]))


@cache
def _bears() -> re.Pattern[str]:
    """ "a dinghy with", "an inflatable that had"."""
    return re.compile(
        rf"\b(?:an?|one|the|their)\s+(?:[\w-]+\s+){{0,3}}(?:{_boat()})\s+(?:\w+\s+)?(?:with|had)\s+$", re.I
    )


@cache
def _one_boat() -> re.Pattern[str]:
    into = "|".join(map(re.escape, lexicon("near")["vessels"]["into"]))
    return re.compile(rf"\b(?:{into})\s+(?:an?|one|the|the same)\s+(?:[\w-]+\s+){{0,3}}(?:{_boat()})\b", re.IGNORECASE)
