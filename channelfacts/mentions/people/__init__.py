"""People: names found by a grammar of titles, names and roles, and joined to persons, each with a profile."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from channelfacts.annotations import PersonMention
from channelfacts.mentions.layout import fold
from channelfacts.mentions.names import Line, lines
from channelfacts.mentions.people.described import Role, read
from channelfacts.mentions.people.guessed import with_model
from channelfacts.mentions.people.holding import Setting, offices_named
from channelfacts.mentions.people.kinds import Around
from channelfacts.mentions.people.lists import share
from channelfacts.mentions.people.lone import by_first_name, in_capitals, known_again
from channelfacts.mentions.people.names import Candidate, find
from channelfacts.mentions.people.own import join, listed, with_own
from channelfacts.mentions.people.persons import Cast
from channelfacts.mentions.people.profiles import profile, written
from channelfacts.mentions.people.signs import Page
from channelfacts.mentions.people.told import described_again, described_next
from channelfacts.mentions.people.words import Words, words

TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Sir|Dame|Lord|Lady|Baroness|Dr)\.? (?:[A-Z][\w’'-]+ )?([A-Z][\w-]+(?:['’](?!s\b)\w+)?)"
)
VOICED = re.compile(
    r"(?:^|[^\w\s] |\n|”\s|\"\s)([A-Z]\w+(?:-\w+)?) (?:said|says|told|added|adds|warned|wrote|tweeted)\b"
)


@Language.factory("channelfacts_people")
def create(nlp: Language, name: str) -> People:
    """The component that writes `doc._.people`."""
    return People()


class People:
    """Writes the mentions of people on a Doc, each with its person's number and profile."""

    def __init__(self) -> None:
        self.words = words()

    def __call__(self, doc: Doc) -> Doc:
        found = lines(doc)
        page = page_of(doc, self.words)
        candidates = [c for line in found for c in share(self.words, line, find(self.words, line, page))]
        candidates = with_model(doc, self.words, found, page, candidates)
        candidates = with_own(self.words, found, page, candidates, [*(doc._.agencies or ()), *(doc._.places or ())])
        cast = Cast(self.words)
        cast.fill([*candidates, *with_first_names(self.words, found, page, candidates, doc._.published)])
        join(cast)
        cast.join_aliases()
        for person, candidate in known_again(self.words, found, cast, page):
            person.mentions.append(candidate)
        described_next(self.words, found, cast, page)
        described_again(self.words, found, cast, page)
        doc._.people = mentions(doc, self.words, cast, page.text)
        make_room(doc)
        return doc


def with_first_names(
    words: Words, found: list[Line], page: Page, candidates: list[Candidate], day: str | None
) -> list[Candidate]:
    """Those told by a first name beside what they are to somebody, or in a headline by the surname of an office."""
    used: dict[int, set[int]] = {}
    for candidate in candidates:
        used.setdefault(id(candidate.line), set()).update(range(candidate.opening, candidate.end))
    lone: list[Candidate] = []
    for line in found:
        taken = used.get(id(line), set())
        lone += by_first_name(words, line, page, taken)
        lone += in_capitals(words, line, page, taken, day)
    return lone


def page_of(doc: Doc, words: Words) -> Page:
    """What the whole text says of its names."""
    text: str = doc.text
    mask = bytearray(len(text))
    for place in doc._.places or ():
        mask[place.start : place.end] = b"\1" * (place.end - place.start)
    for agency in doc._.agencies or ():
        if not agency.generic:
            mask[agency.start : agency.end] = b"\2" * (agency.end - agency.start)

    def covered(start: int, end: int) -> str:
        stretch = mask[start:end]
        if 2 in stretch:
            return "agency"
        return "" if 1 not in stretch else "whole" if 0 not in stretch and end > start else "place"

    return Page(
        text,
        covered,
        frozenset(fold(name) for name in TITLED.findall(text)),
        frozenset(
            name for name in map(fold, VOICED.findall(text)) if name not in words.ordinary and name not in words.never
        ),
    )


def mentions(doc: Doc, words: Words, cast: Cast, text: str) -> list[PersonMention]:
    """The mentions of all persons in order, persons numbered by their first mention."""
    around = Around(text, doc._.agencies or (), doc._.places or ())
    for person in cast.persons:
        person.mentions.sort(key=lambda m: m.start_char)
    persons = sorted((p for p in cast.persons if p.mentions), key=lambda p: p.mentions[0].start_char)
    setting = Setting(doc._.published, " ".join(fold(text).split()), country_of_text(doc))
    read_roles: list[list[Role]] = []
    beside: dict[int, str] = {}
    for person in persons:
        gathered = []
        for mention in person.mentions:
            for phrase in mention.roles:
                role = read(words, mention.line, phrase, around)
                gathered.append(role)
                beside.setdefault(id(mention), role.text)
        read_roles.append([*gathered, *(read(words, line, phrase, around) for line, phrase in person.told)])
    resolve_pointing(persons_roles=read_roles)
    read_roles = [[with_body(words, role, around) for role in roles] for roles in read_roles]
    named = offices_named(list(zip(persons, read_roles, strict=True)), setting)
    for index, (phrase_words, term) in named.items():
        read_roles[index].append(
            Role(original(text, setting.lower, phrase_words), tuple(phrase_words.split()), phrase_words, term.kind,
                 term.country, None, None, None, "clause", False, len(text))
        )  # fmt: skip
    made: list[PersonMention] = []
    for number, (person, gathered) in enumerate(zip(persons, read_roles, strict=True)):
        entry = profile(words, person, gathered, around, setting, listed(person.mentions[0].line.own, person))
        for mention in person.mentions:
            made.append(
                PersonMention(
                    mention.start_char, mention.end_char, written(mention), mention.name, number,
                    beside.get(id(mention)), mention.line.sentence.index, entry,
                    "own" if mention.own else "model" if mention.guessed else "rules",
                )
            )  # fmt: skip
    made.sort(key=lambda m: m.start)
    return made


def original(text: str, lower: str, phrase: str) -> str:
    """The words of the text for a folded phrase."""
    pattern = re.compile(r"\W+".join(re.escape(word) for word in phrase.split()), re.IGNORECASE)
    match = pattern.search(text)
    return " ".join(match.group().split()) if match else phrase


def with_body(words: Words, role: Role, around: Around) -> Role:
    """A bare "spokesman X", "chief executive X" is that of the body named just before."""
    bare = role.head in words.of_body and len(role.tokens) <= 3
    if role.organisation or role.party or role.country or not (bare or role.its):
        return role
    near = [a for a in around.agencies if a.end <= role.start and role.start - a.end < 450 and not a.generic]
    near = [a for a in near if a.kind not in ("media", "party", "parliament", "court")]
    if not near:
        return role
    body = near[-1]
    kind = words.kind_by_organisation.get(body.kind)
    if "spokes" in role.head:
        kind = words.kind_by_organisation["spokespeople"].get(body.kind, kind)
    country = body.country if body.country != "EU" else None
    return replace(
        role,
        organisation=body.text,
        country=country,
        kind=kind if role.kind in ("official", "business", None) else role.kind,
    )


def resolve_pointing(persons_roles: list[list[Role]]) -> None:
    """Give "her Belgian counterpart" the kind of the person whose counterpart it is: the last one told of before."""
    told = sorted(
        ((role.start, role.kind) for roles in persons_roles for role in roles if role.kind not in (None, "other")),
    )
    for roles in persons_roles:
        for i, role in enumerate(roles):
            if role.pointing and role.kind is None:
                kind = next((kind for start, kind in reversed(told) if start < role.start), None)
                roles[i] = replace(role, kind=kind)


def country_of_text(doc: Doc) -> str | None:
    """The country of an office that names none: where one country's bodies and places clearly prevail."""
    counts: dict[str, int] = {}
    for agency in doc._.agencies or ():
        if agency.country and agency.country != "EU":
            counts[agency.country] = counts.get(agency.country, 0) + 2
    for place in doc._.places or ():
        if place.country:
            counts[place.country] = counts.get(place.country, 0) + 1
    if not counts:
        return None
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if len(ranked) > 1 and ranked[0][1] < 1.5 * ranked[1][1]:
        return None
    return ranked[0][0]


def make_room(doc: Doc) -> None:
    """Places and bodies inside a person's name are none of their own right ("Jack London", "Lord Howard of Lympne")."""
    spans = [(m.start, m.end) for m in doc._.people]
    if not spans:
        return
    starts = [start for start, _ in spans]

    def taken(start: int, end: int) -> bool:
        i = bisect_right(starts, start) - 1
        return i >= 0 and spans[i][0] <= start and end <= spans[i][1]

    doc._.places = [replace(p, inside=True) if taken(p.start, p.end) else p for p in doc._.places or ()]
    doc._.agencies = [a for a in doc._.agencies or () if not taken(a.start, a.end)]
