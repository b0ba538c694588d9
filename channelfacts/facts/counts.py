"""Numbers of people, boats, incidents, offenders and personnel: which event, when, where, says who."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar, Literal

from pydantic import Field

from channelfacts.annotations import AnnotatedDoc, CountMention, NumberMention
from channelfacts.facts import wording
from channelfacts.facts.evidence import evidence, span
from channelfacts.facts.money import Qualifier
from channelfacts.facts.near import period_of, place_of, rate_of, source_of
from channelfacts.model import Fact, Number, Period

Subject = Literal["migrants", "vessels", "incidents", "offenders", "personnel"]
Event = Literal[
    "crossing", "attempt", "rescue", "arrival", "presence", "eviction", "detention", "return", "death", "asylum",
    "support", "deployment", "incident", "other",
]  # fmt: skip
Basis = Literal["flow", "cumulative", "stock"]


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


STOCK = frozenset({"presence"})
RELATED = ({"crossing", "arrival", "attempt"}, {"attempt", "detention", "rescue"})


def find(doc: AnnotatedDoc) -> list[Count]:
    """The counts of an annotated text, each once: the fuller statement gives the fields, every mention is kept."""
    found: list[Count] = []
    for mention in doc._.counts:
        fact = _fact(doc, mention)
        same = next((i for i, other in enumerate(found) if _same(other, fact)), None)
        if same is None:
            found.append(fact)
        else:
            found[same] = _joined(found[same], fact)
    return _with_vessels(doc, found)


def _fact(doc: AnnotatedDoc, mention: CountMention) -> Count:
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
        basis=_basis(doc, mention, period),
        part_of=f"{whole.start}-{whole.end}" if whole is not None else None,
        per=rate_of(doc, sentence, start, end),
        period=period,
        place=mention.label or place_of(doc, sentence, start, end, mention.event),
        source=source_of(doc, start, end),
        mentions=[span(doc, start, end)],
        evidence=evidence(doc, start, end),
    )


def _period(doc: AnnotatedDoc, mention: CountMention) -> Period | None:
    """The period that the sentence gives, else that of the count whose noun it leaves out or of which it is a part."""
    found = period_of(doc, doc._.sentences[mention.sentence], mention.start, mention.end)
    earlier = mention.whole if mention.whole is not None else mention.antecedent
    return _period(doc, doc._.counts[earlier]) if found is None and earlier is not None else found


def heads(number: NumberMention) -> Decimal:
    """The number of heads: nobody is counted in thousandths, so that 182.467 has a continental thousands stop."""
    exponent = number.value.as_tuple().exponent
    return number.value * 1000 if exponent == -3 and not number.scaled else number.value


def _basis(doc: AnnotatedDoc, mention: CountMention, period: Period | None) -> Basis | None:
    """Are there now, total so far, or happened in a period; null where nothing says so."""
    if mention.event in STOCK:
        return "stock"
    words = (period.text if period else "").lower()
    if "so far" in words or words.startswith("since") or mention.number.ordinal:
        return "cumulative"
    return "flow" if period is not None else None


def _same(one: Count, other: Count) -> bool:
    """The same fact said twice: what it says does not contradict."""
    if (one.value, one.value_max, one.subject, one.per) != (other.value, other.value_max, other.subject, other.per):
        return False
    events = {one.event, other.event}
    if len(events) > 1 and "other" not in events and not any(events <= group for group in RELATED):
        return False
    if one.period and other.period and one.period.start and other.period.start and one.period != other.period:
        return False
    return not (one.place and other.place and one.place != other.place and one.value < 20)


def _joined(one: Count, other: Count) -> Count:
    fields = ("event", "qualifier", "basis", "period", "place", "source", "part_of")
    weak = {None, "other", "exact"}
    update: dict[str, Any] = {
        f: getattr(other, f) for f in fields if getattr(one, f) in weak and getattr(other, f) not in weak
    }
    return one.model_copy(update={**update, "mentions": [*one.mentions, *other.mentions]})


def _with_vessels(doc: AnnotatedDoc, found: list[Count]) -> list[Count]:
    """ "187 people in 16 boats": the boats are a fact of their own and `vessels` of the people's."""
    done = []
    for index, fact in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        if (
            fact.subject == "migrants"
            and following is not None
            and following.subject == "vessels"
            and following.value_max is None
        ):
            between = doc.text[fact.evidence.end : following.evidence.start]
            if (
                len(between) < 60
                and not set(between) & set(".;\n")
                and " ".join(between.split()).endswith(("in", "on", "aboard", "in a total of", "using", "on board"))
            ):
                fact = fact.model_copy(update={"vessels": following.value})
        done.append(fact)
    return done


def line(fact: Count) -> str:
    """The count in a person's writing: `more than 700 migrants`, `50 people a day`, `86 people in 2 boats`."""
    written = wording.quantity(fact.value)
    if fact.value_max is not None:
        written += f"–{wording.quantity(fact.value_max)}"
    boats = ""
    if fact.vessels is not None:
        boats = f" in {wording.quantity(fact.vessels)} {'boat' if fact.vessels == 1 else 'boats'}"
    return f"{wording.compared(written, fact.qualifier, people=True)} {fact.unit}{boats}{wording.rate(fact.per)}"
