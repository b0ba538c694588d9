"""People that a trained model sees where the grammar is silent, and what more must speak for each.

A model takes verbs of headlines, prayers, court cases and rocks at sea for parts of names: a guess is kept where it is
a whole name of prose and a list of names, a role or speech bears it out.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from spacy.tokens import Doc

from channelfacts.mentions.names import Line
from channelfacts.mentions.people.names import Candidate, candidate_at
from channelfacts.mentions.people.signs import Page, voiced
from channelfacts.mentions.people.words import Words

RUN_ON = re.compile(r"[a-z][A-Z]")
QUOTES = ("“", "”", '"', "‘", "’", "'")


def with_model(doc: Doc, words: Words, found: list[Line], page: Page, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates, and the persons that a loaded model sees where the grammar found none."""
    extra: list[Candidate] = []
    starts = [line.sentence.start for line in found]
    for guess in doc._.guesses or ():
        if guess.label != "PERSON" or not found:
            continue
        start, end = guess.start, guess.end
        if any(c.start_char < end and c.end_char > start for c in (*candidates, *extra)):
            continue
        line = found[max(bisect_right(starts, start) - 1, 0)]
        if line.style == "caps":
            continue
        for i, token in enumerate(line.tokens):
            if token.start >= start and token.end <= end and token.cap:
                candidate = candidate_at(words, line, i, page, model=True)
                if candidate is not None and candidate.end_char == end and believable(words, candidate):
                    extra.append(candidate)
                break
    if not extra:
        return candidates
    return sorted(candidates + extra, key=lambda c: c.start_char)


def believable(words: Words, candidate: Candidate) -> bool:
    """Is it a whole name of two words or more that something besides the model bears out?"""
    line, first, end = candidate.line, candidate.first, candidate.end
    name = [token for token in line.tokens[first:end] if token.text[0].isalpha()]
    folded = [token.lower for token in name]
    if len(candidate.parts) < 2 or len(folded) != len(set(folded)) or len(name[-1].text) == 1:
        return False  # "Bobby Jindal Jindal", a row of a table
    if any(token.text.isupper() and len(token.text) > 2 for token in name) or folded[0] in words.verbal_given:
        return False
    if any(RUN_ON.search(token.text) and not token.lower.startswith(words.run_on) for token in name):
        return False  # "TrumpKamala", two names of a page's menu run together
    if any(word in words.guess_never for word in folded):
        return False
    after = line.lower(end)
    if first and line.tokens[first - 1].text in QUOTES and line.lower(end + (after in (",", "."))) in QUOTES:
        return False  # “Deport Smith,” says a banner
    if after == "-" or (end < len(line.tokens) and line.cap(end) and not line.tokens[end - 1].possessive):
        return False  # half a name
    known = folded[0] in words.given or folded[-1] in words.surnames
    if not known:
        return bool(candidate.roles) or voiced(words, line.tokens, candidate.opening, end, len(line.tokens))
    if folded[-1] in words.ordinary and folded[-1] not in words.surnames:
        return bool(candidate.roles) and words.given.get(folded[0]) is False
    # A given name that is a plain word opens a sentence ("Hail Mary", "Deport Trump").
    return folded[0] not in words.ordinary or bool(candidate.roles) or words.given.get(folded[0]) is False
