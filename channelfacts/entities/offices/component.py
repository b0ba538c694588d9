"""Whose office it is: the country, then the holder whom the text names elsewhere, else the list's on its day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from spacy.language import Language
from spacy.tokens import Doc

from channelfacts.annotations import AnnotatedDoc, OfficeMention
from channelfacts.entities.offices.forms import countries
from channelfacts.entities.offices.named import Named, named
from channelfacts.lexicons import lexicon
from channelfacts.model import Entity, fold
from channelfacts.tenures import by_office, sole


@cache
def signs() -> dict[str, float]:
    """How much each sign of a country counts, and the lead that one must have."""
    return dict(lexicon("offices")["signs"])


@Language.factory("channelfacts_offices")
def create(nlp: Language, name: str) -> Offices:
    """The component that writes `doc._.offices`, behind people, bodies and places."""
    return Offices()


class Offices:
    """Writes the offices that a text names without their holders, with who held them."""

    def __call__(self, doc: Doc) -> Doc:
        doc._.offices = list(settled(cast(AnnotatedDoc, doc)))
        return doc


@dataclass(frozen=True, slots=True)
class Text:
    """What the whole text says: its own country, and whom it names in which office of which country."""

    day: str | None
    country: str | None
    held: dict[tuple[str, str | None], frozenset[str]]
    nations: dict[str, frozenset[str]]
    """The countries of which the text names an office, by its form."""
    proper: frozenset[str]
    """Offices that the text calls by a name that only they have ("Taoiseach"): a "prime minister" is another's."""


def settled(doc: AnnotatedDoc) -> Iterator[OfficeMention]:
    """The offices whose country and holder are clear, in the order of the text."""
    found = list(named(doc))
    if all(one.person is not None for one in found):
        return
    text = about(doc, found)
    past: dict[int, str] = {}
    for date in doc._.dates or ():
        if date.period is not None and date.period.end is not None:
            past[date.sentence] = min(date.period.end, past.get(date.sentence, date.period.end))
    for one in found:
        if one.person is None:
            country = country_of(one, text)
            mention = None if country is None else holder(doc, one, country or None, text, past.get(one.sentence))
            if mention is not None:
                yield mention


def about(doc: AnnotatedDoc, found: Iterable[Named]) -> Text:
    """What the text says of offices and countries."""
    counts: Counter[str] = Counter()
    for body in doc._.agencies or ():
        counts[body.country or ""] += 0 if body.generic else signs()["agency"]  # type: ignore[assignment]
    for place in doc._.places or ():
        counts[place.country or ""] += signs()["place"]  # type: ignore[assignment]
    for person in doc._.people or ():
        counts[(person.profile.country if person.profile else None) or ""] += signs()["person"]  # type: ignore[assignment]
    held: dict[tuple[str, str | None], set[str]] = {}
    nations: dict[str, set[str]] = {}
    for one in found:
        country = one.country or one.form.alone
        if one.form.alone:
            counts[one.form.alone] += signs()["office"]  # type: ignore[assignment]
        if one.person is not None and one.person.profile is not None:
            country = country if country is not None else one.person.profile.country
            for office in one.form.offices:
                held.setdefault((office, country or None), set()).add(one.person.profile.name)
        if country:
            nations.setdefault(one.form.text, set()).add(country)
    ranked = [(country, count) for country, count in counts.most_common() if country and country != "EU"]
    clear = ranked and (len(ranked) == 1 or ranked[0][1] >= signs()["lead"] * ranked[1][1])
    return Text(
        doc._.published,
        ranked[0][0] if clear else None,
        {key: frozenset(names) for key, names in held.items()},
        {form: frozenset(of) for form, of in nations.items()},
        frozenset(office for one in found if one.form.alone is not None for office in one.form.offices),
    )


def country_of(one: Named, text: Text) -> str | None:
    """The country of an office: said beside it, told by its form, else the text's own. "" is none, None unknown."""
    if one.country is not None:
        return one.country
    if one.form.alone is not None:
        return one.form.alone
    if text.country is None or any(text.country in countries()[o] for o in text.proper.intersection(one.form.offices)):
        return None
    rivals = text.nations.get(one.form.text, frozenset()) - {text.country}
    return None if rivals else text.country


def holder(doc: AnnotatedDoc, one: Named, country: str | None, text: Text, past: str | None) -> OfficeMention | None:
    """The office with its holder: the one whom the text names in it, else whoever held it on the day of the text.

    past: the end of a time named in the sentence; where it lies before the holder's time, another is meant.
    """
    offices = [office for office in one.form.offices if country in countries()[office]]
    if not offices:
        return None
    told = {name for office in offices for name in text.held.get((office, country), ())}
    rows = [row for office in offices for row in by_office()[office, country]]
    known = None if text.day is None else sole(tuple(rows), text.day)
    if known is None:
        return _mention(doc, one, offices[0], country, next(iter(told)), inferred=False) if len(told) == 1 else None
    if past is not None and past < known.start[: len(past)]:
        return None
    said = {name for name in told if same(name, known.holder)}
    if not said and told:
        return None  # the text has another in this office: of a time or a state that it does not say here
    return _mention(doc, one, known.office, country, min(said, default=known.holder), inferred=not said)


def same(said: str, listed: str) -> bool:
    """May a name of the text be that of a holder? By its last word, the surname."""
    return fold(said).split()[-1] == fold(listed).split()[-1]


def _mention(
    doc: AnnotatedDoc, one: Named, office: str, country: str | None, name: str, *, inferred: bool
) -> OfficeMention:
    said = " ".join(doc.text[one.start : one.end].split())
    return OfficeMention(
        one.start, one.end, said, office, country, name, inferred, Entity.of("office", office, country), one.sentence
    )
