"""One list of names out of three layers (`doc._.entities`, `doc.ents`): here alone their conflicts are settled.

Which layer's name is kept stands in `data/lexicons/entities.toml`. What loses is taken back from `doc._.agencies` and
`doc._.places` too, so that the facts and the entities of a text never tell two stories.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from channelfacts.annotations import EntityMention
from channelfacts.lexicons import gazetteer, lexicon

WIDE = ("country", "nation", "state", "region", "sea", "continent")


@dataclass(frozen=True, slots=True)
class Claim:
    """A layer's word that a stretch of the text is a name. rank: place in the order of the lexicon, 0 the strongest."""

    start: int
    end: int
    label: str
    layer: str
    rank: int


@cache
def order() -> dict[str, int]:
    """The rank of each line of the order."""
    return {line: rank for rank, line in enumerate(lexicon("entities")["order"]["lines"])}


@cache
def peoples() -> frozenset[str]:
    """Adjectives of nations and what their people are called, as written."""
    rows = gazetteer("nationalities")
    return frozenset(form for row in rows for form in (row["adjective"], *row["people"].split("|")) if form)


@cache
def signs() -> tuple[str, ...]:
    """What stands right before a place."""
    return tuple(lexicon("entities")["signs"]["before"])


def claim(text: str, start: int, end: int, label: str, layer: str, *, alone: bool = False) -> Claim:
    """A Claim with its rank. alone: a model's guess that no fact bears out."""
    line = f"{layer} {label}"
    lines = order()
    if alone and (rank := lines.get(f"{line} alone")) is not None:
        return Claim(start, end, label, layer, rank)
    both = layer == "model" and label == "PLACE" and " and " in text[start:end]
    long = lines.get(f"{line} long") if " " in text[start:end] and not both else None
    return Claim(start, end, label, layer, lines.get(line, len(lines)) if long is None else long)


@Language.factory("channelfacts_entities")
def create(nlp: Language, name: str) -> Layers:
    """The component that writes `doc._.entities` and `doc.ents`, behind the mentions of people, bodies and places."""
    return Layers()


class Layers:
    """Settles who is right where layers differ."""

    def __call__(self, doc: Doc) -> Doc:
        text: str = doc.text
        kept = settled(list(claims(doc, text)))
        seen = {(guess.start, guess.end, guess.label) for guess in doc._.guesses or ()}
        doc._.entities = [
            EntityMention(
                one.start, one.end, text[one.start : one.end], one.label,
                f"{one.layer}+model" if one.layer != "model" and (one.start, one.end, one.label) in seen else one.layer,
            )
            for one in kept
        ]  # fmt: skip
        take_back(doc)
        spans = [doc.char_span(one.start, one.end, one.label) for one in doc._.entities]
        doc.ents = filter_spans([span for span in spans if span is not None])
        return doc


def claims(doc: Doc, text: str) -> Iterator[Claim]:
    """What every layer claims, titles and possessives left out."""
    for person in doc._.people or ():
        start = text.find(person.name.split()[0], person.start, person.end) if person.name else -1
        yield claim(text, max(start, person.start), person.end, "PERSON", person.layer)
    for body in doc._.agencies or ():
        if not body.generic:
            yield claim(text, body.start, body.end, "ORG", body.layer)
    for place in doc._.places or ():
        if not place.inside:
            yield claim(text, place.start, place.end, "PLACE", place.layer)
    borne_out = facts_behind(doc)
    outvoted = places_too(doc, text)
    known_bodies = {(body.start, body.end) for body in doc._.agencies or () if body.layer == "gazetteer"}
    for guess in doc._.guesses or ():
        alone = guess.end not in borne_out[guess.label]
        if guess.label == "PERSON" and alone:
            alone = guess.start in outvoted or (guess.start, guess.end) in known_bodies
        yield claim(text, guess.start, guess.end, guess.label, "model", alone=alone)
    for sentence in doc._.sentences or ():
        for word in sentence.words:
            if word.text in peoples():
                yield claim(text, word.start, word.end, "NORP", "gazetteer")


def facts_behind(doc: Doc) -> dict[str, set[int]]:
    """Where the people, bodies and places end that became facts, by label."""
    return {
        "PERSON": {person.end for person in doc._.people or ()},
        "ORG": {body.end for body in doc._.agencies or () if not body.generic},
        "PLACE": {place.end for place in doc._.places or ()},
        "NORP": set(),
    }


def places_too(doc: Doc, text: str) -> set[int]:
    """Where parties and whole countries begin, and places that the model takes for a person once, or at times.

    It is not believed there ("Vermont received three", "Conservative MP"), but where it says so all along ("Clinton").
    """
    votes = Counter((text[guess.start : guess.end], guess.label) for guess in doc._.guesses or ())
    return {body.start for body in doc._.agencies or () if body.kind == "party"} | {
        place.start
        for place in doc._.places or ()
        if place.layer == "gazetteer"
        and (
            place.kind in WIDE
            or text.endswith(signs(), 0, place.start)
            or votes[place.text, "PLACE"]
            or votes[place.text, "PERSON"] == 1
        )
    }


def settled(found: list[Claim]) -> list[Claim]:
    """The claims that stand, in the order of the text. The stronger goes first, of equal ones the longer."""
    kept: list[Claim] = []
    starts: list[int] = []
    for one in sorted(found, key=lambda c: (c.rank, c.start - c.end, c.start)):
        at = bisect_left(starts, one.start)
        before = kept[at - 1] if at else None
        after = kept[at] if at < len(kept) else None
        if (before is None or before.end <= one.start) and (after is None or one.end <= after.start):
            kept.insert(at, one)
            starts.insert(at, one.start)
    return kept


def take_back(doc: Doc) -> None:
    """Leaves out the bodies and places that lost their words to another label."""
    entities = doc._.entities
    starts = [entity.start for entity in entities]

    def lost(start: int, end: int, label: str) -> bool:
        first = bisect_right(starts, start) - 1
        owner = label == "PLACE" and doc.text[end : end + 1] in "'’"  # "Italy's Navy" names Italy too
        return any(
            entity.label != label and not (owner and entity.label == "ORG")
            for entity in entities[max(first, 0) : bisect_left(starts, end)]
            if entity.start < end and start < entity.end
        )

    doc._.agencies = [a for a in doc._.agencies or () if a.generic or not lost(a.start, a.end, "ORG")]
    doc._.places = [p for p in doc._.places or () if p.inside or not lost(p.start, p.end, "PLACE")]
