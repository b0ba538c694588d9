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
    stop = last.text == "." and end >= 2 and tokens[end - 2].lower in words.abbreviated
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
        if token.possessive or token.lower not in words.honorific_words or not token.cap:
            break
        if token.lower in words.weak_titles and i < k:
            break
        if token.lower in ("the", "his", "her", "associate", "assoc", "emeritus"):
            break
        i = j
    return i


def before(words: Words, line: Line, k: int, inside: Inside, *, comma: bool) -> Phrase | None:
    """The role phrase that ends right before the name at token `k` (before its honorifics); `comma`: one may stand between."""
    tokens = line.tokens
    end = honorifics_before(words, tokens, k)
    if comma and end and tokens[end - 1].text in APPOSING:
        end -= 1
    elif comma and end > 1 and tokens[end - 1].lower == "the" and end < k and tokens[end - 2].text == ",":
        end -= 2
    if end <= 0 or tokens[end - 1].possessive:
        return None
    found = head_ending(words, tokens, end)
    if found is not None:
        start, head = found
        if head.rank and head.key in words.weak_ranks and not tokens[start].cap and head.key not in words.small_ranks:
            return None
        if head.key in words.not_before and not (
            (tokens[start].cap or tokens[start - 1].lower == "court") and head.key in words.not_before_small
        ):
            return None
        if start and tokens[start - 1].lower in ("of", "for") and tokens[start].cap and tokens[end - 1].cap:
            wider = _of_body(words, line, end, inside)
            if wider is not None:
                return wider
        if end < k and tokens[end].text in ("-", "–", ":") and not head.plural:
            return None
        return Phrase(_modifiers(words, line, start, inside), end, head, "before")
    return _of_body(words, line, end, inside)


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
        if token.possessive:
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
            if (
                not known
                and i >= 2
                and tokens[i - 2].lower in PREPOSITIONS | {"the"}
                and tokens[start].cap
                and inside(i - 1)
            ):
                if tokens[i - 2].lower != "the":
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
        tokens[i].lower in ("and", "&", "or", "then") or tokens[i].text == "new" or not tokens[i].text[0].isalnum()
    ):
        i += 1
    return i


def after(words: Words, line: Line, k: int, inside: Inside) -> list[Phrase]:
    """The role phrases that follow a name which ends before the token `k`."""
    tokens, n = line.tokens, len(line.tokens)
    found: list[Phrase] = []
    i = k
    while i < n:  # letters: "X QC", "X MP", "X, MP,"
        j = i + 1 if tokens[i].text == "," and i + 1 < n else i
        lower = tokens[j].lower
        if tokens[j].text.isupper() and (lower in words.seats or lower in words.counsel):
            if lower in words.seats and j + 1 < n and tokens[j + 1].lower in ("for", "of") and j > i:
                break
            head = words.heads.get(lower, (Head((lower,), lower, "other"),))[0]
            if lower in words.seats and j + 2 < n and tokens[j + 1].lower == "for":
                found.append(Phrase(j, _complement(words, line, j + 1, inside), head, "after"))
            else:
                found.append(Phrase(j, j + 1, head, "letters"))
            i = j + 1
        elif tokens[j].text in ("OBE", "MBE", "CBE", "KBE", "DBE", "QPM", "PhD", "Jr", "Sr", "III"):
            i = j + 1
        else:
            break
    if i >= n:
        return found
    clause = False
    far: int | None = None
    j = i
    if tokens[j].text in (",", "(", "—", "–", "-"):
        j += 1
        if j + 1 < n and tokens[j].text.isdigit() and tokens[j + 1].text in (",", ")"):  # ", 34, "
            j += 2
            if j < n and tokens[j].text == ",":
                j += 1
    elif tokens[j].lower in ("is", "was", "as", "became", "remains"):
        clause = True
    elif (far := _later_as(tokens, j)) is not None:
        clause, j = True, far
    elif not _starts_head(words, tokens, j):
        return found
    if j < n and tokens[j].lower == "who" and j + 1 < n and tokens[j + 1].lower in ("is", "was", "became", "remains"):
        clause, j = True, j + 1
    if clause:
        verb = tokens[j].lower
        j += 1
        while j < n and tokens[j].lower in (
            "now",
            "then",
            "also",
            "currently",
            "still",
            "named",
            "appointed",
            "made",
            "elected",
        ):
            j += 1
        if (
            verb == "as"
            and far is None
            and not ((j < n and tokens[j].lower in DETERMINERS | {"then"}) or _starts_head(words, tokens, j))
        ):
            return found
    if j < n and tokens[j].text[:2] in ("R-", "D-", "I-"):
        return found
    if not clause and j < n and tokens[j].cap and words.given.get(tokens[j].lower) is False:
        return found
    while True:
        phrase = noun_phrase(words, line, j, inside, where="clause" if clause else "after")
        if phrase is None:
            return found
        if phrase.where == "after" and j == i and tokens[i].cap:
            return found
        found.append(phrase)
        j = phrase.end
        if (
            j + 1 < n
            and tokens[j].lower == "and"
            and (tokens[j + 1].lower in DETERMINERS or _starts_head(words, tokens, j + 1))
        ):
            j += 1
        elif j + 1 < n and tokens[j].text == "," and tokens[j + 1].lower in ("and", "as"):
            return found
        else:
            return found


def _later_as(tokens: list[Token], j: int) -> int | None:
    """The `as` of "X on his first day as home secretary", "X's last speech as leader"."""
    for k in range(j + 2, min(j + 8, len(tokens))):
        if not tokens[k - 1].text[0].isalnum():
            return None
        if tokens[k].lower == "as":
            return k if any(t.lower in ("his", "her", "'s") for t in tokens[j:k]) else None
    return None


def _starts_head(words: Words, tokens: list[Token], i: int) -> bool:
    """Does a lower-case head begin at token `i`, with what it is of behind it?"""
    for j in range(i + 1, min(i + 4, len(tokens))):
        if tokens[j - 1].cap or not tokens[j - 1].text[0].isalnum():
            return False
        if tokens[j].lower in PREPOSITIONS:
            found = head_ending(words, tokens, j)
            return found is not None and found[0] >= i
    return False


def noun_phrase(words: Words, line: Line, j: int, inside: Inside, *, where: str) -> Phrase | None:
    """The noun phrase with a role as its head that begins at token `j`."""
    tokens, n = line.tokens, len(line.tokens)
    while j < n and (
        tokens[j].lower in DETERMINERS or tokens[j].lower in ("formerly", "currently", "now", "then", "one", "of")
    ):
        if tokens[j].lower == "of" and (j == 0 or tokens[j - 1].lower != "one"):
            return None
        j += 1
    start = j
    if j < n and tokens[j].lower in ("and", "or", "&"):
        return None
    best: tuple[int, Head] | None = None
    while j < n and j - start < 9:
        token = tokens[j]
        if token.text == "." and j > start and len(tokens[j - 1].text) == 1 and tokens[j - 1].cap and j + 1 < n:
            j += 1
            continue
        if token.text == "." and j > start and tokens[j - 1].lower in words.abbreviated and j + 1 < n and best is None:
            j += 1
            continue
        if not token.text[0].isalnum():
            if token.text in LINKS or token.text in ("'", "’"):
                j += 1
                continue
            break
        lower = token.lower
        found = head_ending(words, tokens, j + 1)
        if found is not None and found[0] >= start:
            best = (j + 1, found[1])
            if token.possessive:
                best = None
            j += 1
            continue
        if lower in PREPOSITIONS or lower in RELATIVES or lower in FINITE:
            break
        if best is not None and lower in ("and", "or"):
            break
        known = token.cap or lower in words.modifiers or lower in words.nations or inside(j)
        if not known and ((lower in words.never and lower not in ("and",)) or lower in words.speech):
            break
        if not known and lower in words.verbs and best is not None:
            break
        j += 1
    if best is None:
        return None
    end, head = best
    if start >= end or (head.plural and tokens[start - 1].lower != "of"):
        return None
    whole = _complement(words, line, end, inside)
    if whole == end and end < n and tokens[end].cap and where == "after" and tokens[end].lower not in words.calendar:
        return None  # "X, French president Y": the next one's
    for longer in range(whole, end, -1):  # "leader" of the Commons is "leader of the commons"
        found = head_ending(words, tokens, longer)
        if found is not None and start <= found[0] < end:
            head = found[1]
            break
    return Phrase(start, whole, head, where)


def _complement(words: Words, line: Line, i: int, inside: Inside) -> int:
    """The end of "of the X and Y" behind a head that ends before token `i`; `i` itself where nothing belongs to it."""
    tokens, n = line.tokens, len(line.tokens)
    if i < n and tokens[i].lower == "and" and i + 1 < n:
        end = _second_head(words, tokens, i + 1)
        if end:
            i = end
    if i >= n or tokens[i].lower not in PREPOSITIONS:
        return i
    if tokens[i].lower in ("in", "on", "to") and not (i + 1 < n and (tokens[i + 1].cap or tokens[i].lower == "to")):
        return i
    start = i
    i += 1
    while i < n and i - start < LONGEST:
        token = tokens[i]
        lower = token.lower
        if token.text == "." and tokens[i - 1].text in ("St", "Mt", "Ste") and i + 1 < n and tokens[i + 1].cap:
            i += 1
            continue
        if token.text in ENDS or (
            token.text == "." and not (len(tokens[i - 1].text) == 1 and tokens[i - 1].cap and i + 1 < n)
        ):
            break
        if token.text in ("'", "’") and not (tokens[i - 1].end == token.start and tokens[i - 1].lower.endswith("s")):
            break
        if lower in RELATIVES or lower in FINITE or (lower in words.speech and not token.cap):
            break
        if lower == "and" and i + 1 < n:
            ahead = tokens[i + 1]
            if not inside(i) and (
                (words.given.get(ahead.lower) is False and ahead.cap)
                or ahead.lower in DETERMINERS
                or (ahead.lower in words.honorific_words and ahead.cap)
            ):
                break
        if (
            not token.cap
            and lower.endswith("ed")
            and lower not in words.modifiers
            and tokens[i - 1].lower not in DETERMINERS
        ):
            if lower not in ("united", "organised", "organized", "displaced"):
                break
        if token.cap and lower in words.calendar and lower != "may":
            break
        i += 1
    while i > start and (tokens[i - 1].lower in PREPOSITIONS | {"and", "the"} or tokens[i - 1].text in LINKS):
        i -= 1
    return i


def _second_head(words: Words, tokens: list[Token], i: int) -> int | None:
    """The end of "founder AND DIRECTOR of ..."."""
    for j in range(i + 1, min(i + 4, len(tokens))):
        if not tokens[j - 1].text[0].isalnum() or tokens[j - 1].lower in DETERMINERS:
            return None
        if tokens[j].lower in PREPOSITIONS:
            found = head_ending(words, tokens, j)
            return j if found is not None and found[0] >= i else None
    return None
