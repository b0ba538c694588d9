"""What changed and against what: the phrase around the word of direction, and whether it is of the story."""

from __future__ import annotations

from collections.abc import Sequence

from channelfacts.annotations import CountMention, Word
from channelfacts.mentions.changes.figures import Figure, directions, listed

LONGEST = 14
Stretch = tuple[int, int]
"""(start, end) in characters of the text."""
SIGNS = frozenset(",;:()—–…?!")


def strong(words: Sequence[str]) -> bool:
    """Is one of the words, or two of them together, of the story?"""
    known = listed("measures", "strong")
    for i, word in enumerate(words):
        if word in known or word.removesuffix("'s") in known or not known.isdisjoint(word.split("-")):
            return True
        if i + 1 < len(words) and f"{word} {words[i + 1]}" in listed("measures", "phrases"):
            return True
    return False


def ordinary(words: Sequence[str]) -> bool:
    """Is one of the words of the story where a strong one stands near?"""
    return any(word.removesuffix("'s") in listed("measures", "ordinary") for word in words)


def foreign(words: Sequence[str]) -> bool:
    """Is one of the words of another story?"""
    return any(word in listed("measures", "foreign") for word in words)


def near_story(rows: Sequence[Sequence[Word]], index: int) -> bool:
    """Does a strong word stand in the sentence, the four before it or the one behind?"""
    return any(strong([w.lower for w in row]) for row in rows[max(0, index - 4) : index + 2])


def of_story(rows: Sequence[Sequence[Word]], *, least: int = 3, share: int = 200) -> bool:
    """Is the text of migration: `least` words of the story in it, and one in `share`?"""
    words = [w.lower for row in rows for w in row]
    found = sum(strong([word]) for word in words)
    return found >= least and found * share >= len(words)


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
        if found is None or set(words) <= told:
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
    if figure.kind == "noun":
        behind = _in_or_of(row, end)
        if behind is None and not any(w.text[0].isdigit() for w in row[figure.at + 1 : figure.at + 6]):
            behind = _in_or_of(row, figure.at + 1)
        front = _compound(row, figure.at) if figure.at < figure.first + 1 else None
        return [behind, front, _subject(row, figure.first)]
    if (
        figure.kind == "adjective"
        and row[figure.at].lower in ("more", "fewer", "less", "greater", "larger")
        and ahead not in ("than", ",", ".", "compared", "on", "in")
    ):
        return [_right(row, end), _subject(row, figure.first)]
    if figure.kind == "multiple":
        if ahead in directions("nouns"):
            return [_in_or_of(row, end + 1), _subject(row, figure.first)]
        if ahead in ("as", "more", "fewer"):
            start = end + 2 if ahead == "as" else end + 1
            if start < len(row) and row[start].lower in ("as", "than"):
                return [_subject(row, figure.first)]
            return [_right(row, start, {"as", "than"}), _subject(row, figure.first)]
        if nominal(row, figure):
            named = _right(row, end)
            told = [w.lower for w in row[named[0] : named[1]]] if named is not None else []
            if listed("measures", "paid") & set(told):
                return [named]  # "double what it spent"
            return [named if strong(told) or ordinary(told) else None, _subject(row, figure.first)]
        if ahead in ("the", "its", "their", "that", "what") or row[figure.at].lower in (
            "doubling",
            "tripling",
            "trebling",
            "quadrupling",
            "halving",
        ):
            return [_right(row, end), _subject(row, figure.first)]
        transitive = (
            ahead
            and ahead not in listed("baselines", "before")
            and ahead not in SIGNS
            and ahead not in (".", "to", "and", "by", "from", "last", "this")
        )
        return [_subject(row, figure.first), _right(row, end) if transitive else None]
    if figure.kind == "verb" and figure.at + 1 < figure.end:
        inner = _object(row, figure)
        return [_subject(row, figure.at), inner] if inner is None else [inner, _subject(row, figure.at)]
    return [_subject(row, figure.first)]


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
        return _right(row, at + 1)
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


def _right(row: Sequence[Word], start: int, stops: set[str] | None = None) -> tuple[int, int] | None:
    """The phrase from word `start` to the end of its clause or what it is compared with."""
    halts = (
        listed("baselines", "stops")
        | (stops or set())
        | {"than", "compared", "from", "since", "over", "on", "last", "this", "by", "per", "until", "between"}
    )
    end = start
    while end < len(row) and end - start < LONGEST:
        word = row[end]
        if not word.text[0].isalnum() and word.text not in "'’&\"“”":
            break
        if end > start and word.lower in halts:
            break
        if (
            end > start
            and word.lower in ("in", "during", "at")
            and end + 1 < len(row)
            and (
                row[end + 1].lower in listed("baselines", "times")
                or row[end + 1].text[:2] in ("19", "20")
                or row[end + 1].lower in ("the", "a")
            )
        ):
            ahead = {w.lower for w in row[end + 1 : end + 4]}
            if ahead & listed("baselines", "times") or row[end + 1].text[:2] in ("19", "20"):
                break
        end += 1
    return _noun(row, start, end)


def _subject(row: Sequence[Word], end: int) -> tuple[int, int] | None:
    """The subject in front of word `end`: back over the verb group to the last comma or conjunction."""
    passed = (
        listed("measures", "auxiliaries")
        | {"a", "an", "the"}
        | directions("verbs").keys()
        | listed("measures", "emphatic")
    )
    while end > 0 and (row[end - 1].lower in passed or row[end - 1].text in "'’\"“”"):
        end -= 1
    if end > 1 and row[end - 1].lower in ("which", "that", "who"):
        end -= 1 + (row[end - 2].text == ",")
        return _story_phrase(row, range(end - 1, max(-1, end - 7), -1))
    if end > 0 and row[end - 1].text in ",–—":
        return None
    first = end
    while first > 0 and end - first < LONGEST:
        word = row[first - 1]
        if (word.text in SIGNS) or (not word.text[0].isalnum() and word.text not in "'’&\"“”.$£€%"):
            break
        if word.lower in ("%", "percent", "cent", "pc"):
            return None
        participle = first >= 2 and (strong([row[first - 2].lower]) or ordinary([row[first - 2].lower]))
        if participle and word.lower in ("found", "reported", "seen", "thought", "saw"):
            first -= 1  # "the number of stowaways found at Dover"
            continue
        so_far = word.lower == "so" and first < end and row[first].lower == "far"
        if (
            word.lower in listed("measures", "left_stops")
            and not so_far
            and not (word.lower in ("and", "claims", "as", "see") and first - 2 >= 0 and _noun_like(row, first - 1))
        ):
            break
        first -= 1
    return _noun(row, first, end)


def _noun_like(row: Sequence[Word], i: int) -> bool:
    if row[i].lower == "claims":
        return row[i - 1].lower in ("asylum", "of", "the", "and")
    if row[i].lower != "and" or i + 1 >= len(row):
        return False
    left = [w.lower for w in row[max(0, i - 3) : i]]
    return strong(left[-1:]) or ordinary(left[-1:])


def trim(row: Sequence[Word], first: int, end: int) -> tuple[int, int] | None:
    """Without articles and signs in front and loose words behind."""
    loose = listed("measures", "loose")
    while first < end and (row[first].lower in loose or not row[first].text[0].isalnum()):
        first += 1
    while end > first and (row[end - 1].lower in loose or not row[end - 1].text[0].isalnum()):
        end -= 1
    return (first, end) if first < end else None


def _noun(row: Sequence[Word], first: int, end: int) -> tuple[int, int] | None:
    """The phrase without figures in front and verbs behind, up to what it is compared with."""
    end = next((i for i in range(first + 1, end) if row[i].lower == "compared"), end)
    while first < end and row[first].lower in listed("measures", "loose"):
        first += 1
    while first + 1 < end and row[first].text[0].isdigit() and row[first + 1].text[0].isalpha():
        first += 1
    while end > first and row[end - 1].lower in listed("measures", "auxiliaries"):
        end -= 1
    return trim(row, first, end)


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
        said = [c for c in counts if row[0].start <= c.start < row[-1].end and c.head_end <= here]
        told = _number_of(row, limit)
        if told is not None:
            return row[told[0]].start, row[told[1] - 1].end
        if said:
            last = max(said, key=lambda c: (c.number.value >= 100, c.number.value)) if i != index else said[-1]
            start = next((j for j, w in enumerate(row) if w.end > last.head_start), None)
            found = _right(row, start, {",", "were", "was", "had", "so"}) if start is not None else None
            if found is not None:
                return row[found[0]].start, row[min(found[1], limit) - 1].end
        phrase = _story_phrase(row, range(limit - 1, -1, -1))
        if phrase is None and i == index:
            phrase = _story_phrase(row, range(figure.end, min(len(row), figure.end + 10)))
        if phrase is not None:
            return row[phrase[0]].start, row[phrase[1] - 1].end
    return None


def _number_of(row: Sequence[Word], limit: int) -> tuple[int, int] | None:
    """The last "number of people who ..." before word `limit`."""
    for i in range(limit - 2, -1, -1):
        if row[i].lower in ("number", "numbers", "total") and row[i + 1].lower == "of":
            found = _right(row, i, {"to", "has", "is", "rose", "fell", "was"})
            if found is not None and found[1] <= limit:
                words = [w.lower for w in row[found[0] : found[1]]]
                if strong(words) or ordinary(words):
                    return found
    return None


def _story_phrase(row: Sequence[Word], places: range) -> tuple[int, int] | None:
    """The first noun of the story among these places, a strong one before an ordinary one, with the words before it
    that belong to it."""
    for kind in (strong, ordinary):
        for i in places:
            if not kind([row[i].lower]) or row[i].lower in listed("measures", "no_head"):
                continue
            if i and row[i - 1].lower == "of" and row[i].lower == "entry":
                continue
            first = i
            while first > 0 and i - first < 3 and _belongs(row[first - 1].lower):
                first -= 1
            end = i + 1
            while end < len(row) and (
                ordinary([row[end].lower]) or row[end].lower in ("seekers", "removals", "movements")
            ):
                end += 1
            found = _right(row, first, {"were", "was", "had"}) if kind is ordinary and places.step < 0 else None
            return found if found is not None and end <= found[1] <= places.start + 1 else (first, end)
    return None


def _belongs(word: str) -> bool:
    return strong([word]) or ordinary([word]) or word in listed("measures", "in_front")


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
