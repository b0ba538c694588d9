"""Writes data/gazetteers/name_genders.tsv: given names that are nearly always a woman's or a man's.

Needs Faker (MIT) and names (MIT; the 1990 census of the United States), which the program itself does not: run it in an
environment of their own. Only names of `given_names.txt` are taken; one that both bear is left out.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
import unicodedata
from collections import Counter
from pathlib import Path

GAZETTEERS = Path(__file__).parents[1] / "data" / "gazetteers"
CLEAR = 25
"""How many times more often one sex must bear a name in the census."""
HEADING = """\
# Given names that are nearly always a woman's or a man's, folded. Made by training/name_genders.py from Faker (MIT,
# Copyright (c) 2012 Daniele Faraglia) and names (MIT; the 1990 census of the United States, public domain).
name\tgender
"""
KINDS = (("f", "first_names_female"), ("m", "first_names_male"))


def fold(word: str) -> str:
    """Lower case, without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))


def votes() -> tuple[Counter[tuple[str, str]], dict[tuple[str, str], float]]:
    """(lists of Faker, share in the census) by folded name and gender."""
    import faker.providers.person as person
    import names

    lists: Counter[tuple[str, str]] = Counter()
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for gender, attribute in KINDS:
            for name in {fold(n) for n in getattr(provider, attribute, ()) or ()}:
                lists[name, gender] += 1
    census: dict[tuple[str, str], float] = {}
    for gender, key in (("f", "first:female"), ("m", "first:male")):
        for line in Path(names.FILES[key]).read_text("ascii").splitlines():
            name, share, *_ = line.split()
            census[name.lower(), gender] = float(share)
    return lists, census


def told(name: str, lists: Counter[tuple[str, str]], census: dict[tuple[str, str], float]) -> str | None:
    """`f` or `m` where lists and census agree."""
    female, male = lists[name, "f"], lists[name, "m"]
    f, m = census.get((name, "f"), 0.0), census.get((name, "m"), 0.0)
    if f or m:
        if f > CLEAR * m and female >= male * 4:
            return "f"
        if m > CLEAR * f and male >= female * 4:
            return "m"
        return None
    if female and not male:
        return "f"
    return "m" if male and not female else None


def main() -> None:
    """Write the table."""
    lists, census = votes()
    known = {
        line.split("\t")[0]
        for line in (GAZETTEERS / "given_names.txt").read_text("utf-8").splitlines()
        if line[:1] != "#"
    }
    rows = sorted({(name, gender) for word in known if (gender := told(name := fold(word), lists, census))})
    with (GAZETTEERS / "name_genders.tsv").open("w", encoding="utf-8") as file:
        file.write(HEADING)
        file.writelines(f"{name}\t{gender}\n" for name, gender in rows)
    print(len(rows), "names", file=sys.stderr)


if __name__ == "__main__":
    main()
