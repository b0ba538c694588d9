"""Pronouns and descriptions that mean somebody already named: "she", "his", "the minister", where one alone fits.

Of two candidates none is taken. What stands in direct speech is left alone: there "he" is somebody of the speaker's.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from channelfacts.annotations import PersonMention, PersonReference, Sentence, Word
from channelfacts.lexicons import lexicon

BACK = 2
"""Sentences back in which somebody may stand whom a pronoun means, and in which nobody else may."""
OPENING = 8
"""Words of a sentence in which its subject stands."""


@Language.factory("channelfacts_references")
def create(nlp: Language, name: str) -> References:
    """The component that writes `doc._.references`."""
    return References()


class References:
    """Writes the pronouns and descriptions of persons on a Doc."""

    def __call__(self, doc: Doc) -> Doc:
        doc._.references = references(doc._.sentences, doc._.people or [], _speech(doc))
        return doc


def _speech(doc: Doc) -> list[tuple[int, int]]:
    return sorted((a.start, a.end) for a in doc._.attributions or () if a.direct)


def _addressed(sentence: Sentence) -> bool:
    """Is it a debate in Parliament, where "he" and "my hon. Friend" are those who sit opposite and have just spoken?"""
    return "hon. " in sentence.text or "Hon. " in sentence.text


@dataclass(slots=True)
class Cast:
    """The persons of a text: he or she, and by which words each one's offices are called."""

    genders: dict[int, str | None] = field(default_factory=dict)
    called: dict[str, set[int]] = field(default_factory=dict)

    def fits(self, person: int, gender: str) -> bool:
        return self.genders.get(person) in (None, gender)


@dataclass(slots=True)
class Scene:
    """Who has been told of: (person, offset, stands as subject) of each mention, by sentence."""

    told: dict[int, list[tuple[int, int, bool]]] = field(default_factory=dict)

    def in_sentence(self, index: int) -> list[tuple[int, int, bool]]:
        return self.told.get(index, [])


def references(
    sentences: list[Sentence], people: list[PersonMention], speech: list[tuple[int, int]]
) -> list[PersonReference]:
    """Every pronoun and description that can mean one person alone, in order."""
    if not people or any(_addressed(sentence) for sentence in sentences):
        return []
    cast, scene = cast_of(people), Scene()
    by_sentence: dict[int, list[PersonMention]] = {}
    for mention in people:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    starts = [start for start, _ in speech]
    found: list[PersonReference] = []
    for sentence in sentences:
        if sentence.kind == "furniture":
            continue
        named = sorted(by_sentence.get(sentence.index, []), key=lambda m: m.start)
        waiting = list(named)
        here = scene.told.setdefault(sentence.index, [])
        position = 0
        while position < len(sentence.words):
            word = sentence.words[position]
            while waiting and waiting[0].start <= word.start:
                mention = waiting.pop(0)
                here.append((mention.person, mention.start, _subject(sentence, mention.start, mention.end)))
            inside = any(m.start <= word.start < m.end for m in named)
            at = bisect_right(starts, word.start) - 1
            spoken = at >= 0 and speech[at][0] <= word.start < speech[at][1]
            taken: tuple[int, int] | None = None
            if not inside and not spoken:
                taken = _pronoun(cast, scene, sentences, sentence, word) or None
                length = 1
                if taken is None and word.lower in _words("descriptions", "determiners"):
                    described = _described(cast, sentence, position, named)
                    if described is not None:
                        taken, length = (described[0], 0), described[1]
                if taken is not None:
                    end = sentence.words[position + length - 1].end
                    text = sentence.text[word.start - sentence.start : end - sentence.start]
                    found.append(PersonReference(word.start, end, text, taken[0], sentence.index))
                    here.append((taken[0], word.start, _subject(sentence, word.start, end)))
                    position += length - 1
            position += 1
    return found


def cast_of(people: list[PersonMention]) -> Cast:
    """He or she, by title, role or given name; and the heads of the roles that one person alone has."""
    cast = Cast()
    for mention in people:
        profile = mention.profile
        if profile is None or mention.person in cast.genders:
            continue
        cast.genders[mention.person] = profile.gender or _told(profile.roles) or _by_name(profile.name)
        for role in profile.roles:
            words = role.lower().split()
            # "president of the union": what stands in the prepositional part is a body or a time, not the person
            head = next((i for i, word in enumerate(words) if word in _words("descriptions", "within")), len(words))
            for first in range(head):
                cast.called.setdefault(" ".join(words[first:]), set()).add(mention.person)
    return cast


def _told(roles: tuple[str, ...]) -> str | None:
    words = {word.lower().strip(".,") for role in roles for word in role.split()}
    sure = [gender for gender in ("f", "m") if words & _words("told", gender)]
    return sure[0] if len(sure) == 1 else None


def _by_name(name: str) -> str | None:
    first = name.lower().split()[0]
    return next((gender for gender in ("f", "m") if first in _words("given", gender)), None)


@cache
def _words(section: str, name: str) -> frozenset[str]:
    return frozenset(lexicon("references")[section][name])


def _subject(sentence: Sentence, start: int, end: int) -> bool:
    """Does it stand at the beginning of its sentence, or right before a verb of saying behind a quotation?"""
    before = sum(w.start < start for w in sentence.words)
    return before <= OPENING - 2


def _pronoun(
    cast: Cast, scene: Scene, sentences: list[Sentence], sentence: Sentence, word: Word
) -> tuple[int, int] | None:
    """The person whom a pronoun means: the only one near by whom it fits, where no stranger stands between."""
    gender = next((g for g in ("m", "f") if word.lower in _words("pronouns", g)), None)
    if gender is None:
        return None
    here = scene.in_sentence(sentence.index)
    if word.lower in _words("pronouns", "reflexive"):
        subjects = {p for p, _, subject in here if subject and cast.fits(p, gender)}
        return (subjects.pop(), 0) if len(subjects) == 1 else None
    near: list[tuple[int, int, bool]] = list(here)
    if _stranger(sentence, word.start, gender):
        return None
    for back in range(1, BACK + 1):
        index = sentence.index - back
        if index < 0 or sentence.paragraph - sentences[index].paragraph > 1:
            break
        near += scene.in_sentence(index)
        if _stranger(sentences[index], sentences[index].end, gender):
            return None
    persons = {p for p, _, _ in near if cast.fits(p, gender)}
    if word.lower in _words("pronouns", "object"):
        subjects = {p for p, _, subject in here if subject}
        if len(subjects) == 1:
            persons -= subjects
    if len(persons) != 1:
        return None
    return persons.pop(), 0


def _stranger(sentence: Sentence, end: int, gender: str) -> bool:
    """Is somebody without a name told of, whom the pronoun could mean ("a driver", "the boy", "her brother")?"""
    return any(
        w.start < end and w.text[0].islower() and w.lower in _words("strangers", gender) | _words("strangers", "both")
        for w in sentence.words
    )


def _described(cast: Cast, sentence: Sentence, position: int, named: list[PersonMention]) -> tuple[int, int] | None:
    """(person, words) of "the Home Secretary" where one person of the text alone is called so."""
    words = sentence.words
    for length in range(min(6, len(words) - position - 1), 0, -1):
        phrase = " ".join(w.lower for w in words[position + 1 : position + 1 + length])
        persons = cast.called.get(phrase, set())
        if not persons or phrase in _words("descriptions", "never"):
            continue
        end = position + 1 + length
        after = words[end] if end < len(words) else None
        beside = any(
            m.start - words[end - 1].end in range(4) or words[position].start - m.end in range(3) for m in named
        )
        goes_on = after is not None and (after.lower in ("of", "for", "at", "and", "-") or after.text[0].isupper())
        return (next(iter(persons)), length + 1) if len(persons) == 1 and not beside and not goes_on else None
    return None
