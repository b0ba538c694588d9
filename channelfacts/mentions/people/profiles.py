"""A person's entry: fullest name, aliases, role, kind, country, from all mentions and, where they are silent, the offices."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from channelfacts.annotations import PersonProfile
from channelfacts.mentions.people import holders
from channelfacts.mentions.people.described import Around, Role, party_in
from channelfacts.mentions.people.holders import Term
from channelfacts.mentions.people.names import Candidate
from channelfacts.mentions.people.persons import Person, core
from channelfacts.mentions.people.words import Words

HEADS = frozenset(("Prime Minister", "President", "Chancellor", "Taoiseach"))
ANYWHERE = frozenset(
    ("prime minister", "president", "chancellor", "premier", "pm", "vice president", "vice-president", "king", "queen")
)
RANK = {"before": 0, "after": 0, "letters": 1, "clause": 2}


@dataclass(frozen=True, slots=True)
class Setting:
    """What the whole text says about offices. country: the one that the text is mostly about, where clear."""

    day: str | None
    lower: str
    country: str | None


def profile(words: Words, person: Person, roles: list[Role], around: Around, setting: Setting) -> PersonProfile:
    """The entry of a person. `roles`: those of all mentions, in order; pointing ones already resolved."""
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
    term = held(person, setting, country)
    if term is not None:
        if kind is None and not (chosen is not None and chosen.kind):
            kind = term.kind
        if country is None and (chosen is None or chosen.kind == term.kind or term.running(setting.day)):
            country = term.country
        if term.running(setting.day) or kind == term.kind:
            party = party or term.party
    if kind is None:
        kind = "judge" if any("justice" in m.title.split() for m in person.mentions) else None
    if kind is None and any(m.title.split()[-1:] in (["lord"], ["lady"], ["baroness"]) for m in person.mentions):
        kind = "judge" if "law lord" in setting.lower else "legislator"
        country = country or "GB"
    if kind is None and any(sentenced(words, m) for m in person.mentions):
        kind = "offender"
    if kind is None and all(m.byline for m in person.mentions):
        kind = "media"
    if kind is None:
        kind = next((role.kind for role in kept if role.kind), None) or "other"
    abroad = organisation is not None or any(role.head in ANYWHERE for role in kept)
    if (
        country is None
        and kept
        and not abroad
        and kind in ("minister", "shadow", "legislator", "official", "police", "judge")
    ):
        country = setting.country
    if country is None and setting.country in (None, "GB"):
        country = next((words.seats[t] for r in kept for t in r.tokens if words.seats.get(t)), None)
    gender = person.gender
    return PersonProfile(
        name=name,
        aliases=tuple(aliases),
        role=chosen.text if chosen is not None else None,
        roles=tuple(role.text for role in kept),
        kind=kind,
        organisation=organisation,
        country=country,
        party=party,
        constituency=constituency,
        gender=gender,
        entity=term.entity if term is not None and person.full else None,
    )


def sentenced(words: Words, mention: Candidate) -> bool:
    """Does the sentence say that a court found the person guilty?"""
    tokens = mention.line.tokens
    if tokens[mention.end - 1].possessive:
        return False
    if mention.opening and tokens[mention.opening - 1].lower in words.guilty:
        return True
    ahead = [token.lower for token in tokens[mention.end : mention.end + 14]]
    for i, word in enumerate(ahead):
        if word in ("who", "which", "that", "said", "as", "after") and i and word != "who":
            return False
        if word in words.guilty and (
            i == 0 or ahead[i - 1] in ("was", "were", "been", "is", "are", "being", ",", "who")
        ):
            return True
        if word in ("guilty", "counts") and any(
            verb in ahead[:i] for verb in ("pleaded", "pleads", "found", "admitted")
        ):
            return True
    return False


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


@dataclass(slots=True)
class Beside:
    """What stands right beside a name without being a role."""

    party: str | None = None
    organisation: str | None = None
    constituency: str | None = None
    country: str | None = None
    kind: str | None = None


def affiliation(words: Words, mention: Candidate, around: Around) -> Beside:
    """ "Labour's X", "X (Con)", "X (Dover) (Con)", "X of Save the Children", "X, Seeking Sanctuary"."""
    tokens, n = mention.line.tokens, len(mention.line.tokens)
    beside = Beside()
    i = mention.opening - 1
    for size in (3, 2, 1):
        if i - size + 1 < 0 or not tokens[i].cap:
            continue
        party = words.parties.get(tuple(token.lower for token in tokens[i - size + 1 : i + 1]))
        if party is not None and (
            not party.weak or tokens[i].possessive or (tokens[i].cap and party.name not in ("Green", "Reform UK"))
        ):
            beside.party, beside.country, beside.kind = party.name, party.country, "legislator"
            break
    if i >= 0 and tokens[i].possessive and beside.party is None:
        for body in around.agencies_in(tokens[i].start, tokens[i].end):
            if body.end == tokens[i].end and body.kind not in ("court", "parliament", "party", "other"):
                sort = words.kind_by_organisation.get(body.kind)
                beside.organisation, beside.kind = body.text, sort if isinstance(sort, str) else None
                beside.country = body.country if body.country != "EU" else None
    j = mention.end
    if tokens[j - 1].possessive:
        return beside
    while j < n and tokens[j].text == "(":
        close = next((k for k in range(j + 1, min(j + 9, n)) if tokens[k].text == ")"), None)
        if close is None:
            break
        inner = [token for token in tokens[j + 1 : close] if token.text[0].isalnum()]
        party = party_in(words, [token.lower for token in inner])
        code = inner[0].text if inner else ""
        if (code in ("R", "D", "I") and len(inner) >= 2) or code[:2] in ("R-", "D-", "I-"):
            beside.party = {"R": "Republican", "D": "Democratic"}.get(code[0])
            beside.kind, beside.country = "legislator", "US"
        elif party is not None and len(inner) <= 6 and inner[0].cap:
            beside.party, beside.kind = party.name, "legislator"
            beside.country = party.country
            places = [t for t in inner if (t.lower,) not in words.parties]
            if places:
                beside.constituency = " ".join(around.text[places[0].start : places[-1].end].split())
        elif inner and inner[0].cap and close + 1 < n and tokens[close + 1].text == "(" and len(inner) <= 6:
            beside.constituency = around.text[tokens[j + 1].start : tokens[close - 1].end]
        j = close + 1
    if j + 1 < n and (tokens[j].lower in ("of", "from", "for", "at") or tokens[j].text in (",", "-", "–", "—")):
        k = j + 1
        if tokens[k].lower in ("of", "from", "for", "at") and k + 1 < n:
            k += 1
        if tokens[k].lower == "the" and k + 1 < n:
            k += 1
        for body in around.agencies_in(tokens[k].start, tokens[k].end):
            if body.start == tokens[k].start or body.start == tokens[k - 1].start:
                sort = words.kind_by_organisation.get(body.kind)
                if body.kind in ("court", "parliament", "party", "other") or not isinstance(sort, str):
                    sort = None
                beside.organisation = beside.organisation or body.text
                beside.country = beside.country or (body.country if body.country != "EU" else None)
                beside.kind = beside.kind or sort
                break
    return beside


def held(person: Person, setting: Setting, country: str | None) -> Term | None:
    """The office that a person held when the text was written, else the last one before; only for full, known names."""
    name = core(person.parts)
    peer = any(m.title.split()[-1:] in (["lord"], ["lady"], ["baroness"]) for m in person.mentions)
    known = holders.terms().get(name) if len(name) > 1 or peer else None
    if known is None and len(name) > 2:
        known = holders.terms().get((name[0], name[-1]))
    if known is None and len(name) == 1:
        known = None if peer else by_surname(name[0], setting.day)
    if known is None:
        return None
    begun = [term for term in known if term.begun(setting.day) and (country is None or term.country in (None, country))]
    if not begun:
        return None
    running = [term for term in begun if term.running(setting.day)]
    pool = running or begun
    return max(pool, key=lambda term: (term.kind == "minister", term.start))


def by_surname(surname: str, day: str | None) -> tuple[Term, ...] | None:
    """The terms of the one holder whom a bare surname can mean: in office on the day, else at the head of a government."""
    names = holders.by_surname().get(surname, ())
    running = [name for name in names if any(term.running(day) for term in holders.terms()[name])]
    if running and len({holders.terms()[name][0].holder for name in running}) == 1:
        return holders.terms()[running[0]]
    pool = running or [name for name in names if any(term.begun(day) for term in holders.terms()[name])]
    names = tuple(
        name for name in pool if any(term.office.removeprefix("US ") in HEADS for term in holders.terms()[name])
    )
    sole = len({holders.terms()[name][0].holder for name in names}) == 1
    return holders.terms()[names[0]] if sole else None


def words_former(role: Role) -> bool:
    """Is it an office that is over?"""
    return role.tokens[:1] in (("former",), ("ex",))


def offices_named(people: list[tuple[Person, list[Role]]], setting: Setting) -> dict[int, tuple[str, Term]]:
    """Persons without a role whose office, held by no other of them, the text names: index -> (words of the text, term)."""
    claims: dict[str, list[tuple[int, Term]]] = {}
    taken = {" ".join(role.tokens) for _, roles in people for role in roles if not words_former(role)}
    for index, (person, roles_of) in enumerate(people):
        if roles_of:
            continue
        for term in holders.terms().get(core(person.parts), ()):
            if not term.running(setting.day) and (setting.day is not None or len(person.mentions) < 2):
                continue
            for form in term.forms:
                words = " ".join(form)
                if len(words) > 5 and re.search(
                    rf"(?<!shadow )(?<!former )(?<!ex-)\b{re.escape(words)}\b", setting.lower
                ):
                    claims.setdefault(words, []).append((index, term))
                    break
    found: dict[int, tuple[str, Term]] = {}
    for words, claimants in claims.items():
        counts = Counter(index for index, _ in claimants)
        best = counts
        if len(best) > 1:
            ranked = sorted(best, key=lambda index: -len(people[index][0].mentions))
            first, second = (len(people[index][0].mentions) for index in ranked[:2])
            if first < 3 * second:
                continue
            chosen = ranked[0]
        else:
            chosen = next(iter(best))
        if people[chosen][1] or (setting.day is None and words in taken):
            continue
        term = next(term for index, term in claimants if index == chosen)
        if chosen not in found:
            found[chosen] = (words, term)
    return found
