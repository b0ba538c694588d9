"""Bodies of a town by its name and a plain noun: "the Lille prosecutor's office", "the City of Brussels says"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from channelfacts.lexicons import lexicon
from channelfacts.mentions import gazetteers
from channelfacts.mentions.agencies.candidates import Body, as_key, lexical
from channelfacts.mentions.agencies.setting import sole
from channelfacts.mentions.names import Line

KINDS = ("town", "village", "county", "district", "region")


@cache
def words(key: str) -> dict[str, str]:
    """A table of the section `towns`."""
    return dict(lexicon("agencies")["towns"][key])


def of_towns(line: Line, number: int) -> Iterator[Body]:
    """The bodies of towns in a line of prose. Councils and town halls are buildings too: they must act."""
    tokens = line.tokens
    for i, token in enumerate(tokens):
        if not token.cap:
            continue
        place = gazetteers.places().find(line, i)
        country = sole(place[1]) if place else None
        if place is None or country is None or place[1][0].item.kind not in KINDS:
            continue
        j = i + place[0]
        if line.lower(i - 1) == "of" and line.lower(i - 2) in words("of") and tokens[i - 2].cap:
            if acts(line, j):
                yield Body(number, i - 2, j, words("of")[line.lower(i - 2)], country, as_key(tokens[i - 2 : j]))
        elif not tokens[j - 1].possessive:
            for length in (3, 2, 1):
                phrase = " ".join(t.lower + ("'s" if t.possessive else "") for t in tokens[j : j + length])
                kind = words("behind").get(phrase)
                end = j + length
                if kind and not line.cap(j) and (kind != "local" or acts(line, end)):
                    yield Body(number, i, end, kind, country, as_key(tokens[i:end]))
                    break


def acts(line: Line, j: int) -> bool:
    """Does a verb of saying stand right behind?"""
    return line.lower(j) in lexical().saying
