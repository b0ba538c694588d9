"""What ties a time to a figure of its sentence: it stands behind it, before it, or in front of the clause."""

from __future__ import annotations

import re
from functools import cache

from channelfacts.annotations import DateMention, Sentence
from channelfacts.facts.near.times import is_brief, is_short, speaks
from channelfacts.facts.near.words import near_words

REACH = 22
"""Words between a figure and its time, at most."""
STRONG = re.compile(r"[;:!?()\[\]]|[—–]|\s-\s|\n")
"""Signs that end a clause for certain."""
SHARE = re.compile(r"%|\bper ?cent\b|\bpoints?\b")
CLAUSE = re.compile(r"[;:]|[—–]|\s-\s|, (?:and|but|while|whereas|then)\b|\b(?:but|while|whereas|that)\b|[\"“]")
"""Where a clause may begin whose time stands in front."""
ASIDE = re.compile(r",\s(?!(?:have|has|had|was|were|is|are|will|would|could|and|but|or)\b)[^,;:—–]{2,70}?,")
RELATIVE = re.compile(r",?\s+(?:when|(?:in|on|during|over)(?: the course of)? which)\s")

Spans = list[tuple[int, int]]


@cache
def words_of(name: str) -> re.Pattern[str]:
    """Any of the words under `name`, whole."""
    return re.compile(r"\b(?:" + "|".join(sorted(near_words("period", name), key=len, reverse=True)) + r")\b", re.I)


def owned(text: str, mention: DateMention, start: int, end: int) -> bool:
    """ "May's peak of 132,870", "last August, when 13 slept there", "a week in which 400 died and 60 were lost"."""
    if start <= mention.start and mention.end <= end:
        return True
    gap = text[mention.end : start] if mention.end <= start else "."
    if STRONG.search(gap):
        return False
    if re.match(r"['’]s?\s", gap):
        return len(gap.split()) <= 4
    return RELATIVE.match(gap) is not None and len(gap.split()) <= REACH


def behind(text: str, mention: DateMention, end: int, figures: Spans) -> bool:
    """Does the time stand behind the figure in its own clause?"""
    gap = _without_aside(text[end : mention.start])
    if _attributive(text, mention):
        return False
    at = 0
    for first, last in ((a - end, b - end) for a, b in figures if end <= a < mention.start):
        if not gap[first:last].strip():
            continue
        if (
            not _coordinated(gap[at:first])
            or SHARE.search(gap, first, last + 1)
            or governed(text[max(0, end + first - 60) : end + first])
        ):
            return False
        at = last
    opened = re.search(
        r", (?:and|but|while|then)\s+(?:\w+\s+){0,2}$", text[end : mention.start]
    )  # "..., and in 2020 they stopped 5,000"
    return opened is None and len(gap[at:].split()) <= REACH and not _broken_off(gap) and _plain(gap[at:], mention)


def _attributive(text: str, mention: DateMention) -> bool:
    """ "his November order", "a Thursday debate": a day or month that only describes another thing."""
    before = re.search(
        r"(?:['’]s|\b(?:the|an?|his|her|its|their))\s+$", text[max(0, mention.start - 8) : mention.start]
    )
    noun = re.match(r"\s[a-z]{3,}", text[mention.end : mention.end + 8])
    return before is not None and noun is not None and mention.text[0].isupper() and mention.text.isalpha()


def _without_aside(gap: str) -> str:
    """Blanks for what is put between commas near the figure: "278 migrants, 132 of them minors, were held today"."""
    found = ASIDE.search(gap)
    if found is None or len(gap[: found.start()].split()) > 4 or not gap[found.end() :].strip(" ,"):
        return gap
    if re.match(r",\s\d[\d,]*\s(?!of\b)", found.group()) and gap[found.end() :].split()[0] == "and":
        return gap  # a list: "40 men, 12 women, and three children"
    return gap[: found.start()] + " " * len(found.group()) + gap[found.end() :]


def _broken_off(gap: str) -> bool:
    """Does a clause end in the gap? An acronym in brackets ends none."""
    return STRONG.search(re.sub(r"\([A-Z]\w{1,9}\)", "", gap)) is not None


def _coordinated(gap: str) -> bool:
    """Only a noun and what joins another figure to it: "migrants and", "men, 20 women and", "people in some"."""
    words = [w for w in gap.lower().replace(",", " , ").split() if w not in near_words("period", "hedges")]
    if not words or len(words) > 6 or words_of("breaks").search(gap) or _broken_off(gap):
        return False
    return words[-1] == "," or words[-1] in near_words("period", "joins")


def _plain(gap: str, mention: DateMention) -> bool:
    """No other clause between a figure and its time: "who" only right behind the figure's own noun."""
    broken = words_of("breaks").search(gap)
    if broken is not None and not _own_clause(gap, broken) and not _same_event(gap, broken, mention):
        return False
    parts = gap.split(",")
    # ", in 2015," is an addition to the clause; more words behind a comma are a clause of their own
    resumed = (
        re.match(r"\s*(?:have|has|had|was|were|is|are|will)\b", parts[-1]) is not None and len(parts[0].split()) <= 3
    )
    added = len(parts[-1].split()) <= 3 and all(w in near_words("period", "openers") for w in parts[-1].lower().split())
    return len(parts) == 1 or added or resumed or (len(parts) == 3 and len(parts[1].split()) <= 6)


def _own_clause(gap: str, broken: re.Match[str]) -> bool:
    relative = broken.group().lower() in near_words("period", "relatives")
    return relative and len(gap[: broken.start()].split()) <= 3 and words_of("breaks").search(gap, broken.end()) is None


def _same_event(gap: str, broken: re.Match[str], mention: DateMention) -> bool:
    """ "27 died when their boat sank on Wednesday", "held after crossing in May": the time of both clauses."""
    if broken.group().lower() not in near_words("period", "simultaneous"):
        return False
    same_subject = re.match(r"\s+(?:\w+ly\s+)?\w+ing\b", gap[broken.end() :]) is not None
    return (same_subject or is_brief(mention)) and words_of("breaks").search(gap, broken.end()) is None


def right_before(text: str, mention: DateMention, start: int, figures: Spans) -> bool:
    """Does the time stand before the figure in its own clause, and belong to no earlier figure?"""
    at = start
    for first, last in reversed([f for f in figures if mention.end <= f[0] < start]):
        if not _coordinated(text[last:at]):  # "in 2019 they were 457 families, 280 adults and 72 children"
            return False
        at = first
    gap = text[mention.end : at]
    words = [w for w in gap.lower().replace(",", " ").split() if w not in near_words("period", "hedges")]
    claimed = [f for f in figures if f[1] <= mention.start]
    if claimed and behind(text, mention, claimed[-1][1], []):
        # "fell by 38% in 2024, to 239,000"
        said = text[claimed[-1][0] : claimed[-1][1] + 1].strip()
        risen = words == ["to"] and said.endswith(("%", "cent", "points", "third", "half", "quarter"))
        return risen or _on_board(gap, words, mention)
    if _broken_off(text[mention.end : start]) or len(gap.split()) > 14 or words_of("breaks").search(gap):
        return False
    return ("," not in gap or words == ["to"]) and not (is_short(mention) and speaks(gap))


def _on_board(gap: str, words: list[str], mention: DateMention) -> bool:
    """ "Three boats were met on Friday off Deal with 110 on board": one event, two figures."""
    if not words or words[-1] not in near_words("period", "together") or STRONG.search(gap) or len(words) > 14:
        return False
    broken = words_of("breaks").search(gap)
    return ("," not in gap[1:] and broken is None and len(words) < 6) or (
        broken is not None and _same_event(gap, broken, mention)
    )


def governed(before: str) -> bool:
    """Is it the figure that another is compared with ("up from 28,000", "compared with 300")?"""
    words = [
        w
        for w in " ".join(before[-60:].lower().split()).split(" ")
        if w not in near_words("period", "hedges") - {"than"}
    ]
    said = " ".join(words)
    if said.endswith("from"):  # "taken from 1,940 adults" is no comparison
        return (
            words_of("levels").search(said) is not None
            or re.search(r"\bto [\d,.]+(?: \w+){0,2} from$", said) is not None
        )
    return re.search(words_of("against").pattern + "$", said) is not None


def fronted(text: str, sentence: Sentence, mention: DateMention) -> bool:
    """Does it open the sentence or a clause of it ("In 2022, ...", "..., and on Friday ...")?"""
    before = text[sentence.start : mention.start]
    opened = max((m.end() for m in CLAUSE.finditer(before)), default=0)
    words = [w.strip(" ,.\"“‘'").lower() for w in before[opened:].split()]
    return all(
        w in near_words("period", "openers") or re.fullmatch(r"\d{1,2}(?:[.:]\d\d)?(?:[ap]m)?", w) for w in words if w
    )


def covers(text: str, mention: DateMention, start: int) -> bool:
    """Does a time that opens its clause reach the figure? Not over ";", and not where it is when somebody spoke."""
    gap = text[mention.end : start]
    if re.search(r"[;\n]|[.!?][\"”’)]*\s", gap):
        return False
    if words_of("present").search(gap):  # "In September he ended the scheme, which currently covers 690,000"
        return False
    own = re.sub(r",(?:\s+[\w’']+){1,4},", " ", gap)  # "On Friday, police said, 40 came"
    return not (is_short(mention) and speaks(own))
