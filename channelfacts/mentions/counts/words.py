"""The words of `data/lexicons/counts.toml`: what is counted, and what stands around it."""

from __future__ import annotations

from functools import cache

from channelfacts.lexicons import Phrases, gazetteer, lexicon

Nouns = Phrases[tuple[str, str]]


@cache
def nouns() -> Phrases[tuple[str, str]]:
    """Noun -> (subject, strength)."""
    data = lexicon("counts")
    entries: list[tuple[str, tuple[str, str]]] = [
        (noun, (subject, strength))
        for subject in ("migrants", "vessels", "incidents", "offenders", "personnel")
        for strength in ("strong", "weak", "grouped")
        for noun in data[subject].get(strength, [])
    ]
    for row in gazetteer("nationalities"):
        for people in row["people"].split("|"):
            if people and people.endswith(("s", "men", "women", "people", "ese")):
                entries.append((people.lower(), ("migrants", "weak")))
    return Phrases(entries)


@cache
def words_of(*path: str) -> frozenset[str]:
    """The words under a key of the lexicon, by section and name."""
    found = lexicon("counts")
    for part in path:
        found = found[part]
    return frozenset(found)


def is_plural(word: str) -> bool:
    """Does the noun name several?"""
    return (
        (word.endswith("s") and not word.endswith("ss"))
        or word in words_of("phrase", "plurals")
        or word.endswith("ese")
    )


def modifies(word: str) -> bool:
    """May the plural stand before another noun as well ("police cars", "Vietnamese families")?"""
    return word == "police" or word.endswith("ese")
