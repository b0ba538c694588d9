"""What a sentence says that somebody did or suffered: found guilty, accused, fled, drowned, come from afar."""

from __future__ import annotations

from channelfacts.mentions.people.kinds import Around
from channelfacts.mentions.people.names import Candidate
from channelfacts.mentions.people.words import Words

CIVIL = frozenset({"", "mr", "mrs", "ms", "miss"})
AHEAD = 14
"""Words behind a name in which the verb of its clause stands."""


def from_afar(words: Words, mention: Candidate, around: Around) -> bool:
    """ "X, 19, from Darfur", "X, from Sudan": of a country that people flee, told of without a title or a job."""
    tokens = mention.line.tokens
    ahead = tokens[mention.end : mention.end + 6]
    if len(ahead) < 3 or ahead[0].text != "," or mention.title:
        return False
    if not ahead[1].text.isdigit() and ahead[1].lower != "from":
        return False
    ahead = tokens[mention.end + 1 : mention.end + 12]
    at = next((i for i, t in enumerate(ahead) if t.lower == "from" or t.lower in words.speech or t.text == "."), None)
    if at is None or ahead[at].lower != "from":
        return False
    return any(
        place.country in words.origins
        for token in ahead[at + 1 : at + 4]
        for place in around.places_in(token.start, token.end)
    )


def sentenced(words: Words, mention: Candidate) -> bool:
    """Does the sentence say that a court found the person guilty?"""
    tokens = mention.line.tokens
    if tokens[mention.end - 1].possessive:
        return False
    if mention.opening and tokens[mention.opening - 1].lower in words.guilty:
        return True
    ahead = [token.lower for token in tokens[mention.end : mention.end + 30]]
    for i, word in enumerate(ahead):
        if word in ("who", "which", "that", "said", "as", "after") and i and word != "who":
            return False
        if word in words.guilty and (
            i == 0 or ahead[i - 1] in ("was", "were", "been", "is", "are", "being", ",", "who")
        ):
            return True
        if (
            word == "given"
            and ahead[i + 2 : i + 3] in (["years"], ["months"])
            and i
            and ahead[i - 1] in ("was", "were", "each")
        ):
            return True
        if word in ("guilty", "counts") and any(
            verb in ahead[:i] for verb in ("pleaded", "pleads", "found", "admitted")
        ):
            return True
    return False


def accused(words: Words, mention: Candidate) -> bool:
    """Does a court hear in the sentence what the person, its subject, did ("X ran the gang, the jury heard")?"""
    tokens = mention.line.tokens
    if tokens[mention.end - 1].possessive or mention.title not in CIVIL or mention.roles:
        return False
    ahead = [token.lower for token in tokens[mention.end :]]
    if any(word in words.speech for word in ahead[:2]):
        return False
    pairs = {" ".join(ahead[i : i + 2]) for i in range(len(ahead))}
    return bool(pairs & words.court_hears) and not any(word in words.court_roles for word in ahead[:8])


def on_the_way(words: Words, mention: Candidate) -> bool:
    """Is the person the subject of a verb of those on the move: drowned, fled, crossed, claimed asylum?"""
    tokens = mention.line.tokens
    if tokens[mention.end - 1].possessive or any(r.head.key not in words.plain_people for r in mention.roles):
        return False
    ahead = [token.lower for token in tokens[mention.end : mention.end + 2 * AHEAD]]
    for i, word in enumerate(ahead):
        if word in words.quoting or word in (";", ".", "said", "whose"):
            return False
        if word in ("drowned", "died") and ahead[max(i - 2, 0) : i] == [",", "who"]:
            return True  # "X, his wife Y and their baby, who drowned"
        if i > 2 and ahead[i - 1] in ("who", "that", "which"):
            return False  # "X set up a fund for those who drowned"
        if word == "among" and words.going & set(ahead[i : i + 5]):
            return True  # "was among 50 migrants"
        if i < AHEAD and (word in words.moves or " ".join(ahead[i : i + 2]) in words.moves):
            return True
    return False
