"""Names of people by their look and their company: a given name, a form of address, a role or speech beside them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from channelfacts.mentions.names import Line, Token
from channelfacts.mentions.people import roles
from channelfacts.mentions.people.roles import Phrase
from channelfacts.mentions.people.words import Words

JOINED = re.compile(r"(?:al|el|ad|as|ash|an|ar|at|az|ul|ur|d|l|de|t)[-'’](?=[^\W\d_])\w")
MOST_PARTS = 5
GLUED = re.compile(r"[a-z][a-z]{2,}[A-Z][a-z]")
CREDIT = frozenset(("/", "@", "©", "#"))
OFFICES = frozenset(("minister", "legislator", "judge", "official"))
SINGLE_KINDS = frozenset(("minister", "legislator", "judge", "police", "shadow"))


@dataclass(slots=True)
class Candidate:
    """A name found in a line: tokens `first` to `end`, with the forms of address from `opening` on.

    parts: the folded words of the name. title: folded, "" where none. roles: the phrases beside it.
    sure: by itself; else only where the text says more of the person elsewhere.
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

    @property
    def start_char(self) -> int:
        """Where the mention begins in the text, with its title."""
        return self.line.tokens[self.opening].start

    @property
    def end_char(self) -> int:
        """Where the mention ends in the text."""
        return self.line.tokens[self.end - 1].end


@dataclass(slots=True)
class Page:
    """What the whole text says of its names: covered by other annotations, titled or speaking elsewhere."""

    text: str
    covered: Callable[[int, int], str]
    titled: frozenset[str]
    voiced: frozenset[str]


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
                found.append(candidate)
                i = candidate.end
                continue
        i += 1
    return found


def extent(words: Words, line: Line, i: int, *, titled: bool) -> tuple[int, int]:
    """(end, number of parts) of the run of name words that begins at token `i`."""
    tokens, n = line.tokens, len(line.tokens)
    headline = line.style != "prose"
    k, count = i, 0
    while k < n and count < MOST_PARTS:
        token = tokens[k]
        lower = token.lower
        if token.cap and token.text[0].isalpha():
            if len(token.text) == 1 and count and k + 1 < n and tokens[k + 1].text == ".":
                k += 2
                continue
            if k > i and not _goes_on(words, line, k, count, headline=headline):
                break
            count += 1
            k += 1
            if len(token.text) <= 2 and k < n and tokens[k].text == "." and k + 1 < n and tokens[k + 1].cap:
                k += 1
                while k + 1 < n and len(tokens[k].text) == 1 and tokens[k].cap and tokens[k + 1].text == ".":
                    k += 2
            if token.possessive:
                break
        elif "-" in token.text and JOINED.match(token.text):
            count += 1
            k += 1
            if token.possessive:
                break
        elif lower in words.particles and (k > i or titled):
            ahead = k + 1
            while ahead < n and tokens[ahead].lower in words.particles and ahead - k < 3 and not tokens[ahead].cap:
                ahead += 1
            if ahead >= n or not tokens[ahead].cap or not _goes_on(words, line, ahead, count, headline=False):
                break
            if (
                lower in ("do", "y", "e", "as", "ad", "al", "te", "to", "des")
                and tokens[ahead].lower not in words.surnames
            ):
                break
            k = ahead
        else:
            break
    while k > i and tokens[k - 1].lower in words.particles and not tokens[k - 1].cap:
        k -= 1
    return k, count


def _goes_on(words: Words, line: Line, k: int, count: int, *, headline: bool) -> bool:
    """Does the capitalised token `k` belong to the name before it?"""
    tokens, n = line.tokens, len(line.tokens)
    token = tokens[k]
    lower = token.lower
    if token.text == "My" and count >= 2:
        return True  # Vietnamese
    if lower in words.never or not token.text[0].isalpha() or GLUED.search(token.text):
        return False
    if lower in words.abbreviated and k + 1 < n and tokens[k + 1].text == "." and len(lower) > 1:
        return False
    if "-" in lower and token.text.rpartition("-")[2].islower() and lower.rpartition("-")[2] not in words.surnames:
        return False
    if tokens[k - 1].cap and tokens[k - 1].lower in words.particles and lower not in words.tails and not headline:
        return True
    if count and lower == tokens[k - count].lower and lower not in ("mohammed", "mohamed", "ahmed", "ali"):
        return False
    if lower in words.particles and len(lower) > 1 and k + 1 < n and tokens[k + 1].cap and not headline:
        return True
    if lower in words.honorific_words and (lower in words.plain_titles or lower in words.knightly):
        return False
    surname, given = lower in words.surnames, lower in words.given
    if lower in words.calendar and not (lower == "may" or (given and surname and words.given.get(lower) is False)):
        return False
    if lower == "may" and k + 1 < n and tokens[k + 1].text.isdigit():
        return False
    if token.text.isupper() and len(token.text) > 1 and line.style != "caps":
        return len(token.text) >= 4 and (surname or given) and lower not in words.ordinary
    if lower in words.nations:
        after = tokens[k + 1] if k + 1 < n else None
        return surname and count == 1 and (after is None or not after.text[0].isalnum() or after.lower in words.speech)
    if headline and (lower in words.headline_verbs or lower in words.verbs):
        return False
    if surname or given:
        if lower in words.heads and words.surnames.get(lower) is not False and headline:
            return False
        return not (headline and count >= 2 and lower in words.ordinary)
    if lower in words.heads or lower in words.never_first or lower in words.portfolios:
        return False
    return not (lower in words.ordinary or lower in words.tails)


def candidate_at(words: Words, line: Line, i: int, page: Page, *, model: bool = False) -> Candidate | None:
    """The person whose name begins at token `i`, if the text shows that it is one, or a `model` says so."""
    tokens, n = line.tokens, len(line.tokens)
    token = tokens[i]
    lower = token.lower
    if _is_title(words, line, i):
        return None
    opening = roles.honorifics_before(words, tokens, i)
    titled = opening < i
    given = words.given.get(lower)
    if not titled and not _may_begin(words, line, i, given):
        return None
    if titled and (lower in words.never or (lower in words.calendar and lower not in words.surnames)):
        return None
    end, count = extent(words, line, i, titled=titled)
    if not count or end <= i:
        return None
    last = tokens[end - 1]
    title = _title(tokens, opening, i) if titled else ""
    if titled:
        if count == 1 and _no_name(words, lower, title):
            return None
        if title.split()[-1] in words.peerage and not last.possessive:
            end = _of_place(words, tokens, end)
            last = tokens[end - 1]
    elif _no_person_after(words, tokens, end, last, n):
        return None
    if count == 1 and line.style == "prose" and end < n and not last.possessive and given is not None:
        ahead = tokens[end]
        odd = ahead.lower in words.ordinary and ahead.cap and not ahead.text.isupper()
        if odd and ahead.lower not in words.never | words.tails | words.calendar | words.never_first | words.portfolios:
            if ahead.lower not in words.heads and roles.before(words, line, i, _inside(page, tokens), comma=False):
                end, count, last = end + 1, 2, ahead
    parts = tuple(t.lower for t in tokens[i:end] if t.text[0].isalpha())
    phrase = roles.before(words, line, i, _inside(page, tokens), comma=_apart(words, tokens, end, n))
    if (
        phrase is not None
        and phrase.end <= opening
        and tokens[phrase.end - 1].end
        and tokens[opening - 1].text in (",", ":")
    ):
        if phrase.head.rank or (count == 1 and not titled):
            phrase = None
    start_char, end_char = tokens[i].start, last.end
    cover = page.covered(start_char, end_char)
    speaks = voiced(words, tokens, opening, end, n)
    if not titled:
        if cover == "whole" and phrase is None and not speaks:
            return None
        if cover == "agency" or (
            cover in ("place", "whole") and (count == 1 or (phrase is None and given is not False and not speaks))
        ):
            return None
        if not model and not _shown(words, line, i, end, count, given, phrase, speaks, page):
            return None
    elif cover == "agency" and not speaks and count == 1 and last.lower not in words.surnames:
        return None
    if (end < n and tokens[end].text in CREDIT) or (i and tokens[i - 1].text in CREDIT):
        return None
    candidate = Candidate(
        line, opening, i, end, " ".join(page.text[start_char:end_char].split()), parts, title,
        [phrase] if phrase is not None else [], byline=_byline(tokens, opening, n),
    )  # fmt: skip
    candidate.roles += roles.after(words, line, _behind(tokens, end), _inside(page, tokens))
    return candidate


def _behind(tokens: list[Token], end: int) -> int:
    """The token after the name, or past the end where a possessive closes it ("X's spokesman")."""
    return len(tokens) if tokens[end - 1].possessive else end


def _inside(page: Page, tokens: list[Token]) -> Callable[[int], bool]:
    def inside(index: int) -> bool:
        return 0 <= index < len(tokens) and bool(page.covered(tokens[index].start, tokens[index].end))

    return inside


def _is_title(words: Words, line: Line, i: int) -> bool:
    """Is the token a form of address with a name behind it, no name itself?"""
    tokens = line.tokens
    lower = tokens[i].lower
    if lower not in words.honorific_words or tokens[i].possessive:
        return False
    j = i + 2 if i + 1 < len(tokens) and tokens[i + 1].text == "." and lower in words.abbreviated else i + 1
    if lower in ("don", "dean", "earl", "duke", "baron") and words.given.get(lower) is not None:
        return False
    return j < len(tokens) and (tokens[j].cap or tokens[j].lower in words.particles)


def _title(tokens: list[Token], opening: int, i: int) -> str:
    return " ".join(token.lower for token in tokens[opening:i] if token.text[0].isalpha())


def _may_begin(words: Words, line: Line, i: int, given: bool | None) -> bool:
    """May a name without a title begin here?"""
    tokens = line.tokens
    token = tokens[i]
    lower = token.lower
    if lower in words.never or (lower in words.calendar and given is None) or not token.text[0].isalpha():
        return False
    if "-" in lower and (lower.endswith("-old") or all(part in words.ordinary for part in lower.split("-"))):
        return False
    if given is True and lower in words.heads and i + 1 < len(tokens) and tokens[i + 1].lower in words.given:
        return False
    if lower in ("u", "e") and i + 1 < len(tokens) and tokens[i + 1].text == ".":
        return False
    if i and tokens[i - 1].cap and tokens[i - 1].lower in words.heralds and tokens[i - 1].lower not in words.given:
        if not tokens[i - 1].possessive:
            return False
    if given is not False and (lower in words.tails or (lower,) in words.parties or lower in words.nations):
        return (
            given is True
            and i + 1 < len(tokens)
            and words.surnames.get(tokens[i + 1].lower) is False
            and not _opens(line, i)
        )
    if given is False:
        return not (token.text.isupper() and line.style != "caps" and len(token.text) > 3)
    if token.text.isupper() and len(token.text) > 1 and line.style != "caps":
        return (
            len(token.text) == 2
            and given is None
            and lower not in words.ordinary
            and i + 1 < len(tokens)
            and tokens[i + 1].cap
        )
    if lower in words.nations or lower in words.heralds or lower in words.never_first:
        return False
    if given is None:
        return not (
            lower in words.ordinary or lower in words.tails or lower in words.heads or (lower,) in words.parties
        )
    return True


def _no_name(words: Words, lower: str, title: str) -> bool:
    """ "Mr Speaker", "Lord Chancellor", "Madam Deputy Speaker": a title before an office, no name."""
    if lower in words.surnames and lower not in words.heads:
        return False
    if lower in words.heads or lower in words.honorific_words:
        office = any(head.kind in OFFICES and len(head.words) == 1 for head in words.heads.get(lower, ()))
        return words.surnames.get(lower) is not False if office else lower not in words.surnames
    if title in words.weak_titles and words.given.get(lower) is not False:
        return True
    if title in ("dr", "lord", "lady"):
        return lower in words.ordinary or lower in words.never_first
    return lower in words.never_first and lower not in words.surnames


def _of_place(words: Words, tokens: list[Token], end: int) -> int:
    """The end of a peer's "of Gestingthorpe" where it follows."""
    if end + 1 < len(tokens) and tokens[end].lower == "of" and tokens[end + 1].cap:
        k = end + 2
        while k < len(tokens) and (
            (tokens[k].cap and tokens[k].lower not in words.never)
            or (
                tokens[k].lower in ("upon", "on", "le", "and")
                and k + 1 < len(tokens)
                and tokens[k + 1].cap
                and tokens[k].lower != "and"
            )
        ):
            k += 1
        return k
    return end


def _no_person_after(words: Words, tokens: list[Token], end: int, last: Token, n: int) -> bool:
    """Does the run go on as the name of a body, road, law ...?"""
    k = end
    while k < min(end + 4, n) and not last.possessive and tokens[k].cap and tokens[k].start - tokens[k - 1].end <= 1:
        if tokens[k].lower in words.tails:
            return True
        k += 1
    if end + 1 < n and tokens[end].text in ("&",) and tokens[end + 1].cap:
        return True
    return not last.possessive and last.lower in words.tails and last.lower not in words.surnames


def _apart(words: Words, tokens: list[Token], end: int, n: int) -> bool:
    """Is the name closed by a comma or stop, as an apposition between commas is?"""
    return end >= n or tokens[end].text in (",", ".", ";", ")", "-", "–", "—") or tokens[end].lower in words.counsel


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
    return start > 1 and tokens[start - 1].lower == "to" and tokens[start - 2].lower == "according"


def _shown(
    words: Words,
    line: Line,
    i: int,
    end: int,
    count: int,
    given: bool | None,
    phrase: Phrase | None,
    speaks: bool,
    page: Page,
) -> bool:
    """Is there enough to take an untitled run for a person?"""
    tokens = line.tokens
    last = tokens[end - 1]
    surname = words.surnames.get(last.lower)
    if "-" in last.lower and surname is None:
        pieces = last.lower.split("-")
        surname = False if any(piece in words.surnames for piece in pieces) else None
    odd = phrase is None and any(
        t.lower in words.ordinary and t.lower not in words.given and t.lower not in words.surnames
        for t in tokens[i:end]
        if t.cap
    )
    if odd:
        return False
    if count == 1 and speaks and line.style == "prose" and (given is not None or last.lower not in words.ordinary):
        ahead = tokens[end + 1] if end + 1 < len(tokens) and tokens[end].text == "," else None
        aged = ahead is not None and ahead.text.isdigit() and len(ahead.text) == 2
        if (aged or roles.after(words, line, _behind(tokens, end), _inside(page, tokens))) and not _opens_weakly(
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
            head_behind(words, tokens, phrase)
            or tokens[phrase.end - 1].text == ","
            or phrase.end != i
            or not head.cap
            or (last.lower in words.ordinary and surname is not False)
        ):
            return False
        if last.lower in words.tails or last.lower in words.portfolios:
            return False
        return surname is not None or phrase.head.rank or phrase.head.kind in SINGLE_KINDS
    if line.style == "caps":
        return given is False and surname is False
    if phrase is not None:
        if line.style != "prose" and given is None and surname is None:
            return False
        if phrase.end == i or (phrase.end < i and tokens[phrase.end].cap):
            return not (last.lower in words.tails and surname is None)
        return given is False or (given is True and surname is not None) or speaks or surname is False
    tail = last.lower in words.tails
    known = last.lower in page.titled or last.lower in page.voiced
    if given is False:
        if tail and not (speaks or known):
            return False
        return surname is not None or line.style == "prose" or known or _byline(tokens, i, len(tokens))
    told = speaks or known or bool(roles.after(words, line, _behind(tokens, end), _inside(page, tokens)))
    if tail and (not speaks or given is None):
        return False
    if any(t.lower in words.ordinary for t in tokens[i + 1 : end - 1]) and not speaks:
        return False
    if given is True:
        return (surname is False and (line.style == "prose" or told) and not _opens(line, i)) or told
    if told:
        return surname is not None or any(t.lower in words.given for t in tokens[i:end]) or known or speaks
    return (
        count >= 2
        and surname is False
        and tokens[i].lower in words.surnames
        and "-" in last.text
        and line.style == "prose"
    )


def head_behind(words: Words, tokens: list[Token], phrase: Phrase) -> bool:
    """Does the head stand before what it is of ("head of Frontex"), not right before the name?"""
    found = roles.head_ending(words, tokens, phrase.end)
    return found is None or found[1].key != phrase.head.key


def _opens_weakly(words: Words, line: Line, i: int, given: bool | None) -> bool:
    return given is True and (_opens(line, i) or line.tokens[i].lower in words.calendar)


def _opens(line: Line, i: int) -> bool:
    """Does the token open its line, where any word bears a capital?"""
    return i == 0 or (i == 1 and not line.tokens[0].text[0].isalnum())


def _byline(tokens: list[Token], opening: int, n: int) -> bool:
    """ "By Jane Doe" on a line of its own."""
    return opening <= 3 and n <= 16 and any(t.lower == "by" and t.cap for t in tokens[:opening])
