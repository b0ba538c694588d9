"""Pronouns and descriptions that mean somebody already named: "she", "his", "the minister".

Everybody told of, with a name or without, is more or less present at each place of a text: as subject more than as
object, in the last sentence more than in those before. Whoever fits and is clearly the most present is meant; where two
come close, none is taken.
"""

from channelfacts.entities.references.component import References, create, references

__all__ = ["References", "create", "references"]
