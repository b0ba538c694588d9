"""Amounts of money: who pays, for what, over how long, planned or spent."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from channelfacts.annotations import AnnotatedDoc
from channelfacts.facts import wording
from channelfacts.facts.evidence import evidence, span
from channelfacts.facts.money.joining import merged
from channelfacts.facts.money.statement import Statement
from channelfacts.facts.money.statements import statements
from channelfacts.model import Fact, Model, Number, Period

Qualifier = Literal["exact", "approx", "more_than", "at_least", "less_than", "up_to"]
Status = Literal["planned", "actual", "other"]


class Equivalent(Model):
    """The same sum said in a second currency."""

    amount: Number
    currency: str


class Money(Fact):
    """An amount with its currency, in whole units."""

    KIND: ClassVar[str] = "money"

    amount: Number = Field(description="in whole units of the currency; the lower end of a range")
    amount_max: Number | None = Field(default=None, description="the upper end of a range")
    currency: str = Field(description="ISO 4217")
    qualifier: Qualifier = "exact"
    vague: bool = Field(default=False, description="tens of millions and the like: never added up")
    per: str | None = Field(default=None, description="day, week, month, year, person, ... where it is a rate")
    duration: str | None = Field(default=None, description="ISO 8601 duration of the whole")
    payer: str | None = None
    recipient: str | None = None
    purpose: str | None = None
    status: Status | None = None
    equivalent: Equivalent | None = None
    part_of: str | None = Field(default=None, description="id of the fact of which this is a part")
    period: Period | None = None
    place: str | None = None
    source: str | None = Field(default=None, description="who gives the figure, as named in the text")


def find(doc: AnnotatedDoc) -> list[Money]:
    """The amounts of an annotated text, each sum once, by the fullest of its statements."""
    found = statements(doc)
    facts = merged(found)
    spans = {i: _span(found[i]) for i in range(len(found))}
    first = {mention: _span(found[i]) for fact, i in facts for mention in fact.mentions}
    out = []
    for fact, i in facts:
        mention = fact.mention
        part_of = None if fact.whole is None else "{}-{}".format(*first.get(spans[fact.whole], spans[fact.whole]))
        out.append(
            Money(
                amount=mention.amount,
                amount_max=mention.amount_max,
                currency=mention.currency,
                qualifier=mention.qualifier,
                vague=mention.vague,
                per=fact.per,
                duration=fact.duration,
                payer=fact.payer,
                recipient=fact.recipient,
                purpose=fact.purpose,
                status=fact.status,
                equivalent=None
                if fact.equivalent is None
                else Equivalent(amount=fact.equivalent.amount, currency=fact.equivalent.currency),
                part_of=part_of,
                period=fact.period,
                place=fact.place,
                source=fact.source,
                mentions=[span(doc, *stretch) for stretch in fact.mentions],
                evidence=evidence(doc, *_span(found[i])),
            )
        )
    return out


def _span(statement: Statement) -> tuple[int, int]:
    return statement.mention.outer_start, statement.mention.outer_end


def line(fact: Money) -> str:
    """The amount in a person's writing: `about £12m over 3 years`."""
    written = wording.sum_of_money(fact.amount, fact.currency)
    if fact.amount_max is not None:
        written += f"–{wording.sum_of_money(fact.amount_max, fact.currency)}"
    return wording.compared(written, fact.qualifier) + wording.rate(fact.per) + wording.duration(fact.duration)
