"""Bodies of the gazetteer where they stand in a line; weak names ("Liberty", "the Times") only with a second sign."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from channelfacts.mentions import gazetteers
from channelfacts.mentions.agencies.candidates import (
    Body,
    as_key,
    lexical,
    moved,
    nation_before,
)
from channelfacts.mentions.gazetteers import KnownAgency
from channelfacts.mentions.names import Form, Line, given_names, ordinary_words, word_lists

SAYING = frozenset(
    ["said", "says", "told", "warned", "warns", "claimed", "claims", "argued", "argues", "added", "announced", "welcomed", "insisted", "confirmed", "estimates", "estimated", "condemned", "criticised", "urged", "accused", "declined", "refused", "believes", "wants", "called", "calls"]
)
ISLANDS = ("GB", "IE")
OF_MANY = frozenset(
    ("Supreme Court", "Coast Guard", "National Guard", "Navy", "Army", "Senate", "Parliament", "Congress")
)


def known(line: Line, number: int, home: str | None, seen: Counter[str]) -> Iterator[Body]:
    """The longest gazetteer names of a line, left to right. seen: how often the text names each nation."""
    names, i = gazetteers.agencies(), 0
    while i < len(line.tokens):
        found = names.find(line, i)
        if found is None:
            i += 1
            continue
        length, forms = found
        form = choose(forms, line, i, home)
        if foreign_acronym(form, length, seen):
            i += 1
            continue
        if (
            ((form.weak or plain_word(line, i, length, form))
            and not second_sign(line, i, i + length, form))
            or part_of_person(line, i, i + length)
        ):
            i += 1
            continue
        found_body = body(line, number, i, i + length, form.item)
        if form.possessives[-1] and line.tokens[i + length - 1].possessive:
            found_body = moved(found_body, tail=2)
        name = form.item.name.removeprefix("UK ").removeprefix("US ")
        if (
            home
            and name in OF_MANY
            and found_body.known
            and found_body.country not in (None, home)
            and not seen[found_body.country or ""]
        ):
            key = as_key(line.tokens[i : i + length]) + "|" + home
            found_body = Body(number, i, i + length, form.item.kind, home, key)
        yield found_body
        i += length


def foreign_acronym(form: Form[KnownAgency], length: int, seen: Counter[str]) -> bool:
    """Is it an acronym of British or Irish bodies in a text that never speaks of those islands ("a gigantic IPO")?"""
    home = form.item.country in ISLANDS
    return (
        form.acronym
        and length == 1
        and home
        and form.item.kind != "media"
        and bool(seen)
        and not any(seen[c] for c in ISLANDS)
    )


def plain_word(line: Line, i: int, length: int, form: Form[KnownAgency]) -> bool:
    """Is the name one ordinary word with a capital ("Amnesty", "Apple") of a charity, company or paper?"""
    return (
        length == 1
        and form.item.kind in ("ngo", "company", "media")
        and not line.tokens[i].text.isupper()
        and line.tokens[i].lower in ordinary_words()
        and not (i > 0 and line.style == "prose" and line.tokens[i - 1].text[0].islower())
    )


def choose(forms: list[Form[KnownAgency]], line: Line, i: int, home: str | None) -> Form[KnownAgency]:
    """Of several bodies of one name: the nation's before it, else a strong one at home, else the first."""
    if len(forms) == 1:
        return forms[0]
    before = nation_before(line, i)
    wanted = [before[1] if before else None, home]
    for country in wanted:
        for form in forms:
            if country is not None and form.item.country == country:
                return form
    return next((form for form in forms if not form.weak), forms[0])


def body(line: Line, number: int, i: int, j: int, agency: KnownAgency) -> Body:
    """The body; another nation's of the same name ("Libyan Coast Guard") becomes a body of its own."""
    before = nation_before(line, i) or owner_before(line, i)
    if before and before[1] != agency.country and agency.kind not in ("media", "international", "ngo", "company"):
        first = before[0] if line.cap(i - 1) and not line.tokens[i - 1].possessive else i
        key = as_key(line.tokens[i:j]) + "|" + before[1]
        kind = lexical().heads.get(line.phrase(i, j), agency.kind)
        return Body(number, first, j, kind, before[1], key)
    return Body(number, i, j, agency.kind, agency.country, agency.entity.id, agency.entity, known=True)


def owner_before(line: Line, i: int) -> tuple[int, str] | None:
    """The nation whose body it is, a word or two off: "Mexico's newly formed National Guard"."""
    for k in range(i - 1, max(i - 4, 0), -1):
        if line.cap(k) or not line.tokens[k].text.isalpha():
            return None
        if line.tokens[k - 1].possessive:
            return nation_before(line, k)
    return None


def part_of_person(line: Line, i: int, j: int) -> bool:
    """A single word behind a given name or title is a surname ("Mr Amnesty")."""
    if j - i > 1 or i == 0 or not line.cap(i - 1) or line.tokens[i - 1].possessive:
        return False
    before = line.tokens[i - 1].lower
    if line.tokens[i].text.isupper():
        return False
    return before in word_lists().titles or (line.style == "prose" and given_names().get(before) is False)


def second_sign(line: Line, i: int, j: int, form: Form[KnownAgency]) -> bool:
    """Does the text around a weak name show that the body is meant?"""
    tokens, lexicon, kind = line.tokens, lexical(), form.item.kind
    if line.style != "prose":
        return False
    behind, before = line.lower(j), line.lower(i - 1)
    if line.cap(i - 1) and tokens[i - 1].lower not in word_lists().openers and not tokens[i - 1].possessive:
        return form.acronym and tokens[i - 1].text.isupper() is False and before in ("the",)
    opens = i == 0 or (not tokens[i - 1].text[0].isalnum() and tokens[i - 1].text not in ",(;/")
    role_behind = behind in lexicon.roles or behind in ("mps", "leadership")
    if line.cap(j) and not role_behind and behind not in word_lists().calendar:
        return False
    possessive = tokens[j - 1].possessive
    described = any(line.phrase(i - n, i) in lexicon.descriptors for n in (1, 2) if i >= n)
    described = (
        described
        or (before in ("the", "a")
        and any(line.phrase(i - n, i - 1) in lexicon.descriptors for n in (2, 3) if i >= n))
    )
    if described or behind in SAYING:
        return True
    if tokens[i].lower == "the":
        return not opens or possessive
    if kind == "party":
        return not opens or possessive or role_behind
    if kind == "media":
        if (place := gazetteers.places().find(line, i)) and i + place[0] >= j:
            return behind in ("magazine", "newspaper", "reported")
        if line.cap(i - 2) and not opens and before == "the" and tokens[i - 2].lower not in word_lists().openers:
            return False
        return (
            (before == "the" and behind not in ("of",) and (not opens)) or behind in ("newspaper", "magazine", "reporter")
        )
    if form.acronym:
        return not opens
    if j - i > 1:
        return not opens
    if before == "the" and kind in ("department", "parliament", "border", "military", "court"):
        return True
    if kind in ("border", "military", "court", "parliament", "department"):
        return not opens and (possessive or behind in lexicon.cues["after"] or tokens[i - 1].possessive)
    if before == "the" and line.cap(i - 2) and tokens[i - 2].lower not in word_lists().openers:
        return False
    told = before in ("told", "by", "from", "for", "of", "with", "at") and not opens
    organ = behind in (
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "volunteers",
        "director",
        "founder",
        "campaigner",
        "chief",
    )
    return (told and form.item.kind in ("ngo", "company") and _proper(line, i) and before != "of") or organ


def _proper(line: Line, i: int) -> bool:
    """A capital inside a sentence of lower-case words: meant as a name."""
    return i > 0 and line.style == "prose"
