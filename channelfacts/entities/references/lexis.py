"""The words that tell who is meant: pronouns, nouns of persons, verbs, kin, given names of women and of men."""

from __future__ import annotations

import re
from functools import cache

from channelfacts.annotations import Word
from channelfacts.lexicons import gazetteer, lexicon, wordlist
from channelfacts.model import fold

NUMBER = re.compile(r"\d+|[a-z]+(?:-[a-z]+)?")
LY = re.compile(r"[a-z]{2,}ly")
INFLECTED = re.compile(r"[a-z]{2,}(?:ed|s)")


@cache
def words(section: str, name: str) -> frozenset[str]:
    """The words under `name` of a section of the lexicon."""
    return frozenset(lexicon("references")[section][name])


@cache
def pronoun(lower: str) -> str | None:
    """`f` or `m` of a pronoun of one person; None for every other word."""
    return next((gender for gender in ("m", "f") if lower in words("pronouns", gender)), None)


@cache
def person_nouns() -> dict[str, str | None]:
    """Nouns for one human being, with `f` or `m` where they tell it."""
    nouns: dict[str, str | None] = dict.fromkeys(words("strangers", "both"))
    for sex in ("f", "m"):
        nouns.update(dict.fromkeys(words("strangers", sex), sex))
    for noun, (_, gender) in kin().items():
        nouns[noun] = gender or nouns.get(noun)
    return nouns


@cache
def kin() -> dict[str, tuple[str, str | None]]:
    """Noun -> (what one is to the other, `f`, `m` or None): "wife" -> ("spouse", "f")."""
    return {
        noun: (relation, gender if gender in ("f", "m") else None)
        for relation, by_gender in lexicon("references")["kin"].items()
        if relation != "inverse"
        for gender, nouns in by_gender.items()
        for noun in nouns
    }


@cache
def inverse() -> dict[str, str]:
    """What the other is to the one: parent -> child, spouse -> spouse."""
    return dict(lexicon("references")["kin"]["inverse"])


def given_name(name: str, *, table: bool = True) -> str | None:
    """`f` or `m` of a folded given name that is nearly always a woman's or a man's; table: by the long list too."""
    for gender in ("f", "m"):
        if name in _given(gender):
            return gender
    return _table().get(name) if table and name not in words("given", "both") else None


@cache
def _given(gender: str) -> frozenset[str]:
    return frozenset(fold(name) for name in words("given", gender))


@cache
def known_surnames(gender: str) -> frozenset[str]:
    """Surnames by which one woman or man is known everywhere."""
    return frozenset(lexicon("references")["given"]["known"][gender])


@cache
def _table() -> dict[str, str]:
    return {row["name"]: row["gender"] for row in gazetteer("name_genders")}


@cache
def nations() -> dict[str, str]:
    """Folded adjective or people of a country -> the country."""
    return {
        word.lower(): row["country"]
        for row in gazetteer("nationalities")
        for word in (row["adjective"], *row["people"].split("|"))
        if word and row["country"]
    }


@cache
def verb(lower: str) -> bool:
    """Can the word be a finite verb behind a subject? What looks inflected may be a noun: ask where it stands."""
    if lower in words("verbs", "auxiliaries") or lower in words("verbs", "irregular") or speech(lower):
        return True
    return bool(INFLECTED.fullmatch(lower)) and lower not in words("verbs", "never")


@cache
def speech(lower: str) -> bool:
    """Is it a verb of saying or thinking?"""
    return lower in words("verbs", "saying") or lower in _speech()


@cache
def _speech() -> frozenset[str]:
    return frozenset(lexicon("speech")["quoting"])


@cache
def adverb(lower: str) -> bool:
    """May the word stand between a subject and its verb?"""
    return lower in words("verbs", "adverbs") or (
        bool(LY.fullmatch(lower)) and lower not in ("family", "early", "july")
    )


@cache
def _surnames() -> frozenset[str]:
    return frozenset(fold(word) for word, weak in wordlist("surnames") if not weak)


def surname(lower: str) -> bool:
    """Is it a surname, and no ordinary word?"""
    return lower in _surnames()


def possessive(word: Word) -> bool:
    """Does the word end with a possessive "'s"?"""
    return word.lower.endswith(("'s", "’s", "s'", "s’"))


def bare(word: Word) -> str:
    """A word without its possessive "'s", folded."""
    return word.lower[:-2] if word.lower.endswith(("'s", "’s")) else word.lower.rstrip("'’")


def end_of(word: Word) -> int:
    """Where a word ends without its possessive "'s"."""
    return word.end - (2 if word.lower.endswith(("'s", "’s")) else 1 if possessive(word) else 0)
