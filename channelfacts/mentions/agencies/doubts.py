"""What makes a model's guess of a body doubtful: words and looks of laws and persons, neighbours of half names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from channelfacts.lexicons import lexicon
from channelfacts.mentions import gazetteers
from channelfacts.mentions.agencies.candidates import lexical
from channelfacts.mentions.names import Line, Token, family_names, given_names, word_lists


@dataclass(frozen=True, slots=True)
class Words:
    """The section `guesses` of the lexicon."""

    tails: dict[str, str]
    never: frozenset[str]
    never_last: frozenset[str]
    unlikely: frozenset[str]
    parties: frozenset[str]
    firm: float


@cache
def words() -> Words:
    """The words, read once."""
    data = lexicon("agencies")["guesses"]
    return Words(
        tails={word: kind for kind, tails in data["tails"].items() for word in tails},
        never=frozenset(data["never"]),
        never_last=frozenset(data["never_last"]),
        unlikely=frozenset(data["unlikely"]) | lexical().not_last,
        parties=frozenset(data["parties"]),
        firm=data["firm"],
    )


@cache
def particles() -> frozenset[str]:
    """Small words that family names begin with."""
    return frozenset(lexicon("people")["particles"])


def veto(line: Line, i: int, j: int, *, led: bool) -> bool:
    """Do the words show a law, a scheme, a people, a party's members, an office, a person or half a name?

    led: a noun for it or a person of a body stands beside it ("a co-founder of", "the Hogan Lovells law firm").
    """
    name, lexicon_, own = line.tokens[i:j], lexical(), words()
    last, behind = name[-1].lower, line.lower(j)
    if any(token.lower in own.never for token in name) or name[0].lower in lexicon_.not_first | word_lists().titles:
        return True
    if (
        last in own.never_last
        or last in own.parties
        or last in gazetteers.peoples()
        or last in lexicon_.roles
        or last in word_lists().calendar
    ):
        return True
    if any(token.lower in own.parties for token in name) or any("@" in t.text or "/" in t.text for t in name):
        return True
    nation = gazetteers.nations().find(line, j - 1)
    if nation and len(name) > 1 and not (led and (nation[1][0].acronym or last == "america")):
        return True
    if any("-" in token.text and token.lower.rpartition("-")[2] in lexicon_.hyphened for token in name):
        return True
    if _hyphened(line, i, j) or (behind in lexicon_.not_last and not led) or name[-1].text.endswith(("(", ".")):
        return True
    if any(token.lower in lexicon_.roles for token in name) and name[0].lower not in lexicon_.of_heads:
        return True
    before = line.lower(i - 1) if i and line.lower(i - 1) != "the" else line.lower(i - 2)
    if before == "of" and line.cap(i - 2 if line.lower(i - 1) == "of" else i - 3):
        return True  # the second half of "Bureau of Western Affairs"
    beside = i > 0 and line.cap(i - 1) and not line.tokens[i - 1].possessive and not line.gap(i)
    if beside and line.lower(i - 1) != "the" and (i > 1 or line.lower(i - 1) not in word_lists().openers):
        return True
    if len(name) == 1:
        return given_names().get(last) is not None
    return person(name) and not (led and (len(name) > 2 or line.lower(i - 1) == "the"))


def _hyphened(line: Line, i: int, j: int) -> bool:
    """Does a hyphen bind the guess to a neighbour, or two places within it?"""
    tokens = line.tokens
    sides = [tokens[k] for k in (i - 1, j) if 0 <= k < len(tokens)]
    if any(t.text in "-–/" and (t.end == tokens[i].start or t.start == tokens[j - 1].end) for t in sides):
        return True
    single = j - i == 1 and "-" in tokens[i].text
    return single and all(part[:1].isupper() and part.replace(".", "").isalpha() for part in tokens[i].text.split("-"))


def person(name: list[Token]) -> bool:
    """Is it, by its look, the name of somebody ("Christian Berg", "De Haas")?"""
    first, last = name[0].lower, name[-1].lower
    if first in particles() and last in family_names():
        return True
    small = any(token.text.islower() for token in name)  # "Carnegie Corporation of New York"
    if small or not 2 <= len(name) <= 5 or last in lexical().heads or last in words().tails:
        return False
    return given_names().get(first) is False or (
        last in family_names() and (first in given_names() or first in family_names())
    )


def spelled(token: Token) -> bool:
    """Is it an acronym, or a name with capitals or dots within ("MoveOn.org")?"""
    return sum(c.isupper() for c in token.text) > 1 or "." in token.text.strip(".")


def opens(line: Line, i: int) -> bool:
    """Does a sentence or a quotation begin here?"""
    return i == 0 or line.tokens[i - 1].text in "“\"‘'•:–—-"
