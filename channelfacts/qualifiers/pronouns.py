"""Whom "he said", "she added", "it said", "the president said" mean: the last speaker, or the only one it can be."""

from __future__ import annotations

import re
from dataclasses import replace

from channelfacts.annotations import AnnotatedDoc, PersonMention
from channelfacts.qualifiers.acts import Act, Marks
from channelfacts.qualifiers.naming import Names, Speaker, speech
from channelfacts.qualifiers.quotations import Quotation

COUNTED = re.compile(r"(?:(?:only|just|some|about|nearly|over|more than|at least)\s+)*\d", re.IGNORECASE)


def resolved(doc: AnnotatedDoc, names: Names, acts: list[Act], said: list[Quotation]) -> list[Act]:
    """The acts with pronouns replaced by whom they mean; those that stay unclear are left out."""
    marks = Marks(said)
    holders = _holders(names)
    told = [mention for mention in names.people if marks.within(mention.start) is None]
    found: list[Act] = []
    for act in acts:
        speaker = act.speaker
        if COUNTED.match(speaker.text):
            continue  # "only 105 refugees admitted": they are counted and say nothing
        if speaker.pronoun:
            named = _meant(doc, names, told, found, act)
            if named is None:
                continue
            speaker = Speaker(named.text, speaker.start, speaker.end, named.person)
            act = replace(act, speaker=speaker)
        elif speaker.person is None and names.text[max(speaker.start - 4, 0) : speaker.start].lower() == "the ":
            people = holders.get(speaker.text.lower(), set())
            if len(people) == 1:
                named = named_as(next(iter(people)), names)
                act = replace(act, speaker=replace(speaker, text=named.text, person=named.person))
        found.append(act)
    return found


def _holders(names: Names) -> dict[str, set[int]]:
    """Who bears an office, by its last words: "French interior minister", "interior minister", "minister"."""
    found: dict[str, set[int]] = {}
    for mention in names.people:
        for role in mention.profile.roles if mention.profile is not None else ():
            words = role.lower().split()
            if not set(words) & speech().unlike:
                for i in range(len(words)):
                    found.setdefault(" ".join(words[i:]), set()).add(mention.person)
    return found


def _meant(doc: AnnotatedDoc, names: Names, told: list[PersonMention], earlier: list[Act], act: Act) -> Speaker | None:
    """Whom a pronoun means: the last speaker close by, else the only one of those `told` of in the sentences before."""
    pronoun = act.speaker.text.lower()
    if pronoun in ("we", "i"):
        return None
    if pronoun in ("they", "it"):
        last = earlier[-1] if earlier else None
        if last is not None and last.speaker.person is None and act.sentence - last.sentence <= 3:
            return last.speaker
        return None
    gender = "f" if pronoun == "she" else "m"
    genders = {m.person: m.profile.gender for m in told if m.profile is not None}
    at = act.speaker.start
    last_named = max((m.start for m in told if m.start < at), default=-1)
    for last in reversed(earlier):
        if act.sentence - last.sentence > 6:
            break
        if last.speaker.person is not None and genders.get(last.speaker.person) in (None, gender):
            subject = next((m for m in told if m.start == last_named), None)
            opening = subject is not None and subject.start > last.position and _opens_sentence(doc, subject.start)
            if opening and subject is not None and genders.get(subject.person) in (None, gender):
                return named_as(subject.person, names)
            return _first_of_two(names, last.speaker)
    near = [
        m.person
        for m in told
        if m.start < at and act.sentence - m.sentence <= 4 and genders.get(m.person) in (None, gender)
    ]
    sure = [person for person in near if genders.get(person) == gender]
    for pool in (near, sure):
        if len(set(pool)) == 1:
            return named_as(pool[0], names)
    return None


def _first_of_two(names: Names, speaker: Speaker) -> Speaker:
    """Of "X and her counterpart Y agreed" the first one, of whom the sentence tells; else the speaker."""
    mentions = [m for m in names.people if m.start < speaker.start and m.person != speaker.person]
    if mentions:
        between = names.text[mentions[-1].end : speaker.start]
        if " and " in between and len(between) < 70 and not set(between) & set('.,;:“”"\n'):
            return named_as(mentions[-1].person, names)
    return speaker


def _opens_sentence(doc: AnnotatedDoc, offset: int) -> bool:
    """Does the person named at `offset` open a sentence, with no more than a role before?"""
    return any(s.start <= offset < s.start + 60 and s.end > offset for s in doc._.sentences)


def named_as(person: int, names: Names) -> Speaker:
    mention = next(m for m in names.people if m.person == person)
    return Speaker(
        mention.profile.name if mention.profile is not None else mention.name, mention.start, mention.end, person
    )
