"""Bodies of the gazetteer where they stand in a line; weak names ("Liberty", "the Times") only with a second sign."""

from __future__ import annotations

from collections.abc import Iterator

from channelfacts.mentions import gazetteers
from channelfacts.mentions.agencies.candidates import (
    Body,
    as_key,
    lexical,
    moved,
    nation_before,
)
from channelfacts.mentions.agencies.setting import Setting
from channelfacts.mentions.agencies.weak import (
    addressed,
    foreign_acronym,
    only_a_place,
    part_of_a_code,
    part_of_person,
    plain_word,
    second_sign,
)
from channelfacts.mentions.gazetteers import KnownAgency
from channelfacts.mentions.names import Line
from channelfacts.mentions.tries import Form

OF_MANY = frozenset(("Supreme Court", "Coast Guard", "National Guard", "Navy", "Army", "Parliament"))


def known(line: Line, number: int, setting: Setting) -> Iterator[Body]:
    """The longest gazetteer names of a line, left to right."""
    names, i = gazetteers.agencies(), 0
    home, seen = setting.home(), setting.seen
    while i < len(line.tokens):
        found = names.find(line, i)
        if found is None:
            i += 1
            continue
        length, forms = found
        forms = [form for form in forms if setting.existed(form) and not setting.elsewhere(form)]
        if not forms:
            i += 1
            continue
        form = choose(sorted(forms, key=setting.over), line, i, home)
        foreign = foreign_acronym(form, length, seen, setting.company) and not form.item.own
        if foreign or misread(line, i, i + length):
            i += 1
            continue
        if (
            (form.weak or plain_word(line, i, length, form)) and not second_sign(line, i, i + length, form)
        ) or part_of_person(line, i, i + length):
            i += 1
            continue
        found_body = body(line, number, i, i + length, form.item)
        found_body = branch(line, found_body)
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
        i = found_body.j


def misread(line: Line, i: int, j: int) -> bool:
    """Is it a reference, a port where ships call, or an audience?"""
    return part_of_a_code(line, i) or only_a_place(line, i, j) or addressed(line, i, j)


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


def branch(line: Line, found: Body) -> Body:
    """A charity's or the health service's part for a country or county: "Oxfam France", "NHS Dorset"."""
    if found.kind not in ("ngo", "health") or not line.cap(found.j) or line.tokens[found.j - 1].possessive:
        return found
    place = gazetteers.places().find(line, found.j)
    if line.style != "prose" or place is None or line.cap(found.j + place[0]):
        return found
    row = place[1][0].item
    if row.kind not in ("country", "nation", "county", "region"):
        return found
    j = found.j + place[0]
    if found.kind == "health":
        return moved(found, j=j, country=row.country, key=as_key(line.tokens[found.i : j]), entity=None)
    return moved(found, j=j, country=row.country or found.country)


def owner_before(line: Line, i: int) -> tuple[int, str] | None:
    """The nation whose body it is, a word or two off: "Mexico's newly formed National Guard"."""
    for k in range(i - 1, max(i - 4, 0), -1):
        if line.cap(k) or not line.tokens[k].text.isalpha():
            return None
        if line.tokens[k - 1].possessive:
            return nation_before(line, k)
    return None
