"""What is known of a text while it is read: its persons, who has been told of, who speaks, who belongs to whom."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from channelfacts.annotations import Annotations, PersonMention, PersonReference, Sentence, Word
from channelfacts.entities.references.cast import Cast
from channelfacts.entities.references.debate import Debate
from channelfacts.entities.references.grammar import SUBJECT
from channelfacts.entities.references.lexis import end_of, speech, verb
from channelfacts.entities.references.speech import Quotation, Speech
from channelfacts.entities.references.story import Story, Told
from channelfacts.entities.references.strangers import Unknown
from channelfacts.entities.references.ties import Ties

FAR = 8
"""Words that may stand between a description and the name that it goes with."""
SPEAKS = 90
"""Characters between a quotation and who speaks."""


@dataclass(frozen=True, slots=True)
class Line:
    """The sentence that is read, and the names in it: (mention, first token, behind the last)."""

    sentence: Sentence
    names: tuple[tuple[PersonMention, int, int], ...]

    @property
    def row(self) -> Sequence[Word]:
        """Its words."""
        return self.sentence.words

    def stop(self, i: int) -> int:
        """Where the next name from token `i` on begins."""
        return next((first for _, first, _ in self.names if first >= i), len(self.row))

    def beside(self, first: int, end: int) -> int | None:
        """The person whose name stands right before or behind a phrase, with a comma or an age between at most."""
        for mention, begin, behind in self.names:
            if begin >= end and _goes_with(self.row[end:begin]):
                return mention.person
            said = [w.text for w in self.row[behind:first]] if behind <= first else []
            if said == [","] or (len(said) in (3, 4) and said[0] == "," == said[-1] and said[-2].isdigit()):
                return mention.person
        return None


def _goes_with(gap: Sequence[Word]) -> bool:
    """Is what stands between a description and a name a part of it: "the governor of the province, X"?"""
    if len(gap) > FAR or [w.text for w in gap] == ["("]:
        return len(gap) == 1
    commas = [k for k, w in enumerate(gap) if w.text == ","]
    ranks = gap[commas[-1] + 1 :] if commas else gap  # "the chairman, Mr Justice X"
    placed = bool(commas) and (commas[0] == 0 or gap[0].lower in ("of", "for", "at", "from", "in"))
    told = any(verb(w.lower) and w.text.islower() for w in gap)
    return not gap or (len(commas) == 1 and placed and not told and all(w.text[0].isupper() for w in ranks))


class Scene:
    """The state of a reading."""

    def __init__(self, text: str, known: Annotations, cast: Cast) -> None:
        self.text = text
        self.cast = cast
        self.sentences = [s for s in known.sentences if s.kind != "furniture"]
        self._starts = [s.start for s in self.sentences]
        self.offices = {office.start: office for office in known.offices}
        self.unknown = Unknown(text, known)
        self.debate = Debate(text, known.people)
        self.speech = Speech(text, known.attributions)
        self.story = Story(numbers=self._numbers())
        self.ties = Ties()
        self.accused: set[int] = set()
        self.ages: dict[int, int] = {}
        self.found: dict[tuple[int, int], PersonReference] = {}
        self.calls: Counter[tuple[int, str]] = Counter()
        self._speakers: dict[int, int | None] = {}

    def _numbers(self) -> dict[int, int]:
        """The sentences' numbers, counted without those that lie wholly in direct speech."""
        numbers: dict[int, int] = {}
        number = 0
        for sentence in self.sentences:
            quotation = self.speech.at(sentence.start)
            number += quotation is None or quotation.end < sentence.end
            numbers[sentence.index] = number
        return numbers

    def tell(self, line: Line, span: tuple[int, int], who: int, part: str, *, pronoun: bool = False) -> None:
        """Add a mention: its characters, who it is, and its role in the clause."""
        sentence, quoted = line.sentence, self.speech.at(span[0]) is not None
        before = self.story.told.get(sentence.index, ())
        main = part == SUBJECT and not any(m.role == SUBJECT and m.quoted == quoted for m in before)
        self.story.tell(Told(*span, who, sentence.index, sentence.paragraph, part, main, quoted, pronoun))

    def refer(self, line: Line, first: int, end: int, who: int) -> None:
        """Put down that the words from token `first` to `end` mean a person."""
        start, stop = line.row[first].start, end_of(line.row[end - 1])
        text = self.text[start:stop]
        self.found[start, stop] = PersonReference(start, stop, text, who, line.sentence.index)

    def speaker(self, quotation: Quotation) -> int | None:
        """Whose words a quotation is, as far as the text around it tells."""
        if quotation.start not in self._speakers:
            self._speakers[quotation.start] = self._heard(quotation)
        return self._speakers[quotation.start]

    def _heard(self, quotation: Quotation) -> int | None:
        behind = before = None
        for mention in self._around(quotation):
            if quotation.at is not None and mention.start <= quotation.at < mention.end:
                return mention.who
            if mention.role != SUBJECT:
                continue
            if mention.start >= quotation.end:
                if behind is None and _close(self.text[quotation.end : mention.start]):
                    behind = mention.who
            elif mention.end <= quotation.start:
                gap = self.text[mention.end : quotation.start]
                if _close(gap) and any(speech(word.strip(",:")) for word in gap.lower().split()):
                    before = mention.who
        if behind is not None or before is not None:
            return before if behind is None else behind
        last = self.speech.before(quotation)
        same = last is not None and "\n" not in self.text[last.end : quotation.start]
        return self.speaker(last) if last is not None and same else None

    def _around(self, quotation: Quotation) -> list[Told]:
        """The writer's own mentions in and beside the sentences in which a quotation stands."""
        first = max(0, bisect_right(self._starts, quotation.start - SPEAKS) - 1)
        end = bisect_right(self._starts, quotation.end + SPEAKS)
        near = self.sentences[first:end]
        return [m for s in near for m in self.story.told.get(s.index, ()) if not m.quoted]


def _close(gap: str) -> bool:
    """May what stands between a quotation and a name belong to both?"""
    return len(gap) < SPEAKS and "." not in gap and "\n" not in gap
