"""What a clause of its own says that an amount will be used for: "which will pay for drones"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from channelfacts.clauses import Token, phrase_right, skip_terms
from channelfacts.facts.money.bodies import Stretch
from channelfacts.lexicons import lexicon

LONGEST = 12
HELPING = frozenset({"help", "helping", "be", "pay"})


@cache
def words(key: str) -> frozenset[str]:
    """The words of `purposes.KEY` of the lexicon of money."""
    return frozenset(lexicon("money")["purposes"][key])


def said_after(row: Sequence[Token]) -> Stretch | None:
    """ "The money will pay for ...": what a sentence says of the amount in the one before."""
    at = next((i for i in range(min(len(row), 5)) if row[i].lower in words("money")), None)
    if at is None or any(t.kind == "money" for t in row):
        return None
    found = used(row, at + 1)
    return None if found is None else (row[found[0]].start, row[found[1] - 1].end)


def clause_behind(row: Sequence[Token], k: int) -> tuple[int, int] | None:
    """ "£5m, which will pay for drones", "£5m that is to be spent on drones", "£5m, allowing more patrols"."""
    for at in range(skip_terms(row, k + 1), min(len(row), k + 12)):
        if row[at].kind == "money" or row[at].lower in ("and", "but"):
            return None
        if row[at].lower in ("which", "that"):
            return used(row, at + 1)
        if row[at].lower in words("enabling") and row[at - 1].lower == ",":
            return phrase_right(row, at + 1, words("stops"), LONGEST)
    return None


def used(row: Sequence[Token], at: int) -> tuple[int, int] | None:
    """What is paid from token `at` on: "will fund X", "will be used to X", "is to go towards X"."""
    auxiliary = False
    for i in range(at, min(len(row) - 1, at + 7)):
        word = row[i].lower
        auxiliary = auxiliary or word in (
            "will",
            "would",
            "is",
            "was",
            "has",
            "to",
            "are",
            "were",
            "have",
            "had",
            "can",
        )
        told = i == at and word in words("used")  # "£5m, which paid for drones"
        if word in words("uses") | words("used") and (auxiliary or told):
            after = i + 1
            while after < len(row) and row[after].lower in (
                "used",
                "spent",
                "towards",
                "toward",
                "to",
                "on",
                "for",
                "into",
                "in",
                "help",
            ):
                after += 1
            if after < len(row) and row[after].kind == "word":
                return phrase_right(row, after, words("stops"), LONGEST)
        if row[i].kind == "sign" or word in ("not", "n't"):
            return None
    return None


def opening(row: Sequence[Token]) -> tuple[int, int] | None:
    """ "To stop the boats, Britain will pay ...": the aim that opens the sentence."""
    if len(row) > 4 and row[0].text == "To" and row[1].text.islower():
        found = phrase_right(row, 1, words("stops"), LONGEST)
        return found if found is not None and found[1] < len(row) and row[found[1]].lower == "," else None
    return None


def asked_before(row: Sequence[Token], earlier: Sequence[Token]) -> Stretch | None:
    """ "They asked about the cost of a cell. It is £120": what the sentence before says the price to be of."""
    opened = {t.lower for t in row[:2]}
    if not (row[0].lower in ("it", "that", "this") or opened & {"figure", "answer", "total"}):
        return None
    for i in range(len(earlier) - 3, -1, -1):
        if earlier[i].lower in words("bills") and earlier[i + 1].lower in ("of", "for"):
            found = phrase_right(earlier, i + 2, words("stops") | {"at", "in"}, LONGEST)
            return None if found is None else (earlier[found[0]].start, earlier[found[1] - 1].end)
    return None
