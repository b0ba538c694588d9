"""The component that writes `doc._.changes`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from channelfacts.annotations import ChangeMention, CountMention, NumberMention, Sentence, Word
from channelfacts.mentions.changes.baselines import baseline
from channelfacts.mentions.changes.figures import figures
from channelfacts.mentions.changes.measures import measure
from channelfacts.mentions.changes.topic import of_story
from channelfacts.mentions.changes.words import Figure, joined, listed
from channelfacts.mentions.counts.story import Story


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
    rows = [joined(sentence.words) for sentence in sentences]
    story = of_story(rows) or Story(list(sentences)).here
    dense = of_story(rows, least=4, share=120)
    for index, sentence in enumerate(sentences):
        if sentence.kind == "furniture":
            continue
        row = rows[index]
        last: tuple[int, int] | None = None
        for figure in figures(text, sentence, row, by_sentence.get(sentence.index, [])):
            last = (
                last
                if figure.kind == "carried"
                else measure(rows, index, figure, counts, last, story=story, dense=dense)
            )
            said = _said(text, last)
            if said is None or _supposed(row, figure, said):
                last = None
                continue
            against = baseline(row, figure)
            yield ChangeMention(
                start=row[figure.first].start,
                end=row[figure.end - 1].end,
                percent=figure.percent,
                direction=figure.direction,
                unit=figure.unit,
                qualifier=figure.qualifier,
                measure=said,
                baseline=_said(text, against and (row[against[0]].start, row[against[1] - 1].end)),
                sentence=sentence.index,
            )


def _said(text: str, stretch: tuple[int, int] | None) -> str | None:
    """The words of a stretch on one line, without a quotation mark that has lost its fellow."""
    if stretch is None:
        return None
    said = " ".join(text[stretch[0] : stretch[1]].split())
    if said.count("“") != said.count("”") or said.count('"') % 2:
        said = said.translate(str.maketrans("", "", '“”"'))
    return said


def _supposed(row: Sequence[Word], figure: Figure, said: str) -> bool:
    """Is it a wish ("should be halved", "if") or a plan for staff ("would double the number of agents")?"""
    before = [w.lower for w in row[max(0, figure.first - 12) : figure.first]]
    cut = max((i for i, w in enumerate(before) if w in (",", ";", "but", "while")), default=-1)
    clause = set(before[cut + 1 :])
    if clause & listed("supposed", "never"):
        return True
    staff = listed("supposed", "staff") & set(said.lower().split())
    return bool(staff and clause & listed("supposed", "plans"))
