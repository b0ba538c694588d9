"""What shows that a run of capitals is a person: speech, a role, an age, a surname that the text knows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from channelfacts.mentions.names import Line, Token
from channelfacts.mentions.people import appositions, roles
from channelfacts.mentions.people.roles import Phrase
from channelfacts.mentions.people.runs import opens
from channelfacts.mentions.people.words import Words

LONGEST_CREDIT = 40
"""Words of a line that says who wrote a text."""
HELD = frozenset(("minister", "legislator", "official", "academic", "judge", "media", "police", "shadow", "other"))
"""Kinds of offices that only people hold: bodies are owners, partners and members too."""
SINGLE_KINDS = frozenset(("minister", "legislator", "judge", "police", "shadow"))


@dataclass(slots=True)
class Page:
    """What the whole text says of its names: covered by other annotations, titled or speaking elsewhere."""

    text: str
    covered: Callable[[int, int], str]
    titled: frozenset[str]
    voiced: frozenset[str]


def behind(tokens: list[Token], end: int) -> int:
    """The token after the name, or past the end where a possessive closes it ("X's spokesman")."""
    return len(tokens) if tokens[end - 1].possessive else end


def inside_of(page: Page, tokens: list[Token]) -> Callable[[int], bool]:
    def inside(index: int) -> bool:
        return 0 <= index < len(tokens) and bool(page.covered(tokens[index].start, tokens[index].end))

    return inside


def byline(tokens: list[Token], opening: int, n: int) -> bool:
    """ "By Jane Doe", "By Jane Doe and John Roe" on a line of its own."""
    if n > 16 or not any(t.lower == "by" and t.cap for t in tokens[: min(opening, 3)]):
        return False
    return opening <= 3 or all(t.cap or t.lower in (",", "and", "&") for t in tokens[:opening])


def credited(words: Words, tokens: list[Token], opening: int, end: int) -> bool:
    """ "Contributing: A and B", "Reporting by A; editing by B", "A and B contributed to this report"."""
    ahead = " ".join(token.lower for token in tokens[:opening] if token.text[0].isalpha())
    opened = tokens[1:] if tokens and tokens[0].text in ("(", "[") else tokens  # "(Reporting by A; editing by B)"
    openings = (opened[0].text + " " if opened else "").istitle() and any(
        ahead == cue or ahead.startswith(cue + " ") for cue in words.credits_before
    )
    if openings and len(tokens) <= LONGEST_CREDIT:
        return True
    for i in range(end, min(end + LONGEST_CREDIT, len(tokens))):
        if tokens[i].lower == "contributed":
            phrase = " ".join(token.lower for token in tokens[i : i + 4])
            return any(phrase.startswith(cue) for cue in words.credits_behind)
        if not (tokens[i].cap or tokens[i].lower in ("and", ",", "in", "of", "writer", "writers", "also", ".")):
            return False
    return False


def goes_on_otherwise(words: Words, tokens: list[Token], end: int, last: Token, n: int, style: str) -> bool:
    """Does the run go on as the name of a body, road, law ...?"""
    reach = 4 if style == "prose" else 1
    k = end
    while (
        k < min(end + reach, n) and not last.possessive and tokens[k].cap and tokens[k].start - tokens[k - 1].end <= 1
    ):
        if tokens[k].lower in words.tails:
            return True
        k += 1
    if end + 1 < n and tokens[end].text in ("&",) and tokens[end + 1].cap:
        return True
    return not last.possessive and last.lower in words.tails and last.lower not in words.surnames


def called_after(words: Words, tokens: list[Token], opening: int, first: int, end: int) -> bool:
    """Does a ship, a prize, a shop bear the name: "the Alan Kurdi", "the Rory Peck award", "John Lewis"?"""
    name = tuple(token.lower for token in tokens[opening:end] if token.text[0].isalpha())
    if name in words.brands:
        return True
    before = tokens[opening - 1] if opening else None
    after = tokens[end] if end < len(tokens) else None
    if after is not None and after.lower in words.called_after and not after.cap and not tokens[end - 1].possessive:
        return True
    if before is None:
        return False
    if before.lower == "the" and tokens[opening].lower not in words.spared:
        whole = sum(token.cap for token in tokens[opening:end]) > 1
        return (
            whole
            and not tokens[end - 1].possessive
            and not (after is not None and after.text[0].isalpha() and after.cap)
        )
    return before.lower in words.vehicles and not before.cap


def apart(words: Words, tokens: list[Token], end: int, n: int) -> bool:
    """Is the name closed by a comma or stop, as an apposition between commas is?"""
    return (
        end >= n
        or tokens[end].text in (",", ".", ";", ")", "-", "–", "—")
        or tokens[end].lower in words.counsel
        or tokens[end].lower == "of"
    )


def voiced(words: Words, tokens: list[Token], start: int, end: int, n: int) -> bool:
    """Does the name speak, or is it told of by `who`, an age or letters?"""
    if tokens[end - 1].possessive:
        return False
    if end < n:
        lower = tokens[end].lower
        if (
            (lower in words.quoting and not tokens[end].cap)
            or lower in words.counsel
            or tokens[end].text in ("MP", "MEP", "MSP", "TD")
        ):
            return True
        if end + 1 < n:
            ahead = tokens[end + 1].lower
            if lower in ("has", "had", "also", "then", "later", "who") and ahead in words.quoting:
                return True
            if lower == "," and (
                ahead == "who"
                or ahead in words.quoting
                or (
                    tokens[end + 1].text.isdigit()
                    and end + 2 < n
                    and tokens[end + 2].text in (",", ".", ")")
                    and len(ahead) == 2
                )
            ):
                return True
            if lower == "(" and tokens[end + 1].text.isdigit() and len(ahead) == 2:
                return True
            if lower in (":",) and end <= 4 and tokens[end + 1].text in ("“", '"', "‘", "'"):
                return True
    if start and tokens[start - 1].lower in words.quoting:
        return not tokens[start - 1].cap and (
            start < 2
            or tokens[start - 2].text in (",", "”", '"', "’", "'", "?", "!")
            or tokens[start - 1].lower in ("told", "tells")
        )
    before = (tokens[start - 2].lower, tokens[start - 1].lower) if start > 1 else ("", "")
    return before == ("according", "to") or (before[1] == "as" and before[0] in words.named_as)


def shown(
    words: Words,
    line: Line,
    i: int,
    end: int,
    count: int,
    phrase: Phrase | None,
    speaks: bool,
    page: Page,
) -> bool:
    """Is there enough to take an untitled run for a person?"""
    tokens = line.tokens
    given = words.given.get(tokens[i].lower)
    if count > 2 and any(token.lower in words.vietnamese for token in tokens[i:end]):
        return True
    last = tokens[end - 1]
    surname = words.surnames.get(last.lower)
    if "-" in last.lower and surname is None:
        pieces = last.lower.split("-")
        surname = False if any(piece in words.surnames for piece in pieces) else None
    particle = end - 1 > i and tokens[end - 2].lower in words.particles
    if particle and last.cap:
        surname = False  # "Le Pen", "de Moor"
    odd = phrase is None and any(
        t.lower in words.ordinary and t.lower not in words.given and t.lower not in words.surnames
        for t in tokens[i : end - particle]
        if t.cap
    )
    if odd:
        return False
    if count == 1 and speaks and line.style == "prose" and (given is not None or last.lower not in words.ordinary):
        ahead = tokens[end + 1] if end + 1 < len(tokens) and tokens[end].text == "," else None
        aged = ahead is not None and ahead.text.isdigit() and len(ahead.text) == 2
        if (aged or appositions.after(words, line, behind(tokens, end), inside_of(page, tokens))) and not _opens_weakly(
            words, line, i, given
        ):
            return surname is None or given is not None
    if count == 1:
        if phrase is None or phrase.where != "before" or line.style == "caps":
            return False
        head = tokens[phrase.end - 1] if tokens[phrase.end - 1].text != "." else tokens[phrase.end - 2]
        if line.style == "prose" and end < len(tokens) and tokens[end].cap and not last.possessive:
            return False
        if (
            head_away(words, tokens, phrase)
            or tokens[phrase.end - 1].text == ","
            or phrase.end != i
            or not head.cap
            or (last.lower in words.ordinary and surname is not False)
        ):
            return False
        if last.lower in words.tails or last.lower in words.portfolios:
            return False
        if line.style != "prose" and (surname is None or last.lower in words.headline_verbs):
            return False
        return surname is not None or phrase.head.rank or phrase.head.kind in SINGLE_KINDS
    if line.style == "caps":
        return given is False and surname is False
    if phrase is not None:
        if line.style != "prose" and given is None and surname is None:
            return False
        if phrase.end == i or (phrase.end < i and tokens[phrase.end].cap):
            return not (last.lower in words.tails and surname is None)
        return given is not None or speaks or surname is False
    tail = last.lower in words.tails
    known = last.lower in page.titled or last.lower in page.voiced
    if given is False:
        if tail and not (speaks or known):
            return False
        return surname is not None or line.style == "prose" or known or byline(tokens, i, len(tokens))
    if _affiliated(tokens, end, page):
        speaks = True
    offices = appositions.after(words, line, behind(tokens, end), inside_of(page, tokens))
    told = speaks or known or bool(offices)
    begins = not (i and tokens[i - 1].cap and tokens[i - 1].text[0].isalpha())
    if begins and count in (2, 3) and given is None and surname is None and line.style == "prose" and not tail:
        plain = any(token.lower in words.ordinary for token in tokens[i:end])
        if not plain and any(
            phrase.head.kind in HELD and phrase.head.key not in words.things_too and phrase.where != "letters"
            for phrase in offices
        ):
            return True  # "Sunder Katwala is director of the think tank"
    if tail and (not speaks or given is None):
        return False
    middle = [t.lower for t in tokens[i + 1 : end - 1] if t.lower not in words.particles]
    if any(word in words.ordinary for word in middle) and not speaks:
        return False
    if given is True:
        return (
            surname is False
            and (line.style == "prose" or told)
            and not (opens(line, i) and tokens[i].lower in words.verbal_given)
        ) or told
    if told:
        return surname is not None or any(t.lower in words.given for t in tokens[i:end]) or known or speaks
    return (
        count >= 2
        and surname is False
        and tokens[i].lower in words.surnames
        and "-" in last.text
        and line.style == "prose"
    )


def _affiliated(tokens: list[Token], end: int, page: Page) -> bool:
    """Does "of Doctors of the World", "from Kent Refugee Help" follow: a body named behind a name?"""
    k = end + 1 if end < len(tokens) and tokens[end].text == "," else end
    if k + 1 >= len(tokens) or tokens[k].lower not in ("of", "from", "at") or tokens[end - 1].possessive:
        return False
    k = k + 2 if tokens[k + 1].lower == "the" and k + 2 < len(tokens) else k + 1
    return page.covered(tokens[k].start, tokens[k].end) == "agency"


def head_away(words: Words, tokens: list[Token], phrase: Phrase) -> bool:
    """Does the head stand before what it is of ("head of Frontex"), not right before the name?"""
    found = roles.head_ending(words, tokens, phrase.end)
    return found is None or found[1].key != phrase.head.key


def _opens_weakly(words: Words, line: Line, i: int, given: bool | None) -> bool:
    return given is True and (opens(line, i) or line.tokens[i].lower in words.calendar)
