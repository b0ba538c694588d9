"""Who somebody is by what a text tells of them apart from the name: "an Eritrean", "The 54-year-old mayor said ..."."""

from __future__ import annotations

from itertools import pairwise

from channelfacts.mentions.names import Line, Token
from channelfacts.mentions.people.appositions import noun_phrase
from channelfacts.mentions.people.holders import terms
from channelfacts.mentions.people.names import Candidate
from channelfacts.mentions.people.persons import Cast, Person, core
from channelfacts.mentions.people.roles import Phrase
from channelfacts.mentions.people.signs import Page, inside_of
from channelfacts.mentions.people.words import Words

TRADES = frozenset(("ngo", "academic", "media", "business", "other", "judge", "police"))
"""Kinds that no office makes: "the lawyer" is whoever has just spoken."""
BACK = 2
"""Sentences back in which those are named whom a description means."""
OPENING = 4
"""Words of a sentence in which its subject begins."""


def of_a_people(words: Words, mention: Candidate) -> bool:
    """ "X, 19, a Sudanese", "X, an Eritrean", "X and Y, both Iranians", "Afghan teenager X": of a people that flees?"""
    tokens = mention.line.tokens
    if tokens[mention.end - 1].possessive:
        return False
    return _behind(words, tokens, mention.until or mention.end) or _ahead(words, tokens, mention.opening)


def _behind(words: Words, tokens: list[Token], j: int) -> bool:
    n = len(tokens)
    if j + 2 >= n or tokens[j].text != ",":
        return False
    j += 1
    if tokens[j].text.isdigit() and tokens[j + 1].text == ",":
        j += 2
    if j + 1 >= n or tokens[j].lower not in ("a", "an", "both", "another"):
        return False
    j += 1
    if tokens[j].lower.endswith("-old"):
        j += 1
    end = _people(words, tokens, j)
    if not end:
        return False
    if end < n and tokens[end].lower in words.plain_people:
        end += 1
    return (
        end >= n
        or not tokens[end].text[0].isalnum()
        or tokens[end].lower in ("who", "from", "in", "and", "with", "known")
    )


def _ahead(words: Words, tokens: list[Token], opening: int) -> bool:
    i = opening
    if i > 2 and tokens[i - 1].text == "," and tokens[i - 3].lower in ("a", "an") and _people(words, tokens, i - 2):
        return True  # "an Iraqi, X"
    while i and (tokens[i - 1].lower in words.plain_people or tokens[i - 1].lower.endswith("-old")):
        i -= 1
    return i > 0 and i < opening and any(_people(words, tokens, k) == i for k in (i - 1, i - 2) if k >= 0)


def _people(words: Words, tokens: list[Token], j: int) -> int:
    """The end of the name of a people that flees, which begins at token `j`; 0 where there is none."""
    for size in (2, 1):
        stretch = tokens[j : j + size]
        if len(stretch) == size and all(token.cap for token in stretch):
            name = " ".join(token.lower for token in stretch)
            if words.nations.get(name) in words.origins or name in words.peoples:
                return j + size
    return 0


def described_next(words: Words, found: list[Line], cast: Cast, page: Page) -> None:
    """Give persons without a role what the next sentence calls them: "X runs the hall. The 54-year-old mayor ..."."""
    mentions: dict[int, list[tuple[Candidate, Person]]] = {}
    for person in cast.persons:
        for mention in person.mentions:
            mentions.setdefault(id(mention.line), []).append((mention, person))
    held = {phrase.head.key for person in cast.persons for m in person.mentions for phrase in m.roles}
    for line, following in pairwise(found):
        here = mentions.get(id(line))
        if not here or "prose" not in (line.style, following.style) or following.lower(0) != "the":
            continue
        persons = list({id(person): person for _, person in here}.values())
        first, person = min(here, key=lambda pair: pair[0].opening)
        if any(m.roles for m in person.mentions) or len(core(person.parts)) < 2:
            continue
        subject = first.opening <= OPENING or _speaks(words, line, first)
        if not subject or any(id(p) != id(person) and not any(m.roles for m in p.mentions) for p in persons):
            continue
        end = _people(words, following.tokens, 1 + following.lower(1).endswith("-old"))
        if end and following.lower(end) in words.plain_people and _verb(following, end + 1):
            person.from_afar = True
            continue
        phrase = _description(words, following, page)
        if phrase is None or phrase.head.key in held:
            continue
        told = following.tokens[1].lower.endswith("-old")
        if told or (phrase.head.kind in TRADES and _speaks(words, line, first) and _verb(following, phrase.end)):
            start = phrase.start + (told and phrase.start == 1)
            person.told.append((following, Phrase(start, phrase.end, phrase.head, "clause")))


def described_again(words: Words, found: list[Line], cast: Cast, page: Page) -> None:
    """Read what persons are called after they were named: "the UMP mayor told the paper", "the former X leader said".

    The one person of the sentences just before who has such an office, by the text or by the list, is meant.
    """
    by_line: dict[int, list[Person]] = {}
    for person in cast.persons:
        for mention in person.mentions:
            by_line.setdefault(id(mention.line), []).append(person)
    for at, line in enumerate(found):
        near = {id(p): p for other in found[max(at - BACK, 0) : at + 1] for p in by_line.get(id(other), ())}
        if not near or line.style != "prose":
            continue
        for i in range(len(line.tokens) - 3):
            if line.lower(i) != "the" or (i and line.tokens[i - 1].text[0].isalnum()):
                continue
            phrase = noun_phrase(words, line, i + 1, inside_of(page, line.tokens), where="clause")
            if (
                phrase is None
                or phrase.head.plural
                or phrase.start != i + 1
                or line.lower(phrase.end) not in words.quoting
            ):
                continue
            same = [p for p in near.values() if any(r.head.key == phrase.head.key for m in p.mentions for r in m.roles)]
            held = [p for p in near.values() if _holds(p, line.phrase(phrase.start, phrase.end))]
            meant = same or held
            if len(meant) == 1 and phrase.end - phrase.start > 1:
                meant[0].told.append((line, phrase))


def _holds(person: Person, called: str) -> bool:
    """Is it an office that the list gives to a person of whom the text says none?"""
    known = terms().get(core(person.parts), ()) if len(core(person.parts)) > 1 else ()
    return not any(m.roles for m in person.mentions) and any(
        " ".join(form) in called for t in known for form in t.forms
    )


def _speaks(words: Words, line: Line, mention: Candidate) -> bool:
    """Is the person the subject of a verb of saying, or told of before a court by its side?"""
    around = (line.lower(mention.end), line.lower(mention.opening - 1))
    return any(word in words.quoting for word in around) or (
        line.lower(mention.end) == "," and line.lower(mention.end + 1) in ("for", "defending", "prosecuting")
    )


def _verb(line: Line, i: int) -> bool:
    """Does the clause go on with a verb, or a word for one, right behind its subject?"""
    token = line.lower(i)
    return (
        bool(token) and token[0].isalpha() and not line.cap(i) and token not in ("of", "and", "in", "for", "who", "'s")
    )


def _description(words: Words, line: Line, page: Page) -> Phrase | None:
    """ "The 54-year-old mayor", "The lawyer" at the beginning of a sentence: a head in the singular and small."""
    phrase = noun_phrase(words, line, 1, inside_of(page, line.tokens), where="clause")
    if phrase is None or phrase.head.plural or phrase.start != 1 or line.tokens[phrase.end - 1].cap:
        return None
    return phrase
