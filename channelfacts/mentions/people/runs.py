"""Where a name begins and ends: runs of capitalised words with particles and initials."""

from __future__ import annotations

import re

from channelfacts.mentions.names import Line, Token
from channelfacts.mentions.people.words import Words

JOINED = re.compile(r"(?:al|el|ad|as|ash|an|ar|at|az|ul|ur|d|l|de|t)[-'’](?=[^\W\d_])\w")
GLUED = re.compile(r"(?<![a-z])[a-z]{3,}[A-Z][a-z]")
MOST_PARTS = 5
OFFICES = frozenset(("minister", "legislator", "judge", "official"))


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
            if k > i and not goes_on(words, line, k, count, headline=headline):
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
            if ahead >= n or not tokens[ahead].cap or not goes_on(words, line, ahead, count, headline=False):
                break
            if lower in ("y", "al", "te", "des") and tokens[ahead].lower not in words.surnames:
                break
            k = ahead
        else:
            break
    while k > i and tokens[k - 1].lower in words.particles and not tokens[k - 1].cap:
        k -= 1
    return k, count


def goes_on(words: Words, line: Line, k: int, count: int, *, headline: bool) -> bool:
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
    twice = count and lower in (tokens[k - count].lower, tokens[k - 1].lower if count > 1 else "")
    if twice and lower not in ("mohammed", "mohamed", "ahmed", "ali"):
        return False  # "Maria Keller Maria Anna Keller", "Maria Keller Keller": the columns of a table
    if (count > 1 and _named_anew(words, tokens, k)) or (count == 1 and _surname_first(words, tokens, k)):
        return False
    if lower in words.particles and len(lower) > 1 and k + 1 < n and tokens[k + 1].cap and not headline:
        return True
    if lower in words.honorific_words and (lower in words.plain_titles or lower in words.knightly):
        return lower in words.surnames and not (
            k + 1 < n and tokens[k + 1].cap and tokens[k + 1].lower not in words.letters
        )
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


def _surname_first(words: Words, tokens: list[Token], k: int) -> bool:
    """Does the full name begin at the token `k` of "Keller Maria Anna Keller", its surname said before it?"""
    surname = tokens[k - 1].lower
    if not tokens[k - 1].cap or words.given.get(tokens[k].lower) is not False or words.given.get(surname) is False:
        return False
    ahead = tokens[k + 1 : k + 4]
    at = next((i for i, token in enumerate(ahead) if token.lower == surname), None)
    return at is not None and all(token.cap for token in ahead[:at])


def _second_name(words: Words, tokens: list[Token], i: int) -> bool:
    """Does the token stand behind the nickname in "William (Bill) Henry Keller", whose name begins before it?"""
    return i > 3 and tokens[i - 1].text == ")" and _named_anew(words, tokens, i - 4) and tokens[i - 4].cap


def _named_anew(words: Words, tokens: list[Token], k: int) -> bool:
    """Is the token the given name of a second full name: "Bill Keller William (Bill) Henry Keller"?"""
    if k + 3 >= len(tokens) or tokens[k + 1].text != "(" or tokens[k + 3].text != ")":
        return False
    return tokens[k].lower in words.given and tokens[k + 2].cap and tokens[k + 2].lower in words.given


def may_begin(words: Words, line: Line, i: int, given: bool | None) -> bool:
    """May a name without a title begin here?"""
    tokens = line.tokens
    token = tokens[i]
    lower = token.lower
    if lower in words.never or (lower in words.calendar and given is None) or not token.text[0].isalpha():
        return False
    if "-" in lower and (
        lower.endswith("-old") or "-of-" in lower or all(part in words.ordinary for part in lower.split("-"))
    ):
        return False
    if given is True and any(
        head.rank or head.kind in OFFICES - {"official"} | {"police"} for head in words.heads.get(lower, ())
    ):
        return False  # "Judge Hanen", "Major Hill"
    if _second_name(words, tokens, i):
        return False
    if lower in ("u", "e") and i + 1 < len(tokens) and tokens[i + 1].text == ".":
        return False
    behind = tokens[i - 1] if i else None
    if behind is not None and behind.lower == "royal" and behind.cap and lower in words.tails | words.heads.keys():
        return False  # "Royal Marine X"
    heralded = behind is not None and behind.cap and not behind.possessive and behind.lower in words.heralds
    if heralded and behind is not None and behind.lower not in words.given:
        return False
    if lower in words.heralds:
        return False
    if given is not False and (lower in words.tails or (lower,) in words.parties or lower in words.nations):
        if given is None or i + 1 >= len(tokens):
            return False
        spoken = lower in words.tails and i > 0 and tokens[i - 1].lower in words.quoting and not tokens[i - 1].cap
        return spoken or (words.surnames.get(tokens[i + 1].lower) is False and not opens(line, i))
    if given is False:
        if not token.text.isupper() or line.style == "caps" or len(token.text) <= 3:
            return True
        ahead = tokens[i + 1].text if i + 1 < len(tokens) else ""
        third = tokens[i + 2].text if i + 2 < len(tokens) else ""
        if opens(line, i) and ahead.isupper() and ahead.lower() in words.surnames and not third.isupper():
            return len(ahead) > 2  # "SAJID JAVID last night"
        return opens(line, i) and ahead[:1].isupper() and not ahead.isupper()  # "RISHI Sunak said", as tabloids open
    if token.text.isupper() and len(token.text) > 1 and line.style != "caps":
        return (
            len(token.text) == 2
            and given is None
            and lower not in words.seats
            and lower not in words.counsel
            and lower not in words.ordinary
            and i + 1 < len(tokens)
            and tokens[i + 1].cap
        )
    if lower in words.nations or lower in words.never_first:
        return False
    if given is None:
        return not (
            lower in words.ordinary or lower in words.tails or lower in words.heads or (lower,) in words.parties
        )
    return True


def is_office(words: Words, lower: str, title: str) -> bool:
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


def of_place(words: Words, tokens: list[Token], end: int) -> int:
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


def is_title(words: Words, line: Line, i: int) -> bool:
    """Is the token a form of address with a name behind it, no name itself?"""
    tokens = line.tokens
    lower = tokens[i].lower
    if lower not in words.honorific_words or tokens[i].possessive:
        return False
    j = i + 2 if i + 1 < len(tokens) and tokens[i + 1].text == "." and lower in words.abbreviated else i + 1
    if lower in ("duke", "baron") and words.given.get(tokens[j].lower if j < len(tokens) else "") is not False:
        return False
    return j < len(tokens) and (tokens[j].cap or tokens[j].lower in words.particles)


def opens(line: Line, i: int) -> bool:
    """Does the token open its line, where any word bears a capital?"""
    return i == 0 or (i == 1 and not line.tokens[0].text[0].isalnum())
