"""What changed and against what: the phrase around the word of direction, and whether it is of the story."""

from __future__ import annotations

from collections.abc import Sequence

from channelfacts.annotations import CountMention, Word
from channelfacts.mentions.changes.phrases import SIGNS, right, story_phrase, subject
from channelfacts.mentions.changes.topic import foreign, near_story, ordinary, strong
from channelfacts.mentions.changes.words import Figure, directions, listed

Stretch = tuple[int, int]
"""(start, end) in characters of the text."""


def measure(
    rows: Sequence[Sequence[Word]],
    index: int,
    figure: Figure,
    counts: Sequence[CountMention],
    last: Stretch | None,
    *,
    story: bool,
    dense: bool = False,
) -> Stretch | None:
    """What changed, as characters of the text; None where it is not of the story.

    `last` is the measure of the change before in the same sentence, which a change without a subject shares; `story`
    says that the text is of migration, `dense` that it is of hardly anything else.
    """
    row = rows[index]
    near = near_story(rows, index) or dense
    told = listed("measures", "bland") | listed("measures", "loose") | listed("measures", "auxiliaries")
    told = told | listed("measures", "recording")
    other = False
    if not listed("measures", "elsewhere").isdisjoint(w.lower for w in row):
        return None
    if foreign([w.lower for w in row[figure.first : figure.end]]):
        return None  # "a 35% tax cut"
    for found in _candidates(row, figure):
        words = [w.lower for w in row[found[0] : found[1]]] if found is not None else []
        if found is None or set(words) <= told or all(w.endswith("ed") or w[0].isdigit() for w in words):
            continue
        headed = words[0] in listed("measures", "foreign") and words[0] not in ("spending", "support")
        moving = near or (story and ordinary([w for w in words if w not in listed("measures", "everyday")]))
        if not headed and (strong(words) or (ordinary(words) and moving and not foreign(words))):
            return row[found[0]].start, row[found[1] - 1].end
        named = all(w.text[0].isupper() or w.lower in told for w in row[found[0] : found[1]])
        if named and (set(words) & told or last is not None) and not foreign(words):
            continue  # "Italy recorded a fall", "the Spanish figure": of what, the text has said before
        other = True
    if other:
        return None
    if last is not None:
        return last
    nothing = all(found is None for found in _candidates(row, figure))
    return _before(rows, index, figure, counts) if near or (story and nothing) else None


def _candidates(row: Sequence[Word], figure: Figure) -> list[tuple[int, int] | None]:
    """The phrases that may be the measure, the likeliest first, as words of the sentence."""
    end = figure.end
    ahead = row[end].lower if end < len(row) else ""
    if figure.kind == "carried":
        return []
    if figure.kind == "gapped":
        joint = next(i for i in range(figure.at - 1, 0, -1) if row[i].lower in ("and", "while", "but"))
        return [(joint + 1, figure.at)]
    if figure.kind == "noun":
        behind = _in_or_of(row, end)
        if behind is None and not any(w.text[0].isdigit() for w in row[figure.at + 1 : figure.at + 6]):
            behind = _in_or_of(row, figure.at + 1)
        front = _compound(row, figure.at) if figure.at < figure.first + 1 else None
        return [behind, front, subject(row, figure.first)]
    if (
        figure.kind == "adjective"
        and row[figure.at].lower in ("more", "fewer", "less", "greater", "larger")
        and ahead not in ("than", ",", ".", "compared", "on", "in")
    ):
        return [right(row, end), subject(row, figure.first)]
    if figure.kind == "multiple":
        if ahead in directions("nouns"):
            return [_in_or_of(row, end + 1), subject(row, figure.first)]
        if ahead in ("as", "more", "fewer"):
            start = end + 2 if ahead == "as" else end + 1
            if start < len(row) and row[start].lower in ("as", "than"):
                return [subject(row, figure.first)]
            return [right(row, start, {"as", "than"}), subject(row, figure.first)]
        if nominal(row, figure):
            named = right(row, end)
            told = [w.lower for w in row[named[0] : named[1]]] if named is not None else []
            if listed("measures", "paid") & set(told):
                return [named]  # "double what it spent"
            return [named if strong(told) or ordinary(told) else None, subject(row, figure.first)]
        if ahead in ("the", "its", "their", "that", "what") or row[figure.at].lower in (
            "doubling",
            "tripling",
            "trebling",
            "quadrupling",
            "halving",
        ):
            return [right(row, end), subject(row, figure.first)]
        transitive = (
            ahead
            and ahead not in listed("baselines", "before")
            and ahead not in SIGNS
            and ahead not in (".", "to", "and", "by", "from", "last", "this")
        )
        return [subject(row, figure.first), right(row, end) if transitive else None]
    if figure.kind == "verb" and figure.at + 1 < figure.end:
        inner = _object(row, figure)
        return [subject(row, figure.at), inner] if inner is None else [inner, subject(row, figure.at)]
    return [subject(row, figure.first)]


def _object(row: Sequence[Word], figure: Figure) -> tuple[int, int] | None:
    """ "cut crossings by a third": what stands between a verb and "by"."""
    by = next((i for i in range(figure.at + 1, figure.end) if row[i].lower == "by"), None)
    if (
        by is None
        or by - figure.at < 2
        or row[figure.at + 1].lower in ("in", "during", "to", "from", "last", "this", "on", "since", "up", "down")
    ):
        return None
    return figure.at + 1, by


def _in_or_of(row: Sequence[Word], at: int) -> tuple[int, int] | None:
    """ "a drop in crossings", "an increase of 5% in the number of ..."."""
    if at < len(row) and row[at].lower in ("in", "of", "to"):
        first = row[at + 1].lower if at + 1 < len(row) else ""
        if (
            first[:1].isdigit()
            or first in listed("baselines", "times")
            or first in ("a", "more", "about", "some", "nearly", "almost", "around", "over", "just", "at")
        ):
            return None
        return right(row, at + 1)
    return None


def _compound(row: Sequence[Word], at: int) -> tuple[int, int] | None:
    """ "a crossings increase of 20%": nouns right in front of the noun of direction."""
    first = at
    while (
        first > 0
        and at - first < 4
        and row[first - 1].lower
        not in ("a", "an", "the", "this", "and", "of", "in", "sharp", "big", "further", "record")
        and row[first - 1].text[0].isalpha()
    ):
        first -= 1
    words = [w.lower for w in row[first:at]]
    return (
        (first, at)
        if first < at and (strong(words) or ordinary(words)) and not set(words) & listed("measures", "auxiliaries")
        else None
    )


def _before(
    rows: Sequence[Sequence[Word]], index: int, figure: Figure, counts: Sequence[CountMention]
) -> Stretch | None:
    """What an apposition or "this number" goes back to: the last count or phrase of the story before it."""
    here = rows[index][figure.first].start
    for i in range(index, max(-1, index - 5), -1):
        row = rows[i]
        limit = figure.first if i == index else len(row)
        if not row or (i == index and foreign([w.lower for w in row[max(0, limit - 9) : limit]])):
            return None
        # A count that leaves its noun out stands behind the one that has it.
        said = [c for c in counts if row[0].start <= c.start < row[-1].end and c.head_end <= here]
        said = [c for c in said if c.antecedent is None]
        told = _number_of(row, limit)
        if told is not None:
            return row[told[0]].start, row[told[1] - 1].end
        if said:
            last = max(said, key=lambda c: (c.number.value >= 100, c.number.value)) if i != index else said[-1]
            start = next((j for j, w in enumerate(row) if w.end > last.head_start), None)
            found = (
                right(row, start, {",", "were", "was", "had", "so", "stands", "stood", "reached", "hit"})
                if start is not None
                else None
            )
            if found is not None:
                return row[found[0]].start, row[_with_verb(row, found, limit) - 1].end
        phrase = story_phrase(row, range(limit - 1, -1, -1))
        if phrase is None and i == index:
            phrase = story_phrase(row, range(figure.end, min(len(row), figure.end + 10)))
        if phrase is not None:
            return row[phrase[0]].start, row[phrase[1] - 1].end
    return None


def _with_verb(row: Sequence[Word], found: tuple[int, int], limit: int) -> int:
    """The end of "people were arrested or turned back": people alone do not say what rose."""
    end = min(found[1], limit)
    at = end
    while at < limit and row[at].lower in ("were", "was", "have", "had", "been", "are", "being", "who"):
        at += 1
    if at == end or at >= limit or not row[at].lower.endswith(("ed", "ught", "eld", "ound", "ent", "en")):
        return end
    if at + 2 < limit and row[at + 1].lower in ("or", "and") and row[at + 2].lower.endswith(("ed", "ught", "en")):
        return at + 3
    return at + 1


def _number_of(row: Sequence[Word], limit: int) -> tuple[int, int] | None:
    """The last "number of people who ..." before word `limit`."""
    for i in range(limit - 2, -1, -1):
        if row[i].lower in ("number", "numbers", "total") and row[i + 1].lower == "of":
            found = right(row, i, {"to", "has", "is", "rose", "fell", "was"})
            if found is not None and found[1] <= limit:
                words = [w.lower for w in row[found[0] : found[1]]]
                if strong(words) or ordinary(words):
                    return found
    return None


def nominal(row: Sequence[Word], figure: Figure) -> bool:
    """ "twice the rate", "ten times last year's", "nearly double the current intake": what follows is compared with."""
    word = row[figure.at].lower
    before = row[figure.first - 1].lower if figure.first else ""
    if word in ("twice", "times") or figure.first < figure.at:
        return word in ("twice", "times") or (
            word in ("double", "treble", "triple") and before not in listed("measures", "acting")
        )
    return word in ("double", "treble", "triple") and before in (
        "is",
        "was",
        "were",
        "are",
        ",",
        "–",
        "—",
        "-",
        "than",
        "now",
    )
