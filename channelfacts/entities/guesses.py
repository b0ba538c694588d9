"""What a loaded model takes for names, under our labels: `doc._.guesses`."""

from __future__ import annotations

from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from channelfacts.annotations import Guess
from channelfacts.lexicons import lexicon

LEADING = frozenset(("the", "a", "an"))
CLITICS = frozenset(("'s", "’s", "'", "’"))


@cache
def labels() -> dict[str, str]:
    """Our label for each label of the models that we know."""
    return dict(lexicon("entities")["labels"])


def named(word: str) -> bool:
    """Could a name begin or end with this word? "Central American countries" ends with none."""
    return any(c.isupper() or c.isdigit() for c in word)


@Language.factory("channelfacts_guesses")
def create(nlp: Language, name: str) -> Guesses:
    """The component that reads `doc.ents` of the model before it and writes `doc._.guesses`."""
    return Guesses()


class Guesses:
    """Takes over the names of a model, without article and possessive, which some models count in.

    What begins or ends in lower case is a description; places alone go without capitals in messages.
    """

    def __call__(self, doc: Doc) -> Doc:
        known = labels()
        chances = doc.user_data.get("channelfacts_chances", {})
        found: list[Guess] = []
        for entity in doc.ents:
            label = known.get(entity.label_)
            if label is None:
                continue
            i, j = entity.start, entity.end
            while i < j and (doc[i].lower_ in LEADING or doc[i].is_space):
                i += 1
            while i < j and (doc[j - 1].text in CLITICS or doc[j - 1].is_space):
                j -= 1
            if i < j and (label == "PLACE" or (named(doc[i].text) and named(doc[j - 1].text))):
                chance = chances.get((entity.start, entity.end))
                found.append(Guess(doc[i].idx, doc[j - 1].idx + len(doc[j - 1]), label, chance))
        doc._.guesses = found
        return doc
