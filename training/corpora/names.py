"""From the mentions of a corpus to names by our rules: mapped, cut to the name, in order, nationalities found."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from training.corpora.columns import Mention
from training.corpora.labels import mapping, peoples, words
from training.samples import Sample, Span

ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
POSSESSIVE = re.compile(r"(?:['’´`]s|(?<=[sS])['’])$")
LOOSE = ' \t\n,;:!?"“”«»*#|=-–—•'
WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")


def sample(corpus: str, doc: str, text: str, mentions: Iterable[Mention]) -> Sample:
    """The Sample of a text with a corpus's own mentions, by characters."""
    rules = mapping(corpus)
    spans: list[Span] = []
    unknown: list[tuple[int, int]] = []
    closed: list[tuple[int, int]] = []
    for start, end, original in sorted(mentions, key=lambda m: (m[0] - m[1], m[0])):
        start, end = _trimmed(text, start, end)
        if start >= end:
            continue
        taken = [(s, e) for s, e, _ in spans] + unknown + closed
        if any(s < end and start < e for s, e in taken):
            continue
        label = rules.label(original, text[start:end])
        if (
            text[start:end] in peoples()
            and label != "PERSON"
            and not (label == "PLACE" and text[start:end] in words("unsure"))
        ):
            label = "NORP"
        if label == "PERSON":
            start = _behind_titles(text, start, end)
        if label == "?":
            unknown.append((start, end))
        elif not label:
            closed.append((start, end))
        elif start < end and text[start:end] not in words("never") and any(c.isalnum() for c in text[start:end]):
            spans.append((start, end, label))
    _add_peoples(text, spans, unknown, closed)
    return Sample(corpus, doc, text, tuple(sorted(spans)), tuple(sorted(unknown)))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The mention without article, possessive, quotes and commas around it."""
    before = None
    while start < end and (start, end) != before:
        before = (start, end)
        while start < end and text[start] in LOOSE:
            start += 1
        while start < end and text[end - 1] in LOOSE:
            end -= 1
        name = text[start:end]
        if name.endswith(")") and "(" not in name:
            end -= 1
        elif name.startswith(("(", "'", "‘")):
            start += 1
        elif name.endswith(("(", "'", "’")) and not name.endswith(("s'", "s’")):
            end -= 1
        elif (found := POSSESSIVE.search(name)) is not None:
            end = start + found.start()
        elif (found := ARTICLE.match(name)) is not None and name not in words("articles_kept"):
            start += found.end()
    return start, end


@cache
def _titles() -> re.Pattern[str]:
    longest_first = sorted(words("titles"), key=len, reverse=True)
    return re.compile(r"(?:" + "|".join(map(re.escape, longest_first)) + r")\b\.?\s*")


def _behind_titles(text: str, start: int, end: int) -> int:
    """Where the name begins behind the titles in front of it; the end where it is nothing but titles."""
    at = start
    while (found := _titles().match(text, at, end)) is not None:
        if found.end() >= end and text[at:end] in words("alone"):
            return at
        at = found.end()
        while at < end and text[at] in " ,:":
            at += 1
    return at


@cache
def _peoples() -> re.Pattern[str]:
    longest_first = sorted(peoples(), key=len, reverse=True)
    return re.compile(r"(?<![\w@#&'’])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w])")


def _add_peoples(text: str, spans: list[Span], unknown: list[tuple[int, int]], closed: list[tuple[int, int]]) -> None:
    """Nationalities that stand unmarked: NORP where that is certain, otherwise unknown."""
    named = {start: label for start, _, label in spans}
    for found in _peoples().finditer(text):
        start, end = found.span()
        if any(s < end and start < e for s, e in [*((s, e) for s, e, _ in spans), *unknown, *closed]):
            continue
        if certain(text, start, end, named):
            spans.append((start, end, "NORP"))
        else:
            unknown.append((start, end))


def certain(text: str, start: int, end: int, named: dict[int, str]) -> bool:
    """Whether an unmarked nationality is one for sure, not part of a longer name, a language or something else."""
    if text[start:end] in words("unsure") or text.isupper():
        return False
    before, after = text[:start].rstrip(), text[end:].lstrip()
    gap_before, gap_after = text[len(before) : start], text[end : len(text) - len(after)]
    last = re.search(r"\S+$", before)
    left = last.group() if last else ""
    following = re.match(r"[\w’'-]+|\S", after)
    right = following.group() if following else ""
    if left in words("language_before") or right in words("language_after"):
        return False
    if (not gap_before and left[-1:] not in "\"'“‘([") or (not gap_after and right[:1] in "-/–&"):
        return False
    next_name = end + len(gap_after)
    if gap_after and right[:1].isupper() and next_name not in named and not _titles().match(after):
        return False
    opens = not before or before[-1] in ".!?:\"“'‘"
    return not (left[:1].isupper() and not opens and not _ends_name(before, named, len(before)))


def _ends_name(before: str, named: dict[int, str], at: int) -> bool:
    """Whether what stands before is a name of its own ("UK", "Blair"), not the beginning of ours."""
    return before[-1] in ",;)" or at in named
