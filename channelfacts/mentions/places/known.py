"""Places of the gazetteer where they stand in a line; not surnames, not parts of other names, weak ones with a sign."""

from __future__ import annotations

from collections.abc import Iterator

from channelfacts.mentions import gazetteers
from channelfacts.mentions.gazetteers import KnownPlace
from channelfacts.mentions.names import Line, given_names, ordinary_words, word_lists
from channelfacts.mentions.places.signs import weak_sign
from channelfacts.mentions.places.spots import Spot, capital_beside, lexical, opens
from channelfacts.mentions.tries import Form


def known(line: Line, number: int, surnames: set[str], taken: dict[int, int]) -> Iterator[Spot]:
    """The longest gazetteer names of a line; those in `taken` tokens are `inside`.

    taken: the tokens that lie in bodies and places found before, with the length (in tokens) of those names.
    """
    names, i, last = gazetteers.places(), 0, -1
    while i < len(line.tokens):
        found = names.find(line, i)
        if found is None:
            yield from _lower_case(line, number, i)
            yield from _hyphened(line, number, i)
            i += 1
            continue
        length, forms = found
        j = i + length
        doubtful = all(form.weak for form in forms) and not weak_sign(line, i, j)
        if _is_place(line, i, j, forms, surnames) and (not doubtful or _may_repeat(line, i, j)):
            owner = line.tokens[j - 1].possessive and i - 1 not in taken
            inside = (not owner and any(taken.get(k, 0) >= length for k in range(i, j))) or _inside(line, i, j, last)
            last = j
            yield Spot(
                number, i, j, forms[0].item.kind, tuple(form.item for form in forms), inside=inside, doubtful=doubtful
            )
            i = j
        else:
            i += 1


def _is_place(line: Line, i: int, j: int, forms: list[Form[KnownPlace]], surnames: set[str]) -> bool:
    tokens, lists = line.tokens, word_lists()
    name = line.phrase(i, j)
    if line.lower(j) in lexical().not_before.get(name, ()) or line.lower(j) in lexical().never_before:
        return False
    before = i - 2 if i > 1 and tokens[i - 1].text == "." and tokens[i - 2].lower in lists.titles else i - 1
    if before >= 0 and tokens[before].lower in lists.titles and tokens[before].cap and not tokens[before].possessive:
        return False
    if forms[0].acronym and j - i == 1 and line.lower(i - 1)[:1].isdigit():
        return False
    if j - i == 1 and line.style != "caps" and _person(line, i, surnames):
        return False
    if (
        line.style == "caps"
        and tokens[i].lower in ordinary_words()
        and forms[0].item.kind not in ("sea", "country", "nation")
    ):
        return False
    return not (j - i == 1 and tokens[i].lower in lists.calendar)


def _may_repeat(line: Line, i: int, j: int) -> bool:
    """Could a weak name without a sign be the place that the text has named elsewhere?"""
    if line.style != "prose" or (capital_beside(line, j) and not line.tokens[j - 1].possessive):
        return False
    return not (opens(line, i) and line.tokens[i].lower in ordinary_words()) and not capital_beside(line, i - 1)


def _person(line: Line, i: int, surnames: set[str]) -> bool:
    """Is the single word somebody's surname or given name?"""
    tokens, given = line.tokens, given_names()
    if i > 0 and line.cap(i - 1) and not tokens[i - 1].possessive and given.get(tokens[i - 1].lower) is False:
        return True
    if tokens[i].lower in given and capital_beside(line, i + 1) and not tokens[i].possessive and line.style == "prose":
        follower = gazetteers.places().find(line, i + 1) or gazetteers.agencies().find(line, i + 1)
        return not follower and tokens[i + 1].lower not in ordinary_words()
    if tokens[i].lower in surnames:
        return line.lower(i - 1) not in ("in", "at", "near", "from", "to", "of", "outside", "around")
    return False


def _inside(line: Line, i: int, j: int, last: int) -> bool:
    """Is the name a part of a longer name or a title ("Dover MP", "Operation Dover", "Bishop of Dover")?"""
    if line.style != "prose":
        return False
    tokens, lists = line.tokens, word_lists()
    beside = capital_beside(line, j) and tokens[j].lower not in lists.compass | lists.titles
    if beside and not tokens[j - 1].possessive:
        follower = gazetteers.nations().find(line, j) or gazetteers.places().find(line, j)
        if not follower:
            return True
    if i and last != i and capital_beside(line, i - 1) and not tokens[i - 1].possessive:
        before = tokens[i - 1].lower
        plain = opens(line, i - 1) and before in ordinary_words()
        return not (before in lists.compass or plain or gazetteers.nations().find(line, i - 1))
    if line.lower(i - 1) == "of" and i >= 2:
        return any(tokens[k].cap and tokens[k].lower in lexical().titles_of for k in range(max(0, i - 5), i - 1))
    return False


def _lower_case(line: Line, number: int, i: int) -> Iterator[Spot]:
    """Names that newspapers write in lower case too: "crossing the channel"."""
    tokens = line.tokens
    if tokens[i].cap or i < 2:
        return
    for phrase, before in lexical().lower_case.items():
        words = phrase.split()
        first = i - len(words) + 1
        if tokens[i].lower == words[-1] and first > 0 and line.phrase(first, i + 1) == phrase:
            follower = line.lower(i + 1)
            if tokens[first - 1].lower in before and (not follower or not follower[0].isdigit()):
                rows = gazetteers.places().of(line).forms.get((words[-1],), [])
                if rows:
                    yield Spot(number, i, i + 1, rows[0].item.kind, tuple(form.item for form in rows))


def _hyphened(line: Line, number: int, i: int) -> Iterator[Spot]:
    """A place in a hyphened word ("Calais-based", "cross-Channel"): never one of its own right."""
    token = line.tokens[i]
    if "-" not in token.text or line.style == "caps":
        return
    for part in token.text.split("-"):
        if part[:1].isupper():
            forms = [f for f in gazetteers.places().of(line).forms.get((part.lower(),), []) if not f.weak]
            if forms and (not forms[0].acronym or part.isupper()):
                yield Spot(number, i, i + 1, forms[0].item.kind, tuple(f.item for f in forms), inside=True)
                return
