"""Figures and number words to values: "816 000", "two hundred and six", "half a million", "1.4m", "the 45th"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from channelfacts.lexicons import lexicon

SPACE = r"[ \u00a0\u2009\u202f]"
FIGURES = (
    rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?!\d)|\d{{1,3}}(?:{SPACE}\d{{3}})+(?![\d,.]\d|\d|{SPACE}\d)"
    r"|\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d+)?(?!\d)"  # "12,34,567", of the subcontinent
    r"|\d{1,3}(?:\.\d{3}){2,}(?![\d.])"  # "1.200.000", of the continent, and its "1,4 million"
    r"|\d{1,3},\d{1,2}(?=\s?(?:[mb]n?\b|[mb]illion))|\d+(?:\.\d+)?|[½¼¾](?=\s?(?:[mb]n?\b|[mb]illion))"
)
DIGITS = 16
"""Figures of more digits are the number of an account or of a file, no quantity."""
HALVES = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
PART = re.compile(r"\s+and\s+an?\s+(half|quarter)\b(?!\s+of\b)", re.IGNORECASE)
"""Of the scale word before it ("a million and a half")."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A number at `start`-`end` of the text. `scale` is what its scale words multiply by; `glue` is what letters follow
    a figure without a space and belong to no number ("40p", "25-year-old" has "-")."""

    start: int
    end: int
    value: Decimal
    scale: Decimal = Decimal(1)
    spelled: bool = False
    ordinal: bool = False
    vague: bool = False
    about: bool = False
    glue: str = ""


@cache
def _tables() -> dict[str, dict[str, Decimal]]:
    data = lexicon("numbers")
    return {
        name: {word: Decimal(value) for word, value in data[name].items()}
        for name in ("words", "ordinals", "scales", "glued", "spaced", "vague")
    }


def _either(words: list[str]) -> str:
    return "|".join(
        r"\s+".join(map(re.escape, word.split())) for word in sorted(words, key=lambda word: (-len(word), word))
    )


@cache
def _candidate() -> re.Pattern[str]:
    tables = _tables()
    starts = _either([*tables["words"], *tables["ordinals"], *tables["vague"]])
    scales = _either(list(tables["scales"]))
    return re.compile(
        rf"(?P<figures>(?:(?<![\w.])|(?<=[A-Z]{{2}})|(?<=\$[A-Z])|(?<=zł)|(?<=\bRs)|(?<=\bRs\.))(?<!\d,)(?:{FIGURES}))"
        rf"|\b(?P<lead>half(?:\s+an?)?|(?:an?\s+|three\s+|three-)?quarters?(?:\s+of\s+an?)?|an?\s+half|an?|several|a\s+few|a\s+couple(?:\s+of)?"
        rf"|couple\s+of|many)[\s-]+(?P<scale>{scales})\b(?!-year)"
        rf"|\ba\s+(?P<couple>couple\s+of|pair\s+of)(?=\s)"
        rf"|\b(?P<word>{starts})\b",
        re.IGNORECASE,
    )


@cache
def _next_word() -> re.Pattern[str]:
    tables = _tables()
    words = _either([*tables["words"], *tables["ordinals"], *tables["scales"]])
    return re.compile(
        rf"(?P<gap>[\s-]+|\s+and\s+|-and-)(?:(?P<half>an?\s+(?:half|quarter))\s+)?(?P<word>{words})\b", re.IGNORECASE
    )


@cache
def _after_figures() -> re.Pattern[str]:
    tables = _tables()
    return re.compile(
        rf"(?P<half>[½¼¾])?(?:(?P<th>st|nd|rd|th)\b|(?P<glued>{_either(list(tables['glued']))})\b"
        rf"|(?:\s{{1,8}}|-)?(?P<scale>{_either(list(tables['scales']))})\b|\s(?P<spaced>{_either(list(tables['spaced']))})\b)?",
        re.IGNORECASE,
    )


@cache
def _metres() -> re.Pattern[str]:
    return re.compile(rf"[\s-](?:{_either(lexicon('numbers')['metres']['words'])})\b", re.IGNORECASE)


def scan(text: str, start: int = 0, end: int | None = None) -> Iterator[Reading]:
    """The numbers in `text[start:end]`, left to right, without regard to what they mean."""
    end = len(text) if end is None else end
    position = start
    while (match := _candidate().search(text, position, end)) is not None:
        if match["figures"] and sum(c.isdigit() for c in match["figures"]) > DIGITS:
            position = match.end()
            continue
        found = _figures(text, match, end) if match["figures"] else _words(text, match, end)
        if found is None:
            position = match.end()
            continue
        yield found
        position = max(found.end, match.start() + 1)


def read(text: str) -> Decimal | None:
    """The value of a text that is one number and nothing else; None otherwise."""
    stripped = text.strip()
    found = next(scan(stripped), None)
    return found.value if found is not None and (found.start, found.end) == (0, len(stripped)) else None


def _figures(text: str, match: re.Match[str], end: int) -> Reading:
    value = _value(match["figures"])
    scale, ordinal, stop = Decimal(1), False, match.end()
    after = _after_figures().match(text, stop, end)
    if after is not None and after.end() > stop:
        tables = _tables()
        if after["half"]:
            value, stop = value + HALVES[after["half"]], after.end("half")
        if after["th"]:
            ordinal, stop = True, after.end()
        elif after["glued"]:
            signed = _sign_before(text, match.start()) or text[match.start() - 1 : match.start()].isalpha()
            metres = (
                after["glued"].lower() == "m" and not signed and _metres().match(text, after.end(), end) is not None
            )
            unsigned = after["glued"] in ("b", "K", "M", "T") and not _sign_before(text, match.start())
            if not metres and not unsigned and after["glued"] != "t":
                scale, stop = tables["glued"][after["glued"].lower()], after.end()
        elif after["spaced"]:
            scale, stop = tables["spaced"][after["spaced"].lower()], after.end()
        elif after["scale"]:
            scale, stop = tables["scales"][after["scale"].lower()], after.end()
            second = re.compile(r"\s(million|billion)\b", re.IGNORECASE).match(text, stop, end)
            if second is not None and scale < 1_000_000:
                scale, stop = scale * tables["scales"][second[1].lower()], second.end()
        if stop == after.end("half") and not after["half"]:
            stop = match.end()
    if scale == 1 and not ordinal and _sign_before(text, match.start()):
        spaced = re.compile(r"\sm\b(?!\s?[²2]|etre|eter)", re.IGNORECASE).match(text, stop, end)
        if spaced is not None:
            scale, stop = Decimal(1_000_000), spaced.end()
    glue = re.compile(r"[A-Za-z]+|-(?=[A-Za-z])").match(text, stop, end)
    return Reading(match.start(), stop, value * scale, scale, ordinal=ordinal, glue=glue.group() if glue else "")


def _value(figures: str) -> Decimal:
    if figures in HALVES:
        return HALVES[figures]
    if figures.count(".") > 1:
        return Decimal(figures.replace(".", ""))
    if re.fullmatch(r"\d+,\d\d?", figures):
        return Decimal(figures.replace(",", "."))
    return Decimal(re.sub(r"[^\d.]", "", figures))


def _sign_before(text: str, start: int) -> bool:
    before = text[max(0, start - 2) : start].rstrip()
    return bool(before) and before[-1] in "£$€¥"


def _words(text: str, match: re.Match[str], end: int) -> Reading | None:
    tables = _tables()
    if match["couple"]:
        return _with_glue(text, Reading(match.start(), match.end(), Decimal(2), spelled=True, about=True), end)
    if match["scale"]:
        return _with_lead(text, match, end)
    word = " ".join(match["word"].lower().split())
    if word in tables["vague"]:
        return _with_glue(
            text, Reading(match.start(), match.end(), tables["vague"][word], spelled=True, vague=True), end
        )
    if word in tables["ordinals"]:
        return _with_glue(
            text, Reading(match.start(), match.end(), tables["ordinals"][word], spelled=True, ordinal=True), end
        )
    return _run(text, match.start(), match.end(), Decimal(0), tables["words"][word], end)


def _with_lead(text: str, match: re.Match[str], end: int) -> Reading | None:
    lead, scale = " ".join(match["lead"].lower().replace("-", " ").split()), _tables()["scales"][match["scale"].lower()]
    if lead in ("several", "a few", "many"):
        return _with_glue(text, Reading(match.start(), match.end(), 2 * scale, scale, True, vague=True), end)
    if "couple" in lead:
        return _with_glue(text, Reading(match.start(), match.end(), 2 * scale, scale, True, about=True), end)
    if "quarter" in lead or "half" in lead:
        factor = Decimal("0.75") if "three" in lead else Decimal("0.25") if "quarter" in lead else Decimal("0.5")
        return _with_glue(text, Reading(match.start(), match.end(), factor * scale, scale, True), end)
    if scale == 100 or scale == 12:
        return _run(text, match.start(), match.end(), Decimal(0), scale, end, dozen=scale == 12)
    return _run(text, match.start(), match.end(), scale, Decimal(0), end, scale)


def _run(
    text: str, start: int, stop: int, total: Decimal, current: Decimal, end: int, last: Decimal | None = None,
    *, dozen: bool = False,
) -> Reading:  # fmt: skip
    """Go on from the first number word as far as the words make one number."""
    tables = _tables()
    ordinal, scale = False, last or Decimal(1)
    while not dozen and not ordinal and (step := _next_word().match(text, stop, end)) is not None:
        word, joined = step["word"].lower(), "and" in step["gap"].lower()
        if step["half"]:
            if not joined or word not in tables["scales"] or current == 0 or current >= 100:
                break
            current += Decimal("0.25") if "quarter" in step["half"].lower() else Decimal("0.5")
            joined = False
        if word in tables["scales"]:
            size = tables["scales"][word]
            if joined or current == 0 or (size == 100 and current >= 100) or (last is not None and size >= last):
                break
            if size == 12:
                current, dozen = current * 12, True
            elif size == 100:
                current *= 100
            else:
                total, current, last = total + current * size, Decimal(0), size
            scale = max(scale, size)
        else:
            ordinal = word in tables["ordinals"]
            unit = tables["ordinals" if ordinal else "words"][word]
            open_end = current % 100
            if joined and open_end != 0:
                break
            tens = open_end >= 20 and open_end % 10 == 0 and unit < 10 and not joined
            if unit == 0 or (unit > 99 and current > 99):
                break
            if unit >= 100:
                current *= unit
            elif tens or (open_end == 0 and (current or total)):
                current += unit
            else:
                ordinal = False
                break
        stop = step.end()
    if last is not None and not current and (part := PART.match(text, stop, end)) is not None:
        current, stop = last * HALVES["½" if part[1].lower() == "half" else "¼"], part.end()
    return _with_glue(text, Reading(start, stop, total + current, scale, True, ordinal), end)


def _with_glue(text: str, found: Reading, end: int) -> Reading:
    if text[found.end : found.end + 1] == "-" and text[found.end + 1 : found.end + 2].isalpha():
        return replace(found, glue="-")
    return found
