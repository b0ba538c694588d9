"""The period of a figure: the time of its own clause, else one that stands in front of the whole sentence."""

from __future__ import annotations

import re

from channelfacts.annotations import AnnotatedDoc, ChangeMention, DateMention, Sentence
from channelfacts.facts.near.ties import STRONG, Spans, behind, covers, fronted, governed, owned, right_before, words_of
from channelfacts.facts.near.times import is_backward, is_brief, is_compared, speaks, times
from channelfacts.facts.near.words import in_sentence
from channelfacts.model import Period

APPOSED = re.compile(
    r"\s*(?:,|[–—]|-\s)\s*(?:(?:an?|which|was|were|is|that|or|about|some|almost|nearly|more|than|over|down|up|but)\s+){0,4}"
)
"""What stands between a time and a change that is said of the figure in front of it."""
MULTIPLE = re.compile(r"\b(?:times|twice|as many|as much|double the|triple the)\b", re.I)
"""A multiple of something: what stands behind it is what it is a multiple of."""
LEVEL = re.compile(r"\s+to\s+(?:(?:just|nearly|about|around|some|over|more|than|almost)\s+){0,2}")
"""Between a change and the figure that was reached: "doubled to 162,877"."""

COMPARED = re.compile(
    r"\b(?:(?:up|down) from|compared (?:with|to)|against|than"
    r"|(?:previous|earlier|old|last) (?:high|record|peak|low|best|total) of)"
    r"(?: (?:just|only|about|around|some|nearly|almost|a|the|more|over))*$",
    re.I,
)
"""A figure behind one of these is of another time than the one that it is compared with."""
SUMMED = re.compile(
    r"\b(?:bring|brings|bringing|brought|take|takes|taking|took|push|pushes|pushing|pushed)\s+(?:the|its|their|this)\s"
    r"[^,.;]{0,60}\b(?:total|number|tally|toll|figure|count)\b[^,.;]{0,60}$",
    re.I,
)
"""In front of what a figure adds up to: "on Saturday 65 came, taking the total to 4,000"."""
WORDS = 6
"""Words before a figure in which its own verb stands."""


def period_of(doc: AnnotatedDoc, sentence: Sentence, start: int, end: int) -> Period | None:
    """The period of the fact at `start`-`end`."""
    found = time_of(doc, sentence, start, end)
    return found.period if found is not None else None


def time_of(doc: AnnotatedDoc, sentence: Sentence, start: int, end: int) -> DateMention | None:
    """The words of time that belong to the figure at `start`-`end`."""
    return _in_sentence(doc, sentence, start, end) or _told_before(doc, sentence, start) or _carried(doc, sentence)


def change_period(doc: AnnotatedDoc, change: ChangeMention) -> Period | None:
    """The period of a change: never the time that is its baseline."""
    sentence = doc._.sentences[change.sentence]
    end = change.end
    for first, last in _figures(doc, sentence, change.start, change.end):
        if LEVEL.fullmatch(doc.text, end, first):
            end = last
    found = _in_sentence(doc, sentence, change.start, end)
    if found is not None and found.start > end:
        multiple = MULTIPLE.search(doc.text, change.start, change.end) is not None
        other = any(end <= first < found.start for first, _ in _figures(doc, sentence, change.start, end))
        found = None if multiple or other else found
    if found is not None and _is_baseline(doc.text, change, found):
        found = None
    if found is None:  # "stopped 33,000 in 2022, an increase of 40 per cent"
        beside = [d for d in times(doc, sentence) if d.end <= change.start and not is_compared(doc.text, d)][-1:]
        found = next((d for d in beside if _beside(doc.text[d.end : change.start])), None)
    return found.period if found is not None and not _is_baseline(doc.text, change, found) else None


def _is_baseline(text: str, change: ChangeMention, mention: DateMention) -> bool:
    """Is it against what it is measured? A stretch in which it went ("in six months") is its period too."""
    said = change.baseline or ""
    if not (mention.text in said or (said != "" and said in mention.text)):
        return False
    before = text[max(0, mention.start - 12) : mention.start] + mention.text.split()[0] + " "
    return re.search(r"\b(?:in|over|during|within)\s+(?:the\s+|\w+\s+)?$", before, re.I) is None


def _beside(gap: str) -> bool:
    plain = len(gap.split()) <= 4 and not STRONG.search(gap) and "," not in gap and not words_of("breaks").search(gap)
    return plain or APPOSED.fullmatch(gap) is not None


def _in_sentence(doc: AnnotatedDoc, sentence: Sentence, start: int, end: int) -> DateMention | None:
    inside = times(doc, sentence)
    figures = _figures(doc, sentence, start, end)
    own = [d for d in inside if owned(doc.text, d, start, end)]
    if own:
        return own[-1]
    inside = [d for d in inside if not is_compared(doc.text, d) and doc.text[d.end : d.end + 2] not in ("'s", "’s")]
    later = next((d for d in inside if d.start >= end), None)
    if later is not None and behind(doc.text, later, end, figures):
        return later
    before = [d for d in inside if d.end <= start]
    if before and right_before(doc.text, before[-1], start, figures):
        return before[-1]
    if governed(doc.text[sentence.start : start]):
        return None
    front = [d for d in before if fronted(doc.text, sentence, d)]
    return front[-1] if front and covers(doc.text, front[-1], start) else None


def _told_before(doc: AnnotatedDoc, sentence: Sentence, start: int) -> DateMention | None:
    """ "Net migration reached 606,000 in 2022: 1.2 million came": what a colon explains is of the same time."""
    colon = doc.text.rfind(": ", sentence.start, start)
    if colon < 0:
        return None
    found = [d for d in times(doc, sentence) if not is_compared(doc.text, d)]
    plain = len(found) == 1 and found[0].end <= colon and not is_backward(found[0])
    counted = any(sentence.start <= n.start < found[0].start for n in doc._.numbers) if plain else False
    return found[0] if counted else None


def _figures(doc: AnnotatedDoc, sentence: Sentence, start: int, end: int) -> Spans:
    """The other figures of the sentence."""
    marked = [(m.start, m.end) for m in in_sentence(doc._.counts or [], sentence)]
    marked += [(m.start, m.end) for m in in_sentence(doc._.money or [], sentence)]
    marked += [(m.start, m.end) for m in in_sentence(doc._.changes or [], sentence)]
    dated = [(d.start, d.end) for d in in_sentence(doc._.dates, sentence)]
    plain = [(n.start, n.end) for n in in_sentence(doc._.numbers, sentence) if not n.ordinal and not n.spelled]
    plain = [n for n in plain if not any(a <= n[0] < b for a, b in dated)]
    others: Spans = []
    for first, last in sorted(marked + plain):
        if last <= start or first >= end:
            if others and first < others[-1][1]:
                others[-1] = (others[-1][0], max(last, others[-1][1]))
            else:
                others.append((first, last))
    return others


def _carried(doc: AnnotatedDoc, sentence: Sentence) -> DateMention | None:
    """The time of an earlier sentence that plainly goes on: "Another 300 ...", the line above a list, a day's story."""
    if times(doc, sentence):
        return None
    index = sentence.index
    if sentence.kind == "list":
        while index and doc._.sentences[index].kind == "list":
            index -= 1
        return _only(doc, doc._.sentences[index]) if doc._.sentences[index].text.rstrip().endswith(":") else None
    opening = " ".join(sentence.text.lower().split()[:4])
    earlier = doc._.sentences[index - 1] if index else sentence
    if index == 0 or earlier.kind != "text" or sentence.paragraph - earlier.paragraph > 1:
        return None
    if words_of("goes_on").match(opening):
        return _only(doc, earlier)
    if words_of("of_it").search(sentence.text) and (told := _only(doc, earlier)) is not None and is_brief(told):
        return told
    return _narrated(doc, earlier, sentence)


def _narrated(doc: AnnotatedDoc, earlier: Sentence, sentence: Sentence) -> DateMention | None:
    """ "On 22 September police cleared the camp. They detained 278 people": the day of a story that goes on."""
    if sentence.paragraph != earlier.paragraph or words_of("narrates").match(sentence.text) is None:
        return None
    if speaks(earlier.text) or speaks(" ".join(sentence.text.split()[:4])) or words_of("present").search(sentence.text):
        return None
    found = _only(doc, earlier)
    return found if found is not None and is_brief(found) and fronted(doc.text, earlier, found) else None


def _only(doc: AnnotatedDoc, sentence: Sentence) -> DateMention | None:
    """The one time of a sentence, where there is one only."""
    found = [d for d in times(doc, sentence) if not is_compared(doc.text, d)]
    return found[0] if len(found) == 1 and not is_backward(found[0]) else None


def carries_on(doc: AnnotatedDoc, sentence: Sentence, start: int, earlier: int) -> bool:
    """May a figure whose noun or whole stands at `earlier` share its time? Not what is so now, once or in time to come,
    and from another sentence not where its own has a time."""
    lead = doc.text[sentence.start : start]
    before = " ".join(lead.split()[-WORDS:])
    if (
        SUMMED.search(lead)
        or words_of("present").search(before)
        or words_of("elsewhen").search(before)
        or COMPARED.search(before)
    ):
        return False
    return earlier >= sentence.start or not [d for d in times(doc, sentence) if not is_compared(doc.text, d)]
