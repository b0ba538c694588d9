"""Evidence for a fact, and what all kinds do alike when a text says a thing twice."""

from __future__ import annotations

from channelfacts.annotations import AnnotatedDoc, Sentence
from channelfacts.model import Evidence, Span


def span(doc: AnnotatedDoc, start: int, end: int) -> Span:
    """The stretch of `doc.text` from `start` to `end` (code points)."""
    return Span(start=start, end=end, text=doc.text[start:end])


def sentence_at(doc: AnnotatedDoc, offset: int) -> Sentence:
    """The sentence that holds the character at `offset`, or the last one before it. Bisects: O(log n)."""
    sentences = doc._.sentences
    low, high = 0, len(sentences)
    while low < high:
        middle = (low + high) // 2
        if sentences[middle].start <= offset:
            low = middle + 1
        else:
            high = middle
    return sentences[max(low - 1, 0)]


def evidence(doc: AnnotatedDoc, start: int, end: int) -> Evidence:
    """The evidence from `start` to `end` with its sentence (widened where a mention runs over its end)."""
    sentence = sentence_at(doc, start)
    first, last = min(sentence.start, start), max(sentence.end, end)
    return Evidence(start=start, end=end, text=doc.text[start:end], sentence=span(doc, first, last))
