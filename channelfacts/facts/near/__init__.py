"""What stands near a number and belongs to it: period, rate, place, source. Shared by counts, money and changes."""

from channelfacts.facts.near.period import carries_on, change_period, period_of, time_of
from channelfacts.facts.near.place import place_of
from channelfacts.facts.near.rate import rate_of
from channelfacts.facts.near.source import source_of

__all__ = ["carries_on", "change_period", "period_of", "place_of", "rate_of", "source_of", "time_of"]
