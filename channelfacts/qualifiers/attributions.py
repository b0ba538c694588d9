"""Who says what: `doc._.attributions`, with the sentence or the quotation that each covers."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import cast

from spacy.language import Language
from spacy.tokens import Doc

from channelfacts.annotations import AnnotatedDoc, Attribution, Sentence
from channelfacts.qualifiers.quotations import Quotation, quotations
from channelfacts.qualifiers.speakers import Names, Speaker, after, before, behind, speech

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


@dataclass(frozen=True, slots=True)
class Act:
    """An act of saying: where its verb stands, who speaks, whether it gives figures or quotes."""

    position: int
    sentence: int
    speaker: Speaker
    cue: str
    figures: bool


def attributions(doc: AnnotatedDoc) -> list[Attribution]:
    """Every attribution of an annotated text, in order."""
    names = Names(doc)
    said = quotations(names.text)
    sentences = doc._.sentences
    acts = resolved(doc, names, find_acts(doc, names, said))
    found = [_indirect(sentences[act.sentence], act) for act in acts if act.figures]
    found += _direct(doc, acts, said, names)
    found.sort(key=lambda a: (a.start, a.end, a.speaker_start))
    return found


def _indirect(sentence: Sentence, act: Act) -> Attribution:
    speaker = act.speaker
    return Attribution(sentence.start, sentence.end, speaker.text, speaker.start, speaker.end, act.cue, False)


class Marks:
    """Is an offset within direct speech?"""

    def __init__(self, said: list[Quotation]) -> None:
        self.said = said
        self.starts = [quotation.start for quotation in said]

    def within(self, offset: int) -> Quotation | None:
        """The quotation around an offset."""
        i = bisect_right(self.starts, offset) - 1
        return self.said[i] if i >= 0 and offset < self.said[i].end else None


def find_acts(doc: AnnotatedDoc, names: Names, said: list[Quotation]) -> list[Act]:
    """The acts of saying outside direct speech, in order; pronouns not yet resolved."""
    tables = speech()
    marks = Marks(said)
    phrases = tables.introductions + tables.publishing
    openings = frozenset(phrase[0] for phrase in phrases)
    found: list[Act] = []
    for number, sentence in enumerate(doc._.sentences):
        if sentence.kind == "furniture":
            continue
        words = sentence.words
        for k, word in enumerate(words):
            lower = word.lower
            if lower in tables.verbs and (word.text == lower or k == 0):
                if marks.within(word.start) is not None:
                    continue
                speaker = before(names, words, k)
                inverted = False
                if speaker is None and lower in tables.quoting and _may_invert(names, words, k):
                    speaker, inverted = after(names, words, k), True
                if speaker is None or marks.within(speaker.start) is not None:
                    continue
                following = words[k + 1].lower if k + 1 < len(words) else ""
                if lower in tables.nouns and following in tables.noun_followers:
                    continue
                if lower in ("put", "puts") and not (k + 1 < len(words) and words[k + 1].lower == "the"):
                    continue
                named = speaker.person is not None or speaker.pronoun
                figures = lower in tables.giving or lower in tables.showing or inverted
                if not named and not figures and lower not in tables.quoting:
                    continue
                found.append(Act(word.start, number, speaker, lower, figures))
            elif lower in openings:
                for phrase in phrases:
                    if lower == phrase[0] and tuple(w.lower for w in words[k : k + len(phrase)]) == phrase:
                        if phrase in tables.publishing and not any(
                            w.lower in tables.papers for w in words[max(k - 8, 0) : k]
                        ):
                            break
                        speaker = behind(names, words, k + len(phrase))
                        if speaker is not None and marks.within(word.start) is None:
                            found.append(Act(word.start, number, speaker, " ".join(phrase), True))
                        break
    return found


def _may_invert(names: Names, words: tuple[object, ...], k: int) -> bool:
    """Does the verb follow direct speech or its comma (", said X"), or open the sentence?"""
    if k == 0:
        return True
    sign = words[k - 1].text  # type: ignore[attr-defined]
    return sign in ("”", '"', "’", "'", ",", "?", "!", "—", "–")


def resolved(doc: AnnotatedDoc, names: Names, acts: list[Act]) -> list[Act]:
    """The acts with pronouns replaced by whom they mean; those that stay unclear are left out."""
    found: list[Act] = []
    for act in acts:
        speaker = act.speaker
        if speaker.pronoun:
            named = _meant(doc, names, found, act)
            if named is None:
                continue
            speaker = Speaker(named.text, speaker.start, speaker.end, named.person)
            act = Act(act.position, act.sentence, speaker, act.cue, act.figures)
        found.append(act)
    return found


def _meant(doc: AnnotatedDoc, names: Names, earlier: list[Act], act: Act) -> Speaker | None:
    """Whom a pronoun means: the last speaker close by, else the only person named in the sentences before."""
    pronoun = act.speaker.text.lower()
    if pronoun in ("we", "i"):
        return None
    if pronoun in ("they", "it"):
        last = earlier[-1] if earlier else None
        if last is not None and last.speaker.person is None and act.sentence - last.sentence <= 3:
            return last.speaker
        return None
    gender = "f" if pronoun == "she" else "m"
    genders = {m.person: m.profile.gender for m in names.people if m.profile is not None}
    at = act.speaker.start
    last_named = max((m.start for m in names.people if m.start < at), default=-1)
    for last in reversed(earlier):
        if act.sentence - last.sentence > 6:
            break
        if last.speaker.person is not None and genders.get(last.speaker.person) in (None, gender):
            subject = next((m for m in names.people if m.start == last_named), None)
            opening = subject is not None and subject.start > last.position and _opens_sentence(doc, subject.start)
            if opening and subject is not None and genders.get(subject.person) in (None, gender):
                return _named(subject.person, names)
            return _first_of_two(names, last.speaker)
    near = [
        m.person
        for m in names.people
        if m.start < at and act.sentence - m.sentence <= 4 and genders.get(m.person) in (None, gender)
    ]
    sure = [person for person in near if genders.get(person) == gender]
    for pool in (near, sure):
        if len(set(pool)) == 1:
            return _named(pool[0], names)
    return None


def _first_of_two(names: Names, speaker: Speaker) -> Speaker:
    """Of "X and her counterpart Y agreed" the first one, of whom the sentence tells; else the speaker."""
    mentions = [m for m in names.people if m.start < speaker.start and m.person != speaker.person]
    if mentions:
        between = names.text[mentions[-1].end : speaker.start]
        if " and " in between and len(between) < 70 and not set(between) & set('.,;:“”"\n'):
            return _named(mentions[-1].person, names)
    return speaker


def _opens_sentence(doc: AnnotatedDoc, offset: int) -> bool:
    """Does the person named at `offset` open a sentence, with no more than a role before?"""
    return any(s.start <= offset < s.start + 60 and s.end > offset for s in doc._.sentences)


def _named(person: int, names: Names) -> Speaker:
    mention = next(m for m in names.people if m.person == person)
    return Speaker(
        mention.profile.name if mention.profile is not None else mention.name, mention.start, mention.end, person
    )


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
                return _named(mention.person, names), lead[0]
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
