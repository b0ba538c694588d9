"""Numbers whose noun stood with an earlier number."""

from __future__ import annotations

from channelfacts.annotations import CountMention, NumberMention, Sentence
from channelfacts.mentions.counts.bare.following import befallen, happens, misled, pronoun
from channelfacts.mentions.counts.bare.making import like
from channelfacts.mentions.counts.words import words_of

BACK = 2
"""Sentences back in which an antecedent may stand."""
MANY = 100
"""So many without a noun are of those counted before: little else is counted in hundreds."""


def ellipsis(
    number: NumberMention, sentence: Sentence, before: list[str], rest: list[str], found: list[CountMention]
) -> CountMention | None:
    """ "just 528 were caught", "compared with 3,100 in all of 2014", "of whom 12 were children"."""
    there = before[-2:] in (["there", "are"], ["there", "were"])
    near = antecedent(number, sentence, found, there=there)
    if near is None:
        return None
    if found[near].subject == "vessels" and near and found[near - 1].sentence == found[near].sentence:
        near = _people_of(found, near)
    here = found[near].sentence == sentence.index
    if number.value < MANY and not _few(number, before, rest, _root(found, near), here=here):
        return None
    if number.vague or misled(before):
        return None
    if found[near].subject in {"offenders", "personnel"} and happens(rest):
        return None  # "1,552 smugglers were held. More than 25,700 have reached England"
    return like(number, sentence, found, near)


def _people_of(found: list[CountMention], boats: int) -> int:
    """The people counted right before their boats: "1,097 people in 17 vessels; a further 350 followed"."""
    return boats - 1 if found[boats - 1].subject == "migrants" else boats


def _few(number: NumberMention, before: list[str], rest: list[str], model: CountMention, *, here: bool) -> bool:
    """May a number under a hundred, which could count much else, be meant of those counted before?"""
    if number.value < 10 and number.value >= model.number.value:
        return False  # a few of those before cannot be as many as they were
    if rest[:1] == ["of"] and pronoun(rest[1:3]):
        return True
    if rest[:1] == ["more"] and not here:
        rest = rest[1:]
    if " ".join(rest[:2]) in words_of("bare", "each"):
        return True
    last, two = " ".join(before[-1:]), " ".join(before[-2:])
    if here and (two in words_of("parts", "before") or last in words_of("parts", "before")):
        return True
    if here and two in words_of("bare", "comparing"):
        return True
    if here and (rest[:1] == ["more"] or last in words_of("bare", "adding")):
        return True
    if rest[:1] and rest[0] in {"a", "an", "every", "each"} and rest[1:2] and rest[1] in words_of("bare", "rates"):
        return True
    if befallen(before[-1:]) and number.value >= 10:
        return True  # "the UK had taken 90"
    if here and last in {"and", ",", ":", "–", "—"} and rest[:1] and rest[0] in words_of("bare", "where"):
        return True
    opens = set(before) <= {"just", "only", "some", "about", '"', "“"}
    cue = last in words_of("bare", "before") or two in words_of("bare", "before") or (last == "," and len(before) > 1)
    after = rest[0] if rest else "."
    verb = after in words_of("bare", "after") or befallen(rest)
    return verb and (number.value >= 10 or here or cue or opens)


def _root(found: list[CountMention], index: int) -> CountMention:
    """The count whose noun all those after it leave out."""
    while (earlier := found[index].antecedent) is not None:
        index = earlier
    return found[index]


def antecedent(
    number: NumberMention,
    sentence: Sentence,
    found: list[CountMention],
    *,
    people: bool = False,
    there: bool = False,
) -> int | None:
    """The nearest earlier count, here or in the two sentences before (of personnel only here). people: people first."""
    reach = 2 * BACK if people else BACK
    near = [
        index
        for index in range(len(found) - 1, -1, -1)
        if sentence.index - found[index].sentence
        <= ((1 if there else 0) if found[index].subject == "personnel" else reach)
    ]
    first = next((index for index in near if found[index].subject == "migrants"), None) if people else None
    return first if first is not None else next(iter(near), None)
