"""Numbers of migrants, boats, incidents, offenders and personnel: the noun phrase behind a number, or what it implies.

A noun that is of this story by itself ("migrants") is enough; an ordinary one ("people") needs the story around it.
"""

from channelfacts.mentions.counts.component import Counts, create

__all__ = ["Counts", "create"]
