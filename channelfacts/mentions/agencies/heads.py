"""Bodies that no list knows, by their head word: "Kent County Council", "Ministry of Justice"."""

from __future__ import annotations

from collections.abc import Iterator

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
from channelfacts.mentions.agencies.complements import complement
from channelfacts.mentions.agencies.runs import runs
from channelfacts.mentions.names import Line, given_names, ordinary_words, word_lists

LONGEST = 10


def headed(line: Line, number: int) -> Iterator[Body]:
    """Bodies by their head word."""
    for a, b in runs(line):
        h = b - 1
        while h >= a:
            found = _at_head(line, number, a, h, b)
            if found is not None:
                yield found
                h = found.i - 1
            else:
                h -= 1


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
    s = _left(line, max(a, begin - LONGEST), begin)
    end = complement(line, h) if last in lexicon.of_heads else h + 1
    if end == h + 1:
        if head not in lexicon.heads or (s == begin and not (begin > a and " " in head and begin < h)):
            return None
        if line.cap(h + 1) and line.lower(h + 1) in lexicon.not_last:
            return None
    elif (last in lexicon.not_of and line.lower(h + 1) == "of" and s == begin) or (
        s == begin
        and h > 0
        and line.lower(h - 1) not in ARTICLES
        and last not in lexicon.first_heads
        and not _starts(line, h)
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
    """Where the name begins: at `a`, behind the last office, behind a possessive that is no part of it."""
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
    while k - 1 >= max(0, a - LONGEST) and line.cap(k - 1) and tokens[k - 1].lower not in word_lists().openers:
        k -= 1
    if line.lower(a - 1) == "and" and tokens[a - 2].lower in ("house", "senate"):
        return None
    if k == 0 or (tokens[k - 1].lower not in ("the", "'s", "&") and not tokens[k - 1].possessive):
        return None
    if a - 1 - k <= 2 and _two_places(line, k, a):
        return k
    for m in range(k, a - 1):
        if gazetteers.agencies().find(line, m) or gazetteers.places().find(line, m) or tokens[m].lower in lexicon.roles:
            return None
        if tokens[m].lower in lexicon.heads or given_names().get(tokens[m].lower) is False:
            return None
    return k


def _two_places(line: Line, k: int, a: int) -> bool:
    """Is it a place, "and", another place ("the Kent and Medway NHS Trust")?"""
    before, after = gazetteers.places().find(line, k), gazetteers.places().find(line, a)
    return before is not None and k + before[0] == a - 1 and after is not None and line.lower(k - 1) == "the"


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
        led = line.lower(s - 1) in ("the", "of", "and", "from", "at", "for", "by") or (
            s > 0 and tokens[s - 1].possessive
        )
        if line.lower(s - 1) in ("a", "an") or (len(qualifiers) == 1 and not led):
            return False
    if not qualifiers:
        return begin < h and tokens[h].lower not in lexicon.doubtful and s > 0 and head in lexicon.plain_heads
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
