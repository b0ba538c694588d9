"""What people and bodies say, in their own words or as the text reports it."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from channelfacts.annotations import AnnotatedDoc, Attribution, OfficeMention
from channelfacts.facts.evidence import evidence, span
from channelfacts.facts.forms import forms
from channelfacts.model import Fact


class Quote(Fact):
    """What somebody says: in quotation marks, or reported ("X said that ...").

    A quotation that goes on over paragraphs, or that only the words of saying interrupt, is one. Words in marks inside
    of a reported clause are a quote of their own where they are the greater part of it; otherwise the clause is the
    quote. What somebody is said to deny, to ask or to think is none. "According to X, ..." without marks and "figures
    show" say who gives a figure, which the figure has as its `source`: nobody speaks there. `entity` is the office by
    which the speaker is named ("the Home Secretary"): who held it is the same in `offices`.
    """

    KIND: ClassVar[str] = "quotes"

    speaker: str = Field(description="who says it, by the fullest name in the text, or as the text words it")
    cue: str = Field(description="the verb: said, told, ...; : or a dash where there is none")
    direct: bool = Field(default=True, description="in quotation marks; false: the text reports it in its own words")
    text: str = Field(description="what is said, on one line, without the marks around it")


def find(doc: AnnotatedDoc) -> list[Quote]:
    """The quotes of an annotated text, each once, as the attributions found them."""
    found: dict[tuple[str, str], Quote] = {}
    bodies = _bodies(doc)
    offices = {one.end: one for one in doc._.offices or ()}
    for said in doc._.attributions:
        if not said.text:
            continue
        quote = _quote(doc, said, bodies, offices.get(said.speaker_end))
        key = quote.speaker, "".join(c for c in said.text.lower() if c.isalnum())
        first = found.get(key)
        found[key] = (
            quote if first is None else first.model_copy(update={"mentions": [*first.mentions, *quote.mentions]})
        )
    return list(found.values())


def _quote(doc: AnnotatedDoc, said: Attribution, bodies: dict[str, str], office: OfficeMention | None) -> Quote:
    return Quote(
        entity=office.entity if office is not None and office.start <= said.speaker_start else None,
        speaker=bodies.get(said.speaker, said.speaker),
        cue=said.cue,
        direct=said.direct,
        text=said.text,
        evidence=evidence(doc, said.start, said.end),
        mentions=[span(doc, said.start, said.end)],
    )


def _bodies(doc: AnnotatedDoc) -> dict[str, str]:
    """The fullest name of each body by its names in the text."""
    names: dict[str, list[str]] = {}
    for agency in doc._.agencies or []:
        if not agency.generic:
            names.setdefault(agency.key, []).append(" ".join(agency.text.split()))
    return {name: forms(said)[0] for said in names.values() for name in said}


def line(fact: Quote) -> str:
    """The quote in a line."""
    return f"{fact.speaker}: “{fact.text}”" if fact.direct else f"{fact.speaker} {fact.cue}: {fact.text}"
