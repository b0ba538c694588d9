"""Which lines are page furniture, by the cues of `data/lexicons/furniture.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from channelfacts.lexicons import lexicon
from channelfacts.mentions.layout.words import fold

SIGNS = re.compile(r"[^\w@©+]+")
GAP = r"\S+(?: \S+){0,7}"
SHORT = 40
"""Words of a line at most, if it is to be furniture: longer ones are prose."""
ENDED = re.compile(r"""[.!?…]["'”’)\]]*$""")
LABEL = re.compile(r"^([\w'’ \-*]{2,30}?)\s?(?:[:|»]|\.{3}|…| [-–—] )\s?(?=\S)")
SEPARATED = re.compile(r"(?<!\s)(?:\s+[|·»›•]\s+|\s{2,}\|\s*)")
LINKS = re.compile(r"(?:!?\[[^\]\n]{0,200}\]\([^)\s]{1,300}(?:\s[^)\n]{0,100})?\)\s*(?:[|·,;*-]\s*)?)+")
"""Markdown: a line of nothing but links or pictures."""
ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$|^\S+@\S+\.\w+$|^@\w+$|^#\w+(?:\s+#\w+)*$|^[\W_]+$|^\d{6,}$")


def plain(line: str) -> str:
    """Folded, signs as single spaces."""
    return SIGNS.sub(" ", fold(line)).strip()


@cache
def pattern(group: str, key: str | None = None) -> re.Pattern[str]:
    """The phrases of a list in furniture.toml, `*` for one to eight words, `#` for a number."""
    phrases: Iterable[str] = lexicon("furniture")[group] if key is None else lexicon("furniture")[group][key]
    made = []
    for phrase in sorted(phrases, key=len, reverse=True):
        words = [GAP if w == "*" else r"\d\S*" if w == "#" else re.escape(plain(w)) for w in phrase.split()]
        made.append(" ".join(word for word in words if word))
    return re.compile("|".join(made))


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(lexicon("furniture")[group])


def is_furniture(line: str, *, whole_line: bool = True) -> bool:
    """Is this line furniture? whole_line: False for a sentence among others, where only the sure cues count."""
    if len(line) > 400:
        return False
    said = plain(line)
    words = said.split()
    if not words:
        return True
    if len(words) > SHORT:
        return False
    if pattern("whole").fullmatch(said) or ADDRESS.match(line.strip()) or LINKS.fullmatch(line.strip()):
        return True
    if _at_word(pattern("starts_always"), said):
        return True
    if pattern("contains").search(said):
        return True
    if not whole_line or ENDED.search(line.rstrip(" ?!")):
        return False
    return _is_link(line) or (not ENDED.search(line.rstrip()) and _unended(line, said, words))


def _is_link(line: str) -> bool:
    label = LABEL.match(line.strip())
    return label is not None and pattern("labels").fullmatch(plain(label[1])) is not None


def _unended(line: str, said: str, words: list[str]) -> bool:
    """Cues that only count in a line without a full stop."""
    if _at_word(pattern("starts"), said):
        return True
    ending = pattern("ends")
    if len(words) > 2 and any(m.end() == len(said) for m in ending.finditer(said)):
        return True
    parts = SEPARATED.split(line.strip())
    if len(parts) >= 3 and all(0 < len(part.split()) <= 4 for part in parts) and not any(c.isdigit() for c in line):
        return True
    return len(words) >= 3 and all(word in _words("menu") for word in words)


def _at_word(found: re.Pattern[str], said: str) -> bool:
    """Does the phrase stand at the start and end with a word?"""
    match = found.match(said)
    return match is not None and (
        match.end() == len(said) or said[match.end()] == " " or said[match.end() - 1] in " ©0"
    )


def opens_links(line: str) -> bool:
    """Does this line stand over a list of links?"""
    return (
        len(line) <= 60 and not ENDED.search(line.rstrip()) and pattern("link_heads").fullmatch(plain(line)) is not None
    )
