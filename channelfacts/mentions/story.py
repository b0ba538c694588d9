"""Is a text, and a sentence in it, of the story of migration? What an ordinary noun ("people", "officers") needs."""

from __future__ import annotations

from functools import cache
from itertools import chain

from channelfacts.annotations import Sentence
from channelfacts.lexicons import Phrases, lexicon


@cache
def _set(*path: str) -> frozenset[str]:
    found = lexicon("counts")
    for part in path:
        found = found[part]
    return frozenset(found)


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


class Story:
    """What a text is about, judged once, and asked of each number."""

    def __init__(self, sentences: list[Sentence]) -> None:
        strong, elsewhere = _set("topic", "strong"), _set("elsewhere", "words")
        said = [w.lower for w in chain.from_iterable(s.words for s in sentences if s.kind != "furniture")]
        ours = sum(word in strong for word in said)
        theirs = sum(word in elsewhere for word in said)
        topic = lexicon("counts")["topic"]
        self.here = ours >= topic["least"] and ours >= topic["share"] * len(said) and ours > theirs
        self.other = theirs > ours

    def firm(self, sentence: Sentence, strength: str) -> bool:
        """Is a number of this story whatever happened to those whom it counts?"""
        return strength == "strong" or (self.here and any(w.lower in _set("topic", "strong") for w in sentence.words))

    def holds(self, sentence: Sentence, subject: str, strength: str, head: tuple[int, int]) -> bool:
        """May a number of this subject in this sentence be of the story?

        `head`: the words of its noun, which are no evidence of themselves.
        """
        rest = [w.lower for i, w in enumerate(sentence.words) if not head[0] <= i < head[1]]
        noun = {w.lower for w in sentence.words[head[0] : head[1]]}
        ours = any(word in _set("topic", "strong") for word in rest)
        if self.other:
            return False
        if strength == "strong" and (self.here or ours or noun & _set("topic", "strong")):
            return True
        if strength == "grouped" and not (self.here and ours):
            return False
        if any(_outside().longest(rest, i) for i in range(len(rest))):
            return False
        around = any(word in _set("around", "story") for word in rest)
        if subject == "personnel":
            return self.here and (around or ours) and self._event(rest)
        if not self.here:
            return ours and around
        return around or self._event(rest) or any(_own().longest(list(noun), i) for i in range(len(noun)))

    @staticmethod
    def _event(words: list[str]) -> bool:
        return any(_events().longest(words, i) for i in range(len(words)))
