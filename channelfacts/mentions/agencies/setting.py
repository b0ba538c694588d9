"""Where and when a text is at home: the nations that it names, the country of its places and bodies, its date.

A name of several bodies ("the Supreme Court", "the HSE") is the one of the country that the text speaks of; a body that
was not yet there on the day of the article is not meant.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from channelfacts.lexicons import lexicon
from channelfacts.mentions import gazetteers
from channelfacts.mentions.agencies.weak import ISLANDS, TOWNS
from channelfacts.mentions.gazetteers import KnownAgency
from channelfacts.mentions.names import Line
from channelfacts.mentions.tries import Form

KEPT = "channelfacts_setting"
ENOUGH = 5
"""So many names of other countries and their places and bodies tell where a text is at home."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a whole text says of its country and day.

    seen: how often it names each nation, by ISO code (a pound sign names Britain), and towns of the islands.
    company: how often places and bodies of one country alone, by ISO code. published: ISO date of the article, or None.
    """

    seen: Counter[str]
    company: Counter[str]
    published: str | None

    def home(self, *, share: float = 0.0) -> str | None:
        """The country that the text speaks of most (with a `share` of all mentions), Britain first at a tie.

        A nation by name weighs more than a place or body of it ("Oireachtas", "Jabbeke").
        """
        nations = Counter({country: 2 * n for country, n in self.seen.items() if country not in ("", TOWNS)})
        nations.update(self.company)
        if not nations:
            return None
        most = max(nations, key=lambda country: (nations[country], country == "GB"))
        return most if nations[most] >= share * sum(nations.values()) else None

    def existed(self, form: Form[KnownAgency]) -> bool:
        """Was the body there, or planned, on the day of the article? A name in full is meant whatever the day.

        Letters stand for many bodies and a weak name for many things: "the NCA" of 2005 was another.
        """
        since = form.item.since
        if not since or self.published is None or not (form.acronym or form.weak):
            return True
        planned = 0 if form.weak else lead()
        return since <= f"{int(self.published[:4]) + planned}{self.published[4:]}"[: len(since)]

    def elsewhere(self, form: Form[KnownAgency]) -> bool:
        """Is it a party, or a paper by a common word, of a country of which the text never speaks?

        "Conservative senators" and "the Times" of a text on the United States are others.
        """
        common = form.item.kind == "party" or (form.item.kind == "media" and form.weak)
        country = form.item.country
        if not common or country is None or form.item.own or self.seen[country] or self.company[country]:
            return False
        return sum(self.company.values()) + sum(self.seen.values()) >= ENOUGH

    def over(self, form: Form[KnownAgency]) -> bool:
        """Was the body gone on the day of the article?"""
        until = form.item.until
        return bool(until and self.published and until < self.published[: len(until)])


@cache
def lead() -> int:
    """For how many years a body may be spoken of by its letters before it is there."""
    return int(lexicon("agencies")["acronyms"]["planned"])


def setting_of(doc: Doc, doc_lines: list[Line]) -> Setting:
    """The setting of a text, counted once a document."""
    if KEPT not in doc.user_data:
        doc.user_data[KEPT] = _counted(doc_lines, doc._.published)
    kept: Setting = doc.user_data[KEPT]
    return kept


def _counted(doc_lines: list[Line], published: str | None) -> Setting:
    seen: Counter[str] = Counter()
    company: Counter[str] = Counter()
    for line in doc_lines:
        for i, token in enumerate(line.tokens):
            if token.text == "£":
                seen["GB"] += 1
            if not token.cap:
                continue
            if nation := gazetteers.nations().find(line, i):
                seen[nation[1][0].item] += 1
                continue
            place = gazetteers.places().find(line, i)
            if place and (country := sole(place[1])):
                company[country] += 1
                if len(place[1]) == 1 and country in ISLANDS:
                    seen[TOWNS] += 1
            elif (body := gazetteers.agencies().find(line, i)) and (country := sole(body[1])):
                company[country] += not body[1][0].acronym and body[1][0].item.kind != "party"
    return Setting(seen, company, published)


def sole(forms: list[Form[gazetteers.KnownPlace]] | list[Form[KnownAgency]]) -> str | None:
    """The country of the one strong row of a name."""
    return forms[0].item.country if len(forms) == 1 and not forms[0].weak else None
