"""What may stand behind a number that leaves its noun out."""

from __future__ import annotations

from functools import cache

from channelfacts.lexicons import Phrases, lexicon
from channelfacts.mentions.counts.words import words_of


def nounless(rest: list[str], *, dated: bool) -> bool:
    """Do the words behind a number begin with none that it could count? dated: a time stands there."""
    if rest[:1] in (["more"], ["further"], ["others"]):
        rest = rest[1:]
    after = rest[0] if rest else "."
    if dated or not after[0].isalnum():
        return True
    if after == "of":
        return pronoun(rest[1:3]) or (rest[1:2] != [] and rest[1][:2] in {"19", "20"} and len(rest[1]) == 4)
    if after in _closed() or befallen(rest):
        return True
    # "86,800 decided in 2023", "557,000 emigrated": a participle whose noun does not follow.
    return after.endswith(("ed", "ly")) and (len(rest) < 2 or not rest[1][0].isalpha() or rest[1] in _closed())


@cache
def _closed() -> frozenset[str]:
    return words_of("bare", "after") | words_of("bare", "behind")


@cache
def _participles() -> Phrases[str]:
    return Phrases([(cue, event) for event, row in lexicon("events").items() if "cues" in row for cue in row["cues"]])


def befallen(rest: list[str], *, any_form: bool = False) -> bool:
    """ "29,086 caught at the border": does a participle of one of our events follow? any_form: or another form."""
    return (
        bool(rest)
        and (any_form or rest[0].endswith(("ed", "ught", "eld", "ound", "ent")))
        and _participles().longest(rest, 0) is not None
    )


def pronoun(behind: list[str]) -> bool:
    """ "of whom", "of them", "of the 539"."""
    if behind[:1] == ["the"]:
        return len(behind) > 1 and behind[1].replace(",", "").isdigit()
    return (
        bool(behind)
        and behind[0] in words_of("bare", "pronouns")
        and (behind[0] in {"whom", "them"} or len(behind) < 2 or not nounlike(behind[1]))
    )


def nounlike(word: str) -> bool:
    """May the word be a noun that a pronoun before it only points at ("those boats")?"""
    return word[0].isalpha() and word.endswith("s") and word not in _closed()


def misled(before: list[str]) -> bool:
    """Does a word in front say that the number counts nobody ("called 911", "page 12", "Route 66")?"""
    return bool(before) and before[-1] in words_of("bare", "never")


def happens(rest: list[str]) -> bool:
    """Does a verb of those on the move follow, with or without its auxiliaries?"""
    at = next((i for i, word in enumerate(rest) if word not in words_of("bare", "auxiliaries")), len(rest))
    if at == len(rest) or (not at and not rest[0].endswith(("ed", "ame", "ade", "ught"))):
        return False
    return _verbs().longest(rest, at) is not None


EVENTS = frozenset({"arrival", "crossing", "rescue", "death", "asylum", "return", "attempt"})
"""What in a text of this story happens to those on the move and to nobody else."""


@cache
def _verbs() -> Phrases[str]:
    return Phrases([
        (cue, event) for event, row in lexicon("events").items() if event in EVENTS for cue in row["cues"]
    ])  # fmt: skip
