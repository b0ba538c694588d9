"""Whom a pronoun means: everybody told of shortly before is weighed, and who outweighs all others is taken.

What is weighed are the preferences that grammars of reference agree on: subjects before objects, the last sentence
before those before it, who is spoken of all the time before who is named once. Their weights are in
`data/lexicons/references.toml`; `training/references.py` sets them by texts in which everybody is marked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log

from channelfacts.annotations import Sentence, Word
from channelfacts.entities.references.cast import Cast
from channelfacts.entities.references.grammar import (
    OBJECT,
    OBLIQUE,
    OWNER,
    QUOTES,
    SUBJECT,
    new_clause,
    other_subject,
    pronoun_role,
    told_by,
)
from channelfacts.entities.references.lexis import speech, words
from channelfacts.entities.references.story import Story, Told
from channelfacts.lexicons import lexicon

Features = dict[str, float]
FAR = 4
"""From so many sentences on all distances are one."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a pronoun stands: token `i` of a sentence; in direct speech or not, and whose.

    since: where speech of an unknown speaker begins: who is told of before may be the one who speaks.
    """

    sentence: Sentence
    i: int
    quoted: bool = False
    speaker: int | None = None
    since: int | None = None

    @property
    def word(self) -> Word:
        """The pronoun."""
        return self.sentence.words[self.i]


def suits(story: Story, cast: Cast, who: int, gender: str) -> bool:
    """May somebody be called "he", or "she"?"""
    return (cast.gender(who) if who >= 0 else story.strangers[who][1]) in (None, gender)


def choose(story: Story, cast: Cast, place: Place, gender: str, out: frozenset[int] = frozenset()) -> int | None:
    """Who is meant; None where nobody outweighs the others. out: who cannot be meant."""
    weighed = chances(candidates(story, cast, place, gender, out), nobody(place))
    if not weighed:
        return None
    best = max(weighed, key=lambda who: (weighed[who], -who))
    return best if weighed[best] >= weight("least_quoted" if place.quoted else "least") else None


@cache
def weight(name: str) -> float:
    """A weight by its name; nothing where training found none."""
    return float(lexicon("references")["weights"].get(name, 0.0))


def score(features: Features) -> float:
    """The sum of the weights."""
    return sum(weight(name) * value for name, value in features.items())


def chances(found: dict[int, Features], none: Features) -> dict[int, float]:
    """How likely each one is; the rest up to 1 is nobody's."""
    scores = {who: exp(score(features)) for who, features in found.items()}
    total = sum(scores.values()) + exp(score(none))
    return {who: value / total for who, value in scores.items()}


def nobody(place: Place) -> Features:
    """What speaks for nobody at all."""
    return {"nobody": 1.0, "nobody_quoted": float(place.quoted), "nobody_unheard": float(place.since is not None)}


def candidates(
    story: Story, cast: Cast, place: Place, gender: str, out: frozenset[int] = frozenset()
) -> dict[int, Features]:
    """Everybody whom the pronoun can mean by gender and grammar, with what speaks for each."""
    row, i, sentence = place.sentence.words, place.i, place.sentence
    part = pronoun_role(row, i)
    near = list(story.before(sentence.index, place.word.start, sentence.paragraph, spoken=place.quoted))
    here = [m for m in near if m.sentence == sentence.index and (place.quoted or not m.quoted)]
    here.sort()
    subjects = [m for m in here if m.role == SUBJECT]
    if row[i].lower in words("pronouns", "reflexive"):
        acting = [m.who for m in subjects if suits(story, cast, m.who, gender)][-1:]
        return {who: {"reflexive": 1.0} for who in acting}
    shut = set(out)
    spoken = not place.quoted and i > 0 and row[i - 1].text in QUOTES and i + 1 < len(row) and speech(row[i + 1].lower)
    if spoken:  # ‘"Theresa is welcome," she said’
        shut |= {m.who for m in near if m.sentence == sentence.index and m.quoted}
    if place.speaker is not None:
        shut.add(place.speaker)
    if part in (OBJECT, OBLIQUE) and here:
        shut |= _bound(row, i, here, subjects)
    mentions: dict[int, list[Told]] = {}
    for mention in near:
        mentions.setdefault(mention.who, []).append(mention)
    fitting = {who: own for who, own in mentions.items() if who not in shut and suits(story, cast, who, gender)}
    found: dict[int, Features] = {}
    for rank, (who, told) in enumerate(fitting.items()):
        features = _presence(story, place, part, told)
        features["latest"] = float(rank == 0)
        features["alone"] = float(len(fitting) == 1)
        known = cast.gender(who) if who >= 0 else story.strangers[who][1]
        features["unsexed"] = float(known is None)
        if who < 0:
            kind = "unnamed" if story.strangers[who][0] else "unresolved"
            features[kind] = 1.0
            features[f"{kind}_here"] = float("apart_0" in features)
            features[f"{kind}_main"] = float("main" in features)
        features.update(_beside(row, i, part, who, here, subjects))
        found[who] = features
    return found


def _presence(story: Story, place: Place, part: str, own: list[Told]) -> Features:
    """Where somebody was told of last, how often, and as what. own: the mentions, the last one first."""
    sentence = place.sentence
    last = own[0]
    apart = min(FAR, story.apart(last.sentence, sentence.index, spoken=place.quoted))
    together = [m for m in own if m.sentence == last.sentence]
    best = min(together, key=lambda m: (not m.main, (SUBJECT, OBJECT, OBLIQUE, OWNER).index(m.role)))
    features: Features = {
        f"apart_{apart}": 1.0,
        f"role_{best.role}": 1.0,
        "often": log(1 + min(8, len(own))),
        "pronoun": float(last.pronoun),
        "quoted_only": float(all(m.quoted for m in own) and not place.quoted),
        "unquoted_only": float(place.quoted and not any(m.quoted for m in own)),
        "paragraphs": float(min(2, sentence.paragraph - last.paragraph)),
    }
    if best.main:
        features["main"] = 1.0
        if apart == 1:
            features["main_before"] = 1.0
            features["main_before_opening"] = float(place.i == 0 and part == SUBJECT)
    if best.role == part:
        features["parallel"] = 1.0
    if apart == 0:
        features[f"here_{part}"] = 1.0
    return features


def _index(row: Sequence[Word], offset: int) -> int:
    """The token that begins at or behind an offset."""
    return next((k for k, w in enumerate(row) if w.start >= offset), len(row))


def _bound(row: Sequence[Word], i: int, here: list[Told], subjects: list[Told]) -> set[int]:
    """Who cannot be "him": the subject of its own clause; behind "asked Y to", it is Y who cannot."""
    last = here[-1]
    between = row[_index(row, last.end) : i]
    if last.role != SUBJECT and between and between[0].lower in ("to", "not") and any(w.lower == "to" for w in between):
        return {last.who}
    if not subjects:
        return set()
    subject = subjects[-1]
    start = _index(row, subject.end)
    if other_subject(row, start, i):
        return set()
    return (
        set() if row[i - 1].lower in words("grammar", "locative") and not new_clause(row, start, i) else {subject.who}
    )


def _beside(row: Sequence[Word], i: int, part: str, who: int, here: list[Told], subjects: list[Told]) -> Features:
    """What speaks for somebody who is told of in the same sentence."""
    mine = [m for m in here if m.who == who]
    if not mine:
        return {}
    last = mine[-1]
    own = [m for m in mine if m.role == SUBJECT]
    if part == SUBJECT:
        if own and own[-1] is subjects[-1] and told_by(row, i, _index(row, own[-1].end)):
            return {"said_that": 1.0, "subject_here": 1.0, "subject_last": 1.0}
        return {"subject_here": float(bool(own)), "subject_last": float(bool(own) and own[-1] is subjects[-1])}
    if part == OWNER:
        at = _index(row, last.end)
        if at + 1 == i and row[at].lower == "and":
            return {"and_own": 1.0}
        if own and own[-1] is subjects[-1]:
            return {"owner_clause": 1.0} if not new_clause(row, _index(row, own[-1].end), i) else {"owner_subject": 1.0}
        return {"owner_here": 1.0}
    return {"object_here": float(last.role in (OBJECT, OBLIQUE))}
