"""The words that an act of saying reports: "X said THAT ...", "..., X told reporters", "The boat, X said, was full"."""

from __future__ import annotations

from collections.abc import Sequence

from channelfacts.annotations import Word
from channelfacts.lexicons import lexicon
from channelfacts.qualifiers.acts import Act
from channelfacts.qualifiers.naming import Names, speech
from channelfacts.qualifiers.speakers import ADVERBS, DETERMINERS

_data = lexicon("speech")["reported"]
BARE = frozenset(_data["bare"])
HEARD = frozenset(_data["heard"])
HEARERS = frozenset(_data["hearers"])
ADJUNCTS = frozenset(_data["adjuncts"])
FINITE = frozenset(_data["finite"])
JOINTS = frozenset(_data["joints"])
DAYS = frozenset(_data["days"])
HOURS = frozenset(_data["hours"])
WONDERING = frozenset(_data["wondering"])
SUBORDINATE = frozenset(_data["subordinate"])
TAILS = frozenset(_data["tails"])
RELATIVE = FINITE | speech().showing - {"according"}
MARKS = frozenset({"“", "‘", '"', "'", "«"})
SPLIT = frozenset({",", ";", "—", "–", "-"})
STOPS = frozenset({".", ";", ":", "!", "?", "…"})
REACH = 14
"""Words between a verb of saying and its "that", at most."""
LEAST, MOST = 3, 120
"""Words of a clause, at least and at most."""

Stretch = tuple[int, int]


def clauses(names: Names, words: Sequence[Word], act: Act, following: Act | None) -> list[Stretch]:
    """The places (from, to) of the reported words in the sentence; two where the act interrupts them; else none."""
    if _wondering(words, act):
        return []
    end = _end(words, act, following)
    ahead = None if act.inverted else _ahead(names, words, act, end)
    if ahead is not None:
        return [ahead]
    return _around(names, words, act, end)


def _wondering(words: Sequence[Word], act: Act) -> bool:
    """Does the act stand in a clause of its own: "if X says", "what X says", "which X said was"?"""
    i = act.first - 1
    if act.inverted:
        return False
    while i >= 0 and words[i].start >= act.speaker.start and words[i].start < act.position:
        i -= 1
    for j in range(i, max(i - 3, -1), -1):
        if words[j].lower in WONDERING:
            return True
        if words[j].lower == "that" and j > 0 and words[act.last + 1 : act.last + 2]:
            return words[j - 1].lower not in speech().verbs and words[act.last + 1].lower != "that"
        if words[j].lower not in DETERMINERS and not words[j].text[0].isupper():
            return False
    return False


def _ahead(names: Names, words: Sequence[Word], act: Act, end: int) -> Stretch | None:
    """What stands behind the verb, its hearer and its day."""
    i = act.last + 1
    if i >= end or words[i].text in STOPS or words[i].text in SPLIT:
        return None
    if (start := _that(words, i, end, anywhere=act.cue in HEARD)) is not None:
        return (start, end) if end - start >= LEAST else None
    told = _past_hearer(names, words, i, end) if act.cue in HEARD else i
    if act.cue not in BARE or told is None or told >= end:
        return None
    i = _past_day(words, told, end)
    if (
        i >= end
        or words[i].text in STOPS | SPLIT
        or words[i].lower in ADJUNCTS | FINITE | {"that"}
        or not finite(words[i:end])
    ):
        return None
    return (i, end) if end - i >= LEAST else None


def _that(words: Sequence[Word], i: int, end: int, *, anywhere: bool) -> int | None:
    """The place behind "that", which may have a hearer, a day or an occasion before it."""
    if not anywhere and words[i].lower not in ADJUNCTS | {"that"}:
        return None
    for j in range(i, min(i + REACH, end - 1)):
        if words[j].lower == "that":
            relative = words[j + 1].lower in RELATIVE or _past(words[j + 1])
            return None if relative else j + 1
        if words[j].lower in FINITE or words[j].text in STOPS or words[j].lower in speech().verbs:
            return None
    return None


def _past_hearer(names: Names, words: Sequence[Word], i: int, end: int) -> int | None:
    """The place behind who is told: "MPs", "the BBC", "a crowded court", "reporters"."""
    start = i
    while i < end and i - start < 6:
        lower = words[i].lower
        named = names.starts.get(words[i].start)
        if named is not None:
            while i < end and words[i].end <= named.end:
                i += 1
            return i
        if lower in HEARERS:
            return i + 1
        next_heard = i + 1 < end and words[i + 1].lower in HEARERS
        if lower not in DETERMINERS and not words[i].text[0].isupper() and not next_heard:
            return None
        i += 1
    return None


def _past_day(words: Sequence[Word], i: int, end: int) -> int:
    """The place behind "on Monday", "Tuesday evening", "yesterday", "last week", "in a statement"."""
    day = i + 1 if words[i].lower == "on" else i
    if day + 1 < end and words[day].lower in DAYS:
        return day + 2 if words[day + 1].lower in HOURS else day + 1
    for phrase in speech().occasions:
        if tuple(word.lower for word in words[i : i + len(phrase)]) == phrase and i + len(phrase) < end:
            i += len(phrase)
            break
    return i


def _around(names: Names, words: Sequence[Word], act: Act, end: int) -> list[Stretch]:
    """What stands before the act, and goes on behind it where the act only interrupts it."""
    comma = _comma(words, act)
    if comma is None:
        return []
    before = (_begin(words, comma), comma)
    behind = _resumed(words, act, end)
    quoted = {word.text for word in words[act.last + 1 : act.last + 3]} & MARKS
    if quoted and words[before[0]].lower not in SUBORDINATE:
        return []
    goes_on = behind is not None and finite(words[behind[0] - 1 : behind[1]])
    if behind is not None and goes_on and words[before[0]].lower in SUBORDINATE:
        return [before, behind]
    if finite(words[before[0] : before[1]]):
        return [before] if before[1] - before[0] >= LEAST else []
    return [before, behind] if behind is not None and goes_on else []


def _comma(words: Sequence[Word], act: Act) -> int | None:
    """The comma before the act's speaker and verb."""
    i = act.first - 1
    if not act.inverted:
        while i >= 0 and words[i].start >= act.speaker.start and words[i].start < act.position:
            i -= 1
        reach = 0
        while i > 0 and words[i].text not in SPLIT and reach < 6 and _of_name(words[i]):
            i, reach = i - 1, reach + 1
    return i if i > 0 and words[i].text in SPLIT else None


def _of_name(word: Word) -> bool:
    """May the word stand in front of a name with its comma before ("the Dover MP")?"""
    lower = word.lower
    return word.text[0].isalnum() and lower not in FINITE and lower not in speech().verbs and lower not in JOINTS


def _begin(words: Sequence[Word], end: int) -> int:
    """The beginning of the clause that ends at `end`: the sentence's, or behind a semicolon."""
    least = max(end - MOST, 0)
    return next((i + 1 for i in range(end - 1, least - 1, -1) if words[i].text == ";"), least)


def _resumed(words: Sequence[Word], act: Act, end: int) -> Stretch | None:
    """What follows the next comma behind the act."""
    for i in range(act.last + 1, min(act.last + REACH, end)):
        if words[i].text in STOPS or words[i].text in ("“", '"'):
            return None
        if words[i].text in (",", "—", "–"):
            tail = i + 1 < end and (words[i + 1].lower in TAILS or words[i + 1].lower.endswith("ing"))
            return None if tail or end - i - 1 < 2 else (i + 1, end)
    return None


def _end(words: Sequence[Word], act: Act, following: Act | None) -> int:
    """Where the act's words end: with the sentence, or at the joint before the next act."""
    end = min(len(words), act.last + MOST)
    while end and (not words[end - 1].text[0].isalnum() and words[end - 1].text not in ("%", ")", "”", '"', "’", "'")):
        end -= 1
    if following is None:
        return end
    if following.speaker == act.speaker and not following.inverted:
        joint = following.first - 1
        return joint - 1 if words[joint - 1].text == "," else joint
    first = following.first
    if not following.inverted:
        while first > act.last + 1 and words[first].start > following.speaker.start:
            first -= 1
    for i in range(first - 1, act.last + LEAST, -1):
        if words[i].text in (",", ";", "—", "–"):
            return i
        if i < first - 8 or words[i].lower in FINITE:
            break
        if words[i].lower in ("while", "but", "and") and i - act.last > LEAST:
            return i
    return first if following.inverted and following.first > act.last + LEAST else end


def finite(words: Sequence[Word]) -> bool:
    """Does a verb stand there that makes a clause?"""
    return any(
        word.lower in FINITE or word.lower[-3:] in ("n't", "'re", "'ll", "'ve") or _past(word) for word in words[1:]
    )


def _past(word: Word) -> bool:
    return len(word.text) > 4 and word.text.islower() and word.lower.endswith("ed") and word.lower not in ADVERBS
