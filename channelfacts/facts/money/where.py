"""The place that an amount is for."""

from __future__ import annotations

import re

from channelfacts.annotations import PlaceMention
from channelfacts.clauses import AUXILIARIES, BREAK_SIGNS, is_verb, verbs
from channelfacts.facts.money.bodies import Stretch
from channelfacts.facts.money.context import Line
from channelfacts.lexicons import lexicon

LAND = r"(?:(?:port|camp|town|city|area|region|border|beach(?:es)?|coasts?|island|shores?)\s+(?:of|at|in)\s+)?"
NEARBY = re.compile(
    rf"\b(?:in|at|near|around|outside|along|across|on|off)\s+(?:both\s+sides\s+of\s+)?(?:the\s+)?{LAND}(?:the\s+)?(?:\w+ern\s+|central\s+|mainland\s+)?$",
    re.I,
)
OPENING = re.compile(r"(?:in|at|near|on|outside|off)\s+(?:the\s+)?$", re.I)


def place(line: Line, k: int, what: Stretch | None, taken: list[Stretch | None]) -> str | None:
    """Where: the place in the words of the purpose ("fencing at Calais") or right behind them, the one that opens the
    sentence ("At Zeebrugge, ..."), else the one that the clause of the amount is set in, where it names no other."""
    if (
        what is not None
        and what[1] <= line.row[0].start
        and (earlier := line.context.previous(line.sentence)) is not None
    ):
        line, k = earlier, len(earlier.row) - 1  # "the cost of a cell at Dover. It is £5"
    row, text = line.row, line.text
    near = [
        p for p in line.places if not p.inside and NEARBY.search(text[max(line.row[0].start, p.start - 40) : p.start])
    ]
    near = [p for p in near if not _agreed(text[max(row[0].start, p.start - 40) : p.start])]
    near = [p for p in near if not any(t is not None and t[0] <= p.start < t[1] for t in taken)]
    if what is not None:
        within = [p for p in near if what[0] <= p.start and p.end <= what[1]]
        if within:
            return within[0].text
        behind = [p for p in near if what[1] <= p.start and len(text[what[1] : p.start].split()) <= 8]
        if behind and _one_phrase(line, what[1], behind[0].start):
            return behind[0].text
        inside = [p for p in line.places if what[0] <= p.start and p.end <= what[1] and not p.inside]
        moving = text[what[0] : what[1]].split()[0].lower() in lexicon("money")["places"]["moving"]
        if (
            len(inside) == 1
            and not moving
            and not _from(text[what[0] : inside[0].start])
            and not _owns(text, inside[0])
        ):
            return inside[0].text  # "watching the Mediterranean by drone"
    opened = [p for p in near if OPENING.fullmatch(text[row[0].start : p.start].lstrip("“\"'‘"))]
    if opened and text[opened[0].end : opened[0].end + 1] == ",":
        return opened[0].text
    clause = [p for p in near if _same_clause(line, k, p)]
    return clause[0].text if len({p.text for p in clause}) == 1 else None


def _same_clause(line: Line, k: int, found: PlaceMention) -> bool:
    """Does nothing that ends a clause, and no other amount, stand between the place and the amount?"""
    row = line.row
    low, high = sorted((found.start, row[k].start))
    between = [t for t in row if low < t.start < high]
    if found.start < row[k].start and any(is_verb(row, i) for i, t in enumerate(row) if low < t.start < high):
        return False
    ends = BREAK_SIGNS | {",", "which", "who", "that", "said", "says", "after", "where", "when", "while", "but", "and"}
    return not any(t.lower in ends or t.kind == "money" for t in between)


def _owns(text: str, found: PlaceMention) -> bool:
    return text[found.end : found.end + 1] in ("'", "’")


def _from(before: str) -> bool:
    """Does the place only say whose, from where or where to ("refugees from Syria", "a flight to Mali")?"""
    last = [w for w in before.lower().split() if w != "the"][-1:]
    return not last or last[0] in ("from", "of", "with", "to", "for", "by", "between", "into")


def _agreed(before: str) -> bool:
    """ "agreed at Amiens", "announced in Paris", "a court in Lille": where it was settled, not what it is for."""
    said = before.lower().split()[-4:]
    settled = lexicon("money")["places"]["settled"]
    return any(w in settled or (w in verbs() and verbs()[w][0] in ("announce", "pledge")) for w in said)


def _one_phrase(line: Line, start: int, end: int) -> bool:
    """Does the phrase go on, over the items of a list, from the purpose to the place?"""
    for i, token in enumerate(line.row):
        if start <= token.start < end and (
            token.kind in ("money", "date")
            or token.lower in BREAK_SIGNS | AUXILIARIES | {"which", "who", "that", "after", "said"}
            or (token.text.islower() and is_verb(line.row, i))
        ):
            return False
    return True
