"""Acronyms that the text itself explains: "National Crime Agency (NCA)", "NCA (National Crime Agency)"."""

from __future__ import annotations

from collections.abc import Iterator

from channelfacts.mentions import gazetteers
from channelfacts.mentions.agencies.candidates import (
    Body,
    as_key,
    kind_of,
    lexical,
    nation_before,
    nation_in,
    without_nation,
)
from channelfacts.mentions.names import Line, Token, given_names, word_lists


def is_acronym(token: Token) -> bool:
    """Two to eight letters, mostly capitals: NCA, UNHCR, HMICFRS, DfE."""
    text = token.text
    return 2 <= len(text) <= 8 and text.isalnum() and not text.isdigit() and sum(c.isupper() for c in text) >= 2


def explained(line: Line, number: int, bodies: list[Body]) -> Iterator[tuple[str, Body, Body | None]]:
    """(acronym, the body, the body as a new find or None) for each explanation in the line."""
    tokens = line.tokens
    by_end = {body.j: body for body in bodies if body.line == number}
    for k in range(1, len(tokens) - 2):
        if tokens[k].text not in "([":
            continue
        inner = k + 1
        close = next((m for m in range(inner, min(inner + 6, len(tokens))) if tokens[m].text in ")]"), None)
        if close is not None and line.lower(close + 1) in lexical().not_last:
            continue
        while (inner < len(tokens) and tokens[inner].text in "“\"'‘") or (
            line.lower(inner) == "the" and not line.cap(inner)
        ):
            inner += 1
        if (
            inner < len(tokens)
            and is_acronym(tokens[inner])
            and line.lower(inner + 1) in (")", "]", ",", ";", "”", '"', "'", "’")
        ):
            acronym = tokens[inner].text
            while k > 1 and not tokens[k - 1].text[0].isalnum():
                k -= 1
            known = by_end.get(k)
            if known is not None and letters_fit(tokens[known.i : known.j], acronym):
                yield acronym, known, None
                continue
            first = spelled(line, k, acronym)
            if first is not None and (made := new(line, number, first, k)):
                yield acronym, made, made
        elif is_acronym(tokens[k - 1]):
            close = next((m for m in range(k + 1, min(k + 12, len(tokens))) if tokens[m].text in ")]"), None)
            if (
                close is not None
                and spelled(line, close, tokens[k - 1].text) == k + 1
                and (made := new(line, number, k + 1, close))
            ):
                yield tokens[k - 1].text, made, made


def letters_fit(tokens: list[Token], acronym: str) -> bool:
    """Are the letters of the acronym those of the name, in order, the first with the first?"""
    letters = "".join(t.lower for t in tokens if t.lower not in lexical().skip)
    at = -1
    for letter in acronym.lower():
        if letter == "s" and acronym.endswith("s"):
            continue
        at = letters.find(letter, at + 1)
        if at < 0:
            return False
    return True


def spelled(line: Line, end: int, acronym: str) -> int | None:
    """The first token of the words right before `end` whose initials are the acronym, or None."""
    tokens, skip = line.tokens, lexical().skip
    letters = [c for c in acronym.lower() if c.isalpha()]
    if len(letters) < 3:
        return None
    k = end
    while letters and k > 0:
        k -= 1
        token = tokens[k]
        initials = "".join(part[0] for part in token.lower.split("-") if part)
        if token.cap and letters[-1:] == [initials[-1:]]:
            for initial in reversed(initials):
                if letters and letters[-1] == initial:
                    letters.pop()
        elif token.lower in skip or token.text in "'’,&":
            if (
                letters
                and token.lower[0] == letters[-1]
                and token.lower in ("for", "of", "and", "on", "in")
                and not _later(tokens, k, letters)
            ):
                letters.pop()
        else:
            return None
    return k if not letters and tokens[k].cap else None


def _later(tokens: list[Token], k: int, letters: list[str]) -> bool:
    """Is there a capitalised word for this letter right before the small one?"""
    return k > 0 and tokens[k - 1].cap and tokens[k - 1].lower[:1] == letters[-1]


def new(line: Line, number: int, i: int, j: int) -> Body | None:
    """A body of the name from `i` to `j`, unless it is a law, a scheme, a person."""
    lexicon, tokens = lexical(), line.tokens
    if tokens[j - 1].lower in lexicon.not_last or tokens[i].lower in lexicon.not_first:
        return None
    if tokens[i].lower in word_lists().openers - word_lists().may_open or (
        given_names().get(tokens[i].lower) is False and j - i == 2
    ):
        return None
    if any(
        t.lower in lexicon.not_last and t.lower not in ("order", "standards", "review", "policy") for t in tokens[i:j]
    ):
        return None
    words = [t.lower for t in tokens[i:j]]
    head = next((w for w in reversed(words) if w in lexicon.heads), words[0])
    place = any(gazetteers.places().find(line, k) for k in range(i, j))
    bare, nation = without_nation(line, i, j)
    owner = nation_before(line, i)
    country = nation or nation_in(line, i, j) or (owner[1] if owner and tokens[i - 1].possessive else None)
    return Body(number, i, j, kind_of(words, head, place=place), country, as_key(tokens[bare:j]))
