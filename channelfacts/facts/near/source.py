"""Who gives a figure."""

from __future__ import annotations

from channelfacts.annotations import AnnotatedDoc, Attribution


def source_of(doc: AnnotatedDoc, start: int, end: int) -> str | None:
    """The nearest named giver of the figure at `start`-`end`, where the text says so."""
    covering: list[Attribution] = [a for a in doc._.attributions if a.start <= start and end <= a.end]
    if not covering:
        return None
    best = min(covering, key=lambda a: (a.end - a.start, abs(a.speaker_start - start)))
    if doc.text[max(0, best.speaker_start - 6) : best.speaker_start].lower().endswith((" its ", " their ")):
        return None  # "according to its figures": whose, another sentence says
    return best.speaker
