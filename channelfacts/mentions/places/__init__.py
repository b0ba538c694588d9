"""Named places: those of the gazetteer, and those that their name or the words around give away.

The longest name wins where two overlap; a place that lies in a body's or another place's name is `inside`.
"""

from __future__ import annotations

from bisect import bisect_right

from spacy.language import Language
from spacy.tokens import Doc

from channelfacts.annotations import AgencyMention, PlaceMention
from channelfacts.mentions.agencies.setting import setting_of
from channelfacts.mentions.names import Line, lines, surnames
from channelfacts.mentions.places import datelines, divisions, grammar, guessed, world
from channelfacts.mentions.places.countries import settle
from channelfacts.mentions.places.known import known
from channelfacts.mentions.places.spots import Spot, lexical


@Language.factory("channelfacts_places")
def create(nlp: Language, name: str) -> Places:
    """The component that writes `doc._.places`, behind `channelfacts_agencies`."""
    return Places()


class Places:
    """Writes the places of a Doc, in the order of the text; bodies inside a longer place's name are taken back."""

    def __call__(self, doc: Doc) -> Doc:
        doc_lines = lines(doc)
        family = surnames(doc_lines)
        near = any(token.text == "Calais" for line in doc_lines for token in line.tokens)
        by_sentence: dict[int, list[AgencyMention]] = {}
        for body in doc._.agencies or []:
            if not body.generic:
                by_sentence.setdefault(body.sentence, []).append(body)
        spots: list[Spot] = []
        opening = 0
        setting = setting_of(doc, doc_lines)
        guesses = [guess for guess in doc._.guesses or () if guess.label == "PLACE"]
        for number, line in enumerate(doc_lines):
            taken = agency_tokens(by_sentence.get(line.sentence.index, []), line)
            made = [*grammar.unknown(line, number), *divisions.divided(line, number)]
            if opening < 3 and line.style != "caps":
                made.extend(datelines.dateline(line, number))
                opening += 1
            made.extend(datelines.jungle(line, number, near))
            made = apart([*made, *guessed.places(guesses, line, number, family, setting.seen)], taken)
            tokens = {**taken, **{k: 99 for spot in made for k in range(spot.i, spot.j)}}
            listed = list(known(line, number, family, tokens))
            exact = {(spot.i, spot.j) for spot in listed}
            spots.extend(spot for spot in made if (spot.i, spot.j) not in exact)
            spots.extend(listed)
            grammatical = {(spot.i, spot.j) for spot in made}
            for spot in listed:
                if (spot.i, spot.j) in grammatical:
                    spot.doubtful = False
                    spot.inside = any(taken.get(k, 0) >= spot.j - spot.i for k in range(spot.i, spot.j))
        sure = {spot.rows for spot in spots if not spot.doubtful}
        spots = [spot for spot in spots if not spot.doubtful or spot.rows in sure]
        spots = without_strays(doc_lines, spots)
        spots.extend(repeated(doc_lines, spots))
        world.located(spots, doc_lines)
        settle(spots, doc_lines, setting.home())
        spots.sort(key=lambda spot: (spot.line, spot.i, -spot.j))
        text = doc.text
        doc._.places = [mention(text, doc_lines[spot.line], spot) for spot in spots]
        doc._.agencies = outside(doc._.agencies or [], doc._.places)
        return doc


def outside(bodies: list[AgencyMention], places: list[PlaceMention]) -> list[AgencyMention]:
    """The bodies that lie in no longer name of a place ("RAF" in "RAF Scampton")."""
    firm = [place for place in places if not place.inside]
    starts = [place.start for place in firm]
    kept = []
    for body in bodies:
        k = bisect_right(starts, body.start)
        around = firm[max(0, k - 2) : k]
        if not any(place.end >= body.end and place.end - place.start > body.end - body.start for place in around):
            kept.append(body)
    return kept


def agency_tokens(bodies: list[AgencyMention], line: Line) -> dict[int, int]:
    """The tokens of a line that lie in a body's name, with the number of tokens of that name."""
    taken: dict[int, int] = {}
    at = {token.start: k for k, token in enumerate(line.tokens)} if bodies else {}
    for body in bodies:
        first = last = at.get(body.start, 0)
        while last < len(line.tokens) and line.tokens[last].start < body.end:
            last += 1
        taken.update(dict.fromkeys(range(first, last), last - first))
    return taken


def apart(spots: list[Spot], taken: dict[int, int]) -> list[Spot]:
    """The longest of overlapping spots, without those in a body's longer name."""
    kept: list[Spot] = []
    used: set[int] = set()
    for spot in sorted(spots, key=lambda s: (s.i - s.j, s.i)):
        cells = set(range(spot.i, spot.j))
        bodies = cells & taken.keys()
        if cells & used or (bodies and len(bodies) >= len(cells)):
            continue
        used |= cells
        kept.append(spot)
    return kept


def without_strays(doc_lines: list[Line], spots: list[Spot]) -> list[Spot]:
    """Without unknown words that the text uses where no place could stand ("Malejo said")."""
    bare = {doc_lines[spot.line].tokens[spot.i].lower for spot in spots if spot.bare}
    if not bare:
        return spots
    found = {(spot.line, spot.i) for spot in spots}
    strays = {
        token.lower
        for number, line in enumerate(doc_lines)
        for i, token in enumerate(line.tokens)
        if token.cap and token.lower in bare and (number, i) not in found and line.style == "prose"
        if line.lower(i - 1) not in lexical().prepositions
    }
    return [spot for spot in spots if not (spot.bare and doc_lines[spot.line].tokens[spot.i].lower in strays)]


def repeated(doc_lines: list[Line], spots: list[Spot]) -> list[Spot]:
    """The other places where the name of an unknown place stands."""
    names: dict[tuple[str, ...], Spot] = {}
    for spot in spots:
        if not spot.rows and not spot.inside:
            line = doc_lines[spot.line]
            names.setdefault(tuple(token.lower for token in line.tokens[spot.i : spot.j]), spot)
    if not names:
        return []
    firsts = {name[0] for name in names}
    covered = {(spot.line, k) for spot in spots for k in range(spot.i, spot.j)}
    more = []
    for number, line in enumerate(doc_lines):
        for i, token in enumerate(line.tokens):
            if token.lower not in firsts or not token.cap or (number, i) in covered:
                continue
            for name, spot in names.items():
                j = i + len(name)
                if tuple(t.lower for t in line.tokens[i:j]) == name and not line.cap(j):
                    more.append(Spot(number, i, j, spot.kind, country=spot.country, key=spot.key))
                    break
    return more


def mention(text: str, line: Line, spot: Spot) -> PlaceMention:
    """The place as an annotation."""
    start, end = line.tokens[spot.i].start, line.tokens[spot.j - 1].end
    row = spot.rows[0] if spot.rows else None
    return PlaceMention(
        start,
        end,
        text[start:end],
        row.kind if row else spot.kind,
        spot.country,
        row.latitude if row else None,
        row.longitude if row else None,
        row.entity if row else None,
        spot.inside,
        line.sentence.index,
        spot.key,
        line.layer(row.entity.id) if row else "model" if spot.guessed else "rules",
    )
