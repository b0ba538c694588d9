"""A text read from its first word to its last: who is told of, and whom pronouns and descriptions mean."""

from __future__ import annotations

from collections.abc import Sequence

from channelfacts.annotations import Annotations, PersonMention, PersonReference, Word
from channelfacts.entities.references.cast import Cast
from channelfacts.entities.references.choice import Place, choose
from channelfacts.entities.references.debate import Turn, courtesy
from channelfacts.entities.references.grammar import OBLIQUE, SUBJECT, pronoun_role, role
from channelfacts.entities.references.lexis import kin, person_nouns, possessive, pronoun, verb, words
from channelfacts.entities.references.meant import EQUATING, described_person
from channelfacts.entities.references.scene import FAR, Line, Scene
from channelfacts.entities.references.strangers import Phrase, phrase_at

EMPTY = frozenset(("no", "every", "each", "some"))
SURE = 2
"""Times that somebody must be called "she", and never "he", to be a woman."""


class Reader:
    """Reads a text once."""

    def __init__(self, text: str, known: Annotations, cast: Cast) -> None:
        self.scene = Scene(text, known, cast)
        self.turned = -1
        named: dict[int, list[PersonMention]] = {}
        for mention in sorted(known.people, key=lambda m: m.start):
            named.setdefault(mention.sentence, []).append(mention)
        self.lines = [
            Line(s, tuple((m, *_tokens(s.words, m)) for m in named.get(s.index, ()))) for s in self.scene.sentences
        ]

    def read(self) -> None:
        """Read what the writer says, and then what others say in it: by then it is known who speaks."""
        for line in self.lines:
            self._line(line, quoted=False)
        for line in self.lines:
            if any(self.scene.speech.at(w.start) for w in line.row):
                self._line(line, quoted=True)

    def references(self) -> list[PersonReference]:
        """What was found, in order."""
        return [self.scene.found[span] for span in sorted(self.scene.found)]

    def learn(self) -> bool:
        """Put down as men and women those whom the text surely calls so; False where nothing is new."""
        cast, calls = self.scene.cast, self.scene.calls
        new = False
        for (who, gender), times in calls.items():
            if cast.gender(who) is None and times >= SURE and not calls[who, "m" if gender == "f" else "f"]:
                cast.genders[who] = gender
                new = True
        return new

    def _line(self, line: Line, *, quoted: bool) -> None:
        """Read the words of a sentence that stand in direct speech, or those that do not; names the first time."""
        row = line.row
        i = 0
        while i < len(row):
            mine = (self.scene.speech.at(row[i].start) is not None) is quoted
            name = next((n for n in line.names if n[1] <= i < n[2]), None)
            if name is not None:
                if not quoted:
                    self._name(line, *name)
                i = name[2]
                if mine and possessive(row[i - 1]):
                    i = self._owned(line, i, name[0].person)
            else:
                i = self._word(line, i) if mine else i + 1

    def _name(self, line: Line, mention: PersonMention, first: int, end: int) -> None:
        row = line.row
        part = role(row, first, end)
        self.scene.tell(line, (mention.start, mention.end), mention.person, part)
        if part == SUBJECT and any(w.lower in words("descriptions", "pleading") for w in row[end : end + FAR]):
            self.scene.accused.add(mention.person)
        if end + 1 < len(row) and row[end].text == "," and row[end + 1].text.isdigit() and len(row[end + 1].text) < 3:
            self.scene.ages.setdefault(mention.person, int(row[end + 1].text))

    def _word(self, line: Line, i: int) -> int:
        """Read the word at `i`; the token to go on with."""
        row, scene = line.row, self.scene
        turn = scene.debate.at(row[i].start)
        courteous = self._addressed(line, i, turn) if turn is not None else None
        if courteous is not None:
            return courteous
        owner = self._antecedent(line, i) if row[i].lower in ("who", "whose") else None
        if row[i].lower == "who":
            if owner is not None:  # "..., who resigned": the subject of what follows
                scene.tell(line, (row[i].start, row[i].end), owner, SUBJECT)
            return i + 1
        gender = pronoun(row[i].lower)
        if gender is not None:
            owner = self._pronoun(line, i, gender, turn)
        phrase = None if possessive(row[i]) else phrase_at(row[: line.stop(i)], i)
        if phrase is not None or row[i].lower in words("descriptions", "determiners"):
            who, end = described_person(scene, line, i, phrase, owner)
            if who is not None:
                scene.tell(line, (row[i].start, row[end - 1].end), who, role(row, i, end))
                scene.refer(line, i, end, who)
                return self._owned(line, end, who) if possessive(row[end - 1]) else end
        if phrase is not None:
            return self._stranger(line, phrase, owner)
        name = scene.unknown.at(row, i, line.stop(i))
        if name is None:
            return i + 1
        who = scene.story.known_as(name.noun, name.gender)
        scene.tell(line, (row[i].start, row[name.end - 1].end), who, role(row, i, name.end))
        return name.end

    def _owned(self, line: Line, i: int, owner: int) -> int:
        """Read the phrase behind "Mr Salih's", which ends before token `i`; the token to go on with."""
        phrase = phrase_at(line.row[: line.stop(i)], i - 1)
        return i if phrase is None else self._stranger(line, phrase, owner)

    def _addressed(self, line: Line, i: int, turn: Turn) -> int | None:
        """Read "the hon. Gentleman", who is the one that spoke before; the token behind it."""
        row, other = line.row, turn.other
        if other is None:
            return None
        if self.turned != turn.start:
            self.turned = turn.start  # who is spoken to is present from the first word on
            self.scene.tell(line, (row[i].start, row[i].start), other, OBLIQUE)
        told = courtesy(row, i)
        if told is None or (told[1] is not None and self.scene.cast.gender(other) not in (None, told[1])):
            return None
        self.scene.tell(line, (row[i].start, row[told[0] - 1].end), other, role(row, i, told[0]))
        self.scene.refer(line, i, told[0], other)
        return told[0]

    def _antecedent(self, line: Line, i: int) -> int | None:
        """Whom "who" or "whose" at token `i` says more of."""
        row = line.row
        before = [m for m in self.scene.story.told.get(line.sentence.index, ()) if m.end <= row[i].start]
        if not before:
            return None
        last = max(before, key=lambda m: (m.end, -m.start))
        between = [w for w in row if last.end <= w.start < row[i].start]
        if [w.text for w in between] in ([], [","]):
            return last.who
        aside = between[-1].text == "," and not any(verb(w.lower) or w.lower in ("and", "but", "or") for w in between)
        return last.who if aside else None

    def _pronoun(self, line: Line, i: int, gender: str, turn: Turn | None) -> int:
        """Whom the pronoun at token `i` means: a person, or one without a name, known or not."""
        row, scene = line.row, self.scene
        quotation = scene.speech.at(row[i].start)
        speaker = scene.speaker(quotation) if quotation is not None else turn.speaker if turn is not None else None
        since = quotation.start if quotation is not None and speaker is None else None
        beside = next((m.person for m, _, end in line.names if end == i - 1 and row[end].text == ","), None)
        apposed = beside is not None and phrase_at(row, i) is not None  # "Karwan Salih, his cousin"
        who = self._choose(
            Place(line.sentence, i, quotation is not None, speaker, since),
            gender,
            frozenset([beside]) if apposed and beside is not None else frozenset(),
        )
        if who is None:
            who = scene.story.stranger("", gender)
        scene.tell(line, (row[i].start, row[i].end), who, pronoun_role(row, i), pronoun=True)
        if who >= 0:
            scene.refer(line, i, i + 1, who)
            scene.calls[who, gender] += 1
        return who

    def _choose(self, place: Place, gender: str, out: frozenset[int]) -> int | None:
        return choose(self.scene.story, self.scene.cast, place, gender, out)

    def _stranger(self, line: Line, phrase: Phrase, owner: int | None) -> int:
        """Read a phrase for somebody who is not known by name, or is by the name beside; the token behind it."""
        row, scene = line.row, self.scene
        gender = person_nouns().get(phrase.noun)
        person = line.beside(phrase.first, phrase.end)
        if person is not None:
            if gender is not None and scene.cast.gender(person) is None:
                scene.cast.genders[person] = gender
            if owner is None and phrase.opening == "the":
                owner = scene.ties.owners.get(phrase.noun)  # "..., whose uncle lives in Leicester. The uncle, X,"
            if owner is not None and owner >= 0 and phrase.noun in kin() and owner != person:
                scene.ties.tie(owner, phrase.noun, person)
            return phrase.end
        if phrase.opening in EMPTY or (phrase.first and row[phrase.first - 1].lower in EQUATING):
            return phrase.end
        known = phrase.opening in ("the", "that", "this")
        who = (scene.story.known_as if known else scene.story.stranger)(phrase.noun, gender)
        if owner is not None and owner >= 0:
            scene.ties.owners[phrase.noun] = owner
        first = phrase.first + (phrase.opening == "'s")
        scene.tell(line, (row[first].start, row[phrase.end - 1].end), who, role(row, first, phrase.end))
        return self._owned(line, phrase.end, who) if possessive(row[phrase.end - 1]) else phrase.end


def _tokens(row: Sequence[Word], mention: PersonMention) -> tuple[int, int]:
    """The tokens of a name, first and behind the last."""
    first = next((i for i, w in enumerate(row) if w.end > mention.start), len(row))
    end = next((i for i in range(first, len(row)) if row[i].start >= mention.end), len(row))
    return first, max(end, first + 1)
