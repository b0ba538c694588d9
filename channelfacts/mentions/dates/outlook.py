"""Does a day or month without its year lie ahead of the article? Then the last one before it is the wrong one."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from channelfacts.lexicons import lexicon

BEHIND = re.compile(
    r"(?<!\bbe )\b(?:\w{3,}ed|said|told|met|held|spoke|wrote|came|began|sent)(?:\s+(?:on|in|last|early|late))?\s*$"
)
"""A verb in the past right before the day: it has been, whatever the sentence looks forward to."""


@cache
def _cues() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(lexicon("dates")["future"]["cues"]) + r")\b(?!\s+to\s+the\b)")


def ahead(match: re.Match[str]) -> bool:
    """Do the words around it look forward ("will open on Monday", "From September there will be")?"""
    before = match.string[max(0, match.start() - 60) : match.start()].lower()
    before = re.split(r"[.!?\n;]", before)[-1]
    if BEHIND.search(before):
        return False
    after = match.string[match.end() : match.end() + 50].lower()
    fronted = re.fullmatch(r"\W*(?:(?:but|and|from|on|in|by|until|at)\s+){0,2}", before) is not None
    if fronted and re.match(r"[^.!?\n]{0,40}\b(?:will|is to|are to|would)\b", after):
        return True
    return _cues().search(before) is not None


def year_of(match: re.Match[str], published: date | None, month: int, day: int = 1) -> int | None:
    """The year of a month or day: the one that is said ("2014", "last year"), else that of the last such before
    publication; None where neither settles it."""
    groups = match.groupdict()
    if groups.get("y"):
        return int(groups["y"])
    if published is None:
        return None
    if groups.get("ry"):
        shift = {"last": -1, "this": 0, "next": 1}.get(groups["ry"].lower())
        return published.year + shift if shift is not None else None
    if ahead(match):
        return None
    if (month, day) <= (published.month, published.day):
        return published.year
    # "by October" in a text of August is a day to come, or one long past
    limit = re.search(
        r"\b(?:by|until|till|through|before)\s+(?:the\s+)?(?:end\s+of\s+)?$",
        match.string[max(0, match.start() - 24) : match.start()].lower(),
    )
    return published.year - 1 if limit is None else None
