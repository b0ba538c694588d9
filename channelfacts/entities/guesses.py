"""What a loaded model takes for names, under our labels: `doc._.guesses`."""

from __future__ import annotations

from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from channelfacts.annotations import Guess
from channelfacts.lexicons import lexicon

LEADING = frozenset(("the", "a", "an"))
TOLD = "channelfacts_told"
"""Where a Doc keeps which labels of ours its model tells apart."""
CLITICS = frozenset(("'s", "’s", "'", "’"))


@cache
def labels() -> dict[str, str]:
    """Our label for each label of the models that we know."""
    return dict(lexicon("entities")["labels"])


def named(word: str) -> bool:
    """Could a name begin or end with this word? "Central American countries" ends with none."""
    return any(c.isupper() or c.isdigit() for c in word)


@Language.factory("channelfacts_guesses", default_config={"told": []})
def create(nlp: Language, name: str, told: list[str]) -> Guesses:
    """The component that reads `doc.ents` of the model before it and writes `doc._.guesses`.

    told: the labels of ours that the model tells apart.
    """
    return Guesses(told)


class Guesses:
    """Takes over the names of a model, without article and possessive, which some models count in.

    A body that begins or ends in lower case is a description ("Central American countries"); people and places go
    without capitals in messages, and people may begin with a particle ("von der Leyen").
    """

    def __init__(self, told: list[str]) -> None:
        self.told = told

    def __call__(self, doc: Doc) -> Doc:
        known = labels()
        chances = doc.user_data.get("channelfacts_chances", ())
        if len(chances) != len(doc.ents):
            chances = [None] * len(doc.ents)
        found: list[Guess] = []
        for entity, chance in zip(doc.ents, chances, strict=True):
            label = known.get(entity.label_)
            if label is None:
                continue
            i, j = entity.start, entity.end
            while i < j and (doc[i].lower_ in LEADING or doc[i].is_space):
                i += 1
            while i < j and (doc[j - 1].text in CLITICS or doc[j - 1].is_space):
                j -= 1
            if i < j and (label != "ORG" or (named(doc[i].text) and named(doc[j - 1].text))):
                found.append(Guess(doc[i].idx, doc[j - 1].idx + len(doc[j - 1]), label, chance))
        doc._.guesses = found
        doc.user_data[TOLD] = self.told
        return doc
