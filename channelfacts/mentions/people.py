"""To be filled."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("channelfacts_people")
def create(nlp: Language, name: str) -> Component:
    """The component."""
    return Component()


class Component:
    def __call__(self, doc: Doc) -> Doc:
        return doc
