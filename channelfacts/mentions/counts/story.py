"""Is a text, and a sentence in it, of the story of migration? What an ordinary noun ("people", "officers") needs."""

from __future__ import annotations

from functools import cache
from itertools import chain, pairwise

from channelfacts.annotations import CountMention, NumberMention, Sentence
from channelfacts.lexicons import Phrases, lexicon
from channelfacts.mentions.counts.words import words_of

FEW = 60
"""Words of a text so short that it is judged by its signs alone."""
NEAR = 12
"""Words on either side of a noun in which a word of another story (a poll, a bombing) shuts it out."""

GOES_ON = 2
"""Sentences in which a text that has counted those on the move still counts them."""
MANY = 100
"""So many of anything in a sentence with a word of the story are of the story."""


@cache
def _events() -> Phrases[str]:
    data = lexicon("events")
    return Phrases([(cue, event) for event, row in data.items() if "cues" in row for cue in row["cues"]])


@cache
def _own() -> Phrases[str]:
    return Phrases([(noun, event) for event, nouns in lexicon("events")["own"].items() for noun in nouns])


@cache
def _outside() -> Phrases[str]:
    return Phrases([(phrase, phrase) for phrase in lexicon("counts")["blockers"]["context"]])


def outside(words: list[str]) -> bool:
    """Does a word of another story (a poll, a bombing, a plague) stand among them?"""
    return any(_of_another(words, i) for i in range(len(words)))


def _of_another(words: list[str], at: int) -> bool:
    """Does a word of another story begin here, and none that only says when ("since the election")?"""
    if _outside().longest(words, at) is None:
        return False
    dated = words[at] in words_of("blockers", "occasions") or words[at + 1 : at + 2] == ["election"]
    return not (dated and words_of("blockers", "times") & set(words[max(0, at - 3) : at]))


@cache
def _phrases() -> Phrases[str]:
    return Phrases([(phrase, phrase) for phrase in lexicon("counts")["topic"]["phrases"]])


@cache
def ours(word: str) -> bool:
    """Does the word say by itself that its text is of this story?"""
    stems = tuple(lexicon("counts")["topic"]["stems"])
    return any(part.startswith(stems) for part in word.split("-"))


_BOATS = frozenset(
    {("small", "boat"), ("small", "boats"), ("rubber", "dinghy"), ("inflatable", "dinghy"), ("migrant", "boat")}
)
SHORES = frozenset({"channel", "calais", "french", "france", "dover", "kent", "border", "coastguard", "smugglers"})
_SAILED = frozenset(
    {
        "came",
        "come",
        "coming",
        "arrive",
        "arriving",
        "crossed",
        "crossing",
        "crossings",
        "arrived",
        "rescued",
        "intercepted",
        "channel",
    }
)


def _by_boat(words: list[str]) -> bool:
    """Does a sentence of a text with its shores in it tell of a crossing by small boat?"""
    return bool(_SAILED.intersection(words)) and any(pair in _BOATS for pair in pairwise(words))


def _goes_on(sentence: Sentence, counted: CountMention | None) -> bool:
    """Have those on the move been counted in this sentence or the two before?"""
    return counted is not None and counted.subject == "migrants" and sentence.index - counted.sentence <= GOES_ON


class Story:
    """What a text is about, judged once, and asked of each number."""

    def __init__(self, sentences: list[Sentence]) -> None:
        said = [w.lower for w in chain.from_iterable(s.words for s in sentences if s.kind != "furniture")]
        phrases, topic = _phrases(), lexicon("counts")["topic"]
        strong = sum(ours(word) for word in said) + sum(phrases.longest(said, i) is not None for i in range(len(said)))
        if SHORES & set(said):
            strong += sum(_by_boat([w.lower for w in s.words]) for s in sentences if s.kind != "furniture")
        signs = len(words_of("topic", "signs").intersection(said))
        theirs = sum(word in words_of("elsewhere", "words") for word in said)
        weight = 2 * strong + signs
        enough = min(topic["least"], max(2, len(said) // 12))
        self.here = strong >= 1 and weight >= enough and weight >= topic["share"] * len(said) and weight > theirs
        if (
            len(said) <= FEW and not strong
        ):  # a line or two has no room for more: two signs of the story and none of another
            self.here = signs >= 2 and not theirs
        self.other = theirs > weight
        self.told = {s.index for s in sentences if s.kind != "furniture" and any(ours(w.lower) for w in s.words)}

    def firm(self, sentence: Sentence, strength: str, noun: list[str], number: NumberMention) -> bool:
        """Is a number of this story whatever happened to those whom it counts?"""
        if strength == "strong" or not self.here:
            return strength == "strong"
        if noun[-1] in words_of("migrants", "anybody") and not number.vague and number.value > 1:
            return True
        said = [w.lower for w in sentence.words]
        if any(ours(word) for word in said) or words_of("topic", "signs") & set(noun):
            return True
        near = words_of("around", "story") | words_of("topic", "signs")
        return number.value >= MANY and any(word in near for word in said)

    def holds(
        self,
        sentence: Sentence,
        subject: str,
        strength: str,
        head: tuple[int, int],
        *,
        few: bool,
        counted: CountMention | None = None,
    ) -> bool:
        """May a number of this subject in this sentence be of the story?

        `head`: the words of its noun, which are no evidence of themselves. few: a handful of officers is news
        only where something is done with them. counted: the count before it.
        """
        rest = [w.lower for i, w in enumerate(sentence.words) if not head[0] <= i < head[1]]
        noun = {w.lower for w in sentence.words[head[0] : head[1]]}
        told = any(ours(word) for word in rest)
        if self.other:
            return False
        if strength == "strong" and (self.here or told or any(ours(word) for word in noun)):
            return True
        if self.here and subject == "migrants" and noun & words_of("topic", "signs"):
            return True
        if strength == "grouped" and not (self.here and told):
            return False
        if noun & words_of("migrants", "dead") and outside(rest):
            return False
        near = range(max(0, head[0] - NEAR), min(len(rest), head[0] + NEAR))
        if any(_of_another(rest, i) for i in near):
            return False
        around = any(
            word in words_of("around", "story") or (self.here and word in words_of("topic", "signs")) for word in rest
        )
        if subject == "personnel":
            asked = few or bool(noun & words_of("personnel", "named"))
            return self.here and (not asked or self._event(rest, "deployment"))
        if not self.here:
            return told and around
        anybody = not few and bool(noun & words_of("migrants", "anybody"))
        anybody = anybody and (self._told_beside(sentence) or _goes_on(sentence, counted))
        if subject == "vessels" and counted is not None and counted.sentence == sentence.index and self.here:
            anybody = anybody or counted.subject in {"migrants", "vessels"}  # "287 people in 12 boats"
        if anybody and not outside(rest) and not words_of("blockers", "crowds").intersection(rest):
            return True
        return around or self._event(rest) or any(_own().longest(list(noun), i) for i in range(len(noun)))

    def _told_beside(self, sentence: Sentence) -> bool:
        """Is a sentence right before or behind of the story by its own words?"""
        return bool({sentence.index - 1, sentence.index + 1} & self.told)

    @staticmethod
    def _event(words: list[str], kind: str | None = None) -> bool:
        found = (_events().longest(words, i) for i in range(len(words)))
        return any(match is not None and kind in {None, match[1]} for match in found)
