"""The second sign that a weak name needs ("Liberty", "the Times"), and names that mean something else in this text."""

from __future__ import annotations

from collections import Counter

from channelfacts.mentions import gazetteers
from channelfacts.mentions.agencies.candidates import lexical
from channelfacts.mentions.gazetteers import KnownAgency
from channelfacts.mentions.names import Line, given_names, ordinary_words, word_lists
from channelfacts.mentions.tries import Form, word_acronyms

ISLANDS = ("GB", "IE")
TOWNS = "towns"
OF_THE_STATE = ("border", "military", "court", "parliament", "department")
PORTS = ("port",)
ON_THE_SPOT = (
    "at",
    "in",
    "into",
    "to",
    "from",
    "near",
    "off",
    "outside",
    "through",
    "via",
    "towards",
    "around",
    "of",
    "inside",
)
JOINTS = (",", "and", "the", "or", "&", "both")
OF_PEOPLE = ("ngo", "company", "media")


def second_sign(line: Line, i: int, j: int, form: Form[KnownAgency]) -> bool:
    """Does the text around a weak name show that the body is meant?"""
    tokens, words, kind = line.tokens, lexical(), form.item.kind
    behind, before = line.lower(j), line.lower(i - 1)
    if line.style != "prose" or _beside_a_name(line, i - 1):
        return False
    if len(tokens[i].text) == 1 and j - i == 1:
        return before == "on"  # "posted on X"
    if _listed(line, i, j, kind):
        return True
    of_office = behind in words.roles or behind in ("mps", "leadership")
    if line.cap(j) and not of_office and behind not in word_lists().calendar:
        return False
    if _described(line, i) or behind in words.saying:
        return True
    opens = i == 0 or (not tokens[i - 1].text[0].isalnum() and tokens[i - 1].text not in ",(;/")
    possessive = tokens[j - 1].possessive
    article = before == "the" and not _beside_a_name(line, i - 2)
    if tokens[i].lower in word_lists().calendar and (not article or line.lower(i - 2) == "in"):
        return False
    if tokens[i].lower == "the":
        return not opens or possessive
    if kind == "party":
        return not opens or possessive or of_office
    if kind == "media":
        place = gazetteers.places().find(line, i)
        if place and i + place[0] >= j:
            return behind in words.papers
        return (article and behind != "of" and not opens) or behind in words.papers
    if form.acronym or j - i > 1:
        return not opens
    if kind in OF_THE_STATE and behind in words.roles:
        return not opens
    if kind in OF_THE_STATE:
        return before == "the" or (not opens and (possessive or behind in words.doing or tokens[i - 1].possessive))
    told = before in ("told", "by", "from", "for", "with", "at") and kind in ("ngo", "company")
    return (told and not opens) or (behind in words.organs and not (before == "the" and not article))


def _listed(line: Line, i: int, j: int, kind: str) -> bool:
    """Does a sure body of the same kind stand beside it, with no more than a comma and "and the" between?"""
    first = line.tokens[i].lower
    if first == "the" or first in word_lists().calendar or (line.cap(j) and not line.tokens[j - 1].possessive):
        return False
    k = i - 1
    while k > max(0, i - 4) and line.lower(k) in JOINTS:
        k -= 1
    if line.lower(i - 1) in JOINTS and any(_sure(line, m, k + 1, kind) for m in range(max(0, k - 5), k + 1)):
        return True
    return _before_a_sure_one(line, j, kind)


def _before_a_sure_one(line: Line, j: int, kind: str, *, reach: int = 3) -> bool:
    """Does a sure body of the kind follow token `j` in a list, at once or behind others that may be one?"""
    k = j
    while k < j + 3 and line.lower(k) in JOINTS:
        k += 1
    if k == j or not reach:
        return False
    if _sure(line, k, None, kind):
        return True
    found = gazetteers.agencies().find(line, k) if line.cap(k) else None
    weak = found is not None and any(form.item.kind == kind for form in found[1])
    return bool(weak and found and _before_a_sure_one(line, k + found[0], kind, reach=reach - 1))


def _sure(line: Line, i: int, end: int | None, kind: str) -> bool:
    """Does a strong name of a body of that kind begin at token `i`, and end at `end`?"""
    if not line.cap(i):
        return False
    found = gazetteers.agencies().find(line, i)
    return bool(
        found
        and (end is None or i + found[0] == end)
        and any(not form.weak and form.item.kind == kind for form in found[1])
    )


def _beside_a_name(line: Line, i: int) -> bool:
    """Is the token before a capitalised word of a name ("Face the Nation", "Shadow Justice")?"""
    return line.cap(i) and line.lower(i) not in word_lists().openers and not line.tokens[i].possessive


def _described(line: Line, i: int) -> bool:
    """Does the text call it a charity, a newspaper, right before it?"""
    descriptors = lexical().descriptors
    last = i - 1 if line.lower(i - 1) in ("the", "a") else i
    return any(line.phrase(last - n, last) in descriptors for n in (1, 2) if last >= n)


def foreign_acronym(form: Form[KnownAgency], length: int, seen: Counter[str], company: Counter[str]) -> bool:
    """Is it an acronym of British or Irish bodies in a text that never speaks of those islands ("a gigantic IPO")?

    seen, company: how often it names nations, and places and bodies of one country alone.
    """
    home = form.item.country in ISLANDS
    if not (form.acronym and length == 1 and home and form.item.kind != "media"):
        return False
    spoken = any(seen[country] for country in (*ISLANDS, TOWNS)) or any(company[country] for country in ISLANDS)
    return bool(seen) and not spoken and len(form.text) < 4


def plain_word(line: Line, i: int, length: int, form: Form[KnownAgency]) -> bool:
    """Is the name one ordinary word ("Amnesty", "Apple") where a capital may mean nothing?"""
    token = line.tokens[i]
    if length > 1 or form.item.kind not in OF_PEOPLE or token.text.isupper() or token.lower not in ordinary_words():
        return False
    return not (i > 0 and line.style == "prose" and line.tokens[i - 1].text[0].islower())


def part_of_person(line: Line, i: int, j: int) -> bool:
    """A single word behind a given name or title is a surname ("Mr Amnesty")."""
    if j - i > 1 or i == 0 or not line.cap(i - 1) or line.tokens[i - 1].possessive or line.tokens[i].text.isupper():
        return False
    before = line.tokens[i - 1].lower
    return before in word_lists().titles or (line.style == "prose" and given_names().get(before) is False)


def only_a_place(line: Line, i: int, j: int) -> bool:
    """Is a name that is a port's too the place, not the company: "at Portland Port", "slid into Portland Port"?"""
    place = gazetteers.places().find(line, i)
    if place is None or i + place[0] < j or all(form.item.kind not in PORTS for form in place[1]):
        return False
    behind = line.lower(j)
    acts = behind in lexical().saying | lexical().doing | {"itself", "found"} or line.tokens[j - 1].possessive
    return line.lower(i - 1 - (line.lower(i - 1) == "the")) in ON_THE_SPOT or not acts


def addressed(line: Line, i: int, j: int) -> bool:
    """Is it what one calls an audience ("My Lords", "noble Lords"), or a question shouted ("WHO ARE THEY")?"""
    if j - i == 1 and line.lower(i) == "lords" and line.lower(i - 1) in ("my", "noble", "your"):
        return True
    shouted = line.lower(i) in word_acronyms() and line.cap(j) and line.tokens[j].text.isupper()
    return j - i == 1 and shouted and len(line.tokens[j].text) > 1


def part_of_a_code(line: Line, i: int) -> bool:
    """Do letters behind a number and a stroke belong to a reference ("23/01224/LBC")?"""
    return i >= 2 and line.tokens[i - 1].text == "/" and line.tokens[i - 2].text[0].isdigit()
