"""What a phrase is in its clause (subject, object, owner), read from the words beside it."""

from __future__ import annotations

from collections.abc import Sequence

from channelfacts.annotations import Word
from channelfacts.entities.references.lexis import adverb, possessive, speech, verb, words

SUBJECT, OBJECT, OBLIQUE, OWNER = "subject", "object", "oblique", "owner"
QUOTES = frozenset("\"“”‘’'")
ASIDE = 16
"""Words that an apposition or a clause between commas may have."""


def role(row: Sequence[Word], first: int, end: int) -> str:
    """The role of the phrase at tokens `first` to `end`."""
    before = row[first - 1].lower if first else ""
    if possessive(row[end - 1]):
        return OWNER
    at = _behind_asides(row, end)
    speaks = at < len(row) and verb(row[at].lower) and row[at].text[:1].islower()
    if (
        first
        and speech(before)
        and (first == 1 or row[first - 2].text in QUOTES or row[first - 2].text in (",", "?", "!"))
    ):
        return SUBJECT  # ‘"...," said Mrs May’
    if _says_before(row, first):
        return SUBJECT
    if before in words("grammar", "prepositions") and not (before in words("grammar", "clause") and speaks):
        return OBLIQUE
    if speaks:
        return SUBJECT
    if first == 0 or (first == 1 and before in words("grammar", "opening")) or row[first - 1].text in QUOTES:
        return SUBJECT
    if before == "by":
        return OBLIQUE
    return OBJECT


def _says_before(row: Sequence[Word], first: int) -> bool:
    """‘"...," says chief commissioner Dirk Lammertyn’: a verb of saying behind a quotation, and words of a role."""
    for at in range(first - 2, max(0, first - 7), -1):
        if speech(row[at].lower):
            return row[at - 1].text in QUOTES or row[at - 1].text == ","
        if not row[at].text[0].isalpha() or row[at].lower in words("grammar", "prepositions"):
            return False
    return False


def _behind_asides(row: Sequence[Word], at: int) -> int:
    """The token from `at` on that goes on with the clause: behind "(Con)", ", 44,", ", the mayor of Calais,"."""
    for _ in range(3):
        if at < len(row) and row[at].text == "(":
            close = next((i for i in range(at + 1, min(len(row), at + ASIDE)) if row[i].text == ")"), None)
            if close is None:
                return at
            at = close + 1
        elif at < len(row) and (row[at].text == "," or row[at].lower in ("who", "whose", "whom")):
            close = next((i for i in range(at + 1, min(len(row), at + ASIDE)) if row[i].text == ","), None)
            if close is None or close + 1 >= len(row):
                return at
            if verb(row[close + 1].lower) or row[close + 1].lower in ("who", "whose") or close - at <= 2:
                at = close + 1
            else:
                following = next(
                    (i for i in range(close + 1, min(len(row), close + ASIDE)) if row[i].text == ","), None
                )
                if following is None or following + 1 >= len(row) or not verb(row[following + 1].lower):
                    return at
                at = following + 1
        else:
            break
    if at < len(row) and row[at].lower in words("descriptions", "within"):  # "Chuck Schumer of New York told"
        for far in range(at + 1, min(len(row), at + 8)):
            if (
                row[far].text.islower()
                and verb(row[far].lower)
                and row[far - 1].lower not in words("descriptions", "within")
            ):
                return far
            if not row[far].text[0].isalnum() or row[far].lower in words("grammar", "clause"):
                break
    while at < len(row) and (adverb(row[at].lower) or row[at].lower in ("himself", "herself")):
        at += 1
    return at


def pronoun_role(row: Sequence[Word], i: int) -> str:
    """The role of a pronoun: "her" is an owner before a noun, else an object."""
    lower = row[i].lower
    if lower in words("pronouns", "subject"):
        return SUBJECT
    if lower in ("his", "hers"):
        return OWNER
    oblique = bool(i) and row[i - 1].lower in words("grammar", "prepositions")
    if lower == "her" and i + 1 < len(row):
        ahead = row[i + 1]
        ends = ahead.lower in words("grammar", "behind_object") or not ahead.text[0].isalnum()
        if not ends or (ahead.text in QUOTES and i + 2 < len(row) and row[i + 2].text[0].isalnum()):
            return OWNER
    return OBLIQUE if oblique else OBJECT


def told_by(row: Sequence[Word], i: int, subject_end: int) -> bool:
    """Is the pronoun at `i` the subject of what somebody said: "X said (that) he", "X, who ..., says she"?"""
    at = _behind_asides(row, subject_end)
    while at < i and row[at].lower in words("verbs", "auxiliaries"):
        at += 1
    while at < i and adverb(row[at].lower):
        at += 1
    if at >= i or not speech(row[at].lower):
        return False
    between = [w.lower for w in row[at + 1 : i]]
    if "that" in between[:-1]:
        at_that = between.index("that")
        return not any(verb(w) for w in between[:at_that]) and len(between) - at_that <= 8
    return (
        not between
        or between[-1] in ("that", "how", "why", "when", "where", "whether", "if", "and", "because")
        or (len(between) <= 5 and not any(t in QUOTES or t == "," for t in between))
    )


def new_clause(row: Sequence[Word], start: int, end: int) -> bool:
    """Does a clause begin between two tokens ("..., but", "that", "while")?"""
    return any(w.lower in words("grammar", "clause") or w.text in (";", ":") for w in row[start:end])


def other_subject(row: Sequence[Word], start: int, end: int) -> bool:
    """Has a clause between two tokens a subject of its own ("..., but somebody might tell")?"""
    last = max(
        (k for k in range(start, end) if row[k].lower in words("grammar", "clause") or row[k].text == ";"), default=None
    )
    if last is None:
        return any(w.lower in words("grammar", "others") for w in row[start:end])
    at = last + 1
    while at < end and adverb(row[at].lower):
        at += 1
    if at >= end or verb(row[at].lower):
        return False
    told = row[at].lower in words("grammar", "others") or row[at].lower in words("descriptions", "openings")
    return told or row[at].text[0].isupper() or (at + 1 < end and verb(row[at + 1].lower))
