"""Numbers whose noun stands before them, or in the sentence before: totals, comparisons, ellipsis."""

from __future__ import annotations

from channelfacts.annotations import CountMention, NumberMention, Sentence
from channelfacts.mentions.counts.bare.ellipsis import MANY, ellipsis
from channelfacts.mentions.counts.bare.following import befallen, nounless
from channelfacts.mentions.counts.bare.storied import bereft, storied
from channelfacts.mentions.counts.bare.totals import announced, changing, subject_of, total
from channelfacts.mentions.counts.words import Nouns, words_of

OF_AGE = 26
BOUNDS = frozenset({"more_than", "less_than", "at_least"})
"""A small number without a noun that is "over" or "under" something is an age."""


def bare(
    number: NumberMention,
    sentences: list[Sentence],
    found: list[CountMention],
    uncounted: list[NumberMention],
    nouns: Nouns,
    *,
    here: bool,
    dated: bool,
) -> CountMention | None:
    """The count of a number without a noun behind it, or None.

    here: the text is of this story. dated: a time stands right behind the number. `found`: the counts before it.
    `uncounted`: the numbers before it that count something else ("217 councils"): what stands between a number and the
    noun that it leaves out makes two candidates, and of two we take none.
    """
    sentence = sentences[number.sentence]
    if number.attached or number.ordinal or number.value < 2 or (number.value < 10 and not found):
        return None
    words = [w.lower for w in sentence.words]
    first = next((i for i, w in enumerate(sentence.words) if w.start >= number.outer_end), len(words))
    begin = next((i for i, w in enumerate(sentence.words) if w.start >= number.outer_start), len(words))
    before, rest = words[:begin], words[first:]
    if not nounless(rest, dated=dated):
        return None
    if number.value < OF_AGE and number.qualifier in BOUNDS and rest[:1] != ["of"]:
        return None
    told = number.value >= MANY and befallen(before[-1:], any_form=True)  # "it was housing about 7,000"
    if uncounted and found and uncounted[-1].start > found[-1].end and not told:
        found = []
    if number.value < OF_AGE and set(before[-2:]) & words_of("bare", "ages"):
        return None
    lead = sentences[sentence.index - 1] if sentence.index else None
    return (
        (bereft(number, sentence, before) if here else None)
        or (announced(number, sentence, before, nouns) if here else None)
        or changing(number, sentence, before, nouns, lead)
        or (subject_of(number, sentence, before, nouns) if here else None)
        or total(number, sentence, before, found, nouns, here=here)
        or ellipsis(number, sentence, before, rest, found)
        or (storied(number, sentence, before, rest) if here else None)
    )
