"""Later mentions of persons by one name: "Patel hails deal", "Bryant wrote", "Priti said"."""

from __future__ import annotations

from collections.abc import Iterator

from channelfacts.mentions.names import Line
from channelfacts.mentions.people.appositions import after
from channelfacts.mentions.people.holders import by_surname, terms
from channelfacts.mentions.people.names import Candidate
from channelfacts.mentions.people.persons import Cast, Person, core, introduced
from channelfacts.mentions.people.signs import Page, inside_of
from channelfacts.mentions.people.words import Words

AGES = frozenset(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"])
SET_OFF = frozenset((",", "(", "is", "was"))
"""What stands between a name and a role that is said of it: "said Garcia, 61, an activist"."""
SOON = 400
"""Characters within which a full name must follow a first name that stands before it."""
VERBS = frozenset(["is", "was", "has", "had", "will", "would", "did", "does", "can", "could", "who", "and"])


def known_again(words: Words, found: list[Line], cast: Cast, page: Page) -> Iterator[tuple[Person, Candidate]]:
    """Single capitalised words that can only mean one person of the text."""
    surnames = cast.surnames()
    firsts: dict[str, list[Person]] = {}
    for person in cast.persons:
        if person.full:
            firsts.setdefault(core(person.parts)[0], []).append(person)
    taken: dict[int, set[int]] = {}
    for person in cast.persons:
        for mention in person.mentions:
            taken.setdefault(id(mention.line), set()).update(range(mention.opening, mention.end))
    for line in found:
        used = taken.get(id(line), ())
        for i, token in enumerate(line.tokens):
            if not token.cap or i in used:
                continue
            known = surnames.get(token.lower)
            if known is None:
                given = firsts.get(token.lower) or _by_nickname(words, firsts, token.lower)
                if given is not None and len(given) > 1:
                    given = introduced(given, Candidate(line, i, i, i + 1, token.text, (token.lower,)))
                if given is None or len(given) != 1:
                    continue
                ordinary = token.lower in words.ordinary or words.given.get(token.lower) is True
                plain = ordinary or line.style != "prose" or len(token.text) < 3
                told = any(m.start_char - SOON < token.start and len(core(m.parts)) > 1 for m in given[0].mentions)
                if not (told and not plain) and not _speaks(words, line, i):
                    continue
                known = given
            if len(known) != 1:
                known = introduced(known, Candidate(line, i, i, i + 1, token.text, (token.lower,)))
            if len(known) != 1:
                continue
            first = _particle(line, i, known[0])
            if _alone(words, line, first, i) and not page.covered(token.start, token.end) and _plain(words, line, i):
                name = page.text[line.tokens[first].start : token.end]
                parts = tuple(t.lower for t in line.tokens[first : i + 1])
                set_off = line.lower(i + 1) in SET_OFF and not token.possessive
                roles = after(words, line, i + 1, inside_of(page, line.tokens)) if set_off else []
                yield known[0], Candidate(line, first, first, i + 1, name, parts, roles=roles)


def _by_nickname(words: Words, firsts: dict[str, list[Person]], lower: str) -> list[Person] | None:
    """The persons whose given name stands for another ("Kev" for Kevin Sturt), where the text has one name of it."""
    groups = words.nicknames.get(lower)
    if groups is None:
        return None
    known = [persons for name, persons in firsts.items() if groups & words.nicknames.get(name, frozenset())]
    return known[0] if len(known) == 1 else None


def _particle(line: Line, i: int, person: Person) -> int:
    """The token at which a surname that ends at `i` begins: that of its particle where it has one ("Le Pen")."""
    parts, tokens = core(person.parts), line.tokens
    if i and len(parts) > 2 and tokens[i - 1].lower == parts[-2] and tokens[i - 1].end + 1 == tokens[i].start:
        return i - 1
    return i


def _speaks(words: Words, line: Line, i: int) -> bool:
    tokens = line.tokens
    if i + 1 < len(tokens) and tokens[i + 1].lower in words.quoting and not tokens[i].possessive:
        return True
    return i > 1 and tokens[i - 1].lower in words.quoting and not tokens[i - 2].text[0].isalnum()


def _alone(words: Words, line: Line, first: int, i: int) -> bool:
    """Does the word (with its particle at `first`) stand by itself, in no longer name?"""
    tokens, n = line.tokens, len(line.tokens)
    token = tokens[i]
    if i + 1 < n and not token.possessive:
        ahead = tokens[i + 1]
        longer = ahead.lower in words.tails or (line.style == "prose" and ahead.lower not in words.calendar)
        if ahead.cap and ahead.start - token.end == 1 and longer:
            return False
        if ahead.text in ("/", "@", "-") and ahead.start == token.end:
            return False
    if first:
        behind = tokens[first - 1]
        if behind.text == "." and first >= 2 and len(tokens[first - 2].text) == 1 and tokens[first - 2].cap:
            return False
        if behind.text in ("/", "@", "#") and behind.end == token.start:
            return False
        if behind.cap and behind.lower in words.heralds:
            return False
        if behind.cap and not behind.possessive and line.style == "prose":
            if behind.lower in words.given or behind.lower in words.honorific_words:
                return False
            return behind.lower in words.never or first == 1 or behind.lower in words.heads
    return True


def _plain(words: Words, line: Line, i: int) -> bool:
    """Is a surname that is a plain word, a month or a nation too told from these?"""
    tokens, n = line.tokens, len(line.tokens)
    token = tokens[i]
    lower = token.lower
    if lower not in words.ordinary and lower not in words.calendar and lower not in words.nations and lower != "may":
        return True
    ahead = tokens[i + 1] if i + 1 < n else None
    if lower in words.calendar or lower == "may":
        if (ahead is not None and ahead.text[0].isdigit()) or (
            i and (tokens[i - 1].text[-1].isdigit() or tokens[i - 1].text in ("st", "nd", "rd", "th"))
        ):
            return False
        if i and tokens[i - 1].lower in (
            "in",
            "since",
            "until",
            "till",
            "by",
            "last",
            "next",
            "this",
            "of",
            "early",
            "late",
            "mid",
            "from",
            "during",
            "before",
            "after",
            "to",
            "between",
        ):
            return False
    if lower in words.calendar or lower == "may":
        return token.possessive or (
            ahead is not None and (ahead.lower in words.quoting or ahead.lower in ("has", "had", "will", "would"))
        )
    told = token.possessive or (
        ahead is not None and (ahead.lower in words.speech or ahead.lower in VERBS) and not ahead.cap
    )
    if i == 0 or not tokens[i - 1].text[0].isalnum() or line.style != "prose":
        return told
    return told or lower not in words.nations


def by_first_name(words: Words, line: Line, page: Page, used: set[int]) -> Iterator[Candidate]:
    """Those who are told by a first name alone: "his wife Laura", "their children, Anita, nine, and Armin, six"."""
    tokens, n = line.tokens, len(line.tokens)
    for i, token in enumerate(tokens):
        if not token.cap or i in used or words.given.get(token.lower) is None or token.possessive or not i:
            continue
        if page.covered(token.start, token.end) or (i + 1 < n and tokens[i + 1].cap):
            continue
        kin = tokens[i - 1].lower in words.kin and not tokens[i - 1].possessive
        if not kin and i > 1 and tokens[i - 1].text == "," and i + 1 < n and tokens[i + 1].text in (",", "."):
            kin = tokens[i - 2].lower in words.kin and not tokens[i - 2].possessive  # "his wife, Laura, ..."
        if (kin or _aged(line, i)) and not (
            token.lower in words.ordinary and words.given.get(token.lower) is not False
        ):
            yield Candidate(line, i, i, i + 1, token.text, (token.lower,))


def _aged(line: Line, i: int) -> bool:
    """Does an age between commas stand behind the name, and nothing of a name before it?"""
    tokens, n = line.tokens, len(line.tokens)
    if i + 3 > n or tokens[i + 1].text != ",":
        return False
    if i + 4 < n and tokens[i + 2].lower == "who" and tokens[i + 3].lower in ("is", "was"):
        years = tokens[i + 4].lower in AGES or (tokens[i + 4].text.isdigit() and len(tokens[i + 4].text) < 3)
        return years and tokens[i - 1].text in (",", "and") and not tokens[i - 1].cap  # "Salma, who is five"
    age = tokens[i + 2].text
    told = (age.isdigit() and len(age) < 3) or tokens[i + 2].lower in AGES
    closed = i + 3 >= n or tokens[i + 3].text in (",", ".", ";") or tokens[i + 3].lower == "and"
    return told and closed and tokens[i - 1].text in (",", "and", "(", ":") and not tokens[i - 1].cap


def in_capitals(words: Words, line: Line, page: Page, used: set[int], day: str | None) -> Iterator[Candidate]:
    """Surnames of office holders of the day in a line of capitals: "BRAVERMAN HAILS DEAL"."""
    if line.style != "caps" or day is None:
        return
    for i, token in enumerate(line.tokens):
        plain = token.lower in words.ordinary or token.lower in words.given or len(token.text) < 5
        if i in used or plain or page.covered(token.start, token.end) or not token.text.isupper():
            continue
        names = [n for n in by_surname().get(token.lower, ()) if any(t.running(day) for t in terms()[n])]
        if len({terms()[name][0].holder for name in names}) == 1:
            yield Candidate(line, i, i, i + 1, token.text, (token.lower,))
