"""Which count is a part of which: "including 74 children", "18 of the 34", "Of the 42 sent back, one has returned"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from channelfacts.annotations import CountMention, Sentence
from channelfacts.mentions.counts.words import words_of

BACK = 2
"""Sentences back in which a whole may stand."""
AHEAD = re.compile(
    r"\s+(?:people\s+|migrants\s+)?(?:out\s+)?of\s+(?:(?:the|those|these|some|all|an|its|their)\s+)?", re.IGNORECASE
)
"""Between a part and a whole that follows it."""
OPENS = re.compile(r"(?:^|[\"“,;:.(–—]\s*)of\s+(?:(?:the|those|these|some|its|their)\s+)?$", re.IGNORECASE)
"""In front of a whole whose parts follow: "Of the 42 people"."""
OF_THOSE = re.compile(r"^\W*(?:of|among) (?:those|these|them)\b[^.;:\d]{0,40}$", re.IGNORECASE)
"""In front of a part of those who were counted in the sentence before: "Of those held, 132 said"."""
LISTED = 3
"""So many figures in a row, at least, that add up to one before them are its parts."""
SIBLINGS = re.compile(r"\s*(?:,|and|, and|or|as well as)\s*", re.IGNORECASE)


def with_wholes(counts: list[CountMention], sentences: list[Sentence]) -> list[CountMention]:
    """The counts with the index of the one of which each is a part, where the words say so."""
    done = list(counts)
    for index, count in enumerate(counts):
        whole = _whole(index, done, sentences[count.sentence])
        if whole is not None:
            done[index] = replace(count, whole=whole)
    for whole, parts in _sums(done):
        for index in parts:
            done[index] = replace(done[index], whole=whole)
    return done


def _sums(counts: list[CountMention]) -> Iterator[tuple[int, range]]:
    """Each count with the figures, in its sentence or the next, that add up to it: "81: 60 men, 15 women, 6 boys"."""
    for whole, count in enumerate(counts):
        if count.number.vague or count.number.value_max is not None or count.whole is not None:
            continue
        total, index = Decimal(0), whole + 1
        while index < len(counts) and total < count.number.value and _adds(counts[index], count):
            total += counts[index].number.value
            index += 1
        if total == count.number.value and index - whole - 1 >= LISTED:
            yield whole, range(whole + 1, index)


def _adds(part: CountMention, whole: CountMention) -> bool:
    plain = not part.number.vague and part.number.value_max is None and part.whole is None
    return plain and _fits(part, whole) and part.sentence - whole.sentence <= 1


def _whole(index: int, counts: list[CountMention], sentence: Sentence) -> int | None:
    part = counts[index]
    if index + 1 < len(counts) and _fits(part, counts[index + 1]) and counts[index + 1].sentence == part.sentence:
        between = _between(sentence, part.number.end, counts[index + 1].number.outer_start)
        if between is not None and AHEAD.fullmatch(between):
            return index + 1
    earlier = [
        i for i in range(index - 1, -1, -1) if part.sentence - counts[i].sentence <= BACK and _fits(part, counts[i])
    ]
    here = [i for i in earlier if counts[i].sentence == part.sentence]
    rest = _words(sentence.text[part.number.outer_end - sentence.start :])
    lead = _words(sentence.text[: part.number.outer_start - sentence.start])
    if rest[:1] == ["of"] and rest[1:2] and rest[1] in words_of("bare", "pronouns"):
        return next((i for i in earlier if counts[i].whole is None or counts[i].whole not in earlier), None)
    if here and (tail := _tail(lead)) and tail in words_of("parts", "before"):
        return here[0]
    if not here and OF_THOSE.match(_before(sentence, part)):
        before = [i for i in earlier if sentence.index - counts[i].sentence == 1]
        return next((i for i in before if counts[i].whole is None), None)
    opening = next((i for i in reversed(here) if OPENS.search(_before(sentence, counts[i]))), None)
    if opening is not None and not _again(sentence, counts[opening], part):
        return opening
    last = counts[index - 1] if index else None
    if last is not None and last.whole is not None and last.whole < index - 1 and last.sentence == part.sentence:
        between = _between(sentence, last.end, part.number.outer_start)
        fits = between is not None and _fits(part, counts[last.whole])
        if fits and (SIBLINGS.fullmatch(between or "") or _goes_on(last, part, counts[last.whole], between or "")):
            return last.whole
    return None


def _goes_on(last: CountMention, part: CountMention, whole: CountMention, between: str) -> bool:
    """ "Six of them died and two were missing": another number without a noun, and room for it in the whole."""
    room = last.number.value + part.number.value <= (whole.number.value_max or whole.number.value)
    return part.antecedent is not None and room and not re.search(r"[;:.(]| while | but ", between)


def _fits(part: CountMention, whole: CountMention) -> bool:
    """May the one be a part of the other: of one subject, and no more than it?"""
    most = whole.number.value_max or whole.number.value
    people = {"migrants", "offenders"}
    alike = part.subject == whole.subject or {part.subject, whole.subject} == people
    return alike and part.number.value < most and not part.number.ordinal


def _again(sentence: Sentence, whole: CountMention, part: CountMention) -> bool:
    """Does a new clause without them begin between the two?"""
    between = _between(sentence, whole.number.end, part.number.outer_start)
    return between is None or ";" in between or " while " in between


def _before(sentence: Sentence, count: CountMention) -> str:
    return sentence.text[: count.number.outer_start - sentence.start]


def _between(sentence: Sentence, start: int, end: int) -> str | None:
    return sentence.text[start - sentence.start : end - sentence.start] if start <= end else None


def _words(text: str) -> list[str]:
    return re.findall(r"\w+|[^\w\s]", text.lower())


def _tail(lead: list[str]) -> str:
    """The last words in front, without commas."""
    words = [w for w in lead[-4:] if w not in {",", "(", "–", "—"}]
    two = " ".join(words[-2:])
    return two if two in words_of("parts", "before") else "".join(words[-1:])
