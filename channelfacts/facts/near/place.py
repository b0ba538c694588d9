"""The place of a figure."""

from __future__ import annotations

from channelfacts.annotations import AnnotatedDoc, PlaceMention, Sentence
from channelfacts.facts.near.words import near_words


def place_of(doc: AnnotatedDoc, sentence: Sentence, start: int, end: int, event: str | None = None) -> str | None:
    """Where: the country that the sentence says takes or holds them, else the nearest place that a preposition ties to
    the clause (behind the number first), else the water that "the crossing" means, else where they came from."""
    places = [p for p in doc._.places if sentence.start <= p.start < sentence.end and not p.inside]
    text = doc.text

    def tied(place: PlaceMention, words: str) -> bool:
        before = [word.lower() for word in text[sentence.start : place.start].split()[-3:]]
        if before and before[-1] in near_words("place", "origins") and words == "ties":
            return False
        return bool(near_words("place", words) & set(before[-1:] if words == "origins" else before))

    if event in near_words("place", "events"):
        lands = [p for p in places if p.end <= start and p.kind in {"country", "nation", "region"}]
        holder = [p for p in lands if _holds(text, p, start)]
        if holder:
            return holder[-1].text
    for ties in ("ties", "origins"):
        behind = [p for p in places if p.start >= end and tied(p, ties) and ";" not in text[end : p.start]]
        if behind:
            return behind[0].text
        before = [p for p in places if p.end <= start and tied(p, ties)]
        if before and len(text[before[-1].end : start].split()) <= 12:
            return before[-1].text
        if ties == "ties" and event == "crossing" and (water := _water(doc, sentence)) is not None:
            return water
    return None


def _holds(text: str, place: PlaceMention, start: int) -> bool:
    """Does the clause of the number begin with this place and a verb of taking, holding or counting?"""
    between = text[place.end : start].lower()
    words = between.replace(",", " , ").split()
    clean = not set(between) & set(".;:") and "that" not in words and len(words) <= 12 and words[:1] != ["'s"]
    return (
        clean
        and bool(words)
        and (words[0] in near_words("place", "holds") or (words[0] == "," and words[1:2] in (["which"], ["host"])))
    )


def _water(doc: AnnotatedDoc, sentence: Sentence) -> str | None:
    """The sea or strait, named shortly before, that "the crossing" of this sentence means."""
    said = sentence.text.lower()
    if not any(phrase in said for phrase in near_words("place", "anaphors")):
        return None
    lead = doc._.sentences[max(0, sentence.index - 3)].start
    waters = [p for p in doc._.places if lead <= p.start < sentence.end and p.kind in near_words("place", "waters")]
    return waters[-1].text if waters else None
