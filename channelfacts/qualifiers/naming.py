"""The named ones of a text, and the words of speech: what speakers are made of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from channelfacts.annotations import AnnotatedDoc, PersonMention, Word
from channelfacts.lexicons import lexicon

UNLISTED = -1
"""The number of somebody who speaks by a name that nothing else in the text tells of."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker's words, as many of the text as name it. person: its number, None for a body or a giver."""

    text: str
    start: int
    end: int
    person: int | None = None
    pronoun: bool = False


@dataclass(frozen=True, slots=True)
class Speech:
    """The words of speech, as sets."""

    verbs: frozenset[str]
    quoting: frozenset[str]
    giving: frozenset[str]
    showing: frozenset[str]
    givers: frozenset[str]
    papers: frozenset[str]
    introductions: tuple[tuple[str, ...], ...]
    publishing: tuple[tuple[str, ...], ...]
    nouns: frozenset[str]
    saying_nouns: frozenset[str]
    continuing: tuple[str, ...]
    with_figure: frozenset[str]
    openings: frozenset[str]
    noun_followers: frozenset[str]
    occasions: tuple[tuple[str, ...], ...]
    unsaid: tuple[str, ...]
    summing: frozenset[str]
    totals: frozenset[str]
    parting: tuple[str, ...]
    clauses: frozenset[str]
    given: frozenset[str]
    unlike: frozenset[str]
    letting_in: frozenset[str]
    finding: frozenset[str]
    auxiliaries: frozenset[str]


@cache
def speech() -> Speech:
    """The lexicon `speech`."""
    data = lexicon("speech")
    single = {
        name: frozenset(w for w in data[name] if " " not in w) for name in ("verbs", "quoting", "giving", "showing")
    }
    introductions = sorted((tuple(phrase.split()) for phrase in data["introductions"]), key=len, reverse=True)
    givers = frozenset(word.split()[-1] for word in data["givers"])
    return Speech(
        **single,
        givers=givers,
        papers=frozenset(data["papers"]),
        introductions=tuple(introductions),
        publishing=tuple(tuple(phrase.split()) for phrase in data["publishing"]),
        nouns=frozenset(data["nouns"]),
        saying_nouns=frozenset(data["saying_nouns"]),
        continuing=tuple(data["continuing"]),
        with_figure=frozenset(data["with_figure"]),
        openings=frozenset(phrase.split()[0] for phrase in (*data["introductions"], *data["publishing"])),
        noun_followers=frozenset(data["noun_followers"]),
        summing=frozenset(data["summing"]),
        totals=frozenset(data["totals"]),
        parting=tuple(data["parting"]),
        clauses=frozenset(data["clauses"]),
        given=frozenset(data["given"]),
        unlike=frozenset(data["unlike"]),
        letting_in=frozenset(data["letting_in"]),
        finding=frozenset(data["finding"]),
        auxiliaries=frozenset(data["reported"]["finite"]) | {"that"},
        unsaid=tuple(data["papers"]),
        occasions=tuple(tuple(phrase.split()) for phrase in data["occasions"]),
    )


class Names:
    """The named ones of a text by where they begin and end."""

    def __init__(self, doc: AnnotatedDoc) -> None:
        self.text = doc.text
        self.people: list[PersonMention] = list(doc._.people or ())
        self.starts: dict[int, Speaker] = {}
        self.ends: dict[int, Speaker] = {}
        self.bodies: set[int] = set()
        for place in doc._.places or ():
            if not place.inside:
                self._add(Speaker(place.text, place.start, place.end))
        for agency in doc._.agencies or ():
            self._add(Speaker(" ".join(agency.text.split()), agency.start, agency.end))
            self.bodies.add(agency.start)
        for mention in self.people:
            name = mention.profile.name if mention.profile is not None else mention.name
            self._add(Speaker(name, mention.start, mention.end, mention.person))

    def _add(self, speaker: Speaker) -> None:
        self.starts[speaker.start] = speaker
        self.ends[speaker.end] = speaker

    def covering(self, word: Word) -> Speaker | None:
        """The named one that begins with a word and goes on behind it."""
        found = self.starts.get(word.start)
        return found if found is not None and found.end > word.end else None

    def ending(self, word: Word) -> Speaker | None:
        """The named one that ends with a word, or with it but for its possessive."""
        found = self.ends.get(word.end)
        if found is None and word.text[-2:] in ("'s", "’s"):
            found = self.ends.get(word.end - 2)
        return found
