"""The noun phrase behind a number: "more than 700 migrants", "41 men, women and children", "50 of the 700 people"."""

from __future__ import annotations

import re

from channelfacts.annotations import CountMention, NumberMention, Sentence
from channelfacts.lexicons import lexicon
from channelfacts.mentions.counts.story import Story
from channelfacts.mentions.counts.words import is_plural, modifies, nouns, words_of

LONGEST = 7
"""Words between a number and its noun, at most."""
THOUSANDS = re.compile(r"\d{3}")
"""What follows a comma within a number: words are cut at signs."""


def counted(
    number: NumberMention, sentence: Sentence, story: Story, starts: set[int], earlier: CountMention | None = None
) -> CountMention | None:
    """The count of a number whose noun follows it, or None.

    `starts`: where the numbers of the sentence begin. earlier: the count before it.
    """
    words = [w.lower for w in sentence.words]
    first = next((i for i, w in enumerate(sentence.words) if w.start >= number.outer_end), len(words))
    if number.attached and not (first < len(words) and words[first] in {"-", "strong"}):
        return None
    if _numbered_or_share(words, sentence, number):
        return None
    one = number.value == 1 and number.value_max is None
    if one and not number.spelled:
        return None  # "1 Woman jailed": the number of a list
    if one and (words[first : first + 1] == ["of"] or _denied(sentence, number)):
        return None  # "one of those boats", "not one boat" count no boats
    first = _of_a_whole(words, first, number)
    if number.vague and words[first : first + 1] and words[first].endswith("ing"):
        return None  # "spends millions flying children"
    head = noun_phrase(words, first, number)
    if head is None or _is_a_name(sentence, first, head[0], number):
        return None
    at, length, subject, strength = head
    if words[first] == "more" and words[at + length : at + length + 1] == ["than"]:
        return None  # "34 million more men than women" says who is in the majority
    phrase = words[first : at + length]
    if subject == "migrants" and strength == "weak" and any(w in words_of("blockers", "modifiers") for w in phrase):
        return None
    if subject == "vessels" and any(w in words_of("phrase", "vessel_modifiers") for w in phrase):
        return None
    if not story.holds(sentence, subject, strength, (at, at + length), few=number.value < 10, counted=earlier):
        return None
    dies = bool({"die", "died", "drown", "drowned", "killed", "perish"} & set(words[at + length : at + length + 4]))
    if number.ordinal and not (number.value > 1 and (dies or numbers_itself(words[at : at + length]))):
        return None  # "the 45th death" counts deaths, "the first migrant" nobody
    numbered = {i for i, w in enumerate(sentence.words) if w.start in starts}
    last = _list_of_heads(words, at + length, subject, numbered)
    unit = sentence.words[_unit_start(words, first)].start
    return CountMention(
        start=number.outer_start,
        end=sentence.words[last - 1].end,
        number=number,
        subject=subject,
        unit=sentence.text[unit - sentence.start : sentence.words[last - 1].end - sentence.start],
        head_start=sentence.words[at].start,
        head_end=sentence.words[at + length - 1].end,
        sentence=sentence.index,
        firm=story.firm(sentence, strength, words[at : at + length], number),
    )  # fmt: skip


def _denied(sentence: Sentence, number: NumberMention) -> bool:
    """ "not one", "nor a single"."""
    before = sentence.text[: number.outer_start - sentence.start].lower().split()
    return before[-1:] in (["not"], ["nor"])


def numbers_itself(noun: list[str]) -> bool:
    """Is the noun one of those whose ordinal says how many there have been?"""
    return any(word in lexicon("events")["own"]["death"] or word in {"incident", "crossing"} for word in noun)


def _of_a_whole(words: list[str], first: int, number: NumberMention) -> int:
    """ "50 of 700 people", "18 out of 34", "159,000 of the more than 4 million": the noun of both stands behind the
    second. A share has none."""
    at = first + 1 if words[first : first + 1] == ["out"] else first
    if words[at : at + 1] != ["of"]:
        return first
    at += 1
    led = at
    while at < len(words) and at - led < 4 and words[at] in words_of("phrase", "comparators"):
        at += 1
    whole = words[at].replace(",", "") if at < len(words) else ""
    if not whole.isdigit():
        return first
    if at == led and number.value <= 10 and int(whole) in {5, 10, 100, 1000}:
        return first
    while words[at + 1 : at + 2] == [","] and at + 2 < len(words) and THOUSANDS.fullmatch(words[at + 2]):
        at += 2
    scaled = at + 1 < len(words) and words[at + 1] in words_of("phrase", "scales")
    return at + 1 + scaled


def _numbered_or_share(words: list[str], sentence: Sentence, number: NumberMention) -> bool:
    """ "Category Four children" is a label, "2 out of 3 migrants" a share."""
    at = next((i for i, w in enumerate(sentence.words) if w.end > number.outer_start), 0)
    before = words[max(0, at - 2) : at]
    if before[-1:] and before[-1] in words_of("phrase", "labels"):
        return True
    small = number.value <= 10 or number.value in {100, 1000}
    after = words[at + 1 : at + 3]
    return small and (
        before == ["out", "of"]
        or (before[-1:] == ["in"] and words[max(0, at - 2)] in {"one", "1"})
        or after == ["out", "of"]
    )


def _is_a_name(sentence: Sentence, first: int, head: int, number: NumberMention) -> bool:
    """ "the Ninth Circuit Court of Appeals", "Three Counties": a number inside a name is none."""
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
    """Behind "of the", "or so", "more", a quotation mark that ends before it ("'thousands' of migrants")."""
    skipped = {"of", "the", "those", "these", "more", "further", "new", "other", "additional", "or", "so"}
    while words[first] in skipped | {'"', "”", "“", "‘", "’", "'"}:
        first += 1
    return first


def noun_phrase(words: list[str], first: int, number: NumberMention) -> tuple[int, int, str, str] | None:
    """(place, length, subject, strength) of the head of the noun phrase that begins at `first`, or None."""
    at = first
    if at < len(words) and words[at] == "of":
        if not (
            number.vague
            or (at + 1 < len(words) and words[at + 1] in {"the", "those", "these", "our", "their", "his", "its", "all"})
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
            if after in words_of("blockers", "followers") and not goes_on:
                return None
            whole = is_plural(words[at + length - 1]) or single
            if modifies(words[at + length - 1]) and not _closes(after):
                whole = False
            if (
                whole
                and not (goes_on and not is_plural(words[at + length - 1]))
                and not _people_smugglers(words, at, length)
            ):
                return at, length, subject, strength
            at += length
            continue
        word = words[at]
        if word in words_of("phrase", "stops") or not (
            word[0].isalnum() or word in {",", "-", "'", '"', "“", "‘", "”", "’"}
        ):
            return None
        if (
            word.endswith("s")
            and len(word) > 3
            and not word.endswith(("ss", "us", "is", "'s", "overseas"))
            and word not in words_of("phrase", "adjectives")
        ):
            return None  # another noun is what is counted: "seven months ago, officers"
        if word == "," and not _adjectives_go_on(words, at):
            return None
        if word == "and" and words[at + 1 : at + 2] and words[at + 1][0].isdigit():
            return None  # "one skipper and 17 men"
        if word == "and" and nouns().longest(words, at + 1) is None and nouns().longest(words, at + 2) is None:
            return None
        at += 1
    return None


def _closes(after: str) -> bool:
    """Does a noun phrase end before this word ("18 Vietnamese were found", not "18 Vietnamese restaurants")?"""
    return not after[0].isalpha() or after in words_of("phrase", "stops") or after.endswith("ed")


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
    return any(nouns().longest(words, at + step) is not None for step in (2, 3)) and words[at + 1] not in words_of(
        "phrase", "stops"
    )


def _list_of_heads(words: list[str], end: int, subject: str, numbered: set[int]) -> int:
    """The end of "men, women and children"; `numbered`: the words that are numbers of their own."""
    while end + 1 < len(words) and words[end] in {",", "and", "or"}:
        step = end + 2 if words[end] == "," and words[end + 1] in {"and", "or"} else end + 1
        if words[step : step + 1] and words[step] in words_of("phrase", "apart"):
            return end
        for ahead in (step, step + 1):
            found = nouns().longest(words, ahead)
            if found is not None and found[1][0] == subject and not numbered & set(range(step, ahead + found[0])):
                end = ahead + found[0]
                break
        else:
            return end
    return end
