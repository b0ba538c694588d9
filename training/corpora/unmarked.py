"""Names that a corpus leaves unmarked: nationalities, which few have a label for, and countries overlooked."""

from __future__ import annotations

import re
from functools import cache

from training.corpora.cutting import title_follows
from training.corpora.labels import countries, peoples, words
from training.samples import Span

Stretch = tuple[int, int]


@cache
def _pattern(list_of: str) -> re.Pattern[str]:
    longest_first = sorted(peoples() if list_of == "peoples" else countries(), key=len, reverse=True)
    return re.compile(r"(?<![\w@#&'’.])(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")


def _free(start: int, end: int, spans: list[Span], unknown: list[Stretch], closed: list[Stretch]) -> bool:
    return not any(s < end and start < e for s, e in [*((s, e) for s, e, _ in spans), *unknown, *closed])


def add_peoples(text: str, spans: list[Span], unknown: list[Stretch], closed: list[Stretch]) -> None:
    """Nationalities that stand unmarked: NORP where that is certain, otherwise unknown."""
    for found in _pattern("peoples").finditer(text):
        start, end = found.span()
        if _free(start, end, spans, unknown, closed):
            if certain(text, start, end, spans):
                spans.append((start, end, "NORP"))
            else:
                unknown.append((start, end))


def add_countries(text: str, spans: list[Span], unknown: list[Stretch], closed: list[Stretch]) -> None:
    """Countries that stand unmarked and not in a longer name are unknown: they were overlooked, or are teams."""
    for found in _pattern("countries").finditer(text):
        start, end = found.span()
        left, right = _neighbours(text, start, end)
        alone = not left[:1].isupper() or left[-1:] in ".,;:!?"
        if alone and not right[:1].isupper() and _free(start, end, spans, unknown, closed):
            unknown.append((start, end))


def _neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    left = re.search(r"(\S+)\s*$", text[:start])
    right = re.match(r"\s*([\w’'-]+|\S)", text[end:])
    return left.group(1) if left else "", right.group(1) if right else ""


def language(text: str, start: int, end: int) -> bool:
    """Whether the words around a nationality make a language of it: "in French"."""
    left, right = _neighbours(text, start, end)
    return left in words("language_before") or right in words("language_after")


def certain(text: str, start: int, end: int, spans: list[Span]) -> bool:
    """Whether an unmarked nationality is one for sure, not part of a longer name, a language or something else."""
    if text[start:end] in words("unsure") or text.isupper():
        return False
    left, right = _neighbours(text, start, end)
    before, after = text[:start].rstrip(), text[end:].lstrip()
    glued_left, glued_right = len(before) == start, len(text) - len(after) == end
    if language(text, start, end):
        return False
    if (glued_left and before and left[-1] not in "\"'“‘([") or (glued_right and right[:1] in tuple("-–/&")):
        # "Jordanian-born" is one, "Sino-Soviet" is a name of its own
        return bool(not glued_left and re.match(r"-(?:born|led|backed|based|speaking|owned|run|held)\b", after))
    named = {s for s, _, _ in spans}
    next_name = len(text) - len(after)
    if not glued_right and right[:1].isupper() and next_name not in named and not title_follows(after):
        return False
    opens = not before or before[-1] in ".!?:\"“'‘,;)"
    behind_first = re.search(r"(?:^|[.!?:\"“‘(]\s*)\S+$", before) is not None  # "The French", "Two French"
    ends = {e for _, e, _ in spans}
    return opens or not left[:1].isupper() or behind_first or len(before) in ends
