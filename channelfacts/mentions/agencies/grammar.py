"""Bodies that no list knows, by how they are named: "Kent County Council", "Ministry of Justice", "the charity X"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from channelfacts.mentions import gazetteers
from channelfacts.mentions.agencies.candidates import (
    ARTICLES,
    Body,
    as_key,
    kind_of,
    lexical,
    nation_before,
    nation_in,
    without_nation,
)
from channelfacts.mentions.names import Line, given_names, ordinary_words, word_lists

STRONG_FIRST = frozenset(
    (
        "ministry",
        "department",
        "university",
        "institute",
        "association",
        "federation",
        "office",
        "directorate",
        "college",
    )
)


def runs(line: Line) -> Iterator[tuple[int, int]]:
    """(i, j) of the stretches of capitalised words, without sentence openers and days."""
    tokens, lists = line.tokens, word_lists()
    i = 0
    while i < len(tokens):
        if not names_something(line, i):
            i += 1
            continue
        j = i + 1
        while j < len(tokens):
            text = tokens[j].text
            if line.gap(j):
                break
            if names_something(line, j):
                j += 1
            elif (text == "&" and line.cap(j + 1)) or (
                text in "'’"
                and tokens[j - 1].lower in lexical().possessives
                and tokens[j].start == tokens[j - 1].end
                and line.cap(j + 1)
            ) or (
                text == "." and (len(tokens[j - 1].text) == 1 or tokens[j - 1].text in ("St", "Mt")) and line.cap(j + 1)
            ):
                j += 2
            else:
                break
        first = i
        if tokens[first].lower in lists.openers and tokens[first].lower not in lists.may_open:
            first += 1
        if first < j:
            yield first, j
        i = j


def names_something(line: Line, i: int) -> bool:
    """Is the token a capitalised word that may belong to a name?"""
    token, lists = line.tokens[i], word_lists()
    if not token.cap or token.lower in lists.calendar:
        return False
    if "-" in token.text and token.lower.rpartition("-")[2] in lexical().hyphened:
        return False
    if token.lower in lists.openers:
        return token.lower in lists.may_open and len(token.text) > 1
    return True


def headed(line: Line, number: int) -> Iterator[Body]:
    """Bodies by their head word."""
    lexicon = lexical()
    for a, b in runs(line):
        h = b - 1
        while h >= a:
            found = _at_head(line, number, a, h, b)
            if found is not None:
                yield found
                h = found.i - 1
            else:
                h -= 1
    yield from _lower_case(line, number, lexicon.lower_case)


def _at_head(line: Line, number: int, a: int, h: int, b: int) -> Body | None:
    """The body whose head is token `h` of the run from `a` to `b`."""
    lexicon, tokens = lexical(), line.tokens
    head = tokens[h].lower
    begin = h
    if h - 1 >= a and f"{tokens[h - 1].lower} {head}" in lexicon.heads:
        begin, head = h - 1, f"{tokens[h - 1].lower} {head}"
    elif h - 1 >= a and tokens[h - 1].possessive and f"{tokens[h - 1].lower}'s {head}" in lexicon.heads:
        begin, head = h - 1, f"{tokens[h - 1].lower}'s {head}"
    elif h - 2 >= a and tokens[h - 1].text in "'’" and f"{tokens[h - 2].lower} {head}" in lexicon.heads:
        begin, head = h - 2, f"{tokens[h - 2].lower} {head}"
    last = tokens[h].lower
    if head not in lexicon.heads and last not in lexicon.of_heads:
        return None
    s = _left(line, a, begin)
    end = _complement(line, h) if last in lexicon.of_heads else h + 1
    if end == h + 1:
        if head not in lexicon.heads or (s == begin and not (begin > a and " " in head and begin < h)):
            return None
        if line.cap(h + 1) and line.lower(h + 1) in lexicon.not_last:
            return None
    elif (last in lexicon.not_of and line.lower(h + 1) == "of" and s == begin) or (
        s == begin and h > 0 and line.lower(h - 1) not in ARTICLES and last not in STRONG_FIRST and not _starts(line, h)
    ):
        return None
    if tokens[s].lower in lexicon.not_first or tokens[end - 1].lower in lexicon.not_last:
        return None
    words = [token.lower for token in tokens[s:end]]
    if any(
        known and k + known[0] > h
        for k in range(s, h + 1)
        for known in (gazetteers.places().find(line, k), gazetteers.nations().find(line, k))
    ):
        return None
    if end == h + 1 and not _enough(line, s, begin, h, head):
        return None
    place = any(
        found and found[1][0].item.country
        for k in range(s, end)
        if tokens[k].cap and (found := gazetteers.places().find(line, k))
    )
    kind = kind_of(words, head if head in lexicon.heads else last, place=place)
    bare, nation = without_nation(line, s, end)
    country = nation or nation_in(line, s, end)
    if country is None and (before := nation_before(line, s)) and tokens[s - 1].possessive:
        country = before[1]
    if head == "council" and nation is not None:
        kind = "other"
    return Body(line=number, i=s, j=end, kind=kind, country=country, key=as_key(tokens[bare:end]))


def _starts(line: Line, h: int) -> bool:
    """Does the sentence (or a quotation) begin here?"""
    return h == 0 or not line.tokens[h - 1].text[0].isalnum()


def _left(line: Line, a: int, begin: int) -> int:
    """Where the name begins, at or behind `a`: behind the last office, and behind a possessive that is no part of it."""
    lexicon, tokens, lists = lexical(), line.tokens, word_lists()
    s = a
    for k in range(a, begin):
        token = tokens[k]
        if token.possessive:
            if token.lower not in lexicon.possessives and not (
                line.lower(begin) in lexicon.possessive_heads and begin - k <= 2 and _saintly(line, k)
            ):
                s = k + 1
        elif token.lower in lexicon.roles and not (k + 1 < begin and tokens[k + 1].text in "'’"):
            s = k + 1
        elif token.lower in lists.titles and k + 2 <= begin:
            s = k + 2
    while s < begin and (not tokens[s].text[0].isalnum() or tokens[s].lower in ARTICLES):
        s += 1
    if s == a and a >= 2 and s < begin + 1 and tokens[a - 1].lower in ("and", "&") and line.cap(a - 2):
        joined = _joined(line, a)
        if joined is not None:
            return joined
    return s


def _saintly(line: Line, k: int) -> bool:
    """Is the possessive at `k` no nation, place or known body ("France's College")?"""
    return not (
        gazetteers.nations().find(line, k) or gazetteers.places().find(line, k) or gazetteers.agencies().find(line, k)
    )


def _joined(line: Line, a: int) -> int | None:
    """The start of "Equality and Human Rights Commission" where "the" or a nation's name leads the first half."""
    tokens, lexicon = line.tokens, lexical()
    k = a - 2
    while k - 1 >= 0 and line.cap(k - 1) and tokens[k - 1].lower not in word_lists().openers:
        k -= 1
    if line.lower(a - 1) == "and" and tokens[a - 2].lower in ("house", "senate"):
        return None
    if k == 0 or (tokens[k - 1].lower not in ("the", "'s", "&") and not tokens[k - 1].possessive):
        return None
    for m in range(k, a - 1):
        if gazetteers.agencies().find(line, m) or gazetteers.places().find(line, m) or tokens[m].lower in lexicon.roles:
            return None
        if tokens[m].lower in lexicon.heads or given_names().get(tokens[m].lower) is False:
            return None
    return k


def _complement(line: Line, h: int) -> int:
    """Where "of Justice", "for Work and Pensions", "of England and Wales" behind the head at `h` ends; h + 1 without one."""
    lexicon, tokens, lists = lexical(), line.tokens, word_lists()
    if line.lower(h + 1) not in lexicon.prepositions or tokens[h].possessive:
        return h + 1

    def name(k: int) -> bool:
        return (
            line.cap(k)
            and tokens[k].lower not in lists.calendar
            and not (tokens[k].lower in lists.titles and len(tokens[k].text) < 5)
        )

    def part(k: int) -> int:
        start = k + 1 if line.lower(k) in ("the", "a") else k
        j = start
        while name(j) and not (
            j > h + 2 and tokens[j].lower in lexicon.roles and tokens[h].lower in lexicon.cut_at_roles
        ):
            j += 1
            if tokens[j - 1].possessive and not name(j):
                break
            if line.lower(j) == "&" and name(j + 1):
                j += 1
        return j if j > start else k

    j = part(h + 2)
    if j == h + 2:
        return h + 1
    while j < len(tokens) and not tokens[j - 1].possessive:
        following = tokens[j].lower
        if (following in ("and", "&") and (end := part(j + 1)) > j + 1 and not _own(line, h + 2, j, end)) or (following == "of" and (end := part(j + 1)) > j + 1) or (
            following == ","
            and _list_goes_on(line, j)
            and (end := part(j + 1)) > j + 1
            and not _own(line, h + 2, j, end)
        ):
            j = end
        else:
            break
    return j


def _list_goes_on(line: Line, comma: int) -> bool:
    """Is it "Levelling Up, Housing and Communities": a name, "and", a name behind the comma?"""
    j = comma + 1
    while line.cap(j):
        j += 1
    return j > comma + 1 and line.lower(j) == "and" and line.cap(j + 1) and lexical() is not None


def _own(line: Line, first: int, joint: int, end: int) -> bool:
    """Is what follows "and" a name of its own, not a part of this one?"""
    lexicon, tokens = lexical(), line.tokens
    start = joint + 1
    if line.lower(start) == "the":
        return True
    for k in range(start, end):
        if tokens[k].lower in lexicon.heads and tokens[k].lower not in ("police",):
            return True
    if gazetteers.agencies().find(line, start) or given_names().get(tokens[start].lower) is False:
        return True
    first = first + 1 if line.lower(first) == "the" else first
    before, after = gazetteers.places().find(line, first), gazetteers.places().find(line, start)
    pair = (tokens[first].lower, tokens[start].lower)
    if before and after and pair not in (("england", "wales"), ("health", "social"), ("scotland", "northern")):
        return pair[0] not in ("england", "wales", "trinidad", "bosnia")
    return bool(before) != bool(after)


def _enough(line: Line, s: int, begin: int, h: int, head: str) -> bool:
    """Does what stands before the head make it a name?"""
    lexicon, tokens = lexical(), line.tokens
    qualifiers = [t.lower for t in tokens[s:begin] if t.text[0].isalnum()]
    place = any(gazetteers.places().find(line, k) or gazetteers.nations().find(line, k) for k in range(s, begin))
    if head == "court" and not place and not any(q in lexicon.courts for q in qualifiers):
        return False
    if head == "office" and not any(q in lexicon.offices for q in qualifiers):
        return False
    if (head in lexicon.of_nations or tokens[h].lower in lexicon.of_nations) and not place:
        return False
    if tokens[h].lower in lexicon.doubtful and line.cap(h + 1) and not tokens[h].possessive:
        follower = tokens[h + 1].lower
        if follower not in lexicon.roles and follower not in word_lists().calendar:
            return False
    if tokens[h].lower in lexicon.doubtful and all(q in ordinary_words() for q in qualifiers):
        led = line.lower(s - 1) in ("the", "of", "and", "from", "at", "for", "by") or (s > 0 and tokens[s - 1].possessive)
        if line.lower(s - 1) in ("a", "an") or (len(qualifiers) == 1 and not led):
            return False
    if not qualifiers:
        return (
            begin < h
            and tokens[h].lower not in lexicon.doubtful
            and s > 0
            and head
            in (
                "border force",
                "border patrol",
                "coast guard",
                "immigration enforcement",
                "crime agency",
                "national guard",
            )
        )
    if all(q in word_lists().compass for q in qualifiers):
        return False
    if s == 0 and len(qualifiers) == 1 and not place and tokens[h].lower in lexicon.doubtful:
        return False
    if (
        tokens[h].lower in ("union", "party", "group")
        and len(qualifiers) == 1
        and given_names().get(qualifiers[0]) is False
    ):
        return False
    return len(qualifiers) <= 7


def _lower_case(line: Line, number: int, heads: dict[str, str]) -> Iterator[Body]:
    """Ministries and prosecutors in lower case behind a nation: "the French interior ministry"."""
    tokens = line.tokens
    for i in range(1, len(tokens)):
        if tokens[i].cap:
            continue
        for length in (3, 2, 1):
            if i + length > len(tokens):
                continue
            phrase = " ".join(t.lower + ("'s" if t.possessive else "") for t in tokens[i : i + length])
            if phrase in heads and (before := nation_before(line, i)):
                first = i if tokens[i - 1].possessive else before[0]
                yield Body(number, first, i + length, heads[phrase], before[1], phrase + "|" + before[1])
                break


def described(line: Line, number: int) -> Iterator[Body]:
    """Bodies that the text says to be one: "the charity Utopia 56", "Ocriest, the French agency responsible for"."""
    lexicon, tokens = lexical(), line.tokens
    for i, token in enumerate(tokens):
        if token.cap and i > 0:
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
        names_something(line, j)
        or (j > i
        and ((tokens[j].text.isdigit() and len(tokens[j].text) < 4) or tokens[j].text == "&"))
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


def generic(line: Line, number: int) -> Iterator[Body]:
    """Services in lower case behind a nation or town ("French police", "the UK government")."""
    lexicon, tokens = lexical(), line.tokens
    for i in range(1, len(tokens)):
        if tokens[i].cap or tokens[i].lower.split("-")[0] not in _generic_firsts():
            continue
        for length in (2, 1):
            phrase = line.phrase(i, i + length)
            if phrase in lexicon.generic and i + length <= len(tokens):
                before = nation_before(line, i)
                if before and not tokens[i - 1].possessive:
                    kind = lexicon.generic_kinds.get(phrase, "other")
                    yield Body(number, before[0], i + length, kind, before[1], phrase + "|" + before[1], generic=True)
                break


@cache
def _generic_firsts() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in lexical().generic)
