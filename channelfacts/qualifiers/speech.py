"""Direct speech with its speaker: which quotations are speech, who speaks them, and which are one, only interrupted."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from channelfacts.annotations import AnnotatedDoc, Attribution, Sentence
from channelfacts.lexicons import lexicon
from channelfacts.qualifiers.acts import Act
from channelfacts.qualifiers.naming import Names, Speaker, speech
from channelfacts.qualifiers.pronouns import named_as
from channelfacts.qualifiers.quotations import Quotation

REACH = 220
"""Characters between a quotation and its verb of saying, at most."""
LEAST = 4
LONG = 6
"""Words in marks that are speech whatever they are; from LEAST on they are where a verb is among them."""
INTERRUPTION = 200
"""Characters between the parts of one quotation, at most."""
FINITE = frozenset(lexicon("speech")["reported"]["finite"]) | {"i", "we", "you", "they"}
LEADS = frozenset('.!?:;,—–-”"’\n')


@dataclass(frozen=True, slots=True)
class Said:
    """Direct speech and who speaks. full: it has the form of a sentence, with a capital and a stop."""

    start: int
    end: int
    text: str
    speaker: Speaker
    cue: str
    full: bool

    def attribution(self) -> Attribution:
        speaker = self.speaker
        return Attribution(self.start, self.end, speaker.text, speaker.start, speaker.end, self.cue, True, self.text)


def direct(doc: AnnotatedDoc, acts: list[Act], said: list[Quotation], names: Names) -> list[Said]:
    """The quotations with a known speaker, in order; scare quotes and titles are none, interrupted ones are joined."""
    found: list[Said] = []
    sentences = doc._.sentences
    starts = [s.start for s in sentences]
    places = [act.position for act in acts]
    last: tuple[Quotation, Speaker, str] | None = None
    for quotation in said if starts else ():
        words = quotation.words(names.text)
        first = sentences[max(bisect_right(starts, quotation.start) - 1, 0)]
        final = sentences[max(bisect_right(starts, quotation.end - 1) - 1, 0)]
        if first.kind == "furniture" or not words:
            continue
        near = acts[bisect_left(places, first.start) : bisect_left(places, final.end)]
        told = _beside(names.text, near, quotation) or _announced(names.text, acts, places, quotation, first)
        told = told or _signed(names.text, quotation, names)
        if told is None and last is not None and _follows(names.text, places, last[0], quotation):
            told = last[1], last[2]
        full = _full(names.text, quotation, words)
        if told is None:
            last = last if not full else None
            continue
        last = quotation, *told
        found.append(Said(quotation.start, quotation.end, words, *told, full))
    joined = _joined(names.text, found, places)
    return [one for one in joined if _is_speech(names.text, one, places)]


def _beside(text: str, acts: list[Act], quotation: Quotation) -> tuple[Speaker, str] | None:
    """Who speaks a quotation by the verb in its own sentences."""
    quoting = speech().quoting
    near: list[tuple[int, Act]] = []
    for act in acts:
        gap = act.position - quotation.end if act.position >= quotation.end else quotation.start - act.position
        if 0 <= gap <= REACH and (act.cue in quoting or act.figures or gap < 80):
            passed = text[quotation.end : act.position] if act.position >= quotation.end else ""
            near.append((gap + 40 * passed.count(". ") + (0 if act.cue in quoting else 30), act))
    if not near:
        return None
    best = min(near, key=lambda item: item[0])[1]
    return best.speaker, best.cue


def _announced(
    text: str, acts: list[Act], places: list[int], quotation: Quotation, first: Sentence
) -> tuple[Speaker, str] | None:
    """Who speaks by the sentence before, which ends with a colon."""
    if not text[max(quotation.start - 9, 0) : quotation.start].rstrip().endswith(":"):
        return None
    i = bisect_left(places, quotation.start) - 1
    if i < 0 or quotation.start - places[i] >= 300 or acts[i].sentence < first.index - 1:
        return None
    return acts[i].speaker, acts[i].cue


def _signed(text: str, quotation: Quotation, names: Names) -> tuple[Speaker, str] | None:
    """ "... ” - Ben Bano, Seeking Sanctuary" or "Ben Bano: “..."."""
    rest = text[quotation.end : quotation.end + 80].split("\n")[0]
    lead = rest.lstrip()
    if lead[:1] in ("-", "–", "—"):
        for at in range(quotation.end, quotation.end + len(rest)):
            named = names.starts.get(at)
            if named is not None and named.person is not None:
                return named_as(named.person, names), lead[0]
    before_it = text[max(quotation.start - 3, 0) : quotation.start]
    if before_it.rstrip().endswith(":"):
        named = names.ends.get(max(quotation.start - 3, 0) + before_it.rfind(":"))
        if named is not None and named.person is not None:
            return named, ":"
    return None


def _follows(text: str, places: list[int], previous: Quotation, quotation: Quotation) -> bool:
    """Does a quotation without a verb of its own go on where the last one stopped?"""
    if quotation.start - previous.end > 160:
        return False
    between = text[previous.end : quotation.start]
    if not between.strip() or "\n" not in between:
        return True
    told = bisect_left(places, previous.end) < bisect_left(places, quotation.start)
    return told and len(between) <= 120 and between.rstrip(" ").endswith("\n")


def _full(text: str, quotation: Quotation, words: str) -> bool:
    """Has it the form of a sentence: a capital at its beginning, a stop or comma at its end?"""
    behind = text[quotation.end : quotation.end + 1]
    return (words[0].isupper() or not words[0].isalpha()) and (
        words[-1] in ".,!?…—–-" or behind in (",", ".", "\n", "")
    )


def _joined(text: str, found: list[Said], places: list[int]) -> list[Said]:
    """The parts of quotations that only the words of saying interrupt made one: "X," said Y, "Z"."""
    joined: list[Said] = []
    for one in found:
        last = joined[-1] if joined else None
        if last is not None and last.speaker.text == one.speaker.text and _interrupted(text, last, one, places):
            ended = text[last.end : one.start].rstrip()[-1] == "."
            head = f"{last.text[:-1]}." if ended and last.text.endswith(",") else last.text
            joined[-1] = replace(last, end=one.end, text=f"{head} {one.text}")
        else:
            joined.append(one)
    return joined


def _interrupted(text: str, last: Said, one: Said, places: list[int]) -> bool:
    """Do only the words of one act of saying stand between?"""
    if not 0 < one.start - last.end <= INTERRUPTION or not last.full:
        return False
    between = text[last.end : one.start].strip()
    acts = bisect_left(places, one.start) - bisect_left(places, last.end)
    if acts != 1 or "\n" in text[last.end : one.start] or re.search(r"[.!?]\s", between):
        return False
    return between[-1] in ",—–-" or (between[-1] in ".:" and one.full and between[-1] == ".")


def _is_speech(text: str, one: Said, places: list[int]) -> bool:
    """Is it what somebody said, no scare quotes and no title?"""
    words = one.text.split()
    if _title(words):
        return False
    if len(words) >= LONG or (len(words) >= LEAST and (one.full or _has_verb(words))):
        return True
    return one.full and _alone(text, one, places)


def _alone(text: str, one: Said, places: list[int]) -> bool:
    """Is a short one, with its speaker, all of the sentence: ""No," he said"?"""
    i = bisect_left(places, one.end)
    behind = i < len(places) and places[i] - one.end < 40 and "." not in text[one.end : places[i]]
    lead = text[max(one.start - 2, 0) : one.start].rstrip(" ")
    before = not lead or lead[-1] in LEADS
    return before and (behind or lead.endswith((":", ",")))


def _title(words: list[str]) -> bool:
    """Does every longer word begin with a capital ("The Grapes of Wrath")?"""
    longer = [word for word in words if len(word) > 3 and word[0].isalpha()]
    capital = sum(word[0].isupper() for word in longer)
    shouted = len(words) > LEAST and all(word == word.upper() for word in words)
    return len(longer) > 1 and capital == len(longer) and not shouted


def _has_verb(words: list[str]) -> bool:
    folded = [word.lower().strip(".,!?;:").replace("’", "'") for word in words]
    return any(word in FINITE or word.endswith(("n't", "'re", "'ll", "'ve", "'m")) for word in folded)
