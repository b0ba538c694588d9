"""When two counts of a text are one fact, and what it then says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from channelfacts.facts.counts import Count

RELATED = ({"crossing", "arrival", "attempt"}, {"attempt", "detention", "rescue"})
"""Events that may be two words for one."""


def alike(one: Count, other: Count) -> bool:
    """The same fact said twice: what it says does not contradict."""
    if any(getattr(one, f) != getattr(other, f) for f in ("value", "value_max", "vague", "subject", "per")):
        return False
    events = {one.event, other.event}
    if len(events) > 1 and "other" not in events and not any(events <= group for group in RELATED):
        return False
    if one.period and other.period and one.period.start and other.period.start and one.period != other.period:
        return False
    return not (one.place and other.place and one.place != other.place and one.value < 20)


def joined(one: Count, other: Count) -> Count:
    """The fact with every mention of both, and with what only the other says."""
    fields = ("event", "qualifier", "basis", "vessels", "period", "place", "source", "part_of")
    weak = {None, "other", "exact"}
    update: dict[str, Any] = {
        f: getattr(other, f) for f in fields if getattr(one, f) in weak and getattr(other, f) not in weak
    }
    return one.model_copy(update={**update, "mentions": [*one.mentions, *other.mentions]})
