"""A text as the rules of money look at it: its sentences as rows of tokens, each with the names that stand in it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from channelfacts.annotations import AgencyMention, AnnotatedDoc, Attribution, PersonMention, PlaceMention
from channelfacts.clauses import Token, tokens

BACK = 8
"""Sentences of a paragraph that are looked at before the one of an amount, at most."""


@dataclass(slots=True)
class Line:
    """A sentence as a row of tokens, with the bodies, persons and places named in it and who says it."""

    context: Context
    sentence: int
    row: Sequence[Token]
    agencies: list[AgencyMention] = field(default_factory=list)
    people: list[PersonMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    said: list[Attribution] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The whole text."""
        return self.context.text

    def speaker(self, start: int, end: int) -> Attribution | None:
        """Who is nearest in saying what stands at `start`-`end`."""
        covering = [a for a in self.said if a.start <= start and end <= a.end]
        return min(covering, key=lambda a: (a.end - a.start, abs(a.speaker_start - start))) if covering else None


class Context:
    """The annotated text; what is asked of it again and again is kept by sentence."""

    def __init__(self, doc: AnnotatedDoc) -> None:
        self.doc = doc
        self.text = doc.text
        self.sentences = doc._.sentences
        self._lines: dict[int, Line] = {}
        self._agencies: dict[int, list[AgencyMention]] = defaultdict(list)
        self._people: dict[int, list[PersonMention]] = defaultdict(list)
        self._places: dict[int, list[PlaceMention]] = defaultdict(list)
        self._said: dict[int, list[Attribution]] = defaultdict(list)
        for agency in doc._.agencies or []:
            self._agencies[agency.sentence].append(agency)
        for person in doc._.people or []:
            self._people[person.sentence].append(person)
        for place in doc._.places or []:
            self._places[place.sentence].append(place)
        starts = [sentence.start for sentence in self.sentences]
        for said in doc._.attributions or []:
            first = max(bisect_right(starts, said.start) - 1, 0)
            for number in range(first, bisect_right(starts, said.end)):
                self._said[number].append(said)

    def line(self, sentence: int) -> Line:
        """A sentence, read once."""
        if sentence not in self._lines:
            self._lines[sentence] = Line(
                self,
                sentence,
                tokens(self.doc, self.sentences[sentence]),
                self._agencies.get(sentence, []),
                self._people.get(sentence, []),
                self._places.get(sentence, []),
                self._said.get(sentence, []),
            )
        return self._lines[sentence]

    def before(self, sentence: int) -> list[Line]:
        """The sentences of the same paragraph that stand before, the nearest first."""
        here = self.sentences[sentence].paragraph
        found = []
        for i in range(sentence - 1, max(-1, sentence - 1 - BACK), -1):
            if self.sentences[i].paragraph != here:
                break
            found.append(self.line(i))
        return found

    def previous(self, sentence: int) -> Line | None:
        """The sentence of running text right before, in the paragraph before too: news has one sentence in each."""
        near = self.sentences[max(0, sentence - 1) : sentence + 1]
        return self.line(sentence - 1) if len(near) == 2 and all(s.kind == "text" for s in near) else None
