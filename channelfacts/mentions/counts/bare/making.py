"""A count out of a number and of the noun that it leaves out."""

from __future__ import annotations

from dataclasses import replace

from channelfacts.annotations import CountMention, NumberMention, Sentence


def like(number: NumberMention, sentence: Sentence, found: list[CountMention], near: int) -> CountMention:
    model = found[near]
    return CountMention(
        start=number.outer_start, end=number.outer_end, number=number, subject=model.subject, unit=model.unit,
        head_start=number.start, head_end=number.end, sentence=sentence.index, antecedent=near, firm=model.firm,
    )  # fmt: skip


def count(
    number: NumberMention,
    sentence: Sentence,
    subject: str,
    start: int,
    end: int,
    *,
    firm: bool,
    label: str | None = None,
) -> CountMention:
    unit = sentence.text[start - sentence.start : end - sentence.start]
    return CountMention(
        start=number.outer_start, end=number.outer_end, number=number, subject=subject, unit=unit,
        head_start=start, head_end=end, sentence=sentence.index, firm=firm, label=label,
    )  # fmt: skip


def of_nobody_named(number: NumberMention, sentence: Sentence) -> CountMention:
    """A count of those whom the text nowhere calls anything: people, which no word of the text says."""
    return replace(count(number, sentence, "migrants", number.start, number.end, firm=False), unit="people")
