"""The period of a figure: the time of its own clause, else one that stands in front of the whole sentence."""

from __future__ import annotations

import re
from functools import cache

from channelfacts.annotations import AnnotatedDoc, ChangeMention, DateMention, Sentence
from channelfacts.facts.near.times import is_backward, is_compared, is_day, is_short, speaks, times
from channelfacts.facts.near.words import near_words
from channelfacts.model import Period

REACH = 22
"""Words between a figure and its time, at most."""
STRONG = re.compile(r"[;:!?()\[\]]|[—–]|\s-\s|\n")
"""Signs that end a clause for certain."""
APPOSED = re.compile(
    r"\s*(?:,|[–—]|-\s)\s*(?:(?:an?|which|was|were|is|that|or|about|some|almost|nearly|more|than|over|down|up|but)\s+){0,4}"
)
"""What stands between a time and a change that is said of the figure in front of it."""
MULTIPLE = re.compile(r"\b(?:times|twice|as many|as much|double the|triple the)\b", re.I)
"""A multiple of something: what stands behind it is what it is a multiple of."""
SHARE = re.compile(r"%|\bper ?cent\b|\bpoints?\b")
CLAUSE = re.compile(r"[;:]|[—–]|\s-\s|, (?:and|but|while|whereas|then)\b|\b(?:but|while|whereas|that)\b|[\"“]")
"""Where a clause may begin whose time stands in front."""


def period_of(doc: AnnotatedDoc, sentence: Sentence, start: int, end: int) -> Period | None:
    """The period of the fact at `start`-`end`."""
    found = time_of(doc, sentence, start, end)
    return found.period if found is not None else None


def time_of(doc: AnnotatedDoc, sentence: Sentence, start: int, end: int) -> DateMention | None:
    """The words of time that belong to the figure at `start`-`end`."""
    return _in_sentence(doc, sentence, start, end) or _carried(doc, sentence)


def change_period(doc: AnnotatedDoc, change: ChangeMention) -> Period | None:
    """The period of a change: never the time that is its baseline."""
    sentence = doc._.sentences[change.sentence]
    found = _in_sentence(doc, sentence, change.start, change.end)
    if found is not None and found.start > change.end and MULTIPLE.search(doc.text, change.start, change.end):
        found = None
    if found is None:  # "stopped 33,000 in 2022, an increase of 40 per cent"
        beside = [d for d in times(doc, sentence) if d.end <= change.start and not is_compared(doc.text, d)][-1:]
        found = next((d for d in beside if APPOSED.fullmatch(doc.text, d.end, change.start)), None)
    if found is None or found.period is None:
        return None
    said = change.baseline or ""
    return None if found.text in said or (said and said in found.text) else found.period


def _in_sentence(doc: AnnotatedDoc, sentence: Sentence, start: int, end: int) -> DateMention | None:
    inside = times(doc, sentence)
    figures = _figures(doc, sentence, start, end)
    own = next((d for d in inside if _owned(doc.text, d, start, end)), None)
    if own is not None:
        return own
    inside = [d for d in inside if not is_compared(doc.text, d) and doc.text[d.end : d.end + 2] not in ("'s", "’s")]
    behind = next((d for d in inside if d.start >= end), None)
    if behind is not None and _behind(doc.text, behind, end, figures):
        return behind
    before = [d for d in inside if d.end <= start]
    if before and _right_before(doc.text, before[-1], start, figures):
        return before[-1]
    fronted = [] if _governed(doc.text, sentence, start) else [d for d in before if _fronted(doc.text, sentence, d)]
    return fronted[-1] if fronted and _covers(doc.text, fronted[-1], start) else None


def _owned(text: str, mention: DateMention, start: int, end: int) -> bool:
    """ "May's peak of 132,870", "last August, when 13 slept there", "a week in which 400 died"."""
    if start <= mention.start and mention.end <= end:
        return True
    gap = text[mention.end : start] if mention.end <= start else "."
    if STRONG.search(gap) or len(gap.split()) > 7:
        return False
    possessive = re.match(r"['’]s?\s", gap) is not None and len(gap.split()) <= 4
    return possessive or (
        re.match(r",?\s+(?:when|(?:in|on|during|over) which)\s", gap) is not None and gap.count(",") < 2
    )


@cache
def _words(name: str) -> re.Pattern[str]:
    """Any of the words under `name`, whole."""
    return re.compile(r"\b(?:" + "|".join(sorted(near_words("period", name), key=len, reverse=True)) + r")\b", re.I)


def _figures(doc: AnnotatedDoc, sentence: Sentence, start: int, end: int) -> list[tuple[int, int]]:
    """The other figures of the sentence."""
    marked = [(m.start, m.end) for row in (doc._.counts, doc._.money, doc._.changes) for m in row or []]
    dated = [(d.start, d.end) for d in doc._.dates]
    plain = [(n.start, n.end) for n in doc._.numbers if not n.ordinal and not n.spelled]
    plain = [n for n in plain if not any(a <= n[0] < b for a, b in dated)]
    others: list[tuple[int, int]] = []
    for first, last in sorted(f for f in marked + plain if sentence.start <= f[0] < sentence.end):
        if last <= start or first >= end:
            if others and first < others[-1][1]:
                others[-1] = (others[-1][0], max(last, others[-1][1]))
            else:
                others.append((first, last))
    return others


def _behind(text: str, mention: DateMention, end: int, figures: list[tuple[int, int]]) -> bool:
    """Does the time stand behind the figure in its own clause?"""
    at = end
    for first, last in figures:
        if at <= first < mention.start and not _aside(text, first, last):
            if not _coordinated(text[at:first]) or SHARE.search(text, first, last + 1):
                return False
            at = last
    gap = text[at : mention.start]
    opened = re.search(r", (?:and|but|while|then)\s+(?:\w+\s+){0,2}$", gap)  # "..., and in 2020 they stopped 5,000"
    return (
        opened is None
        and len(gap.split()) <= REACH
        and not _broken_off(text[end : mention.start])
        and _plain(gap, mention)
    )


def _aside(text: str, first: int, last: int) -> bool:
    """A share in apposition: "434 of those, some 80%, did so"."""
    return (
        "%" in text[first : last + 1]
        and re.match(r"%?,", text[last:]) is not None
        and "," in text[max(0, first - 12) : first]
    )


def _broken_off(gap: str) -> bool:
    """Does a clause end in the gap? An acronym in brackets ends none."""
    return STRONG.search(re.sub(r"\([A-Z]\w{1,9}\)", "", gap)) is not None


def _coordinated(gap: str) -> bool:
    """Only a noun and what joins another figure to it: "migrants and", "men, 20 women and", "people in some"."""
    words = [w for w in gap.lower().replace(",", " , ").split() if w not in near_words("period", "hedges")]
    if not words or len(words) > 6 or _words("breaks").search(gap) or _broken_off(gap):
        return False
    return words[-1] == "," or words[-1] in near_words("period", "joins")


def _plain(gap: str, mention: DateMention) -> bool:
    """No other clause between a figure and its time: "who" only right behind the figure's own noun."""
    broken = _words("breaks").search(gap)
    if broken is not None and not _own_clause(gap, broken) and not _same_event(gap, broken, mention):
        return False
    parts = gap.split(",")
    # ", in 2015," is an addition to the clause; more words behind a comma are a clause of their own
    return len(parts) == 1 or len(parts[-1].split()) <= 3 or (len(parts) == 3 and len(parts[1].split()) <= 6)


def _own_clause(gap: str, broken: re.Match[str]) -> bool:
    relative = broken.group().lower() in near_words("period", "relatives")
    return relative and len(gap[: broken.start()].split()) <= 3 and _words("breaks").search(gap, broken.end()) is None


def _same_event(gap: str, broken: re.Match[str], mention: DateMention) -> bool:
    """ "27 died when their boat sank on Wednesday", "held after crossing in May": the time of both clauses."""
    if broken.group().lower() not in near_words("period", "simultaneous"):
        return False
    same_subject = re.match(r"\s+(?:\w+ly\s+)?\w+ing\b", gap[broken.end() :]) is not None
    return (same_subject or is_day(mention)) and _words("breaks").search(gap, broken.end()) is None


def _right_before(text: str, mention: DateMention, start: int, figures: list[tuple[int, int]]) -> bool:
    """Does the time stand before the figure in its own clause, and belong to no earlier figure?"""
    between = [f for f in figures if mention.end <= f[0] < start]
    at = start
    for first, last in reversed(between):  # "in 2019 they were 457 families, 280 adults and 72 children"
        if not _coordinated(text[last:at]):
            return False
        at = first
    gap = text[mention.end : at]
    words = " ".join(w for w in gap.lower().replace(",", " ").split() if w not in near_words("period", "hedges"))
    claimed = [f for f in figures if f[1] <= mention.start]
    if claimed and _behind(text, mention, claimed[-1][1], []):
        # "fell by 38% in 2024, to 239,000"
        said = text[claimed[-1][0] : claimed[-1][1] + 1].strip()
        risen = words == "to" and said.endswith(("%", "cent", "points", "third", "half", "quarter"))
        return risen or _words("together").fullmatch(words) is not None
    if _broken_off(text[mention.end : start]) or len(gap.split()) > 14 or _words("breaks").search(gap):
        return False
    return ("," not in gap or words == "to") and not (is_short(mention) and speaks(gap))


def _governed(text: str, sentence: Sentence, start: int) -> bool:
    """Is it the figure that another is compared with ("up from 28,000", "compared with 300")?"""
    before = " ".join(text[max(sentence.start, start - 40) : start].lower().split())
    return (
        re.search(
            rf"{_words('against').pattern}(?: (?:just|only|about|some|the|a|around|nearly|over|more than|record))*$",
            before,
        )
        is not None
    )


def _fronted(text: str, sentence: Sentence, mention: DateMention) -> bool:
    """Does it open the sentence or a clause of it ("In 2022, ...", "..., and on Friday ...")?"""
    before = text[sentence.start : mention.start]
    opened = max((m.end() for m in CLAUSE.finditer(before)), default=0)
    words = [w.strip(" ,.\"“‘'").lower() for w in before[opened:].split()]
    return all(w in near_words("period", "openers") for w in words if w)


def _covers(text: str, mention: DateMention, start: int) -> bool:
    """Does a time that opens its clause reach the figure? Not over ";", and not where it is when somebody spoke."""
    gap = text[mention.end : start]
    if re.search(r"[;\n]|[.!?][\"”’)]*\s", gap):
        return False
    if _words("present").search(gap):  # "In September he ended the scheme, which currently covers 690,000"
        return False
    own = re.sub(r",(?:\s+[\w’']+){1,4},", " ", gap)  # "On Friday, police said, 40 came"
    return not (is_short(mention) and speaks(own))


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
    if _words("goes_on").match(opening):
        return _only(doc, earlier)
    return _narrated(doc, earlier, sentence)


def _narrated(doc: AnnotatedDoc, earlier: Sentence, sentence: Sentence) -> DateMention | None:
    """ "On 22 September police cleared the camp. They detained 278 people": the day of a story that goes on."""
    if sentence.paragraph != earlier.paragraph or _words("narrates").match(sentence.text) is None:
        return None
    if speaks(earlier.text) or speaks(" ".join(sentence.text.split()[:4])) or _words("present").search(sentence.text):
        return None
    found = _only(doc, earlier)
    return found if found is not None and is_day(found) and _fronted(doc.text, earlier, found) else None


def _only(doc: AnnotatedDoc, sentence: Sentence) -> DateMention | None:
    """The one time of a sentence, where there is one only."""
    found = [d for d in times(doc, sentence) if not is_compared(doc.text, d)]
    return found[0] if len(found) == 1 and not is_backward(found[0]) else None
