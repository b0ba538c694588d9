"""Where a text names an office and means by it whoever holds it: no person beside it, nor a former one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from channelfacts.annotations import AnnotatedDoc, PersonMention, Sentence, Word
from channelfacts.entities.offices.forms import POSSESSIVE, Form, around, bare, forms, nations

STOPS = frozenset((",", "(", ":", "–", "—", "-"))
OPENERS = frozenset(("“", '"', "‘", "'", "(", "•", "-", "–", "—", "…"))


@dataclass(frozen=True, slots=True)
class Named:
    """An office in the text. country: of the nation beside it, None where none is. person: who is named beside it."""

    start: int
    end: int
    form: Form
    country: str | None
    sentence: int
    person: PersonMention | None = None


class Page:
    """What stands where in a text: places, persons and bodies by their offsets."""

    def __init__(self, doc: AnnotatedDoc) -> None:
        states = [p for p in doc._.places or () if p.country and p.kind in ("country", "nation", "state")]
        self.state_from = {place.start: place for place in states}
        self.state_to = {place.end: place for place in states}
        people = doc._.people or ()
        self.person_from = {person.start: person for person in people}
        self.person_to = {person.end: person for person in people}
        self.within = bytearray(len(doc.text) + 1)
        """1 where a person's name stands, 2 where a body's does."""
        for person in people:
            self.within[person.start : person.end] = b"\1" * (person.end - person.start)
        for body in doc._.agencies or ():
            if not body.generic:
                self.within[body.start : body.end] = b"\2" * (body.end - body.start)

    def taken(self, start: int, end: int) -> bool:
        """Is the stretch part of a person's name, or of a body's that goes on beyond it?"""
        stretch = self.within[start:end]
        if 1 in stretch:
            return True
        before = self.within[start - 1] if start else 0
        return 2 in (stretch[0], stretch[-1]) and 2 in (before, self.within[end])


def named(doc: AnnotatedDoc) -> Iterator[Named]:
    """The offices of the text, in its order, each with the nation and the person that stand beside it."""
    page = Page(doc)
    for sentence in doc._.sentences:
        if sentence.kind != "furniture":
            yield from _in_sentence(sentence, page)


def _in_sentence(sentence: Sentence, page: Page) -> Iterator[Named]:
    words = sentence.words
    lower = [bare(word.lower) for word in words]
    i = last = 0
    while i < len(words):
        hit = forms().longest(lower, i)
        if hit is None or not _written(words, i, i + hit[0]):
            i += 1
            continue
        end = i + hit[0]
        found = _read(sentence, lower, i, end, hit[1], page, joined=last)
        if found is not None:
            yield found
            last = end
        i = end


def _written(words: Sequence[Word], i: int, j: int) -> bool:
    """Is it written as an office is: no possessive within, and letters that stand for words in capitals ("PM")?"""
    inner = any(word.text.endswith(POSSESSIVE) and word.lower != "labour's" for word in words[i : j - 1])
    return not inner and (j - i > 1 or len(words[i].text) > 2 or words[i].text.isupper())


def _read(
    sentence: Sentence, lower: Sequence[str], i: int, j: int, form: Form, page: Page, *, joined: int
) -> Named | None:
    """The office at the words `i` to `j`, if somebody is meant by it. joined: where the office before it ends."""
    words = sentence.words
    j = _portfolio(words, lower, j, form)
    last = words[j - 1]
    possessive = last.text.endswith(POSSESSIVE)
    end = last.end - (2 if possessive else 0)
    if page.taken(words[i].start, end):
        return None
    country, first = _nation(words, lower, i, page)
    behind = j
    if country is None and j + 1 < len(words) and lower[j] in ("of", "for"):
        at = j + 2 if lower[j + 1] == "the" and j + 2 < len(words) else j + 1
        place = page.state_from.get(words[at].start)
        if place is not None:
            country, end = place.country, place.end
            while behind < len(words) and words[behind].start < end:
                behind += 1
    person = _beside(words, lower, first, behind, page)
    start = words[first].start
    if first and lower[first - 1] in around().other:
        return None
    if person is not None:
        return Named(start, end, form, country, sentence.index, person)
    if not _open(words, lower, first, joined, nation=country is not None and behind == j):
        return None
    if not possessive and _goes_on(words, lower, behind):
        return None
    if first and lower[first - 1] == "the":
        start = words[first - 1].start
    return Named(start, end, form, country, sentence.index)


def _portfolio(words: Sequence[Word], lower: Sequence[str], j: int, form: Form) -> int:
    """Where an office ends whose portfolio goes on: "Minister for Borders and Immigration"."""
    capital = words[j - 1].text[0].isupper() and not words[j - 1].text.endswith(POSSESSIVE)
    if not capital or not {"for", "of"} & set(form.text.split()):
        return j
    while j + 1 < len(words) and lower[j] == "and" and words[j + 1].text[0].isupper():
        j += 2
    return j


def _nation(words: Sequence[Word], lower: Sequence[str], i: int, page: Page) -> tuple[str | None, int]:
    """(country, first word) of the nation and the words of presence before an office."""
    country: str | None = None
    j = i
    while j > 0:
        if lower[j - 1] in around().present:
            j -= 1
            continue
        if country is not None:
            break
        for size in (2, 1):
            hit = nations().longest(lower, j - size) if j >= size else None
            if hit is not None and hit[0] == size and words[j - size].text[0].isupper() and words[j - 1].text != "Us":
                country, j = hit[1], j - size
                break
        else:
            place = page.state_to.get(words[j - 1].end - (2 if words[j - 1].text.endswith(POSSESSIVE) else 0))
            if place is None:
                break
            country = place.country
            while j > 0 and words[j - 1].start >= place.start:
                j -= 1
    return country, j


def _beside(words: Sequence[Word], lower: Sequence[str], first: int, behind: int, page: Page) -> PersonMention | None:
    """The person whom the text names beside the office, behind it or in front."""
    k = behind
    while k < len(words) and k < behind + 3 and (words[k].text in STOPS or lower[k] in ("the", "rt", "hon", "right")):
        k += 1
    if k < len(words) and words[k].start in page.person_from:
        return page.person_from[words[k].start]
    k = first - 1
    while k > 0 and (words[k].text in STOPS or lower[k] in ("the", "who", "is")) and k > first - 5:
        k -= 1
    if 0 <= k < first - 1:
        end = words[k].end
        return page.person_to.get(end) or page.person_to.get(end - 2)
    return None


def _open(words: Sequence[Word], lower: Sequence[str], first: int, joined: int, *, nation: bool) -> bool:
    """Does what stands in front leave it whoever holds the office? joined: "the prime minister and home secretary"."""
    before = first - 1
    if before < 0 or words[before].text in OPENERS:
        return True
    if lower[before] == "the":
        return before == 0 or lower[before - 1] not in around().becoming
    if joined and before == joined and lower[before] == "and":
        return True
    blocked = lower[before] in around().indefinite or lower[before] in around().becoming
    return nation and not blocked and words[before].text[-1] != "-"


def _goes_on(words: Sequence[Word], lower: Sequence[str], k: int) -> bool:
    """Does what stands behind make it a thing, another's name, or an office of the past?"""
    if k >= len(words):
        return False
    if lower[k] in around().behind or words[k].text[0].isupper():
        return True
    return any(around().gone.longest(lower, at) is not None for at in range(k, min(k + 2, len(lower))))
