"""Names of all layers become one list: what the model sees, what the gazetteers know, what the rules read.

Offices named without their holder become known here too: whoever held them on the day of the text.
"""

from __future__ import annotations

from channelfacts.entities.guesses import Guesses, labels
from channelfacts.entities.layers import Layers
from channelfacts.entities.offices import Offices
from channelfacts.entities.references import References

__all__ = ["Guesses", "Layers", "Offices", "References", "labels"]
