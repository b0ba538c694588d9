"""Which person of the text a description means."""

from __future__ import annotations

from channelfacts.entities.references.choice import suits
from channelfacts.entities.references.descriptions import aged, by_office, described, parent_of_some, recent
from channelfacts.entities.references.lexis import bare, kin, nations, person_nouns, verb, words
from channelfacts.entities.references.scene import Line, Scene
from channelfacts.entities.references.strangers import Phrase

ADULT = 18
EQUATING = frozenset(
    ("is", "was", "be", "been", "being", "become", "became", "becomes", "as", "remains", "remained", "are", "were")
)
Meant = tuple[int | None, int]
"""(the person, the token behind the description)"""


def described_person(scene: Scene, line: Line, i: int, phrase: Phrase | None, owner: int | None) -> Meant:
    """The person whom the description that opens at token `i` means; None where it means nobody known, or a name
    stands beside it, or it says what somebody is ("was the minister"). owner: whose "wife" it is."""
    if i and line.row[i - 1].lower in EQUATING:
        return None, i + 1
    who: int | None = None
    end = i + 1
    if line.row[i].lower in words("descriptions", "determiners"):
        who, end = _definite(scene, line, i)
    elif phrase is not None and owner is not None and owner >= 0:
        end = phrase.end
        if phrase.noun in kin():
            who = scene.ties.of(owner, phrase.noun, scene.cast)
        elif phrase.noun in words("descriptions", "counterparts"):
            who = _counterpart(scene, line, i, phrase, owner)
    return (None, end) if who is None or line.beside(i, end) is not None else (who, end)


def _definite(scene: Scene, line: Line, i: int) -> Meant:
    row, stop = line.row, line.stop(i)
    office = scene.offices.get(row[i].start) or scene.offices.get(row[min(i + 1, len(row) - 1)].start)
    if office is not None:
        return by_office(scene.cast, office), next((k for k in range(i, len(row)) if row[k].end >= office.end), i) + 1
    told = described(scene.cast, row, i, stop)
    if told is not None and told.persons:
        return _one_of(scene, line, i, told.persons), told.end
    parent = parent_of_some(row, i)
    if parent is not None:
        before = _main_before(scene, line)
        return (before if before is not None and suits(scene.story, scene.cast, before, parent[0]) else None), parent[1]
    old = aged(row, i)
    if old is not None:
        fitting = [p for p, age in scene.ages.items() if age == old[0]]
        if fitting:
            return (fitting[0] if len(fitting) == 1 else None), old[1]
        return _main_before(scene, line), old[1]
    if i == 0 and stop > 3 and row[1].lower in words("descriptions", "tabloid"):
        end = next((k for k in range(2, min(stop, 6)) if verb(row[k].lower)), None)
        if end is not None and all(w.text.islower() for w in row[1:end]):
            return _main_before(scene, line), end
    if i + 1 < stop and row[i + 1].lower in words("descriptions", "accused"):
        accused = {p for p, profile in scene.cast.profiles.items() if profile.kind == "offender"} or scene.accused
        return _one_of(scene, line, i, frozenset(accused)), i + 2
    young = next((k for k in (i + 1, i + 2) if k < stop and bare(row[k]) in words("descriptions", "young")), None)
    return (None, i + 1) if young is None else (_child(scene, bare(row[young])), young + 1)


def _one_of(scene: Scene, line: Line, i: int, persons: frozenset[int]) -> int | None:
    """The only one, or the only one who has been told of lately."""
    if len(persons) == 1:
        return next(iter(persons))
    return recent(scene.story, persons, line.sentence.index, line.row[i].start, line.sentence.paragraph)


def _main_before(scene: Scene, line: Line) -> int | None:
    """The person whom the sentence before is about."""
    sentence = line.sentence
    main = next((m for m in scene.story.told.get(sentence.index - 1, ()) if m.main and not m.quoted), None)
    return main.who if main is not None and main.who >= 0 and main.paragraph == sentence.paragraph else None


def _child(scene: Scene, noun: str) -> int | None:
    """The only child of the story whom "the boy" can mean."""
    if any(called == noun for called, _ in scene.story.strangers.values()):
        return None
    gender = person_nouns().get(noun)
    young = {p for p, age in scene.ages.items() if age < ADULT} | scene.ties.children()
    fitting = [p for p in young if p >= 0 and gender in (None, scene.cast.gender(p))]
    return fitting[0] if len(fitting) == 1 else None


def _counterpart(scene: Scene, line: Line, i: int, phrase: Phrase, owner: int) -> int | None:
    """ "her French counterpart": another minister, of that country, told of lately."""
    country = next((nations()[w] for w in phrase.modifiers if w in nations()), None)
    kind = scene.cast.profiles[owner].kind
    fitting = frozenset(
        p
        for p, profile in scene.cast.profiles.items()
        if p != owner and country is not None and profile.country == country and profile.kind == kind
    )
    return recent(scene.story, fitting, line.sentence.index, line.row[i].start, line.sentence.paragraph)
