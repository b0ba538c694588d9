"""The component that writes `doc._.changes`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from channelfacts.annotations import ChangeMention, CountMention, NumberMention, Sentence
from channelfacts.mentions.changes.figures import figures
from channelfacts.mentions.changes.measures import baseline, measure


@Language.factory("channelfacts_changes")
def create(nlp: Language, name: str) -> Changes:
    """The component that writes `doc._.changes`."""
    return Changes()


class Changes:
    """Writes the changes of migration figures."""

    def __call__(self, doc: Doc) -> Doc:
        doc._.changes = list(changes(doc.text, doc._.sentences, doc._.numbers, doc._.counts or []))
        return doc


def changes(
    text: str, sentences: Sequence[Sentence], numbers: Sequence[NumberMention], counts: Sequence[CountMention]
) -> Iterator[ChangeMention]:
    """The changes of a text, in order."""
    by_sentence: dict[int, list[NumberMention]] = {}
    for number in numbers:
        by_sentence.setdefault(number.sentence, []).append(number)
    for index, sentence in enumerate(sentences):
        if sentence.kind == "furniture":
            continue
        last: str | None = None
        for figure in figures(text, sentence, by_sentence.get(sentence.index, [])):
            if figure.kind == "carried" and last is not None:
                said: str | None = last
            else:
                stretch = measure(sentences, index, figure, counts)
                said = None if stretch is None else " ".join(text[stretch[0] : stretch[1]].split())
            if said is None:
                last = None
                continue
            last = said
            row = sentence.words
            against = baseline(row, figure)
            yield ChangeMention(
                start=row[figure.first].start,
                end=row[figure.end - 1].end,
                percent=figure.percent,
                direction=figure.direction,
                unit=figure.unit,
                qualifier=figure.qualifier,
                measure=said,
                baseline=None
                if against is None
                else " ".join(text[row[against[0]].start : row[against[1] - 1].end].split()),
                sentence=sentence.index,
            )
