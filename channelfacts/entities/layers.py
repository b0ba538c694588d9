"""One list of names out of three layers (`doc._.entities`, `doc.ents`): here alone their conflicts are settled.

Which layer's name is kept stands in `data/lexicons/entities.toml`. What loses is taken back from `doc._.people`,
`doc._.agencies` and `doc._.places` too, so that the facts and the entities of a text never tell two stories.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from channelfacts.annotations import EntityMention
from channelfacts.entities.guesses import TOLD
from channelfacts.entities.known import recognised
from channelfacts.lexicons import gazetteer, lexicon


@dataclass(frozen=True, slots=True)
class Claim:
    """A layer's word that a stretch of the text is a name.

    rank: place in the order of the lexicon, 0 the strongest. sure: a guess that says so itself.
    """

    start: int
    end: int
    label: str
    layer: str
    rank: int
    sure: bool = False


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


@cache
def wide() -> frozenset[str]:
    """Kinds of places that a guess of a person seen once does not outweigh."""
    return frozenset(lexicon("entities")["signs"]["wide"])


@cache
def sure() -> float:
    """The chance from which a guess needs nothing else to bear it out."""
    return float(lexicon("entities")["order"]["sure"])


def claim(text: str, start: int, end: int, label: str, layer: str, mark: str = "") -> Claim:
    """A Claim with its rank. mark: what the order of the lexicon calls it besides, `alone`, `sure` or `bare`."""
    line = f"{layer} {label}"
    lines = order()
    if mark and (rank := lines.get(f"{line} {mark}")) is not None:
        return Claim(start, end, label, layer, rank, mark == "sure")
    both = layer == "model" and label == "PLACE" and " and " in text[start:end]
    long = lines.get(f"{line} long") if " " in text[start:end] and not both else None
    return Claim(start, end, label, layer, lines.get(line, len(lines)) if long is None else long, mark == "sure")


@Language.factory("channelfacts_entities")
def create(nlp: Language, name: str) -> Layers:
    """The component that writes `doc._.entities` and `doc.ents`, behind the mentions of people, bodies and places."""
    return Layers()


class Layers:
    """Settles who is right where layers differ; then tells which persons the list of offices knows."""

    def __call__(self, doc: Doc) -> Doc:
        text: str = doc.text
        found = list(claims(doc, text))
        others = {(one.start, one.end, one.label): one.layer for one in found if one.layer != "model"}
        seen = {(guess.start, guess.end, guess.label) for guess in doc._.guesses or ()}

        def layer(one: Claim) -> str:
            key = (one.start, one.end, one.label)
            other = others.get(key)
            return "model" if other is None else f"{other}+model" if key in seen else other

        doc._.entities = [
            EntityMention(one.start, one.end, text[one.start : one.end], one.label, layer(one))
            for one in settled(around(found))
        ]
        take_back(doc)
        doc._.people = recognised(doc._.people, doc._.published)
        spans = [doc.char_span(one.start, one.end, one.label) for one in doc._.entities]
        doc.ents = filter_spans([span for span in spans if span is not None])
        return doc


def claims(doc: Doc, text: str) -> Iterator[Claim]:
    """What every layer claims, titles and possessives left out."""
    for person in doc._.people or ():
        start = text.find(person.name.split()[0], person.start, person.end) if person.name else -1
        bare = start == person.start and person.role is None
        yield claim(text, max(start, person.start), person.end, "PERSON", person.layer, "bare" if bare else "")
    for body in doc._.agencies or ():
        if not body.generic:
            yield claim(text, body.start, body.end, "ORG", body.layer)
    for place in doc._.places or ():
        if not place.inside:
            coded = any(char.isdigit() for char in place.text)  # "the E40": no model knows better
            yield claim(text, place.start, place.end, "PLACE", place.layer, "sure" if coded else "")
    borne_out = facts_behind(doc)
    outvoted = places_too(doc, text)
    known_bodies = {(body.start, body.end) for body in doc._.agencies or () if body.layer == "gazetteer"}
    for guess in doc._.guesses or ():
        firm = guess.chance is not None and guess.chance >= sure()
        alone = guess.end not in borne_out[guess.label]
        if guess.label == "PERSON":
            alone = alone and (guess.start in outvoted or (guess.start, guess.end) in known_bodies)
            firm = firm and not alone
        alone = alone and not firm
        mark = "sure" if firm else "alone" if alone else ""
        yield claim(text, guess.start, guess.end, guess.label, "model", mark)
    if "NORP" in doc.user_data.get(TOLD, ()):
        return  # a model that knows peoples tells them from languages ("in French"); a list does not
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
            place.kind in wide()
            or text.endswith(signs(), 0, place.start)
            or votes[place.text, "PLACE"]
            or votes[place.text, "PERSON"] == 1
        )
    }


def around(found: list[Claim]) -> list[Claim]:
    """The claims, those first in rank that are sure and hold every other claim on their words whole, people apart."""
    found = sorted(found, key=lambda c: c.start)
    starts = [one.start for one in found]
    longest = max((one.end - one.start for one in found), default=0)
    first = order()["model around"]

    def holds(one: Claim) -> bool:
        near = found[bisect_left(starts, one.start - longest) : bisect_left(starts, one.end)]
        others = [c for c in near if c.end > one.start and (c.start, c.end) != (one.start, one.end)]
        return bool(others) and all(
            one.start <= c.start and c.end <= one.end and (c.label != "PERSON" or one.label == "PERSON") for c in others
        )

    return [replace(one, rank=first) if one.sure and holds(one) else one for one in found]


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
    """Leaves out the people, bodies and places that lost their words to another label."""
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

    doc._.people = [p for p in doc._.people or () if not lost(p.start, p.end, "PERSON")]
    doc._.agencies = [a for a in doc._.agencies or () if a.generic or not lost(a.start, a.end, "ORG")]
    doc._.places = [p for p in doc._.places or () if p.inside or not lost(p.start, p.end, "PLACE")]
