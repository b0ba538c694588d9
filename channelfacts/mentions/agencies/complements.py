"""What belongs to a name behind its head: "of Justice", "for Work and Pensions", "of England and Wales"."""

from __future__ import annotations

from channelfacts.mentions import gazetteers
from channelfacts.mentions.agencies.candidates import lexical
from channelfacts.mentions.names import Line, given_names, word_lists


def complement(line: Line, h: int) -> int:
    """Where "of Justice", "for Work and Pensions" behind the head at `h` ends; h + 1 without one."""
    lexicon, tokens, lists = lexical(), line.tokens, word_lists()
    if line.lower(h + 1) not in lexicon.prepositions or tokens[h].possessive:
        return h + 1
    if line.lower(h + 1) == "on" and (
        line.lower(h + 2) == "may" or line.lower(h + 2).removesuffix("s") in lists.calendar
    ):
        return h + 1  # "the High Court on May 3"
    if line.lower(h + 1) == "to" and tokens[h].lower not in lexicon.of_aims:
        return h + 1

    def name(k: int) -> bool:
        return (
            line.cap(k)
            and tokens[k].lower not in lists.calendar
            and not (tokens[k].lower in lists.titles and len(tokens[k].text) < 5)
        )

    def part(k: int) -> int:
        start = k + 1 if line.lower(k) in ("the", "a") else k
        j = start
        while (
            j < h + 20
            and name(j)
            and not (j > h + 2 and tokens[j].lower in lexicon.roles and tokens[h].lower in lexicon.cut_at_roles)
        ):
            j += 1
            if tokens[j - 1].possessive and not name(j):
                break
            if line.lower(j) == "&" and name(j + 1):
                j += 1
        return j if j > start else k

    most = h + 20
    j = part(h + 2)
    if j == h + 2:
        return h + 1
    while j < min(len(tokens), most) and not tokens[j - 1].possessive:
        following = tokens[j].lower
        if (
            (following in ("and", "&") and (end := part(j + 1)) > j + 1 and not _own(line, h + 2, j, end))
            or (following == "of" and (end := part(j + 1)) > j + 1)
            or (
                following == ","
                and _list_goes_on(line, j)
                and (end := part(j + 1)) > j + 1
                and not _own(line, h + 2, j, end)
            )
        ):
            j = end
        else:
            break
    return j


def _list_goes_on(line: Line, comma: int) -> bool:
    """Is it "Levelling Up, Housing and Communities": a name, "and", a name behind the comma?"""
    j = comma + 1
    while line.cap(j):
        j += 1
    return j > comma + 1 and line.lower(j) == "and" and line.cap(j + 1)


def _own(line: Line, first: int, joint: int, end: int) -> bool:
    """Is what follows "and" a name of its own, not a part of this one?"""
    lexicon, tokens = lexical(), line.tokens
    start = joint + 1
    if line.lower(start) == "the":
        return True
    for k in range(start, end):
        if tokens[k].lower in lexicon.heads and tokens[k].lower not in ("police",):
            return True
    if gazetteers.agencies().find(line, start) or given_names().get(tokens[start].lower) is False:
        return True
    first = first + 1 if line.lower(first) == "the" else first
    before, after = gazetteers.places().find(line, first), gazetteers.places().find(line, start)
    pair = (tokens[first].lower, tokens[start].lower)
    if before and after and pair not in (("england", "wales"), ("health", "social"), ("scotland", "northern")):
        return pair[0] not in ("england", "wales", "trinidad", "bosnia")
    return bool(before) != bool(after)
