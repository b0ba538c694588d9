"""Who says what: `doc._.attributions`, with the sentence or the quotation that each covers."""

from __future__ import annotations

from bisect import bisect_right
from typing import cast

from spacy.language import Language
from spacy.tokens import Doc

from channelfacts.annotations import AnnotatedDoc, Attribution, Sentence
from channelfacts.qualifiers.acts import Act, Marks, find_acts
from channelfacts.qualifiers.naming import Names, Speaker, speech
from channelfacts.qualifiers.pronouns import named_as, resolved
from channelfacts.qualifiers.quotations import Quotation, quotations

LEAST_WORDS = 4
REACH = 220
"""Characters between a quotation and its verb of saying, at most."""


@Language.factory("channelfacts_attributions")
def create(nlp: Language, name: str) -> Attributions:
    """The component that writes `doc._.attributions`."""
    return Attributions()


class Attributions:
    """Writes who says which sentence or quotation on a Doc."""

    def __call__(self, doc: Doc) -> Doc:
        doc._.attributions = attributions(cast(AnnotatedDoc, doc))
        return doc


def source_at(doc: AnnotatedDoc, start: int, end: int) -> str | None:
    """The nearest named giver of what stands at `start`-`end`, where the text says so."""
    covering = [a for a in doc._.attributions if a.start <= start and end <= a.end]
    if not covering:
        return None
    return min(covering, key=lambda a: (a.end - a.start, abs(a.speaker_start - start))).speaker


def attributions(doc: AnnotatedDoc) -> list[Attribution]:
    """Every attribution of an annotated text, in order."""
    names = Names(doc)
    said = quotations(names.text)
    sentences = doc._.sentences
    acts = resolved(doc, names, find_acts(doc, names, said), said)
    found = [_indirect(sentences[act.sentence], act) for act in acts if act.figures]
    found += _continued(sentences, acts, said)
    found += _direct(doc, acts, said, names)
    found.sort(key=lambda a: (a.start, a.end, a.speaker_start))
    return found


def _indirect(sentence: Sentence, act: Act) -> Attribution:
    speaker = act.speaker
    return Attribution(sentence.start, sentence.end, speaker.text, speaker.start, speaker.end, act.cue, False)


def _continued(sentences: list[Sentence], acts: list[Act], said: list[Quotation]) -> list[Attribution]:
    """The sentences that go on with the figures of the one before: "Of those, ...", "This compares to ..."."""
    found: list[Attribution] = []
    marks = Marks(said)
    spoken = {act.sentence for act in acts}
    last: Act | None = None
    by_sentence = {act.sentence: act for act in acts if act.figures}
    for number, sentence in enumerate(sentences):
        if number in spoken:
            last = by_sentence.get(number)
        elif last is not None and marks.within(sentence.start) is None and sentence.kind == "text":
            lower = sentence.text.lower()
            if lower.startswith(speech().continuing):
                found.append(_indirect(sentence, last))
            else:
                last = None
    return found


def _direct(doc: AnnotatedDoc, acts: list[Act], said: list[Quotation], names: Names) -> list[Attribution]:
    """The quotations with a known speaker."""
    found: list[Attribution] = []
    sentences = doc._.sentences
    starts = [s.start for s in sentences]
    last: tuple[Quotation, Speaker, str] | None = None
    for quotation in said:
        words = quotation.words(names.text)
        if not starts:
            break
        first = sentences[max(bisect_right(starts, quotation.start) - 1, 0)]
        final = sentences[max(bisect_right(starts, quotation.end - 1) - 1, 0)]
        if first.kind == "furniture":
            continue
        told = _beside(names.text, acts, quotation, first, final) or _signed(names.text, quotation, names)
        if told is None and last is not None and _follows(names.text, acts, last[0], quotation):
            told = last[1], last[2]
        if told is None:
            last = None
            continue
        speaker, cue = told
        last = quotation, speaker, cue
        if len(words.split()) >= LEAST_WORDS:
            found.append(
                Attribution(quotation.start, quotation.end, speaker.text, speaker.start, speaker.end, cue, True, words)
            )
    return found


def _beside(
    text: str, acts: list[Act], quotation: Quotation, first: Sentence, final: Sentence
) -> tuple[Speaker, str] | None:
    """Who speaks a quotation by the verb in its own sentences, or in the one before that ends with a colon."""
    quoting = speech().quoting
    near: list[tuple[int, Act]] = []
    for act in acts:
        if not first.start <= act.position < final.end:
            continue
        gap = act.position - quotation.end if act.position >= quotation.end else quotation.start - act.position
        if 0 <= gap <= REACH and (act.cue in quoting or act.figures or gap < 80):
            passed = text[quotation.end : act.position] if act.position >= quotation.end else ""
            near.append((gap + 40 * passed.count(". ") + (0 if act.cue in quoting else 30), act))
    if near:
        best = min(near, key=lambda item: item[0])[1]
        return best.speaker, best.cue
    lead = text[max(quotation.start - 400, 0) : quotation.start].rstrip()
    if lead.endswith(":"):
        previous = [act for act in acts if act.position < quotation.start and quotation.start - act.position < 300]
        if previous and previous[-1].sentence >= first.index - 1:
            return previous[-1].speaker, previous[-1].cue
    return None


def _signed(text: str, quotation: Quotation, names: Names) -> tuple[Speaker, str] | None:
    """ "... ” - Ben Bano, Seeking Sanctuary" or "Ben Bano: “..."."""
    line_end = text.find("\n", quotation.end)
    rest = text[quotation.end : line_end if line_end >= 0 else len(text)]
    lead = rest.lstrip()
    if lead[:1] in ("-", "–", "—"):
        for mention in names.people:
            if quotation.end <= mention.start < quotation.end + 80 and mention.start < quotation.end + len(rest):
                return named_as(mention.person, names), lead[0]
    before_it = text[max(quotation.start - 3, 0) : quotation.start]
    if before_it.rstrip().endswith(":"):
        position = max(quotation.start - 3, 0) + before_it.rfind(":")
        named = names.ends.get(position)
        if named is not None and named.person is not None:
            return named, ":"
    return None


def _follows(text: str, acts: list[Act], previous: Quotation, quotation: Quotation) -> bool:
    """Does a quotation without a verb of its own go on where the last one stopped?"""
    between = text[previous.end : quotation.start]
    if not between.strip():
        return True
    if between.count("\n") or len(between) > 160:
        return (
            "\n" in between
            and bool(between.strip())
            and len(between) <= 120
            and between.rstrip(" ").endswith("\n")
            and any(previous.end <= act.position < quotation.start for act in acts)
        )
    return True
