"""The language of a text: English is read, others are named and left out, and where it is not sure, it is English.

Small words settle nearly every English text at once. Only where they are missing is py3langid asked, and its answer
counts only with small words of that language, another script, or a long text: it takes "Bernard Cazeneuve visits Calais
port" for French.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from channelfacts.lexicons import lexicon
from channelfacts.model import Document, Failure

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

WORD = re.compile(r"[^\W\d_]+")
WINDOWS, WINDOW = 12, 1500
"""How many stretches of a long text are looked at, and characters of each."""
FEWEST, LONG = 20, 100
"""Words that a text has at least which is left out; and one in a language of which no small words are known."""
ENGLISH = 0.1
"""Share of English small words from which words are English: 242 articles have 0.16 to 0.35, other languages 0.04."""
PART, SOME = 50, 0.1
"""Words in English lines, or share of all words, from which a text in another language is read for them."""
NONE = 0.05
"""Share of English small words at most in a text that is left out by py3langid's word alone."""
OWN = 0.15
"""Share of a language's own small words in a text that is left out: prose has 0.2 to 0.5, a list of names few."""
SURE = 0.99
NOT_LATIN = 0.3


def checked(document: Document) -> Document | Failure:
    """The document, or why it is left out. A text that is in no other language for sure is taken for English."""
    found = None if document.language == "en" else foreign(document.text)
    if found is None:
        return document
    return Failure(document.path or "standard input", f"in {_name(found)}, not English")


def foreign(text: str) -> str | None:
    """The ISO code of the language that a text is surely in; None for English, too short a text, and all doubts.

    A text is English if a part of it is: what quotes, translates or mixes is read.
    """
    lines = [WORD.findall(line.lower()) for stretch in _stretches(text) for line in stretch.split("\n")]
    words = [word for line in lines for word in line]
    if _share(words, "en") >= ENGLISH:
        return None
    english = sum(len(line) for line in lines if len(line) >= FEWEST / 2 and _share(line, "en") >= ENGLISH)
    if english >= min(PART, SOME * len(words)) > 0:
        return None
    # Texts without spaces between words have few and long ones.
    if len(words) < FEWEST and (sum(map(len, words)) < 4 * FEWEST or _latin(words) > 0.5):
        return None
    code, probability = _identifier().classify(" ".join(_stretches(text)))
    if code == "en":
        return None
    if _latin(words) < NOT_LATIN:
        return str(code)
    if probability < SURE:
        return None
    if code in lexicon("languages"):
        return str(code) if _share(words, code) >= OWN else None
    return str(code) if len(words) >= LONG and _share(words, "en") < NONE else None


def _stretches(text: str) -> Iterator[str]:
    """The text, or stretches from beginning to end of a long one."""
    if len(text) <= WINDOWS * WINDOW:
        for start in range(0, len(text), WINDOW):
            yield text[start : start + WINDOW]
        return
    for number in range(WINDOWS):
        start = number * (len(text) - WINDOW) // (WINDOWS - 1)
        yield text[start : start + WINDOW]


@cache
def _small(code: str) -> frozenset[str]:
    return frozenset(lexicon("languages")[code])


def _share(words: list[str], code: str) -> float:
    small = _small(code)
    return sum(word in small for word in words) / max(1, len(words))


def _latin(words: list[str]) -> float:
    """Share of letters that are Latin ones."""
    letters = "".join(words)
    return sum(char < "ɐ" or "Ḁ" <= char <= "ỿ" for char in letters) / max(1, len(letters))


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _name(code: str) -> str:
    """The English name of a language."""
    from babel import Locale

    return str(Locale("en").languages.get(code, f"the language {code}"))
