"""Whom "it", "they", "its" and "we" mean where they pay, and who pays where a passive names nobody."""

from __future__ import annotations

from collections.abc import Sequence

from channelfacts.clauses import AUXILIARIES, DETERMINERS, Token, Verb, is_verb
from channelfacts.clauses import words as status_words
from channelfacts.clauses.subjects import first_of_clause
from channelfacts.facts.money.bodies import Stretch, body, nations, stops, words
from channelfacts.facts.money.context import Line

SINGULAR = frozenset({"it", "its"})
PLURAL = frozenset({"they", "them", "their"})
SPEAKER = frozenset({"we", "our"})
PERSONS = frozenset({"he", "she", "him", "her"})
PRONOUNS = SINGULAR | PLURAL | SPEAKER | PERSONS
LEAD = frozenset({"but", "and", "meanwhile", "however", "yet", "now", ",", "in", "“", '"', "‘", "'"})
"""What a sentence may open with before its subject."""


def pronoun(row: Sequence[Token], found: tuple[int, int] | None) -> int | None:
    """The token of the pronoun that a phrase consists of."""
    if found is None:
        return None
    passed = status_words("groups", "filler") | status_words("clauses", "telling")
    told = [i for i in range(*found) if row[i].kind == "word" and row[i].lower not in passed]
    return told[0] if len(told) == 1 and row[told[0]].lower in PRONOUNS else None


def meant(line: Line, at: int) -> Stretch | None:
    """Whom the pronoun at token `at` means: the body that its sentence, or the one before, opens with or alone names.

    None where two are left.
    """
    word = line.row[at].lower
    if word in SPEAKER:
        return _speaker(line, line.row[at])
    if word in PERSONS:
        return _person(line, at)
    many = word in PLURAL
    if (told := _who_say(line, at, many)) is not None:
        return told
    found = _agreeing(line, at, many)
    if found is not None or _named(line, at):
        return found
    earlier = line.context.previous(line.sentence)
    if earlier is None:
        return None
    opened = opening(earlier, len(earlier.row))
    if opened is not None and _plural(earlier, opened) == many:
        return _stretch(earlier, opened)
    return None


def _who_say(line: Line, at: int, many: bool) -> Stretch | None:
    """ "Parents in Erbil, a large town, say they paid £5": those who say it of themselves."""
    i = at - 1 - (line.row[at - 1].lower == "that")
    if i < 1 or line.row[i].lower not in status_words("clauses", "telling"):
        return None
    found = first_of_clause(line.row, Verb(i, i, "other", "third", ()))
    if found is None or _plural(line, found) != many:
        return None
    return body(line, found, anybody=True)


def _person(line: Line, at: int) -> Stretch | None:
    """The only person named before "he" or "she", in its sentence or the one before."""
    for there in (line, line.context.previous(line.sentence)):
        if there is None:
            continue
        before = [p for p in there.people if there is not line or p.end <= line.row[at].start]
        if before:
            same = len({p.person for p in before}) == 1
            return (before[0].start, before[0].end) if same else None
    return None


def _agreeing(line: Line, at: int, many: bool) -> Stretch | None:
    opened = opening(line, at)
    if opened is not None and opened[1] < at and _plural(line, opened) == many:
        return _stretch(line, opened)
    bodies = [found for found in _bodies(line, at) if _plural(line, found) == many]
    return _stretch(line, bodies[0]) if len(bodies) == 1 else None


def _named(line: Line, at: int) -> bool:
    """Is anybody named in the sentence before `at`: then the one before says nothing sure?"""
    return bool(_bodies(line, at))


def _stretch(line: Line, found: tuple[int, int]) -> Stretch:
    return line.row[found[0]].start, line.row[found[1] - 1].end


def opening(line: Line, limit: int) -> tuple[int, int] | None:
    """The phrase that opens the sentence, where it is a body: "Kent County Council says", "The two governments met"."""
    row = line.row
    at = next((i + 1 for i in range(limit - 1, -1, -1) if row[i].lower == ";"), 0)
    while at < limit and (row[at].lower in LEAD | DETERMINERS or row[at].kind in ("date", "duration")):
        at += 1
    first = _phrase(line, at, limit) or _teller(line, at, limit)
    if first is None:
        return None
    if first[1] + 1 < limit and row[first[1]].lower == "and":
        second = _phrase(line, first[1] + 1 + (row[first[1] + 1].lower in DETERMINERS), limit)
        return (first[0], second[1]) if second is not None else first
    return first


def _teller(line: Line, at: int, limit: int) -> tuple[int, int] | None:
    """Whoever says, at the start of the sentence, what follows: "Survivors told the police that they had paid"."""
    row = line.row
    for i in range(at + 1, min(limit, at + 5)):
        if row[i].lower in status_words("clauses", "apart") and row[i].lower not in ("left", "means", "having"):
            return (at, i) if body(line, (at, i), anybody=True) is not None else None
        if row[i].kind != "word":
            return None
    return None


def _phrase(line: Line, at: int, limit: int) -> tuple[int, int] | None:
    """The body whose phrase begins at token `at`; no possessor and no part of a longer name."""
    row = line.row
    apart = status_words("clauses", "apart")
    if at >= limit or row[at].kind != "word" or row[at].lower in stops() | apart | AUXILIARIES:
        return None
    for end in range(at + 1, min(limit, at + 8)):
        word = row[end - 1]
        if end - 1 > at and (word.lower in stops() | AUXILIARIES | DETERMINERS or word.kind != "word"):
            return None
        ahead = row[end] if end < len(row) else None
        if ahead is not None and (ahead.text[:1].isupper() or ahead.lower in words("heads") | {"of"}):
            continue
        if word.text.endswith(("'s", "’s")):
            continue
        if ahead is not None and ahead.text in ("'", "’", "'s", "’s"):
            return None
        if body(line, (at, end)) is not None and word.lower not in words("customers"):
            return at, end
        if is_verb(row, end - 1):
            return None
    return None


def _bodies(line: Line, at: int) -> list[tuple[int, int]]:
    """The bodies named before token `at` that are no mere place of something."""
    found: list[tuple[int, int]] = []
    row = line.row
    i = 0
    while i < at:
        phrase = None
        if row[i].lower not in DETERMINERS and not (i and row[i - 1].lower in {"in", "at", "near", "across"}):
            phrase = _phrase(line, i, at)
        if phrase is not None and _stretch(line, phrase) not in [_stretch(line, f) for f in found]:
            found.append(phrase)
        i = phrase[1] if phrase is not None else i + 1
    return found


def _plural(line: Line, found: tuple[int, int]) -> bool:
    row = line.row
    last = row[found[1] - 1]
    if any(row[i].lower == "and" and row[i - 1].text[:1].isupper() for i in range(found[0] + 1, found[1])):
        start, end = _stretch(line, found)
        return not any(a.start <= start and end <= a.end for a in line.agencies)
    if last.lower in nations() or last.lower == "police":
        return last.lower == "police"
    named = last.text[:1].isupper() and any(a.start < last.end and last.start < a.end for a in line.agencies)
    return last.lower.endswith("s") and not last.lower.endswith("ss") and not named


def _speaker(line: Line, token: Token) -> Stretch | None:
    """The body for which somebody says "we": "a Home Office spokesman said", a minister of it."""
    spoken = [a for a in line.said if a.direct and a.start <= token.start and token.end <= a.end]
    if len(spoken) != 1:
        return None
    start, end = spoken[0].speaker_start, spoken[0].speaker_end
    context = line.context
    near = [
        context.line(i)
        for i in range(max(0, line.sentence - 3), min(len(context.sentences), line.sentence + 4))
        if context.sentences[i].start <= start < context.sentences[i].end
    ]
    for there in near:
        for agency in there.agencies:
            if agency.start < end and start < agency.end and agency.kind != "media":
                return agency.start, agency.end
        for person in there.people:
            office = None if person.profile is None else person.profile.organisation
            if office is not None and person.start < end and start < person.end and office in context.text:
                at = context.text.index(office)
                return at, at + len(office)
    return None
