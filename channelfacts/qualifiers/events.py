"""What happened to those who are counted: the verb or noun that governs the number, by `data/lexicons/events.toml`.

Without a parser, government is read off the order of an English clause: a noun that says its event itself ("arrests"),
a transitive verb or a nominal right before ("rescued 40 people", "the clearance of 700 migrants"), else the first verb
behind ("700 migrants were evicted"), else what stands before in the clause.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from channelfacts.annotations import CountMention, Sentence
from channelfacts.lexicons import lexicon
from channelfacts.qualifiers.cues import NEAR, PASSIVE, Cue, cues_of, governing, own, row, text_of
from channelfacts.qualifiers.turns import finds, gate, lifted, moved_out, sent_back

CARRIED = 100
"""So many without a verb of their own are of what the count before tells; fewer may be in any state."""
BOATS = 4
"""So many words for boats in a text about the Channel, and who reaches Kent has crossed."""
CLOSE = 5
"""Words between a number without a noun of its own, or a part, and a verb that is its own, at most."""
SMUGGLING = ("smuggl", "traffick", "ringleader", "facilitat", "pilot")
ARRESTS = frozenset({"arrests", "convictions", "prosecutions", "charges"})
COURT = frozenset({"charged", "jailed", "sentenced", "convicted", "court", "guilty", "raids", "arrested", "remanded"})


@Language.factory("channelfacts_events")
def create(nlp: Language, name: str) -> Events:
    """The component that fills the events of `doc._.counts`."""
    return Events()


class Events:
    """Gives every count its event."""

    def __call__(self, doc: Doc) -> Doc:
        said = [w.lower for s in doc._.sentences for w in s.words]
        boats = sum(word in row("shore", "boats") for word in said) >= BOATS and bool(row("shore", "lane") & set(said))
        smuggling = sum(_smuggling(w.lower) for s in doc._.sentences for w in s.words) >= 3
        read: dict[int, list[Cue]] = {}
        done: list[CountMention] = []
        for count in doc._.counts:
            sentence = doc._.sentences[count.sentence]
            if sentence.index not in read:
                read[sentence.index] = cues_of(sentence)
            event = event_of(count, sentence, read[sentence.index], done, doc._.sentences)
            if boats and event == "arrival" and count.subject == "migrants" and _ashore(sentence):
                event = "crossing"
            done.append(replace(count, event=event, subject=_subject(count, event, sentence, smuggling=smuggling)))
        doc._.counts = kept(done)
        return doc


def kept(counts: list[CountMention]) -> list[CountMention]:
    """The counts that are told; one whose noun stood in a count that is none goes with it. Indices follow."""
    place: dict[int, int] = {}
    told: list[CountMention] = []
    for index, count in enumerate(counts):
        if _told(count) and (count.antecedent is None or count.antecedent in place):
            place[index] = len(told)
            told.append(count)
    return [
        replace(
            count,
            antecedent=None if count.antecedent is None else place[count.antecedent],
            whole=None if count.whole is None else place.get(count.whole),
        )
        for count in told
    ]


def _subject(count: CountMention, event: str, sentence: Sentence, *, smuggling: bool) -> str:
    """People held over smuggling, or in a report of it, are offenders, whatever noun counts them."""
    noun = count.unit.lower().split()[-1]
    known = noun in lexicon("counts")["totals"]["generic"] or noun in ARRESTS
    if count.subject != "migrants" or event != "detention" or not known:
        return count.subject
    words = [w.lower for w in sentence.words]
    over = any(_smuggling(w) or w in {"gang", "gangs"} for w in words)
    migrants = any(w.startswith(("migrant", "refugee", "asylum", "immigrant")) for w in words)
    court = noun in ARRESTS or (bool(COURT.intersection(words)) and count.number.value < 100)
    return "offenders" if over or (smuggling and court and not migrants) else count.subject


def _smuggling(word: str) -> bool:
    return any(part.startswith(SMUGGLING) for part in word.split("-"))


def _told(count: CountMention) -> bool:
    """Ordinary people to whom nothing of the story happens are no count; one of them must do more than be."""
    if (
        count.number.value == 1
        and count.number.value_max is None
        and not count.number.ordinal
        and count.subject == "migrants"
    ):
        return count.event not in {"other", "presence", "arrival"}
    return count.firm or count.event != "other"


def event_of(
    count: CountMention, sentence: Sentence, found: list[Cue], earlier: list[CountMention], sentences: list[Sentence]
) -> str:
    """The event of a count; `earlier` are the counts before it, with theirs."""
    data = lexicon("events")
    words = [w.lower for w in sentence.words]
    begin = next((i for i, w in enumerate(sentence.words) if w.end > count.start), 0)
    end = next((i for i, w in enumerate(sentence.words) if w.start >= count.end), len(words))
    bare = count.antecedent is not None
    noun = _own(count, sentence)
    if noun in ("crossing", "return", "arrival") and set(words[max(0, begin - 4) : begin]) & row("preventing"):
        return "attempt"
    if noun == "death" and words[begin:end][-1:] == ["lives"] and row("saving") & set(words[max(0, begin - 5) : begin]):
        return "rescue"
    applying = count.unit.lower().split()[-1] in data["persons"]["nouns"] and noun == "asylum"
    if noun is not None and not applying and not (noun == "rescue" and "died" in words):
        return _refined(noun, words, count.subject)
    allowed = [
        cue
        for cue in found
        if count.subject in data["only"].get(cue.event, [count.subject]) and not begin <= cue.at < end
    ]
    if count.head_start < count.start:  # "reached" in front of a total is no arrival
        allowed = [cue for cue in allowed if not begin - 3 <= cue.at < begin]
    allowed = [cue for cue in allowed if not (cue.at + 1 == begin and words[cue.at] in data["level"]["words"])]
    allowed = [cue for cue in allowed if not finds(cue, words) and not gate(cue, words)]
    if count.subject == "migrants" and sent_back(words, begin, end):
        return "return"
    if count.subject == "migrants" and lifted(words, begin, end):
        return "rescue"
    if count.subject == "migrants" and moved_out(words, begin, end):
        return "eviction"
    several = count.number.value > 1
    telling = [cue for cue in allowed if text_of(cue, words) not in row("weak")]
    chosen = governing(telling, words, begin, end, several=several)
    if chosen is None or (chosen.at >= end and chosen.at - end > NEAR):
        chosen = governing(allowed, words, begin, end, several=several)
    first = begin if count.whole is not None else begin - CLOSE  # what stands before a part is said of its whole
    apart = chosen is not None and (
        not first <= chosen.at <= end + CLOSE or text_of(chosen, words) in row("weak") or words[chosen.at] == "there"
    )
    if count.label is not None or ((chosen is None or apart) and (bare or count.whole is not None)):
        chosen_event = _inherited(count, earlier, sentences)
        if chosen_event is not None:
            return _refined(chosen_event, words, count.subject)
    if chosen is None and count.subject == "migrants" and _compares(words):
        last = earlier[-1] if earlier else None
        if last is not None and last.subject == "migrants" and last.event and count.sentence - last.sentence <= 1:
            return last.event
    if count.subject == "migrants" and (chosen is None or chosen.at > end) and _has(words, begin):
        return "presence"
    if chosen is not None and words[chosen.at] == "there" and row("sea") & set(words[end : end + 5]):
        return "crossing"  # "there were 53 people in each boat"
    if chosen is not None and not (applying and chosen.event not in data["persons"]["events"]):
        return _refined(chosen.event, words, count.subject)
    if applying:
        return "asylum"
    if count.head_start < count.start:
        inner = [cue for cue in allowed if cue.at < begin]
        if inner:
            return _refined(inner[-1].event, words, count.subject)
    if count.subject == "migrants" and _is_there(words, begin, end):
        return "crossing" if row("sea") & set(words[end : end + 5]) else "presence"
    if count.subject != "migrants":
        return str(data["default"][count.subject])
    taken = row("taking", "verbs") & set(words[max(0, begin - 3) : begin])
    if taken and words[end - 1] in row("taking", "nouns"):
        return "support"
    return _carried(count, earlier, sentences) or "other"


def _carried(count: CountMention, earlier: list[CountMention], sentences: list[Sentence]) -> str | None:
    """The event of the count before, where a text that counts crossings, claims or deaths says no other."""
    last = earlier[-1] if earlier else None
    if last is None or last.subject != "migrants" or last.event not in lexicon("events")["carried"]["events"]:
        return None
    near = sentences[count.sentence].paragraph - sentences[last.sentence].paragraph <= 1
    return last.event if near and count.sentence - last.sentence <= 2 and count.number.value >= CARRIED else None


def _compares(words: list[str]) -> bool:
    """Does the sentence set a figure beside the one before it ("at the same point last year")?"""
    return "same" in words and bool({"point", "period", "time", "stage", "month", "week"} & set(words))


def _own(count: CountMention, sentence: Sentence) -> str | None:
    """The event that the counted noun says itself; a noun that is only understood says nothing of the new number's."""
    if count.antecedent is not None or count.label is not None:
        return None
    words = count.unit.lower().replace("’", "'").split()
    for at in range(len(words)):
        match = own().longest(words, at)
        if match is not None and at + match[0] == len(words):
            return match[1]
    return None


def _inherited(count: CountMention, earlier: list[CountMention], sentences: list[Sentence]) -> str | None:
    for index in (count.whole, count.antecedent):
        if index is not None and index < len(earlier):
            return earlier[index].event
    for lead in reversed(sentences[max(0, count.sentence - 15) : count.sentence]):
        if lead.text.rstrip().endswith(":"):
            found = [
                cue
                for cue in cues_of(lead)
                if cue.event in {"detention", "death", "crossing", "rescue", "return", "asylum", "arrival", "support"}
            ]
            if found:
                return found[0].event
            if earlier and earlier[-1].event and count.sentence - earlier[-1].sentence < 12:
                return earlier[-1].event
            return None
    return None


def _is_there(words: list[str], begin: int, end: int) -> bool:
    if begin >= 2 and words[begin - 2] == "there" and words[begin - 1] in {"are", "were", "is", "was"}:
        return True
    if _has(words, begin):
        return True
    if begin >= 3 and "there" in words[max(0, begin - 5) : begin]:
        return True
    if (
        end + 1 < len(words)
        and words[end] in PASSIVE
        and words[end + 1] in {"in", "at", "inside", "on", "aboard", "near", "outside"}
    ):
        return True
    return (
        end + 1 < len(words)
        and words[end] in {"in", "at", "inside", "outside", "near", "around", "aboard"}
        and not _when(words[end + 1])
    )


def _when(word: str) -> bool:
    """ "In 2015", "in March", "in recent weeks": a time stands behind the preposition, and no place."""
    return (len(word) == 4 and word.isdigit()) or word in row("when")


def _has(words: list[str], begin: int) -> bool:
    """ "Lebanon, which has 1.1 million refugees"."""
    return (
        begin >= 2 and words[begin - 1] in {"has", "have", "hosts"} and words[begin - 2] not in {"to", "who", "we", "i"}
    )


def _refined(event: str, words: list[str], subject: str) -> str:
    """An arrival by sea is a crossing, a journey on a plane a return."""
    if event == "crossing" and not row("sea") & set(words) and row("flights") & set(words):
        return "return"
    if event == "arrival" and subject in {"migrants", "vessels"} and any(w in row("sea") for w in words):
        return "crossing"
    return event


def _ashore(sentence: Sentence) -> bool:
    """Does the sentence tell of reaching the far shore ("803 people reached Kent")?"""
    words = {w.lower.removesuffix("'s") for w in sentence.words}
    shore = lexicon("events")["shore"]
    return bool(words.intersection(shore["words"])) and bool(words.intersection(shore["verbs"]))
