"""Runs of capitalised words, from which names are cut."""

from __future__ import annotations

from collections.abc import Iterator

from channelfacts.mentions.agencies.candidates import lexical
from channelfacts.mentions.names import Line, word_lists


def runs(line: Line) -> Iterator[tuple[int, int]]:
    """(i, j) of the stretches of capitalised words, without sentence openers and days."""
    tokens, lists = line.tokens, word_lists()
    i = 0
    while i < len(tokens):
        if not names_something(line, i):
            i += 1
            continue
        j = i + 1
        while j < len(tokens):
            text = tokens[j].text
            if line.gap(j):
                break
            if names_something(line, j):
                j += 1
            elif (
                (text == "&" and line.cap(j + 1))
                or (
                    text in "'’"
                    and tokens[j - 1].lower in lexical().possessives
                    and tokens[j].start == tokens[j - 1].end
                    and line.cap(j + 1)
                )
                or (
                    text == "."
                    and (len(tokens[j - 1].text) == 1 or tokens[j - 1].text in ("St", "Mt"))
                    and line.cap(j + 1)
                )
            ):
                j += 2
            else:
                break
        first = i
        if tokens[first].lower in lists.openers and tokens[first].lower not in lists.may_open:
            first += 1
        if first < j:
            yield first, j
        i = j


def names_something(line: Line, i: int) -> bool:
    """Is the token a capitalised word that may belong to a name?"""
    if not line.cap(i):  # nor is what lies beyond the ends of the line
        return False
    token, lists = line.tokens[i], word_lists()
    if token.lower in lists.calendar:
        return False
    if "-" in token.text and token.lower.rpartition("-")[2] in lexical().hyphened:
        return False
    if token.lower in lists.openers:
        return token.lower in lists.may_open and len(token.text) > 1
    return True
