"""Numbers whose noun stands before them, or in the sentence before: totals, comparisons, ellipsis, lists."""

from __future__ import annotations

from functools import cache

from channelfacts.annotations import CountMention, NumberMention, Sentence
from channelfacts.lexicons import Phrases, lexicon
from channelfacts.mentions.counts.story import ours
from channelfacts.mentions.counts.words import Nouns, words_of

BACK = 2
"""Sentences back in which an antecedent may stand."""


def bare(
    number: NumberMention,
    sentences: list[Sentence],
    found: list[CountMention],
    uncounted: list[NumberMention],
    nouns: Nouns,
    *,
    here: bool,
) -> CountMention | None:
    """The count of a number without a noun behind it, or None.

    here: the text is of this story. `found`: the counts before it. `uncounted`: the numbers before it that count
    something else ("217 councils"): what stands between a number and the noun that it leaves out makes two candidates,
    and of two we take none.
    """
    sentence = sentences[number.sentence]
    if uncounted and found and uncounted[-1].start > found[-1].end:
        found = []
    if number.attached or number.ordinal or number.value < 2 or (number.value < 10 and not found):
        return None
    words = [w.lower for w in sentence.words]
    first = next((i for i, w in enumerate(sentence.words) if w.start >= number.outer_end), len(words))
    begin = next((i for i, w in enumerate(sentence.words) if w.start >= number.outer_start), len(words))
    before, after = words[:begin], words[first] if first < len(words) else "."
    of = after == "of" and _pronoun(words[first + 1 : first + 3])
    known = after in words_of("bare", "after") | words_of("bare", "behind") or of or _befallen(words[first:])
    if after and after[0].isalnum() and not known:
        return None
    lead = sentences[sentence.index - 1] if sentence.index else None
    return (
        _changing(number, sentence, before, nouns, lead)
        or (_subject_of(number, sentence, before, nouns) if here else None)
        or _total(number, sentence, before, found, nouns, here=here)
        or _ellipsis(number, sentence, before, words[first:], found)
    )


@cache
def _participles() -> Phrases[str]:
    return Phrases([(cue, event) for event, row in lexicon("events").items() if "cues" in row for cue in row["cues"]])


def _befallen(rest: list[str]) -> bool:
    """ "29,086 caught at the border": does a participle of one of our events follow?"""
    return (
        bool(rest)
        and rest[0].endswith(("ed", "ught", "eld", "ound", "ent"))
        and _participles().longest(rest, 0) is not None
    )


def _pronoun(behind: list[str]) -> bool:
    """ "of whom", "of them", "of the 539"."""
    if behind[:1] == ["the"]:
        return len(behind) > 1 and behind[1].replace(",", "").isdigit()
    return (
        bool(behind)
        and behind[0] in words_of("bare", "pronouns")
        and (behind[0] in {"whom", "them"} or len(behind) < 2 or not nounlike(behind[1]))
    )


def nounlike(word: str) -> bool:
    """May the word be a noun that a pronoun before it only points at ("those boats")?"""
    return (
        word[0].isalpha() and word.endswith("s") and word not in words_of("bare", "after") | words_of("bare", "behind")
    )


def _total(
    number: NumberMention,
    sentence: Sentence,
    before: list[str],
    found: list[CountMention],
    nouns: Nouns,
    *,
    here: bool,
) -> CountMention | None:
    """ "the number of people who ... rose to 28,204", "the death toll stands at 27"."""
    if number.value < 2 or not _linked(before):
        return None
    last = next((i for i in range(len(before) - 1, -1, -1) if before[i] in words_of("totals", "nouns")), None)
    if last is None or len(before) - last > 22 or any(w in {".", ";"} for w in before[last:]):
        return None
    for at in range(max(0, last - 3), len(before)):
        head = nouns.longest(before, at)
        if head is not None and head[1][1] != "grouped":
            place = sentence.words[at], sentence.words[at + head[0] - 1]
            firm = head[1][1] == "strong"
            if not firm and not here and not _story_in(before):
                continue
            return _count(number, sentence, head[1][0], place[0].start, place[1].end, firm=firm)
    if before[last] == "population" and words_of("totals", "held") & set(before[last:]):
        noun = sentence.words[last]
        return _count(number, sentence, "migrants", noun.start, noun.end, firm=True)
    near = _antecedent(number, sentence, found, people=True)
    if near is not None and found[near].subject == "vessels" and number.value > 10 * found[near].number.value:
        return None  # more than those boats: of people, who were not counted near by
    behind = before[last + 1 : last + 3]
    peak = before[last] in words_of("totals", "peaks")
    of_something_else = behind[:1] in (["of"], ["for"]) and not peak and not _when(behind[1:])
    return None if near is None or of_something_else else _like(number, sentence, found, near)


def _when(words: list[str]) -> bool:
    """ "the total for 2023", "for the year": a time, and nothing else that is counted."""
    return bool(words) and (words[0].isdigit() or words[0] in {"the", "this", "last", "so"})


def _subject_of(number: NumberMention, sentence: Sentence, before: list[str], nouns: Nouns) -> CountMention | None:
    """ "returns of people with no right to stay rose to more than 35,000", "the backlog has hit a record 175,457": the
    noun of an event is the subject of its clause, and the number is what it comes to."""
    if number.value < 100 or number.spelled or not _reached(before):
        return None
    opens = max((i + 1 for i, w in enumerate(before) if w in words_of("totals", "clauses")), default=0)
    for at in range(opens, len(before)):
        head = nouns.longest(before, at)
        if head is None or not _own().longest(before, at + head[0] - 1):
            continue
        if at > opens and before[at - 1] in words_of("phrase", "stops") - words_of("totals", "determiners"):
            return None
        first, last = sentence.words[at], sentence.words[at + head[0] - 1]
        return _count(number, sentence, head[1][0], first.start, last.end, firm=True)
    return None


def _reached(before: list[str]) -> bool:
    """Does a word of reaching ("rose to", "stood at", "has hit a record") stand right in front of the number?"""
    tail = [w for w in before[-5:] if w not in words_of("totals", "between")]
    return bool(tail) and tail[-1] in words_of("totals", "reaching")


@cache
def _own() -> Phrases[str]:
    return Phrases([(noun, event) for event, row in lexicon("events")["own"].items() for noun in row])


def _changing(
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
    if head is None or not (head[3] == "strong" or _story_in([w.lower for w in where.words])):
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


def _story_in(words: list[str]) -> bool:
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


def _ellipsis(
    number: NumberMention, sentence: Sentence, before: list[str], rest: list[str], found: list[CountMention]
) -> CountMention | None:
    """ "just 528 were caught", "compared with 3,100 in all of 2014", "of whom 12 were children"."""
    near = _antecedent(number, sentence, found)
    if near is None:
        return None
    cues = words_of("bare", "before")
    cue = bool(before) and (
        before[-1] in cues
        or " ".join(before[-2:]) in cues
        or (before[-1] in {"just", "only", ","} and before[-2:-1] != [])
    )
    after = rest[0] if rest else "."
    if before and before[-1].endswith("'s") and number.value >= 100 and not number.spelled:
        return _like(number, sentence, found, near)
    verb = after in words_of("bare", "after") or _befallen(rest)
    if number.value < 10 and number.value >= found[near].number.value:
        return None  # a few of those before cannot be as many as they were
    if after == "of" and _pronoun(rest[1:3]):
        return _like(number, sentence, found, near)
    opens = not before or set(before) <= {"just", "only", "some", "about", '"', "“"}
    if verb and (number.value >= 10 or found[near].sentence == sentence.index or cue or (opens and number.value > 1)):
        return _like(number, sentence, found, near)
    same_size = number.value >= 100 and not number.spelled
    here = found[near].sentence == sentence.index
    if same_size:
        return _like(number, sentence, found, near)
    if (
        same_size
        and here
        and after in {"for", "in", "from"}
        and before
        and before[-1] in {"and", "—", "–", "-", ",", "("}
    ):
        return _like(number, sentence, found, near)
    return None


def _antecedent(
    number: NumberMention, sentence: Sentence, found: list[CountMention], *, people: bool = False
) -> int | None:
    """The nearest earlier count, but of personnel, in this sentence or the two before. people: people first."""
    reach = 2 * BACK if people else BACK
    near = [
        index
        for index in range(len(found) - 1, -1, -1)
        if found[index].subject != "personnel" and sentence.index - found[index].sentence <= reach
    ]
    first = next((index for index in near if found[index].subject == "migrants"), None) if people else None
    return first if first is not None else next(iter(near), None)


def _like(number: NumberMention, sentence: Sentence, found: list[CountMention], near: int) -> CountMention:
    model = found[near]
    return CountMention(
        start=number.outer_start, end=number.outer_end, number=number, subject=model.subject, unit=model.unit,
        head_start=number.start, head_end=number.end, sentence=sentence.index, antecedent=near, firm=model.firm,
    )  # fmt: skip


def _count(
    number: NumberMention,
    sentence: Sentence,
    subject: str,
    start: int,
    end: int,
    *,
    firm: bool,
    label: str | None = None,
) -> CountMention:
    unit = sentence.text[start - sentence.start : end - sentence.start]
    return CountMention(
        start=number.outer_start, end=number.outer_end, number=number, subject=subject, unit=unit,
        head_start=start, head_end=end, sentence=sentence.index, firm=firm, label=label,
    )  # fmt: skip
