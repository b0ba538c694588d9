"""Numbers whose noun is the subject of their clause: totals, levels, changes from one figure to another."""

from __future__ import annotations

from functools import cache

from channelfacts.annotations import CountMention, NumberMention, Sentence
from channelfacts.lexicons import Phrases, lexicon
from channelfacts.mentions.counts.bare.ellipsis import antecedent
from channelfacts.mentions.counts.bare.making import count, like
from channelfacts.mentions.counts.story import ours
from channelfacts.mentions.counts.words import Nouns, words_of


def total(
    number: NumberMention,
    sentence: Sentence,
    before: list[str],
    found: list[CountMention],
    nouns: Nouns,
    *,
    here: bool,
) -> CountMention | None:
    """ "the number of people who ... rose to 28,204", "the toll is 27", "brings to eight the number of"."""
    behind = [w.lower for w in sentence.words if w.start >= number.outer_end][:8]
    if behind[:3] == ["the", "number", "of"]:
        ahead = next((h for at in range(3, len(behind)) if (h := nouns.longest(behind, at)) is not None), None)
        if ahead is not None and before[-1:] == ["to"]:
            first = next(w for w in sentence.words if w.start >= number.outer_end)
            return count(number, sentence, ahead[1][0], first.start, first.end, firm=ahead[1][1] == "strong")
    if number.value < 2 or not _linked(before):
        return None
    last = next((i for i in range(len(before) - 1, -1, -1) if before[i] in words_of("totals", "nouns")), None)
    if last is None or len(before) - last > 22 or any(w in {".", ";"} for w in before[last:]):
        return None
    relative = next((i for i in range(last, len(before)) if before[i] in {"who", "whom", "which"}), len(before))
    begin = last + 1 if before[last + 1 : last + 2] == ["of"] else max(0, last - 3)
    for at in range(begin, relative):
        head = nouns.longest(before, at)
        if head is not None and head[1][1] != "grouped":
            place = sentence.words[at], sentence.words[at + head[0] - 1]
            firm = head[1][1] == "strong"
            if not firm and not here and not story_in(before):
                continue
            return count(number, sentence, head[1][0], place[0].start, place[1].end, firm=firm)
    if before[last] == "population" and words_of("totals", "held") & set(before[last:]):
        noun = sentence.words[last]
        return count(number, sentence, "migrants", noun.start, noun.end, firm=True)
    near = antecedent(number, sentence, found, people=True)
    if near is not None and found[near].subject == "vessels" and number.value > 10 * found[near].number.value:
        return None  # more than those boats: of people, who were not counted near by
    if near is not None and before[last] in {"number", "figure", "total"} and before[last - 1] in {"the", "that"}:
        near = _first_told(found, near, sentence)
    behind = before[last + 1 : last + 3]
    peak = before[last] in words_of("totals", "peaks")
    of_something_else = behind[:1] in (["of"], ["for"]) and not peak and not _when(behind[1:])
    return None if near is None or of_something_else else like(number, sentence, found, near)


def _first_told(found: list[CountMention], near: int, sentence: Sentence) -> int:
    """Behind a sentence of several counts "the number" is that of the first, which it was about."""
    if found[near].sentence == sentence.index:
        return near
    beside = (i for i, c in enumerate(found[:near]) if c.sentence == found[near].sentence and c.whole is None)
    return next((i for i in beside if found[i].subject == found[near].subject), near)


def announced(number: NumberMention, sentence: Sentence, before: list[str], nouns: Nouns) -> CountMention | None:
    """ "fewer boats: 670", "Deaths: 12": the noun stands right in front of a colon."""
    if before[-1:] != [":"] or number.vague:
        return None
    for at in range(max(0, len(before) - 4), len(before) - 1):
        head = nouns.longest(before, at)
        known = head is not None and head[1][1] != "grouped" and head[1][0] != "personnel"
        if head is not None and known and at + head[0] == len(before) - 1:
            first, last = sentence.words[at], sentence.words[at + head[0] - 1]
            return count(number, sentence, head[1][0], first.start, last.end, firm=head[1][1] == "strong")
    return None


def _when(words: list[str]) -> bool:
    """ "the total for 2023", "for the year": a time, and nothing else that is counted."""
    return bool(words) and (words[0].isdigit() or words[0] in {"the", "this", "last", "so"})


def subject_of(number: NumberMention, sentence: Sentence, before: list[str], nouns: Nouns) -> CountMention | None:
    """ "returns of people with no right to stay rose to more than 35,000", "the backlog has hit a record 175,457": the
    noun of an event is the subject of its clause, and the number is what it comes to."""
    if number.value < 100 or number.spelled or not _reached(before):
        return None
    opens = max((i + 1 for i, w in enumerate(before) if w in words_of("totals", "clauses")), default=0)
    told: CountMention | None = None
    for at in range(opens, len(before)):
        head = nouns.longest(before, at)
        if head is None or not any(_own().longest(before, i) for i in range(at, at + head[0])):
            continue
        if at > opens and before[at - 1] in words_of("phrase", "stops") - words_of("totals", "determiners"):
            continue
        first, last = sentence.words[at], sentence.words[at + head[0] - 1]
        told = count(number, sentence, head[1][0], first.start, last.end, firm=True)
    return told


def _reached(before: list[str]) -> bool:
    """Does a word of reaching ("rose to", "stood at", "has hit a record") stand right in front of the number?"""
    tail = [w for w in before[-5:] if w not in words_of("totals", "between")]
    return bool(tail) and tail[-1] in words_of("totals", "reaching")


@cache
def _own() -> Phrases[str]:
    return Phrases([(noun, event) for event, row in lexicon("events")["own"].items() for noun in row])


def changing(
    number: NumberMention, sentence: Sentence, before: list[str], nouns: Nouns, lead: Sentence | None
) -> CountMention | None:
    """ "asylum applications fell from 84,000 in 2002 to 26,000", with the noun in the sentence before for "they"."""
    if before[-1:] not in (["from"], ["to"]) or number.value < 10 or number.attached:
        return None
    near = range(len(before) - 1, max(-1, len(before) - 14), -1)
    verb = next((i for i in near if before[i] in words_of("totals", "changing")), None)
    if verb is None:
        return None
    subject = before[max(0, verb - 3) : verb]
    if lead is not None and {"they", "it", "these"} & set(subject):
        head = _last_head([w.lower for w in lead.words], nouns)
        where: Sentence = lead
    else:
        head = _last_head(before[max(0, verb - 10) : verb], nouns)
        head = (head[0] + max(0, verb - 10), *head[1:]) if head is not None else None
        where = sentence
    if head is None or not (head[3] == "strong" or story_in([w.lower for w in where.words])):
        return None
    first, last = where.words[head[0]], where.words[head[0] + head[1] - 1]
    unit = where.text[first.start - where.start : last.end - where.start]
    return CountMention(
        start=number.outer_start,
        end=number.outer_end,
        number=number,
        subject=head[2],
        unit=unit,
        head_start=first.start,
        head_end=last.end,
        sentence=sentence.index,
        firm=head[3] == "strong",
    )


def _last_head(words: list[str], nouns: Nouns) -> tuple[int, int, str, str] | None:
    """(place, length, subject, strength) of the last plural noun of the story."""
    found = None
    for at in range(len(words)):
        head = nouns.longest(words, at)
        if head is not None and head[1][1] != "grouped" and words[at + head[0] - 1].endswith(("s", "n", "e")):
            found = (at, head[0], *head[1])
    return found


def story_in(words: list[str]) -> bool:
    return any(w in words_of("around", "story") or ours(w) for w in words)


def _linked(before: list[str]) -> bool:
    links = words_of("totals", "links")
    tail = [
        w
        for w in before[-4:]
        if w not in {"a", "the", "just", "only", "now", "some", "more", "about", "around", "record", "up", "at"}
    ]
    return bool(before) and (
        before[-1] in links or " ".join(before[-2:]) in links or (bool(tail) and tail[-1] in links)
    )
