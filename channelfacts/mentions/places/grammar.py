"""Places that no list knows, by how they are named: "the village of X", "X beach", "River X", "X, Kent"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from channelfacts.mentions import gazetteers
from channelfacts.mentions.agencies.candidates import lexical as agency_words
from channelfacts.mentions.agencies.candidates import nation_before
from channelfacts.mentions.names import Line, family_names, given_names, ordinary_words, word_lists
from channelfacts.mentions.places.spots import Spot, capital_beside, lexical, opens

ROAD = re.compile(r"[AMEN]\d{1,3}")
LONGEST = 10
FRENCH = re.compile(
    r"(?:Saint|Sainte|St|Ste)-[A-Z]\w+(?:-\w+)*|[A-ZÉ]\w+(?:-\w+){0,5}-(?:sur|sous|en|lès|les|le|la|de|du|des|au|aux)-\w+(?:-\w+)*"
)
WIRES = frozenset(("ap", "reuters", "afp", "cnn", "upi", "pa", "dpa", "ansa", "epa"))
DASHES = ("-", "–", "—")
BIG = ("county", "region", "country", "state", "nation", "department", "province", "island")


def unknown(line: Line, number: int) -> Iterator[Spot]:
    """The places of a line by grammar. Headlines give none."""
    if line.style == "prose":
        yield from _headed(line, number)
        yield from _led(line, number)
        yield from _noun_of(line, number)
        yield from _before_big(line, number)
        yield from _noun_behind(line, number)
        yield from _road(line, number)
        yield from _bare(line, number)
    yield from _french(line, number)


def run_before(line: Line, j: int) -> int:
    """The start of the capitalised name that ends right before token `j`."""
    i = j
    while i > max(0, j - LONGEST) and capital_beside(line, i - 1) and not line.tokens[i - 1].possessive:
        i -= 1
    while i > max(1, j - LONGEST) and line.lower(i - 1) in lexical().small and capital_beside(line, i - 2) and i < j:
        i -= 2
    return i


def run_after(line: Line, i: int) -> int:
    """The end of the capitalised name that begins at token `i`."""
    j = i
    while (j < i + LONGEST and (capital_beside(line, j))) or (
        j < i + LONGEST and j > i and line.lower(j) in lexical().small and line.cap(j + 1)
    ):
        j += 1
        if line.tokens[j - 1].possessive:
            break
    return j


def may_name(line: Line, i: int, j: int, *, compass: bool = False) -> bool:
    """Could the tokens be a place's name: no person, no office, no nation, no point of the compass?"""
    if not 0 < j - i <= 4 or not line.cap(i):
        return False
    tokens, lists = line.tokens, word_lists()
    words = [token.lower for token in tokens[i:j]]
    if words[0] in lists.titles or any(word in agency_words().roles for word in words):
        return False
    if not compass and all(word in lists.compass for word in words):
        return False
    if given_names().get(words[0]) is False and j - i > 1 and words[-1] not in lexical().heads:
        return False
    nation = gazetteers.nations().find(line, i)
    return not (nation and i + nation[0] == j)


def _headed(line: Line, number: int) -> Iterator[Spot]:
    """`X beach`, `Napier Barracks`, `Brook House Immigration Removal Centre`."""
    lexicon, tokens = lexical(), line.tokens
    j = 0
    while j < len(tokens):
        if tokens[j].lower not in lexicon.head_firsts or j == 0:
            j += 1
            continue
        head = next((line.phrase(j, j + n) for n in (3, 2, 1) if line.phrase(j, j + n) in lexicon.heads), None)
        if head is None:
            j += 1
            continue
        end = j + head.count(" ") + 1
        i = run_before(line, j)
        while i < j and (tokens[i].lower in agency_words().roles or tokens[i].lower in word_lists().openers):
            i += 1
        nation = gazetteers.nations().find(line, i) if i < j else None
        if nation and i + nation[0] < j:
            i += nation[0]
        capital = tokens[j].cap
        first = i
        if (capital and head in lexicon.small_heads) or tokens[j].text.isupper():
            j = end
            continue
        if line.lower(i - 1) in ("a", "an", "every", "another", "no"):
            j = end
            continue
        if (
            i < j
            and may_name(line, i, j, compass=capital and lexicon.heads[head] == "road")
            and (capital or head not in lexicon.capital_heads)
            and _not_plain(line, i, j, capital)
        ):
            place = gazetteers.places().find(line, i)
            whole = place is not None and i + place[0] == j
            more = line.cap(end) and capital_beside(line, end) and line.tokens[end - 1].cap
            if not more and not (whole and (not capital or head in ("port", "harbour", "county", "sea", "island"))):
                country = place[1][0].item.country if place else None
                yield Spot(number, first, end, lexicon.heads[head], country=country)
        j = end


def _not_plain(line: Line, i: int, j: int, capital: bool) -> bool:
    """Is the name more than a word at the start of a sentence ("Refugee camp", "Folding camp", "Main Street")?"""
    words = [part for token in line.tokens[i:j] for part in token.lower.split("-")]
    if not capital and opens(line, i) and words[-1].endswith("ing"):
        return False
    if not capital or opens(line, i):
        return not all(word in ordinary_words() for word in words)
    return True


def _led(line: Line, number: int) -> Iterator[Spot]:
    """`River Stour`, `RAF Wethersfield`, `Isle of X`, `Rue de X`."""
    lexicon, tokens = lexical(), line.tokens
    for i, token in enumerate(tokens):
        if not token.cap or token.lower not in lexicon.lead_firsts:
            continue
        for n in (2, 1):
            lead = line.phrase(i, i + n)
            if i + n < len(tokens) and lead in lexicon.leads and line.cap(i + n):
                if i and capital_beside(line, i - 1) and not tokens[i - 1].possessive and not opens(line, i - 1):
                    break
                if (
                    lead in ("fort", "camp", "cape", "mount", "san", "lake")
                    and given_names().get(tokens[i + n].lower) is False
                    and opens(line, i)
                ):
                    break
                j = run_after(line, i + n)
                place = gazetteers.places().find(line, i + n)
                if place and lead in ("port of",):
                    break
                if i + n < j <= i + n + 3 and tokens[i + n].lower not in agency_words().roles:
                    yield Spot(number, i, j, lexicon.leads[lead], country=place[1][0].item.country if place else None)
                break


def _noun_of(line: Line, number: int) -> Iterator[Spot]:
    """`the French village of X`, `the town of X`."""
    lexicon, tokens = lexical(), line.tokens
    for k in range(1, len(tokens) - 1):
        if tokens[k].lower != "of" or not line.cap(k + 1) or tokens[k - 1].cap:
            continue
        noun = next(
            (line.phrase(k - n, k) for n in (2, 1) if k >= n and line.phrase(k - n, k) in lexicon.nouns_of), None
        )
        if noun is None:
            continue
        j = run_after(line, k + 1)
        j = min(j, k + 4)
        if (
            may_name(line, k + 1, j)
            and not gazetteers.places().find(line, k + 1)
            and not gazetteers.agencies().find(line, k + 1)
        ):
            if (
                noun in ("state", "department", "island", "camp", "county", "coast")
                and tokens[k + 1].lower in ordinary_words()
            ):
                continue
            adjective = next((n[1] for m in range(max(0, k - 3), k) if (n := nation_before(line, m + 1))), None)
            yield Spot(number, k + 1, j, lexicon.nouns_of[noun], country=adjective)


def _before_big(line: Line, number: int) -> Iterator[Spot]:
    """`in X, Kent`, `from X in Kent`: an unknown name between a preposition of place and a county or country."""
    tokens, lexicon, places = line.tokens, lexical(), gazetteers.places()
    for comma in range(2, len(tokens) - 1):
        if tokens[comma].lower not in (",", "in") or not line.cap(comma + 1) or not line.cap(comma - 1):
            continue
        big = places.find(line, comma + 1)
        if big is None or big[1][0].item.kind not in BIG or capital_beside(line, comma + 1 + big[0]):
            continue
        if tokens[comma + big[0]].possessive:
            continue
        i = run_before(line, comma)
        if i < 1 or comma - i > 3 or tokens[i - 1].cap or tokens[i - 1].lower not in lexicon.prepositions:
            continue
        plain = tokens[comma].lower == "in" and (
            tokens[i - 1].lower not in lexicon.sure_prepositions | {"from"} or tokens[i].lower in gazetteers.peoples()
        )
        if (
            may_name(line, i, comma)
            and not plain
            and not places.find(line, i)
            and not gazetteers.agencies().find(line, i)
        ):
            yield Spot(number, i, comma, "town", country=big[1][0].item.country)


def _noun_behind(line: Line, number: int) -> Iterator[Spot]:
    """`the Somme department`, `the X region`."""
    tokens, lexicon = line.tokens, lexical()
    for j in range(2, len(tokens)):
        if (
            tokens[j].cap
            or tokens[j].lower not in lexicon.nouns_behind
            or not line.cap(j - 1)
            or tokens[j - 1].possessive
        ):
            continue
        i = run_before(line, j)
        if i < 1 or tokens[i - 1].lower not in ("the", "'s") or gazetteers.places().find(line, i):
            continue
        if may_name(line, i, j) and tokens[i].lower not in ordinary_words():
            yield Spot(number, i, j, lexicon.nouns_behind[tokens[j].lower])


def _road(line: Line, number: int) -> Iterator[Spot]:
    """Numbered roads: "the M20", "the E40 motorway"."""
    for i, token in enumerate(line.tokens):
        if i and token.cap and ROAD.fullmatch(token.text) and not gazetteers.places().find(line, i):
            behind = line.lower(i + 1)
            led = line.lower(i - 1) == "the" and not line.tokens[i].possessive
            where = led and line.lower(i - 2) in lexical().along and not line.cap(i + 1)
            beside = line.lower(i - 1) in ("and", ",") and ROAD.fullmatch(line.tokens[i - 2].text) is not None
            if behind in lexical().roads or where or beside or (led and behind in lexical().after_road):
                yield Spot(number, i, i + 1, "road")


def _bare(line: Line, number: int) -> Iterator[Spot]:
    """A word that is in no list, behind a preposition of place: "in Leysdown", "near Steenokkerzeel"."""
    tokens, words, lists = line.tokens, lexical(), word_lists()
    for i in range(1, len(tokens)):
        token = tokens[i]
        before = tokens[i - 1].lower
        of_person = before in ("from", "of") and line.lower(i - 2) == ","
        if not token.cap or not (before in words.sure_prepositions or of_person) or (tokens[i - 1].cap and i > 1):
            continue
        j = i + 1
        if len(token.text) < 5 or not token.text.isalpha() or not token.text.istitle() or capital_beside(line, j):
            continue
        stop = line.lower(j) in (".", ",") and (j + 1 == len(tokens) or tokens[j + 1].start > tokens[j].end)
        if of_person and line.lower(j) == "," and line.lower(j + 1) in ("a", "an", "the", "which", "who"):
            continue
        if (not stop and line.lower(j) not in words.after_bare) or token.possessive:
            continue
        listed = token.lower in ordinary_words() or token.lower in given_names() or token.lower in family_names()
        if listed or token.lower in lists.calendar | lists.openers | agency_words().roles | words.languages:
            continue
        tries = (gazetteers.places(), gazetteers.agencies(), gazetteers.nations())
        if any(names.find(line, i) for names in tries):
            continue
        yield Spot(number, i, j, "town", bare=True)


def _french(line: Line, number: int) -> Iterator[Spot]:
    """`Bray-Dunes`-like names with a French joint: `X-sur-Mer`, `Saint-X`."""
    for i, token in enumerate(line.tokens):
        if "-" in token.text and token.cap and FRENCH.fullmatch(token.text) and not gazetteers.places().find(line, i):
            if i and line.cap(i - 1) and given_names().get(line.tokens[i - 1].lower) is not None:
                continue
            if not capital_beside(line, i + 1) and (not i or not capital_beside(line, i - 1) or opens(line, i - 1)):
                yield Spot(number, i, i + 1, "town", country="FR")
