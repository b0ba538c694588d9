"""A stretch of a line that may be a body, the words of the lexicon, and what kind of body a name tells of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from channelfacts.lexicons import lexicon
from channelfacts.mentions import gazetteers
from channelfacts.mentions.layout import fold
from channelfacts.mentions.names import Line, Token, firsts, ordinary_words
from channelfacts.model import Entity

NO_STATE = ("EU", "SU", "YU", "")
ARTICLES = ("the", "a", "an")


@dataclass(frozen=True, slots=True)
class Body:
    """Tokens `i` to `j` of line number `line`. key: the body among those of the document.

    generic: "French police". tail: characters of a possessive that is a part of the name ("Barnardo's").
    guessed: a model's.
    """

    line: int
    i: int
    j: int
    kind: str
    country: str | None = None
    key: str = ""
    entity: Entity | None = None
    generic: bool = False
    tail: int = 0
    known: bool = False
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """The lexicon `agencies`, ready for asking."""

    heads: dict[str, str]
    of_heads: frozenset[str]
    of_kinds: dict[str, str]
    not_of: frozenset[str]
    cut_at_roles: frozenset[str]
    first_heads: frozenset[str]
    plain_heads: frozenset[str]
    short: frozenset[str]
    saying: frozenset[str]
    doing: frozenset[str]
    organs: frozenset[str]
    papers: frozenset[str]
    prepositions: frozenset[str]
    of_aims: frozenset[str]
    doubtful: frozenset[str]
    of_nations: frozenset[str]
    hyphened: frozenset[str]
    courts: frozenset[str]
    offices: frozenset[str]
    kind_words: dict[str, frozenset[str]]
    not_last: frozenset[str]
    not_first: frozenset[str]
    roles: frozenset[str]
    possessives: frozenset[str]
    possessive_heads: frozenset[str]
    descriptors: dict[str, str]
    behind_only: frozenset[str]
    followers: frozenset[str]
    generic: frozenset[str]
    generic_kinds: dict[str, str]
    lower_case: dict[str, str]
    lower_firsts: frozenset[str]
    generic_firsts: frozenset[str]
    descriptor_firsts: frozenset[str]
    skip: frozenset[str]


@cache
def lexical() -> Words:
    """The words, read once."""
    data: dict[str, Any] = lexicon("agencies")
    described = {k: v for k, v in data["descriptors"].items() if k not in ("behind_only", "followers")}
    return Words(
        heads=data["heads"],
        of_heads=frozenset(data["of_heads"]["words"]),
        of_kinds=data["of_heads"]["kinds"],
        not_of=frozenset(data["of_heads"]["not_of"]),
        cut_at_roles=frozenset(data["of_heads"]["cut_at_roles"]),
        first_heads=frozenset(data["of_heads"]["sure"]),
        plain_heads=frozenset(data["plain"]["heads"]),
        short=frozenset(data["short"]["words"]),
        saying=frozenset(data["cues"]["saying"]),
        doing=frozenset(data["cues"]["doing"]),
        organs=frozenset(data["cues"]["organs"]),
        papers=frozenset(data["cues"]["papers"]),
        prepositions=frozenset(data["of_heads"]["prepositions"]),
        of_aims=frozenset(data["of_heads"]["aims"]),
        doubtful=frozenset(data["doubtful"]["heads"]),
        of_nations=frozenset(data["of_nations"]["heads"]),
        hyphened=frozenset(data["hyphened"]["tails"]),
        courts=frozenset(data["courts"]["beside"]),
        offices=frozenset(data["offices"]["beside"]),
        kind_words={kind: frozenset(words) for kind, words in data["kind_words"].items()},
        not_last=frozenset(data["not_bodies"]["last"]),
        not_first=frozenset(data["not_bodies"]["first"]),
        roles=frozenset(data["roles"]["words"]),
        possessives=frozenset(data["possessive"]["inside"]),
        possessive_heads=frozenset(data["possessive"]["heads"]),
        descriptors={word: kind for kind, words in described.items() for word in words},
        behind_only=frozenset(data["descriptors"]["behind_only"]),
        followers=frozenset(data["descriptors"]["followers"]),
        generic=frozenset(data["generic"]["words"]),
        generic_kinds=data["generic"]["kinds"],
        lower_case=data["lower_case"]["heads"],
        lower_firsts=firsts(data["lower_case"]["heads"]),
        generic_firsts=firsts(data["generic"]["words"]),
        descriptor_firsts=firsts(word for words in described.values() for word in words),
        skip=frozenset(data["acronyms"]["skip"]),
    )


def kind_of(words: list[str], head: str, *, place: bool = False) -> str:
    """The kind of a body from its folded words and its head; `place`: a place stands among the words."""
    lexicon_ = lexical()
    kind = lexicon_.heads.get(head) or lexicon_.of_kinds.get(head) or "other"
    if head == "council":
        if place or any(word in lexicon_.kind_words["local"] for word in words):
            return "local"
        if _leads(words, "international"):
            return "international"
        return "ngo" if any(word in ordinary_words() for word in words[:-1]) else "local"
    if (
        head == "committee"
        and not any(word in lexicon_.kind_words["ngo"] for word in words)
        and not _leads(words, "international")
    ):
        return "parliament"
    if kind in ("other", "ngo", "parliament", "education", "company", "department"):
        order = (
            ["international"]
            if kind in ("other", "ngo", "parliament", "department", "company") and words[-1:] != ["ltd"]
            else []
        )
        if kind == "other":
            order = [
                "border",
                "police",
                "court",
                "health",
                "international",
                "military",
                "parliament",
                "ngo",
                "education",
            ]
        for other in order:
            if other == "international":
                if _leads(words, other):
                    return other
            elif other != "parliament" and any(word in lexicon_.kind_words[other] for word in words):
                return other
    if head == "group":
        return "ngo" if any(word in ordinary_words() for word in words[:-1]) else "company"
    if head == "centre":
        return "ngo"
    return kind


def _leads(words: list[str], kind: str) -> bool:
    """Does the name begin with a word, or two, of that kind?"""
    known = lexical().kind_words[kind]
    if not words or " ".join(words[:2]) in lexical().kind_words["national"]:
        return False
    if words[0] == "council" and any(word in known for word in words):
        return True
    return words[0] in known or " ".join(words[:2]) in known


def nation_before(line: Line, i: int) -> tuple[int, str] | None:
    """(first token, country) of the adjective or name of a nation that ends right before token `i`."""
    for first in range(max(0, i - 4), i):
        found = gazetteers.nations().find(line, first)
        if found and first + found[0] == i:
            return first, found[1][0].item
    return None


def nation_in(line: Line, i: int, j: int) -> str | None:
    """The country of the first nation or place between tokens `i` and `j`."""
    for k in range(i, j):
        found = gazetteers.nations().find(line, k)
        if found and k + found[0] <= j and found[1][0].item not in NO_STATE:
            return found[1][0].item
        place = gazetteers.places().find(line, k)
        if place and k + place[0] <= j and place[1][0].item.country:
            return place[1][0].item.country
    return None


def without_nation(line: Line, i: int, j: int) -> tuple[int, str | None]:
    """Where the name goes on behind a nation in front ("French Interior Ministry"), and that nation."""
    found = gazetteers.nations().find(line, i)
    if found and i + found[0] < j:
        return i + found[0], found[1][0].item if found[1][0].item not in NO_STATE else None
    return i, None


def as_key(tokens: list[Token]) -> str:
    """The folded name of a body, as the key of an unknown one."""
    return " ".join(token.lower for token in tokens if token.lower not in ARTICLES or len(tokens) == 1)


def folded(text: str) -> str:
    """A name as compared."""
    return " ".join(fold(text).split())


def moved(body: Body, **changes: Any) -> Body:
    """The body with other fields."""
    return replace(body, **changes)
