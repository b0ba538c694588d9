"""A person's entry from all mentions and, where they are silent, from the list of offices."""

from __future__ import annotations

from channelfacts.annotations import PersonProfile
from channelfacts.mentions.own import KnownPerson
from channelfacts.mentions.people.beside import affiliation, country_beside
from channelfacts.mentions.people.deeds import accused, from_afar, on_the_way, sentenced
from channelfacts.mentions.people.described import Role
from channelfacts.mentions.people.holding import Setting, country_of_holder, held
from channelfacts.mentions.people.kinds import Around
from channelfacts.mentions.people.names import Candidate
from channelfacts.mentions.people.persons import Person, core
from channelfacts.mentions.people.told import of_a_people
from channelfacts.mentions.people.words import Words

AT_HOME = frozenset(("minister", "shadow", "legislator", "official", "police", "judge"))
JUSTICE = frozenset(("mr justice", "mrs justice", "ms justice", "lord justice", "lady justice"))
CHURCH = ("priest", "parish", "church", "convent", "diocese", "bishop", "jesuit", "franciscan", "monastery")
RANK = {"before": 0, "after": 0, "letters": 1, "clause": 2}


def profile(
    words: Words, person: Person, roles: list[Role], around: Around, setting: Setting, own: KnownPerson | None = None
) -> PersonProfile:
    """The entry of a person. `roles`: those of all mentions, in order; pointing ones already resolved.

    own: the person on one's own list, which is asked before ours and after the text.
    """
    name, aliases = names_of(person)
    chosen = choose(words, roles)
    kept = unique(roles, chosen)
    party = next((role.party for role in kept if role.party), None)
    kind = next((role.kind for role in kept if role.kind not in (None, "other")), None)
    country = next((role.country for role in kept if role.country), None)
    organisation = next((role.organisation for role in kept if role.organisation), None)
    constituency = next((role.constituency for role in kept if role.constituency), None)
    for mention in person.mentions:
        beside = affiliation(words, mention, around)
        party = party or beside.party
        organisation = organisation or beside.organisation
        constituency = constituency or beside.constituency
        country = country or beside.country
        if kind is None and beside.kind:
            kind = beside.kind
    if own is not None:
        kind, country = kind or own.kind, country or own.country
        if organisation is None and (chosen is None or chosen.text == own.role):
            organisation = own.organisation  # that of the list's role, not of another one that the text gives
    term = held(person, setting, country) if own is None else None
    # The text ties them to a body of no country: an office held before, at home, says nothing of that.
    elsewhere = chosen is None and organisation is not None and kind is not None
    if term is not None and not (elsewhere and term.kind != kind):
        if (kind is None and not (chosen is not None and chosen.kind)) or (chosen is not None and chosen.pointing):
            kind = "legislator" if term.kind == "shadow" and not term.running(setting.day) else term.kind
        if country is None and (chosen is None or chosen.kind == term.kind or term.running(setting.day)):
            country = term.country
        if (
            term.country is None
            and term.running(setting.day)
            and not any(t in words.nations for r in kept for t in r.tokens)
        ):
            country, elsewhere = None, True  # "her boss in Geneva", "the top migration official" of the EU
    if kind is None:
        kind = "judge" if any("justice" in m.title.split() for m in person.mentions) else None
    if kind is None and any(m.title.split()[-1:] in (["lord"], ["lady"], ["baroness"]) for m in person.mentions):
        kind = "judge" if "law lord" in setting.lower else "legislator"
        country = country or "GB"
    if kind is None and any(sentenced(words, m) or accused(words, m) for m in person.mentions):
        kind = "offender"
    if (
        kind is None
        and all(role.head in words.plain_people for role in kept)
        and (
            person.from_afar
            or any(
                from_afar(words, m, around) or on_the_way(words, m) or of_a_people(words, m) for m in person.mentions
            )
        )
    ):
        kind = "migrant"
    if kind is None and any(_of_the_church(words, m.title, setting.lower) for m in person.mentions):
        kind = "ngo"
    if kind is None and any(m.title.split()[-1:] in (["professor"], ["prof"]) for m in person.mentions):
        kind = "academic"
    if country is None and any(
        m.title.split()[-1:] in (["sir"], ["dame"]) or JUSTICE & {m.title} for m in person.mentions
    ):
        country = "GB"
    if not elsewhere:
        country = country or country_of_holder(person)
    if kind is None and all(m.byline for m in person.mentions):
        kind = "media"
    if kind is None:
        kind = next((role.kind for role in kept if role.kind), None) or "other"
    if country is None and kept and organisation is None and kind in AT_HOME and not elsewhere:
        country = at_home(words, kept, setting.country)
    if country is None and any(role.head in words.of_towns for role in kept):
        country = next((found for m in person.mentions if (found := country_beside(m, around))), None)
    if country is None and setting.country in (None, "GB"):
        country = next((words.seats[t] for r in kept for t in r.tokens if words.seats.get(t)), None)
    said = tuple(role.text for role in kept) or (() if own is None or own.role is None else (own.role,))
    if (
        country == "GB"
        and setting.country == "IE"
        and party is not None
        and kind in ("legislator", "shadow", "minister")
    ):
        country = "IE"  # Labour and the Greens of an Irish text are Ireland's
    gender = person.gender
    return PersonProfile(
        name=name,
        aliases=tuple(aliases),
        role=said[0] if said else None,
        roles=said,
        kind=kind,
        organisation=organisation,
        country=country,
        party=party,
        constituency=constituency,
        gender=gender,
        entity=None if own is None else own.entity,
    )


def _of_the_church(words: Words, title: str, lower: str) -> bool:
    """Is it a form of address of the church? A father is one where the text speaks of priests or parishes."""
    last = title.split()[-1] if title else ""
    return last in words.churchly or (last in ("father", "sister") and any(word in lower for word in CHURCH))


def at_home(words: Words, roles: list[Role], country: str | None) -> str | None:
    """The text's own country for an office that names none, where that country has such an office."""
    called = {role.head for role in roles} | {" ".join(role.tokens) for role in roles}
    elsewhere = words.anywhere | words.foreign_heads.get(country or "", frozenset())
    if any(phrase in words.supranational for role in roles for phrase in _starts(role)):
        return None
    return None if called & elsewhere else country


def _starts(role: Role) -> list[str]:
    """The words that a role begins with, one and two, where "former" and the like are passed over."""
    tokens = [token for token in role.tokens if token not in ("the", "former", "then")]
    return [tokens[0] if tokens else "", " ".join(tokens[:2])]


def names_of(person: Person) -> tuple[str, list[str]]:
    """(fullest name, other forms as written, with titles)."""
    best = max(person.mentions, key=lambda m: (len(core(m.parts)), len(m.parts), -m.start_char))
    aliases: list[str] = []
    for mention in person.mentions:
        form = written(mention)
        if form not in (best.name, *aliases):
            aliases.append(form)
    return best.name, aliases


def written(mention: Candidate) -> str:
    """A mention with its title, on one line."""
    tokens = mention.line.tokens
    start = mention.line.sentence.start
    return " ".join(
        mention.line.sentence.text[tokens[mention.opening].start - start : mention.end_char - start].split()
    )


def choose(words: Words, roles: list[Role]) -> Role | None:
    """The role of a person: the first that says something, in its fullest wording."""
    if not roles:
        return None
    first = min(
        roles,
        key=lambda role: (role.pointing, RANK[role.where], role.plural, role.kind == "other", role.start),
    )
    former = words.former & set(first.tokens)
    fuller = [
        role
        for role in roles
        if role.head == first.head
        and set(first.tokens) < set(role.tokens)
        and words.former & set(role.tokens) == former
        and role.where in ("before", "after")
    ]
    return max(fuller, key=lambda role: len(role.tokens)) if fuller else first


def unique(roles: list[Role], chosen: Role | None) -> list[Role]:
    """`chosen` first, then every other role that is not the same in other words."""
    if chosen is None:
        return []
    kept = [chosen]
    for role in sorted(roles, key=lambda role: role.start):
        if role.pointing and len(roles) > 1:
            continue
        if not any(set(role.tokens) <= set(other.tokens) for other in kept):
            kept.append(role)
    return kept
