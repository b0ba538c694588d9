"""One amount as one sentence states it."""

from __future__ import annotations

from dataclasses import dataclass, field

from channelfacts.annotations import MoneyMention
from channelfacts.facts.money.bodies import Stretch
from channelfacts.model import Period


@dataclass(slots=True)
class Statement:
    """One amount as one sentence states it."""

    mention: MoneyMention
    per: str | None = None
    duration: str | None = None
    payer: str | None = None
    recipient: str | None = None
    purpose: str | None = None
    status: str | None = None
    equivalent: MoneyMention | None = None
    whole: int | None = None
    period: Period | None = None
    place: str | None = None
    source: str | None = None
    mentions: list[Stretch] = field(default_factory=list)

    @property
    def fullness(self) -> int:
        """How many of its fields the sentence fills."""
        return sum(
            value is not None
            for value in (self.per, self.duration, self.payer, self.recipient, self.purpose, self.status, self.period)
        ) + (self.mention.qualifier != "exact")
