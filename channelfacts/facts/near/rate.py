"""What a figure is per."""

from __future__ import annotations

import re

from channelfacts.annotations import AnnotatedDoc, Sentence
from channelfacts.facts.near.words import in_sentence

EVERY = frozenset({"every", "each", "daily", "nightly", "weekly", "monthly", "annually", "yearly"})
"""Rates that may stand at the end of the clause; "a day" stands right behind its number."""

EACH = re.compile(
    r"(?:\s(?:people|persons|migrants))?(?:\s(?:crammed|packed|squeezed))?"
    r"\s(?:per|in each|in every|to a|into each|to each)\s(?P<thing>boat|dinghy|vessel|lorry|room|tent|person|family)\b",
    re.IGNORECASE,
)
"""Rates that are no time: "58 in each boat"."""

AVERAGE = re.compile(
    r"\b(?:average|typical|each|every)\s(?:[\w-]+\s)?(?P<thing>boat|dinghy|vessel|lorry|craft)\b(?:\s[\w-]+){0,4}\s$",
    re.IGNORECASE,
)
"""In front of a figure: "the average dinghy now carries 62"."""


def rate_of(doc: AnnotatedDoc, sentence: Sentence, start: int, end: int) -> str | None:
    """What it is per: a rate right behind the number ("a day", "every month") or inside it."""
    for rate in in_sentence(doc._.dates, sentence):
        if rate.kind != "rate":
            continue
        behind = doc.text[end : rate.start]
        reach = 8 if rate.text.split()[0].lower() in EVERY else 3
        if rate.start >= end and len(behind.split()) <= reach and not set(behind) & set(",;.()0123456789"):
            return rate.rate
        if start <= rate.start < end:
            return rate.rate
    each = EACH.match(doc.text, end, sentence.end) or AVERAGE.search(doc.text[sentence.start : start])
    return each["thing"].lower() if each else None
