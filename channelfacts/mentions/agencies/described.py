"""Bodies that the words around give away: "the charity Utopia 56", "the French interior ministry"."""

from __future__ import annotations

from collections.abc import Iterator

from channelfacts.mentions import gazetteers
from channelfacts.mentions.agencies.candidates import ARTICLES, Body, as_key, lexical, nation_before, nation_in
from channelfacts.mentions.agencies.runs import names_something
from channelfacts.mentions.names import Line, given_names, ordinary_words, word_lists


def described(line: Line, number: int) -> Iterator[Body]:
    """Bodies that the text says to be one: "the charity Utopia 56", "Ocriest, the French agency responsible for"."""
    lexicon, tokens = lexical(), line.tokens
    for i, token in enumerate(tokens):
        if (token.cap and i > 0) or token.lower not in lexicon.descriptor_firsts:
            continue
        for length in (2, 1):
            phrase = line.phrase(i, i + length)
            if i + length <= len(tokens) and phrase in lexicon.descriptors:
                if phrase not in lexicon.behind_only:
                    yield from _named_behind(line, number, i + length, lexicon.descriptors[phrase])
                yield from _named_before(line, number, i, i + length, lexicon.descriptors[phrase])
                break


def _name_from(line: Line, i: int) -> int:
    """The end of the capitalised name that begins at `i`, figures in it included ("Utopia 56")."""
    tokens, j = line.tokens, i
    while j < len(tokens) and (
        (names_something(line, j) if j == i else line.cap(j) and line.lower(j) not in word_lists().calendar)
        or (j > i and ((tokens[j].text.isdigit() and len(tokens[j].text) < 4) or tokens[j].text == "&"))
    ):
        j += 1
        if tokens[j - 1].possessive:
            break
        if line.lower(j) in ("for", "of", "without", "in", "on", "against", "with") and line.cap(j + 1) and j - i < 5:
            j += 1
        elif line.lower(j) == "and" and line.cap(j + 1) and j == i + 1 and line.lower(j + 2) in ("", ",", ".", "said"):
            break
    return j


def _plausible(line: Line, i: int, j: int, *, article: bool = False) -> bool:
    """Could the name be a body's: no person, no place, no title, no body of another sort?"""
    tokens, lexicon, lists = line.tokens, lexical(), word_lists()
    if j <= i or j - i > 6 or tokens[i].lower in lists.titles or tokens[i].lower in lexicon.roles:
        return False
    if not article and given_names().get(tokens[i].lower) is not None and j - i == 2 and tokens[j - 1].text.isalpha():
        return given_names().get(tokens[i].lower) is True and tokens[j - 1].lower in lexicon.heads
    if any(t.lower in lexicon.roles for t in tokens[i:j]):
        return False
    if j - i == 1 and tokens[i].lower in ordinary_words():
        return False
    whole = gazetteers.places().find(line, i) or gazetteers.nations().find(line, i)
    return not (whole and i + whole[0] == j)


def _named_behind(line: Line, number: int, i: int, kind: str) -> Iterator[Body]:
    tokens = line.tokens
    while i < len(tokens) and tokens[i].lower in ("the", "called", "named", "known", "as") and not tokens[i].cap:
        i += 1
    if i < len(tokens) and tokens[i].text in "“\"'‘(" and line.cap(i + 1):
        i += 1
    if i >= len(tokens) or not line.cap(i):
        return
    if tokens[i].lower == "the":
        i += 1
    j = _name_from(line, i)
    if _plausible(line, i, j, article=line.lower(i - 1) == "the"):
        yield Body(number, i, j, kind, nation_in(line, i, j), as_key(tokens[i:j]))


def _named_before(line: Line, number: int, i: int, end: int, kind: str) -> Iterator[Body]:
    """`Name, a French charity that ...`, `Name is a charity ...`; tokens `i` to `end` are the descriptor."""
    tokens, lexicon = line.tokens, lexical()
    follower = line.lower(end)
    if follower and follower[0].isalnum() and follower not in lexicon.followers:
        return
    k = i - 1
    while k >= 0 and i - k <= 5 and tokens[k].lower not in ARTICLES and tokens[k].text[0].isalnum():
        k -= 1
    if k < 1 or tokens[k].lower not in ARTICLES:
        return
    country = next((n[1] for m in range(k + 1, i + 1) if (n := nation_before(line, m))), None)
    if tokens[k - 1].text == "," or (tokens[k - 1].lower in ("is", "was") and kind == "ngo"):
        last = k - 1
    else:
        return
    first = last
    while first > 0:
        if names_something(line, first - 1) or (tokens[first - 1].text.isdigit() and len(tokens[first - 1].text) < 4):
            first -= 1
        elif (
            first < last
            and first > 1
            and tokens[first - 1].lower in ("for", "of", "without")
            and names_something(line, first - 2)
        ):
            if tokens[first - 2].lower in lexicon.roles or gazetteers.agencies().find(line, first):
                break
            first -= 2
        else:
            break
    if first and ((line.cap(first - 1) and first < last) or tokens[first - 1].lower in ("and", "&", "of", "for")):
        return
    if first < last and line.cap(first) and not tokens[last - 1].possessive and _plausible(line, first, last):
        if any(gazetteers.places().find(line, m) for m in range(first, last)) and last - first == 1:
            return
        yield Body(number, first, last, kind, country, as_key(tokens[first:last]))


def lower_case(line: Line, number: int) -> Iterator[Body]:
    """Ministries and prosecutors in lower case behind a nation: "the French interior ministry"."""
    tokens, heads = line.tokens, lexical().lower_case
    for i in range(1, len(tokens)):
        if tokens[i].cap or tokens[i].lower not in lexical().lower_firsts:
            continue
        for length in (3, 2, 1):
            if i + length > len(tokens):
                continue
            phrase = " ".join(t.lower + ("'s" if t.possessive else "") for t in tokens[i : i + length])
            if phrase in heads and (before := nation_before(line, i)):
                first = i if tokens[i - 1].possessive else before[0]
                yield Body(number, first, i + length, heads[phrase], before[1], phrase + "|" + before[1])
                break


def generic(line: Line, number: int) -> Iterator[Body]:
    """Services in lower case behind a nation or town ("French police", "the UK government")."""
    lexicon, tokens = lexical(), line.tokens
    for i in range(1, len(tokens)):
        if tokens[i].cap or tokens[i].lower not in lexicon.generic_firsts:
            continue
        for length in (2, 1):
            phrase = line.phrase(i, i + length)
            if phrase in lexicon.generic and i + length <= len(tokens):
                before = nation_before(line, i)
                if before and not tokens[i - 1].possessive:
                    kind = lexicon.generic_kinds.get(phrase, "other")
                    yield Body(number, before[0], i + length, kind, before[1], phrase + "|" + before[1], generic=True)
                break
