"""Role phrases beside a name: "former French president X", "X, a spokesman for Y", "chief executive of Z X", "X QC"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from channelfacts.lexicons import lexicon
from channelfacts.mentions.names import Line, Token
from channelfacts.mentions.people.words import Head, Words

Inside = Callable[[int], bool]
"""Does the token at an index lie in a named body or place?"""

_data = lexicon("people")
PREPOSITIONS = frozenset(_data["prepositions"])
DETERMINERS = frozenset(_data["determiners"])
RELATIVES = frozenset(_data["relatives"])
FINITE = frozenset(_data["finite"])
LINKS = frozenset(("-", "/", "&", "–"))
ENDS = frozenset(',;:()[]"“”!?…—–‘|') | {"' "}
APPOSING = frozenset((",", "-", "–", ":", "("))
LONGEST = 14


@dataclass(frozen=True, slots=True)
class Phrase:
    """A role as worded: tokens `start` to `end` of a line, its head, and where it stands to the name.

    where: `before`, `after`, `clause` (who is the ..., is the ...), `letters` (MP, QC).
    """

    start: int
    end: int
    head: Head
    where: str
    joined: bool = False


def head_ending(words: Words, tokens: list[Token], end: int) -> tuple[int, Head] | None:
    """(start, head) of the longest head whose last word is the token before `end`."""
    if end <= 0:
        return None
    last = tokens[end - 1]
    stop = last.text == "." and end >= 2 and tokens[end - 2].lower.rpartition("-")[2] in words.abbreviated
    position = end - 2 if stop else end - 1
    word = tokens[position].lower
    for head in words.heads.get(word, ()):
        i = position
        for part in reversed(head.words[:-1]):
            i -= 1
            if i >= 0 and tokens[i].text == "." and i >= 1:
                i -= 1
            if i < 0 or tokens[i].lower != part or (tokens[i].possessive and not part.endswith("'s")):
                break
        else:
            return i, head
    _, hyphen, tail = word.rpartition("-")
    if hyphen:
        for head in words.heads.get(tail, ()):
            if len(head.words) == 1:
                return position, head
    return None


def honorifics_before(words: Words, tokens: list[Token], k: int) -> int:
    """The index at which the forms of address right before the token `k` begin (`k` where there are none)."""
    i = k
    while i > 0:
        j = i - 1
        if tokens[j].text == "." and j > 0 and tokens[j - 1].lower in words.abbreviated:
            j -= 1
        token = tokens[j]
        if token.text == "Justice" and j and tokens[j - 1].text in ("Mr", "Mrs", "Ms", "Lord", "Lady") and i == k:
            i = j - 1
            continue
        if token.possessive or token.lower not in words.honorific_words or not token.cap:
            break
        if token.lower in words.weak_titles and i < k:
            break
        if token.lower in ("the", "his", "her", "associate", "assoc", "emeritus"):
            break
        i = j
    return i


def office_in_title(words: Words, line: Line, opening: int, first: int, inside: Inside) -> Phrase | None:
    """The office that a form of address is: "Archbishop X", "the Catholic bishop Y", "Cllr Z"."""
    for i in range(opening, first):
        if line.tokens[i].lower in words.titled_offices:
            found = head_ending(words, line.tokens, i + 1)
            return Phrase(_modifiers(words, line, found[0], inside), i + 1, found[1], "before") if found else None
    return None


def before(words: Words, line: Line, k: int, inside: Inside, *, comma: bool) -> Phrase | None:
    """The role phrase that ends right before the name at token `k` and its titles; `comma`: one may stand between."""
    tokens = line.tokens
    end = honorifics_before(words, tokens, k)
    if (
        (end > 1 and tokens[end - 1].lower in words.naming and not tokens[end - 1].cap)
        or (end > 3 and tokens[end - 1].lower == "as" and _naming_as(words, tokens, end - 1))
        or (comma and end and tokens[end - 1].text in APPOSING)
    ):
        end -= 1
    elif comma and end > 1 and tokens[end - 1].lower == "the" and end < k and tokens[end - 2].text == ",":
        end -= 2
    if end <= 0 or tokens[end - 1].possessive:
        return None
    if end < k and tokens[end].text == "(" and (seat := _behind_body(words, tokens, end, inside)):
        end = seat
    end = _without_side(words, tokens, end)
    found = head_ending(words, tokens, end)
    if found is not None:
        start, head = found
        if head.rank and head.key in words.weak_ranks and not tokens[start].cap and head.key not in words.small_ranks:
            return None
        if head.key in words.not_bare and start and _noun(words, tokens[start - 1]):
            pass
        elif head.key in words.not_before and not (
            (tokens[start].cap or tokens[start - 1].lower == "court") and head.key in words.not_before_small
        ):
            return None
        if (
            (head.plural or head.key in words.portfolios)
            and start
            and tokens[start - 1].lower in ("of", "for")
            and tokens[start].cap
            and tokens[end - 1].cap
        ):
            wider = _of_body(words, line, end, inside)
            if wider is not None:
                return wider
        if end < k and tokens[end].text in ("-", "–", ":") and not head.plural:
            return None
        return Phrase(_modifiers(words, line, start, inside), end, head, "before")
    return _of_body(words, line, end, inside)


def _naming_as(words: Words, tokens: list[Token], end: int) -> bool:
    """ "named the captain as X": does a verb of naming stand before the office that ends at token `end`?"""
    return any(token.lower in words.named_as for token in tokens[max(end - 6, 0) : end])


def _without_side(words: Words, tokens: list[Token], end: int) -> int:
    """The end of the office in "former director and Smith critic X"; `end` itself for another form."""
    if end and tokens[end - 1].lower in words.sides:
        for i in range(end - 2, max(end - 5, 0), -1):
            if tokens[i].lower in ("and", "turned") and head_ending(words, tokens, i) is not None:
                return i
            if not tokens[i].cap:
                break
    return end


def _behind_body(words: Words, tokens: list[Token], end: int, inside: Inside) -> int:
    """The end of the office in "The Parliamentary Under-Secretary of State, Home Office (X)"; 0 for another form."""
    i = end
    while i > 1 and inside(i - 1) and end - i < 8:
        i -= 1
    if i == end or tokens[i - 1].text != ",":
        return 0
    return i - 1 if head_ending(words, tokens, i - 1) is not None else 0


def _noun(words: Words, token: Token) -> bool:
    """Is it a small word that can only be a noun or adjective before a head ("chat show host")?"""
    return token.text[0].islower() and token.lower not in words.never | words.verbs | FINITE | PREPOSITIONS


def _of_body(words: Words, line: Line, end: int, inside: Inside) -> Phrase | None:
    """ "Chief executive of the Refugee Council" right before a name."""
    tokens = line.tokens
    i, capitals = end - 1, 0
    if tokens[i].lower == "and":
        return None
    while i > 0 and end - i <= 10:
        token = tokens[i]
        if token.lower in PREPOSITIONS and not token.cap:
            found = head_ending(words, tokens, i)
            if found is not None and capitals and not found[1].plural and found[1].kind not in ("migrant", "offender"):
                return Phrase(_modifiers(words, line, found[0], inside), end, found[1], "before")
            if token.lower not in ("of", "for") or found is not None:
                return None
        elif token.cap:
            if (
                words.given.get(token.lower) is False
                and not inside(i)
                and words.surnames.get(tokens[i + 1].lower) is False
            ):
                return None
            capitals += 1
        elif token.lower not in ("the", "and") and token.text not in LINKS and not inside(i):
            return None
        if token.possessive and i == end - 1:
            return None
        i -= 1
    return None


def _modifiers(words: Words, line: Line, start: int, inside: Inside) -> int:
    """The index at which the modifiers of the head at `start` begin."""
    tokens = line.tokens
    i, unknown = start, 0
    while i > 0 and start - i < 9:
        token = tokens[i - 1]
        text, lower = token.text, token.lower
        if text == ".":
            if i >= 2 and len(tokens[i - 2].text) == 1 and tokens[i - 2].cap:
                i -= 1
                continue
            break
        if (
            lower in PREPOSITIONS | {"the", "and"}
            and i > 1
            and i < start
            and inside(i - 1)
            and inside(i - 2)
            and inside(i)
        ):
            i -= 1
            continue
        if text in LINKS and i > 1 and tokens[i - 2].end == token.start:
            i -= 1
            continue
        if text == ",":
            if i >= 2 and tokens[i - 2].cap and tokens[i - 2].lower in words.portfolios and tokens[i].cap and i < start:
                i -= 1
                continue
            break
        if lower in ("and", "&"):
            ahead = tokens[i - 2] if i >= 2 else None
            if ahead is None or ahead.possessive or i == start:
                break
            if (inside(i - 1) and inside(i - 2)) or (
                ahead.lower in words.portfolios and head_ending(words, tokens, i - 1) is None
            ):
                i -= 1
                continue
            break
        if not text[0].isalnum() or lower in DETERMINERS or lower in PREPOSITIONS:
            break
        button = text.isupper() and line.style != "caps" and lower in words.page_words
        if button or (i == 1 and lower in words.page_openers and tokens[i].cap):
            break
        if token.possessive:
            if lower in words.never:
                break  # "That's retired Admiral X"
            if not token.cap and lower not in words.modifiers and lower not in words.bodies:
                break
            i -= 1
            while i > 0 and inside(i - 1) and inside(i) and tokens[i - 1].text not in (",", "."):
                i -= 1
            break
        known = lower in words.modifiers or lower in words.nations or (lower,) in words.parties
        if lower == "under" and tokens[i].lower not in ("secretary", "secretaries"):
            break
        if token.cap:
            if lower in words.never and not known and not inside(i - 1):
                break
            if not known and i >= 2 and tokens[i - 2].lower in PREPOSITIONS and tokens[start].cap and inside(i - 1):
                break
            if not known and not inside(i - 1) and lower in words.given and words.given[lower] is False:
                break
            if lower in words.verbs and i == 1:
                break
            if lower in words.calendar:
                break
        elif not known:
            if (
                lower in words.never
                or lower in words.verbs
                or lower in FINITE
                or text[0].isdigit()
                or tokens[start].cap
            ):
                break
            if lower.endswith(("ed", "ly", "ing")) or unknown >= 2:
                break
            unknown += 1
        i -= 1
    while i < start and (
        tokens[i].lower in ("and", "&", "or", "then")
        or tokens[i].text == "new"
        or (tokens[i].text == "New" and not inside(i))
        or not tokens[i].text[0].isalnum()
    ):
        i += 1
    return i
