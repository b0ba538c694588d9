"""The component `channelfacts_layout`: writes the sentences of a page with their words and kinds, and its title."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from channelfacts.annotations import Sentence
from channelfacts.mentions.layout import quoted
from channelfacts.mentions.layout.furniture import is_furniture
from channelfacts.mentions.layout.kinds import Line, is_credit, lines, title
from channelfacts.mentions.layout.lines import paragraphs
from channelfacts.mentions.layout.sentences import sentences
from channelfacts.mentions.layout.words import words


@Language.factory("channelfacts_layout")
def create(nlp: Language, name: str) -> Layout:
    """The component that writes `doc._.sentences` and `doc._.title`."""
    return Layout()


class Layout:
    """Writes the sentences of a Doc, with their words and kind."""

    def __call__(self, doc: Doc) -> Doc:
        text = doc.text
        stretches = list(paragraphs(text))
        page = lines(text, stretches)
        speech = quoted.spoken(text, ((paragraph.start, paragraph.end) for paragraph in stretches))
        doc._.sentences = [
            Sentence(
                index,
                start,
                end,
                text[start:end],
                words(text[start:end], start),
                kind,
                paragraph,
                quoted.inside(speech, start, end),
            )
            for index, (start, end, kind, paragraph) in enumerate(_sentences(text, page))
        ]
        doc._.title = title(text, page)
        return doc


def cut(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of the sentences of a text, without a Doc."""
    for start, end, _, _ in _sentences(text, lines(text, list(paragraphs(text)))):
        yield start, end


def _sentences(text: str, page: list[Line]) -> Iterator[tuple[int, int, str, int]]:
    for line in page:
        whole = line.kind in ("heading", "meta") or (line.kind == "furniture" and line.end - line.start < 500)
        spans = [(line.start, line.end)] if whole else list(sentences(text, line.start, line.end))
        for start, end in spans:
            kind = line.kind
            if kind != "furniture" and len(spans) > 1 and _stray(text[start:end], kind):
                kind = "furniture"
            if start < end:
                yield start, end, kind, line.paragraph


def _stray(sentence: str, kind: str) -> bool:
    """Is a sentence among others furniture: a credit in a caption, "Sign up here." behind an article's last words?"""
    return is_furniture(sentence, whole_line=False) or (kind == "caption" and is_credit(sentence))
