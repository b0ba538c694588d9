"""What offices are called, and the words around them, from the lexicons; built once a process."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from channelfacts.lexicons import Phrases, gazetteer, lexicon
from channelfacts.tenures import by_office

POSSESSIVE = ("'s", "’s")


@dataclass(frozen=True, slots=True)
class Form:
    """A way to call an office, and the offices that are called so.

    alone: the one country whose office this is wherever it stands ("" for a body of none); None where that is open.
    """

    text: str
    offices: tuple[str, ...]
    alone: str | None


@dataclass(frozen=True, slots=True)
class Around:
    """The words beside an office that settle whom it means: the lists of the lexicon `offices`."""

    present: frozenset[str]
    becoming: frozenset[str]
    other: frozenset[str]
    indefinite: frozenset[str]
    behind: frozenset[str]
    gone: Phrases[bool]


@cache
def around() -> Around:
    """The lists of the lexicon."""
    data = lexicon("offices")
    return Around(
        present=frozenset(data["present"]),
        becoming=frozenset(data["becoming"]),
        other=frozenset(data["other"]),
        indefinite=frozenset(data["indefinite"]),
        behind=frozenset(data["behind"]),
        gone=Phrases((phrase, True) for phrase in data["gone"]),
    )


def bare(word: str) -> str:
    """A folded word without its possessive."""
    return word[:-2] if len(word) > 2 and word.endswith(POSSESSIVE) else word


@cache
def countries() -> dict[str, frozenset[str | None]]:
    """The countries that the list knows an office of."""
    found: dict[str, set[str | None]] = {}
    for office, country in by_office():
        found.setdefault(office, set()).add(country)
    return {office: frozenset(of) for office, of in found.items()}


@cache
def forms() -> Phrases[Form]:
    """Every way to call the offices of the list."""
    called: dict[str, list[str]] = {}
    for office in countries():
        for text in dict.fromkeys(_called(office)):
            called.setdefault(" ".join(bare(word) for word in text.split()), []).append(office)
    alone = lexicon("offices")["alone"]
    return Phrases((text, Form(text, tuple(offices), alone.get(text))) for text, offices in called.items())


def _called(office: str) -> Iterator[str]:
    """The forms of an office: its name, those of the lexicons, and those that follow by rule from its portfolio."""
    data = lexicon("offices")
    yield office.lower()
    yield from lexicon("roles")["office_forms"].get(office, ())
    yield from data["forms"].get(office, ())
    portfolio, _, head = office.lower().rpartition(" ")
    for pattern in data["patterns"].get(head, ()) if portfolio and "shadow" not in portfolio else ():
        yield pattern.format(portfolio)


@cache
def nations() -> Phrases[str]:
    """Adjectives of nationality, and how states are called before a noun ("the UK government"), by country."""
    rows = gazetteer("nationalities")
    return Phrases((row["adjective"].lower(), row["country"]) for row in rows if row["country"])
