"""The place of a figure: the nearest in its clause that a preposition ties to it, or the subject of its verb."""

from __future__ import annotations

import re
from functools import cache

from channelfacts.annotations import AnnotatedDoc, CountMention, PlaceMention, Sentence
from channelfacts.facts.near.words import in_sentence, near_words

FAR = 26
"""What may lie between a figure and its place, at most: words, and more for each clause, figure and comma."""
BOUNDARY = re.compile(
    r"; |: |, (?:and|but|or|so) | for (?=\w+ing\b)"
    r"| (?:while|whereas|although|though|but|before|because|which|whose|who) "
    r"| as (?=(?:the|a|an|his|her|their|its|he|she|they)\b)",
    re.IGNORECASE,
)
RELATIVE = re.compile(r"^,? who (?![^,]*,)", re.IGNORECASE)
"""Right behind those who are counted it goes on about them: "50 migrants who gathered in Dunkirk"."""
PART = re.compile(r"(?<=\S) of (?:whom|which) (?![^,;]*,)", re.IGNORECASE)
"""What follows is told of a part alone: "350,000 claims, a third of which were made in Germany"."""
OCCASION = re.compile(r" (?:after|when) ", re.IGNORECASE)
"""What follows is how it came to it, mostly at the same place ("died after their boat capsized off Wissant")."""
HAIL = re.compile(r"\b(?:are|is|were|was|be|been|hail|hailed|hailing|mostly|mainly|originally)\s+from\s+$")
"""What follows is where they are from, and not where it happened."""
BOUND = re.compile(
    r"\b(?:bound|destined|heading|headed|en route|on (?:its|their|the) way|making) (?:for|to) (?:the )?$"
)
"""What follows is where they were going, and not where it happened."""
OPENING = re.compile(r"\W*(?:In|At|On|Off|Across|Near|Around|Along|Outside|Over in)\b")
"""A place at the very beginning holds for the whole sentence: "In Calais there are today some 1,500"."""
SPOKE = re.compile(
    r"\b(?:said|told(?: [\w’']+){1,3}|reporters|statement|announced|spokes\w+|prosecutors?|mayor|court|prefect\w*"
    r"|speaking) (?:in|of|at|from)(?: the)? $",
    re.IGNORECASE,
)
COST = {"clause": 7, "part": 20, "occasion": 2, "figure": 5, "before": 2, "comma": 1, "origin": 9, "common": 4}


def place_of(doc: AnnotatedDoc, sentence: Sentence, start: int, end: int, event: str | None = None) -> str | None:
    """Where: the country that the sentence says takes or holds them, else the nearest place that a preposition ties to
    the clause, a common noun ("the border") where none is named, else the water that "the crossing" means."""
    text = doc.text
    every = in_sentence(doc._.places, sentence)
    places = [p for p in every if not p.inside]
    within = next((p for p in every if start <= p.start < end and p.kind in near_words("place", "waters")), None)
    if within is not None:
        return within.text
    if (beside := next((p for p in places if _beside(text, sentence, p, start, end)), None)) is not None:
        return beside.text
    if event in near_words("place", "events"):
        lands = [p for p in places if p.end <= start and p.kind in near_words("place", "lands")]
        holder = [p for p in lands if _holds(text, p, start)]
        nearer = holder and any(holder[-1].end < p.start < start and _tied(text, sentence, p) for p in places)
        if holder and not nearer:
            return holder[-1].text
    found = [(cost, p.start, p.text) for p in places if (cost := _cost(doc, sentence, p, start, end)) is not None]
    found += _common(doc, sentence, start, end)
    if (there := _there(doc, sentence, start, end)) is not None:
        found.append(there)
    if found and min(found)[0] <= FAR:
        return min(found)[2]
    if (
        len({text for _, _, text in found}) == 1
        and len({p.text for p in places}) == 1
        and event in near_words("place", "happenings")
    ):
        return found[0][2]
    return _water(doc, sentence) if event == "crossing" else None


def _beside(text: str, sentence: Sentence, place: PlaceMention, start: int, end: int) -> bool:
    """ "Lebanon almost a million", "24,000 for France", "Sweden: 65,000": only a sign or a preposition between."""
    if place.end <= start:
        return text[place.end : start].strip() in {"", ":", "—", "–", "-", "("} and not _tied(text, sentence, place)
    return place.start >= end and text[end : place.start].strip() in {"for", "in", "at"}


def _beside_it(doc: AnnotatedDoc, sentence: Sentence, place: PlaceMention) -> list[CountMention]:
    """The counts that a place stands right beside."""
    counts = in_sentence(doc._.counts, sentence)
    return [
        c
        for c in counts
        if place.end <= c.start
        and doc.text[place.end : c.start].strip() in {"", ":", "—", "–", "-"}
        and not _tied(doc.text, sentence, place, article=False)
    ]


def _cost(doc: AnnotatedDoc, sentence: Sentence, place: PlaceMention, start: int, end: int) -> float | None:
    """How far a place is from the figure at `start`-`end`; None where nothing ties it to the clause."""
    text = doc.text
    if start <= place.start < end or _of_speaker(doc, place) or _named_after(text, place) or _of_somebody(doc, place):
        return None
    if any(c.start > end or c.end < start for c in _beside_it(doc, sentence, place)):
        return None  # "Chile counts 250 people, Turkey 130": Turkey is that of the other figure
    tied = _tied(text, sentence, place)
    origin = not tied and _origin(text, place)
    if not (tied or origin):
        return None
    if origin and HAIL.search(text[end : place.start]):
        return None
    if origin and text[end : place.start].strip() in {"from", "fleeing"} and place.kind in near_words("place", "lands"):
        return None  # "10,000 migrants from Hungary" says who they are, not where it happened
    extra = COST["origin"] if origin else 0
    if place.end <= start and OPENING.fullmatch(text[sentence.start : place.start].rstrip()[:12]):
        return extra + COST["before"] + 0.1 * len(text[place.end : start].split())
    return extra + _distance(doc, sentence, place.start, place.end, start, end)


def _distance(doc: AnnotatedDoc, sentence: Sentence, low: int, high: int, start: int, end: int) -> float:
    """Words between a place at `low`-`high` and a figure, and what clauses and other figures between them cost."""
    gap = doc.text[end:low] if low >= end else doc.text[high:start]
    if low >= end:
        gap = RELATIVE.sub(" ", gap)
    left, right = (end, low) if low >= end else (high, start)
    figures = sum(left <= c.start and c.end <= right for c in in_sentence(doc._.counts, sentence))
    return (
        len(gap.split())
        + COST["clause"] * len(BOUNDARY.findall(gap))
        + COST["part"] * (low >= end) * len(PART.findall(gap))
        + COST["occasion"] * len(OCCASION.findall(gap))
        + COST["figure"] * figures
        + COST["comma"] * gap.count(",")
        + (0 if low >= end else COST["before"])
    )


def _tied(text: str, sentence: Sentence, place: PlaceMention, *, article: bool = True) -> bool:
    """Does a preposition tie a place to its clause? article: "the Channel" is tied by its article."""
    before = [word.lower() for word in text[sentence.start : place.start].split()[-3:]]
    if not before or before[-1] in near_words("place", "origins") or BOUND.search(text, sentence.start, place.start):
        return False
    return bool((near_words("place", "ties") if article else near_words("place", "ties") - {"the"}) & set(before))


def _origin(text: str, place: PlaceMention) -> bool:
    before = text[max(0, place.start - 16) : place.start].lower().split()
    return bool(before) and before[-1] in near_words("place", "origins")


def _there(doc: AnnotatedDoc, sentence: Sentence, start: int, end: int) -> tuple[float, int, str] | None:
    """ "650 officers are based there": the last place named before, here or in the two sentences before."""
    match = next(
        (m for m in THERE.finditer(doc.text, sentence.start, sentence.end) if not start <= m.start() < end), None
    )
    if match is None:
        return None
    lead = doc._.sentences[max(0, sentence.index - 2)]
    named = [
        p
        for index in range(lead.index, sentence.index + 1)
        for p in in_sentence(doc._.places, doc._.sentences[index])
        if p.end <= match.start() and not p.inside
    ]
    if not named:
        return None
    return _distance(doc, sentence, *match.span(), start, end), match.start(), named[-1].text


THERE = re.compile(
    r"\b(?<!\w[-’'])there\b(?!\s+(?:is|are|was|were|has|have|had|will|would|may|might|could|can|must|should|been|remain|seems?|be)\b)",
    re.I,
)
"""The adverb, not the "there" of "there are"."""


def _named_after(text: str, place: PlaceMention) -> bool:
    """Does the place only name a scheme or a deal ("the Ukraine family scheme")?"""
    behind = [word.strip(",.;:") for word in text[place.end : place.end + 40].lower().split()[:2]]
    return bool(near_words("place", "schemes").intersection(behind)) and text[place.end : place.end + 1] == " "


def _of_somebody(doc: AnnotatedDoc, place: PlaceMention) -> bool:
    """Does it only say where somebody named is from or holds office ("Karim Osso of Mali", "X from Ghent")?"""
    return any(
        person.end <= place.start and doc.text[person.end : place.start].strip() in {"of", "from"}
        for person in in_sentence(doc._.people or (), doc._.sentences[place.sentence])
    )


def _of_speaker(doc: AnnotatedDoc, place: PlaceMention) -> bool:
    """Does it say where or of what somebody is who speaks ("the prosecutor in Boulogne", "told reporters in Rome")?"""
    before = doc.text[max(0, place.start - 40) : place.start]
    if SPOKE.search(before):
        return True
    return any(
        a.speaker_start <= place.start < a.speaker_end
        or (
            0 <= place.start - a.speaker_end < 12
            and doc.text[a.speaker_end : place.start].split() in (["in"], ["of"], ["at"])
        )
        for a in doc._.attributions
    )


def _common(doc: AnnotatedDoc, sentence: Sentence, start: int, end: int) -> list[tuple[float, int, str]]:
    """The places without a name of a sentence: "at the border", "on the beaches", "in hotels"."""
    found = []
    for match in _unnamed().finditer(doc.text, sentence.start, sentence.end):
        group = "place" if match["place"] else "everywhere"
        low, high = match.span(group)
        if not start <= low < end:
            cost = COST["common"] + _distance(doc, sentence, low, high, start, end)
            found.append((cost, low, match[group]))
    return found


@cache
def _unnamed() -> re.Pattern[str]:
    nouns = "|".join(sorted(map(re.escape, near_words("place", "nouns")), key=len, reverse=True))
    ties = r"in|at|on|along|across|inside|outside|near|off|aboard|cross\w*|reach\w*|leaving|left|over"
    lead = r"(?:(?:the|a|an|its|their|these|those|various) )?(?:[\w-]+ ){0,2}?"
    return re.compile(rf"\b(?:(?:{ties}) (?P<place>{lead}(?:{nouns}))|(?P<everywhere>worldwide|this country))\b")


def _holds(text: str, place: PlaceMention, start: int) -> bool:
    """Does the clause of the number begin with this place and a verb of taking, holding or counting?"""
    between = text[place.end : start].lower()
    words = between.replace(",", " , ").split()
    clean = not set(between) & set(".;:") and "that" not in words and len(words) <= 12 and words[:1] != ["'s"]
    return (
        clean
        and bool(words)
        and (words[0] in near_words("place", "holds") or (words[0] == "," and words[1:2] in (["which"], ["host"])))
    )


def _water(doc: AnnotatedDoc, sentence: Sentence) -> str | None:
    """The sea or strait, named shortly before, that "the crossing" of this sentence means."""
    said = sentence.text.lower()
    if not any(phrase in said for phrase in near_words("place", "anaphors")):
        return None
    lead = doc._.sentences[max(0, sentence.index - 3)].start
    waters = [p for p in doc._.places if lead <= p.start < sentence.end and p.kind in near_words("place", "waters")]
    return waters[-1].text if waters else None
