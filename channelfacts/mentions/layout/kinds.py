"""What each line of a page is: text, heading, list, meta, caption or furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from channelfacts.lexicons import lexicon
from channelfacts.mentions.layout.furniture import ENDED, is_furniture, opens_links, plain
from channelfacts.mentions.layout.lines import Paragraph

CLOCK = re.compile(
    r"^\W*(?:\d{1,2}[:.h]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?)(?:\s*(?:GMT|BST|CET|CEST|UTC|IST|E[SD]?T))?\W*$",
    re.I,
)
CLOCK_END = re.compile(r"[ap]\.m\.$", re.I)
AGO = re.compile(r"^\W*(?:\d{1,2}|an?)\s+(?:min(?:ute)?|hour|hr|day|week|month|year)s?\s+ago\W*$", re.I)
DATED = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d\d\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b|\bago\b", re.I)
HEADER = re.compile(r"^([\w -]{2,14}?)\s?:\s?\S")
ROW = re.compile(r"^[^.!?:\n]{1,60}?(?:\s[—–-]{1,2}\s?|:\s|\s{2,}|\t)[£$€]?\d[\d,. ]*(?:%|million|m|bn|k)?$")
BYLINE_NAME = re.compile(r"^(?:[A-Z][\w'’.-]+|and|&|,|de|van|der|la|le|in|for|at|the|of|[A-Z]{2,})(?:[\s,]+|$)")
CREDIT_TAIL = re.compile(r"(?<!\s)\s*(?:\(([^()\n]{2,80})\)|[|©]\s?([^|\n]{2,60}))\s*$")
SENTENCES = re.compile(r"""[.!?…]["'”’)\]]*$|[a-z)\d]{3}[.!?]["'”’)]?\s+\S""")
FRONT = re.compile(r"---[ \t]*\n(?:[^\n]*\n){1,40}?(?:---|\.\.\.)[ \t]*(?:\n|$)")
SITE = re.compile(r"(?<!\s)\s+[|–—-]\s+[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,3}\s?$")
TITLE_WORDS, HEADING_WORDS = 30, 12
LONGEST_LINE = 500
"""Characters of a line at most that is anything but text."""


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of the text that is of one kind, and the number of its paragraph. kind is "" until known."""

    start: int
    end: int
    kind: str
    paragraph: int


@cache
def _meta(key: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(p) for p in sorted(lexicon("layout")["meta"][key], key=len, reverse=True)))


@cache
def _contributed() -> re.Pattern[str]:
    phrases = lexicon("layout")["meta"]["contributed"]
    return re.compile("(?:" + "|".join(re.escape(p).replace(r"\*", r"\S+(?: \S+){0,7}") for p in phrases) + ")$")


@cache
def _lead(key: str) -> re.Pattern[str]:
    """Phrases in front of a caption as they stand in a text: words with any white space or sign between them."""
    made = []
    for phrase in sorted(lexicon("furniture")["lead"][key], key=len, reverse=True):
        gap = r"\S+(?:\s+\S+){0,7}?"
        words = [gap if w == "*" else r"\d\S*" if w == "#" else re.escape(w) for w in phrase.split()]
        made.append(r"\s+".join(words))
    return re.compile(rf"(?:(?:{'|'.join(made)})\b[:.]?\s*){{1,3}}", re.I)


@cache
def _credit() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = lexicon("furniture")["credit"]
    owners = "|".join(re.escape(owner) for owner in sorted(data["owners"], key=len, reverse=True))
    labels = "|".join(re.escape(label) for label in sorted(data["labels"], key=len, reverse=True))
    return (
        re.compile(
            rf"(?:.*/\s?)?(?:{owners})(?:\s(?:photo|via .{{2,30}}))?(?:[:/]\s?[^/]{{2,40}})?$"
            rf"|(?i:(?:{labels})(?::| by)\s?.{{2,60}})$"
        ),
        re.compile(rf"[^.!?\n]{{0,60}}?/\s?(?:{owners})\b.{{0,80}}$|(?i:{labels})\s?:\s?[^.]{{2,60}}$"),
    )


def lines(text: str, found: Sequence[Paragraph]) -> list[Line]:
    """Every stretch of the page with its kind, in order."""
    made: list[Line] = []
    links = 0
    first = True
    front = FRONT.match(text)
    above = front.end() if front else 0
    for number, paragraph in enumerate(found):
        if paragraph.end <= above:
            made.append(Line(paragraph.start, paragraph.end, "meta", number))
            continue
        written = text[paragraph.start : min(paragraph.end, paragraph.start + LONGEST_LINE)]
        if paragraph.lines == 1 and opens_links(written):
            made.append(Line(paragraph.start, paragraph.end, "furniture", number))
            links = 12
            continue
        if links and paragraph.lines == 1 and not ENDED.search(written) and len(written.split()) <= 20:
            made.append(Line(paragraph.start, paragraph.end, "furniture", number))
            links -= 1
            continue
        links = 0
        for part in _parts(text, paragraph, number):
            kind = part.kind or _kind(text, found, number, part, head=len(made) < 8, first=first)
            first = first and kind not in ("heading", "text")
            made.append(replace(part, kind=kind))
    return made


def _parts(text: str, paragraph: Paragraph, number: int) -> Iterator[Line]:
    """The paragraph, parted where furniture stands before or behind its text in one line."""
    start, end = paragraph.start, paragraph.end
    written = text[start : min(end, start + 400)]
    for key in ("caption", "text"):
        lead = _lead(key).match(written)
        if lead:
            cut = start + lead.end()
            yield Line(start, start + len(lead.group().rstrip()), "furniture", number)
            if cut < end:
                yield from _caption(text, Line(cut, end, key, number))
            return
    if end - start <= 400 and paragraph.lines <= 3:
        yield from _caption(text, Line(start, end, "", number))
    else:
        yield Line(start, end, "", number)


def is_credit(written: str) -> bool:
    """Does the line say no more than whose picture it is?"""
    owned, alone = _credit()
    short = len(written) <= 120 and len(written.split()) <= 10 and not ENDED.search(written)
    return short and "," not in written[:-30] and bool(alone.match(written) or owned.match(written))


def _caption(text: str, line: Line) -> Iterator[Line]:
    """A caption and its credit; a credit alone is furniture."""
    written = text[line.start : line.end]
    if is_credit(written):
        yield replace(line, kind="furniture")
        return
    owned, _ = _credit()
    tail = CREDIT_TAIL.search(written, max(0, len(written) - 100))
    credit = (tail[1] or tail[2]).strip() if tail else ""
    if tail and ("/" in credit or tail[0].lstrip()[0] in "|©" or ":" in credit) and owned.match(credit):
        if tail.start():
            yield Line(line.start, line.start + tail.start(), "caption", line.paragraph)
        yield Line(
            line.start + tail.start() + len(tail[0]) - len(tail[0].lstrip()), line.end, "furniture", line.paragraph
        )
        return
    yield line


def _kind(text: str, found: Sequence[Paragraph], number: int, part: Line, *, head: bool, first: bool) -> str:
    paragraph = found[number]
    if part.end - part.start > LONGEST_LINE:
        return "text"
    written = text[part.start : part.end].strip()
    if paragraph.marker == "hash":
        return "heading"
    if _is_meta(written, head=head):
        return "meta"
    headline = first and paragraph.lines <= 2 and (_headline(written, TITLE_WORDS) or _over_date(text, found, number))
    if is_furniture(written) and not (headline and len(written.split()) > 4):
        return "furniture"
    if headline:
        return "heading"
    if paragraph.marker == "sign":
        return "heading" if written.endswith((" -", " –", " —")) else "list"
    if paragraph.lines > 1:
        return "text"
    if ROW.match(written):
        return "list"
    if _headline(written, HEADING_WORDS) and not SENTENCES.search(written) and number + 1 < len(found):
        return "list" if _in_list(text, found, number) else "heading"
    if paragraph.marker == "number" and not ENDED.search(written) and len(written.split()) <= 20:
        return "list"
    return "text"


def _over_date(text: str, found: Sequence[Paragraph], number: int) -> bool:
    """Is this the line over the "Published" line? It is the headline, even with a full stop."""
    paragraph = found[number]
    if (
        number + 1 == len(found)
        or len(text[paragraph.start : paragraph.end].split(None, TITLE_WORDS + 1)) > TITLE_WORDS
    ):
        return False
    following = found[number + 1]
    return following.lines == 1 and _dated(text[following.start : following.end])


def _dated(written: str) -> bool:
    """Is it a "Published" line, or the like: a cue, and a date or a clock time at once behind it?"""
    if len(written) >= 90 or DATED.search(written) is None or (ENDED.search(written) and not CLOCK_END.search(written)):
        return False
    said = plain(written)
    cue = _meta("dates").match(said)
    following = said[cue.end() :].split(None, 1) if cue else []
    return bool(following) and (following[0][:1].isdigit() or following[0] in _date_words() | {"by", "a", "an", "in"})


def _is_meta(written: str, *, head: bool) -> bool:
    if len(written) > 160:
        return False
    if CLOCK.match(written) or AGO.match(written):
        return True
    written = written.lstrip("(—–- ")
    said = plain(written)
    ended = ENDED.search(written) is not None
    if _dated(written):
        return True
    byline = _meta("bylines").match(said)
    if byline and said[byline.end() : byline.end() + 1] == " " and len(said.split()) <= 16:
        rest = written[byline.end() :].strip(" :;(")
        names = rest.split(";")[0].strip(" .)")
        if names[:1].isupper() and (not ended or ";" in rest) and (_names(names) or head):
            return True
    if len(said.split()) <= 25 and _contributed().search(said):
        return True
    header = HEADER.match(written)
    if header and _meta("headers").fullmatch(header[1].strip().lower()) and not ended:
        return head or header[1].strip().lower() not in ("from", "to", "re", "date", "column", "location", "section")
    return head and _only_date(said)


@cache
def _date_words() -> frozenset[str]:
    data = lexicon("dates")
    return (
        frozenset(data["months"])
        | frozenset(data["weekdays"])
        | {"at", "on", "gmt", "bst", "am", "pm", "of", "et", "cet"}
    )


def _only_date(said: str) -> bool:
    words = said.split()
    return (
        2 <= len(words) <= 9
        and all(w in _date_words() or w.rstrip("sthndra").isdigit() or w[:2].isdigit() for w in words)
        and any(w in _date_words() or len(w) == 4 for w in words)
    )


def _names(written: str) -> bool:
    """Is this a row of names, offices and places: capitals and little words?"""
    at = 0
    while at < len(written):
        word = BYLINE_NAME.match(written[at:])
        if word is None:
            return False
        at += word.end()
    return True


def _headline(written: str, limit: int) -> bool:
    """A line that stands alone without a full stop: capital, figure or quote first."""
    words = written.split(None, limit + 1)
    if not 1 <= len(words) <= limit or written[-1] in ".:;,…" or re.search(r"""\.["'”’]$""", written):
        return False
    if re.search(r"""["”]\s?[-–—]\s?[A-Z]""", written) or written.count("“") > written.count("”"):
        return False
    first = written.lstrip("\"'“‘([")[:1]
    return (first.isupper() or first.isdigit() or first in "£$€") and len(written) > 2


def _in_list(text: str, found: Sequence[Paragraph], number: int) -> bool:
    """Does the line stand among lines like it, behind a colon or two and more on end?"""
    like = 0
    for other in found[number + 1 : number + 3]:
        line = text[other.start : min(other.end, other.start + 200)]
        like += other.lines == 1 and len(line.split()) <= HEADING_WORDS and not ENDED.search(line)
    behind = 0
    for other in reversed(found[max(0, number - 2) : number]):
        line = text[max(other.start, other.end - 200) : other.end]
        if line.endswith(":"):
            return True
        behind += other.lines == 1 and len(line.split()) <= HEADING_WORDS and not ENDED.search(line)
    return number >= 3 and (like == 2 or behind == 2 or (like == 1 and behind == 1 and not found[number].alone))


def title(text: str, found: Sequence[Line]) -> str | None:
    """The headline, where it is plain: the first heading, if no text stands before it."""
    for line in found[:8]:
        if line.kind in ("text", "list"):
            return None
        written = " ".join(text[line.start : line.end].split())
        if line.kind == "heading" and len(written.split()) >= 3 and plain(written) not in _no_titles():
            return SITE.sub("", written) if len(written.split()) > 6 else written
    return None


@cache
def _no_titles() -> frozenset[str]:
    return frozenset(lexicon("layout")["no_titles"])
