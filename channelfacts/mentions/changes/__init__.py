"""Changes in percent, in fractions or as a multiple: how much, up or down, of what, against what."""

from channelfacts.mentions.changes.component import Changes, create

__all__ = ["Changes", "create"]
