"""What the names of a gold text are replaced by: every form of each person, place and body."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from channelfacts.lexicons import gazetteer, wordlist

TOML = Path(__file__).with_name("replacements.toml")
TITLES = (
    r"(?:Mr|Mrs|Ms|Miss|Mx|Sir|Dame|Dr|Prof|Professor|Judge|Justice|Cllr|Councillor|President|Monsieur|Mme|Madame|M)\.?"
)
LORDS = r"(?:Lord|Lady|Baroness|Viscount|Earl)"
WOMEN = re.compile(r"\b(?:Mrs|Ms|Miss|Dame|Lady|Baroness|Madame|Mme)\b\.?")
MEN = re.compile(r"\b(?:Mr|Sir|Lord|Monsieur)\b\.?")
SORTS = {
    "county": "counties", "district": "counties", "region": "regions", "nation": "regions", "island": "islands",
    "sea": "seas", "strait": "seas", "continent": "parts_of_the_world",
}  # fmt: skip
TOWNS = {"GB": "uk_towns", "FR": "french_towns", "BE": "belgian_towns"}
ONE_PLACE = [
    {"uk", "britain", "great britain", "united kingdom"}, {"channel", "english channel"},
    {"us", "usa", "united states", "america", "u.s."},
]  # fmt: skip
ORDINARY = {"may", "march", "april", "june", "august"}


def fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).casefold().split())


@cache
def place_kinds() -> dict[str, str]:
    """The sort of every place that the gazetteer knows, by folded form."""
    found: dict[str, str] = {}
    for row in gazetteer("places"):
        for form in (row["name"], *filter(None, row["aliases"].split("|"))):
            found.setdefault(fold(form), row["kind"])
    return found


@cache
def given_names() -> frozenset[str]:
    return frozenset(fold(word) for word, _ in wordlist("given_names"))


@cache
def ordinary_words() -> frozenset[str]:
    return frozenset(word for word, _ in wordlist("ordinary_words")) | ORDINARY


def forms_of(entry: dict[str, Any]) -> list[str]:
    """The name of a gold entry and its other forms."""
    return [entry["name"], *(entry.get("aliases") or ())]


class Names:
    """The replacements for one document. forms: each form in the text with its new one.

    titled: those that are an ordinary word as well, replaced after a title only ("Mrs May", not "in May").
    country: the new name and country of each folded place. new_agency_country: of each body that has a new name.
    A name that the lists have nothing for stays, but for what is inside it ("Calais migrant camp").
    """

    def __init__(self, text: str, gold: dict[str, Any], lists: dict[str, Any], random: Random) -> None:
        self.text = text
        self.folded = f" {fold(text)} "
        self.random = random
        self.lists = lists
        self.used: set[str] = set()
        self.forms: dict[str, str] = {}
        self.titled: dict[str, str] = {}
        self.country: dict[str, str] = {}
        self.new_agency_country: dict[str, str | None] = {}
        places = {fold(name) for entry in gold.get("places") or () for name in forms_of(entry)}
        bodies = gold.get("agencies") or ()
        for entry in sorted(bodies, key=lambda entry: len(entry["name"])):
            if places.isdisjoint(map(fold, forms_of(entry))):
                self._agency(entry)
        for entry in gold.get("places") or ():
            self._place(entry)
        for entry in gold.get("people") or ():
            self._person(entry)
        self._capitals()

    def _draw(self, candidates: Iterable[Any]) -> Any:
        """A candidate that stands nowhere in the document and is not used yet; None if there is none."""
        every = list(candidates)
        self.random.shuffle(every)
        for one in every:
            name = one if isinstance(one, str) else one[0]
            if name not in self.used and fold(name) not in self.folded:
                self.used.add(name)
                return one
        return None

    def _add(self, old: str, new: str) -> None:
        self.forms.setdefault(old, new)

    def _agency(self, entry: dict[str, Any]) -> None:
        kinds = entry["kind"] if isinstance(entry["kind"], list) else [entry["kind"]]
        country = entry.get("country")
        countries = country if isinstance(country, list) else [country]
        forms = forms_of(entry)
        listed = [row for kind in kinds[:1] for row in self.lists["agencies"].get(kind, ())]
        # A service in lower case ("French police", "the government") is no name: it stays, and what is inside it.
        if not any(re.match(r"(?:the |The )?\S*[A-Z]", form.rpartition(" ")[2]) for form in forms):
            listed = []
        acronym = any(re.fullmatch(r"[A-Z][A-Za-z&-]*[A-Z]", form) for form in forms[1:])
        home = [row for row in listed if (row[1] or None) in countries and (row[2] or not acronym)]
        new = self._draw(home) or self._draw(row for row in listed if row[2] or not acronym) or self._draw(listed)
        if new is None:
            if any(one in form and one != form for one in self.forms for form in forms):
                self.forms.update({form: form for form in forms})  # the UN refugee agency, where the UN has a new name
            return
        for form in forms:
            if form == form.lower():
                continue  # gardaí: a word for its members
            short = new[2] and form != entry["name"] and re.fullmatch(r"[A-Z][A-Za-z&-]*[A-Z]", form)
            self._add(form, new[2] if short else new[0])
        if country is not None:
            self.new_agency_country[entry["name"]] = new[1] or None

    def _place(self, entry: dict[str, Any]) -> None:
        forms = forms_of(entry)
        group = next((one for one in ONE_PLACE if fold(entry["name"]) in one), set())
        already = next((self.country_of(form) for form in group if form in self.country), None)
        sort = next((self._kind(form) for form in forms if self._kind(form)), None)
        where = entry.get("country")
        where = where[0] if isinstance(where, list) else where
        new: Any = already
        if new is None and sort == "country":
            after_the = any(re.search(rf"\b[Tt]he {re.escape(form)}\b(?! [a-z])", self.text) for form in forms)
            new = self._draw(self.lists["places"]["countries_with_article" if after_the else "countries"])
        elif new is None and sort in SORTS:
            listed = self.lists["places"][SORTS[sort]]
            new = self._draw(row for row in listed if row[1] == where) or self._draw(listed)
        elif new is None and (sort in ("town", "village", "port") or (sort is None and " " not in forms[0])):
            if where in TOWNS:
                new = self._draw(self.lists["places"][TOWNS[where]])
            elif where is not None:
                other = self.lists["places"]["other_towns"]
                new = self._draw(row for row in other if row[1] == where) or self._draw(other)
        if new is None:
            if sort is not None and sort not in ("camp", "district", "county", "region"):
                self._add(forms[0], forms[0])
            return
        for form in forms:
            self._add(form, new[0])
        for form in group:
            if f"the {form} " in self.text:
                self._add(form, new[0])
        self.country.update({fold(form): new for form in (*forms, *group)})

    def _kind(self, form: str) -> str | None:
        return place_kinds().get(fold(form)) or place_kinds().get(fold(form.removeprefix("the ")))

    def country_of(self, name: str) -> Any:
        """The replacement [name, country] of a place by one of its forms, or None."""
        return self.country.get(fold(name))

    def _person(self, entry: dict[str, Any]) -> None:
        name: str = entry["name"]
        people = self.lists["people"]
        words = name.split()
        if re.search(rf"\b{LORDS} (?:\S+ of )?{re.escape(words[-1])}\b", self.text) and len(words) == 1:
            new = self._draw(people["peers"])
            self._single(name, new)
        elif len(words) == 1:
            new = self._draw(people["given" if fold(name) in given_names() else "surnames"])
            self._single(name, new)
        else:
            given = self._draw(self._given(name))
            surname = self._draw(people["surnames"])
            if given is None or surname is None:
                return
            self._add(name, f"{given} {surname}")
            for alias in entry.get("aliases") or ():
                last = alias.split()[-1]
                if len(alias.split()) > 1:
                    self._add(alias, f"{given} {surname}")
                elif last not in (words[0], words[-1]):
                    self._single(last, surname)
            self._single(" ".join(words[1:]), surname)
            self._single(words[-1], surname)
            if fold(words[0]) not in ordinary_words():
                self._add(words[0], given)
            self.titled.setdefault(words[0], given)

    def _single(self, old: str, new: str) -> None:
        self.titled.setdefault(old, new)
        if fold(old) not in ordinary_words():
            self._add(old, new)

    def _given(self, name: str) -> list[str]:
        """Given names that go with how the text speaks of a person."""
        people = self.lists["people"]
        last = name.split()[-1]
        titles = " ".join(re.findall(rf"((?:\S+ ){{1,2}}){re.escape(last)}\b", self.text))
        after = " ".join(self.text[m.end() : m.end() + 250] for m in re.finditer(re.escape(last), self.text))
        she = len(re.findall(r"\b(?:she|her)\b", after, re.IGNORECASE))
        he = len(re.findall(r"\b(?:he|his|him)\b", after, re.IGNORECASE))
        women = list(people["women"])
        if WOMEN.search(titles) or (she > he and not MEN.search(titles)):
            return women
        if MEN.search(titles) or he > she:
            return [one for one in people["given"] if one not in women]
        return list(people["given"])

    def _capitals(self) -> None:
        for old, new in list(self.forms.items()):
            if old.upper() not in self.forms and len(old) > 3 and fold(old) not in ordinary_words():
                self.forms[old.upper()] = new.upper()

    def edits(self, text: str) -> list[tuple[int, int, str]]:
        """What to replace in a text (the document, or a phrase of the gold): the longest forms first, in one pass."""
        longest = sorted(self.forms, key=lambda form: (-len(form), form))
        title = f"{TITLES}|{LORDS}"
        titled = "|".join(re.escape(form) for form in sorted(self.titled, key=len, reverse=True))
        plain = "|".join(r"\s+".join(re.escape(word) for word in form.split()) for form in longest)
        parts = [rf"(?P<plain>{plain})"]
        if titled:
            parts.insert(0, rf"(?:{title}) (?P<titled>{titled})")
        pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?!\w)")
        found = []
        for match in pattern.finditer(text):
            group = "titled" if titled and match["titled"] else "plain"
            old = " ".join(match[group].split())
            new = self.titled[old] if group == "titled" else self.forms[old]
            found.append((match.start(group), match.end(group), new))
        return found
