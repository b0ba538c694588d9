"""What people and bodies are quoted as saying."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from channelfacts.annotations import AnnotatedDoc
from channelfacts.facts.evidence import evidence, span
from channelfacts.model import Fact


class Quote(Fact):
    """Direct speech with its speaker."""

    KIND: ClassVar[str] = "quotes"

    speaker: str = Field(description="words of the text")
    cue: str = Field(description="the verb: said, told, ...")
    direct: bool = True
    text: str


def find(doc: AnnotatedDoc) -> list[Quote]:
    """The quotations of an annotated text, as the attributions found them."""
    return [
        Quote(
            speaker=said.speaker,
            cue=said.cue,
            direct=True,
            text=said.text,
            evidence=evidence(doc, said.start, said.end),
            mentions=[span(doc, said.start, said.end)],
        )
        for said in doc._.attributions
        if said.direct and said.text
    ]


def line(fact: Quote) -> str:
    """The quotation in a line."""
    return f"{fact.speaker}: “{fact.text}”"
