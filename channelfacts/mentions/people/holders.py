"""Who held which office when, from `offices.tsv`: a name alone then tells kind, country and party."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from channelfacts.lexicons import gazetteer
from channelfacts.mentions.people.words import parts
from channelfacts.mentions.people.words import words as word_tables

OPEN = "9999"
TITLES = frozenset(("lord", "baroness", "sir", "dame", "dr", "lady"))


@dataclass(frozen=True, slots=True)
class Term:
    """A term of office. Dates are ISO, as exact as known; forms: the folded words by which the office is called."""

    office: str
    holder: str
    start: str
    end: str
    country: str | None
    kind: str
    party: str | None
    forms: tuple[tuple[str, ...], ...]

    def begun(self, day: str | None) -> bool:
        """Had it begun on an ISO day? Yes where the day is not known."""
        return day is None or self.start <= day

    def running(self, day: str | None) -> bool:
        """Did it run on an ISO day?"""
        return day is not None and self.start <= day <= self.end


@cache
def terms() -> dict[tuple[str, ...], tuple[Term, ...]]:
    """The terms of each holder, by the folded words of the name."""
    found: dict[tuple[str, ...], list[Term]] = {}
    for row in gazetteer("offices"):
        term = Term(
            row["office"],
            row["holder"],
            row["from"],
            row["to"] or OPEN,
            row["country"] or None,
            row["kind"],
            row["party"] or None,
            forms_of(row["office"], row["party"]),
        )
        for name in {row["holder"], *filter(None, row["aliases"].split("|"))}:
            found.setdefault(bare(parts(name)), []).append(term)
    return {name: tuple(sorted(held, key=lambda term: term.start)) for name, held in found.items()}


def forms_of(office: str, party: str) -> tuple[tuple[str, ...], ...]:
    """How the news calls an office: by its name; a party's leader also by the party's short names ("Tory leader")."""
    forms = {parts(office)}
    if office.lower().endswith("leader") and party:
        forms |= {(*words, "leader") for words, named in word_tables().parties.items() if named.name == party}
    return tuple(sorted(forms, key=len, reverse=True))


def bare(name: tuple[str, ...]) -> tuple[str, ...]:
    """A holder's name without title and peer's place: "Lord Rooker" is `rooker`."""
    while len(name) > 1 and name[0] in TITLES:
        name = name[1:]
    return name[: name.index("of")] if "of" in name[1:] else name


@cache
def by_surname() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The holders' names by their last word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in terms():
        found.setdefault(name[-1], []).append(name)
    return {surname: tuple(names) for surname, names in found.items()}
