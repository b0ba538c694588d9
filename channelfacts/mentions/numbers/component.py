"""The component that writes `doc._.numbers`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from spacy.language import Language
from spacy.tokens import Doc

from channelfacts.annotations import NumberMention
from channelfacts.mentions.numbers.bounds import bound_after, bound_before, stronger
from channelfacts.mentions.numbers.names import is_age, is_name, stretches
from channelfacts.mentions.numbers.reading import Reading, scan

PERCENT = re.compile(r"\s?[-–]?\s?(?:%|per[\s-]?cents?\b|percent(?:age[\s-]points?)?\b|pc\b)", re.I)
TO = re.compile(r"\s?(?:[-–—]|\bto\b|\bor\b)\s?")
AND = re.compile(r"\s+(?:and|to|or)\s+")
BETWEEN = re.compile(r"\b(?:(?:some|any)where\s+)?(?:between|(?:anything|anywhere)\s+from)\s+(?:the\s+)?$", re.I)
FROM = re.compile(
    r"\bfrom\s+(?:(?:about|around|just|some|only|almost|nearly|over|(?:more|less|fewer)\s+than|under)\s+)*$", re.I
)


@Language.factory("channelfacts_numbers")
def create(nlp: Language, name: str) -> Numbers:
    """The component that writes `doc._.numbers`."""
    return Numbers()


class Numbers:
    """Writes the numbers of every sentence."""

    def __call__(self, doc: Doc) -> Doc:
        text = doc.text
        doc._.numbers = [
            number
            for sentence in doc._.sentences
            for number in numbers_of(text, sentence.start, sentence.end, sentence.index)
        ]
        return doc


def numbers_of(text: str, start: int = 0, end: int | None = None, sentence: int = 0) -> Iterator[NumberMention]:
    """The numbers of `text[start:end]`, which is one sentence, in order."""
    end = len(text) if end is None else end
    readings = list(scan(text, start, end))
    if not readings:
        return
    names = stretches(text, start, end)
    kept: list[tuple[Reading, bool]] = []
    for found in readings:
        if any(first < found.end and found.start < last for first, last in names):
            continue
        signed = text[max(start, found.start - 1) : found.start] in ("£", "$", "€", "¥")
        bounded = bound_before(text, found.start, start).qualifier != "exact"
        if not signed and is_name(text, found, start, end, bounded=bounded):
            continue
        kept.append((found, is_age(text, found, start, end)))
    i = 0
    while i < len(kept):
        found, age = kept[i]
        if i + 1 < len(kept) and (upper := _range(text, start, found, kept[i + 1][0])) is not None:
            yield _mention(text, start, end, sentence, found, upper, age or kept[i + 1][1])
            i += 2
        else:
            yield _mention(text, start, end, sentence, found, None, age)
            i += 1


def _range(text: str, start: int, low: Reading, high: Reading) -> Reading | None:
    """The upper end where `low` and `high` are one range, its scale shared."""
    if low.ordinal or high.ordinal or low.vague or high.vague or low.glue not in ("", "-"):
        return None
    gap, before = text[low.end : high.start], text[max(start, low.start - 40) : low.start]
    between = BETWEEN.search(before) is not None
    joined = (AND if between else TO).fullmatch(gap)
    if joined is None or (FROM.search(before) is not None and not between and "to" in gap):
        return None
    if "or" in gap and (low.scale not in (1, high.scale) or high.value > 3 * low.value * high.scale):
        return None
    return high if shared(text, low, high) < high.value else None


def shared(text: str, low: Reading, high: Reading) -> Decimal:
    """The lower end of a range at the scale of its upper end: "3-4 million", "30-40,000"."""
    if low.scale == 1 and high.scale > 1 and low.value * high.scale < high.value:
        return low.value * high.scale
    thousands = text[high.start : high.end].endswith(",000") and "," not in text[low.start : low.end]
    if low.scale == 1 and thousands and low.value >= 2 and low.value * 1000 < high.value:
        return low.value * 1000
    return low.value


def _mention(
    text: str, start: int, end: int, sentence: int, low: Reading, high: Reading | None, age: bool
) -> NumberMention:
    last = high or low
    before = bound_before(text, low.start, start)
    outer_start = before.offset
    if high is not None and (between := BETWEEN.search(text[max(start, low.start - 40) : low.start])) is not None:
        outer_start = max(start, low.start - 40) + between.start()
        before = bound_before(text, outer_start, start)
        outer_start = before.offset
    after = bound_after(text, last.end, end)
    qualifier = stronger("approx" if low.about else "exact", stronger(before.qualifier, after.qualifier))
    if low.vague:
        qualifier = "at_least"
    percent = PERCENT.match(text, last.end, end) or (high is not None and PERCENT.match(text, low.end, end))
    attached = age or (bool(last.glue) and after.offset == last.end)
    return NumberMention(
        low.start, last.end, outer_start, max(last.end, after.offset),
        value=low.value if high is None else shared(text, low, high),
        value_max=None if high is None else high.value,
        qualifier=qualifier, ordinal=low.ordinal, vague=low.vague, spelled=last.spelled, scaled=last.scale > 1,
        percent=bool(percent), attached=attached, sentence=sentence,
    )  # fmt: skip
