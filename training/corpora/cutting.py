"""Where a name begins and ends by our rules: without article, possessive, title; lists are several names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from training.corpora.labels import peoples, words

ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
POSSESSIVE = re.compile(r"(?:['’´`]s|(?<=[sS])['’])$")
FULL_STOP = re.compile(r"(?<=[a-z]{4})\.+$")
SMALL = re.compile(r"(?:\w[\w-]*)\s+")
LOOSE = ' \t\n\xa0,;:!?"“”«»*#|=-–—•…'
LIST = re.compile(r"\s*,\s+(?:and\s+)?(?:the\s+)?|\s+(?:and|or)\s+(?:[tT]he\s+)?|\s*/\s*")
COMMA = re.compile(r"\s*,\s+(?:and\s+)?")
BRACKET = re.compile(r"(?P<name>[^()]*[^()\s])\s*\(\s*(?P<short>[^()]*[^()\s])\s*\)")


def trimmed(text: str, start: int, end: int, *, small: bool = True) -> tuple[int, int]:
    """The mention without article, possessive, quotes, commas around it. small: words in small letters may begin it."""
    before = None
    while start < end and (start, end) != before:
        before = (start, end)
        while start < end and text[start] in LOOSE:
            start += 1
        while start < end and text[end - 1] in LOOSE:
            end -= 1
        name = text[start:end]
        if name.endswith(")") and "(" not in name:
            end -= 1
        elif name.startswith(("'", "‘")) or (name.startswith("(") and (")" not in name or name.endswith(")"))):
            start += 1
        elif name.endswith(("(", "'", "’")) and not name.endswith(("s'", "s’")):
            end -= 1
        elif (found := POSSESSIVE.search(name) or FULL_STOP.search(name)) is not None:
            end = start + found.start()
        elif (found := ARTICLE.match(name)) is not None and name not in words("articles_kept"):
            start += found.end()
        word = SMALL.match(text[start:end])
        if not small and word is not None and _small(word.group().strip(), text[start:end]):
            start += word.end()
    return start, end


def _small(word: str, name: str) -> bool:
    """Whether the first word of a name in capitals is an ordinary one: "northern Iraq", not "van der Burg", "eBay"."""
    return (
        word.replace("-", "").isalpha()
        and word.islower()
        and word not in words("particles")
        and any(c.isupper() for c in name)
    )


def parts(text: str, start: int, end: int, label: str, corpus: str) -> Iterator[tuple[int, int]]:
    """A mention as its names: a short form in brackets is a name of its own, so are the members of a list."""
    name = text[start:end]
    if label in ("PERSON", "ORG", "PLACE") and (found := BRACKET.fullmatch(name)) is not None:
        for group in ("name", "short"):
            yield from parts(text, start + found.start(group), start + found.end(group), label, corpus)
        return
    if label in ("?", "NORP") and _several_peoples(name):
        yield from (
            (start + word.start(), start + word.end())
            for word in re.finditer(r"[\w'’-]+", name)
            if word.group()[0].isupper()
        )
        return
    cuts: list[re.Match[str]] = []
    if label in ("PERSON", "PLACE") and corpus in words("lists_in_one"):
        cuts = [cut for cut in LIST.finditer(name) if not _one(name)]
    elif label == "PLACE":
        cuts = list(COMMA.finditer(name))
    elif label == "ORG" and corpus in words("lists_in_one") and re.search(r"(?:,|,? and) [tT]he [A-Z]", name):
        cuts = [cut for cut in LIST.finditer(name) if "the" in cut.group().lower()]
    at = 0
    pieces = []
    for cut in cuts:
        pieces.append((at, cut.start()))
        at = cut.end()
    pieces.append((at, len(name)))
    if any(re.fullmatch(r"(?:Jr|Sr|I+V?|[A-Z])\.?|\W*", name[s:e]) for s, e in pieces):
        pieces = [(0, len(name))]
    for first, last in pieces:
        if len(pieces) > 1 and label == "PERSON" and _small(name[first:last].partition(" ")[0], name):
            continue  # "Nicolas Firzli, director of ...": what he is
        if len(pieces) > 1:
            yield from parts(text, start + first, start + last, label, corpus)
        else:
            yield start + first, start + last


def _several_peoples(name: str) -> bool:
    """Whether a name is several nationalities: "Ukrainians and Belarusians", "German Jews"."""
    found = re.findall(r"[\w'’-]+", name)
    return name not in peoples() and all(word in peoples() or word in ("and", "or") for word in found)


def _one(name: str) -> bool:
    return any(known in name for known in words("joined_by_and"))


@cache
def _titles() -> re.Pattern[str]:
    longest_first = sorted(words("titles"), key=len, reverse=True)
    return re.compile(r"(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w-])\.?\s*")


@cache
def _roles() -> re.Pattern[str]:
    longest_first = sorted(words("roles"), key=len, reverse=True)
    return re.compile(r".*\b(?:" + "|".join(map(re.escape, longest_first)) + r")\s*,?\s+(?=[A-Z])", re.DOTALL)


def behind_titles(text: str, start: int, end: int) -> tuple[int, str]:
    """Where a person's name begins behind the titles in front of it, and whether it is one at all.

    The end where it is nothing but titles; "?" where it is an office ("Minister of Foreign Affairs of Iraq").
    """
    at = start
    role = _roles().match(text, at, end)
    if role is not None and role.end() < end:
        at = role.end()
    while at < end and (found := _titles().match(text, at, end)) is not None:
        if found.end() >= end and text[at:end] in words("alone"):
            return at, "PERSON"
        at = found.end()
        while at < end and text[at] in " ,:":
            at += 1
    last = text[at:end].rsplit(" ", 1)[-1].strip(".")
    if re.search(r"[A-Z]\w+ (?:for|to|in) ", text[at:end]):
        return start, "?"  # "Envoy for the Lakes Ann Holm"
    if (at > start and re.match(r"(?:of|for|to)\b|\W", text[at:end])) or last in words("roles"):
        return start, "?"
    return at, "PERSON"


def title_follows(text: str) -> bool:
    """Whether a text begins with a title."""
    return _titles().match(text) is not None


def without_nouns(text: str, start: int, end: int) -> int:
    """The end of a place's name without an ordinary noun behind it: "Kegalle district", "Croydon airport"."""
    while (found := re.search(r"\s+(\w+)$", text[start:end])) is not None and found.group(1) in words("place_nouns"):
        end = start + found.start()
    return end
