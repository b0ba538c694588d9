"""What refers back to a body: "the agency", "the charity", "the force", where exactly one so far fits.

They are mentions of the body, never names of it: `generic`, with the key of the body that is meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from channelfacts.lexicons import lexicon
from channelfacts.mentions.agencies.candidates import Body, moved
from channelfacts.mentions.names import Line


@cache
def nouns() -> dict[str, frozenset[str]]:
    """The kinds of bodies that each noun may stand for."""
    return {noun: frozenset(kinds) for noun, kinds in lexicon("agencies")["back"]["nouns"].items()}


@cache
def not_behind() -> frozenset[str]:
    """What makes the noun a description of another body ("the agency for", "the court of")."""
    return frozenset(lexicon("agencies")["back"]["not_behind"])


def referring(doc_lines: list[Line], bodies: list[Body]) -> Iterator[Body]:
    """The nouns that mean one body of those named before them. bodies: in order of the text."""
    named = [body for body in bodies if not body.generic]
    taken = {(body.line, k) for body in bodies for k in range(body.i, body.j)}
    at, before = 0, {}
    for number, line in enumerate(doc_lines):
        if line.style != "prose":
            continue
        for i, token in enumerate(line.tokens):
            kinds = nouns().get(token.lower)
            if kinds is None or token.cap or line.lower(i - 1) != "the" or (number, i) in taken:
                continue
            if line.lower(i + 1) in not_behind() or line.cap(i + 1):
                continue
            while at < len(named) and (named[at].line, named[at].i) < (number, i):
                before[named[at].key] = named[at]
                at += 1
            fitting = [body for body in before.values() if fits(token.lower, kinds, body, doc_lines[body.line])]
            if len(fitting) == 1:
                yield moved(fitting[0], line=number, i=i - 1, j=i + 1, generic=True, tail=0)


def fits(noun: str, kinds: frozenset[str], body: Body, line: Line) -> bool:
    """Is the body of a kind that is called so, or is the noun a part of its name?"""
    if any(token.lower == noun for token in line.tokens[body.i : body.j]):
        return True
    return body.kind in kinds
