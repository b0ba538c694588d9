"""The lexicons of names, roles and speech as sets and tables, built once a process."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from channelfacts.lexicons import gazetteer, lexicon, wordlist
from channelfacts.mentions.layout import fold

PART = re.compile(r"\w+(?:['’]\w+)*(?:-\w+(?:['’]\w+)*)*|[^\w\s.]")


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that heads a role: its folded words, the kind of person that it makes, plural or not, a rank or not."""

    words: tuple[str, ...]
    key: str
    kind: str
    plural: bool = False
    rank: bool = False


@dataclass(frozen=True, slots=True)
class Party:
    """A party as the record calls it; `weak` where its word is an ordinary one too."""

    name: str
    country: str | None
    weak: bool


def parts(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase of a lexicon."""
    return tuple(fold(word) for word in PART.findall(phrase))


def spread(*lists: Iterable[str]) -> frozenset[str]:
    """Every single word of the phrases."""
    return frozenset(word for words in lists for phrase in words for word in parts(phrase))


class Words:
    """What the grammar of people knows of single words and short phrases; all folded."""

    def __init__(self) -> None:
        roles, people, names, speech = lexicon("roles"), lexicon("people"), lexicon("names"), lexicon("speech")
        self.given = {fold(word): weak for word, weak in wordlist("given_names")}
        self.surnames = {fold(word): weak for word, weak in wordlist("surnames")}
        self.ordinary = frozenset(word for word, _ in wordlist("ordinary_words"))
        titles = roles["honorifics"]
        self.particles = frozenset(people["particles"])
        self.tails = frozenset(people["tails"]) | frozenset(word + "s" for word in people["tails"])
        self.heralds = frozenset(people["heralds"])
        self.spared = frozenset(people["joined_titles"]) | frozenset(people["spared"])
        self.called_after = frozenset(people["called_after"])
        self.vehicles = frozenset(people["vehicles"])
        self.brands = frozenset(tuple(name.split()) for name in people["brands"])
        self.kin = frozenset(people["kin"])
        self.court_hears = frozenset(people["court_hears"])
        self.court_roles = frozenset(people["court_roles"])
        self.serving = frozenset(people["serving"])
        self.going = frozenset(people["going"])
        self.moves = frozenset(people["moves"])
        self.of_towns = frozenset(people["of_towns"])
        self.leading = frozenset(people["leading"])
        self.plain_people = frozenset(people["plain_people"])
        self.peoples = frozenset(people["peoples"])
        self.appointing = frozenset(people["appointing"])
        self.named_as = frozenset(people["named_as"])
        self.adjectival = frozenset(people["adjectival"])
        self.vietnamese = frozenset(people["vietnamese"])
        self.things_too = frozenset(people["things_too"])
        self.led: dict[str, str] = people["led"]
        self.campaigning = frozenset(people["campaigning"])
        self.also = frozenset(people["also"])
        self.naming = frozenset(people["naming"])
        self.lawyers = frozenset(people["lawyers"])
        self.leanings = frozenset(people["leanings"])
        self.of_parties = frozenset(people["of_parties"])
        self.public = frozenset(people["public"])
        self.churchly = frozenset(people["churchly"])
        self.titled_offices = frozenset(people["titled_offices"])
        self.never = frozenset(people["never"]) | frozenset(names["openers"])
        self.guess_never = frozenset(people["guess_never"])
        self.run_on = tuple(people["run_on"])
        self.never_first = frozenset(people["never_first"]) | frozenset(names["compass"])
        self.calendar = frozenset(names["calendar"])
        self.no_surnames = self.never | self.tails | self.calendar | self.never_first
        self.headline_verbs = frozenset(people["headline_verbs"])
        self.not_before = frozenset(people["not_before"])
        self.not_bare = frozenset(people["not_bare"])
        self.not_before_small = frozenset(people["not_before_small"])
        self.of_body = frozenset(people["of_body"])
        self.guilty = frozenset(people["guilty"])
        self.small_ranks = frozenset(people["small_ranks"])
        self.small_behind = frozenset(people["small_behind"])
        self.verbal_given = frozenset(people["verbal_given"])
        self.foreign_heads = {code: frozenset(heads) for code, heads in people["foreign_heads"].items()}
        self.company_tails = frozenset(people["company_tails"])
        self.verb_endings = tuple(people["verb_endings"])
        self.job_endings = tuple(people["job_endings"])
        self.origins = frozenset(people["origins"])
        self.anywhere = frozenset(people["anywhere"])
        self.pointing = frozenset(people["pointing"])
        self.american = frozenset(people["american"])
        self.bodies: dict[str, str] = people["bodies"]
        self.page_words = frozenset(people["page_words"])
        self.page_openers = frozenset(people["page_openers"])
        self.credits_before = frozenset(people["credits_before"])
        self.credits_behind = frozenset(people["credits_behind"])
        self.supranational = frozenset(people["supranational"])
        self.postings = frozenset(people["postings"])
        self.governing = frozenset(people["governing"])
        self.sides = frozenset(people["sides"])
        self.no_role = frozenset(people["no_role"])
        self.verbs = spread(people["verbs"], speech["verbs"]) - frozenset(people["nouns_too"])
        self.speech = spread(speech["verbs"])
        self.quoting = frozenset(speech["quoting"])
        self.nicknames = _nicknames(people["nicknames"])

        self.honorifics = frozenset(
            phrase
            for name in ("plain", "knightly", "learned", "churchly", "civic", "foreign")
            for phrase in titles[name]
        )
        single = {phrase for phrase in self.honorifics if len(parts(phrase)) == 1}
        self.honorific_words = spread(single, people["joined_titles"]) - frozenset(people["given_titles"])
        self.weak_titles = frozenset(titles["weak"])
        self.plain_titles = frozenset(titles["plain"]) | frozenset(titles["learned"])
        self.peerage = frozenset(titles["peerage"])
        self.knightly = frozenset(titles["knightly"])
        self.royal = self.knightly - frozenset(("sir", "dame"))
        self.female = frozenset(titles["female"])
        self.male = frozenset(titles["male"])
        ranks = roles["ranks"]
        self.weak_ranks = frozenset(ranks["weak"])
        self.seats: dict[str, str] = {fold(word): country for word, country in roles["posts"]["seats"].items()}
        self.counsel: dict[str, str] = {fold(word): country for word, country in roles["posts"]["counsel"].items()}
        self.letters = frozenset(fold(word) for word in roles["posts"]["honours"]["letters"])
        self.heads = _heads(roles)
        self.abbreviated = frozenset(people["abbreviated"])

        modifiers = roles["modifiers"]
        ministerial = roles["ministerial"]
        self.former = frozenset(modifiers["former"])
        self.portfolios = spread(ministerial["portfolios"])
        self.no_surnames |= self.portfolios | frozenset(self.heads)
        self.modifiers = spread(*modifiers.values(), ministerial["portfolios"], roles["overrides"]["modifiers"])
        self.ministerial_heads = frozenset(ministerial["heads"])
        self.shadow_heads = frozenset(ministerial["shadow_heads"])
        self.by_organisation = frozenset(roles["overrides"]["by_organisation"])
        self.regional = frozenset(roles["overrides"]["regional"])
        self.override: dict[str, str] = roles["overrides"]["modifiers"]
        self.kind_by_organisation: dict[str, Any] = roles["kind_by_organisation"]
        self.adjectives = frozenset(people["adjectives"])
        self.office_countries: dict[tuple[str, ...], str] = {
            parts(key): value for key, value in roles["country_of_office"].items() if value
        }
        self.parties = {
            parts(key): Party(value["party"], value["country"] or None, value.get("weak", False))
            for key, value in roles["party_words"].items()
        }
        self.nations = {
            fold(word): row["country"]
            for row in gazetteer("nationalities")
            for word in (row["adjective"] + "|" + row["people"]).split("|")
            if word
        }
        common = self.never_first | self.never | self.tails | self.knightly
        common |= frozenset(self.nations) | frozenset(self.heads)
        for row in gazetteer("offices"):  # names of office holders that the lists of names lack ("Barack")
            holder = parts(row["holder"])
            if len(holder) > 1 and "of" not in holder and not common & {holder[0], holder[-1]}:
                self.given.setdefault(holder[0], holder[0] in self.ordinary)
                self.surnames.setdefault(holder[-1], holder[-1] in self.ordinary)


def _nicknames(groups: list[list[str]]) -> dict[str, frozenset[int]]:
    """The groups of given names that stand for each other, by name."""
    found: dict[str, set[int]] = {}
    for number, group in enumerate(groups):
        for name in group:
            found.setdefault(fold(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def _heads(roles: dict[str, Any]) -> dict[str, tuple[Head, ...]]:
    """Heads by their last word, the longest first."""
    singular = dict(roles["heads"])
    ranks: set[str] = set()
    for group, kind in (
        ("police", "police"),
        ("military", "official"),
        ("maritime", "other"),
        ("elected", "legislator"),
    ):
        for word in roles["ranks"][group]:
            singular.setdefault(word, kind)
            ranks.add(word)
    for word in ("gov", "lt gov"):
        singular[word] = "official"
    for word in roles["posts"]["seats"]:
        singular.setdefault(fold(word), "legislator")
    made: dict[tuple[str, ...], Head] = {}
    for key, kind in singular.items():
        made[parts(key)] = Head(parts(key), key, kind, rank=key in ranks)
    for key, head in list(made.items()):
        plural = (*key[:-1], key[-1] + "s")
        made.setdefault(plural, Head(plural, head.key, head.kind, plural=True, rank=head.rank))
    for clipped, key in lexicon("people")["clipped_heads"].items():
        made[(clipped,)] = Head((clipped,), key, singular[key])
    for plural_key, key in roles["plurals"].items():
        if key in singular:
            made[parts(plural_key)] = Head(parts(plural_key), key, singular[key], plural=True, rank=key in ranks)
    by_last: dict[str, list[Head]] = {}
    for head in made.values():
        by_last.setdefault(head.words[-1], []).append(head)
    return {last: tuple(sorted(heads, key=lambda h: -len(h.words))) for last, heads in by_last.items()}


@cache
def words() -> Words:
    """The tables, made at first use."""
    return Words()
