"""The order of an English clause around an amount, read without a parser: verbs, subjects, phrases.

Works on what `annotations` holds and on the verb classes of `data/lexicons/status.toml`; `qualifiers` and `facts`
use it.
"""

from channelfacts.clauses.phrases import phrase_left, phrase_right, skip_terms
from channelfacts.clauses.rows import AUXILIARIES, BREAK_SIGNS, DETERMINERS, Token, place_of, tokens
from channelfacts.clauses.verbs import Verb, governor, is_verb, relative, verb_behind, verbs, words

__all__ = [
    "AUXILIARIES",
    "BREAK_SIGNS",
    "DETERMINERS",
    "Token",
    "Verb",
    "governor",
    "is_verb",
    "phrase_left",
    "phrase_right",
    "place_of",
    "relative",
    "skip_terms",
    "tokens",
    "verb_behind",
    "verbs",
    "words",
]
