"""Numbers of people, boats, incidents, offenders and personnel: which event, when, where, says who."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar, Literal

from pydantic import Field

from channelfacts.annotations import AnnotatedDoc, CountMention, NumberMention
from channelfacts.facts import wording
from channelfacts.facts.counts.basis import Basis, basis_of
from channelfacts.facts.counts.merging import alike, joined
from channelfacts.facts.counts.vessels import vessels
from channelfacts.facts.evidence import evidence, span
from channelfacts.facts.money import Qualifier
from channelfacts.facts.near import carries_on, period_of, place_of, rate_of, source_of
from channelfacts.facts.near.words import in_sentence
from channelfacts.model import Fact, Number, Period

Subject = Literal["migrants", "vessels", "incidents", "offenders", "personnel"]
Event = Literal[
    "crossing", "attempt", "rescue", "arrival", "presence", "eviction", "detention", "return", "death", "asylum",
    "support", "deployment", "incident", "other",
]  # fmt: skip


class Count(Fact):
    """A number of migrants, or of what belongs to the story of migration."""

    KIND: ClassVar[str] = "counts"

    value: Number = Field(description="the lower end of a range")
    value_max: Number | None = Field(default=None, description="the upper end of a range")
    qualifier: Qualifier = "exact"
    vague: bool = Field(default=False, description="dozens, hundreds and the like: never added up")
    subject: Subject
    unit: str = Field(description="what is counted, in the words of the text")
    event: Event = "other"
    basis: Basis | None = Field(default=None, description="flow, cumulative (total so far) or stock (are there now)")
    vessels: Number | None = Field(default=None, description="the boats that the same people came in")
    part_of: str | None = Field(default=None, description="id of the fact of which this is a part")
    per: str | None = Field(default=None, description="day, week, month, year, boat, ... where it is a rate")
    period: Period | None = None
    place: str | None = None
    source: str | None = Field(default=None, description="who gives the figure, as named in the text")


HAPPENINGS = frozenset({"death", "rescue", "crossing", "attempt", "detention", "eviction", "incident", "other"})
"""Events of which one place and moment may have several."""


def find(doc: AnnotatedDoc) -> list[Count]:
    """The counts of an annotated text, each once: the fuller statement gives the fields, every mention is kept."""
    boats = vessels(doc)
    found: list[Count] = []
    for index in range(len(doc._.counts)):
        fact = _fact(doc, index, boats.get(index))
        same = next((i for i, other in enumerate(found) if alike(other, fact)), None)
        if same is None:
            found.append(fact)
        else:
            found[same] = joined(found[same], fact)
    return found


def _fact(doc: AnnotatedDoc, index: int, boats: Decimal | None) -> Count:
    mention = doc._.counts[index]
    sentence = doc._.sentences[mention.sentence]
    start, end = mention.start, mention.end
    whole = doc._.counts[mention.whole] if mention.whole is not None else None
    event: Any = mention.event or "other"
    period = _period(doc, mention)
    return Count(
        value=heads(mention.number),
        value_max=mention.number.value_max,
        qualifier=mention.number.qualifier,
        vague=mention.number.vague,
        subject=mention.subject,
        unit=mention.unit,
        event=event,
        basis=basis_of(mention, sentence, period),
        vessels=boats,
        part_of=f"{whole.start}-{whole.end}" if whole is not None else None,
        per=_per(doc, index),
        period=period,
        place=_place(doc, index),
        source=source_of(doc, start, end),
        mentions=[span(doc, start, end)],
        evidence=evidence(doc, start, end),
    )


def _like(doc: AnnotatedDoc, mention: CountMention) -> list[CountMention]:
    """The mention, then those that it is a part of or whose noun it leaves out: what it doesn't say, they may."""
    chain = [mention]
    while (index := chain[-1].whole if chain[-1].whole is not None else chain[-1].antecedent) is not None:
        if doc._.counts[index] in chain:
            break
        chain.append(doc._.counts[index])
    return chain


def _period(doc: AnnotatedDoc, mention: CountMention) -> Period | None:
    """The period that the sentence gives, else that of the count whose noun it leaves out or of which it is a part."""
    for one in _like(doc, mention):
        sentence = doc._.sentences[mention.sentence]
        listed = doc.text[mention.start - 1 : mention.start] == "("  # "Iran (3,562)": as many as of the others, then
        if one is not mention and not listed and not carries_on(doc, sentence, mention.start, one.start):
            break
        period = period_of(doc, doc._.sentences[one.sentence], one.start, one.end)
        if period is not None:
            return period
    return _going_on(doc, mention)


def _related(one: CountMention, other: CountMention) -> bool:
    """Do two counts tell of one event, or of ways of coming?"""
    return one.event == other.event or {one.event, other.event} <= {"crossing", "arrival", "rescue", "attempt"}


def _going_on(doc: AnnotatedDoc, mention: CountMention) -> Period | None:
    """The time of the count in the sentence before, where the paragraph goes on about the same and this
    sentence has no time of its own."""
    sentence = doc._.sentences[mention.sentence]
    if not sentence.index or in_sentence(doc._.dates, sentence):
        return None
    lead = doc._.sentences[sentence.index - 1]
    told = [c for c in in_sentence(doc._.counts, lead) if c.subject == mention.subject and _related(c, mention)]
    if lead.paragraph != sentence.paragraph or not told:
        return None
    periods = {period for c in told if (period := period_of(doc, lead, c.start, c.end)) is not None}
    return periods.pop() if len(periods) == 1 else None


def _per(doc: AnnotatedDoc, index: int) -> str | None:
    """What the count is per, itself or as the one that it is compared with in the sentence ("up from 41")."""
    mention = doc._.counts[index]
    sentence = doc._.sentences[mention.sentence]
    own = rate_of(doc, sentence, mention.start, mention.end)
    if own is not None or mention.antecedent is None:
        return own
    earlier = doc._.counts[mention.antecedent]
    led = doc.text[max(sentence.start, mention.start - 24) : mention.start].lower().split()[-2:]
    compared = " ".join(led) in ("up from", "down from", "compared with", "compared to") or led[-1:] == ["against"]
    if earlier.sentence != mention.sentence or not compared:
        return None
    return rate_of(doc, sentence, earlier.start, earlier.end)


def _place(doc: AnnotatedDoc, index: int) -> str | None:
    """The place that the sentence gives, else that of the count of which it is a part."""
    mention = doc._.counts[index]
    for one in _like(doc, mention):
        place = one.label or place_of(doc, doc._.sentences[one.sentence], one.start, one.end, one.event)
        if place is not None:
            return place
        if one.whole is None:
            break
    return _carried(doc, doc._.counts[index - 1], mention) if index else None


def _carried(doc: AnnotatedDoc, last: CountMention, mention: CountMention) -> str | None:
    """The place of the count in the sentence before, where that goes on about the same happening."""
    lead, sentence = doc._.sentences[last.sentence], doc._.sentences[mention.sentence]
    happening = {last.event, mention.event} <= HAPPENINGS and lead.paragraph == sentence.paragraph
    own = in_sentence(doc._.places, sentence) if sentence.index > lead.index else []
    named = any(not p.inside and p.end <= mention.start for p in own)
    if not happening or named or sentence.index - lead.index > 1:
        return None
    return place_of(doc, lead, last.start, last.end, last.event)


def heads(number: NumberMention) -> Decimal:
    """The number of heads: nobody is counted in thousandths, so that 182.467 has a continental thousands stop."""
    exponent = number.value.as_tuple().exponent
    return number.value * 1000 if exponent == -3 and not number.scaled else number.value


def line(fact: Count) -> str:
    """The count in a person's writing: `more than 700 migrants`, `50 people a day`, `86 people in 2 boats`."""
    written = wording.quantity(fact.value)
    if fact.value_max is not None:
        written += f"–{wording.quantity(fact.value_max)}"
    boats = ""
    if fact.vessels is not None:
        boats = f" in {wording.quantity(fact.vessels)} {'boat' if fact.vessels == 1 else 'boats'}"
    noun = wording.counted(fact.unit, one=fact.value == 1 and fact.value_max is None)
    return f"{wording.compared(written, fact.qualifier, people=True)} {noun}{boats}{wording.rate(fact.per)}"
