"""Who has been told of, and how much each one is in the reader's mind at a place of the text."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator
from dataclasses import dataclass, field

BACK = 6
"""Sentences back in which somebody may stand whom a pronoun means."""
FARTHEST = 14
"""The same, direct speech between counted."""


@dataclass(order=True, slots=True)
class Told:
    """A mention of somebody. who: the person's number, negative for those whom the text does not name."""

    start: int
    end: int
    who: int
    sentence: int
    paragraph: int
    role: str
    main: bool = False
    quoted: bool = False
    pronoun: bool = False


@dataclass(slots=True)
class Story:
    """All mentions so far, by sentence, in order; strangers' nouns and genders.

    numbers: of sentences, counted without those of direct speech: these do not put what the writer says out of mind.
    """

    told: dict[int, list[Told]] = field(default_factory=dict)
    strangers: dict[int, tuple[str, str | None]] = field(default_factory=dict)
    numbers: dict[int, int] = field(default_factory=dict)

    def tell(self, mention: Told) -> None:
        """Add a mention."""
        insort(self.told.setdefault(mention.sentence, []), mention)

    def stranger(self, noun: str, gender: str | None) -> int:
        """A new one without a name."""
        number = -1 - len(self.strangers)
        self.strangers[number] = (noun, gender)
        return number

    def known_as(self, noun: str, gender: str | None) -> int:
        """The one without a name who was called so last; else a new one."""
        known = next((n for n, (called, _) in reversed(self.strangers.items()) if called == noun), None)
        return self.stranger(noun, gender) if known is None else known

    def before(
        self, sentence: int, offset: int, paragraph: int, back: int = BACK, *, spoken: bool = False
    ) -> Iterator[Told]:
        """The mentions in and shortly before a sentence that begin before `offset`, the last ones first."""
        for index in range(sentence, max(-1, sentence - FARTHEST - 1), -1):
            if self.apart(index, sentence, spoken=spoken) > back:
                break
            for mention in reversed(self.told.get(index, ())):
                if mention.start < offset and paragraph - mention.paragraph <= 2:
                    yield mention

    def apart(self, one: int, other: int, *, spoken: bool = False) -> int:
        """How many sentences of the writer's own lie between two; spoken: of all sentences."""
        return other - one if spoken else self.numbers.get(other, other) - self.numbers.get(one, one)
