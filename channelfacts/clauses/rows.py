"""A sentence as a row of tokens in which an amount or a phrase of time is one token."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from channelfacts.annotations import AnnotatedDoc, Sentence

DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "its",
        "their",
        "his",
        "her",
        "our",
        "my",
        "your",
        "any",
        "no",
        "some",
        "each",
        "every",
        "another",
    ]
)
AUXILIARIES = frozenset(
    [
        "has",
        "have",
        "had",
        "having",
        "is",
        "are",
        "was",
        "were",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "shall",
        "should",
        "must",
        "did",
        "does",
        "do",
        "'ll",
        "'ve",
        "be",
        "been",
        "being",
    ]
)
BREAK_SIGNS = frozenset({";", ":", "(", ")", "—", "–", "…", "?", "!"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a sign, a whole amount of money or a whole phrase of time.

    kind: `word`, `sign`, `money`, `date`, `duration` or `rate`. number: index of the mention in its list.
    """

    lower: str
    text: str
    start: int
    end: int
    kind: str = "word"
    number: int = -1


def tokens(doc: AnnotatedDoc, sentence: Sentence) -> list[Token]:
    """The words of a sentence, with each amount of money, each phrase of time and "U.S." as one token."""
    merged: list[tuple[int, int, str, int]] = [
        (m.outer_start, m.end, "money", i) for i, m in enumerate(doc._.money) if m.sentence == sentence.index
    ]
    for i, date in enumerate(doc._.dates or []):
        if sentence.start <= date.start < sentence.end and not any(
            a < date.end and date.start < b for a, b, _, _ in merged
        ):
            merged.append((date.start, date.end, date.kind, i))
    merged.sort()
    out: list[Token] = []
    at = 0
    for word in sentence.words:
        while at < len(merged) and merged[at][1] <= word.start:
            at += 1
        if at < len(merged) and merged[at][0] < word.end and word.start < merged[at][1]:
            start, end, kind, number = merged[at]
            if out and out[-1].kind == kind and out[-1].number == number:
                continue
            out.append(Token(doc.text[start:end].lower(), doc.text[start:end], start, max(end, word.end), kind, number))
            continue
        kind = "word" if word.text[0].isalnum() else "sign"
        if out and _goes_on(out[-1], word.text, word.start, doc.text[word.end : word.end + 1]):
            last = out[-1]
            out[-1] = replace(last, lower=last.lower + word.lower, text=last.text + word.text, end=word.end)
            continue
        out.append(Token(word.lower, word.text, word.start, word.end, kind))
    return out


def _goes_on(last: Token, text: str, start: int, following: str) -> bool:
    """Is this the rest of an initialism with stops ("U.S.") or of a figure with signs ("25,000")?"""
    if last.end != start or last.kind != "word":
        return False
    if text == "." and last.text.isdigit() and following.isdigit():
        return True
    stops = (len(last.text) == 1 and last.text.isupper()) or (last.text[-2:-1] == "." and last.text[-1].isupper())
    if text == ".":
        return stops
    if len(text) == 1 and text.isupper():
        return last.text.endswith(".") and last.text[0].isupper() and len(last.text) <= 6
    figures = last.text.rstrip(",.").replace(",", "").replace(".", "").isdigit()
    return figures and (text[0].isdigit() if last.text[-1] in ",." else text == "," and following.isdigit())


def place_of(row: Sequence[Token], number: int) -> int | None:
    """Where in the row the amount `number` stands."""
    return next((i for i, t in enumerate(row) if t.kind == "money" and t.number == number), None)
