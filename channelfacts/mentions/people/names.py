"""Names of people by their look and their company: a given name, a form of address, a role or speech beside them."""

from __future__ import annotations

from dataclasses import dataclass, field

from channelfacts.mentions.names import Line
from channelfacts.mentions.own import KnownPerson
from channelfacts.mentions.people import appositions, roles
from channelfacts.mentions.people.parties import Seat
from channelfacts.mentions.people.roles import Phrase
from channelfacts.mentions.people.runs import JOINED, extent, is_office, is_title, may_begin, of_place, opens
from channelfacts.mentions.people.signs import (
    Page,
    apart,
    behind,
    byline,
    called_after,
    credited,
    goes_on_otherwise,
    inside_of,
    shown,
    voiced,
)
from channelfacts.mentions.people.words import Words

CREDIT = frozenset(("/", "@", "©", "#"))


@dataclass(slots=True)
class Candidate:
    """A name found in a line: tokens `first` to `end`, with the forms of address from `opening` on.

    parts: the folded words of the name. title: folded, "" where none. roles: the phrases beside it.
    guessed: a model saw it, and no rule did. own: whose name it is on one's own list.
    seat: what is said of all names of a list in which this one stands. until: where a second name ends that
    shares what follows it. alias_of: whom "also known as" calls so.
    """

    line: Line
    opening: int
    first: int
    end: int
    name: str
    parts: tuple[str, ...]
    title: str = ""
    roles: list[Phrase] = field(default_factory=list)
    byline: bool = False
    guessed: bool = False
    own: KnownPerson | None = None
    seat: Seat | None = None
    until: int | None = None
    alias_of: Candidate | None = None

    @property
    def start_char(self) -> int:
        """Where the mention begins in the text, with its title."""
        return self.line.tokens[self.opening].start

    @property
    def end_char(self) -> int:
        """Where the mention ends in the text."""
        return self.line.tokens[self.end - 1].end


def find(words: Words, line: Line, page: Page) -> list[Candidate]:
    """The names in a line that are people's by themselves, in order."""
    found: list[Candidate] = []
    tokens = line.tokens
    i, n = 0, len(tokens)
    while i < n:
        token = tokens[i]
        if token.cap or (token.text[0].isalpha() and "-" in token.text and JOINED.match(token.text)):
            candidate = candidate_at(words, line, i, page)
            if candidate is not None:
                spouse = sharing(words, line, candidate)
                if spouse is not None:
                    if found and found[-1].end == spouse.end:
                        found.pop()
                    found.append(spouse)
                found.append(candidate)
                i = candidate.end
                continue
        i += 1
    return found


def sharing(words: Words, line: Line, candidate: Candidate) -> Candidate | None:
    """ "Stephanie and Marcus Tilbrook": the first one, who shares the surname of the second."""
    tokens, at = line.tokens, candidate.opening - 2
    if at < 0 or tokens[at + 1].lower not in ("and", "&") or candidate.title or len(candidate.parts) < 2:
        return None
    given = tokens[at]
    if at and tokens[at - 1].lower in ("of", "in", "from"):
        return None  # "Rick Dunmore of Florida and Nathan Crewe"
    if not given.cap or given.possessive or words.given.get(given.lower) is None or candidate.parts[0] == given.lower:
        return None
    if (at and tokens[at - 1].cap and tokens[at - 1].lower not in words.kin | {"brothers", "sisters", "twins"}) or (
        words.given.get(candidate.parts[0]) is None
    ):
        return None
    return Candidate(
        line=line,
        opening=at,
        first=at,
        end=at + 1,
        name=f"{given.text} {line.tokens[candidate.end - 1].text}",
        parts=(given.lower, *candidate.parts[1:]),
    )


def candidate_at(words: Words, line: Line, i: int, page: Page, *, model: bool = False) -> Candidate | None:
    """The person whose name begins at token `i`, if the text shows that it is one, or a `model` says so."""
    tokens, n = line.tokens, len(line.tokens)
    if is_title(words, line, i):
        return None
    if i and tokens[i - 1].lower == "of" and i + 1 < n and tokens[i + 1].cap and not tokens[i].possessive:
        placed = page.covered(tokens[i].start, tokens[i].end) and not page.covered(
            tokens[i + 1].start, tokens[i + 1].end
        )
        if placed and words.given.get(tokens[i + 1].lower) is False and roles.head_ending(words, tokens, i - 1):
            return None  # "Bishop of Liverpool John Perkins"
    opening = roles.honorifics_before(words, tokens, i)
    title = " ".join(token.lower for token in tokens[opening:i] if token.text[0].isalpha())
    end = _end(words, line, i, title, page)
    if end is None or (end < n and tokens[end].text in CREDIT) or (i and tokens[i - 1].text in CREDIT):
        return None
    if called_after(words, tokens, opening, i, end):
        return None
    inside = inside_of(page, tokens)
    count = sum(token.cap or "-" in token.text for token in tokens[i:end])
    phrase = roles.before(words, line, i, inside, comma=apart(words, tokens, end, n))
    apposed = phrase is not None and tokens[opening - 1].text in (",", ":")
    if (
        phrase is not None
        and apposed
        and ((phrase.head.rank and tokens[phrase.end - 1].cap) or (count == 1 and not title))
    ):
        phrase = None
    speaks = voiced(words, tokens, opening, end, n)
    if not _allowed(words, line, i, end, title, phrase, speaks, page, count):
        return None
    if not title and not model and not shown(words, line, i, end, count, phrase, speaks, page):
        return None
    return _candidate(words, line, opening, i, end, phrase, page, guessed=model)


def made(words: Words, line: Line, opening: int, first: int, end: int, page: Page) -> Candidate:
    """The person of a name that needs no sign, with the roles beside it."""
    inside = inside_of(page, line.tokens)
    phrase = roles.before(words, line, first, inside, comma=apart(words, line.tokens, end, len(line.tokens)))
    return _candidate(words, line, opening, first, end, phrase, page)


def _candidate(
    words: Words,
    line: Line,
    opening: int,
    first: int,
    end: int,
    phrase: Phrase | None,
    page: Page,
    *,
    guessed: bool = False,
) -> Candidate:
    tokens = line.tokens
    if phrase is None:
        phrase = roles.office_in_title(words, line, opening, first, inside_of(page, tokens))
    return Candidate(
        line=line,
        opening=opening,
        first=first,
        end=end,
        name=" ".join(page.text[tokens[first].start : tokens[end - 1].end].split()),
        parts=tuple(token.lower for token in tokens[first:end] if token.text[0].isalpha()),
        title=" ".join(token.lower for token in tokens[opening:first] if token.text[0].isalpha()),
        roles=[
            *([phrase] if phrase is not None else []),
            *appositions.after(words, line, behind(tokens, end), inside_of(page, tokens)),
        ],
        byline=byline(tokens, opening, len(tokens)) or credited(words, tokens, opening, end),
        guessed=guessed,
    )


def _end(words: Words, line: Line, i: int, title: str, page: Page) -> int | None:
    """Where the name that begins at token `i` ends; None where none can begin there."""
    tokens, n = line.tokens, len(line.tokens)
    lower = tokens[i].lower
    given = words.given.get(lower)
    if not title and not may_begin(words, line, i, given):
        return None
    if title and (lower in words.never or (lower in words.calendar and lower not in words.surnames)):
        return None
    end, count = extent(words, line, i, titled=bool(title))
    if not count or end <= i:
        return None
    last = tokens[end - 1]
    if all(len(token.text) == 1 for token in tokens[i:end]):
        return None
    unknown = not title and given is None and lower not in words.surnames
    if unknown and opens(line, i) and lower.endswith(words.job_endings if count > 2 else words.verb_endings):
        return None  # "Forecaster Gill Ames": a job opens the sentence; "Leaving Patel out"
    registered = i > 1 and tokens[i - 1].text == "," and len(tokens[i - 2].text) > 2 and tokens[i - 2].text.isupper()
    if registered and line.style != "caps" and tokens[i - 2].lower in words.surnames:
        return None  # "DAWES, Susan Mary"
    if title and (lower == "justice" or (title in words.royal and _street(words, line, i, end, title, page))):
        return None
    if title:
        if count == 1 and is_office(words, lower, title):
            return None
        if title.split()[-1] in words.peerage and not last.possessive:
            return of_place(words, tokens, end)
        return end
    if goes_on_otherwise(words, tokens, end, last, n, line.style):
        return None
    if count == 1 and line.style == "prose" and end < n and not last.possessive and given is not None:
        ahead = tokens[end]  # "chairman Howard Flight": a role makes a surname of a plain word
        plain = ahead.lower in words.ordinary and ahead.cap and not ahead.text.isupper()
        named = plain and ahead.lower not in words.no_surnames
        if named and roles.before(words, line, i, inside_of(page, tokens), comma=False):
            return end + 1
    return end


def _street(words: Words, line: Line, i: int, end: int, title: str, page: Page) -> bool:
    """Is "King Charles Street", "Queen Elizabeth Hospital" no person but what is called after one?"""
    tokens = line.tokens
    if any(token.lower in words.tails for token in tokens[i + 1 : end]) or goes_on_otherwise(
        words, tokens, end, tokens[end - 1], len(tokens), line.style
    ):
        return True
    return title not in words.peerage and bool(page.covered(tokens[i].start, tokens[end - 1].end))


def _allowed(
    words: Words,
    line: Line,
    i: int,
    end: int,
    title: str,
    phrase: Phrase | None,
    speaks: bool,
    page: Page,
    count: int,
) -> bool:
    """Do the places and bodies of the text leave the name to a person?"""
    tokens = line.tokens
    cover = page.covered(tokens[i].start, tokens[end - 1].end)
    if title:
        return not (cover == "agency" and not speaks and count == 1 and tokens[end - 1].lower not in words.surnames)
    if cover == "place" and all(page.covered(token.start, token.end) for token in tokens[i:end]):
        cover = "whole"
    if cover == "agency":  # "Chancellor Olaf Scholz" though there is a body OLAF
        rest = page.covered(tokens[i + 1].start, tokens[end - 1].end) if end > i + 1 else "agency"
        surname = words.surnames.get(tokens[end - 1].lower)
        return not rest and words.given.get(tokens[i].lower) is False and (phrase is not None or surname is False)
    if cover == "whole" and phrase is None and not speaks:
        return False
    if cover in ("place", "whole"):
        given = words.given.get(tokens[i].lower)
        return count > 1 and (phrase is not None or given is False or speaks)
    return True
