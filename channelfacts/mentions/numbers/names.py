"""Figures that are no quantities: years, dates, clock times, telephone and section numbers, scores, list numbers."""

from __future__ import annotations

import re
from functools import cache

from channelfacts.lexicons import lexicon
from channelfacts.mentions.numbers.reading import Reading

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
)
DATES = re.compile(
    rf"(?<![\w,.])\d{{1,2}}(?:st|nd|rd|th)?(?:\s?(?:-|–|to|and|&|,)\s?\d{{1,2}}(?:st|nd|rd|th)?){{0,9}}\s+(?:of\s+)?{MONTH}(?:,?\s+\d{{4}}\b)?"
    rf"|\b{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?![,.]\d)(?:\s?(?:-|–|to|and|&)\s?\d{{1,2}}(?:st|nd|rd|th)?\b(?!,\d|\s[a-z])){{0,9}}(?:,?\s+(?:19|20)\d\d\b)?"
    rf"|\b{MONTH},?\s+(?:19|20)\d\d\b"
    r"|\b\d{4}-\d\d-\d\d(?:T[\d:.+Z]+)?|\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)\b|\b(?:19|20)\d\d\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d)\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)[\s-]century\b",
)
MONTH_COUNT = re.compile(rf"\b(?:in|last|since|during|this|of|by|until)\s+({MONTH})\s+$", re.IGNORECASE)
CLOCK = re.compile(
    r"\b\d{1,2}(?:[:.]\d\d)?(?:\s?(?:-|–|to|and)\s?\d{1,2}(?:[:.]\d\d)?)?\s?(?:a\.m\b\.?|p\.m\b\.?|am\b|pm\b|o['’]?\s?clock\b)"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+(?:a\.m\b|p\.m\b|am\b|pm\b|o['’]clock\b)"
    r"|\b\d{1,2}:\d\d(?::\d\d)?\b|\b[012]\d[0-5]\d\s?(?:hrs?|hours|GMT|BST|CET|UTC)\b|\bat\s+\d{1,2}\.[0-5]\d\b(?!\s?(?:per|%|m|b))",
    re.IGNORECASE,
)
PHONE = re.compile(r"\+\d{1,3}[\s\d()-]{6,}\d|(?<![\d.,])(?<!\d\s)(?:\(?0\d{2,5}\)?(?:[\s-]\d{2,8})+\b|0\d{2,}\b)")
ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+|(?<!\S)\S+@\S+|#\d+|@\w+")
SLASH = re.compile(r"(?<!\d)\d+(?:/\d+)+")
RATIO = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|[1-9])[\s-](?:in[\s-](?:every[\s-])?|out[\s-]of[\s-](?:every[\s-])?(?=(?:10|100|ten)\b))"
    r"(?:a\s+)?(?:two|three|four|five|six|seven|eight|nine|ten|twenty|hundred|thousand|10|100|1,?000|[2-9]|[1-9]\d)\b(?!,\d)",
    re.IGNORECASE,
)
LIST_NUMBER = re.compile(r"(?:^|\n)\s*(?:\(?\d{1,3}[.)]|\(\d{1,2}\)|\d{1,2}\.\d{1,2}\.?(?=\s+[A-Z“\"]))\s+")
FOOTNOTE = re.compile(r"\[\d{1,3}(?:[,–-]\s?\d{1,3})*\]")
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[\dA-Z]?\s\d[A-Z]{2}\b")
VERSION = re.compile(r"(?<!\d)\d+\.\d+\.\d+|\bU\.S\.C\b.{0,12}")
ENTITY = re.compile(r"&#?\w+;")
SPORT = re.compile(r"\b(\d{1,3})[-–](\d{1,3})\b(?!\s?[-–\w%])")
PRONOUN_ONE = re.compile(
    r"\b(?:no|every|any|some|each|this|that|which|another|the|day|number|formula|page|ones?|rule)[\s-]+$", re.I
)
ONE_OTHER = re.compile(
    r"(?:-(?:off|way|time|to-one|stop|sided|on|third|half|quarter|fifth|upmanship|liner|nation)\b"
    r"|\s+(?:another|thing|way|reason|day|third|half|quarter|fifth|tenth|can|could|cannot|might|may|must|should|would|will|has|is|was|by\s+one)\b"
    r"|['’]s\b|\s*[,.;:!?)])",
    re.I,
)
NAMED_AFTER = re.compile(r"[A-Z]\w*\s+(?:of\s+)?$")
FRACTION = re.compile(r"\b(?:an?|one|two|three|four|five|six|seven|eight|nine|\d)[\s-]+$", re.I)
FRACTION_OF = re.compile(r"s?\s+of\b|s\b", re.I)
CENTURY = re.compile(
    r"[\s-](?:centur|anniversary|birthday|floor|avenue|street|amendment|year\b|grade|world|party|country|term|quarter"
    r"|half)",
    re.I,
)


def stretches(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of `text[start:end]` whose figures are no quantities whatever stands around them."""
    found: list[tuple[int, int]] = []
    for pattern in (CLOCK, PHONE, ADDRESS, SLASH, RATIO, FOOTNOTE, POSTCODE, VERSION, ENTITY):
        found += [match.span() for match in pattern.finditer(text, start, end)]
    for match in DATES.finditer(text, start, end):
        if not _month_and_count(text, match, end):
            found.append(match.span())
    head = LIST_NUMBER.match(text[start:end])
    if head is not None:
        found.append((start, start + head.end()))
    for match in SPORT.finditer(text, start, end):
        if int(match[1]) >= int(match[2]) and text[max(0, match.start() - 1) : match.start()] not in ("£", "$", "€"):
            found.append(match.span())
    return found


def _month_and_count(text: str, match: re.Match[str], end: int) -> bool:
    """ "in May 12 people drowned": the month ends the phrase of time, and the figure counts."""
    figure = re.search(r"\s(\d{1,2})$", match.group())
    if figure is None or match.group()[0].isdigit():
        return False
    before = MONTH_COUNT.search(text[max(0, match.start() - 12) : match.start() + figure.start() + 1])
    after = re.match(r"\s+([a-z]+)", text[match.end() : end])
    return before is not None and after is not None and after[1] in lexicon("numbers")["years"]["nouns"]


@cache
def _labels() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str], frozenset[str], tuple[str, ...]]:
    data = lexicon("numbers")
    return (
        frozenset(data["labels"]["before"]), frozenset(data["labels"]["capital_and_small"]),
        frozenset(data["labels"]["calls"]),
        frozenset(data["years"]["before"]), frozenset(data["years"]["nouns"]), tuple(data["ages"]["before"]),
    )  # fmt: skip


def is_name(text: str, found: Reading, floor: int, ceiling: int, *, bounded: bool) -> bool:
    """Is this figure a year, the number of a section, a road or a channel, part of a code or a pronoun?

    `bounded`: a comparator stands in front, so it is a quantity though it looks like a year.
    """
    figures = text[found.start : found.end]
    if found.start > floor:
        sign = text[found.start - 1]
        glued = sign.isalnum() or sign == "_" or sign == "&"
        if sign in "-–." and found.start - 1 > floor and text[found.start - 2].isalpha() and figures[0].isdigit():
            glued = not text[floor : found.start - 1].lower().endswith(("usd", "eur", "gbp", "between"))
        if glued:
            return True
    if found.glue in ("s", "d", "x", "g", "st", "ers") or found.glue[:1].isupper():
        return True
    if found.spelled:
        return _is_word(text, found, floor, ceiling)
    if not figures.isdigit():
        return found.ordinal and CENTURY.match(text, found.end, ceiling) is not None
    if len(figures) > 1 and figures[0] == "0":
        return True
    if _is_label(text, found, figures, floor):
        return True
    return len(figures) == 4 and 1800 <= found.value <= 2100 and _is_year(text, found, floor, ceiling, bounded)


def _is_word(text: str, found: Reading, floor: int, ceiling: int) -> bool:
    word = text[found.start : found.end].lower()
    before = text[max(floor, found.start - 20) : found.start]
    if (
        text[found.start].isupper()
        and word.upper() != text[found.start : found.end]
        and NAMED_AFTER.search(before)
        and not re.match(r"\s+[A-Z]", text[found.end : ceiling])
    ):
        return True  # "the Gang of Eight", "Marine One"
    if word == "one":
        if PRONOUN_ONE.search(before) is not None:
            return True
        return ONE_OTHER.match(text, found.end, ceiling) is not None
    if found.ordinal and found.value >= 3 and (FRACTION.search(before) is not None):
        part = FRACTION_OF.match(text, found.end, ceiling) is not None
        return part or found.value < 5 or re.search(r"\ba\s+$", before) is None
    if found.ordinal and CENTURY.match(text, found.end, ceiling) is not None:
        return True
    if FRACTIONS.match(text, found.end, ceiling) is not None:
        return True
    label = re.search(r"\b(\w+)\s+$", before)
    return label is not None and label[1].lower() in ("chapter", "section", "part", "phase", "stage", "article", "page")


FRACTIONS = re.compile(
    r"[\s-](?:thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|tenths?)\b(?!\s+of\s+an?\s)", re.I
)
ROW = re.compile(r"(?<!\d)\d+(?:\.\d+)?[A-Za-z]?\)?(?:,|\s?(?:and|to|or|&|[-–])|\s(?:and|to|or))\s?$")
YEARS_OLD = re.compile(r"(?:\s?[-–]\s?|\s(?:to|or|and)\s)?(?:\d+|\w+)?[\s-]years?[\s-](?:olds?|of\s+age)\b")
AGE_GAP = r"(?: (?:just|only|between|about|around|under|over|\d+ (?:and|to|or)|\w+ (?:and|to)|\d+-))?$"
NAMED = re.compile(r"(?:[A-Z][\w’'-]+|\b(?:man|woman|boy|girl|driver|father|mother)),\s$")


def _is_label(text: str, found: Reading, figures: str, floor: int) -> bool:
    labels, careful, calls, *_ = _labels()
    before = text[max(floor, found.start - 40) : found.start]
    while (row := ROW.search(before)) is not None:
        if re.search(r"\w$", before[: row.start()]) or not row.start():
            return False
        before = before[: row.start()]
    match = re.search(r"(?:^|[\s(“\"'])([A-Za-z][\w-]*)\.?\s+$", before)
    if match is None:
        return False
    word, lower = match[1], match[1].lower()
    if lower in calls:
        emergency = len(figures) == 3 and figures in ("999", "101", "112", "911", "111", "105")
        return emergency or (lower != "on" and len(figures) >= 5)
    if lower not in labels:
        return False
    if lower in careful and re.search(r"\b(?:the|a|an)\s+$", before[: match.start(1)], re.I):
        return False  # "the Channel 12 times"
    if lower in careful or len(lower) <= 2:
        return word[0].isupper() and len(figures) <= 2
    return len(figures) <= 4


def _is_year(text: str, found: Reading, floor: int, ceiling: int, bounded: bool) -> bool:
    *_, before_words, nouns, _ = _labels()
    after = re.match(r"\s+([A-Za-z]+)", text[found.end : min(ceiling, found.end + 24)])
    counted = after is not None and after[1].lower() in nouns
    before = re.search(r"\b(\w+)[\s,]+$", text[max(floor, found.start - 24) : found.start])
    if before is not None and re.fullmatch(r"(?:19|20)\d\d", before[1]) and counted:
        return False
    if bounded:
        return after is None or not (counted or (after[1].islower() and len(after[1]) > 3 and after[1].endswith("s")))
    if not counted:
        return True
    return before is not None and before[1].lower() in before_words


def is_age(text: str, found: Reading, floor: int, ceiling: int) -> bool:
    """ "aged 17", "25-year-old", ", 34," after a name, "(34)" after a name."""
    if found.value > 120 or found.ordinal:
        return False
    before = text[max(floor, found.start - 34) : found.start]
    if YEARS_OLD.match(text[found.end : min(ceiling, found.end + 30)]):
        return True
    folded = " ".join(before.lower().split())
    words = _labels()[5]
    if any(re.search(rf"\b{re.escape(word)}{AGE_GAP}", folded) for word in words):
        return True
    if found.spelled:
        return False
    if re.search(r"\b(?:under|over)[\s-]$", before.lower()) and re.match(r"s\b", text[found.end : ceiling]):
        return True
    if NAMED.search(before) and re.match(r",|\.(?:\s|$)|\s(?:and|from|of|who|was)\b|;", text[found.end : ceiling]):
        return True
    return bool(re.search(r"[A-Za-z’'-]\s\($", before) and text[found.end : found.end + 1] == ")")
