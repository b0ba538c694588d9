"""Acts of saying: a verb with its subject, "according to", "figures released by", "Germany's announcement that"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from channelfacts.annotations import AnnotatedDoc, Word
from channelfacts.qualifiers.naming import Names, Speaker, speech
from channelfacts.qualifiers.quotations import Quotation
from channelfacts.qualifiers.speakers import after, before, behind

OBJECT = 12
"""Words behind a verb in which a clause shows that it depends on it."""
BE = frozenset({"is", "are", "was", "were", "been", "being", "am"})


@dataclass(frozen=True, slots=True)
class Act:
    """An act of saying: where its verb stands, who speaks, whether it gives figures or quotes.

    first, last: the places of its first and last word in the sentence. inverted: the speaker stands behind the verb.
    """

    position: int
    sentence: int
    speaker: Speaker
    cue: str
    figures: bool
    first: int
    last: int
    inverted: bool = False


class Marks:
    """Is an offset within direct speech?"""

    def __init__(self, said: list[Quotation]) -> None:
        self.said = said
        self.starts = [quotation.start for quotation in said]

    def within(self, offset: int) -> Quotation | None:
        """The quotation around an offset."""
        i = bisect_right(self.starts, offset) - 1
        return self.said[i] if i >= 0 and offset < self.said[i].end else None

    def covered(self, start: int, end: int) -> int:
        """How many characters of a stretch lie within direct speech."""
        total = 0
        for i in range(max(bisect_right(self.starts, start) - 1, 0), len(self.said)):
            if self.said[i].start >= end:
                break
            total += max(0, min(end, self.said[i].end) - max(start, self.said[i].start))
        return total


def find_acts(doc: AnnotatedDoc, names: Names, said: list[Quotation]) -> list[Act]:
    """The acts of saying outside direct speech, in order; pronouns not yet resolved."""
    marks = Marks(said)
    found: list[Act] = []
    for number, sentence in enumerate(doc._.sentences):
        if sentence.kind != "furniture":
            for act in _in_sentence(names, sentence.words, number):
                if marks.within(act.position) is None and marks.within(act.speaker.start) is None:
                    found.append(act)
    return found


def _in_sentence(names: Names, words: Sequence[Word], number: int) -> Iterator[Act]:
    tables = speech()
    last: Act | None = None
    for k, word in enumerate(words):
        lower = word.lower
        act = None
        if lower in tables.openings:
            act = _by_phrase(names, words, k, number)
        if act is None and lower == "by":
            act = _by_passive(names, words, k, number)
        if act is None and lower in tables.verbs and (word.text == lower or k == 0):
            act = _by_verb(names, words, k, number)
        elif act is None and lower in tables.saying_nouns and k and words[k - 1].text[-2:] in ("'s", "’s"):
            act = _by_noun(names, words, k, number)
        if lower in tables.quoting and _goes_on(words, k):
            act = replace(last, position=word.start, cue=lower, first=k, last=k, inverted=False) if last else act
        if act is not None:
            last = act
            yield act


def _by_verb(names: Names, words: Sequence[Word], k: int, number: int) -> Act | None:
    """ "X said", ", said X"."""
    tables = speech()
    lower = words[k].lower
    following = words[k + 1].lower if k + 1 < len(words) else ""
    if lower in tables.nouns and following in tables.noun_followers:
        return None
    if lower in tables.with_figure and following not in ("the", "a", "figures"):
        return None
    if lower == "records" and following in ("began", "begin"):
        return None
    if lower in tables.letting_in and _lets_in(words, k):
        return None
    speaker, inverted = before(names, words, k), False
    if speaker is None and lower in tables.quoting and not lower.endswith("ing") and _may_invert(words, k):
        speaker, inverted = after(names, words, k), True
    if speaker is None:
        return None
    if lower in tables.finding and speaker.text.split()[-1].lower() not in tables.papers and _lets_in(words, k):
        return None
    figures = lower in tables.giving or lower in tables.showing or inverted
    if speaker.person is None and not speaker.pronoun and not figures and lower not in tables.quoting:
        return None
    return Act(words[k].start, number, speaker, lower, figures, k, k, inverted)


def _lets_in(words: Sequence[Word], k: int) -> bool:
    """ "Britain admitted 4,000 refugees": a number and no clause behind a verb that may mean either."""
    behind = [word.lower for word in words[k + 1 : k + 1 + OBJECT]]
    end = next((i for i, word in enumerate(behind) if word in (",", ".", ";", "and", "but")), len(behind))
    said = speech().auxiliaries & set(behind[:end]) or any(len(w) > 4 and w.endswith("ed") for w in behind[:end])
    return any(word[0].isdigit() for word in behind[:3]) and not said


def _goes_on(words: Sequence[Word], k: int) -> bool:
    """Has the verb at `k` the speaker of the verb before it: "and warned that", ", adding that"?"""
    if k == 0 or words[k].text != words[k].lower:
        return False
    joint = words[k - 1].lower in ("and", "but", "then")
    return joint or (words[k].lower.endswith("ing") and words[k - 1].text in (",", "—", "–"))


def _by_noun(names: Names, words: Sequence[Word], k: int, number: int) -> Act | None:
    """ "Germany's announcement that"."""
    owner = names.ending(words[k - 1])
    if owner is None or k + 1 >= len(words) or words[k + 1].lower not in ("that", "of"):
        return None
    return Act(words[k].start, number, owner, words[k].lower, True, k, k)


def _by_phrase(names: Names, words: Sequence[Word], k: int, number: int) -> Act | None:
    """ "According to X", "figures on Y released by X"."""
    tables = speech()
    for phrase in tables.introductions + tables.publishing:
        if words[k].lower == phrase[0] and tuple(word.lower for word in words[k : k + len(phrase)]) == phrase:
            told = any(word.lower in tables.papers for word in words[max(k - 8, 0) : k])
            if phrase in tables.publishing and not told:
                return None
            speaker = behind(names, words, k + len(phrase))
            if speaker is None or _names_its_publisher(words, speaker):
                return None
            return Act(words[k].start, number, speaker, " ".join(phrase), True, k, k + len(phrase) - 1, True)
    return None


def _names_its_publisher(words: Sequence[Word], speaker: Speaker) -> bool:
    """Is it a paper whose giver comes right behind it: "figures released by X"?"""
    if speaker.text.lower() not in speech().papers:
        return False
    behind_it = [word.lower for word in words if word.start >= speaker.end][:2]
    return tuple(behind_it) in speech().publishing


def _by_passive(names: Names, words: Sequence[Word], k: int, number: int) -> Act | None:
    """ "The cost is put at £2m by X", "we were informed in evidence by X"."""
    for j in range(k - 1, max(k - 10, 0), -1):
        if words[j].text in (",", ";", ":"):
            return None
        if words[j].lower in speech().given and words[j - 1].lower in BE:
            speaker = behind(names, words, k + 1)
            return Act(words[k].start, number, speaker, f"{words[j].lower} by", True, k, k, True) if speaker else None
    return None


def _may_invert(words: Sequence[Word], k: int) -> bool:
    """Does the verb follow direct speech or its comma (", said X"), or open the sentence?"""
    return k == 0 or words[k - 1].text in ("”", '"', "’", "'", ",", "?", "!", "—", "–")
