"""Numbers of migrants, boats, incidents, offenders and personnel: the noun phrase behind a number, or what stands for it.

A noun that is of this story by itself ("migrants") is enough; an ordinary one ("people") needs the story around it.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from channelfacts.annotations import CountMention, NumberMention, Sentence
from channelfacts.lexicons import Phrases, gazetteer, lexicon
from channelfacts.mentions.bare_counts import bare, listed
from channelfacts.mentions.story import Story

LONGEST = 7
"""Words between a number and its noun, at most."""


@cache
def nouns() -> Phrases[tuple[str, str]]:
    """Noun -> (subject, strength)."""
    data = lexicon("counts")
    entries: list[tuple[str, tuple[str, str]]] = [
        (noun, (subject, strength))
        for subject in ("migrants", "vessels", "incidents", "offenders", "personnel")
        for strength in ("strong", "weak", "grouped")
        for noun in data[subject].get(strength, [])
    ]
    for row in gazetteer("nationalities"):
        for people in row["people"].split("|"):
            if people and people.endswith(("s", "men", "women", "people")):
                entries.append((people.lower(), ("migrants", "weak")))
    return Phrases(entries)


@cache
def _words(*path: str) -> frozenset[str]:
    found = lexicon("counts")
    for part in path:
        found = found[part]
    return frozenset(found)


def is_plural(word: str) -> bool:
    """Does the noun name several?"""
    return (word.endswith("s") and not word.endswith("ss")) or word in _words("phrase", "plurals")


@Language.factory("channelfacts_counts")
def create(nlp: Language, name: str) -> Counts:
    """The component that writes `doc._.counts`."""
    return Counts()


class Counts:
    """Writes the counts of a Doc, without their events."""

    def __call__(self, doc: Doc) -> Doc:
        story = Story(doc._.sentences)
        taken = sorted((m.start, m.end) for m in doc._.money)
        taken += sorted((d.start, d.end) for d in doc._.dates if d.kind != "rate")
        taken.sort()
        found: list[CountMention] = []
        uncounted: list[NumberMention] = []
        for number in doc._.numbers:
            sentence = doc._.sentences[number.sentence]
            if sentence.kind == "furniture" or number.percent or number.value <= 0 or _inside(taken, number.start):
                continue
            count = (
                counted(number, sentence, story, doc._.numbers)
                or listed(number, doc._.sentences, nouns())
                or bare(number, doc._.sentences, found, uncounted, nouns())
            )
            if count is not None:
                found.append(_with_whole(count, found, sentence))
            elif counts_something_else(number, sentence):
                uncounted.append(number)
        doc._.counts = found
        return doc


def _inside(spans: list[tuple[int, int]], offset: int) -> bool:
    at = bisect_left(spans, (offset + 1, 0)) - 1
    return at >= 0 and spans[at][1] > offset


def counted(
    number: NumberMention, sentence: Sentence, story: Story, numbers: list[NumberMention]
) -> CountMention | None:
    """The count of a number whose noun follows it, or None."""
    words = [w.lower for w in sentence.words]
    first = next((i for i, w in enumerate(sentence.words) if w.start >= number.outer_end), len(words))
    if number.attached and not (first < len(words) and words[first] in {"-", "strong"}):
        return None
    places = {w.start: i for i, w in enumerate(sentence.words)}
    starts = {places[n.start] for n in numbers if n.start in places}
    if _numbered_or_share(words, sentence, number):
        return None
    first = _of_a_whole(words, first, number)
    if number.value == 1 and number.value_max is None and words[first : first + 1] == ["of"]:
        return None  # "one of those boats" counts no boats
    head = noun_phrase(words, first, number)
    if head is None or _is_a_name(sentence, first, head[0], number):
        return None
    at, length, subject, strength = head
    phrase = words[first : at + length]
    if any(w in _words("blockers", "modifiers") for w in phrase) and strength == "weak":
        return None
    if subject == "vessels" and any(w in _words("phrase", "vessel_modifiers") for w in phrase):
        return None
    if not story.holds(sentence, subject, strength, (at, at + length), few=number.value < 10):
        return None
    dies = bool({"die", "died", "drown", "drowned", "killed", "perish"} & set(words[at + length : at + length + 4]))
    if number.ordinal and not (number.value > 1 and (dies or numbers_itself(words[at : at + length]))):
        return None  # "the 45th death" counts deaths, "the first migrant" nobody
    last = _list_of_heads(words, at + length, subject, starts)
    return CountMention(
        start=number.outer_start,
        end=sentence.words[last - 1].end,
        number=number,
        subject=subject,
        unit=sentence.text[sentence.words[_unit_start(words, first)].start - sentence.start : sentence.words[last - 1].end - sentence.start],
        head_start=sentence.words[at].start,
        head_end=sentence.words[at + length - 1].end,
        sentence=sentence.index,
        firm=story.firm(sentence, strength, words[at : at + length], many=number.value >= 100),
    )  # fmt: skip


def counts_something_else(number: NumberMention, sentence: Sentence) -> bool:
    """Does another plural noun stand right behind the number ("217 councils")?"""
    if number.value <= 1 or number.ordinal or number.attached:
        return False
    after = next((w.lower for w in sentence.words if w.start >= number.outer_end), ".")
    return after[0].isalpha() and is_plural(after) and after not in _words("phrase", "stops") | _words("bare", "behind")


def numbers_itself(noun: list[str]) -> bool:
    """Is the noun one of those whose ordinal says how many there have been?"""
    return any(word in lexicon("events")["own"]["death"] or word in {"incident", "crossing"} for word in noun)


def _of_a_whole(words: list[str], first: int, number: NumberMention) -> int:
    """ "50 of 700 people", "18 out of 34": the noun of both stands behind the second. A share ("one in ten") has none."""
    at = first + 1 if words[first : first + 1] == ["out"] else first
    if words[at : at + 1] == ["of"] and words[at + 1 : at + 2] == ["the"] and words[at + 2 : at + 3] and words[at + 2].replace(",", "").isdigit():
        return at + 3
    whole = words[at + 1].replace(",", "") if words[at : at + 1] == ["of"] and at + 1 < len(words) else ""
    if whole.isdigit() and (number.value > 10 or int(whole) not in {5, 10, 100, 1000}):
        return at + 2
    return first


def _numbered_or_share(words: list[str], sentence: Sentence, number: NumberMention) -> bool:
    """ "Category Four children" is a label, "2 out of 3 migrants" a share."""
    at = next((i for i, w in enumerate(sentence.words) if w.end > number.outer_start), 0)
    before = words[max(0, at - 2) : at]
    if before[-1:] and before[-1] in _words("phrase", "labels"):
        return True
    small = number.value <= 10 or number.value in {100, 1000}
    after = words[at + 1 : at + 3]
    return small and (
        before == ["out", "of"]
        or (before[-1:] == ["in"] and words[max(0, at - 2)] in {"one", "1"})
        or after == ["out", "of"]
    )


def _is_a_name(sentence: Sentence, first: int, head: int, number: NumberMention) -> bool:
    """ "the Ninth Circuit Court of Appeals", "Three Counties": a number word with a capital inside a name is no number."""
    if not number.spelled or first == 0 or sentence.text.isupper():
        return False
    at = number.start - sentence.start
    inside = at > 0 and sentence.text[at].isupper()
    return (
        inside
        and first < len(sentence.words)
        and sentence.words[first].text[:1].isupper()
        and not sentence.text.istitle()
    )


def _unit_start(words: list[str], first: int) -> int:
    """Behind "of the", "or so", "more"."""
    while words[first] in {"of", "the", "those", "these", "more", "further", "new", "other", "additional", "or", "so"}:
        first += 1
    return first


def noun_phrase(words: list[str], first: int, number: NumberMention) -> tuple[int, int, str, str] | None:
    """(place, length, subject, strength) of the head of the noun phrase that begins at `first`, or None."""
    at = first
    if at < len(words) and words[at] == "of":
        if not (
            number.vague
            or (at + 1 < len(words)
            and words[at + 1] in {"the", "those", "these", "our", "their", "his", "its", "all"})
        ):
            return None
        at += 2 if not number.vague or words[at + 1 : at + 2] == ["the"] else 1
    single = (number.value == 1 and number.value_max is None) or number.ordinal
    end = min(len(words), first + LONGEST + 2)
    while at < end:
        found = nouns().longest(words, at)
        if found is not None:
            length, (subject, strength) = found
            after = words[at + length] if at + length < len(words) else "."
            goes_on = nouns().longest(words, at + length) is not None
            if after in _words("blockers", "followers") and not goes_on:
                return None
            whole = is_plural(words[at + length - 1]) or single
            if (
                whole
                and not (goes_on and not is_plural(words[at + length - 1]))
                and not _people_smugglers(words, at, length)
            ):
                return at, length, subject, strength
            at += length
            continue
        word = words[at]
        if word in _words("phrase", "stops") or not (
            word[0].isalnum() or word in {",", "-", "'", '"', "“", "‘", "”", "’"}
        ):
            return None
        if (
            word.endswith("s")
            and len(word) > 3
            and not word.endswith(("ss", "us", "is", "'s", "overseas"))
            and word not in _words("phrase", "adjectives")
        ):
            return None  # another noun is what is counted: "seven months ago, officers"
        if word == "," and not _adjectives_go_on(words, at):
            return None
        if word == "and" and nouns().longest(words, at + 1) is None and nouns().longest(words, at + 2) is None:
            return None
        at += 1
    return None


def _people_smugglers(words: list[str], at: int, length: int) -> bool:
    """Is "people", "migrants" only the first part of a compound whose head follows?"""
    found = nouns().longest(words, at + length)
    return (
        found is not None
        and words[at + length - 1] in {"people", "migrants"}
        and found[1][0] in {"incidents", "offenders", "vessels"}
    )


def _adjectives_go_on(words: list[str], at: int) -> bool:
    """After a comma: does another adjective and then the noun follow?"""
    return any(nouns().longest(words, at + step) is not None for step in (2, 3)) and words[at + 1] not in _words(
        "phrase", "stops"
    )


def _list_of_heads(words: list[str], end: int, subject: str, numbered: set[int]) -> int:
    """The end of "men, women and children"; `numbered`: the words that are numbers of their own."""
    while end + 1 < len(words) and words[end] in {",", "and", "or"}:
        step = end + 2 if words[end] == "," and words[end + 1] in {"and", "or"} else end + 1
        for ahead in (step, step + 1):
            found = nouns().longest(words, ahead)
            if found is not None and found[1][0] == subject and not numbered & set(range(step, ahead + found[0])):
                end = ahead + found[0]
                break
        else:
            return end
    return end


def _with_whole(count: CountMention, found: list[CountMention], sentence: Sentence) -> CountMention:
    """A count behind "including", "of whom", "among them" is a part of the one before it in the sentence."""
    before = sentence.text[: count.start - sentence.start].lower().rstrip(" ,")
    if (
        found
        and found[-1].sentence == count.sentence
        and before.endswith(
            (
                "including",
                "of whom",
                "among them",
                "of them",
                "of which",
                "amongst them",
                "include",
                "includes",
                "included",
            )
        )
    ):
        return replace(count, whole=len(found) - 1)
    return count
