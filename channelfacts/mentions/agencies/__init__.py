"""Named bodies: those of the gazetteer, those that their name gives away, those that the text explains.

The longest name wins where two overlap; the same length goes to the gazetteer. Forms of one body share a key.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from channelfacts.annotations import AgencyMention
from channelfacts.mentions import gazetteers
from channelfacts.mentions.agencies import acronyms, described, guessed, heads
from channelfacts.mentions.agencies.back import referring
from channelfacts.mentions.agencies.candidates import NO_STATE, Body, as_key, lexical, moved, without_nation
from channelfacts.mentions.agencies.firms import firms
from channelfacts.mentions.agencies.known import known
from channelfacts.mentions.agencies.setting import setting_of, sole
from channelfacts.mentions.agencies.standing import standing
from channelfacts.mentions.agencies.towns import of_towns
from channelfacts.mentions.agencies.weak import ISLANDS
from channelfacts.mentions.names import Line, lines
from channelfacts.mentions.tries import Names

OF_STATES = ("department", "border", "court", "police", "military")
"""Kinds of bodies that belong to one state, though a list gives them none."""


@Language.factory("channelfacts_agencies")
def create(nlp: Language, name: str) -> Agencies:
    """The component that writes `doc._.agencies`."""
    return Agencies()


class Agencies:
    """Writes the bodies of a Doc, in the order of the text."""

    def __call__(self, doc: Doc) -> Doc:
        doc_lines = lines(doc)
        setting = setting_of(doc, doc_lines)
        main = setting.home(share=0.4)
        bodies: list[Body] = []
        for number, line in enumerate(doc_lines):
            bodies.extend(known(line, number, setting))
            if line.style == "prose":
                bodies.extend(as_known(line, body) for body in heads.headed(line, number))
                bodies.extend(described.described(line, number))
                bodies.extend(described.lower_case(line, number))
                bodies.extend(described.generic(line, number))
                bodies.extend(of_towns(line, number))
                bodies.extend(firms(line, number))
        bodies = longest(bodies)
        bodies = longest([*bodies, *guessed.bodies(doc, doc_lines, bodies, setting)])
        bodies = join(repeated(doc_lines, explained(doc_lines, bodies)), doc_lines)
        bodies = longest([*bodies, *shortened(doc_lines, bodies)])
        bodies = longest([*bodies, *standing(doc_lines, bodies)])
        bodies = [seated(doc_lines[body.line], body) for body in bodies]
        bodies = [moved(body, country=main) if stateless(doc_lines[body.line], body, main) else body for body in bodies]
        bodies = sorted([*bodies, *referring(doc_lines, bodies)], key=lambda body: (body.line, body.i))
        text = doc.text
        doc._.agencies = [mention(text, doc_lines[body.line], body) for body in bodies]
        return doc


def seated(line: Line, body: Body) -> Body:
    """A body of no country with that of the town behind it: "the Interior Ministry in Rome"."""
    if body.country is not None or body.kind not in OF_STATES or body.generic or international(line, body):
        return body
    if line.lower(body.j) not in ("in", "at") or not line.cap(body.j + 1):
        return body
    place = gazetteers.places().find(line, body.j + 1)
    country = sole(place[1]) if place else None
    return body if country is None else moved(body, country=country)


def stateless(line: Line, body: Body, main: str | None) -> bool:
    """Is it a body of some state, of which the text says nothing near: "the Interior Ministry"?

    Britain calls its own otherwise, so there it is another state's.
    """
    if body.country is not None or body.kind == "international":
        return False
    if main in NO_STATE:
        return False
    return body.entity is None or (body.kind in OF_STATES and main not in ISLANDS and not international(line, body))


def international(line: Line, body: Body) -> bool:
    """Does the name say that it is nobody's alone ("European Court of Human Rights")?"""
    words = lexical().kind_words["international"]
    return any(token.lower in words for token in line.tokens[body.i : body.j])


def as_known(line: Line, body: Body) -> Body:
    """The gazetteer's body where the name without its nation is in it ("UK Border Force")."""
    first, nation = without_nation(line, body.i, body.j)
    found = gazetteers.agencies().find(line, first)
    if nation is None or found is None or first + found[0] != body.j:
        return body
    row = next((form.item for form in found[1] if form.item.country == nation), None)
    if row is None:
        return body
    return moved(body, kind=row.kind, country=row.country, key=row.entity.id, entity=row.entity, known=True)


def longest(bodies: list[Body]) -> list[Body]:
    """Without those that overlap a longer one; in order of the text."""
    kept: list[Body] = []
    taken: set[tuple[int, int]] = set()
    for body in sorted(bodies, key=lambda b: (b.generic, b.i - b.j, not b.known, b.line, b.i)):
        cells = {(body.line, k) for k in range(body.i, body.j)}
        if not cells & taken:
            taken |= cells
            kept.append(body)
    return sorted(kept, key=lambda b: (b.line, b.i))


def explained(doc_lines: list[Line], bodies: list[Body]) -> list[Body]:
    """With acronyms that the text explains, wherever they stand."""
    meant: dict[str, Body] = {}
    new: list[Body] = []
    by_line: dict[int, list[Body]] = {}
    for body in bodies:
        by_line.setdefault(body.line, []).append(body)
    for number, line in enumerate(doc_lines):
        if any(token.text == "(" for token in line.tokens):
            for acronym, body, fresh in acronyms.explained(line, number, by_line.get(number, [])):
                meant.setdefault(acronym, body)
                if fresh is not None:
                    new.append(fresh)
    if not meant:
        return bodies
    for number, line in enumerate(doc_lines):
        for i, token in enumerate(line.tokens):
            if token.text in meant and not (line.style == "caps" and len(token.text) < 4):
                body = meant[token.text]
                new.append(moved(body, line=number, i=i, j=i + 1, known=True))
    spots = {(body.line, body.i, body.j) for body in new}
    return longest([*new, *(body for body in bodies if (body.line, body.i, body.j) not in spots)])


def repeated(doc_lines: list[Line], bodies: list[Body]) -> list[Body]:
    """With the other places where an unknown body's name stands, headlines included."""
    names: Names[Body] = Names()
    seen: set[str] = set()
    for body in bodies:
        if not body.known and not body.generic and body.key not in seen:
            seen.add(body.key)
            line = doc_lines[body.line]
            tokens = line.tokens[body.i : body.j]
            if len(tokens) > 1 or tokens[0].lower not in lexical().heads:
                names.add(
                    line.sentence.text[tokens[0].start - line.sentence.start : tokens[-1].end - line.sentence.start],
                    body,
                )
    if not names.forms:
        return bodies
    more = []
    for number, line in enumerate(doc_lines):
        for i in range(len(line.tokens)):
            found = names.find(line, i)
            if found and (found[0] > 1 or (line.style == "prose" and not _in_run(line, i))):
                more.append(moved(found[1][0].item, line=number, i=i, j=i + found[0]))
    return longest([*bodies, *more])


def shortened(doc_lines: list[Line], bodies: list[Body]) -> list[Body]:
    """ "The Commission" where one body of the text alone is called so."""
    called: dict[str, dict[str, Body]] = {}
    for body in bodies:
        tokens = doc_lines[body.line].tokens
        if not body.generic and body.j - body.i > 1:
            for word in {tokens[body.i].lower, tokens[body.j - 1].lower} & lexical().short:
                called.setdefault(word, {}).setdefault(body.key, body)
    return [
        moved(next(iter(called[token.lower].values())), line=number, i=i, j=i + 1, tail=0)
        for number, line in enumerate(doc_lines)
        for i, token in enumerate(line.tokens)
        if token.cap and token.lower in called and len(called[token.lower]) == 1
        if line.style == "prose" and line.lower(i - 1) == "the" and (not line.cap(i + 1) or token.possessive)
    ]


def _in_run(line: Line, i: int) -> bool:
    """Does the single word stand beside another capitalised one?"""
    return (line.cap(i + 1) and not line.tokens[i].possessive) or (
        i > 0 and line.cap(i - 1) and not line.tokens[i - 1].possessive
    )


def join(bodies: list[Body], doc_lines: list[Line]) -> list[Body]:
    """One key for the forms of a body: with its nation and without ("Italian Coast Guard", "the Coast Guard")."""
    by_tail: dict[str, dict[str, Body]] = {}
    for body in bodies:
        if not body.generic:
            by_tail.setdefault(tail(doc_lines[body.line], body), {}).setdefault(body.key, body)
    joined = []
    spelled = {initials(body, doc_lines): body for body in bodies if not body.generic and body.j - body.i > 2}
    for body in bodies:
        text = doc_lines[body.line].tokens[body.i].text
        if (
            body.j - body.i == 1
            and text.isupper()
            and len(text) > 2
            and text in spelled
            and body.key != spelled[text].key
        ):
            full = spelled[text]
            body = moved(body, key=full.key, entity=full.entity or body.entity)
        same = by_tail.get(tail(doc_lines[body.line], body), {})
        if body.generic or len(same) < 2:
            joined.append(body)
            continue
        nation = without_nation(doc_lines[body.line], body.i, body.j)[1]
        own = body.country if body.entity is None else nation
        others = [other for other in same.values() if other.key != body.key and other.country is not None]
        if own is None and len(others) == 1:
            other = others[0]
            joined.append(moved(body, key=other.key, kind=other.kind, country=other.country, entity=other.entity))
        else:
            joined.append(body)
    return joined


def initials(body: Body, doc_lines: list[Line]) -> str:
    """The first letters of the name, without small words."""
    tokens = doc_lines[body.line].tokens[body.i : body.j]
    return "".join(token.text[0] for token in tokens if token.cap)


def tail(line: Line, body: Body) -> str:
    """The folded name without a nation in front."""
    return as_key(line.tokens[without_nation(line, body.i, body.j)[0] : body.j])


def mention(text: str, line: Line, body: Body) -> AgencyMention:
    """The body as an annotation."""
    start, end = line.tokens[body.i].start, line.tokens[body.j - 1].end + body.tail
    return AgencyMention(
        start, end, text[start:end], body.kind, body.country, body.key, body.entity, body.generic, line.sentence.index,
        line.layer(body.entity.id) if body.entity else "model" if body.guessed else "rules",
    )  # fmt: skip
