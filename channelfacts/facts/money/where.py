"""The place that an amount is for."""

from __future__ import annotations

import re

from channelfacts.annotations import AnnotatedDoc, MoneyMention
from channelfacts.facts.money.bodies import Stretch

NEARBY = re.compile(
    r"\b(?:in|at|near|around|outside|along)\s+(?:the\s+(?:port|camp|town|city|area|region|border)\s+(?:of\s+)?|the\s+)?$",
    re.I,
)


def place(doc: AnnotatedDoc, mention: MoneyMention, what: Stretch | None) -> str | None:
    """The place in the words of the purpose ("fencing at Calais"); nothing else is plain enough."""
    if what is None:
        return None
    for place in doc._.places or []:
        within = what[0] <= place.start and place.end <= what[1] and not place.inside
        if within and NEARBY.search(doc.text[max(0, place.start - 30) : place.start]):
            return place.text
    return None
