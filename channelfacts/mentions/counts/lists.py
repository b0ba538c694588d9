"""Numbers in a list whose line above says what is counted: "Guatemala - 182,449"."""

from __future__ import annotations

import re

from channelfacts.annotations import CountMention, NumberMention, Sentence
from channelfacts.mentions.counts.words import Nouns

LINE = re.compile(
    r"^\W*(?P<label>(?:[A-ZÀ-Ý][\w'’.-]*|of|the|and|for)(?: (?:[A-ZÀ-Ý][\w'’.-]*|of|the|and|for)){0,4})"
    r"\s*(?:[–—:]|\s-)\s*$"
)
REST = re.compile(r"\s*(?:\([^()]{1,16}\)\s*)?(?:[.;,].*)?$", re.DOTALL)
"""What may follow a listed number: its change in brackets, a remark."""


def listed(number: NumberMention, sentences: list[Sentence], nouns: Nouns) -> CountMention | None:
    """A line "Guatemala - 182,449" under a line that says what is listed and ends with a colon."""
    sentence = sentences[number.sentence]
    if number.attached or REST.match(sentence.text[number.end - sentence.start :]) is None:
        return None
    match = LINE.match(sentence.text[: number.start - sentence.start])
    if match is None:
        return None
    for lead in reversed(sentences[max(0, sentence.index - 15) : sentence.index]):
        if lead.text.rstrip().endswith(":"):
            words = [w.lower for w in lead.words]
            for at in range(len(words)):
                head = nouns.longest(words, at)
                if head is not None and head[1][1] != "grouped":
                    if head[1][0] == "personnel" and any(
                        nouns.longest(words, i) for i in range(at + head[0], len(words))
                    ):
                        continue
                    lead_unit = lead.text[
                        lead.words[at].start - lead.start : lead.words[at + head[0] - 1].end - lead.start
                    ]
                    return CountMention(
                        start=sentence.start, end=number.outer_end, number=number, subject=head[1][0], unit=lead_unit,
                        head_start=number.start, head_end=number.end, sentence=sentence.index,
                        label=match["label"].strip(),
                    )  # fmt: skip
            return None
        if len(lead.words) > 12:
            return None
    return None
