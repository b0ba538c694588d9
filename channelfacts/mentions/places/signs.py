"""What shows that a weak name ("Deal", "Georgia", "Reading") is a place where it stands."""

from __future__ import annotations

from channelfacts.mentions import gazetteers
from channelfacts.mentions.names import Line, word_lists
from channelfacts.mentions.places.spots import capital_beside, lexical, opens


def weak_sign(line: Line, i: int, j: int) -> bool:
    """A preposition of place before, another place beside: the weak name is a place."""
    lists, tokens = word_lists(), line.tokens
    if line.style != "prose" or (j - i == 1 and tokens[i].lower in lists.calendar and line.lower(j) != ","):
        return False
    if capital_beside(line, j) and not tokens[j - 1].possessive:
        return False
    places = gazetteers.places()
    beside = line.lower(j) == "," and line.cap(j + 1) and places.find(line, j + 1)
    if (
        beside
        and not all(form.weak for form in beside[1])
        and beside[1][0].item.kind in ("county", "region", "country", "state", "nation")
    ):
        return True
    if tokens[j - 1].possessive and line.lower(j) in lexical().owned:
        return True  # "Georgia's governor"
    if line.lower(j) in lexical().seaside and not opens(line, i):
        return True  # "Rye harbour"
    if opens(line, i) and line.lower(i) != "the":
        return False
    before = line.lower(i - 1)
    if _in_company(line, i, j):
        return True
    if before == "called" and line.lower(i - 2) in (*lexical().nouns_of, "place"):
        return True
    if before in lists.compass and not line.cap(i - 1) and line.lower(i - 2) in lexical().prepositions:
        return True
    if before == "of":
        person = line.cap(i - 2) and line.lower(j) in (",", ".", ")", "")  # "Reg Huckstep of Deal,"
        return person or line.lower(i - 2) in lexical().nouns_of or line.lower(i - 2) in lexical().of_places
    if before in lexical().prepositions:
        return before not in ("for", "to", "left", "leave", "over", "through") or (
            before == "to" and line.lower(j) in (",", ".", "and", "by", "on", "in", "from", "to", "")
        )
    if before in ("and", ",", "or") and i >= 2:
        for k in range(max(0, i - 4), i - 1):
            found = places.find(line, k)
            if found and k + found[0] == i - 1:
                return not all(form.weak for form in found[1]) or weak_sign(line, k, i - 1)
    return False


def _in_company(line: Line, i: int, j: int) -> bool:
    """Is it a country among countries ("with Georgia; with Moldova and Ukraine"), a state behind its town, "the Aa"?"""
    forms = found[1] if (found := gazetteers.places().find(line, i)) and i + found[0] == j else []
    kinds = {form.item.kind for form in forms}
    before = line.lower(i - 1)
    if "river" in kinds and before == "the":
        return True
    if before == "," and i > 2 and kinds & {"region", "country", "county"}:
        k = i - 2
        while k > 0 and i - k < 4 and capital_beside(line, k) and not line.tokens[k].possessive:
            k -= 1
        return k < i - 2 and line.lower(k) in lexical().sure_prepositions | {"from"}  # "in Lumpkin, Georgia"
    if "country" not in kinds or before not in lexical().among:
        return False
    others = (gazetteers.places().find(line, k) for k in range(len(line.tokens)) if line.tokens[k].cap and k != i)
    return any(not form.weak and form.item.kind == "country" for found in others if found for form in found[1])
