"""The component `channelfacts_counts`: writes `doc._.counts`, without their events."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict

from spacy.language import Language
from spacy.tokens import Doc

from channelfacts.annotations import CountMention, NumberMention, Sentence
from channelfacts.mentions.counts.bare import bare
from channelfacts.mentions.counts.lists import listed
from channelfacts.mentions.counts.parts import with_wholes
from channelfacts.mentions.counts.phrases import counted
from channelfacts.mentions.counts.story import Story
from channelfacts.mentions.counts.words import is_plural, nouns, words_of

LABEL = re.compile(r"\W*(\d{1,3})\.?\s+(?=[A-Z])")
PARAGRAPHS = 3
DENIED = re.compile(
    r"\b(?:mistakenly|incorrectly|wrongly|erroneously) (?:said|stated|reported|gave|put)\b|\bnot talking about\b",
    re.IGNORECASE,
)
"""In front of a figure that nobody holds to be true."""


@Language.factory("channelfacts_counts")
def create(nlp: Language, name: str) -> Counts:
    """The component that writes `doc._.counts`."""
    return Counts()


class Counts:
    """Writes the counts of a Doc, without their events."""

    def __call__(self, doc: Doc) -> Doc:
        story = Story(doc._.sentences)
        starts: dict[int, set[int]] = defaultdict(set)
        for number in doc._.numbers:
            starts[number.sentence].add(number.start)
        taken = sorted((m.start, m.end) for m in doc._.money)
        taken += sorted((d.start, d.end) for d in doc._.dates if d.kind != "rate")
        taken.sort()
        dates = {(d.sentence, d.start) for d in doc._.dates}
        labels = numbered(doc._.sentences)
        found: list[CountMention] = []
        uncounted: list[NumberMention] = []
        for number in doc._.numbers:
            sentence = doc._.sentences[number.sentence]
            if sentence.kind == "furniture" or number.percent or number.value <= 0 or _inside(taken, number.start):
                continue
            if number.start in labels or DENIED.search(sentence.text[: number.outer_start - sentence.start]):
                continue
            count = (
                counted(number, sentence, story, starts[number.sentence], found[-1] if found else None)
                or listed(number, doc._.sentences, nouns())
                or bare(
                    number,
                    doc._.sentences,
                    found,
                    uncounted,
                    nouns(),
                    here=story.here,
                    dated=_dated(number, sentence, dates),
                )
            )
            if count is not None and _others_than(count, found, sentence):
                found.append(count)
            elif counts_something_else(number, sentence):
                uncounted.append(number)
        doc._.counts = with_wholes(found, doc._.sentences)
        return doc


def _others_than(count: CountMention, found: list[CountMention], sentence: Sentence) -> bool:
    """ "20 others": others than whom? Those counted or named right before; else it may be others of anything."""
    before = sentence.text[: count.number.outer_start - sentence.start].lower().split()
    if not count.unit.lower().endswith("others") or before[-1:] in (["with"], ["and"], ["alongside"]):
        return True
    return bool(found) and found[-1].subject in ("migrants", "offenders") and count.sentence - found[-1].sentence <= 1


def _dated(number: NumberMention, sentence: Sentence, dates: set[tuple[int, int]]) -> bool:
    """Does a time stand right behind the number ("27,256 twelve months before")?"""
    after = next((w.start for w in sentence.words if w.start >= number.outer_end), None)
    return (number.sentence, after) in dates


def numbered(sentences: list[Sentence]) -> set[int]:
    """Where the numbers of paragraphs stand: at the beginning of three sentences or more, each higher than the last."""
    run: list[tuple[int, int]] = []
    for sentence in sentences:
        match = LABEL.match(sentence.text)
        if match is not None and int(match[1]) == (run[-1][0] + 1 if run else int(match[1])):
            run.append((int(match[1]), sentence.start + match.start(1)))
    return {start for _, start in run} if len(run) >= PARAGRAPHS else set()


def _inside(spans: list[tuple[int, int]], offset: int) -> bool:
    at = bisect_left(spans, (offset + 1, 0)) - 1
    return at >= 0 and spans[at][1] > offset


def counts_something_else(number: NumberMention, sentence: Sentence) -> bool:
    """Does another plural noun stand right behind the number ("217 councils")?"""
    if number.value <= 1 or number.ordinal or number.attached:
        return False
    after = next((w.lower for w in sentence.words if w.start >= number.outer_end), ".")
    return (
        after[0].isalpha()
        and is_plural(after)
        and after not in words_of("phrase", "stops") | words_of("bare", "behind") | words_of("measures", "nouns")
    )
