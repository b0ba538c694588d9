"""The component that writes `doc._.references`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from channelfacts.annotations import Annotations, PersonReference
from channelfacts.entities.references.cast import cast_of
from channelfacts.entities.references.reader import Reader


@Language.factory("channelfacts_references")
def create(nlp: Language, name: str) -> References:
    """The component that writes `doc._.references`."""
    return References()


class References:
    """Writes the pronouns and descriptions of persons on a Doc."""

    def __call__(self, doc: Doc) -> Doc:
        known = Annotations(
            sentences=doc._.sentences,
            people=doc._.people or [],
            attributions=doc._.attributions or [],
            offices=doc._.offices or [],
            places=doc._.places or [],
            agencies=doc._.agencies or [],
            guesses=doc._.guesses or [],
            dates=doc._.dates or [],
        )
        doc._.references = references(doc.text, known)
        return doc


def references(text: str, known: Annotations) -> list[PersonReference]:
    """Every pronoun and description that clearly means one person, in order.

    The text is read twice: whom it surely calls "she" the first time is a woman all through the second.
    """
    if not known.people:
        return []
    cast = cast_of(known.people)
    first = Reader(text, known, cast)
    if first.scene.debate.unclear:
        return []
    first.read()
    if first.learn():
        second = Reader(text, known, cast)
        second.read()
        return second.references()
    return first.references()
