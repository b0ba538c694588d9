"""Who says what: `doc._.attributions`, with the words or the sentence that each covers."""

from __future__ import annotations

from typing import cast

from spacy.language import Language
from spacy.tokens import Doc

from channelfacts.annotations import AnnotatedDoc, Attribution, Sentence
from channelfacts.qualifiers.acts import Act, Marks, find_acts
from channelfacts.qualifiers.naming import Names, speech
from channelfacts.qualifiers.pronouns import resolved
from channelfacts.qualifiers.quotations import Quotation, paragraphs, quotations
from channelfacts.qualifiers.reported import clauses
from channelfacts.qualifiers.speakers import DETERMINERS
from channelfacts.qualifiers.speech import Said, direct

MOST = 0.5
"""What stands in quotation marks to more than this share is direct speech, the words around it are not."""

ROLE = 7
"""Words of a role between the beginning of a clause and the name of who speaks, at most."""


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
    """Every attribution of an annotated text, in order.

    Those with a `text` are quotes: what somebody said, in quotation marks or reported. The others only say who gives
    the figures of their sentence.
    """
    names = Names(doc)
    sentences = doc._.sentences
    said = quotations(names.text, paragraphs(sentences, len(names.text)))
    acts = resolved(doc, names, find_acts(doc, names, said), said)
    spoken = direct(doc, acts, said, names)
    reported = _reported(sentences, names, acts, spoken)
    inside = Marks([Quotation(one.start, one.end) for one in reported if one.text])
    found = [one.attribution() for one in spoken if one.full or inside.within(one.start) is None]
    found += reported
    found += [_giver(sentences[act.sentence], act) for act in acts if act.figures]
    found += _parted(sentences, acts)
    found += _continued(sentences, acts, said)
    found.sort(key=lambda a: (a.start, a.end, a.speaker_start))
    return found


def _reported(sentences: list[Sentence], names: Names, acts: list[Act], spoken: list[Said]) -> list[Attribution]:
    """What acts of saying report without quotation marks, or with marks around the lesser part of it."""
    found: list[Attribution] = []
    marks = Marks([Quotation(one.start, one.end) for one in spoken])
    sayings = Marks([Quotation(one.start, one.end) for one in spoken if one.full])
    for number, act in enumerate(acts):
        follower = acts[number + 1] if number + 1 < len(acts) else None
        words = sentences[act.sentence].words
        following = follower if follower is not None and follower.sentence == act.sentence else None
        parts = [(words[a].start, words[b - 1].end) for a, b in clauses(names, words, act, following)]
        if not parts:
            continue
        said = " ".join(" ".join(names.text[start:end].split()) for start, end in parts)
        whole = act.cue in speech().quoting and not act.speaker.text.lower().endswith(speech().unsaid)
        if sum(marks.covered(start, end) for start, end in parts) > MOST * sum(end - start for start, end in parts):
            whole = False
        if any(sayings.covered(start, end) for start, end in parts):
            whole = False
        if whole or act.figures:
            found.append(_attribution(parts[0][0], parts[-1][1], act, said.strip(" ,;:") if whole else ""))
    return found


def _attribution(start: int, end: int, act: Act, said: str = "") -> Attribution:
    speaker = act.speaker
    return Attribution(start, end, speaker.text, speaker.start, speaker.end, act.cue, False, said)


def _giver(sentence: Sentence, act: Act) -> Attribution:
    """The sentence as one whose figures the act's speaker gives; the clause where it has one of its own."""
    return _attribution(_clause(sentence, act), sentence.end, act)


def _clause(sentence: Sentence, act: Act) -> int:
    """Where the clause of the act begins: behind "while", "whom", ", and" before its speaker."""
    words = sentence.words
    i = act.first - 1
    if act.inverted or act.speaker.start >= act.position or act.cue == "according to":
        return sentence.start
    while i >= 0 and words[i].start >= act.speaker.start:
        i -= 1
    for j in range(i, max(i - 4, 0), -1):
        if words[j].lower in speech().clauses:
            return words[j].start
        if words[j].lower not in DETERMINERS and not words[j].text[0].isupper():
            break
    for j in range(i, max(i - ROLE, 1), -1):  # ", and the chief inspector, X, has found"
        if words[j].lower in ("and", "while", "but") and words[j - 1].text == ",":
            return words[j].start
    return sentence.start


def _continued(sentences: list[Sentence], acts: list[Act], said: list[Quotation]) -> list[Attribution]:
    """The sentences that go on with the figures of the one before: "Of those, ...", "... to a total of"."""
    found: list[Attribution] = []
    marks = Marks(said)
    spoken = {act.sentence for act in acts}
    last: Act | None = None
    by_sentence = {act.sentence: act for act in acts if act.figures}
    for number, sentence in enumerate(sentences):
        if number in spoken:
            last = by_sentence.get(number)
        elif last is not None and marks.within(sentence.start) is None and sentence.kind == "text":
            if _goes_on(sentence, sentences[number - 1]):
                found.append(_attribution(sentence.start, sentence.end, last))
            else:
                last = None
    return found


def _goes_on(sentence: Sentence, earlier: Sentence) -> bool:
    """Does it go on with the figures of the sentence before?"""
    if sentence.text.lower().startswith(speech().continuing):
        return True
    near = sentence.paragraph == earlier.paragraph
    words = speech().summing | speech().totals if near else speech().totals
    return sentence.paragraph <= earlier.paragraph + 1 and any(word.lower in words for word in sentence.words)


def _parted(sentences: list[Sentence], acts: list[Act]) -> list[Attribution]:
    """The sentences whose parts the next one gives with its source: "... 18,000 people. Of those, ..., X said"."""
    spoken = {act.sentence for act in acts}
    found: list[Attribution] = []
    for act in acts:
        sentence = sentences[act.sentence]
        if act.figures and act.sentence and sentence.text.lower().startswith(speech().parting):
            earlier = sentences[act.sentence - 1]
            if earlier.index not in spoken and earlier.paragraph == sentence.paragraph and earlier.kind == "text":
                found.append(_attribution(earlier.start, earlier.end, act))
    return found
